package edit

import (
	"slices"

	"stratbook/generator/source"
)

// takeFields takes fields out of a mapping again, and reports whether they were
// all there, as texts.
func takeFields(n *source.Node, fields []Field) bool {
	for _, x := range fields {
		i := slices.IndexFunc(n.Fields, func(f source.Field) bool { return f.Key == x.Key })
		if i < 0 || !isText(n.Fields[i].Value, x.Value) {
			return false
		}
		n.Fields = slices.Delete(n.Fields, i, i+1)
	}
	return true
}

// takeRecords takes the last records out of a list again, and reports whether
// they are those that were to be added.
func takeRecords(front *source.Node, key string, records [][]Field) bool {
	list := front.Get(key)
	if list == nil || list.Kind != source.Sequence || len(list.Items) < len(records) {
		return false
	}
	from := len(list.Items) - len(records)
	for i, record := range records {
		if item := list.Items[from+i]; !takeFields(item, record) || len(item.Fields) > 0 {
			return false
		}
	}
	list.Items = list.Items[:from]
	return true
}

func isText(n *source.Node, text string) bool {
	return n.Kind == source.Scalar && n.Text == text && !n.Empty()
}

// isAsBefore reports whether front matter is the file's own, now that what was
// added is taken out. A list may have been begun, or made of a record that stood
// alone.
func (f *opened) isAsBefore(now *source.Node, list string) bool {
	was := source.Node{Kind: source.Mapping, Fields: slices.Clone(f.front.Fields)}
	is := source.Node{Kind: source.Mapping, Fields: slices.Clone(now.Fields)}
	if left := now.Get(list); list != "" && left != nil && left.Kind == source.Sequence {
		old := f.front.Get(list)
		switch {
		case len(left.Items) == 0 && (old == nil || old.Empty()):
			was.Fields, is.Fields = without(was.Fields, list), without(is.Fields, list)
		case len(left.Items) == 1 && old != nil && old.Kind == source.Mapping:
			is.Fields[slices.IndexFunc(is.Fields, func(x source.Field) bool { return x.Key == list })].Value = left.Items[0]
		}
	}
	return same(&is, &was)
}

func without(fields []source.Field, key string) []source.Field {
	return slices.DeleteFunc(fields, func(f source.Field) bool { return f.Key == key })
}

// same reports whether two trees say the same, wherever they stand.
func same(a, b *source.Node) bool {
	return a.Kind == b.Kind && a.Text == b.Text && a.Quoted == b.Quoted && slices.EqualFunc(a.Items, b.Items, same) &&
		slices.EqualFunc(a.Fields, b.Fields, func(x, y source.Field) bool { return x.Key == y.Key && same(x.Value, y.Value) })
}
