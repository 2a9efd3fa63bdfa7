package markdown

import (
	"bytes"
	"sync"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	extast "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// bodyParser is the one parser of the process. goldmark's parser holds nothing
// of the text that it parses, so goroutines may share it.
var bodyParser = sync.OnceValue(func() parser.Parser {
	at := util.Prioritized
	return parser.NewParser(
		parser.WithBlockParsers(
			at(parser.NewSetextHeadingParser(), 100),
			at(nested{extension.NewDefinitionListParser()}, 101),
			at(nested{extension.NewDefinitionDescriptionParser()}, 102),
			at(parser.NewThematicBreakParser(), 200),
			at(nested{parser.NewListParser()}, 300),
			at(nested{parser.NewListItemParser()}, 400),
			at(parser.NewCodeBlockParser(), 500),
			at(parser.NewATXHeadingParser(), 600),
			at(parser.NewFencedCodeBlockParser(), 700),
			at(nested{parser.NewBlockquoteParser()}, 800),
			at(parser.NewHTMLBlockParser(), 900),
			at(nested{notes{extension.NewFootnoteBlockParser()}}, 999),
			at(parser.NewParagraphParser(), 1000),
		),
		parser.WithInlineParsers(
			at(gate{}, -1),
			at(taskParser{}, 0),
			at(parser.NewCodeSpanParser(), 100),
			at(extension.NewFootnoteParser(), 101),
			at(wikiParser{}, 150),
			at(parser.NewLinkParser(), 200),
			at(parser.NewAutoLinkParser(), 300),
			at(parser.NewRawHTMLParser(), 400),
			at(emphasisParser{}, 500),
		),
		parser.WithParagraphTransformers(
			at(shape{}, 50),
			at(parser.LinkReferenceParagraphTransformer, 100),
			at(extension.NewTableParagraphTransformer(), 200),
		),
		parser.WithASTTransformers(
			at(extension.NewTableASTTransformer(), 0),
			at(extension.NewFootnoteASTTransformer(), 999),
		),
	)
})

var stateKey = parser.NewContextKey()

func newContext(st *state) parser.Context {
	pc := parser.NewContext()
	pc.Set(stateKey, st)
	return pc
}

func stateOf(pc parser.Context) *state { return pc.Get(stateKey).(*state) }

func inContext(pc parser.Context) parser.ParseOption { return parser.WithContext(pc) }

// wikiLink is [[target#fragment|text]].
type wikiLink struct {
	ast.BaseInline
	target, fragment, text string
	words                  string // what is shown if nobody knows better
	start, end             int
}

var kindWikiLink = ast.NewNodeKind("WikiLink")

func (*wikiLink) Kind() ast.NodeKind { return kindWikiLink }

func (n *wikiLink) Dump(src []byte, level int) {
	ast.DumpHelper(n, src, level, map[string]string{"Target": n.target}, nil)
}

type wikiParser struct{}

func (wikiParser) Trigger() []byte { return []byte{'[', '!'} }

func (wikiParser) Parse(parent ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, seg := block.PeekLine()
	start := 0
	if line[0] == '!' { // no image: "Thanks![[wang-lei]]"
		start = 1
	}
	if !bytes.HasPrefix(line[start:], []byte("[[")) {
		return nil
	}
	inner := line[start+2:]
	end := bytes.IndexAny(inner, "[]\n")
	if end < 0 || !bytes.HasPrefix(inner[end:], []byte("]]")) {
		return nil
	}
	n := newWikiLink(inner[:end])
	if n == nil {
		return nil
	}
	if start == 1 {
		ast.MergeOrAppendTextSegment(parent, seg.WithStop(seg.Start+1))
	}
	n.start = seg.Start + start
	n.end = n.start + end + 4
	block.Advance(start + end + 4)
	return n
}

// newWikiLink reads what stands between the brackets, or returns nil if that
// names nothing.
func newWikiLink(inner []byte) *wikiLink {
	name, words, _ := bytes.Cut(inner, []byte{'|'})
	name = bytes.TrimSuffix(name, []byte{'\\'}) // as a table wants it
	name = bytes.TrimSpace(name)
	target, fragment, _ := bytes.Cut(name, []byte{'#'})
	n := &wikiLink{
		target:   string(bytes.TrimSpace(target)),
		fragment: string(bytes.TrimSpace(fragment)),
		text:     string(bytes.TrimSpace(bytes.ReplaceAll(words, []byte(`\|`), []byte{'|'}))),
		words:    string(name),
	}
	if n.target == "" && n.fragment == "" {
		return nil
	}
	if n.text != "" {
		n.words = n.text
	}
	return n
}

// taskParser is goldmark's with one difference: a blank must stand behind the
// box, so that "- [x](plan.md)" stays a link.
type taskParser struct{}

func (taskParser) Trigger() []byte { return []byte{'['} }

func (taskParser) Parse(parent ast.Node, block text.Reader, _ parser.Context) ast.Node {
	item, ok := parent.Parent().(*ast.ListItem)
	if !ok || item.FirstChild() != parent || parent.HasChildren() {
		return nil
	}
	line, _ := block.PeekLine()
	if len(line) < 3 || line[2] != ']' || len(line) > 3 && !util.IsSpace(line[3]) {
		return nil
	}
	checked := line[1] == 'x' || line[1] == 'X'
	if !checked && line[1] != ' ' {
		return nil
	}
	n := 3
	for n < len(line) && (line[n] == ' ' || line[n] == '\t') {
		n++
	}
	block.Advance(n)
	return extast.NewTaskCheckBox(checked)
}
