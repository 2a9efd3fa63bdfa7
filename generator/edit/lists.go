package edit

import (
	"bytes"
	"slices"
	"strings"

	"stratbook/generator/source"
)

// appends are the places where records may go on a list, the best first.
func (f *opened) appends(to List, records [][]Field) []insertion {
	list := f.front.Get(to.Key)
	switch {
	case f.open == 0:
		return []insertion{put(f.lines[0], f.between("---", f.begun(to.Key, records)))}
	case list == nil && f.sign(f.front) == '{':
		return f.beginInBraces(to.Key, records)
	case list == nil && f.isTOML():
		return f.behind(f.headerAfter(to), f.eol+f.tables(to.Key, records))
	case list == nil:
		return append(f.behind(f.keyAfter(to), f.begun(to.Key, records)), f.linesAfter(f.close-1, f.begun(to.Key, records)))
	case list.Empty() && !f.isTOML() && f.sign(f.front) != '{':
		return []insertion{f.linesAfter(f.lineOf(to.Key), f.items(records))}
	case list.Kind == source.Mapping:
		return f.pair(to.Key, list, records)
	case list.Kind != source.Sequence:
		return nil
	case f.isTOML() && f.isHeader(list):
		return append(f.behind(f.tableAfter(to.Key, list), f.eol+f.tables(to.Key, records)), f.linesAfter(f.close-1, f.eol+f.tables(to.Key, records)))
	case f.sign(list) == '[':
		return f.extendBrackets(list, records)
	case len(list.Items) > 0 && f.sign(list) == '-':
		return f.behind(f.nextKey(f.lineOf(to.Key)), f.dashed(list, records))
	}
	return nil
}

// behind puts lines before a line: behind the last thing that stands before it,
// so that a comment stays above what it is about; else right before it.
func (f *opened) behind(next int, lines string) []insertion {
	n := next - 1
	for n > f.open {
		if line := bytes.TrimSpace(f.line(n)); len(line) > 0 && line[0] != '#' {
			break
		}
		n--
	}
	return []insertion{f.linesAfter(n, lines), f.linesAfter(next-1, lines)}
}

func (f *opened) lineOf(key string) int {
	for _, x := range f.front.Fields {
		if x.Key == key {
			return int(x.At.Line)
		}
	}
	return 0
}

// nextKey is the line of the first of the file's own keys behind a line; that of
// the closing fence if there is none.
func (f *opened) nextKey(line int) int {
	next := f.close
	for _, x := range f.front.Fields {
		if n := int(x.At.Line); n > line && n < next {
			next = n
		}
	}
	return next
}

// keyAfter is the line before which a list begins that is not there yet: behind
// the last of the keys that usually stand before it.
func (f *opened) keyAfter(to List) int {
	line, best := f.open, -1
	for _, x := range f.front.Fields {
		if rank := slices.Index(to.Order, x.Key); rank > best && rank < slices.Index(to.Order, to.Key) {
			line, best = int(x.At.Line), rank
		}
	}
	return f.nextKey(line)
}

// isHeader tells a TOML table, or a list of them, from what stands in brackets.
func (f *opened) isHeader(n *source.Node) bool {
	_, first := f.leads(f.begin(n.Span))
	return first && f.sign(n) == '['
}

// headerAfter is the line of the first TOML table that usually stands behind a
// list; that of the closing fence if there is none.
func (f *opened) headerAfter(to List) int {
	for _, x := range f.front.Fields {
		if f.isHeader(x.Value) && slices.Index(to.Order, x.Key) > slices.Index(to.Order, to.Key) {
			return int(x.Value.Span.Line)
		}
	}
	return f.close
}

// tableAfter is the line of the first TOML table behind the last of a list that
// is none of its own.
func (f *opened) tableAfter(key string, list *source.Node) int {
	last, next := int(list.Items[len(list.Items)-1].Span.Line), f.close
	for _, x := range f.front.Fields {
		tables := append(slices.Clone(x.Value.Items), x.Value)
		for _, table := range tables {
			if n := int(table.Span.Line); x.Key != key && f.isHeader(table) && n > last && n < next {
				next = n
			}
		}
	}
	return next
}

