package markdown

import (
	"bytes"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"stratbook/generator/source"
)

// The caps. Below them lies any text that people write; above them goldmark
// takes time, memory or room out of proportion to what it reads.
const (
	maxBody    = 1 << 20 // bytes of a body
	maxLines   = 50_000  // every open list remembers each blank line
	maxNesting = 64      // open blocks; a list takes two
	maxColumns = 64      // a row is filled up to the header's columns
	maxCells   = 1 << 16 // of all tables of a body
	maxNotes   = 512     // footnotes: each reference goes through them all
	maxPipes   = 1024    // "\|" on lines with code: each goes through all cells like it
	maxInline  = 128     // elements within elements, in a line of text

	// Of one paragraph, heading, cell or term:
	maxMarks    = 1000      // emphasis marks that could open or close: pairs are tried
	maxBrackets = 100       // open brackets: the text behind each is copied
	maxTicks    = 32        // different lengths of backtick runs: each is looked for to the end
	maxDefs     = 500       // lines that begin with "[": lines behind a definition are moved
	maxSteps    = 2_000_000 // closing brackets × lines; bytes looked through for a link's target

	// Output: so many times the input, and some for what is short.
	outFactor, outSlack = 32, 64 << 10
	maxOut              = 8 << 20
)

// excess names a cap: the sentence of the rule, and the number in it, if it has
// one that means anything to an author.
type excess struct {
	says  string
	limit int
}

// state is what is known of one body while it is parsed and written.
type state struct {
	src    []byte
	taken  []string // ids that no heading may have, sorted
	where  *places
	excess *source.Problem // the first cap that was met

	notes, cells, pipes int

	block  ast.Node  // the block whose text is being parsed
	marks  int       // emphasis marks in it so far
	opened [128]bool // by character: one of them could open
}

// over notes the first cap that is exceeded. From then on everything is waved
// through as cheaply as can be, and the body is shown as written.
func (st *state) over(e excess, start, end int) {
	if st.excess == nil {
		st.excess = &source.Problem{Rule: "too-large", Says: e.says}
		if e.limit > 0 {
			st.excess.Args = source.Args{"limit": e.limit}
		}
		st.excess.At.Span = st.span(start, end)
	}
}

func (st *state) span(start, end int) source.Span {
	if st.where == nil {
		st.where = newPlaces(st.src)
	}
	return st.where.span(start, end)
}

// oversize judges what a glance at the whole tells.
func oversize(src []byte) (at int, says string, limit int) {
	if len(src) > maxBody {
		at = maxBody
		for at > 0 && src[at]&0xC0 == 0x80 {
			at--
		}
		return at, "body", maxBody
	}
	if bytes.Count(src, []byte{'\n'}) <= maxLines {
		return 0, "", 0
	}
	for range maxLines {
		at += bytes.IndexByte(src[at:], '\n') + 1
	}
	return at, "lines", maxLines
}

// nested is a parser of blocks that hold blocks, with a cap on the depth.
type nested struct{ parser.BlockParser }

func (p nested) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	st := stateOf(pc)
	if st.excess != nil {
		return nil, parser.NoChildren
	}
	_, at := reader.Position()
	node, result := p.BlockParser.Open(parent, reader, pc)
	if node != nil && len(pc.OpenedBlocks()) >= maxNesting {
		st.over(excess{"nesting", maxNesting}, at.Start, at.Start+1)
	}
	return node, result
}

// notes counts footnotes as they are opened.
type notes struct{ parser.BlockParser }

func (p notes) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	_, at := reader.Position()
	node, result := p.BlockParser.Open(parent, reader, pc)
	if node != nil {
		st := stateOf(pc)
		if st.notes++; st.notes > maxNotes {
			st.over(excess{"footnotes", maxNotes}, at.Start, at.Start+1)
		}
	}
	return node, result
}

// shape judges a paragraph before link definitions and tables are made of it.
type shape struct{}

func (shape) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	st, lines := stateOf(pc), node.Lines()
	if st.excess == nil {
		st.judgeShape(lines)
	}
	if st.excess != nil && lines.Len() > 1 {
		lines.SetSliced(0, 1) // too short for a table
	}
}

