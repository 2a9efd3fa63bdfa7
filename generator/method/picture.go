package method

import "stratbook/generator/plan"

// Picture is the larger picture of a deal: the four questions (method, 3). What
// the deal says itself stands, for it, in place of the account's, one question
// at a time; what neither says is nil.
type Picture struct {
	Share     *plan.Share
	Pressures []plan.Pressure
	Decision  *plan.Decision
	Interests *plan.Interests

	Own Answers // which of them the deal answers itself; without a deal none
}

// Answers names questions of the four.
type Answers struct{ Share, Pressures, Decision, Interests bool }

// PictureOf is that of a deal, or without a deal the account's.
func PictureOf(a *plan.Account, o *plan.Opportunity) Picture {
	p := Picture{Share: a.Share, Pressures: a.Pressures, Decision: a.Decision, Interests: a.Interests}
	if o == nil {
		return p
	}
	p.Own = Answers{o.Share != nil, len(o.Pressures) > 0, o.Decision != nil, o.Interests != nil}
	if p.Own.Share {
		p.Share = o.Share
	}
	if p.Own.Pressures {
		p.Pressures = o.Pressures
	}
	if p.Own.Decision {
		p.Decision = o.Decision
	}
	if p.Own.Interests {
		p.Interests = o.Interests
	}
	return p
}

// Cell is one of the four of share and trend; either may be unknown, then "".
type Cell struct {
	Size  plan.Size
	Trend plan.Trend
}

// Cell is where our business stands and where it goes.
func (p Picture) Cell() Cell {
	if p.Share == nil {
		return Cell{}
	}
	return Cell{p.Share.Size, p.Share.Trend}
}

// ID names the cell: "small-rising", "large-flat-or-falling"; "" unless both
// halves are known.
func (c Cell) ID() string {
	if c.Size == "" || c.Trend == "" {
		return ""
	}
	return string(c.Size) + "-" + string(c.Trend)
}

// HalfKnown reports whether one half is known and the other is not.
func (c Cell) HalfKnown() bool { return (c.Size == "") != (c.Trend == "") }

// Pull is one of the three alternatives of the customer's market pressure:
// quality or price, innovation or scale, strategic or operational.
type Pull struct {
	Ends [2]string           // the kinds, as in files
	Felt [2][]*plan.Pressure // of either kind, in file order
}

// Pulls are the three, in the method's order. A pressure of no kind is in none.
func (p Picture) Pulls() [3]Pull {
	pulls := [3]Pull{{Ends: [2]string{"quality", "price"}}, {Ends: [2]string{"innovation", "scale"}},
		{Ends: [2]string{"strategic", "operational"}}}
	for i := range p.Pressures {
		for k := range pulls {
			for end, kind := range pulls[k].Ends {
				if p.Pressures[i].Kind == kind {
					pulls[k].Felt[end] = append(pulls[k].Felt[end], &p.Pressures[i])
				}
			}
		}
	}
	return pulls
}
