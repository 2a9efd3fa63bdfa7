package site

import (
	"cmp"
	"strings"
	"sync"

	"stratbook/generator/check"
	"stratbook/generator/plan"
	"stratbook/generator/search"
)

// searchFolder is where the search page stands, and the index below it.
const searchFolder = "search/"

// foundKinds are the kinds that results are grouped by, in the order in which
// those that answer equally well are shown: the book before the handbook. What a
// commitment, a factor or a rule is called is a sentence.
var foundKinds = []struct {
	id, title string
	sentence  bool
}{
	{"account", "nav.accounts", false}, {"person", "nav.people", false}, {"opportunity", "nav.opportunities", false},
	{"member", "nav.team", false}, {"page", "linked-from.pages", false}, {"commitment", "nav.commitments", true},
	{"visit", "nav.visits", false}, {"factor", "key.factors", true}, {"chapter", "nav.method", false}, {"rule", "nav.flags", true},
}

// The places in foundKinds.
const (
	foundAccount = iota
	foundPerson
	foundOpportunity
	foundMember
	foundPage
	foundCommitment
	foundVisit
	foundFactor
	foundChapter
	foundRule
)

// findable is something that can be found: a record, whose it is, and a kind.
type findable struct {
	kind   int
	a      *plan.Account // nil for what belongs to the book
	record any
}

// newSearch makes the index of what the pages show, when it is first asked for.
func (s *Site) newSearch() func() *search.Index {
	return sync.OnceValue(func() *search.Index {
		list := s.findables()
		in := search.Input{N: len(list), Words: s.searchWords()}
		for _, k := range foundKinds {
			in.Kinds = append(in.Kinds, search.Kind{ID: k.id, Title: s.Words.T(k.title), One: s.Words.T("found." + k.id), Sentence: k.sentence})
		}
		p := newPen(s, "")
		in.Thing = func(i int) search.Thing { return p.thing(list[i]) }
		in.Texts = func(i int) []string { return p.textsOf(list[i]) }
		return search.New(in)
	})
}

// searchWords are what the script says, "#" for a number.
func (s *Site) searchWords() map[string]string {
	says := map[string]string{"one": s.Words.N("search.results", 1), "other": strings.Replace(s.Words.N("search.results", 2), "2", "#", 1)}
	for _, id := range []string{"all", "more", "nothing", "short", "found", "kinds"} {
		says[id] = s.Words.T("search." + id)
	}
	return says
}

// findables lists everything that can be found, by kind.
func (s *Site) findables() []findable {
	var list []findable
	for _, a := range s.Book.Accounts {
		list = append(list, findable{foundAccount, a, a})
	}
	for _, x := range s.index().people {
		if x.x.Shared == nil {
			list = append(list, findable{foundPerson, x.a, x.x})
		}
	}
	for _, x := range s.Book.People {
		list = append(list, findable{foundPerson, nil, x})
	}
	for _, x := range s.index().deals {
		list = append(list, findable{foundOpportunity, x.a, x.o})
	}
	for _, m := range s.Book.Team {
		list = append(list, findable{foundMember, nil, m})
	}
	list = append(list, s.freePages()...)
	for _, x := range s.index().commitments {
		list = append(list, findable{foundCommitment, x.a, x.c})
	}
	for _, x := range s.index().visits {
		list = append(list, findable{foundVisit, x.a, x.v})
	}
	list = append(list, s.factors()...)
	for _, x := range s.Book.Method {
		list = append(list, findable{foundChapter, nil, x})
	}
	for _, r := range check.Rules() {
		list = append(list, findable{foundRule, nil, r})
	}
	return list
}

// freePages are the site's own directories, by name, and the pages of authors.
func (s *Site) freePages() []findable {
	var list []findable
	for _, section := range s.sections() {
		list = append(list, findable{foundPage, nil, section})
	}
	for _, x := range s.Book.Pages {
		list = append(list, findable{foundPage, nil, x})
	}
	for _, a := range s.Book.Accounts {
		for _, x := range a.Pages {
			list = append(list, findable{foundPage, a, x})
		}
	}
	return list
}

// factors are those of every account, and of its deals.
func (s *Site) factors() []findable {
	var list []findable
	for _, a := range s.Book.Accounts {
		for i := range a.Factors {
			list = append(list, findable{foundFactor, a, &a.Factors[i]})
		}
		for _, o := range a.Opportunities {
			for i := range o.Factors {
				list = append(list, findable{foundFactor, a, &o.Factors[i]})
			}
		}
	}
	return list
}

// thing is what can be found as the index shows it.
func (p *pen) thing(f findable) search.Thing {
	t := p.shown(f)
	t.Kind, t.Address, t.Lang = f.kind, p.href(t.Address), p.lang(t.Title)
	if f.a != nil {
		t.Within = f.a.ID
		if f.kind != foundAccount {
			t.Account = f.a.Name
		}
	}
	return t
}

