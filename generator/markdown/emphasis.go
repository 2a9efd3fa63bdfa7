package markdown

import (
	"github.com/yuin/goldmark/ast"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// emphasisParser reads *, _ and ~~. CommonMark decides by blanks and
// punctuation whether a mark opens or closes, which takes for granted that
// words stand apart: in 他说**“好。”**然后 neither mark would do anything. So a
// CJK character beside a mark counts as a blank would, and CJK punctuation is
// not held against it. Without such a character the rules are CommonMark's.
type emphasisParser struct{}

func (emphasisParser) Trigger() []byte { return []byte{'*', '_', '~'} }

func (emphasisParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, seg := block.PeekLine()
	char, n := line[0], 1
	for n < len(line) && line[n] == char {
		n++
	}
	after := ' '
	if n < len(line) {
		after = util.ToRune(line, n)
	}
	st, run := stateOf(pc), seg.WithStop(seg.Start+n)
	block.Advance(n)
	opens, closes := flanks(char, before, after)
	if char == '~' && n != 2 {
		opens, closes = false, false
	}
	if !opens && !(closes && st.opened[char]) {
		return ast.NewTextSegment(run) // cannot pair with anything: spares goldmark to try
	}
	st.opened[char] = st.opened[char] || opens
	if st.marks++; st.marks > maxMarks {
		st.over(excess{says: "paragraph"}, run.Start, run.Stop)
		return ast.NewTextSegment(run)
	}
	var pair parser.DelimiterProcessor = pairing{}
	if char == '~' {
		pair = striking{}
	}
	node := parser.NewDelimiter(opens, closes, n, char, pair)
	node.Segment = run
	pc.PushDelimiter(node)
	return node
}

// pairing tells goldmark which marks belong together, and what they make.
type pairing struct{}

func (pairing) IsDelimiter(b byte) bool { return b == '*' || b == '_' || b == '~' }

func (pairing) CanOpenCloser(opener, closer *parser.Delimiter) bool {
	return opener.Char == closer.Char
}

func (pairing) OnMatch(consumes int) ast.Node { return ast.NewEmphasis(consumes) }

// striking is the pairing of "~~".
type striking struct{ pairing }

func (striking) OnMatch(int) ast.Node { return extast.NewStrikethrough() }

// flanks tells whether a run of marks may open and whether it may close, by the
// characters on both sides.
func flanks(char byte, before, after rune) (opens, closes bool) {
	spaceBefore, spaceAfter := util.IsSpaceRune(before), util.IsSpaceRune(after)
	punctBefore, punctAfter := util.IsPunctRune(before), util.IsPunctRune(after)
	cjkBefore, cjkAfter := isCJK(before), isCJK(after)

	left := !spaceAfter && (!punctAfter || cjkAfter || spaceBefore || punctBefore || cjkBefore)
	right := !spaceBefore && (!punctBefore || cjkBefore || spaceAfter || punctAfter || cjkAfter)
	if char == '_' {
		return left && (!right || punctBefore), right && (!left || punctAfter)
	}
	return left, right
}

// isCJK tells the characters of scripts written without blanks between words,
// and their punctuation; Korean too, which puts particles right behind a word.
func isCJK(r rune) bool {
	switch {
	case r < 0x1100:
		return false
	case isHangul(r):
		return true
	}
	return r >= 0x2E80 && r <= 0xA4CF || // radicals, punctuation, kana, bopomofo, ideographs, Yi
		r >= 0xF900 && r <= 0xFAFF || r >= 0xFE30 && r <= 0xFE4F || // compatibility
		r >= 0xFF00 && r <= 0xFFEF || // full width
		r >= 0x1AFF0 && r <= 0x1B16F || r >= 0x1F200 && r <= 0x1F2FF ||
		r >= 0x20000 && r <= 0x3FFFD
}

func isHangul(r rune) bool {
	return r >= 0x1100 && r <= 0x11FF || r >= 0x3130 && r <= 0x318F ||
		r >= 0xA960 && r <= 0xA97F || r >= 0xAC00 && r <= 0xD7FF
}

// joins tells whether a line break between two characters is no blank: both
// are of a script without blanks, or one is and the other is a mark that
// Chinese shares with Western text.
func joins(a, b rune) bool {
	ca, cb := isCJK(a) && !isHangul(a), isCJK(b) && !isHangul(b)
	return ca && (cb || isShared(b)) || cb && isShared(a)
}

func isShared(r rune) bool {
	switch r {
	case '“', '”', '‘', '’', '…', '—', '·':
		return true
	}
	return false
}
