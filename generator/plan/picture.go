package plan

// Share answers the first of the four questions: how big is our business on the
// customer's plate in this field, and where is it going (method, 3).
type Share struct {
	Record
	Percent Number    `key:"percent" range:"0-100"`
	Size    Size      `key:"size" list:"share-size"`
	Trend   Trend     `key:"trend" list:"share-trend"`
	Aim     *ShareAim `key:"aim"`
}

// ShareAim is the share we want, and how we get it.
type ShareAim struct {
	Record
	Percent Number `key:"percent" range:"0-100"`
	By      Date   `key:"by"`
	How     string `key:"how"`
}

// Market is our own market here in the long run.
type Market struct {
	Record
	Trend Trend `key:"trend" list:"share-trend"`
}

// Pressure is what the customer's market asks of it in our field (method, 3).
type Pressure struct {
	Record
	Kind     string `key:"kind" list:"pressure" alone:"yes"`
	SeenFrom string `key:"seen_from"`
}

// Decision is the decision chain (method, 3), and the process that the money
// follows (method, 4).
type Decision struct {
	Record
	Scope   string         `key:"scope" list:"decision-scope"`
	Lead    Ref            `key:"lead" ref:"person"`
	Payer   Ref            `key:"payer" ref:"person"`
	Group   []Ref          `key:"group" ref:"person"`
	Process string         `key:"process"`
	Past    []PastDecision `key:"past"`
}

// PastDecision is one the customer took before, and what it turned on.
type PastDecision struct {
	Record
	What     string `key:"what" alone:"yes"`
	On       Date   `key:"on"`
	TurnedOn string `key:"turned_on"`
}

// Interests answers the fourth question: who gains and who loses if it
// succeeds (method, 3).
type Interests struct {
	Record
	Breaks YesNo      `key:"breaks" list:"yes-no"`
	Gains  []Interest `key:"gains"`
	Loses  []Interest `key:"loses"`
	Cost   string     `key:"cost"`
	Goal   string     `key:"goal"`
}

// Interest is what one unit of the customer gains or loses.
type Interest struct {
	Record
	Unit string `key:"unit" alone:"yes"`
	Why  string `key:"why"`
}

// KeyAccount says why an account is one (method, 3).
type KeyAccount struct {
	Record
	OrderValue    Number `key:"order_value"`
	OrdersPerYear Number `key:"orders_per_year"`
	CycleMonths   Number `key:"cycle_months"`
	Complexity    string `key:"complexity" list:"complexity"`
}

// Customer is one of the customer's own customers: a link of the value chain
// (method, 4). Level 1 is its direct customer.
type Customer struct {
	Record
	Name    string `key:"name" alone:"yes"`
	Account Ref    `key:"account" ref:"account"`
	Level   int    `key:"level" range:"1-9"`
	Wants   string `key:"wants"`
	OurPart string `key:"our_part"`
}

// Rival is a competitor of the customer's (method, 4).
type Rival struct {
	Record
	Name   string `key:"name" alone:"yes"`
	Moves  string `key:"moves"`
	Threat string `key:"threat" list:"threat"`
	Why    string `key:"why"`
}

// Culture is how the customer negotiates, what its word is worth, what it pays
// for (method, 4).
type Culture struct {
	Record
	Kind string `key:"kind" list:"culture"`
	Text string `key:"text" alone:"yes"`
}

// Slot is one field of the white-space matrix: a unit of the customer's and an
// offer of ours.
type Slot struct {
	Record
	Unit   string     `key:"unit"`
	Offer  string     `key:"offer"`
	Status SlotStatus `key:"status" list:"white-space"`
	Value  Number     `key:"value"`
	With   Ref        `key:"with" ref:"party,words"`
	Renews Date       `key:"renews"`
}
