package view

import "github.com/a-h/templ"

// Sieve is counts that narrow a list down. Each leads to where what it counts
// stands; on the page of the list itself filter.js makes a filter of them.
type Sieve struct {
	Label  string
	Groups []SieveGroup
	Left   string // "# of 153", where the page has the list; "" elsewhere
}

// SieveGroup is counts by one property.
type SieveGroup struct {
	ID    string // "step": flags say theirs as data-step
	Label string
	Waits bool // for the script: without it nothing is there to lead to
	Items []SieveItem
	Shown int    // how many are not folded away
	More  string // what is folded away
	All   Text   // where the others are, that are not listed
}

// SieveItem is one value of the property, and of how many.
type SieveItem struct {
	Key   string
	Text  Text
	Count string
}

func (*Sieve) block() {}

func (s *Sieve) component() templ.Component { return Narrow(s) }

// sieveAttributes tell filter.js that the page has the list.
func sieveAttributes(s *Sieve) templ.OrderedAttributes { return some("data-left", s.Left) }

// filterAttributes are what a flag is found by.
func filterAttributes(f *Flag) templ.OrderedAttributes {
	var a templ.OrderedAttributes
	for _, by := range f.By {
		a = append(a, attribute("data-"+by.Key, by.Word))
	}
	return a
}
