// Package view draws facts as HTML: tables, lists of commitments and flags, the
// head of a page. Its values are plain and finished (words in the page's
// language, dates as they are shown, addresses relative to the page), its
// components are compiled templates. The .templ files are the source; `make
// generate` writes the Go beside them.
//
//	view.Sections(w, []view.Section{{ID: "factors", Title: "Factors", …}}).Render(ctx, out)
//
// Nothing in it knows the book, the method or where a page stands.
package view

// Text is a run of words: plain, or a link if it has an address. Lang is set
// where its script is not the page's.
type Text struct {
	S    string
	Href string
	Lang string
	Kind string // "", or what it is told apart as: "late", "quiet", "strong", "code"
	ID   string // of the person, account or factor that it stands for
}

// Line is runs of words after each other.
type Line []Text

// Date is a day, as a machine and as a person reads it.
type Date struct{ ISO, Text string }

// Fact is a labelled value.
type Fact struct {
	Label string
	Value Line
}

// Table is rows under heads. Anchors, if there are any, are the ids of its rows.
type Table struct {
	Head    []string
	Rows    [][]Line
	Anchors []string
	Wide    int // the column that takes the room left over, from 0
}

// Commitment is an action of the customer's, as every page shows it.
type Commitment struct {
	ID     string
	Anchor string
	Text   Line
	Who    Line
	Due    Date
	When   string // "3 days late", "in 9 days", "no date"
	Late   bool
	Open   bool
	Status string
	Detail Line // where and how, the milestone, where it was agreed
	Deal   Text
}

// Missing says that nobody at the customer has promised anything: the loudest
// thing on any page.
type Missing struct {
	Rule     string
	Severity string
	Title    string
	Advice   string
	How      Text
}

// Flag is a finding.
type Flag struct {
	Rule     string
	Severity string
	Word     string // the severity in words
	Message  string
	Help     string
	Why      Text // to the rule's page
	Where    Text // what it is about
	Aside    string
}

// Section is a part of a page under its own title.
type Section struct {
	ID      string
	Title   string
	Step    string // of STRAT, and how it stands
	Parts   []Part
	Flags   []Flag
	Nothing Nothing
}

// Part is what a plan holds under one key, or under a few that go together.
type Part struct {
	ID     string // also its anchor; "" for none
	Title  string // small, over the blocks; "" for none
	Blocks []Block
}

// Nothing is the one quiet line for what a plan does not hold yet: what would
// stand there, and the keys to write it under.
type Nothing struct {
	Say  string
	Keys []Key
}

// Key is one that nothing was written for; its anchor stands where the part
// would.
type Key struct{ ID, Word string }

// Block is a piece of a part: a Table, Facts, Items, Prose or Commitments.
type Block interface{ block() }

// The blocks that a part is made of.
type (
	// Facts are labelled values.
	Facts []Fact
	// Items are a list of lines.
	Items []Item
	// Prose is what an author wrote, already HTML.
	Prose string
	// Commitments are in the order given.
	Commitments []Commitment
)

// Item is a line of a list, with what accompanies it.
type Item struct {
	Anchor string
	Line   Line
	Detail Line
}

func (*Table) block()      {}
func (Facts) block()       {}
func (Items) block()       {}
func (Prose) block()       {}
func (Commitments) block() {}

// Head is the top of a page: what it is about.
type Head struct {
	Kind  string // what sort of page, over the title
	Title Text
	Also  Line // other names
	Facts []Fact
	AsOf  string
	Crumb []Text
}

// Words are the words of the page's language that the components themselves
// need.
type Words struct {
	Aside, OnThisPage, More, NotYet string
}

// Entry is a line of the list of contents.
type Entry struct {
	ID    string
	Title string
	Step  bool // begins a step of STRAT
	Count int  // of flags
}
