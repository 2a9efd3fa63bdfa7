package method

import (
	"slices"

	"stratbook/generator/plan"
)

// Stage is one level of the customer's value chain: we supply the account, the
// account its direct customers on level 1, and those the next, up to the end
// consumer (method, 4).
type Stage struct {
	Level     int // 0 where nobody wrote which
	Customers []*plan.Customer
}

// ValueChainOf is the chain behind an account, level 1 first, customers in file
// order. Levels on which nobody is known are left out; those of unknown level
// come last.
func ValueChainOf(a *plan.Account) []Stage {
	var chain []Stage
	for i := range a.Customers {
		c := &a.Customers[i]
		at := slices.IndexFunc(chain, func(s Stage) bool { return s.Level == c.Level })
		if at < 0 {
			at = len(chain)
			chain = append(chain, Stage{Level: c.Level})
		}
		chain[at].Customers = append(chain[at].Customers, c)
	}
	slices.SortFunc(chain, func(x, y Stage) int { return x.order() - y.order() })
	return chain
}

// order puts a level that nobody wrote behind all others.
func (s Stage) order() int {
	if s.Level == 0 {
		return 10 // levels go up to 9
	}
	return s.Level
}
