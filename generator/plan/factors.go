package plan

// Factor is something that helps or hurts, and that we control or do not
// (method, 1 R).
type Factor struct {
	Record
	Text     string  `key:"text" alone:"yes"`
	Kind     string  `key:"kind" list:"factor-kind"`
	Sign     Sign    `key:"sign" list:"sign"`
	Control  Control `key:"control" list:"control"`
	Weight   int     `key:"weight" range:"1-5"` // 1 where not said
	Weighted bool    // a weight was written
	About    []Ref   `key:"about" ref:"person"`
	Strategy string  `key:"strategy"`
	By       Ref     `key:"by" ref:"member"`
	Judged   Date    `key:"judged"`
}

// Criterion is something the customer says that it must have, or would like
// (method, 1 R).
type Criterion struct {
	Record
	Text     string            `key:"text" alone:"yes"`
	Class    CriterionClass    `key:"class" list:"criterion-class"`
	Believed Belief            `key:"believed" list:"believed"`
	SaidBy   Ref               `key:"said_by" ref:"party,words"`
	Evidence string            `key:"evidence"`
	Probe    *Probe            `key:"probe"`
	Standing Entries[Standing] `key:"standing" list:"standing"` // by competitor, seen from us
}

// Probe is how a stated criterion was tested, and what came of it.
type Probe struct {
	Record
	What   string `key:"what" alone:"yes"`
	On     Date   `key:"on"`
	Result string `key:"result"`
}

// Competitor is one of ours (method, 1 R).
type Competitor struct {
	Record
	Name       string   `key:"name" alone:"yes"`
	Standing   string   `key:"standing" list:"competitor-standing"`
	Strengths  []string `key:"strengths"`
	Weaknesses []string `key:"weaknesses"`
}

// Strategy is the macro strategy that the author states (method, 1 A).
type Strategy struct {
	Record
	Macro  Macro  `key:"macro" list:"macro" alone:"yes"`
	Reason string `key:"reason"`
}

// Support is help from inside our own company (method, 1 A).
type Support struct {
	Record
	What   string        `key:"what" alone:"yes"`
	From   Ref           `key:"from" ref:"party,words"`
	By     Date          `key:"by"`
	Status SupportStatus `key:"status" list:"support-status" default:"asked"`
}

// Concession is something that we gave way in, and what came back for it.
type Concession struct {
	Record
	What     string `key:"what" alone:"yes"`
	On       Date   `key:"on"`
	InReturn Ref    `key:"in_return" ref:"commitment"`
}

// Setback is what could go wrong, and what we then do (method, 1 T).
type Setback struct {
	Record
	What string `key:"what" alone:"yes"`
	Then string `key:"then"`
}

// AddedValue is what we do for this customer that a competitor can hardly copy
// or beat (method, 8).
type AddedValue struct {
	Record
	What   string `key:"what" alone:"yes"`
	Kind   string `key:"kind" list:"added-value,free"`
	HardTo string `key:"hard_to" list:"hard-to"`
}

// Care is a small thing that matters to somebody at the customer (method, 8).
type Care struct {
	Record
	What   string `key:"what" alone:"yes"`
	Who    Ref    `key:"who" ref:"party,words"`
	By     Ref    `key:"by" ref:"member"`
	Due    Date   `key:"due"`
	DoneOn Date   `key:"done_on"`
}

// Cadence is the rhythm of fixed visits (method, 8).
type Cadence struct {
	Record
	Every   Length          `key:"every" alone:"yes"`
	On      []string        `key:"on" list:"weekday"`
	Time    string          `key:"at"`
	Route   string          `key:"route"`
	With    []Ref           `key:"with" ref:"person"`
	Since   Date            `key:"since"`
	Changed []CadenceChange `key:"changed"`
}

// CadenceChange moves the fixed visit for a while, because the customer asked.
type CadenceChange struct {
	Record
	From    Date `key:"from"`
	To      Date `key:"to"`
	AskedBy Ref  `key:"asked_by" ref:"party,words"`
}

// Claim is what we believe; it counts as known from two sources on (method, 5).
type Claim struct {
	Record
	Text    string   `key:"text" alone:"yes"`
	Sources []Source `key:"sources"`
}

// Source is who told us, and whom of us.
type Source struct {
	Record
	Who  Ref    `key:"who" ref:"party,words" alone:"yes"`
	Kind string `key:"kind" list:"source-kind"`
	On   Date   `key:"on"`
	To   Ref    `key:"to" ref:"party,words"`
}

// Result is what we promised with an order, and whether it came true
// (method, 4).
type Result struct {
	Record
	Promised    string       `key:"promised" alone:"yes"`
	Opportunity Ref          `key:"opportunity" ref:"opportunity"`
	Due         Date         `key:"due"`
	Measured    string       `key:"measured"`
	On          Date         `key:"on"`
	Met         ResultStatus `key:"met" list:"met"`
	FeltBy      Ref          `key:"felt_by" ref:"party,words"`
}
