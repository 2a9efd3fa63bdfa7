package site

import (
	"slices"

	"stratbook/generator/plan"
	"stratbook/generator/site/view"
)

// Where the pictures of the strategy stand on the page of an account or a deal:
// each in place of the parts whose facts it shows, so that nothing is said
// twice.

// issues is the section of the issue chain.
func (p *pen) issues(a *plan.Account) view.Section {
	picture := p.issuesFigure(a)
	shown := func(n int) []view.Block {
		if n == 0 {
			return nil
		}
		return picture
	}
	s := p.section("issues", part{"environment", shown(len(a.Environment))}, part{"responses", shown(len(a.Responses))},
		part{"challenges", shown(len(a.Challenges))})
	if len(s.Parts) > 0 {
		one := view.Part{Blocks: picture}
		for _, x := range s.Parts {
			one.Holds = append(one.Holds, x.ID)
		}
		s.Parts = []view.Part{one}
	}
	return s
}

// weighed is the section of the factors: their picture tells the strategy too,
// and that of an account is followed by one for each open deal that weighs
// factors of its own.
func (p *pen) weighed(a *plan.Account, o *plan.Opportunity, s view.Section) view.Section {
	at := 0
	for i := range s.Parts {
		if s.Parts[i].ID == "factors" {
			s.Parts[i].Holds, at = []string{"strategy"}, i+1
		}
	}
	if o != nil {
		return s
	}
	for _, deal := range a.OpenOpportunities() {
		if picture := p.factorsFigure(a, deal); picture != nil {
			s.Parts = slices.Insert(s.Parts, at, view.Part{Title: deal.Name, Lang: p.lang(deal.Name), Blocks: picture})
			at++
		}
	}
	return s
}

// stated adds the strategy to the parts of its section, unless the picture of
// the factors tells it.
func (p *pen) stated(a *plan.Account, d *plan.Deal, parts []part) []part {
	if len(d.Factors) > 0 {
		return parts
	}
	return slices.Insert(parts, 0, one(p, a, "strategy", d.Strategy))
}

// acted puts the pictures of what was done before the lists of it.
func (p *pen) acted(a *plan.Account, o *plan.Opportunity, s view.Section) view.Section {
	var parts []view.Part
	for _, x := range []part{{"moves", p.movesFigure(a, o)}, {"driver", p.driverFigure(a, o)}} {
		if x.blocks != nil {
			parts = append(parts, view.Part{ID: x.key, Title: p.t("part." + x.key), Blocks: x.blocks})
		}
	}
	s.Parts = append(parts, s.Parts...)
	return s
}
