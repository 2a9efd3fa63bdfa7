package site

import (
	"cmp"
	"slices"

	"stratbook/generator/check"
	"stratbook/generator/plan"
	"stratbook/generator/site/view"
)

// keys by which filter.js tells what has no step, or no owner.
const (
	contentStep = "content"
	nobody      = "-"
)

// located are findings with a link to what they are about, and with what they
// can be found by.
func (p *pen) located(found []*check.Finding) []view.Flag {
	var flags []view.Flag
	for _, f := range found {
		v := p.flag(f)
		v.Why = view.Text{}
		v.By = []view.Named{{Key: "step", Word: stepKey(f.Rule)}}
		if a := p.site.Book.Account(f.About.Account); a != nil {
			v.Where = p.link(a.Name, a.Address)
			v.By = append(v.By, view.Named{Key: "account", Word: a.ID})
			if a.OwnedBy != nil {
				v.By = append(v.By, view.Named{Key: "owner", Word: a.OwnedBy.ID})
			}
		} else {
			v.Where = view.Text{S: f.At.Path, Kind: view.Code}
		}
		flags = append(flags, v)
	}
	return flags
}

func stepKey(r *check.Rule) string {
	if r.Step == "" {
		return contentStep
	}
	return string(r.Step)
}

// sieve is counts of findings by some of "severity", "step", "rule", "owner" and "account", for a
// page that lists them all. Properties that all of them share are left out.
func (p *pen) sieve(found []*check.Finding, by ...string) *view.Sieve {
	c := p.site.tell(found)
	s := &view.Sieve{Label: p.t("sieve")}
	for _, id := range by {
		group := map[string]func(*counted) view.SieveGroup{"severity": p.bySeverity, "step": p.byStep, "rule": p.byRule, "owner": p.byOwner, "account": p.byAccount}[id](c)
		if len(group.Items) > 1 {
			s.Groups = append(s.Groups, group)
		}
	}
	if len(s.Groups) > 0 {
		s.Left = p.w.Say("filter.rows", map[string]any{"left": "#", "of": len(found)})
	}
	return s
}

// counted is how many findings there are of each sort. What is set aside is
// counted as such only.
type counted struct {
	check.Counts
	steps    map[string]int
	rules    map[*check.Rule]int
	owners   map[*plan.Member]int // nil for accounts without one, and for what belongs to the book
	accounts map[*plan.Account]int
	first    map[string]string // of each step, the first rule that is flagged
}

func (s *Site) tell(found []*check.Finding) *counted {
	c := &counted{check.Count(found), map[string]int{}, map[*check.Rule]int{}, map[*plan.Member]int{}, map[*plan.Account]int{}, map[string]string{}}
	for _, f := range found {
		if f.SetAside != nil {
			continue
		}
		c.steps[stepKey(f.Rule)]++
		c.rules[f.Rule]++
		a := s.Book.Account(f.About.Account)
		if a == nil {
			c.owners[nil]++
			continue
		}
		c.accounts[a]++
		c.owners[a.OwnedBy]++
	}
	return c
}

// folded shows so many items of a group, and folds away the rest.
func (p *pen) folded(g view.SieveGroup) view.SieveGroup {
	const shown, more = 12, 3
	if g.Shown = len(g.Items); g.Shown > shown+more {
		g.Shown = shown
		g.More = p.w.N("sieve.more", len(g.Items)-shown)
	}
	return g
}

func (p *pen) sieveItem(key string, t view.Text, n int) view.SieveItem {
	return view.SieveItem{Key: key, Text: t, Count: p.w.Number(float64(n))}
}

// bySeverity has no page to lead to: it is there with the script only.
func (p *pen) bySeverity(c *counted) view.SieveGroup {
	g := view.SieveGroup{ID: "severity", Label: p.t("sieve.severity"), Waits: true}
	for _, x := range []struct {
		key, word string
		n         int
	}{{"error", p.listed("severity", "error"), c.Error}, {"warning", p.listed("severity", "warning"), c.Warning},
		{"note", p.listed("severity", "note"), c.Note}, {"aside", p.t("sieve.aside"), c.SetAside}} {
		if x.n > 0 {
			g.Items = append(g.Items, p.sieveItem(x.key, view.Text{S: x.word, Href: "?severity=" + x.key}, x.n))
		}
	}
	return p.folded(g)
}

// byStep leads to the step's first section.
func (p *pen) byStep(c *counted) view.SieveGroup {
	g := view.SieveGroup{ID: "step", Label: p.key("step")}
	for _, step := range flagSteps {
		if n := c.steps[step]; n > 0 {
			g.Items = append(g.Items, p.sieveItem(step, view.Text{S: p.stepWord(step), Href: "#" + p.stepAnchor(step)}, n))
		}
	}
	return p.folded(g)
}

// byRule leads to each rule's page, those that are flagged most first. The list
// of contents has them all, so few are shown.
func (p *pen) byRule(c *counted) view.SieveGroup {
	const shown = 4
	g := view.SieveGroup{ID: "rule", Label: p.t("sieve.rule")}
	rules := slices.SortedStableFunc(slices.Values(check.Rules()), func(r, s *check.Rule) int { return cmp.Compare(c.rules[s], c.rules[r]) })
	for _, r := range rules {
		if n := c.rules[r]; n > 0 {
			g.Items = append(g.Items, p.sieveItem(r.ID, p.link(p.t("rule."+r.ID+".title"), "flags/"+r.ID+"/"), n))
		}
	}
	if g.Shown = min(len(g.Items), shown); g.Shown < len(g.Items) {
		g.More = p.w.N("sieve.more", len(g.Items)-g.Shown)
	}
	return g
}

// byOwner leads to the page of each owner's accounts.
func (p *pen) byOwner(c *counted) view.SieveGroup {
	g := view.SieveGroup{ID: "owner", Label: p.key("owner")}
	for _, m := range p.site.index().members {
		if n := c.owners[m]; n > 0 {
			g.Items = append(g.Items, p.sieveItem(m.ID, p.link(m.Name, ownerFlags(m)), n))
		}
	}
	if n := c.owners[nil]; n > 0 {
		g.Items = append(g.Items, p.sieveItem(nobody, p.link(p.t("no-owner"), ownerFlags(nil)), n))
	}
	return p.folded(g)
}

// byAccount leads to the flags on each account's page, those that need most
// first, and of very many to those only.
func (p *pen) byAccount(c *counted) view.SieveGroup {
	g := view.SieveGroup{ID: "account", Label: p.key("account")}
	for _, a := range p.site.index().needy {
		if len(g.Items) == onPortfolio {
			g.All = p.link(p.w.N("all-accounts", len(p.site.Book.Accounts)), "accounts/")
			break
		}
		if n := c.accounts[a]; n > 0 {
			g.Items = append(g.Items, p.sieveItem(a.ID, p.link(a.Name, p.flagsAt(a)), n))
		}
	}
	return p.folded(g)
}
