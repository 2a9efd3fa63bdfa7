package plan

// Judgement is what is thought of a person's part in a decision. It belongs to
// the account, or to the deal, and is never carried over (method, 1 T).
type Judgement struct {
	Involvement Involvement `key:"involvement" list:"involvement"`
	Authority   Authority   `key:"authority" list:"authority"`
	Role        Role        `key:"role" list:"role"`
	Stance      Stance      `key:"stance" list:"stance"`
	Influence   int         `key:"influence" range:"1-5"`
	Judged      Date        `key:"judged"`
}

// Stakeholder is one of the customer's people in an account. Without a name it
// is a place that nobody is known for: an empty chair.
type Stakeholder struct {
	Record
	Judgement
	Person    Ref      `key:"person" ref:"shared-person"`
	Name      string   `key:"name"`
	SortName  string   `key:"sort_name"`
	Aliases   []string `key:"aliases"`
	Title     string   `key:"title"`
	Unit      string   `key:"unit"`
	ReportsTo Ref      `key:"reports_to" ref:"person"`
	Style     string   `key:"style" list:"style"`
	Needs     []string `key:"needs" list:"need"`
	OrgNeeds  []string `key:"org_needs" list:"org-need"`
	Approach  string   `key:"approach"`
	Social    []string `key:"social" list:"social"`
	Contact   Ref      `key:"contact" ref:"member"`
	Relation  Relation `key:"relation"`
	Rising    bool     `key:"rising"`
	Email     string   `key:"email"`
	Phone     string   `key:"phone"`

	Shared  *Person // the file in people/, where person names one
	Address string  // of the page; empty for an empty chair
}

// EmptyChair reports whether nobody is known for this place.
func (s *Stakeholder) EmptyChair() bool { return s.Name == "" }

// Relation is how close we are, from 0 (none) to 4 (close), and want to be.
type Relation struct {
	Now  Number `key:"now" range:"0-4"`
	Want Number `key:"want" range:"0-4"`
}

// Tie joins two people, or two units, of the customer's (method, 4).
type Tie struct {
	Record
	From Ref    `key:"from" ref:"person-or-unit"`
	To   Ref    `key:"to" ref:"person-or-unit"`
	Kind string `key:"kind" list:"tie,free"`
}

// Person is a file of people/: someone who matters to more than one account.
type Person struct {
	Page
	Name     string   `key:"name"`
	SortName string   `key:"sort_name"`
	Aliases  []string `key:"aliases"`
	JobTitle string   `key:"title"`
	Company  string   `key:"company"`
	Email    string   `key:"email"`
	Phone    string   `key:"phone"`
	Style    string   `key:"style" list:"style"`
	Needs    []string `key:"needs" list:"need"`
	OrgNeeds []string `key:"org_needs" list:"org-need"`
	Note     string   `key:"note"`
}

// Member is a file of team/: one of ours.
type Member struct {
	Page
	Name     string   `key:"name"`
	SortName string   `key:"sort_name"`
	Aliases  []string `key:"aliases"`
	Part     string   `key:"part" list:"team-part,free"`
	Email    string   `key:"email"`
	Needs    []string `key:"needs" list:"need"`
}

// page returns the file whose page is the stakeholder's, if there is one.
func (s *Stakeholder) page() *Page {
	if s.Shared == nil {
		return nil
	}
	return &s.Shared.Page
}