func (p *pen) shown(f findable) search.Thing {
	switch x := f.record.(type) {
	case *plan.Account:
		return search.Thing{Address: x.Address, Title: x.Name, Also: x.Aliases, Note: x.Industry}
	case *plan.Stakeholder:
		return search.Thing{Address: x.Address, Title: x.Name, Also: x.Aliases, Note: p.titleOf(x)}
	case *plan.Person:
		return search.Thing{Address: x.Address, Title: cmp.Or(x.Name, x.ID), Also: x.Aliases, Note: p.joined(x.JobTitle, x.Company)}
	case *plan.Opportunity:
		return search.Thing{Address: x.Address, Title: cmp.Or(x.Name, x.ID), Note: p.money(x.Amount, x.Currency)}
	case *plan.Member:
		return search.Thing{Address: x.Address, Title: cmp.Or(x.Name, x.ID), Also: x.Aliases, Note: p.listed("team-part", x.Part)}
	case *plan.Page:
		return search.Thing{Address: x.Address, Title: cmp.Or(x.Title, x.ID)}
	case *check.Rule:
		return search.Thing{Address: "flags/" + x.ID + "/", Title: p.t("rule." + x.ID + ".title"), Also: []string{x.ID}}
	case *plan.Commitment:
		return search.Thing{Address: f.a.Thing(x.ID).Address, Title: cmp.Or(x.Text, x.ID), Note: p.promiser(f.a, x)}
	case *plan.Visit:
		t := search.Thing{Address: x.Address, Title: p.visitTitle(x)}
		if x.Name != "" {
			t.Note = p.day(x.Date)
		}
		return t
	case *plan.Factor:
		return search.Thing{Address: f.a.Thing(x.ID).Address, Title: cmp.Or(x.Text, x.ID)}
	}
	section := f.record.(string)
	return search.Thing{Address: section + "/", Title: p.t("nav." + section)}
}

// promiser says who promised something, and until when.
func (p *pen) promiser(a *plan.Account, c *plan.Commitment) string {
	day := ""
	if !c.Due.IsZero() {
		day = p.day(c.Due)
	}
	return p.joined(plain(p.parties(a, c.Who)), day)
}

// textsOf is what a page says of what can be found, but for what it is called: all
// that authors wrote about it. What is found by itself is left to that.
func (p *pen) textsOf(f findable) []string {
	switch x := f.record.(type) {
	case *plan.Account:
		texts := p.saidIn(f.a, x, "account", "title", "aliases", "industry", "stakeholders", "factors", "commitments")
		for _, s := range x.People {
			if s.EmptyChair() {
				texts = append(texts, p.saidIn(f.a, s)...)
			}
		}
		return append(texts, p.body(&x.Page)...)
	case *plan.Stakeholder:
		return p.saidIn(f.a, x, "name", "aliases", "title", "unit")
	case *plan.Person:
		texts := p.saidIn(nil, x, "name", "aliases", "title", "company")
		for _, a := range p.site.Book.AccountsOf(x) {
			texts = append(texts, a.Name)
			for _, s := range a.People {
				if s.Shared != nil && s.Shared.ID == x.ID {
					texts = append(texts, p.saidIn(a, s, "person", "email", "phone")...)
				}
			}
		}
		return append(texts, p.body(&x.Page)...)
	case *plan.Opportunity:
		return append(p.saidIn(f.a, x, "opportunity", "title", "factors"), p.body(&x.Page)...)
	case *plan.Member:
		return append(p.saidIn(nil, x, "name", "aliases", "title"), p.body(&x.Page)...)
	case *plan.Page:
		return p.body(x)
	case *check.Rule:
		return []string{p.t("rule." + x.ID + ".why"), p.t("rule." + x.ID + ".mend")}
	case *plan.Commitment:
		return p.saidIn(f.a, x, "text", "who")
	case *plan.Visit:
		return append(append(p.saidIn(f.a, x, "visit", "title"), x.Date.ISO()), p.body(&x.Page)...)
	case *plan.Factor:
		return p.saidIn(f.a, x, "text")
	}
	return nil
}

// body is what an author wrote below the front matter.
func (p *pen) body(page *plan.Page) []string {
	text := page.Body.Text(func(i int) string { return cmp.Or(page.Targets[i].Thing.Name, page.Targets[i].Thing.ID) })
	if text = strings.TrimSpace(text); text == "" {
		return nil
	}
	return []string{text}
}

// saidIn is what an author wrote in a record, and whom it names, but for some keys.
func (p *pen) saidIn(a *plan.Account, record any, but ...string) []string {
	var texts []string
	for said := range plan.SaidIn(record, but...) {
		text := said.Text
		if said.Ref && a != nil {
			text = p.called(a, plan.Ref{Text: text})
		}
		texts = append(texts, text)
	}
	return texts
}

// called is the name of what a reference means, or the author's words.
func (p *pen) called(a *plan.Account, r plan.Ref) string {
	if party := a.Party(r); party.Stakeholder != nil || party.Member != nil {
		return party.Name()
	}
	if o := a.Opportunity(r); o != nil {
		return o.Name
	}
	if thing := a.Thing(r.Text); thing.Kind != "" {
		return thing.Name
	}
	if m := p.site.Book.Milestone(r); m >= 0 {
		return p.milestone(m)
	}
	if other := p.site.Book.AccountOf(r); other != nil {
		return other.Name
	}
	return r.Text
}
