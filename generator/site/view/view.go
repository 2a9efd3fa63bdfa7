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
	Kind string // "", or what it is told apart as: see the list of kinds
	ID   string // of the person, account or factor that it stands for
	Day  string // the day that it is, as YYYY-MM-DD
	Sort string // what it is sorted by in a list, where that is not its words
}

// Kinds of a run; those of the style sheet alone ("stance supporter") are
// classes that nothing here asks for.
const (
	Late   = "late"   // overdue, or missing
	Quiet  = "quiet"  // beside the point
	Strong = "strong" // the word that the line is for
	Small  = "small"  // beside what it is about
	Under  = "under"  // a smaller line below
	Code   = "code"   // to be written just so
	Break  = "break"  // ends the line; has no words
)

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
// The first column names the row.
type Table struct {
	Head    []Column
	Rows    [][]Line
	Anchors []string
	List    *List // nil for one that stays as it is
}

// Column is the head of a column.
type Column struct {
	Label  string
	Number bool   // holds numbers, which stand at the right
	Plain  bool   // says by itself what it is: where rows are stacked it needs no label
	By     string // what a list is sorted and filtered by, in the address
	Filter string // how a list is filtered by it: ByValue, ByDay; "" for not
}

// Commitment is an action of the customer's, as every page shows it.
type Commitment struct {
	ID     string
	Anchor string
	Text   Line // who, and what
	Due    Date
	When   string // "3 days late", "in 9 days", "no date"; once settled, how
	Late   bool
	Open   bool
	Agreed bool
	Detail Line // whether it was agreed, where and how, the milestone
	Where  Line // the account and the deal, where the page is not theirs
	Flag   *Flag
}

// Moves are the open commitments: the first few, and the rest folded away.
type Moves struct {
	List  Commitments
	Shown int
	More  string // what is folded away
}

// Missing says that nobody at the customer has promised anything: the loudest
// thing on any page.
type Missing struct {
	Rule     string
	Severity string
	Title    Line
	Href     string // of what it is about, where the page is another's
	Advice   Line
	How      Text
}

// Gaps are where something is missing: the first few, and the rest folded away.
type Gaps struct {
	List  []Missing
	Shown int
	More  string // what is folded away
	Rest  Text   // where the others are, if they are not here
}

// Flag is a finding.
type Flag struct {
	Rule     string
	Severity string
	Word     string // the severity in words
	Message  Line
	Help     Line
	Why      Text    // to the rule's page
	Where    Text    // what it is about
	Aside    Line    // why it is set aside, and until when
	At       string  // the address of where on the page it stands beside what it is about; "" for nowhere
	By       []Named // what filter.js finds it by
}

// Flagged are the findings of a page that is about more than them: the first
// few, and the rest folded away or elsewhere.
type Flagged struct {
	List  []Flag
	Shown int
	All   Text // where all are, if these are not
}

// Section is a part of a page under its own title.
type Section struct {
	ID      string
	Title   string // "" for none
	Lang    string // of the title
	Href    string // of what the title names; "" for none
	Step    string // of STRAT, and how it stands
	More    Text   // where more is said about it
	Parts   []Part
	Flags   []Flag
	Flagged int // how many flags there are, where not all are shown
	Nothing Nothing
}

// Part is what a plan holds under one key, or under a few that go together.
type Part struct {
	ID     string // also its anchor; "" for none
	Title  string // beside the blocks; "" for none
	Lang   string // of the title
	Blocks []Block
	Holds  []string // other keys whose facts the blocks show
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

// Block is a piece of a part: a Table, Records, Facts, Items, Prose, Commitments
// or a Fold.
type Block interface{ block() }

// The blocks that a part is made of.
type (
	// Facts are labelled values.
	Facts []Fact
	// Items are a list of lines.
	Items []Item
	// Records are for what a table would squeeze.
	Records []Record
	// Prose is what an author wrote, already HTML.
	Prose struct{ HTML, Lang string }
	// Commitments are in the order given.
	Commitments []Commitment
	// Fold is what opens on demand.
	Fold struct {
		Summary string
		Blocks  []Block
	}
)

// Record is a line, and what is known about it.
type Record struct {
	Anchor string
	Line   Line
	Facts  Facts
}

// Pager links the numbered parts of a long list.
type Pager struct {
	Label string
	Links []Text // the part that is shown has no address
}

// Ruled are headings with room to write below each, on paper.
type Ruled []string

// Figure is a picture of the method with a caption that says what it means in
// one sentence, what follows from it, and how it is worked out.
type Figure struct {
	Name    string // as other programs know it: "decision-roles", "factors", …
	Deal    string // the opportunity that it is of; "" for the account's own
	Picture Block  // a matrix, a chart, a plot
	Says    Line
	Follows Line
	How     Line
}

// Sample is a piece of a file, as its author types it.
type Sample string

// Item is a line of a list, with what accompanies it.
type Item struct {
	Anchor string
	Line   Line
	Detail Line
}

func (*Table) block()      {}
func (Facts) block()       {}
func (Items) block()       {}
func (Records) block()     {}
func (Prose) block()       {}
func (Fold) block()        {}
func (Pager) block()       {}
func (*Figure) block()     {}
func (Sample) block()      {}
func (Commitments) block() {}

// Head is the top of a page: what it is about.
type Head struct {
	Title Line
	Also  Line // other names
	Facts []Fact
	About Text // what sort of business it is
	Tags  []Text
	AsOf  AsOf
	Crumb []Text
	Print Line   // the way to what is made for paper
	Files []Text // the same as a file for another program
}

// AsOf is the day that a page holds for, and what a script says on a later one;
// both sentences are by plural form, with {n} where the number goes.
type AsOf struct {
	Text  string
	Day   string
	Since map[string]string // how many promises have become overdue since
	Late  map[string]string // by how many days one is
}

// Card is what is told of somebody, or of an account, beside a link to it. It
// holds no link itself, so that it is the same on every page.
type Card struct {
	Name  Line
	Under Line // what they do
	Lines []Line
}

// Carded is a link that has a card, as HTML: it is drawn once for many pages.
type Carded struct{ Href, Card string }

// Words are the words of the page's language that the components themselves
// need.
type Words struct {
	OnThisPage, Most, More, NotYet string
}

// Entry is a line of the list of contents.
type Entry struct {
	ID    string
	Title string
	Lang  string
	Step  bool   // begins a step of STRAT
	Apart bool   // begins a group without a title
	Bare  bool   // nothing stands there yet
	Count string // of flags, or what is late
	Late  bool
}
