package check

import (
	"stratbook/generator/plan"
	"stratbook/generator/source"
)

// matter is what has factors, criteria and a strategy of its own: an account's
// business as a whole, or one open deal. None has the other's.
type matter struct {
	*plan.Deal
	of   *plan.Account
	deal *plan.Opportunity // nil for the account
}

// whole is the account's business as a whole.
func whole(a *plan.Account) matter { return matter{Deal: &a.Deal, of: a} }

// matters are the account itself and, behind it, its open opportunities. What is
// over is not judged: nothing said of it now would change it.
func matters(a *plan.Account) []matter {
	list := []matter{whole(a)}
	for _, o := range a.OpenOpportunities() {
		list = append(list, matter{&o.Deal, a, o})
	}
	return list
}

// finding is about the matter as a whole, at the first key of its file.
func (m matter) finding() Finding {
	if m.deal != nil {
		return dealFinding(m.of, m.deal)
	}
	return accountFinding(m.of)
}

// at is about the matter, at one of its records.
func (m matter) at(p source.Place) Finding {
	f := m.finding()
	f.At = p
	return f
}

// factorFinding is about one factor, at its record.
func factorFinding(m matter, x *plan.Factor) Finding {
	f := m.at(x.At)
	f.About.Kind, f.About.ID = plan.FactorThing, x.ID
	f.Args["factor"] = said{x.Text, x.Judged, names(persons(m.of, x.About))}
	return f
}

// there says of one record whether what the rule asks for is there.
func (j *Judge) there(is bool, f Finding) {
	if is {
		j.Holds()
		return
	}
	j.Flag(f)
}

// told says whether a matter says something that the rule asks for; where it
// does not, the flag names whom to ask.
func (j *Judge) told(is bool, m matter) {
	if is {
		j.Holds()
		return
	}
	j.Flag(j.gap(m))
}

// gap is about something that a matter's file does not say. It names who at the
// customer could tell.
func (j *Judge) gap(m matter) Finding {
	f := m.finding()
	f.Args["who"] = j.teller
	return f
}

// stated says whether an account or its open deals say something. The account's
// word holds for all of them. Where it says nothing, and some deals do, those
// that do not lack it themselves; where nobody does, one flag is enough.
func (j *Judge) stated(a *plan.Account, says func(*plan.Deal) bool) {
	if says(&a.Deal) || !anywhere(a, says) {
		j.told(says(&a.Deal), whole(a))
		return
	}
	for _, m := range matters(a)[1:] {
		j.told(says(m.Deal), m)
	}
}

// anywhere reports whether an account or one of its open deals says something.
func anywhere(a *plan.Account, says func(*plan.Deal) bool) bool {
	for _, m := range matters(a) {
		if says(m.Deal) {
			return true
		}
	}
	return false
}

// whoCouldTell names the one at the customer who would most likely tell us what
// we do not know: an advocate who is for us, else one who is not against us,
// else anybody who is for us, else whoever counts.
func whoCouldTell(list []player) string {
	best, who := 0, ""
	for _, p := range list {
		for _, g := range p.parts {
			rank := 0
			switch advocate := g.Role == plan.RoleAdvocate; {
			case advocate && g.Stance == plan.StanceSupporter:
				rank = 4
			case advocate && g.Stance != plan.StanceOpponent:
				rank = 3
			case g.Stance == plan.StanceSupporter:
				rank = 2
			case counts(g.Judgement):
				rank = 1
			}
			if rank > best {
				best, who = rank, name(p.who)
			}
		}
	}
	return who
}
