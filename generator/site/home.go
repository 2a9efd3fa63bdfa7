package site

import (
	"html/template"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"stratbook/generator/check"
	"stratbook/generator/markdown"
	"stratbook/generator/plan"
	"stratbook/generator/site/view"
)

// homeParts are the fragments of the portfolio.
type homeParts struct {
	Head     template.HTML
	Missing  template.HTML // where nobody has promised anything
	Overdue  template.HTML
	Unmet    template.HTML // who decides and was met by nobody
	Shares   template.HTML // share and trend of the accounts
	Heat     template.HTML // how complete their plans are
	Coming   template.HTML // the next fourteen days
	Accounts template.HTML
}

// home is the portfolio: what needs attention now.
func (s *Site) home(p *pen) values {
	late := view.Section{ID: "overdue", Title: p.t("commitments.overdue"), Nothing: view.Nothing{Say: p.t("nothing.overdue")}}
	soon := view.Section{ID: "coming", Title: p.t("commitments.fortnight"), Nothing: view.Nothing{Say: p.t("nothing.coming")}}
	for _, x := range s.index().commitments {
		if x.at == settled || x.at == undated {
			break // they come last
		}
		switch {
		case x.at == overdue:
			add(&late, p.briefly(x.a, x.c))
		case x.c.Due.Days(p.today) >= 0 && x.c.Due.Days(p.today) <= fortnight: // what was only asked for may be past
			add(&soon, p.briefly(x.a, x.c))
		}
	}
	p.shorten(&late, promisesPage)
	p.shorten(&soon, promisesPage)
	needy := s.neediest()
	rows := s.index().tree
	if len(needy) < len(rows) {
		rows = nil
		for _, a := range needy {
			rows = append(rows, branch{a, 0})
		}
	}
	accounts := tableSection("accounts", p.accountTable(rows), p.t("nothing.accounts"))
	accounts[0].Title = p.t("nav.accounts")
	if len(needy) < len(s.Book.Accounts) {
		accounts[0].Step = p.w.Say("neediest-of", map[string]any{"n": len(needy), "of": len(s.Book.Accounts)})
	}
	h := view.Head{Title: p.line(s.Book.Settings.Title), AsOf: p.asOf()}
	w := p.words()
	return values{"home", p.newFrame(p.t("portfolio")), homeParts{
		Head:     p.html(view.Top(h)),
		Missing:  p.html(view.None(p.gapsAnywhere())),
		Overdue:  p.html(view.Sections(w, []view.Section{late})),
		Unmet:    p.html(view.Sections(w, p.unmet())),
		Shares:   p.html(view.Sections(w, p.shares(needy))),
		Heat:     p.html(view.Sections(w, p.heat())),
		Coming:   p.html(view.Sections(w, []view.Section{soon})),
		Accounts: p.html(view.Sections(w, accounts)),
	}}
}

// unmet are the gravest flags of those who decide and whom nobody of ours has
// met.
func (p *pen) unmet() []view.Section {
	const shown = 3
	const rule = "decider-unmet"
	found := slices.DeleteFunc(slices.Clone(p.site.index().byRule[rule]), func(f *check.Finding) bool {
		a := p.site.Book.Account(f.About.Account)
		return f.SetAside != nil || a == nil || !a.Tells()
	})
	if len(found) == 0 {
		return nil
	}
	slices.SortStableFunc(found, func(f, g *check.Finding) int { return g.Severity.Compare(f.Severity) })
	s := view.Section{ID: "unmet", Title: p.t("home.unmet"), Flags: p.located(found[:min(len(found), shown)])}
	if len(found) > shown {
		s.More = p.link(p.w.N("all-flags", len(found)), "flags/"+rule+"/")
	}
	return []view.Section{s}
}

// The portfolio looks a fortnight ahead, and shows so many accounts at most.
const (
	fortnight   = 14
	onPortfolio = 100
	atOnce      = 50 // commitments in one section
)

