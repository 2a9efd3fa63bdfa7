package source

// Kind tells the three shapes of a front-matter value.
type Kind uint8

const (
	Scalar Kind = iota
	Mapping
	Sequence
)

// Node is one value of the front matter, whichever of YAML, TOML or JSON it
// was written in. Scalars are text: what the text means is for the reader of
// the key to say, so `on`, `0777` and `2026-02-30` arrive as written.
type Node struct {
	Kind   Kind
	Text   string  // a scalar's text, without its quotes
	Quoted bool    // the scalar stood in quotes, or was a block of text
	Items  []*Node // of a sequence
	Fields []Field // of a mapping, in the order written; keys are unique

	// Lost are the keys of a mapping under which something stood that was refused:
	// of one that is given twice all but the first, the value of one whose value is
	// none, and with one that is no text ("") all.
	Lost []string

	// Span of a scalar is the value with its quotes, up to the end of its first
	// line if it has several. Of a mapping it runs from its first key ("{" in
	// flow style and JSON, "[[" or "[" of its header in TOML) to the end of
	// that line; of a sequence likewise, from its first item.
	Span Span
}

// Field is one key of a mapping with its value. Value is never nil; a key
// without a value has an empty scalar that is not quoted.
type Field struct {
	Key   string
	At    Span // of the key, without quotes' contents being touched
	Value *Node
}

// Empty reports whether nothing was written for the value: `key:`, `null`, `~`.
func (n *Node) Empty() bool {
	return n.Kind == Scalar && !n.Quoted && n.Text == ""
}

// Get returns the value of a key, or nil.
func (n *Node) Get(key string) *Node {
	if n == nil {
		return nil
	}
	for i := range n.Fields {
		if n.Fields[i].Key == key {
			return n.Fields[i].Value
		}
	}
	return nil
}
