package plan

import (
	"cmp"
	"crypto/sha256"
	"encoding/base32"
	"slices"
	"strconv"
	"strings"

	"stratbook/generator/source"
)

// furnish fills a folder's accounts with what their files say together: people
// with their shared files, commitments and tasks from wherever they are written,
// ids for what has none, and the names by which all of it is referred to.
func furnish(f *folder, c *common) {
	for _, a := range f.accounts {
		furnishing{f, c}.account(a)
	}
	f.taken = nil
}

type furnishing struct {
	*folder
	common *common
}

func (g furnishing) account(a *Account) {
	a.names = names{common: g.common, things: map[string]Thing{}, places: map[string]source.Place{}, units: map[string]bool{}}
	for _, o := range a.Opportunities {
		a.names.opportunities.add(o, o.ID, o.Name)
	}
	g.gatherPeople(a)
	ids := newIdentities(&g.told, a)
	ids.record(a)
	ids.moves(a.Commitments, a.Tasks, Origin{InFile: "plan"})
	for _, o := range a.Opportunities {
		ids.page = o.Address // its own factors stand on its own page
		ids.deal(&o.Deal)
		ids.page = a.Address
		ids.moves(o.Commitments, o.Tasks, Origin{Opportunity: o, InFile: "opportunities/" + o.ID})
	}
	for _, v := range a.Visits {
		ids.moves(v.Commitments, v.Tasks, Origin{Visit: v, Opportunity: a.Opportunity(v.Opportunity), InFile: "visits/" + v.ID})
	}
	for _, o := range a.Opportunities {
		o.AllCommitments = filter(a.AllCommitments, func(c *Commitment) bool { return c.Origin.Opportunity == o })
		o.AllTasks = filter(a.AllTasks, func(t *Task) bool { return t.Origin.Opportunity == o })
	}
	a.OwnedBy = g.common.team.one(a.Owner.Text)
}

func filter[T any](list []T, keep func(T) bool) []T {
	var kept []T
	for _, x := range list {
		if keep(x) {
			kept = append(kept, x)
		}
	}
	return kept
}

// gatherPeople merges each stakeholder with the file in people/ that it names:
// what the plan leaves out, the file gives. Judgements are the account's own.
func (g furnishing) gatherPeople(a *Account) {
	seen := map[string]*Stakeholder{}
	for i := range a.Stakeholders {
		s := a.Stakeholders[i]
		if p := g.common.people.one(s.Person.Text); p != nil {
			s.merge(p)
		}
		if s.ID == "" {
			s.ID = derivedID(a.ID, PersonThing, s.Name+s.Title)
		}
		if first := seen[s.ID]; first != nil {
			g.duplicate(s.ID, s.At, first.At)
			s.ID = derivedID(a.ID, PersonThing, s.ID+s.Name+strconv.Itoa(i))
		}
		seen[s.ID] = &s
		if s.Shared == nil && !s.EmptyChair() && !g.claim(personAddress(a, &s), s.At) {
			s.ID = derivedID(a.ID, PersonThing, s.ID+s.Name+strconv.Itoa(i))
		}
		if !s.EmptyChair() {
			s.Address = personAddress(a, &s)
		}
		a.People = append(a.People, &s)
		a.names.people.add(&s, s.ID, slices.Concat(s.Aliases, []string{s.Name})...)
		if s.Unit != "" {
			a.names.units[s.Unit] = true
		}
	}
}

func (g furnishing) duplicate(id string, at, first source.Place) {
	g.told.problem(source.Problem{Rule: "duplicate-id", Args: source.Args{"id": id}, At: at, Related: []source.Place{first}})
}

func (s *Stakeholder) merge(p *Person) {
	s.Shared = p
	s.ID = cmp.Or(s.ID, p.ID)
	s.Name = cmp.Or(s.Name, p.Name)
	s.SortName = cmp.Or(s.SortName, p.SortName)
	s.Title = cmp.Or(s.Title, p.JobTitle)
	s.Style = cmp.Or(s.Style, p.Style)
	s.Email = cmp.Or(s.Email, p.Email)
	s.Phone = cmp.Or(s.Phone, p.Phone)
	s.Aliases = slices.Concat(s.Aliases, p.Aliases)
	if len(s.Needs) == 0 {
		s.Needs = p.Needs
	}
	if len(s.OrgNeeds) == 0 {
		s.OrgNeeds = p.OrgNeeds
	}
	if s.Name != p.Name {
		s.Aliases = append(s.Aliases, p.Name)
	}
}

