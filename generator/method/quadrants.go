package method

import "stratbook/generator/plan"

// Quadrants are the factors of an account or a deal by sign and control, each
// quadrant with the micro strategy as its name (method, 1 A).
type Quadrants struct {
	Leverage, Maximise, Reduce, Eliminate Quadrant

	Unplaced []*plan.Factor // without sign or control, in file order
}

// Quadrant is what weighs in one of the four.
type Quadrant struct {
	Weight  int            // of all its factors; 0 where there are none
	Factors []*plan.Factor // in file order
}

// Texts are what the factors of the quadrant say, in file order.
func (q Quadrant) Texts() []string {
	texts := make([]string, len(q.Factors))
	for i, f := range q.Factors {
		texts[i] = f.Text
	}
	return texts
}

// QuadrantsOf sorts the factors that an account or a deal has of its own; they
// are never inherited.
func QuadrantsOf(d *plan.Deal) Quadrants {
	var q Quadrants
	for i := range d.Factors {
		f := &d.Factors[i]
		if of := q.at(QuadrantOf(f)); of != nil {
			of.Weight += f.Weight
			of.Factors = append(of.Factors, f)
		} else {
			q.Unplaced = append(q.Unplaced, f)
		}
	}
	return q
}

// QuadrantOf is the quadrant of a factor; "" without sign or control.
func QuadrantOf(f *plan.Factor) plan.Quadrant {
	switch {
	case f.Sign == plan.SignPositive && f.Control == plan.ControlLow:
		return plan.QuadrantLeverage
	case f.Sign == plan.SignPositive && f.Control == plan.ControlHigh:
		return plan.QuadrantMaximise
	case f.Sign == plan.SignNegative && f.Control == plan.ControlLow:
		return plan.QuadrantReduce
	case f.Sign == plan.SignNegative && f.Control == plan.ControlHigh:
		return plan.QuadrantEliminate
	}
	return ""
}

// Of is one of the four.
func (q Quadrants) Of(name plan.Quadrant) Quadrant {
	if of := q.at(name); of != nil {
		return *of
	}
	return Quadrant{}
}

func (q *Quadrants) at(name plan.Quadrant) *Quadrant {
	switch name {
	case plan.QuadrantLeverage:
		return &q.Leverage
	case plan.QuadrantMaximise:
		return &q.Maximise
	case plan.QuadrantReduce:
		return &q.Reduce
	case plan.QuadrantEliminate:
		return &q.Eliminate
	}
	return nil
}

// Filled is how many of the four have any factor.
func (q Quadrants) Filled() int {
	n := 0
	for _, of := range []*Quadrant{&q.Leverage, &q.Maximise, &q.Reduce, &q.Eliminate} {
		if len(of.Factors) > 0 {
			n++
		}
	}
	return n
}

// Weight is that of all four together.
func (q Quadrants) Weight() int {
	return q.Leverage.Weight + q.Maximise.Weight + q.Reduce.Weight + q.Eliminate.Weight
}
