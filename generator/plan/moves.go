package plan

// Commitment is an action by the customer that moves the order on
// (method, 2). In the book each carries where it was written.
type Commitment struct {
	Record
	Text        string           `key:"text" alone:"yes"`
	Who         []Ref            `key:"who" ref:"party"`
	Due         Date             `key:"due"`
	Where       string           `key:"where"`
	How         string           `key:"how"`
	Milestone   Ref              `key:"milestone" ref:"milestone"`
	Skips       string           `key:"skips"`
	Level       Level            `key:"level" list:"level"`
	Gain        string           `key:"gain"`
	Status      CommitmentStatus `key:"status" list:"commitment-status" default:"agreed"`
	AskedOn     Date             `key:"asked_on"`
	DoneOn      Date             `key:"done_on"`
	Reason      string           `key:"reason"`
	RetriedAs   Ref              `key:"retried_as" ref:"commitment"`
	LoweredTo   Ref              `key:"lowered_to" ref:"commitment"`
	Opportunity Ref              `key:"opportunity" ref:"opportunity"`

	Origin Origin
}

// Open reports whether the commitment is asked or agreed, and not settled.
func (c *Commitment) Open() bool {
	return c.Status == CommitmentAsked || c.Status == CommitmentAgreed
}

// OverdueDays is by how many days an agreed commitment is past its date on the
// given day; 0 unless it is.
func (c *Commitment) OverdueDays(today Date) int {
	if c.Status != CommitmentAgreed || c.Due.IsZero() || !c.Due.Before(today) {
		return 0
	}
	return today.Days(c.Due)
}

// Answers reports whether the commitment answers for "what happens next" on the
// given day: agreed, and undated or at most 30 days overdue.
func (c *Commitment) Answers(today Date) bool {
	return c.Status == CommitmentAgreed && c.OverdueDays(today) <= 30
}

// Task is what we do (method, 2): it may be needed, and moves nothing by itself.
type Task struct {
	Record
	Text    string     `key:"text" alone:"yes"`
	Who     Ref        `key:"who" ref:"member"`
	Due     Date       `key:"due"`
	Status  TaskStatus `key:"status" list:"task-status" default:"open"`
	DoneOn  Date       `key:"done_on"`
	For     Ref        `key:"for" ref:"purpose-of-task"`
	About   []Ref      `key:"about" ref:"person"`
	AskedBy Ref        `key:"asked_by" ref:"party,words"`

	Origin Origin
}

// Origin says where in an account a commitment or task was written: at most one
// of Opportunity and Visit is set, or neither for the plan itself.
type Origin struct {
	Opportunity *Opportunity // whose it is, also by its own key or its visit's
	Visit       *Visit
	InFile      string // "plan", "opportunities/O" or "visits/V"
}

// Opportunity is one deal of an account. What it says itself stands, for it, in
// place of the account's; factors, criteria and strategy are never inherited.
type Opportunity struct {
	Page
	Name          string            `key:"opportunity" need:"yes"`
	Amount        Number            `key:"amount"`
	Currency      string            `key:"currency"`
	Close         Date              `key:"close"`
	Status        OpportunityStatus `key:"status" list:"opportunity-status" default:"open"`
	Go            *GoOn             `key:"go"`
	Reason        string            `key:"reason"`
	ReturnOn      Date              `key:"return_on"`
	BuyingProcess []BuyingStep      `key:"buying_process"`
	Progress      []Progress        `key:"progress"`
	Deal
	Judgements []DealJudgement `key:"people"`

	AllCommitments []*Commitment // its own, those that name it, those of visits that name it
	AllTasks       []*Task
}

// Deal is what an account and an opportunity may both say.
type Deal struct {
	Share       *Share       `key:"share"`
	Pressures   []Pressure   `key:"pressures"`
	Decision    *Decision    `key:"decision"`
	Interests   *Interests   `key:"interests"`
	Criteria    []Criterion  `key:"criteria"`
	Factors     []Factor     `key:"factors"`
	Strategy    *Strategy    `key:"strategy"`
	SupportFor  []string     `key:"support_for" list:"support-trigger"`
	Support     []Support    `key:"support"`
	Competitors []Competitor `key:"competitors"`
	Commitments []Commitment `key:"commitments"`
	Tasks       []Task       `key:"tasks"`
	Setbacks    []Setback    `key:"setbacks"`
	Unknowns    []Unknown    `key:"unknowns"`
}

// GoOn is the decision to go on with a deal or to give it up (method, 1 R).
type GoOn struct {
	Record
	Decision GoDecision `key:"decision" list:"go" alone:"yes"`
	On       Date       `key:"on"`
	By       Ref        `key:"by" ref:"member"`
	Reason   string     `key:"reason"`
}

// BuyingStep is a step of the customer's towards its decision (method, 2).
type BuyingStep struct {
	Record
	Text   string `key:"text" alone:"yes"`
	By     Date   `key:"by" most:"30"`
	DoneOn Date   `key:"done_on"`
}

// Progress is a step of the order's own (method, 2).
type Progress struct {
	Record
	Step string `key:"step" list:"progress" alone:"yes"`
	On   Date   `key:"on"`
}

// DealJudgement is what differs about a person in one deal from the account.
type DealJudgement struct {
	Record
	Who Ref `key:"who" ref:"person" alone:"yes"`
	Judgement
}

// Visit is a meeting with the customer, held or to come (method, 2).
type Visit struct {
	Page
	Name          string       `key:"visit"`
	Date          Date         `key:"date"`
	Status        VisitStatus  `key:"status" list:"visit-status"` // worked out where not said
	Channel       string       `key:"channel" list:"channel" default:"in-person"`
	With          []Ref        `key:"with" ref:"person" most:"100"`
	By            []VisitBy    `key:"by"`
	Opportunity   Ref          `key:"opportunity" ref:"opportunity"`
	Goal          string       `key:"goal"`
	Ask           *Ask         `key:"ask"`
	Absent        []Absent     `key:"absent"`
	Commitments   []Commitment `key:"commitments"`
	Tasks         []Task       `key:"tasks"`
	BiggerPicture string       `key:"bigger_picture"`
	Door          Ref          `key:"door" ref:"person"`
	Unsaid        string       `key:"unsaid"`
	Signals       string       `key:"signals"`
	Questions     []Question   `key:"questions"`
	Next          Date         `key:"next"`
}

// VisitBy is one of ours at a visit, and what for.
type VisitBy struct {
	Record
	Member Ref    `key:"member" ref:"member" alone:"yes"`
	For    string `key:"for"`
}

// Ask is what a visit asks the customer to commit to, on up to three levels,
// and what the talk must establish first (method, 2).
type Ask struct {
	Record
	High *AskLevel `key:"high"`
	Mid  *AskLevel `key:"mid"`
	Low  *AskLevel `key:"low"`
	Talk string    `key:"talk"`
}

// AskLevel is the ask on one level.
type AskLevel struct {
	Record
	Text string `key:"text" alone:"yes"`
	Who  []Ref  `key:"who" ref:"party"`
	Due  Date   `key:"due"`
}

// Absent is a decider who is not in the room, and the line that should reach
// them (method, 3).
type Absent struct {
	Record
	Who     Ref    `key:"who" ref:"person" alone:"yes"`
	Message string `key:"message"`
}

// Question is one of the customer's opening questions, and to which of the four
// questions it was bridged (method, 3).
type Question struct {
	Record
	Kind      string `key:"kind" list:"question-kind" alone:"yes"`
	BridgedTo string `key:"bridged_to" list:"bridged-to"`
}