// identities gives ids to records that have none, and tells of those that two
// records have.
type identities struct {
	told   *told
	things map[string]Thing
	first  map[string]source.Place // where the id stands first, by id
	owner  *Account
	next   map[string]int // by derived id: the number to go on from
	page   string         // the address of the page that shows what is named next
}

func newIdentities(t *told, a *Account) *identities {
	return &identities{t, a.names.things, a.names.places, a, map[string]int{}, a.Address}
}

// record names the plan's own records.
func (ids *identities) record(a *Account) {
	allKnown(ids, IssueThing, a.Environment)
	allKnown(ids, IssueThing, a.Responses)
	allKnown(ids, IssueThing, a.Challenges)
	allKnown(ids, ValueThing, a.AddedValue)
	allKnown(ids, ResultThing, a.Results)
	a.Goals = slices.Clone(a.Goals)
	for i := range a.Goals {
		ids.name(GoalThing, &a.Goals[i].Record, a.Goals[i].Text)
	}
	ids.deal(&a.Deal)
}

// deal names what an account and an opportunity may both have.
func (ids *identities) deal(d *Deal) {
	d.Factors = slices.Clone(d.Factors)
	for i := range d.Factors {
		ids.name(FactorThing, &d.Factors[i].Record, d.Factors[i].Text)
	}
	allKnown(ids, SupportThing, d.Support)
}

// allKnown makes known the ids that authors gave to the records of a list.
func allKnown[T any, P interface {
	*T
	identity() (*Record, string)
}](ids *identities, kind ThingKind, list []T) {
	for i := range list {
		r, name := P(&list[i]).identity()
		ids.known(kind, r, name)
	}
}

// identity is a record and what it is called.
func (x *Environment) identity() (*Record, string) { return &x.Record, x.Text }
func (x *Response) identity() (*Record, string)    { return &x.Record, x.Text }
func (x *Challenge) identity() (*Record, string)   { return &x.Record, x.Text }
func (x *AddedValue) identity() (*Record, string)  { return &x.Record, x.What }
func (x *Result) identity() (*Record, string)      { return &x.Record, x.Promised }
func (x *Support) identity() (*Record, string)     { return &x.Record, x.What }

// moves gathers commitments and tasks into the account, each with its origin.
func (ids *identities) moves(commitments []Commitment, tasks []Task, from Origin) {
	a := ids.owner
	for i := range commitments {
		c := commitments[i]
		c.Origin = from
		if o := a.Opportunity(c.Opportunity); o != nil {
			c.Origin.Opportunity = o
		}
		ids.name(CommitmentThing, &c.Record, c.Text)
		a.AllCommitments = append(a.AllCommitments, &c)
	}
	for i := range tasks {
		t := tasks[i]
		t.Origin = from
		ids.name(TaskThing, &t.Record, t.Text)
		a.AllTasks = append(a.AllTasks, &t)
	}
}

// name makes sure that a record has an id of its own in the account. One that
// another record bears is told, and costs the id only.
func (ids *identities) name(kind ThingKind, r *Record, text string) {
	if r.ID != "" && ids.known(kind, r, text) {
		return
	}
	base := derivedID(ids.owner.ID, kind, text)
	r.ID = base
	for n := max(2, ids.next[base]); ids.things[r.ID].Kind != ""; n++ {
		r.ID = base + "-" + strconv.Itoa(n)
		ids.next[base] = n + 1
	}
	ids.known(kind, r, text)
}

func (ids *identities) known(kind ThingKind, r *Record, text string) bool {
	if r.ID == "" {
		return true
	}
	if first, taken := ids.first[r.ID]; taken {
		at, other := r.At, first
		if other.Path > at.Path || other.Path == at.Path && other.Span.Compare(at.Span) > 0 {
			at, other = other, at
		}
		ids.told.problem(source.Problem{Rule: "duplicate-id", Args: source.Args{"id": r.ID}, At: at, Related: []source.Place{other}})
		return false
	}
	ids.first[r.ID] = r.At
	ids.things[r.ID] = Thing{Kind: kind, ID: r.ID, Name: text, Account: ids.owner, Address: ids.page + "#" + Anchor(kind, r.ID)}
	return true
}

var base32Digits = base32.StdEncoding.WithPadding(base32.NoPadding)

// derivedID makes an id from what a record says, so that it stays the same as
// long as the text does: a letter for the kind and ten base-32 digits.
func derivedID(account string, kind ThingKind, text string) string {
	sum := sha256.Sum256([]byte(account + "\x00" + string(kind) + "\x00" + text))
	return string(kind[:1]) + strings.ToLower(base32Digits.EncodeToString(sum[:])[:10])
}
