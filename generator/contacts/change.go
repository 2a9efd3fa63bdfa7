package contacts

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"

	"stratbook/generator/edit"
	"stratbook/generator/plan"
)

// Kind is what a contact is to a plan.
type Kind uint8

// The kinds of changes.
const (
	New   Kind = iota // nobody in the plan; becomes a stakeholder
	Fill              // somebody in the plan of whom more is known now
	There             // somebody in the plan; there is nothing to add
	Doubt             // whoever it is, an author has to say
)

// Change is what is done about a contact.
type Change struct {
	Contact Contact
	Kind    Kind
	ID      string            // of the stakeholder; "" in doubt
	Who     *plan.Stakeholder // nil for a new one, and in doubt
	InPlan  []edit.Field      // what is written into the account's plan
	InFile  []edit.Field      // what is written into the person's file in people/,
	File    *plan.Person      // which is this; nil for none
	Differs []Difference      // what the author's word stands for against the file's
	Why     string            // of a doubt: the last part of its id in the catalogue
	Other   string            // of a doubt: who else it could be
}

// Difference is a key, and what a plan and a file say under it.
type Difference struct{ Key, Plan, File string }

// comparison is a list of contacts beside an account.
type comparison struct {
	account *plan.Account
	byMail  map[string][]*plan.Stakeholder
	byName  map[string][]*plan.Stakeholder
	files   map[string][]*plan.Person // of people/, by e-mail and by name
	seen    map[string]int            // the lines of contacts before, by e-mail or name
	ids     map[string]bool           // that nobody new may have
	changes []Change
}

// Compare tells what each contact would be in an account's plan. A contact is
// known by its e-mail address, else by its name or an alias; where the two
// disagree, or several people fit, it is in doubt. Of a file in which several
// companies are told, those of others are left out; if none is the account, that
// is an error.
func Compare(book *plan.Book, a *plan.Account, people []Contact) ([]Change, error) {
	people, err := ofAccount(a, people)
	if err != nil {
		return nil, err
	}
	c := &comparison{account: a, byMail: map[string][]*plan.Stakeholder{}, byName: map[string][]*plan.Stakeholder{},
		files: map[string][]*plan.Person{}, seen: map[string]int{}, ids: map[string]bool{}}
	for _, s := range a.People {
		c.ids[strings.ToLower(s.ID)] = true
		if s.Email != "" {
			c.byMail[mailKey(s.Email)] = append(c.byMail[mailKey(s.Email)], s)
		}
		for _, name := range namesOf(s.Name, s.Aliases) {
			c.byName[name] = append(c.byName[name], s)
		}
	}
	for _, p := range book.People {
		for _, key := range append(namesOf(p.Name, p.Aliases), mailKey(p.Email)) {
			if key != "" {
				c.files[key] = append(c.files[key], p)
			}
		}
	}
	for _, contact := range people {
		c.changes = append(c.changes, c.change(contact))
	}
	c.superiors()
	return c.changes, nil
}

// ofAccount leaves out who belongs to another company, where the file tells.
func ofAccount(a *plan.Account, people []Contact) ([]Contact, error) {
	ours := map[string]bool{}
	for _, name := range namesOf(a.Name, a.Aliases) {
		ours[name] = true
	}
	var companies []string
	for _, c := range people {
		if c.Company != "" && !slices.Contains(companies, c.Company) {
			companies = append(companies, c.Company)
		}
	}
	if len(companies) < 2 {
		return people, nil
	}
	if !slices.ContainsFunc(companies, func(name string) bool { return ours[nameKey(name)] }) {
		return nil, Error{ID: "import.companies", Args: map[string]any{"account": a.Name, "companies": companies[:min(len(companies), 5)]}}
	}
	return slices.DeleteFunc(slices.Clone(people), func(c Contact) bool { return c.Company != "" && !ours[nameKey(c.Company)] }), nil
}

// change tells what one contact is.
func (c *comparison) change(x Contact) Change {
	for _, key := range []string{mailKey(x.Email), nameKey(x.Name)} {
		if first, twice := c.seen[key]; twice {
			return doubt(x, "twice", strconv.Itoa(first))
		}
		if key != "" {
			c.seen[key] = x.Line
		}
	}
	mail, name := c.byMail[mailKey(x.Email)], c.byName[nameKey(x.Name)]
	if len(name) == 0 {
		name = c.byName[nameKey(x.turned)] // who is Xu Jianping here may be Jianping Xu there
	}
	switch {
	case len(mail) > 1:
		return doubt(x, "mail", mail[1].Name)
	case len(mail) == 1 && len(name) > 0 && !slices.Contains(name, mail[0]):
		return doubt(x, "mail-of-other", mail[0].Name)
	case len(mail) == 1:
		return fill(x, mail[0])
	case len(name) > 1:
		return doubt(x, "names", name[1].ID)
	case len(name) == 1 && x.Email != "" && name[0].Email != "":
		return doubt(x, "other-mail", name[0].Email)
	case len(name) == 1:
		return fill(x, name[0])
	case x.Name == "":
		return doubt(x, "nameless", "")
	}
	return c.begin(x)
}

func doubt(x Contact, why, other string) Change {
	return Change{Contact: x, Kind: Doubt, Why: why, Other: other}
}

