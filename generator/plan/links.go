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

// follower finds what the links in the bodies of a folder mean, and takes down
// which other folders it looks into.
type follower struct {
	*assembly
	folder    *folder
	published publishing
}

func newFollower(a *assembly, f *folder) follower {
	f.leans = map[string]bool{}
	return follower{a, f, publishing{map[string]string{}, map[string]map[string]source.Place{}}}
}

// bodies follows the links of every body.
func (f follower) bodies() {
	for file := range f.folder.records {
		p := file.page()
		p.Targets = nil
		for _, link := range p.Body.Links {
			target, problem := f.follow(file.account, p, link)
			if problem.Rule != "" {
				problem.At = p.Place(link.At)
				f.tell(link, problem, p)
			}
			p.Targets = append(p.Targets, target)
		}
	}
}

// tell tells of a link that leads nowhere. What it might have meant is looked
// for in the account first, and then, when all is known, in the whole book.
func (f follower) tell(link markdown.Link, problem source.Problem, p *Page) {
	switch {
	case problem.Rule != "broken-link":
		f.folder.told.problem(problem)
	case problem.Says == "file":
		f.folder.told.guesses = append(f.folder.told.guesses, guess{problem, "file", fileOf(p, link)})
	case problem.Says == "":
		f.folder.told.guesses = append(f.folder.told.guesses, guess{problem, "id", link.Target})
	default:
		f.folder.told.unresolved = append(f.folder.told.unresolved, problem)
	}
}

func (f follower) follow(a *Account, p *Page, link markdown.Link) (Target, source.Problem) {
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
		problem := source.Problem{Rule: "broken-link", Args: args}
		if a != nil {
			if near, ok := nearest.To(link.Target, a.ids()); ok {
				problem.Says, problem.Args = "near", args.With("nearest", near)
			}
		}
		return Target{}, problem
	case 1:
		thing := found[0] // the list is everybody's
		if link.Fragment != "" {
			thing = f.seen(thing)
		}
		return f.anchored(Target{Thing: thing, Fragment: link.Fragment})
	}
	var among []string
	var places []source.Place
	for _, thing := range found {
		among = append(among, strings.TrimSuffix(thing.Address, "/"))
		if thing = f.seen(thing); thing.page != nil {
			places = append(places, thing.page.At)
		}
	}
	return Target{}, source.Problem{Rule: "ambiguous-link", Args: args.With("among", among), Related: places}
}

// seen returns a thing with its page as it is in this book, where it is an
// account, of which only the face was known.
func (f follower) seen(t Thing) Thing {
	if t.Kind == AccountThing {
		a := f.account(t.ID)
		t.Account, t.page = a, &a.Page
	}
	return t
}

// account returns the account of an id, or nil, and takes down that it was
// looked at.
func (f follower) account(id string) *Account {
	of := f.at[strings.ToLower(id)]
	if of == nil {
		return nil
	}
	if of != f.folder {
		f.folder.leans[of.key] = true
	}
	return of.account(id)
}

// wiki finds an id in the nearest circle that has it.
func (f follower) wiki(a *Account, target string) []Thing {
	head, rest, nested := strings.Cut(target, "/")
	if !nested {
		if found := a.bearers(target); len(found) > 0 {
			return found
		}
		if found := f.common.things[target]; len(found) > 0 {
			return found
		}
		f.folder.wide = true
		return f.elsewhere.find(f.folders, target)
	}
	if found := f.common.things[target]; found != nil { // people/…, team/…, method/…
		return found
	}
	if of := f.account(head); of != nil {
		return of.bearers(rest)
	}
	return a.bearers(target)
}

// relative follows a link to a file, seen from the page's own.
func (f follower) relative(p *Page, link markdown.Link) (Target, source.Problem) {
	file := fileOf(p, link)
	if of := f.at[folderOf(file)]; of != nil {
		if of != f.folder {
			f.folder.leans[of.key] = true
		}
		switch known := of.file(file); {
		case known == nil:
		case known.spot.kind == attachment:
			return f.attached(link.Target, known)
		case link.Kind == markdown.Relative:
			if a, page := of.document(known.Path); page != nil {
				return f.anchored(Target{Thing: pageThing(a, page), Fragment: link.Fragment})
			}
		}
	}
	return Target{}, source.Problem{Rule: "broken-link", Says: "file", Args: source.Args{"target": link.Target}}
}

// fileOf returns the file that a relative link names.
func fileOf(p *Page, link markdown.Link) string {
	if strings.HasPrefix(link.Target, "/") {
		return strings.TrimPrefix(path.Clean(link.Target), "/")
	}
	return path.Join(path.Dir(p.Path), link.Target)
}

// pageThing is a page as what a link leads to, whatever it is a page of.
func pageThing(a *Account, p *Page) Thing {
	return Thing{PageThing, p.ID, cmp.Or(p.Title, p.ID), a, p.Address, p}
}

// anchored checks that the page of a target has the anchor that the link names.
func (f follower) anchored(t Target) (Target, source.Problem) {
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
	ids := []string{"main", "next", "flags", "completeness", "decision-roles", "organisation", "power", "coverage", "prose", "linked-from", "picture", "issues", "direction", "key-people", "review", "assemble", "take",
		"lasting", "purpose", "agreed", "learned", "ours", "own-needs", "met-at", "section"}
	for _, record := range records {
		ids = append(ids, shapeOf(record).keys()...)
	}
	slices.Sort(ids)
	return slices.Compact(ids)
})
