package plan

import (
	"slices"

	"golang.org/x/text/unicode/norm"

	"stratbook/generator/source"
)

// index finds things of one kind by id, or by a name that only one of them has.
type index[T comparable] struct {
	ids   map[string]T
	names map[string][]T
}

func (x *index[T]) add(thing T, id string, names ...string) {
	if x.ids == nil {
		x.ids, x.names = map[string]T{}, map[string][]T{}
	}
	if id != "" {
		if _, taken := x.ids[id]; !taken {
			x.ids[id] = thing
		}
	}
	for _, name := range names {
		if name = norm.NFC.String(name); name != "" && !slices.Contains(x.names[name], thing) {
			x.names[name] = append(x.names[name], thing)
		}
	}
}

// find returns what an id or a name stands for; several things if the name is
// borne by several. An id wins over a name.
func (x *index[T]) find(text string) []T {
	if thing, ok := x.ids[text]; ok {
		return []T{thing}
	}
	return x.names[text]
}

// one returns what the text stands for, if that is a single thing.
func (x *index[T]) one(text string) (thing T) {
	if thing, ok := x.ids[text]; ok {
		return thing
	}
	if found := x.names[text]; len(found) == 1 {
		return found[0]
	}
	return thing
}

// words appends every id and name, for finding the nearest.
func (x *index[T]) words(list []string) []string {
	for id := range x.ids {
		list = append(list, id)
	}
	for name := range x.names {
		list = append(list, name)
	}
	return list
}

// names is what a reference in an account may mean.
type names struct {
	common        *common
	people        index[*Stakeholder]
	opportunities index[*Opportunity]
	things        map[string]Thing        // records with an id: issues, goals, factors, commitments, tasks, support, …
	places        map[string]source.Place // of those records
	units         map[string]bool
}

// Party is who acts, or is meant: one of the customer's people, one of ours, or
// plain words if nobody matches.
type Party struct {
	Stakeholder *Stakeholder
	Member      *Member
	Words       string
}

// Name returns what the party is called.
func (p Party) Name() string {
	switch {
	case p.Stakeholder != nil && p.Stakeholder.Name != "":
		return p.Stakeholder.Name
	case p.Stakeholder != nil:
		return p.Stakeholder.ID
	case p.Member != nil:
		return p.Member.Name
	}
	return p.Words
}

// Customers reports whether the party is one of the customer's people.
func (p Party) Customers() bool { return p.Stakeholder != nil }

// Person returns the stakeholder that a reference means, or nil.
func (a *Account) Person(r Ref) *Stakeholder { return a.names.people.one(r.Text) }

// Member returns the one of ours that a reference means, or nil.
func (a *Account) Member(r Ref) *Member { return a.names.common.team.one(r.Text) }

// Opportunity returns the one of the account's that a reference means, or nil.
func (a *Account) Opportunity(r Ref) *Opportunity { return a.names.opportunities.one(r.Text) }

// Party returns whom a reference means: the account's people come before ours.
func (a *Account) Party(r Ref) Party {
	if s := a.Person(r); s != nil {
		return Party{Stakeholder: s, Words: r.Text}
	}
	return Party{Member: a.Member(r), Words: r.Text}
}

// Parties returns whom a list of references means.
func (a *Account) Parties(list []Ref) []Party {
	parties := make([]Party, len(list))
	for i, r := range list {
		parties[i] = a.Party(r)
	}
	return parties
}

// Thing returns the account's record that bears an id; its kind is "" if none
// does.
func (a *Account) Thing(id string) Thing { return a.names.things[id] }

// Thing is something that bears an id and can be linked to.
type Thing struct {
	Kind    ThingKind
	ID      string
	Name    string
	Account *Account // whose it is; nil for what belongs to the book
	Address string   // of its page, with the anchor of its record if it has no page of its own

	page *Page // the file whose page that is, for its anchors
}

// Place is where a thing stands: the head of its file, or its record in one; the
// zero Place where it has none.
func (t Thing) Place() source.Place {
	switch {
	case t.page != nil:
		return t.page.At
	case t.Account == nil:
		return source.Place{}
	case t.Kind != PersonThing:
		return t.Account.names.places[t.ID]
	}
	if s := t.Account.Person(Ref{Text: t.ID}); s != nil {
		return s.At
	}
	return source.Place{}
}

// Anchor is the anchor of a record on its page. No heading's anchor has a colon.
func Anchor(kind ThingKind, id string) string { return string(kind) + ":" + id }

// ThingKind names what a thing is.
type ThingKind string

// The kinds of things; those that outputs.md names as subjects of findings have
// its words.
const (
	AccountThing     ThingKind = "account"
	OpportunityThing ThingKind = "opportunity"
	VisitThing       ThingKind = "visit"
	PersonThing      ThingKind = "person"
	MemberThing      ThingKind = "member"
	CommitmentThing  ThingKind = "commitment"
	TaskThing        ThingKind = "task"
	FactorThing      ThingKind = "factor"
	GoalThing        ThingKind = "goal"
	IssueThing       ThingKind = "issue"
	SupportThing     ThingKind = "support"
	ValueThing       ThingKind = "added-value"
	ResultThing      ThingKind = "result"
	PageThing        ThingKind = "page"
)
