package bookgen

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"stratbook/generator/plan"
	"stratbook/generator/source"
)

// Canaries are what stands in the hidden places of a book, each of it in one
// place only: words, dates and numbers that no other text has, by the place,
// "account.stakeholders.name" for one.
type Canaries struct {
	places map[string]string // by canary
	n      int
}

// Place returns where a canary stands, and whether it is one.
func (c *Canaries) Place(canary string) (string, bool) {
	place, ok := c.places[canary]
	return place, ok
}

// All yields every canary with its place.
func (c *Canaries) All(yield func(canary, place string) bool) {
	for canary, place := range c.places {
		if !yield(canary, place) {
			return
		}
	}
}

// A canary of words is three characters that no other canary has, so that two of
// them tell, or one, and a word of Latin letters and digits: FirstCanary is the
// first of the block that most of the characters are from, CanaryHead how the
// words begin.
const (
	FirstCanary = '\u3400' // of CJK Extension A, which holds what no plan is written in
	LastCanary  = '\u4DBF'
	rare        = '\U00020000' // of Extension B: four bytes, two units of UTF-16
	CanaryHead  = "Qz"
)

// at makes a canary for a place.
func (c *Canaries) at(place string) string {
	word := string([]rune{FirstCanary + rune(2*c.n), FirstCanary + rune(2*c.n+1), rare + rune(c.n)}) + fmt.Sprintf("%s%03xZq", CanaryHead, c.n)
	return c.keep(word, place)
}

func (c *Canaries) keep(canary, place string) string {
	c.n++
	c.places[canary] = place
	return canary
}

// Held makes a book with a canary at every place that can be held back, and the
// canaries. Found by the format's own description are every kind of file, held
// back as a whole; every record at every level of one that can be seen, and
// every key of all of them; and what bodies, names of files and attachments
// hold besides. All of it is marked for the narrowest audience, sales may see
// as little of it as everybody, and what is misspelt nobody.
func Held() (Book, *Canaries) {
	c := &Canaries{places: map[string]string{}}
	b := Book{files: map[string]file{}, audiences: []string{"everyone", "sales", "board"}}
	list := &source.Node{Kind: source.Sequence, Items: []*source.Node{text("everyone"), text("sales"), text("board")}}
	settings := makeRecord(reflect.TypeFor[plan.Milestone](), &teller{canaries: c, at: "book.milestones", level: 1})
	b.files["book.yaml"] = file{record: reflect.TypeFor[plan.Settings](), front: &source.Node{Kind: source.Mapping, Fields: []source.Field{
		{Key: "audiences", Value: list}, {Key: "milestones", Value: &source.Node{Kind: source.Sequence, Items: []*source.Node{settings, text("seen")}}}}}}
	for level := range 4 { // how many records around what is held back can be seen
		b.hold(c, level)
	}
	b.holdBodies(c)
	return b, c
}

// hold adds an account, and a file of every other kind, in which the records at
// a level are held back.
func (b Book) hold(c *Canaries, level int) {
	id := fmt.Sprint("a", level)
	name := func(at string) string {
		if level == 0 {
			return c.at(at + " (file name)")
		}
		return fmt.Sprint("seen-", level)
	}
	if level == 0 {
		id = c.at("account (folder)")
		b.put("accounts/seen-0/plan.md", &teller{canaries: c, level: 9})
	}
	b.put("accounts/"+id+"/plan.md", &teller{canaries: c, at: "account", level: level})
	for _, f := range []struct{ path, at string }{{"accounts/seen-0/%s.md", "page of an account"},
		{"accounts/seen-0/opportunities/%s.md", "opportunity"}, {"accounts/seen-0/visits/2026-10-02-%s.md", "visit"},
		{"people/%s.md", "person"}, {"team/%s.md", "member"}, {"method/%s.md", "method"}, {"%s.md", "page"}} {
		b.put(fmt.Sprintf(f.path, name(f.at)), &teller{canaries: c, at: f.at, level: level})
	}
}

// put adds a document as a teller tells it.
func (b Book) put(path string, t *teller) {
	record := recordAt(path)
	f := file{record: record, front: makeRecord(record, t)}
	f.body = []passage{{text: "Seen.\n\n"}}
	if t.level == 0 {
		f.body = []passage{{text: "# " + t.canaries.at(t.at+" (heading)") + "\n\n" + t.canaries.at(t.at+" (body)") + "\n"}}
	}
	b.files[path] = f
}

