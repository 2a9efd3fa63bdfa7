package site

import (
	"math"

	"stratbook/generator/check"
	"stratbook/generator/plan"
	"stratbook/generator/site/view"
)

// completeness is how complete each step of an account's plan is, and what that
// is made up of.
func (p *pen) completeness(a *plan.Account) *view.Steps {
	s := &view.Steps{Label: p.t("complete"), More: p.t("complete.more"), How: p.how(p.t("complete.how"), p.explained("strat", "complete"))}
	for _, c := range p.site.Verdict.Completeness(a) {
		f := view.StepFigure{ID: string(c.Step), Name: upper(p.listed("step", string(c.Step))), Figure: p.t("complete.unknown"), Known: c.Known}
		if c.Known {
			f.Percent = percent(c)
			f.Figure = p.w.Percent(float64(f.Percent))
			s.Made = append(s.Made, p.madeUp(c, f))
		}
		s.List = append(s.List, f)
	}
	return s
}

func percent(c check.Completeness) int { return int(math.Round(100 * c.Figure())) }

// madeUp is what the figure of a step is made up of: the rules that some records
// do not meet, and in one sentence for each weight those that all of them do.
func (p *pen) madeUp(c check.Completeness, f view.StepFigure) view.Part {
	held, possible := c.Sums()
	part := view.Part{Title: p.joined(f.Name, f.Figure), Blocks: []view.Block{view.Items{{Line: p.said(p.w.Say("complete.sum", map[string]any{
		"held": points(held), "possible": points(possible)}))}}}}
	t := &view.Table{Head: []view.Column{{Label: p.key("rule")}, {Label: p.t("complete.holds"), Number: true}, {Label: p.t("complete.counts"), Number: true}}}
	whole := map[float64]view.Line{}
	for _, s := range c.Rules {
		title := p.t("rule." + s.Rule.ID + ".title")
		if s.Held == s.Of {
			whole[s.Weight()] = p.dotted(whole[s.Weight()], p.said(title))
			continue
		}
		t.Rows = append(t.Rows, []view.Line{{p.link(title, "flags/"+s.Rule.ID+"/")},
			p.said(p.w.Say("complete.of", map[string]any{"n": s.Held, "of": s.Of})),
			p.said(p.w.Say("complete.of-weight", map[string]any{"n": points(s.Points()), "of": points(s.Weight())}))})
	}
	if len(t.Rows) > 0 {
		part.Blocks = append(part.Blocks, t)
	}
	for _, weight := range []float64{3, 1} {
		if len(whole[weight]) > 0 {
			said := p.said(p.w.Say("complete.whole", map[string]any{"weight": points(weight)}) + " ")
			part.Blocks = append(part.Blocks, view.Items{{Line: append(said, whole[weight]...)}})
		}
	}
	return part
}

// points are shown in hundredths.
func points(x float64) float64 { return math.Round(100*x) / 100 }
