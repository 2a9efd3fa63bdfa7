package plan

import (
	"maps"
	"reflect"
	"slices"
	"strings"

	"stratbook/generator/nearest"
	"stratbook/generator/source"
)

// scope finds what a reference of one sort may mean. count is how many things
// it stands for: none is a broken link, several are ambiguous.
type scope struct {
	count func(a *Account, text string) int
	words func(a *Account) []string // what it could have been, for the nearest
	rule  string                    // of a reference to nothing; "" is broken-link
}

func (s scope) sorted(a *Account) []string {
	words := s.words(a)
	slices.Sort(words)
	return words
}

func scopeOf(name string) scope {
	switch name {
	case "person":
		return scope{func(a *Account, t string) int { return len(a.names.people.find(t)) },
			func(a *Account) []string { return a.names.people.words(nil) }, ""}
	case "member":
		return scope{func(a *Account, t string) int { return len(a.names.common.team.find(t)) },
			func(a *Account) []string { return a.names.common.team.words(nil) }, ""}
	case "party":
		return scope{parties, func(a *Account) []string { return a.names.common.team.words(a.names.people.words(nil)) }, ""}
	case "person-or-unit":
		return scope{personOrUnit, func(a *Account) []string { return append(a.names.people.words(nil), keys(a.names.units)...) }, ""}
	case "shared-person":
		return scope{func(a *Account, t string) int { return len(a.names.common.people.find(t)) },
			func(a *Account) []string { return a.names.common.people.words(nil) }, ""}
	case "account":
		return scope{func(a *Account, t string) int { return len(a.names.common.accounts.find(t)) },
			func(a *Account) []string { return a.names.common.accounts.words(nil) }, ""}
	case "opportunity":
		return scope{func(a *Account, t string) int { return len(a.names.opportunities.find(t)) },
			func(a *Account) []string { return a.names.opportunities.words(nil) }, ""}
	case "milestone":
		return scope{func(a *Account, t string) int {
			return 1 + min(0, a.names.common.options.Settings.milestone(Ref{Text: t}))
		},
			func(a *Account) []string { return a.names.common.milestones() }, "bad-value"}
	case "commitment":
		return things("", nil, CommitmentThing)
	case "environment", "issue":
		return things("serves-nothing", nil, IssueThing)
	case "purpose-of-vision":
		return things("serves-nothing", []string{"path"}, IssueThing)
	case "purpose-of-goal":
		return things("serves-nothing", []string{"path", "vision"}, IssueThing)
	case "purpose-of-task":
		return things("", nil, CommitmentThing, FactorThing, GoalThing, SupportThing, ResultThing, ValueThing)
	}
	panic("plan: no references are of the sort " + name)
}

// things is the scope of ids that records of some kinds bear, and of words that
// stand for parts of the plan.
func things(rule string, words []string, kinds ...ThingKind) scope {
	return scope{
		func(a *Account, t string) int {
			if slices.Contains(kinds, a.names.things[t].Kind) || slices.Contains(words, t) {
				return 1
			}
			return 0
		},
		func(a *Account) []string {
			ids := slices.Clone(words)
			for id, thing := range a.names.things {
				if slices.Contains(kinds, thing.Kind) {
					ids = append(ids, id)
				}
			}
			return ids
		}, rule}
}

func parties(a *Account, text string) int {
	if n := len(a.names.people.find(text)); n > 0 {
		return n
	}
	return len(a.names.common.team.find(text))
}

func personOrUnit(a *Account, text string) int {
	if n := len(a.names.people.find(text)); n > 0 || !a.names.units[text] {
		return n
	}
	return 1
}

func keys[V any](set map[string]V) []string { return slices.Collect(maps.Keys(set)) }

// resolver follows every reference in the records of a file and tells of those
// that lead nowhere, or to more than one.
type resolver struct {
	folder *folder
	common *common

	file  filed
	under *field  // whose list is walked; nil at the top
	text  *string // what the record says that is walked, or the one around it
}

var refType = reflect.TypeFor[Ref]()

