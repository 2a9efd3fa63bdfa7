package bookgen

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strconv"
	"strings"

	"stratbook/generator/plan"
	"stratbook/generator/source"
)

// nobody is an audience that no book has: what is marked with it is hidden from
// everybody.
const nobody = "nobody-knows"

// Random makes a small book of all that the format can say, with things held
// back at any place of it. Much in it is wrong: it means what is not there, and
// two things bear one name.
func Random(seed uint64) Book {
	c := &chance{r: rand.New(rand.NewPCG(seed, 0)), some: 0.3}
	c.marks = []string{"", "", "", "", "", "", "everyone", "sales", "board", nobody}
	b := Book{files: map[string]file{}, audiences: []string{"everyone", "sales", "board"}}
	b.files["book.yaml"] = c.settings()
	for i := range 4 {
		b.account(c, fmt.Sprint("a", i))
	}
	for i := range 4 {
		b.files[fmt.Sprintf("people/q%d.md", i)] = c.document(reflect.TypeFor[plan.Person]())
		b.files[fmt.Sprintf("team/m%d.md", i)] = c.document(reflect.TypeFor[plan.Member]())
	}
	for _, name := range []string{"words", "method/our-way", "method/goal", "p1"} {
		b.files[name+".md"] = c.document(reflect.TypeFor[plan.Page]())
	}
	return b
}

// settings are those of a book with three audiences, and milestones of its own.
func (c *chance) settings() file {
	list := func(items ...*source.Node) *source.Node { return &source.Node{Kind: source.Sequence, Items: items} }
	front := &source.Node{Kind: source.Mapping, Fields: []source.Field{
		{Key: "title", Value: text("Made up at random")},
		{Key: "audiences", Value: list(text("everyone"), text("sales"), text("board"))},
		{Key: "milestones", Value: list()},
	}}
	for range 3 {
		milestone := makeRecord(reflect.TypeFor[plan.Milestone](), c)
		front.Fields[2].Value.Items = append(front.Fields[2].Value.Items, milestone)
	}
	return file{record: reflect.TypeFor[plan.Settings](), front: front}
}

// account adds an account with everything beside its plan.
func (b Book) account(c *chance, id string) {
	folder := "accounts/" + id + "/"
	if c.r.IntN(4) == 0 {
		b.files["accounts/"+id+".md"] = c.document(reflect.TypeFor[plan.Account]())
	} else {
		b.files[folder+"plan.md"] = c.document(reflect.TypeFor[plan.Account]())
	}
	for i := range c.r.IntN(3) {
		b.files[fmt.Sprintf("%sopportunities/o%d.md", folder, i)] = c.document(reflect.TypeFor[plan.Opportunity]())
	}
	for range c.r.IntN(4) {
		b.files[folder+"visits/"+c.date(key{})+".md"] = c.document(reflect.TypeFor[plan.Visit]())
	}
	for i := range c.r.IntN(3) {
		b.files[fmt.Sprintf("%snotes-%d.md", folder, i)] = c.document(reflect.TypeFor[plan.Page]())
	}
	b.files[folder+"seen.png"] = file{data: "a picture of " + id}
	b.files[folder+"held.png"] = file{data: "a picture held back", private: true}
}

// chance says something at random. What it means is often there.
type chance struct {
	r     *rand.Rand
	some  float64  // how likely a key is written
	marks []string // to choose from
}

func (c *chance) writes(_ reflect.Type, k key) bool {
	if k.name == "mentions" {
		return c.r.IntN(10) == 0
	}
	return c.r.Float64() < c.some
}

func (c *chance) mark() string       { return one(c, c.marks) }
func (c *chance) within(key) speaker { return c }
func (c *chance) many() int          { return 1 + c.r.IntN(3) }
func (c *chance) date(key) string {
	return fmt.Sprintf("20%d-%02d-%02d", 25+c.r.IntN(3), 1+c.r.IntN(12), 1+c.r.IntN(28))
}
func (c *chance) number(k key) string { return strconv.Itoa(k.low + c.r.IntN(max(1, k.high-k.low+1))) }

func one[T any](c *chance, list []T) T { return list[c.r.IntN(len(list))] }

func (c *chance) name() string {
	if c.r.IntN(2) == 0 {
		return one(c, surnames) + one(c, givens)
	}
	return one(c, first) + " " + one(c, last)
}

// ids begin with a letter for the kind of record that bears them.
var ids = map[string]string{"Stakeholder": "p", "Commitment": "c", "Task": "t", "Factor": "f", "Goal": "g", "Environment": "i", "Response": "i",
	"Challenge": "i", "AddedValue": "v", "Result": "r", "Support": "s", "Milestone": "k"}

var refs = map[string][]string{"person": {"p"}, "member": {"m"}, "party": {"p", "m"}, "person-or-unit": {"p"}, "shared-person": {"q"}, "account": {"a"},
	"opportunity": {"o"}, "milestone": {"k"}, "commitment": {"c"}, "environment": {"i"}, "issue": {"i"}, "purpose-of-vision": {"i"},
	"purpose-of-goal": {"i"}, "purpose-of-task": {"c", "f", "g", "s", "r", "v"}}

func (c *chance) id(letter string) string { return letter + strconv.Itoa(c.r.IntN(6)) }

func (c *chance) ref(k key) string {
	if c.r.IntN(8) == 0 {
		return c.name()
	}
	return c.id(one(c, refs[k.ref]))
}

func (c *chance) words(record reflect.Type, k key) string {
	switch {
	case k.list != "" && !(k.free && c.r.IntN(4) == 0):
		return one(c, plan.ListNamed(k.list).Keys())
	case k.name == "id":
		return c.id(ids[record.Name()] + "x"[min(1, len(ids[record.Name()])):])
	case k.name == "rule":
		return one(c, []string{"commitment-overdue", "commitment-missing", "needs-unknown", "hidden-link", "no-such-rule"})
	case k.name == "name", k.name == "aliases", k.name == "account":
		return c.name()
	case k.name == "unit":
		return one(c, units)
	}
	return c.sentence()
}

func (c *chance) sentence() string {
	if c.r.IntN(2) == 0 {
		return one(c, chineseSentences)
	}
	return one(c, englishSentences)
}

// document makes a file of a kind, with a body.
func (c *chance) document(record reflect.Type) file {
	f := file{record: record, front: makeRecord(record, c)}
	for range 1 + c.r.IntN(4) {
		mark := c.mark()
		f.body = append(f.body, passage{mark, c.prose(mark != "board" && mark != nobody)})
	}
	return f
}

// prose is a few lines of Markdown; what everybody reads shows no picture that
// is held back.
func (c *chance) prose(open bool) string {
	var b strings.Builder
	for range 1 + c.r.IntN(5) {
		link := one(c, []string{"p", "c", "t", "f", "g", "o", "m", "q", "a", "i"})
		pieces := []string{"# " + c.sentence(), c.name() + " " + c.sentence(), "[[" + c.id(link) + "]] " + c.sentence(),
			"- " + c.name(), "[[" + c.id("a") + "/" + c.id("p") + "|" + c.name() + "]]", "![seen](seen.png)", "[there](../q1.md) and [here](plan.md#factors)",
			"A note[^n]", "[^n]: " + c.sentence(), "| a | b |\n|---|---|\n| " + c.name() + " | 2 |", "[[words#" + c.id("") + "]]", "> " + c.sentence()}
		if !open {
			pieces = append(pieces, "![held](held.png)", "![held](held.png)")
		}
		b.WriteString(one(c, pieces) + "\n\n")
	}
	return b.String()
}