// neediest returns the accounts that the portfolio shows: all of them, or those
// with the gravest flags where there are too many for one page.
func (s *Site) neediest() []*plan.Account {
	if len(s.Book.Accounts) <= onPortfolio {
		return s.index().accounts
	}
	return s.index().needy[:onPortfolio]
}

// shorten folds away all but the first few commitments of a section; of very
// many it leaves a link to the page of all.
func (p *pen) shorten(s *view.Section, all string) {
	const shown, more = 8, 2
	if len(s.Parts) == 0 {
		return
	}
	list := s.Parts[0].Blocks[0].(view.Commitments)
	if len(list) > atOnce {
		s.More = p.link(p.w.N("all-promises", len(list)), all)
		list = list[:atOnce]
		s.Parts[0].Blocks[0] = list
	}
	if n := len(list) - shown; n > more {
		s.Parts[0].Blocks = []view.Block{list[:shown], view.Fold{Summary: p.w.N("more-moves", n), Blocks: []view.Block{list[shown:]}}}
	}
}

func add(s *view.Section, c view.Commitment) {
	s.Nothing = view.Nothing{}
	if len(s.Parts) == 0 {
		s.Parts = []view.Part{{Blocks: []view.Block{view.Commitments{}}}}
	}
	s.Parts[0].Blocks[0] = append(s.Parts[0].Blocks[0].(view.Commitments), c)
}

// free is the page of a file that is only prose.
func (s *Site) free(p *pen, a *plan.Account, x *plan.Page) values {
	h := view.Head{Title: p.line(x.Title)}
	if a != nil {
		h.Crumb = []view.Text{p.link(p.t("nav.accounts"), "accounts/"), p.link(a.Name, a.Address)}
	}
	sections := p.prose(x)
	for i := range sections {
		sections[i].Title = ""
		prose := sections[i].Parts[0].Blocks[0].(view.Prose)
		prose.HTML = raised(prose.HTML, x.Body.Headings)
		sections[i].Parts[0].Blocks[0] = prose
	}
	return p.sheet(sheet{kind: "page", head: h, flags: p.flagsIn(x.Path), entries: p.headings(x.Body.Headings), sections: sections})
}

// headings are a list of contents of the highest headings of a body.
func (p *pen) headings(list []markdown.Heading) []view.Entry {
	var entries []view.Entry
	for _, h := range list {
		if h.Level == highest(list) {
			entries = append(entries, view.Entry{ID: h.ID, Title: h.Text, Lang: p.lang(h.Text)})
		}
	}
	return entries
}

func highest(list []markdown.Heading) int {
	level := 6
	for _, h := range list {
		level = min(level, h.Level)
	}
	return level
}

// raised lifts the headings of a page's body to right below the page's title,
// where authors began with a lower one.
func raised(body string, list []markdown.Heading) string {
	top := highest(list)
	if len(list) == 0 || top == 2 {
		return body
	}
	var tags []string
	for from := top; from <= 6; from++ {
		for _, open := range []string{"<h", "</h"} {
			tags = append(tags, open+strconv.Itoa(from), open+strconv.Itoa(from-top+2))
		}
	}
	return strings.NewReplacer(tags...).Replace(body)
}

// gone is what is shown when a page is no longer there. It may be served for
// any address, so its links start from where the site is hosted; on whichever host
// it is, as a page may load its files from its own host alone.
func (s *Site) gone(p *pen) values {
	p.root, p.rooted = "/", true
	if hosted, err := url.Parse(s.Book.Settings.BaseURL); err == nil {
		p.root += strings.TrimLeft(hosted.EscapedPath(), "/")
	}
	h := view.Head{Title: p.said(p.t("gone.title"))}
	return p.sheet(sheet{kind: "404", head: h, sections: []view.Section{{ID: "gone", Parts: []view.Part{{Blocks: p.sentence(p.t("gone.say"))}}}}})
}
