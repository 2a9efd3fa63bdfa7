package view

// Search is the form that a search begins with. Without a script it leads to the
// page of results.
type Search struct {
	Action string // of that page
	Root   string // from this page to the site's root, below which the index is
	Label  string // of the field, and of the button
	Hint   string // what may be typed, where there is room to say so
	Within string // the account that the page belongs to, "" for none

	// Of the page of results alone: what is said where no script runs, and what
	// leads to everything then; which keys there are; and what is said where the index
	// does not come.
	Without string
	Lists   Line
	Keys    string
	Failed  string
}
