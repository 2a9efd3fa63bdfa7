package check

import (
	"strings"

	"stratbook/generator/method"
	"stratbook/generator/plan"
	"stratbook/generator/source"
	"stratbook/generator/words"
)

// What a rule is about is said in one way everywhere: what it is, and behind it
// in brackets the people and the date concerned, as far as they are known.

// said is a commitment, task or visit in a sentence.
type said struct {
	text string
	day  plan.Date
	who  []string
}

// In returns the text with its people and date: "Counts the seals (Birgit
// Aigner, 6 Nov 2026)".
func (s said) In(w *words.Words) string {
	id, args := "said", map[string]any{"text": bare(s.text), "who": s.who, "day": s.day}
	if len(s.who) > 0 {
		id += ".who"
	}
	switch {
	case s.text == "":
		args["text"] = s.day
	case !s.day.IsZero():
		id += ".day"
	}
	return w.Say(id, args)
}

// saidAll are several of them.
type saidAll []said

// In returns them as a list.
func (s saidAll) In(w *words.Words) string {
	list := make([]string, len(s))
	for i := range s {
		list[i] = s[i].In(w)
	}
	return w.List(list)
}

// keysSaid are keys in a sentence, as authors write them.
type keysSaid []string

// In returns them as a list of code.
func (k keysSaid) In(w *words.Words) string {
	var b strings.Builder
	for i, key := range k {
		switch {
		case i > 0 && i == len(k)-1:
			b.WriteString(w.T("list.and-code"))
		case i > 0:
			b.WriteString(w.T("list.comma"))
		}
		b.WriteString("`" + key + "`")
	}
	return b.String()
}

// bare is a sentence of the author's as part of one of ours, without its stop.
func bare(text string) string { return strings.TrimRight(text, ".。 ") }

// commitmentFinding is about one commitment, at its record.
func commitmentFinding(a *plan.Account, c *plan.Commitment) Finding {
	f := Finding{At: c.At, About: Subject{Kind: plan.CommitmentThing, ID: c.ID, Account: a.ID}, Args: source.Args{
		"promise": said{c.Text, c.Due, names(a.Parties(c.Who))}, "text": bare(c.Text), "who": names(a.Parties(c.Who)), "due": c.Due}}
	if c.Origin.Opportunity != nil {
		f.About.Deal = c.Origin.Opportunity.ID
	}
	return f
}

// taskFinding is about one task, at its record.
func taskFinding(a *plan.Account, t *plan.Task) Finding {
	var who []string
	if m := a.Member(t.Who); m != nil {
		who = append(who, m.Name)
	}
	f := Finding{At: t.At, About: Subject{Kind: plan.TaskThing, ID: t.ID, Account: a.ID},
		Args: source.Args{"task": said{t.Text, t.Due, who}}}
	if t.Origin.Opportunity != nil {
		f.About.Deal = t.Origin.Opportunity.ID
	}
	return f
}

// visitFinding is about one visit, at the first key of its file.
func visitFinding(a *plan.Account, v *plan.Visit) Finding {
	f := Finding{At: v.At, About: Subject{Kind: plan.VisitThing, ID: v.ID, Account: a.ID},
		Args: source.Args{"visit": said{v.Name, v.Date, names(persons(a, v.With))}, "date": v.Date}}
	if o := a.Opportunity(v.Opportunity); o != nil {
		f.About.Deal = o.ID
	}
	return f
}

// dealFinding is about one opportunity, at the first key of its file.
func dealFinding(a *plan.Account, o *plan.Opportunity) Finding {
	return Finding{At: o.At, Args: source.Args{"name": o.Name},
		About: Subject{Kind: plan.OpportunityThing, ID: o.ID, Account: a.ID, Deal: o.ID}}
}

// accountFinding is about the account as a whole, at the first key of its plan.
func accountFinding(a *plan.Account) Finding {
	return Finding{At: a.At, Args: source.Args{"name": a.Name},
		About: Subject{Kind: plan.AccountThing, ID: a.ID, Account: a.ID}}
}

// personFinding is about one of the customer's people, at their record.
func personFinding(a *plan.Account, s *plan.Stakeholder) Finding {
	return Finding{At: s.At, Args: source.Args{"who": name(s)},
		About: Subject{Kind: plan.PersonThing, ID: s.ID, Account: a.ID}}
}

// persons are those whom references mean, the customer's people only.
func persons(a *plan.Account, list []plan.Ref) []plan.Party {
	var parties []plan.Party
	for _, r := range list {
		if s := a.Person(r); s != nil {
			parties = append(parties, plan.Party{Stakeholder: s})
		}
	}
	return parties
}

// ours reports whether everybody who is to act is one of ours. Where nobody is
// named, or a name leads nowhere, that is not known.
func ours(a *plan.Account, c *plan.Commitment) bool {
	for _, p := range a.Parties(c.Who) {
		if p.Member == nil {
			return false
		}
	}
	return len(c.Who) > 0
}

// counts reports whether a judgement makes a decider or an advocate.
func counts(g plan.Judgement) bool { return g.Decider() || g.Role == plan.RoleAdvocate }

// countsAnywhere reports whether somebody is a decider or an advocate, of the
// account or of an open opportunity.
func countsAnywhere(a *plan.Account, s *plan.Stakeholder) bool {
	if counts(s.Judgement) {
		return true
	}
	for _, o := range a.OpenOpportunities() {
		if counts(method.Judged(a, o, s)) {
			return true
		}
	}
	return false
}
