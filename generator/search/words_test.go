package search_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"unicode"

	"stratbook/generator/chromium"
	"stratbook/generator/search"
)

// asked is a question that a thing has to answer.
type asked struct {
	question string
	thing    int
}

// TestEveryWord makes up books of several sizes and asks the script for any word of
// any thing, for its beginning, and in Chinese for any few characters: each finds
// the thing. So it does for characters from all over Unicode, which the script and
// this package fold and cut by tables of their own.
func TestEveryWord(t *testing.T) {
	var index atomic.Pointer[search.Index]
	_, url := host(t, bare(t, index.Load))
	window := open(t, chromium.Tab(t), "about:blank")
	for _, test := range []struct {
		name string
		make func() ([]made, []asked)
	}{
		{"1 thing", func() ([]made, []asked) { return prose(1, 1, 40) }},
		{"70 things", func() ([]made, []asked) { return prose(2, 70, 40) }},
		{"4000 things", func() ([]made, []asked) { return prose(3, 4000, 30) }},
		{"characters", characters},
	} {
		t.Run(test.name, func(t *testing.T) {
			list, questions := test.make()
			index.Store(search.New(inputOf(list)))
			x := &tab{t, window.ctx}
			x.visit(url)
			var pairs [][2]any
			for _, q := range questions {
				pairs = append(pairs, [2]any{q.question, q.thing})
			}
			missed := value[[]string](x, fmt.Sprintf(`(async () => {
				const missed = [];
				for (const [question, thing] of %s) {
					if (!(await stratbookIndex.find(question)).some((found) => found.thing === thing)) missed.push(question + " in " + thing);
				}
				return missed;
			})()`, quoted(pairs)))
			for i, miss := range missed {
				if i < 20 {
					t.Errorf("not found: %+q", miss)
				}
			}
			if len(questions) < 30 {
				t.Errorf("only %d questions", len(questions))
			}
		})
	}
}

// prose makes up n things in words that are as common as words are: the second half
// as often as the first, and so on. Half of it is Chinese.
func prose(seed uint64, n, length int) ([]made, []asked) {
	w := newWriter(seed, uint64(n))
	var list []made
	var questions []asked
	for i := range n {
		m := made{Thing: search.Thing{Kind: i * len(kinds) / n, Title: w.text(3), Address: fmt.Sprint(i, "/")}}
		for range 3 {
			m.texts = append(m.texts, w.text(length/3))
		}
		list = append(list, m)
		for range max(1, 60/n) {
			for _, text := range append(m.texts, m.Title) {
				questions = append(questions, asked{w.piece(text), i})
			}
		}
	}
	for len(questions) > 700 {
		questions = append(questions[:len(questions)/3], questions[2*len(questions)/3:]...)
	}
	return list, questions
}

// writer makes up texts. Of words and of characters a few are common.
type writer struct {
	r                 *rand.Rand
	words, characters *rand.Zipf
}

func newWriter(seed1, seed2 uint64) writer {
	r := rand.New(rand.NewPCG(seed1, seed2))
	return writer{r, rand.NewZipf(r, 1.2, 6, 50000), rand.NewZipf(r, 1.2, 6, 2990)}
}

func (w writer) character() rune { return 0x4E00 + 7*rune(w.characters.Uint64()) }

func (w writer) text(words int) string {
	var b strings.Builder
	chinese := w.r.IntN(2) == 0
	for range words {
		if chinese {
			b.WriteRune(w.character())
			b.WriteRune(w.character())
			if w.r.IntN(8) == 0 {
				b.WriteRune('，')
			}
		} else {
			b.WriteString(word(int(w.words.Uint64())) + " ")
		}
		if w.r.IntN(30) == 0 {
			chinese = !chinese
		}
	}
	return b.String()
}

// word is the i-th word of a language: the commoner the shorter.
func word(i int) string {
	syllables := []string{"an", "be", "co", "dé", "er", "fi", "gü", "ho", "in", "ja", "ki", "la", "mo", "ne", "os", "pu", "qui", "re", "so", "ta", "un", "vo", "wy", "xe"}
	var b strings.Builder
	for i++; i > 0; i /= len(syllables) {
		b.WriteString(syllables[i%len(syllables)])
	}
	return b.String()
}

// piece is a word of a text, at times only its beginning, or a few neighbouring
// characters of Chinese.
func (w writer) piece(text string) string {
	runs := strings.FieldsFunc(strings.ReplaceAll(text, "，", " "), func(r rune) bool { return !unicode.IsLetter(r) })
	run := []rune(runs[w.r.IntN(len(runs))])
	han := func(r rune) bool { return unicode.Is(unicode.Han, r) }
	end := slices.IndexFunc(run, func(r rune) bool { return han(r) != han(run[0]) })
	if end >= 0 {
		run = run[:end]
	}
	if !han(run[0]) {
		return strings.ToUpper(string(run[:1+w.r.IntN(len(run))]))
	}
	from := w.r.IntN(len(run))
	return string(run[from:min(len(run), from+1+w.r.IntN(4))])
}

// characters are things that hold a character each, in a word and alone, from every
// script that people write and every block of other forms.
func characters() ([]made, []asked) {
	var list []made
	var questions []asked
	for r := rune(0xAA); r < 0x1F000; r++ {
		step := rune(1)
		switch {
		case 0x3400 <= r && r < 0xD7FF:
			step = 211
		case r > 0x10000:
			step = 31
		case r > 0x600:
			step = 5
		}
		if !unicode.IsLetter(r) && !unicode.IsNumber(r) || r%step != 0 || r == 'ͺ' { // that one is a mark, and no word
			continue
		}
		i := len(list)
		list = append(list, made{Thing: search.Thing{Title: string(r), Address: "x/"}, texts: []string{"ab" + string(r) + "cd"}})
		questions = append(questions, asked{string(r), i}, asked{"ab" + string(r) + "cd", i})
	}
	return list, questions
}
