package plan

// Environment, Response and Challenge are the three layers of business issues;
// each has kinds of its own, and follows from the layers before it.
type (
	Environment struct {
		Record
		Kind string `key:"kind" list:"environment"`
		Text string `key:"text" alone:"yes"`
	}
	Response struct {
		Record
		Kind string `key:"kind" list:"response"`
		Text string `key:"text" alone:"yes"`
		From []Ref  `key:"from" ref:"environment"`
	}
	Challenge struct {
		Record
		Kind string `key:"kind" list:"challenge"`
		Text string `key:"text" alone:"yes"`
		From []Ref  `key:"from" ref:"issue"`
	}
)

// Ladder says where we stand on the sales influence ladder, and where we want
// to be (method, 1 S).
type Ladder struct {
	Record
	Now    string `key:"now" list:"ladder"`
	Target string `key:"target" list:"ladder"`
	By     Date   `key:"by"`
}

// Vision is the quantified long-term picture, tied to the customer's business
// issues and its path to leadership (method, 1 S).
type Vision struct {
	Record
	Text   string     `key:"text" alone:"yes"`
	Metric string     `key:"metric"`
	Target string     `key:"target"`
	Since  Date       `key:"since"`
	By     Date       `key:"by"`
	Serves []Ref      `key:"serves" ref:"purpose-of-vision"`
	Agreed *Agreement `key:"agreed"`
}

// Agreement says who agreed to something, and when.
type Agreement struct {
	Record
	With Ref  `key:"with" ref:"party" alone:"yes"`
	On   Date `key:"on"`
}

// Goal is a sales goal: measurable, realistic but a stretch, and relevant
// (method, 1 S).
type Goal struct {
	Record
	Text        string     `key:"text" alone:"yes"`
	Metric      string     `key:"metric"`
	Unit        string     `key:"unit"`
	Baseline    Number     `key:"baseline"`
	Target      Number     `key:"target"`
	Current     Number     `key:"current"`
	By          Date       `key:"by"`
	Keep        bool       `key:"keep"`
	Serves      []Ref      `key:"serves" ref:"purpose-of-goal"`
	Opportunity Ref        `key:"opportunity" ref:"opportunity"`
	Agreed      *Agreement `key:"agreed"`
}

// CustomerGoal is a goal of the customer's own, in business terms (method, 4).
type CustomerGoal struct {
	Record
	Term    string `key:"term" list:"customer-goal-term"`
	Horizon string `key:"horizon" list:"horizon"`
	Text    string `key:"text" alone:"yes"`
	Why     string `key:"why"`
	GivesUp string `key:"gives_up"`
}

// Revenue is the customer's own, in one year, in the book's currency.
type Revenue struct {
	Record
	Year   int    `key:"year" range:"1900-2200"`
	Amount Number `key:"amount"`
}

// Unknown is something that we still have to find out.
type Unknown struct {
	Record
	Question string `key:"question" alone:"yes"`
	From     Ref    `key:"from" ref:"party,words"`
	By       Date   `key:"by"`
}

// Ignore sets a rule's flags aside for the file it stands in.
type Ignore struct {
	Record
	Rule   string `key:"rule" need:"yes"`
	Reason string `key:"reason" need:"yes"`
	Until  Date   `key:"until"`
}
