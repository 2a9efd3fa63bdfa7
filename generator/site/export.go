package site

import (
	"encoding/json"
	"io"

	"stratbook/generator/plan"
)

// Export writes one of the book's lists, as the site's audience may see it: what
// is "commitments", "people", "findings" or "accounts", format is "json", "csv",
// "xlsx" or, of commitments, "ics". Anything else is our own bug.
func (s *Site) Export(w io.Writer, what, format string) error {
	switch format {
	case "csv":
		t := s.table(s.extracts()[what])
		return t.WriteCSV(w)
	case "xlsx":
		return s.copyFile(w, sheetFile(what))
	case "ics":
		return s.copyFile(w, feed)
	}
	if what == "findings" {
		return s.copyFile(w, "data/findings.json")
	}
	e := json.NewEncoder(w)
	e.SetIndent("", "  ")
	return e.Encode(s.listData(what))
}

func (s *Site) copyFile(w io.Writer, address string) error {
	content, err := s.Render(address)
	if err != nil {
		return err
	}
	_, err = w.Write(content)
	return err
}

// The shapes of what is exported as JSON: a list of data/book.json by itself,
// each thing with the id of its account.
type (
	exportHead struct {
		AsOf     plan.Date `json:"as_of"`
		Audience string    `json:"audience"`
	}
	accountsExport struct {
		exportHead
		Accounts []accountData `json:"accounts"`
	}
	peopleExport struct {
		exportHead
		People []personOfAccount `json:"people"`
	}
	commitmentsExport struct {
		exportHead
		Commitments []commitmentOfAccount `json:"commitments"`
	}
	personOfAccount struct {
		Account string `json:"account"`
		personData
		Title *string `json:"title"`
		Unit  *string `json:"unit"`
		Email *string `json:"email"`
		Phone *string `json:"phone"`
	}
	commitmentOfAccount struct {
		Account string `json:"account"`
		commitmentData
	}
)

// listData is a list by accounts, and in each as data/book.json has it.
func (s *Site) listData(what string) any {
	head := exportHead{s.Book.AsOf, s.Book.Audience.Name}
	switch what {
	case "accounts":
		list := accountsExport{head, []accountData{}}
		for _, a := range s.Book.Accounts {
			list.Accounts = append(list.Accounts, s.accountData(a))
		}
		return list
	case "people":
		list := peopleExport{head, []personOfAccount{}}
		for _, a := range s.Book.Accounts {
			for _, x := range a.People {
				list.People = append(list.People, personOfAccount{a.ID, personDataOf(a, x), some(x.Title), some(x.Unit), some(x.Email), some(x.Phone)})
			}
		}
		return list
	case "commitments":
		list := commitmentsExport{head, []commitmentOfAccount{}}
		for _, a := range s.Book.Accounts {
			for _, c := range s.commitmentData(a, a.AllCommitments) {
				list.Commitments = append(list.Commitments, commitmentOfAccount{a.ID, c})
			}
		}
		return list
	}
	panic("site: there is no list of " + what)
}
