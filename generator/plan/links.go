package plan

import (
	"cmp"
	"path"
	"slices"
	"strings"
	"sync"

	"stratbook/generator/markdown"
	"stratbook/generator/nearest"
	"stratbook/generator/source"
)

// Target is what a link in a body leads to; the zero Target is nothing, and the
// author's words stay plain.
type Target struct {
	Thing      Thing  // a page or a record of the book
	Attachment string // or a file beside it: its path, relative to the content folder
	Fragment   string // an anchor on the page
}

// Found reports whether the link leads anywhere.
func (t Target) Found() bool { return t.Thing.Kind != "" || t.Attachment != "" }

// resolveBodies follows the links of every body.
func (b *Book) resolveBodies() {
	f := follower{book: b, circles: map[*Account]map[string][]Thing{}, guesses: mostGuesses, published: map[string]string{}}
	f.shared = f.sharedCircle()
	for a, p := range b.AllPages {
		for _, link := range p.Body.Links {
			target, problem := f.follow(a, p, link)
			problem.At = p.Place(link.At)
			switch problem.Rule {
			case "":
			case "broken-link":
				b.unresolved(problem)
			default:
				b.problem(problem)
			}
			p.Targets = append(p.Targets, target)
		}
	}
}

// follower finds what links mean. Circles are made when a link first asks for
// them: few accounts are linked into by ids alone.
type follower struct {
	book    *Book
	shared  map[string][]Thing
	circles map[*Account]map[string][]Thing
	others  map[string][]Thing // every account's things
	byPath  map[string]Thing   // every page, by its file; made when first asked for
	ids     []string           // every id of the shared circle, sorted; likewise
	paths   []string           // every file, sorted; likewise
	guesses int                // how many more times to look for what was meant

	forms     map[string]string       // every file, by its path in the composed form; likewise
	published map[string]string       // files that are linked to, by path without letter case
	folders   map[string]source.Place // what needs a folder of that name; likewise
}

func (f *follower) follow(a *Account, p *Page, link markdown.Link) (Target, source.Problem) {
	var found []Thing
	switch {
	case link.Target == "":
		found = []Thing{pageThing(a, p)}
	case link.Kind == markdown.Wiki:
		found = f.wiki(a, link.Target)
	default:
		return f.relative(p, link)
	}
	args := source.Args{"target": link.Target}
	switch len(found) {
	case 0:
		if near, ok := f.guess(a, link.Target); ok {
			return Target{}, source.Problem{Rule: "broken-link", Says: "near", Args: args.With("nearest", near)}
		}
		return Target{}, source.Problem{Rule: "broken-link", Args: args}
	case 1:
		return f.anchored(Target{Thing: found[0], Fragment: link.Fragment})
	}
	var among []string
	var places []source.Place
	for _, thing := range found {
		among = append(among, strings.TrimSuffix(thing.Address, "/"))
		if thing.page != nil {
			places = append(places, thing.page.At)
		}
	}
	return Target{}, source.Problem{Rule: "ambiguous-link", Args: args.With("among", among), Related: places}
}

// wiki finds an id in the nearest circle that has it.
func (f *follower) wiki(a *Account, target string) []Thing {
	head, rest, nested := strings.Cut(target, "/")
	if !nested {
		if a != nil {
			if found := f.circle(a)[target]; len(found) > 0 {
				return found
			}
		}
		if found := f.shared[target]; len(found) > 0 {
			return found
		}
		return f.otherThings()[target]
	}
	if found := f.shared[target]; found != nil { // people/…, team/…, method/…
		return found
	}
	if of := f.book.Account(head); of != nil {
		return f.circle(of)[rest]
	}
	if a != nil {
		return f.circle(a)[target]
	}
	return nil
}

// circle holds what an account's own ids stand for.
func (f *follower) circle(a *Account) map[string][]Thing {
	if made := f.circles[a]; made != nil {
		return made
	}
	c := map[string][]Thing{}
	f.circles[a] = c
	for _, s := range a.People {
		add(c, Thing{Kind: PersonThing, ID: s.ID, Name: s.Name, Account: a, Address: s.Address, page: s.page()}, "people/")
	}
	for _, o := range a.Opportunities {
		add(c, Thing{OpportunityThing, o.ID, o.Name, a, o.Address, &o.Page}, "opportunities/")
	}
	days := map[string][]Thing{}
	for _, v := range a.Visits {
		thing := Thing{VisitThing, v.ID, v.Name, a, v.Address, &v.Page}
		add(c, thing, "visits/")
		days[v.Date.ISO()] = append(days[v.Date.ISO()], thing)
	}
	for day, visits := range days { // a bare date does where no visit has it for its whole name
		if len(c["visits/"+day]) == 0 {
			c[day], c["visits/"+day] = append(c[day], visits...), visits
		}
	}
	for _, p := range a.Pages {
		add(c, Thing{PageThing, p.ID, p.Title, a, p.Address, p}, "")
	}
	for id, thing := range a.names.things {
		switch thing.Kind {
		case CommitmentThing, TaskThing, FactorThing, GoalThing:
			c[id] = append(c[id], thing)
		}
	}
	return c
}

func add(circle map[string][]Thing, t Thing, folder string) {
	circle[t.ID] = append(circle[t.ID], t)
	if folder != "" {
		circle[folder+t.ID] = append(circle[folder+t.ID], t)
	}
}