func (r resolver) record(v reflect.Value) {
	s := shapeOf(v.Type())
	if s.says != nil {
		if text := v.FieldByIndex(s.says.index).Addr().Interface().(*string); *text != "" {
			r.text = text
		}
	}
	for _, f := range s.fields {
		if f.refs {
			r.value(f, v.FieldByIndex(f.index))
		}
	}
}

func (r resolver) value(f *field, v reflect.Value) {
	switch {
	case v.Type() == refType:
		r.ref(f, v.Interface().(Ref))
	case v.Kind() == reflect.Slice:
		if v.Type().Elem() != refType {
			r.under = f
		}
		for i := range v.Len() {
			r.value(f, v.Index(i))
		}
	case v.Kind() == reflect.Pointer && !v.IsNil():
		r.value(f, v.Elem())
	case v.Kind() == reflect.Struct:
		if r.under == nil {
			r.under = f
		}
		r.record(v)
	}
}

// holdsRefs reports whether references may stand in values of a type, so that
// the walk passes over fields where none can.
func holdsRefs(t reflect.Type) bool {
	switch {
	case t == refType:
		return true
	case t.Kind() == reflect.Pointer || t.Kind() == reflect.Slice:
		return holdsRefs(t.Elem())
	case t.Kind() != reflect.Struct || isValue(t):
		return false
	}
	return slices.ContainsFunc(shapeOf(t).fields, func(f *field) bool { return f.refs })
}

func (r resolver) ref(f *field, ref Ref) {
	if ref.Text == "" {
		return
	}
	s := scopeOf(f.ref)
	n := s.count(r.file.account, ref.Text)
	if n == 1 {
		r.backlink(f, ref)
	}
	if n == 1 || n == 0 && f.words {
		return
	}
	p := source.Problem{Rule: "ambiguous-link", At: ref.At, Args: source.Args{"target": ref.Text}}
	if n > 1 {
		p.Args["among"], p.Related = r.bearers(ref.Text)
	} else {
		p.Rule, p.Says = "broken-link", "reference"
		if s.rule != "" {
			p.Rule, p.Says = s.rule, ""
		}
		if f.ref == "account" || f.ref == "shared-person" {
			r.folder.told.guesses = append(r.folder.told.guesses, guess{p, f.ref, ref.Text})
			return
		}
		if near, ok := nearest.To(ref.Text, s.sorted(r.file.account)); ok {
			p.Says, p.Args["nearest"] = strings.TrimPrefix(p.Says+"-near", "-"), near
		}
	}
	if p.Rule == "bad-value" {
		p.Says = strings.TrimSuffix("listed-"+p.Says, "-")
		p.Args["found"], p.Args["values"] = ref.Text, s.words(r.file.account)
	}
	if n > 1 {
		r.folder.told.problem(p)
	} else {
		r.folder.told.unresolved = append(r.folder.told.unresolved, p)
	}
}

// bearers names those who bear one name, and where they stand.
func (r resolver) bearers(name string) (ids []string, places []source.Place) {
	for _, s := range r.file.account.names.people.find(name) {
		ids, places = append(ids, s.ID), append(places, s.At)
	}
	if len(ids) > 0 {
		return ids, places
	}
	for _, m := range r.common.team.find(name) {
		ids, places = append(ids, m.ID), append(places, m.At)
	}
	return ids, places
}

// reportingLoops tells of people who report to each other in a circle, once for
// each circle, at its first person's reports_to.
func (t *told) reportingLoops(a *Account) {
	done := map[*Stakeholder]bool{}
	for _, start := range a.People {
		var chain []*Stakeholder
		for s := start; s != nil && !done[s]; s = a.Person(s.ReportsTo) {
			if i := slices.Index(chain, s); i >= 0 {
				t.problem(loopProblem(chain[i:]))
				break
			}
			chain = append(chain, s)
		}
		for _, s := range chain {
			done[s] = true
		}
	}
}

func loopProblem(circle []*Stakeholder) source.Problem {
	var names []string
	for _, s := range slices.Concat(circle, circle[:1]) {
		names = append(names, (Party{Stakeholder: s}).Name())
	}
	return source.Problem{Rule: "reporting-loop", At: circle[0].ReportsTo.At, Args: source.Args{"circle": names}}
}
