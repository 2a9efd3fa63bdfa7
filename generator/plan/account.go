package plan

import (
	"slices"

	"stratbook/generator/source"
)

// Account is one customer: its plan, and everything that stands beside it.
// Ids of accounts are unique in the book, ids of its own things in the account.
type Account struct {
	Page
	Name            string         `key:"account"`
	Aliases         []string       `key:"aliases"`
	Tags            []string       `key:"tags"`
	Owner           Ref            `key:"owner" ref:"member"`
	Team            []TeamPart     `key:"team"`
	Tier            Tier           `key:"tier" list:"tier"`
	Status          AccountStatus  `key:"status" list:"account-status" default:"active"`
	Industry        string         `key:"industry"`
	Parent          Ref            `key:"parent" ref:"account"`
	Reviewed        Date           `key:"reviewed"`
	KeyAccount      *KeyAccount    `key:"key_account"`
	Market          *Market        `key:"market"`
	Environment     []Environment  `key:"environment"`
	Responses       []Response     `key:"responses"`
	Challenges      []Challenge    `key:"challenges"`
	Leadership      string         `key:"path" list:"path"` // its path to market leadership
	Ladder          *Ladder        `key:"ladder"`
	Vision          *Vision        `key:"vision"`
	Goals           []Goal         `key:"goals"`
	CustomerGoals   []CustomerGoal `key:"customer_goals"`
	CustomerRevenue []Revenue      `key:"customer_revenue"`
	Culture         []Culture      `key:"culture"`
	Customers       []Customer     `key:"customers"`
	Rivals          []Rival        `key:"rivals"`
	Stakeholders    []Stakeholder  `key:"stakeholders" most:"500"`
	Ties            []Tie          `key:"ties"`
	Deal
	Concessions []Concession `key:"concessions"`
	AddedValue  []AddedValue `key:"added_value"`
	Cares       []Care       `key:"cares"`
	Cadence     *Cadence     `key:"cadence"`
	Claims      []Claim      `key:"claims"`
	Results     []Result     `key:"results"`
	WhiteSpace  []Slot       `key:"white_space"`

	// What the rest of the account's files and the second pass add.
	People         []*Stakeholder // merged with people/, in the plan's order
	Opportunities  []*Opportunity // by id
	Visits         []*Visit       // by date, then id
	Pages          []*Page        // free pages, by id
	AllCommitments []*Commitment  // of the plan, its opportunities and its visits, in that order
	AllTasks       []*Task        // likewise
	OwnedBy        *Member        // the owner, if known
	Unreadable     bool           // its plan could not be read: nothing is known, nothing is missing

	names names // what a reference in this account may mean
}

// maxFields is how many units, and how many offers, the white-space matrix of a
// plan may name: it has a field for each two of them.
const maxFields = 64

// check leaves out what would make the white-space matrix run away.
func (a *Account) check(d *decoder, _ *source.Node) {
	units, offers := map[string]bool{}, map[string]bool{}
	a.WhiteSpace = slices.DeleteFunc(a.WhiteSpace, func(s Slot) bool {
		if (units[s.Unit] || len(units) < maxFields) && (offers[s.Offer] || len(offers) < maxFields) {
			units[s.Unit], offers[s.Offer] = true, true
			return false
		}
		d.problem("too-large.fields", s.At.Span, source.Args{"limit": maxFields})
		return true
	})
}

// TeamPart is one of ours on the account's team (method, 7).
type TeamPart struct {
	Record
	Member Ref    `key:"member" ref:"member" alone:"yes"`
	Part   string `key:"part" list:"team-part,free"`
}

// Tells reports whether the account is one whose missing commitments are
// flagged: a prospect or an active one.
func (a *Account) Tells() bool {
	return a.Status == AccountProspect || a.Status == AccountActive
}

// OpenOpportunities returns those with the status open, by id.
func (a *Account) OpenOpportunities() []*Opportunity {
	var open []*Opportunity
	for _, o := range a.Opportunities {
		if o.Status == OpportunityOpen {
			open = append(open, o)
		}
	}
	return open
}
