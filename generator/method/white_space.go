package method

import (
	"slices"

	"stratbook/generator/plan"
)

// WhiteSpace is what the customer's units have of what we offer, and from whom
// (method, 9). Its zero value is a plan that says nothing about it. It holds the
// fields that were written, not every pair of unit and offer.
type WhiteSpace struct {
	Units, Offers []string // rows and columns: the book's, then the plan's others in order of first mention

	Totals   []Total      // one for each status, in the order of the list
	Unplaced []*plan.Slot // without a unit or an offer, in file order

	fields map[[2]string][]*plan.Slot
}

// Total is what there is of one status, over all fields that have a place.
type Total struct {
	Status plan.SlotStatus
	Slots  int
	Value  float64 // of those whose value was written, in the book's currency
	Valued int     // how many of them those are
}

// At is what was written about one unit and one offer, in file order; nothing,
// one, or several where they share it.
func (w WhiteSpace) At(unit, offer string) []*plan.Slot { return w.fields[[2]string{unit, offer}] }

// WhiteSpaceOf is that of an account. A field without a status counts as
// unknown.
func WhiteSpaceOf(b *plan.Book, a *plan.Account) WhiteSpace {
	if len(a.WhiteSpace) == 0 {
		return WhiteSpace{}
	}
	w := WhiteSpace{fields: map[[2]string][]*plan.Slot{}}
	units, offers := slices.Clone(b.Settings.Units), slices.Clone(b.Settings.Offers)
	at := map[plan.SlotStatus]int{}
	for _, status := range plan.ListNamed("white-space").Keys() {
		at[plan.SlotStatus(status)] = len(w.Totals)
		w.Totals = append(w.Totals, Total{Status: plan.SlotStatus(status)})
	}
	for i := range a.WhiteSpace {
		s := &a.WhiteSpace[i]
		if s.Unit == "" || s.Offer == "" {
			w.Unplaced = append(w.Unplaced, s)
			continue
		}
		units, offers = append(units, s.Unit), append(offers, s.Offer)
		w.fields[[2]string{s.Unit, s.Offer}] = append(w.fields[[2]string{s.Unit, s.Offer}], s)
		status, known := at[s.Status]
		if !known {
			status = at[plan.SlotUnknown]
		}
		total := &w.Totals[status]
		total.Slots++
		if s.Value.Set {
			total.Value += s.Value.V
			total.Valued++
		}
	}
	w.Units, w.Offers = once(units), once(offers)
	return w
}

// once keeps the first of each word.
func once(words []string) []string {
	seen := map[string]bool{}
	return slices.DeleteFunc(words, func(word string) bool {
		again := seen[word]
		seen[word] = true
		return again
	})
}