// holdBodies adds what stands in no record.
func (b Book) holdBodies(c *Canaries) {
	at := func(what string) string { return c.at("block (" + what + ")") }
	picture, paper := at("picture's file"), at("paper's file")
	block := strings.Join([]string{"# " + at("heading"), at("prose"), "- [ ] " + at("task"), "| " + at("head") + " |\n|---|\n| " + at("cell") + " |",
		"[[" + at("link") + "|" + at("link's words") + "]]", "![" + at("alt") + "](" + picture + ".png \"" + at("title") + "\")", "[paper](" + paper + ".pdf)",
		"<https://x.example/" + at("address") + ">", "`" + at("code") + "`", "```" + at("language") + "\n" + at("code block") + "\n```",
		"<b " + at("tag") + ">", "A note[^n].\n\n[^n]: " + at("footnote"), at("term") + "\n: " + at("definition")}, "\n\n") + "\n"
	b.files["held.md"] = file{record: reflect.TypeFor[plan.Page](), front: &source.Node{Kind: source.Mapping},
		body: []passage{{text: "# Seen\n\n"}, {"board", block}, {text: "After.\n"}, {nobody, c.at("block, for nobody") + "\n"}}}
	b.files[picture+".png"] = file{data: c.at("picture"), private: true}
	b.files[paper+".pdf"] = file{data: c.at("paper"), private: true}
	b.files["lost/"+c.at("file where none belongs (name)")+".md"] = file{data: c.at("file where none belongs, for nobody")}
	b.files["people/"+c.at("broken file (name)")+".md"] = file{data: "---\nname: \"" + c.at("broken file, for nobody") + "\n---\n" + c.at("broken file (body)")}
	b.files["team/comment.md"] = file{data: "---\nname: Seen # " + c.at("comment, for nobody") + "\n---\n"}
	for i, line := range []string{"audiance: board", "Audience: board", "audience: ", "audience: !x board", "audience: board\n  audience: everyone",
		"<<: {audience: board}", "audience: bord", "audience: [board]", "audience: \"\""} {
		who := ""
		if i > 5 {
			who = ", for nobody"
		}
		b.files[fmt.Sprintf("people/doubt-%d.md", i)] = file{data: "---\nname: " + c.at("file with "+line+who) + "\n" +
			strings.ReplaceAll(line, "\n  ", "\n") + "\n---\n" + c.at("body of a file with "+line+who) + "\n"}
		b.files[fmt.Sprintf("accounts/doubt-%d.md", i)] = file{data: "---\naccount: Seen\nstakeholders:\n- id: p\n  " + line + "\n  name: " +
			c.at("record with "+line+who) + "\n---\n"}
	}
}

// teller says a canary under every key of the records at a level and below it,
// and plain things above.
type teller struct {
	canaries *Canaries
	at       string
	level    int // how many records are still around what is held back; below 0 within it
}

func (t *teller) within(k key) speaker {
	inner := teller{t.canaries, t.at + "." + k.name, t.level - 1}
	if inner.level == 0 && !holdable(k.recordOf()) {
		inner.level = 9 // it can be seen, and so can all that is in it
	}
	return &inner
}

func (t *teller) mark() string {
	if t.level == 0 {
		return "board"
	}
	return ""
}

func (t *teller) writes(_ reflect.Type, k key) bool {
	switch {
	case t.level <= 0:
		return true
	case k.recordOf() != nil:
		return t.level < 4
	}
	return k.typ.Kind() == reflect.String && k.list == "" && k.name != "id"
}

func (t *teller) words(_ reflect.Type, k key) string {
	switch {
	case k.list != "" && !k.free:
		return plan.ListNamed(k.list).Keys()[0]
	case t.level > 0:
		return "Seen"
	}
	return t.canaries.at(t.at + "." + k.name)
}

func (t *teller) ref(k key) string { return t.canaries.at(t.at + "." + k.name) }
func (t *teller) many() int        { return 1 }

// date is of a year that no plan has.
func (t *teller) date(k key) string {
	return t.canaries.keep(fmt.Sprintf("%d-%02d-%02d", 3000+t.canaries.n, 1+t.canaries.n%12, 1+t.canaries.n%28), t.at+"."+k.name)
}

// number has nine digits, unless it has to be small.
func (t *teller) number(k key) string {
	if k.high > 0 {
		return strconv.Itoa(k.high)
	}
	return t.canaries.keep(strconv.Itoa(700_000_000+7919*t.canaries.n), t.at+"."+k.name)
}

// Saying makes a book with one of every kind of file, in which every key of the
// format and every part of a body says what it is given for its place.
func Saying(say func(place string) string) Book {
	b := Book{files: map[string]file{}, audiences: []string{"everyone"}}
	for _, f := range []struct{ path, at string }{{"accounts/one/plan.md", "account"}, {"accounts/one/note.md", "page of an account"},
		{"accounts/one/opportunities/deal.md", "opportunity"}, {"accounts/one/visits/2026-10-02.md", "visit"},
		{"people/somebody.md", "person"}, {"team/member.md", "member"}, {"method/ours.md", "method"}, {"page.md", "page"}} {
		record := recordAt(f.path)
		words := say(f.at + " (body)")
		b.files[f.path] = file{record: record, front: makeRecord(record, sayer{say, f.at}), body: []passage{{text: "# " + words + "\n\n" + words +
			"\n\n[" + words + "](<" + words + "> \"" + words + "\") ![" + words + "](<" + words + ">) [[" + words + "]] <" + words + ">\n\n```" + words + "\n" + words + "\n```\n"}}}
	}
	settings := makeRecord(reflect.TypeFor[plan.Settings](), sayer{say, "book"})
	settings.Fields = slices.DeleteFunc(settings.Fields, func(f source.Field) bool { return f.Key == "audiences" || f.Key == "base_url" || f.Key == "timezone" })
	b.files["book.yaml"] = file{record: reflect.TypeFor[plan.Settings](), front: settings}
	return b
}

// sayer says under every key what it is given for it.
type sayer struct {
	say func(place string) string
	at  string
}

func (s sayer) within(k key) speaker              { return sayer{s.say, s.at + "." + k.name} }
func (s sayer) mark() string                      { return "" }
func (s sayer) writes(_ reflect.Type, _ key) bool { return true }
func (s sayer) many() int                         { return 2 }
func (s sayer) date(key) string                   { return "2026-11-03" }
func (s sayer) number(k key) string               { return strconv.Itoa(max(1, k.high)) }
func (s sayer) ref(k key) string                  { return s.say(s.at + "." + k.name) }

func (s sayer) words(_ reflect.Type, k key) string {
	if k.list != "" && !k.free {
		return plan.ListNamed(k.list).Keys()[0]
	}
	return s.say(s.at + "." + k.name)
}
