package source

import (
	"bytes"
	"cmp"
	"errors"
	"io"
	"strings"

	"go.yaml.in/yaml/v4"
)

// yamlReader turns the library's tree into ours. The library is used in this
// file and in yaml_error.go only.
type yamlReader struct {
	*reader
	line    int               // how many lines of the file stand before the front matter
	restore *strings.Replacer // of what shield took away, or nil
}

func (r *reader) yaml(from, to int) *Node {
	src, restore := shield(r.text.data[from:to])
	y := &yamlReader{r, r.text.at(from).line - 1, restore}
	loader, err := yaml.NewLoader(bytes.NewReader(src), yaml.WithPlugin(policy{}))
	var doc yaml.Node
	if err == nil {
		err = loader.Load(&doc)
	}
	switch {
	case err == io.EOF: // nothing, or comments
		return &Node{Kind: Mapping}
	case err != nil:
		y.fail(err)
		return nil
	}
	root := y.root(&doc)
	if y.noSecond(loader) && root != nil {
		root.Lost = append(root.Lost, "")
	}
	return root
}

// root turns a document into a tree; its root is a mapping.
func (y *yamlReader) root(doc *yaml.Node) *Node {
	content := doc.Content[0]
	if isPlain(content) && content.Value == "" && !isMarked(content) {
		return &Node{Kind: Mapping}
	}
	root := y.node(content, 1)
	if root != nil && root.Kind != Mapping {
		if isPlain(content) {
			y.noColon(y.find(content))
		} else {
			y.syntax("not-mapping", root.Span, nil)
		}
		return nil
	}
	return root
}

// noSecond reports what stands behind a "---" or "..." in the front matter, and
// whether there is anything.
func (y *yamlReader) noSecond(loader *yaml.Loader) bool {
	var doc yaml.Node
	var fault *yaml.LoadError
	switch err := loader.Load(&doc); {
	case err == nil:
		if content := doc.Content[0]; content.Value != "" || !isPlain(content) {
			y.found("second-document", y.find(&doc), nil)
			return true
		}
	case errors.As(err, &fault):
		at := y.text.find(y.line+fault.Mark.Line, fault.Mark.Column)
		if rest := bytes.TrimRight(y.text.data, " \t\n"); at >= len(rest) {
			at = y.text.lineStart(len(rest))
		}
		y.found("second-document", at, nil)
		return true
	}
	return false
}

func (y *yamlReader) find(n *yaml.Node) int { return y.text.find(y.line+n.Line, n.Column) }

// node returns nil for a value that is refused, and has then reported it.
func (y *yamlReader) node(n *yaml.Node, depth int) *Node {
	from := y.find(n)
	switch {
	case isMarked(n):
		y.startSign(from)
		return nil
	case n.Kind == yaml.ScalarNode:
		return y.scalar(n, from)
	case depth > maxDepth:
		y.tooDeep(y.text.span(from, y.text.wordEnd(from)))
		return nil
	case n.Kind == yaml.MappingNode:
		return y.mapping(n, depth)
	}
	list := &Node{Kind: Sequence, Span: y.text.toLineEnd(from), Items: make([]*Node, 0, len(n.Content))}
	for _, c := range n.Content {
		if item := y.node(c, depth+1); item != nil {
			list.Items = append(list.Items, item)
		}
	}
	return list
}

func (y *yamlReader) mapping(n *yaml.Node, depth int) *Node {
	m := mapping{Node: &Node{Kind: Mapping, Span: y.text.toLineEnd(y.find(n))}}
	m.Fields = make([]Field, 0, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		k := n.Content[i]
		key := y.node(k, depth+1)
		value := y.node(n.Content[i+1], depth+1)
		switch {
		case key == nil: // reported
		case key.Kind != Scalar:
			y.syntax("key-not-text", key.Span, nil)
		case isPlain(k) && k.Value == "<<":
			y.syntax("merge-key", key.Span, nil)
		case isPlain(k) && k.Value == "":
			y.syntax("no-key", y.text.span(y.find(k), y.find(k)+1), nil)
		default:
			if value != nil && value.Empty() && value.Span.Line != key.Span.Line {
				value = nothing(key.Span)
			}
			y.add(&m, Field{Key: cmp.Or(key.Text, y.value(k)), At: key.Span, Value: value})
			continue
		}
		m.Lost = append(m.Lost, "")
	}
	return m.Node
}

