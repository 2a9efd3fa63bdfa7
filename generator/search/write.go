package search

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"stratbook/generator/traditional"
)

// inHeads is how many things a file of heads shows.
const inHeads = 64

// maxTexts is how many bytes of text a file has before another one begins.
const maxTexts = 16 << 10

// editionHere stands in the index where the edition's name will: that is made from
// the index, too.
const editionHere = "<edition>"

// call is a file.
func call(name, data string) []byte {
	return []byte(`stratbookIndex("` + name + `",` + data + ");\n")
}

func itoa(i int) string { return strconv.Itoa(i) }

// index is what is loaded first.
func (in *Input) index(starts []int, directory string) []byte {
	type kind = [5]any // id, title, what one is called, its first thing, whether that says a sentence
	kinds := []kind{}
	for i, k := range in.Kinds {
		kinds = append(kinds, kind{k.ID, k.Title, k.One, starts[i], k.Sentence})
	}
	b, err := json.Marshal(struct {
		Edition   string            `json:"edition"`
		Things    int               `json:"things"`
		Kinds     []kind            `json:"kinds"`
		Directory string            `json:"directory"`
		Words     map[string]string `json:"words"`
	}{"", in.N, kinds, directory, in.Words})
	if err != nil {
		panic(err) // texts and numbers only
	}
	return slices.Concat([]byte(`{"edition":"`+editionHere), b[len(`{"edition":"`):])
}

// heads shows some things: title, address, account, note, other names, language, and
// which file has its text; what is missing at the end is empty.
func (x *Index) heads(i int) []byte {
	var b strings.Builder
	b.WriteByte('[')
	for thing := i * inHeads; thing < min((i+1)*inHeads, x.in.N); thing++ {
		if thing > i*inHeads {
			b.WriteString(",\n")
		}
		t := x.in.Thing(thing)
		fields := []string{t.Title, t.Address, t.Account, t.Note, strings.Join(t.Also, " · "), t.Lang}
		last := len(fields)
		silent := x.silent.has(thing)
		for silent && fields[last-1] == "" {
			last--
		}
		for j, field := range fields[:last] {
			b.WriteByte("[,"[min(j, 1)])
			writeQuoted(&b, field)
		}
		if !silent {
			b.WriteString("," + itoa(x.textsOf(thing)))
		}
		b.WriteByte(']')
	}
	b.WriteByte(']')
	return call("h"+itoa(i), b.String())
}

// textsOf is which file has a thing's texts.
func (x *Index) textsOf(thing int) int {
	i, found := slices.BinarySearch(x.texts, thing)
	if !found {
		i--
	}
	return i
}

// text is a file of texts: the number of the first thing, and what each says, a
// line for each of its texts.
func (x *Index) text(i int) []byte {
	end := x.in.N
	if i+1 < len(x.texts) {
		end = x.texts[i+1]
	}
	var b strings.Builder
	b.WriteString("[" + itoa(x.texts[i]))
	for thing := x.texts[i]; thing < end; thing++ {
		b.WriteString(",\n")
		writeQuoted(&b, strings.Join(x.in.Texts(thing), "\n"))
	}
	b.WriteByte(']')
	return call("t"+itoa(i), b.String())
}

// han are the characters of the terms in their other forms, and behind them in the
// simplified one.
func (l *lexicon) han() []byte {
	has := map[rune]bool{}
	for pair := range l.pairs {
		has[pair[0]] = true // each character of a run begins a pair, the last one by itself
	}
	var forms, to strings.Builder
	for form, r := range traditional.Forms {
		if has[r] {
			forms.WriteRune(form)
			to.WriteRune(r)
		}
	}
	return call("han", quoted([]byte(forms.String()+to.String())))
}

// quoted is a text as a script writes it.
func quoted(text []byte) string {
	var b strings.Builder
	writeQuoted(&b, string(text))
	return b.String()
}

func writeQuoted(b *strings.Builder, text string) {
	const hexDigits = "0123456789abcdef"
	b.WriteByte('"')
	from := 0
	for i, r := range text {
		var escape string
		size := utf8.RuneLen(r)
		switch {
		case r == '"' || r == '\\':
			escape = `\` + string(r)
		case r == '\n':
			escape = `\n`
		case r < 0x20 || r == 0x2028 || r == 0x2029:
			escape = `\u` + string([]byte{hexDigits[r>>12], hexDigits[r>>8&15], hexDigits[r>>4&15], hexDigits[r&15]})
		case r == utf8.RuneError && !strings.HasPrefix(text[i:], "\uFFFD"):
			escape, size = `\ufffd`, 1
		default:
			continue
		}
		b.WriteString(text[from:i])
		b.WriteString(escape)
		from = i + size
	}
	b.WriteString(text[from:])
	b.WriteByte('"')
}