// sharedCircle holds accounts, people/, team/, method/ and free pages.
func (f *follower) sharedCircle() map[string][]Thing {
	c := map[string][]Thing{}
	for _, a := range f.book.Accounts {
		add(c, Thing{AccountThing, a.ID, a.Name, a, a.Address, &a.Page}, "accounts/")
	}
	for _, p := range f.book.People {
		add(c, Thing{PersonThing, p.ID, p.Name, nil, p.Address, &p.Page}, "people/")
	}
	for _, m := range f.book.Team {
		add(c, Thing{MemberThing, m.ID, m.Name, nil, m.Address, &m.Page}, "team/")
	}
	for _, p := range f.book.Method {
		add(c, Thing{PageThing, p.ID, p.Title, nil, p.Address, p}, "method/")
	}
	for _, p := range f.book.Pages {
		add(c, Thing{PageThing, p.ID, p.Title, nil, p.Address, p}, "")
	}
	return c
}

func (f *follower) otherThings() map[string][]Thing {
	if f.others == nil {
		f.others = map[string][]Thing{}
		for _, a := range f.book.Accounts {
			for id, things := range f.circle(a) {
				f.others[id] = append(f.others[id], things...)
			}
		}
	}
	return f.others
}

// mostGuesses is how often what was meant is looked for among everything in the
// book: the first broken links want a guess, the ten thousandth does not, and
// each costs a look at every id.
const mostGuesses = 200

// guess returns the id that a link from an account might have meant.
func (f *follower) guess(a *Account, target string) (string, bool) {
	if a != nil {
		own := keys(f.circle(a))
		slices.Sort(own)
		if near, ok := nearest.To(target, own); ok {
			return near, true
		}
	}
	if f.guesses--; f.guesses < 0 {
		return "", false
	}
	if f.ids == nil {
		f.ids = keys(f.shared)
		slices.Sort(f.ids)
	}
	return nearest.To(target, f.ids)
}

// relative follows a link to a file, seen from the page's own.
func (f *follower) relative(p *Page, link markdown.Link) (Target, source.Problem) {
	file := path.Join(path.Dir(p.Path), link.Target)
	if strings.HasPrefix(link.Target, "/") {
		file = strings.TrimPrefix(path.Clean(link.Target), "/")
	}
	if known, ok := f.composed(file); ok {
		if thing, ok := f.documents()[known]; ok && link.Kind == markdown.Relative {
			return f.anchored(Target{Thing: thing, Fragment: link.Fragment})
		}
		if _, ok := f.book.attachments[known]; ok {
			return f.attached(p, link, known)
		}
	}
	args := source.Args{"target": link.Target}
	if near, ok := f.guessFile(file); ok {
		return Target{}, source.Problem{Rule: "broken-link", Says: "file-near", Args: args.With("nearest", near)}
	}
	return Target{}, source.Problem{Rule: "broken-link", Says: "file", Args: args}
}

func (f *follower) documents() map[string]Thing {
	if f.byPath == nil {
		f.byPath = map[string]Thing{}
		for a, p := range f.book.AllPages {
			f.byPath[p.Path] = pageThing(a, p)
		}
	}
	return f.byPath
}

// pageThing is a page as what a link leads to, whatever it is a page of.
func pageThing(a *Account, p *Page) Thing {
	return Thing{PageThing, p.ID, cmp.Or(p.Title, p.ID), a, p.Address, p}
}

// guessFile returns the file that a link might have meant.
func (f *follower) guessFile(file string) (string, bool) {
	if f.guesses--; f.guesses < 0 {
		return "", false
	}
	if f.paths == nil {
		f.paths = append(keys(f.book.attachments), keys(f.documents())...)
		slices.Sort(f.paths)
	}
	return nearest.To(file, f.paths)
}

// anchored checks that the page of a target has the anchor that the link names.
func (f *follower) anchored(t Target) (Target, source.Problem) {
	if t.Fragment == "" {
		return t, source.Problem{}
	}
	var anchors []string
	if t.Thing.page != nil {
		for _, h := range t.Thing.page.Body.Headings {
			anchors = append(anchors, h.ID)
		}
	}
	if a := t.Thing.Account; t.Thing.Address == accountAddress(a) {
		anchors = append(anchors, Sections()...)
	}
	if slices.Contains(anchors, t.Fragment) {
		return t, source.Problem{}
	}
	args := source.Args{"target": t.Thing.Name, "fragment": t.Fragment}
	near, ok := nearest.To(t.Fragment, anchors)
	t.Fragment = ""
	if ok {
		return t, source.Problem{Rule: "broken-link", Says: "anchor-near", Args: args.With("nearest", near)}
	}
	return t, source.Problem{Rule: "broken-link", Says: "anchor", Args: args}
}

func accountAddress(a *Account) string {
	if a == nil {
		return ""
	}
	return a.Address
}

// Sections returns the parts of an account's page that a link may name: they
// bear the names of the keys that fill them.
func Sections() []string {
	return []string{"commitments", "tasks", "share", "pressures", "decision", "interests", "key_account",
		"environment", "responses", "challenges", "path", "vision", "goals", "ladder", "customer_goals", "customer_revenue", "market",
		"stakeholders", "ties", "criteria", "competitors", "claims", "unknowns", "factors", "strategy", "support",
		"concessions", "setbacks", "customers", "rivals", "culture", "results", "added_value", "cares", "cadence",
		"white_space", "opportunities", "visits", "team"}
}

// partIDs are the ids that pages have for their own parts, so that no heading of
// a body gets one: every key of the format, and the few parts that no key fills.
var partIDs = sync.OnceValue(func() []string {
	ids := []string{"main", "next", "prose", "linked-from", "picture", "issues", "direction", "key-people", "review", "assemble", "take",
		"lasting", "purpose", "agreed", "learned", "ours", "own-needs", "met-at", "section"}
	for _, record := range records {
		ids = append(ids, shapeOf(record).keys()...)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
})