// begun is a list in YAML with its key.
func (f *opened) begun(key string, records [][]Field) string {
	return key + ":" + f.eol + f.items(records)
}

func (f *opened) items(records [][]Field) string { return f.block("  - ", "    ", records) }

// block are records as blocks, each begun by a dash.
func (f *opened) block(dash, indent string, records [][]Field) string {
	blocks := make([]string, len(records))
	for i, r := range records {
		blocks[i] = dash + yamlBlock.pairs(r, f.eol+indent)
	}
	return strings.Join(blocks, f.eol)
}

// dashed are records as the last one of a list is written: in braces or in a
// block, at its depth.
func (f *opened) dashed(list *source.Node, records [][]Field) string {
	last := list.Items[len(list.Items)-1]
	dash := strings.Repeat(" ", int(list.Span.Col)-1) + "-"
	deep := max(1, int(last.Span.Col-list.Span.Col)-1)
	if f.sign(last) != '{' {
		return f.block(dash+strings.Repeat(" ", deep), strings.Repeat(" ", len(dash)+deep), records)
	}
	lines := make([]string, len(records))
	for i, r := range records {
		lines[i] = dash + strings.Repeat(" ", deep) + yamlBrace.braced(r)
	}
	return strings.Join(lines, f.eol)
}

// tables are records as TOML tables, with an empty line between.
func (f *opened) tables(key string, records [][]Field) string {
	tables := make([]string, len(records))
	for i, r := range records {
		tables[i] = "[[" + key + "]]" + f.eol + tomlTable.pairs(r, f.eol)
	}
	return strings.Join(tables, f.eol+f.eol)
}

// braces are records in braces, with something between.
func (f *opened) braces(records [][]Field, between string) string {
	written := make([]string, len(records))
	for i, r := range records {
		written[i] = f.brace().braced(r)
	}
	return strings.Join(written, between)
}

// extendBrackets goes on with a list in brackets: each record on a line of its
// own where the last one has one, with a comma at the end where there was one.
func (f *opened) extendBrackets(list *source.Node, records [][]Field) []insertion {
	b, ok := f.closing(f.begin(list.Span))
	if !ok {
		return nil
	}
	if len(list.Items) == 0 {
		return []insertion{put(b.open+1, f.braces(records, ","+f.eol+"  "))}
	}
	at, between := b.last, " "
	if blanks, first := f.leads(f.begin(list.Items[len(list.Items)-1].Span)); first {
		at, between = f.commentEnd(b.last), f.eol+blanks
	}
	more := between + f.braces(records, ","+between)
	if f.data[b.last-1] == ',' {
		return []insertion{put(at, more+",")}
	}
	return []insertion{{{b.last, ","}, {at, more}}}
}

// commentEnd is where the comment behind an offset ends, if there is one on its
// line, else the offset itself.
func (f *opened) commentEnd(at int) int {
	rest := f.data[at:]
	if n := bytes.IndexAny(rest, "\r\n"); n >= 0 {
		rest = rest[:n]
	}
	if comment := bytes.TrimLeft(rest, " \t"); len(comment) > 0 && comment[0] == '#' {
		return at + len(rest)
	}
	return at
}

// beginInBraces begins a list behind the last key of front matter in braces.
func (f *opened) beginInBraces(key string, records [][]Field) []insertion {
	b, ok := f.closing(f.begin(f.front.Span))
	if !ok {
		return nil
	}
	name := key + ": ["
	if f.isJSON() {
		name = quote(key) + ": ["
	}
	before, blanks, own := "", "", false
	if fields := f.front.Fields; len(fields) > 0 {
		blanks, own = f.leads(f.begin(fields[0].At))
		if before = ", "; f.data[b.last-1] == ',' {
			before = " "
		}
	}
	if !own {
		return []insertion{put(b.last, before+name+f.braces(records, ", ")+"]")}
	}
	line := f.eol + blanks
	return []insertion{put(b.last, strings.TrimSuffix(before, " ")+line+name+line+blanks+f.braces(records, ","+line+blanks)+line+"]")}
}
