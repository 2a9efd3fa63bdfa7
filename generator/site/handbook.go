package site

import (
	"stratbook/generator/check"
	"stratbook/generator/plan"
	"stratbook/generator/site/view"
)

// chapters are the pages of the handbook in the order of the method.
var chapters = []string{"strat", "commitments", "big-picture", "value-plan", "sources", "styles", "team", "relationship", "sheets"}

// chapterOf is the page of the handbook that explains a part of a page.
func chapterOf(section string) string {
	switch section {
	case "issues", "direction", "key-people", "review", "assemble":
		return "strat"
	case "take", "purpose", "agreed":
		return "commitments"
	case "picture", "learned":
		return "big-picture"
	case "lasting":
		return "value-plan"
	case "ours":
		return "team"
	}
	return ""
}

// chapterOfRule is the page of the handbook behind a rule: that of the part of a
// plan which its flags stand beside, else that of its step.
func chapterOfRule(r *check.Rule) string {
	switch r.Part {
	case "share", "pressures", "decision", "interests":
		return "big-picture"
	case "customers", "rivals", "culture", "customer_goals", "results", "ties":
		return "value-plan"
	case "claims":
		return "sources"
	case "team":
		return "team"
	case "cadence", "added_value":
		return "relationship"
	}
	switch r.ID {
	case "visit-blind", "visit-unbridged", "absent-decider":
		return "big-picture"
	case "style-unknown":
		return "styles"
	}
	switch r.Step {
	case "":
		return ""
	case plan.StepTake:
		return "commitments"
	}
	return "strat"
}

// handbook is a link to a page of the handbook, if there is one of that name.
func (p *pen) handbook(chapter string) view.Text {
	if chapter == "" || p.site.bookPages()["method/"+chapter+"/"] == nil {
		return view.Text{}
	}
	return p.link(p.t("in-handbook"), "method/"+chapter+"/")
}

// method is the contents page of the handbook: the method's own pages in order,
// then the team's.
func (s *Site) method(p *pen) values {
	var built, own view.Items
	byID := map[string]*plan.Page{}
	for _, x := range s.Book.Method {
		byID[x.ID] = x
	}
	for _, id := range chapters {
		if x := byID[id]; x != nil {
			built = append(built, view.Item{Line: view.Line{p.link(x.Title, x.Address)}, Detail: p.line(p.t("chapter." + id))})
			delete(byID, id)
		}
	}
	for _, x := range s.Book.Method {
		if byID[x.ID] != nil {
			own = append(own, view.Item{Line: view.Line{p.link(x.Title, x.Address)}})
		}
	}
	sections := []view.Section{{ID: "method", Title: p.t("handbook.method"), Parts: []view.Part{{Blocks: []view.Block{built}}}}}
	if len(own) > 0 {
		sections = append(sections, view.Section{ID: "own", Title: p.t("handbook.own"), Parts: []view.Part{{Blocks: []view.Block{own}}}})
	}
	return p.sheet(sheet{kind: "page", head: view.Head{Title: view.Line{{S: p.t("nav.method")}}}, sections: sections})
}
