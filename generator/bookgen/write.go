package bookgen

import (
	"bytes"
	"encoding/json"
	"regexp"
	"slices"
	"strings"

	"stratbook/generator/source"
)

// bare are the texts that mean themselves in all three formats' places for
// them: without quotes in YAML, as numbers and words in TOML and JSON.
var (
	bareYAML = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]*$`)
	bareJSON = regexp.MustCompile(`^(0|[1-9][0-9]{0,8}|true|false)$`)
)

// quote writes a text in a way that all three formats know.
func quote(text string) string {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(text); err != nil {
		panic(err) // a string always can be
	}
	return strings.TrimSpace(b.String())
}

// yamlBlock writes the items of a list, or the fields of a mapping.
func yamlBlock(n *source.Node, indent string) string {
	var b strings.Builder
	for _, item := range n.Items {
		b.WriteString(indent + "-" + yamlValue(item, indent))
	}
	for _, f := range n.Fields {
		b.WriteString(indent + quote(f.Key) + ":" + yamlValue(f.Value, indent))
	}
	return b.String()
}

func yamlValue(n *source.Node, indent string) string {
	switch {
	case n.Kind == source.Scalar && !n.Quoted && bareYAML.MatchString(n.Text):
		return " " + n.Text + "\n"
	case len(n.Items)+len(n.Fields) == 0:
		return " " + inline(n, ": ") + "\n"
	}
	return "\n" + yamlBlock(n, indent+"  ")
}

// inline writes a value in one line.
func inline(n *source.Node, colon string) string {
	var parts []string
	switch {
	case n.Empty():
		return "null"
	case n.Kind == source.Scalar && !n.Quoted && bareJSON.MatchString(n.Text):
		return n.Text
	case n.Kind == source.Scalar:
		return quote(n.Text)
	case n.Kind == source.Sequence:
		for _, item := range n.Items {
			parts = append(parts, inline(item, colon))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	}
	for _, f := range n.Fields {
		if colon == " = " && f.Value.Empty() {
			continue // TOML has no way to say nothing
		}
		parts = append(parts, quote(f.Key)+colon+inline(f.Value, colon))
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

// jsonObject writes a mapping, one field a line.
func jsonObject(n *source.Node) string {
	var parts []string
	for _, f := range n.Fields {
		parts = append(parts, "  "+quote(f.Key)+": "+inline(f.Value, ": "))
	}
	return "{\n" + strings.Join(parts, ",\n") + "\n}"
}

// toml writes a mapping with its tables, and lists of tables, last.
func toml(n *source.Node) string {
	var values, tables strings.Builder
	for _, f := range n.Fields {
		isTable := func(n *source.Node) bool { return n.Kind == source.Mapping }
		switch name := quote(f.Key); {
		case f.Value.Empty():
		case f.Value.Kind == source.Mapping:
			tables.WriteString("[" + name + "]\n" + tomlValues(f.Value))
		case len(f.Value.Items) > 0 && !slices.ContainsFunc(f.Value.Items, func(n *source.Node) bool { return !isTable(n) }):
			for _, item := range f.Value.Items {
				tables.WriteString("[[" + name + "]]\n" + tomlValues(item))
			}
		default:
			values.WriteString(name + " = " + inline(f.Value, " = ") + "\n")
		}
	}
	return values.String() + tables.String()
}

func tomlValues(n *source.Node) string {
	var b strings.Builder
	for _, f := range n.Fields {
		if !f.Value.Empty() {
			b.WriteString(quote(f.Key) + " = " + inline(f.Value, " = ") + "\n")
		}
	}
	return b.String()
}