func (y *yamlReader) scalar(n *yaml.Node, from int) *Node {
	node, text := &Node{Quoted: !isPlain(n)}, y.value(n)
	to := from
	switch {
	case !node.Quoted:
		to = y.plainEnd(from, text)
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		to = y.trimmedLineEnd(from)
	default:
		to = y.quoteEnd(from)
	}
	node.Span = y.text.span(from, to)
	var ok bool
	if node.Text, ok = y.plainText(text, node.Span); !ok {
		return nil
	}
	if !node.Quoted && isNull(node.Text) {
		node.Text = ""
	}
	return node
}

// plainEnd returns where the first line of an unquoted text ends. Such a text
// stands in the file as it is, up to where lines are joined.
func (y *yamlReader) plainEnd(from int, value string) int {
	src := y.text.data[from:]
	i := 0
	for i < len(src) && i < len(value) && src[i] == value[i] && src[i] != '\n' {
		i++
	}
	return from + len(bytes.TrimRight(src[:i], " \t"))
}

// quoteEnd returns where a quoted text ends, or its first line.
func (y *yamlReader) quoteEnd(from int) int {
	src := y.text.data
	quote := src[from]
	for i := from + 1; i < len(src) && src[i] != '\n'; i++ {
		switch {
		case src[i] == '\\' && quote == '"' && i+1 < len(src) && src[i+1] != '\n':
			i++
		case src[i] == quote && quote == '\'' && i+1 < len(src) && src[i+1] == quote:
			i++
		case src[i] == quote:
			return i + 1
		}
	}
	return y.trimmedLineEnd(from)
}

func (y *yamlReader) trimmedLineEnd(from int) int {
	line := y.text.data[from:y.text.lineEnd(from)]
	return from + len(bytes.TrimRight(line, " \t"))
}

// value returns a scalar's text, with what shield took away.
func (y *yamlReader) value(n *yaml.Node) string {
	if y.restore == nil {
		return n.Value
	}
	return y.restore.Replace(n.Value)
}

func isPlain(n *yaml.Node) bool {
	const others = yaml.SingleQuotedStyle | yaml.DoubleQuotedStyle | yaml.LiteralStyle | yaml.FoldedStyle
	return n.Kind == yaml.ScalarNode && n.Style&others == 0
}

// isMarked tells the values that bear an anchor or a tag, and aliases.
func isMarked(n *yaml.Node) bool {
	return n.Kind == yaml.AliasNode || n.Anchor != "" || n.Style&yaml.TaggedStyle != 0 || n.Tag == "!"
}

func isNull(text string) bool {
	switch text {
	case "", "~", "null", "Null", "NULL":
		return true
	}
	return false
}

// shield puts stand-ins for the three characters that YAML 1.1 takes for line
// ends and nobody sees: they come with text copied out of slides, would split
// a value in two, and would make every line number behind them wrong.
func shield(src []byte) ([]byte, *strings.Replacer) {
	standIn := '\U0010FFFD' // for private use; the library refuses the ones that are nothing
	var hide, restore []string
	for _, c := range []string{"\u0085", "\u2028", "\u2029"} {
		if !bytes.Contains(src, []byte(c)) {
			continue
		}
		for bytes.ContainsRune(src, standIn) {
			standIn--
		}
		hide = append(hide, c, string(standIn))
		restore = append(restore, string(standIn), c)
		standIn--
	}
	if hide == nil {
		return src, nil
	}
	return []byte(strings.NewReplacer(hide...).Replace(string(src))), strings.NewReplacer(restore...)
}

// policy tells the library how far to go. Aliases lead nowhere, so that one
// costs its value and not the front matter. Levels are cut off where they begin
// to cost (the library's time grows with their square), well behind the limit
// that costs a value only.
type policy struct{}

const yamlDepth = 4 * maxDepth

var errDepth = errors.New("too deep")

func (policy) CheckDepth(depth int, _ *yaml.DepthContext) error {
	if depth > yamlDepth {
		return errDepth
	}
	return nil
}

func (policy) CheckAlias(int, int) error { return nil }

func (p policy) NewAliasDataContext(yaml.AliasDataServices) (yaml.AliasDataContext, error) {
	return p, nil
}

func (policy) BeginDocument() error                  { return nil }
func (policy) DefineAnchor(string, *yaml.Node) error { return nil }
func (policy) EndDocument() error                    { return nil }
func (policy) ResolveAlias(string) (*yaml.Node, bool, error) {
	return &yaml.Node{Kind: yaml.ScalarNode}, true, nil
}