func (st *state) judgeShape(lines *text.Segments) {
	defs, ruled := 0, false
	for i := range lines.Len() {
		seg := lines.At(i)
		line := bytes.TrimSpace(st.src[seg.Start:seg.Stop])
		if bytes.HasPrefix(line, []byte{'['}) {
			if defs++; defs > maxDefs {
				st.over(excess{says: "paragraph"}, seg.Start, seg.Start+len(line))
				return
			}
		}
		if bytes.IndexByte(line, '`') >= 0 {
			if st.pipes += bytes.Count(line, []byte(`\|`)); st.pipes > maxPipes {
				st.over(excess{says: "paragraph"}, seg.Start, seg.Start+len(line))
				return
			}
		}
		if ruled || i == 0 || !isRule(line) {
			continue
		}
		ruled = true
		columns := bytes.Count(bytes.Trim(line, "|"), []byte{'|'}) + 1
		st.cells += columns * (lines.Len() - i)
		if columns > maxColumns {
			st.over(excess{"columns", maxColumns}, seg.Start, seg.Start+len(line))
		} else if columns > 1 && st.cells > maxCells {
			st.over(excess{"cells", maxCells}, seg.Start, seg.Start+len(line))
		}
	}
}

// isRule tells a line that could stand under a table's header.
func isRule(line []byte) bool {
	return bytes.IndexByte(line, '-') >= 0 && len(bytes.Trim(line, "-|: \t")) == 0 && bytes.IndexByte(line, '|') >= 0
}

// gate comes before all other inline parsers. It judges the text of a block
// once, when the first mark in it is met, and behind a cap it eats the rest.
type gate struct{}

func (gate) Trigger() []byte { return []byte("*_~[]!`<") }

func (gate) Parse(parent ast.Node, block text.Reader, pc parser.Context) ast.Node {
	st := stateOf(pc)
	if st.block != parent {
		st.block, st.marks, st.opened = parent, 0, [128]bool{}
		if st.excess == nil {
			st.judgeText(parent.Lines())
		}
	}
	if st.excess == nil {
		return nil
	}
	block.SetPosition(parent.Lines().Len(), text.NewSegment(0, 0))
	return ast.NewString(nil)
}

func (st *state) judgeText(lines *text.Segments) {
	open, deepest, closed, steps := 0, 0, 0, 0
	var ticks [64]bool
	lengths := 0
	for i := range lines.Len() {
		seg := lines.At(i)
		line := st.src[seg.Start:seg.Stop]
		for j := 0; j < len(line); j++ {
			switch line[j] {
			case '\\':
				j++
			case '[':
				open++
				deepest = max(deepest, open)
			case ']':
				open = max(0, open-1)
				closed++
			case '`':
				run := j
				for j+1 < len(line) && line[j+1] == '`' {
					j++
				}
				if n := j - run + 1; n >= len(ticks) || !ticks[n] {
					ticks[n%len(ticks)] = true
					lengths++
				}
			}
		}
		steps += targetSteps(line)
		if deepest > maxBrackets || lengths > maxTicks || steps > maxSteps || closed*lines.Len() > maxSteps {
			st.over(excess{says: "paragraph"}, seg.Start, seg.Start+len(bytes.TrimSpace(line)))
			return
		}
	}
}

// targetSteps bounds how many bytes are looked through for the ends of the
// targets of links: a target ends at a blank, or at its ")".
func targetSteps(line []byte) int {
	if bytes.Count(line, []byte("](")) < 64 {
		return 0
	}
	steps, blank, angle, paren := 0, len(line), len(line), len(line)
	for i := len(line) - 1; i >= 1; i-- {
		switch line[i] {
		case ' ', '\t':
			blank = i
		case '>':
			angle = i
		case ')':
			paren = i
		case '(':
			if line[i-1] == ']' {
				end := min(blank, paren)
				if i+1 < len(line) && line[i+1] == '<' {
					end = angle
				}
				steps += end - i
			}
			paren = len(line) // a ")" behind this one may be its own
		}
	}
	return steps
}
