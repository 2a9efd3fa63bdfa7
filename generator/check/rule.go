package check

import (
	"stratbook/generator/plan"
)

// Rule is one thing that is flagged.
type Rule struct {
	ID       string
	Step     plan.Step     // of STRAT; "" for rules about the content itself
	Severity plan.Severity // unless the book says otherwise
	From     plan.Tier     // applies from this tier on; "" stands for base
	Gated    bool          // speaks only once goals and roles are known (first things first)
	Limited  bool          // has a threshold, which a book may set
	Part     string        // the section of the account's page that its flags stand beside: one of plan.Sections

	Title string // what is wrong, in a few words
	Why   string // what it costs
	Mend  string // how to mend it
	Says  Says   // the sentences of its findings, with {names} to be filled in

	// Account judges one account; Pages judges what every file may carry, of one
	// account or of what belongs to the book. Both are nil for rules about the
	// content, which reading applies.
	Account func(*Judge, *plan.Account)
	Pages   func(*Judge, []*plan.Page)
}

// Says holds the sentences of a rule by variant; "" is the plain one.
type Says map[string]Sentence

// Sentence is what a finding says: the gap, and the way on.
type Sentence struct{ Message, Help string }

// Rules returns every rule, in the order in which the method has them: the
// content first, then step by step.
func Rules() []*Rule { return rules }

// RuleNamed returns the rule of an id, or nil.
func RuleNamed(id string) *Rule {
	for _, r := range rules {
		if r.ID == id {
			return r
		}
	}
	return nil
}

// ids returns the names of all rules.
func ids() []string {
	list := make([]string, len(rules))
	for i, r := range rules {
		list[i] = r.ID
	}
	return list
}

// Words returns the English words of every rule by their id in the catalogue:
// the part of it that stands beside the code that it speaks for.
func Words() map[string]string {
	words := map[string]string{}
	for _, r := range rules {
		words["rule."+r.ID+".title"] = r.Title
		words["rule."+r.ID+".why"] = r.Why
		words["rule."+r.ID+".mend"] = r.Mend
		for variant, s := range r.Says {
			words[sentenceID(r.ID, "says", variant)] = s.Message
			words[sentenceID(r.ID, "help", variant)] = s.Help
		}
	}
	return words
}

func sentenceID(rule, part, variant string) string {
	if variant != "" {
		variant = "." + variant
	}
	return "rule." + rule + "." + part + variant
}