// fill adds to somebody in the plan what is not known there yet. Of who has a file
// in people/, what is the same in every account goes there.
func fill(x Contact, s *plan.Stakeholder) Change {
	c := Change{Contact: x, Kind: There, ID: s.ID, Who: s, File: s.Shared}
	c.add([]Difference{{"name", s.Name, x.Name}, {"title", s.Title, x.Title}, {"unit", s.Unit, x.Unit}, {"email", s.Email, x.Email}, {"phone", s.Phone, x.Phone}}, s.Aliases)
	if len(c.InPlan)+len(c.InFile) > 0 {
		c.Kind = Fill
	}
	return c
}

// add sorts what a file says of somebody into what is new and what the plan says
// otherwise.
func (c *Change) add(said []Difference, aliases []string) {
	turned := nameKey(c.Contact.turned)
	for _, d := range said {
		switch field := (edit.Field{Key: d.Key, Value: d.File}); {
		case d.File == "":
		case d.Plan == "" && c.File != nil && d.Key != "unit":
			c.InFile = append(c.InFile, field)
		case d.Plan == "":
			c.InPlan = append(c.InPlan, field)
		case d.Key == "name" && slices.ContainsFunc(namesOf(d.Plan, aliases), func(name string) bool { return name == nameKey(d.File) || name == turned }):
		case !alike(d.Key, d.Plan, d.File):
			c.Differs = append(c.Differs, d)
		}
	}
}

// begin makes a stakeholder of somebody whom the plan does not know; of who has a
// file in people/, by its id.
func (c *comparison) begin(x Contact) Change {
	files := c.files[nameKey(x.Name)]
	if len(files) == 0 {
		files = c.files[nameKey(x.turned)]
	}
	if mail := c.files[mailKey(x.Email)]; len(mail) > 0 {
		files = mail
	}
	n := Change{Contact: x, Kind: New}
	switch {
	case len(files) > 1:
		return doubt(x, "files", files[1].ID)
	case len(files) == 1 && x.Email != "" && files[0].Email != "" && mailKey(x.Email) != mailKey(files[0].Email):
		return doubt(x, "file-other-mail", files[0].ID)
	case len(files) == 1 && files[0].Audience != "":
		return doubt(x, "held", files[0].ID)
	case len(files) == 1 && !c.ids[strings.ToLower(files[0].ID)]:
		f := files[0]
		n.ID, n.File, n.InPlan = f.ID, f, []edit.Field{{Key: "person", Value: f.ID}}
		n.add([]Difference{{"name", f.Name, x.Name}, {"title", f.JobTitle, x.Title}, {"unit", "", x.Unit}, {"email", f.Email, x.Email}, {"phone", f.Phone, x.Phone}}, f.Aliases)
	case len(files) == 1:
		return doubt(x, "id", files[0].ID)
	default:
		if n.ID = c.free(plan.IDOf(x.Name)); n.ID == "" {
			return doubt(x, "nameless", "")
		}
		n.InPlan = append([]edit.Field{{Key: "id", Value: n.ID}}, facts(x, "name", "aliases", "title", "unit", "email", "phone")...)
	}
	c.ids[strings.ToLower(n.ID)] = true
	return n
}

// free is an id that nothing in the account has yet.
func (c *comparison) free(id string) string {
	if id == "" {
		return ""
	}
	for n := 1; ; n++ {
		try := id
		if n > 1 {
			try += "-" + strconv.Itoa(n)
		}
		if !c.ids[strings.ToLower(try)] && c.account.Thing(try).Kind == "" {
			return try
		}
	}
}

// facts are the fields of a contact under some keys, where there is anything.
func facts(x Contact, keys ...string) []edit.Field {
	var fields []edit.Field
	said := map[string]string{"name": x.Name, "title": x.Title, "unit": x.Unit, "email": x.Email, "phone": x.Phone}
	if len(x.Aliases) > 0 {
		said["aliases"] = x.Aliases[0] // a list may be one thing that stands alone
	}
	for _, key := range keys {
		if value := said[key]; value != "" {
			fields = append(fields, edit.Field{Key: key, Value: value})
		}
	}
	return fields
}

// nameKey and mailKey bring what counts as the same into one form; "" where
// nothing is written.
func nameKey(name string) string {
	return strings.ToLower(strings.Join(strings.Fields(norm.NFKC.String(name)), " "))
}

func mailKey(email string) string {
	if email == "" {
		return ""
	}
	return "mailto:" + strings.ToLower(strings.TrimSpace(email))
}

func namesOf(name string, aliases []string) []string {
	var keys []string
	for _, n := range append([]string{name}, aliases...) {
		if key := nameKey(n); key != "" && !slices.Contains(keys, key) {
			keys = append(keys, key)
		}
	}
	return keys
}

// alike reports whether two values of a key mean the same: of a number the digits
// count.
func alike(key, x, y string) bool {
	if key == "phone" {
		digits := func(s string) string {
			return strings.Map(func(r rune) rune {
				if r < '0' || r > '9' {
					return -1
				}
				return r
			}, s)
		}
		return digits(x) == digits(y)
	}
	return nameKey(x) == nameKey(y)
}
