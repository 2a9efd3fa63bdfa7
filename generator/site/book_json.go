package site

import (
	"cmp"
	"encoding/json"
	"slices"

	"stratbook/generator/check"
	"stratbook/generator/method"
	"stratbook/generator/plan"
)

// bookJSON is the whole book for other programs.
func (s *Site) bookJSON() ([]byte, error) {
	counts := check.Count(s.Verdict.Findings())
	data := bookData{AsOf: s.Book.AsOf, Title: s.Book.Settings.Title, Audience: s.Book.Audience.Name,
		Accounts: []accountData{}, People: []sharedData{},
		Findings: findingCounts{counts.Error, counts.Warning, counts.Note}}
	for _, a := range s.Book.Accounts {
		data.Accounts = append(data.Accounts, s.accountData(a))
	}
	for _, x := range s.Book.People {
		shared := sharedData{x.ID, x.Name, x.Address, []string{}}
		for _, a := range s.Book.AccountsOf(x) {
			shared.Accounts = append(shared.Accounts, a.ID)
		}
		data.People = append(data.People, shared)
	}
	return json.Marshal(data)
}

func (s *Site) accountData(a *plan.Account) accountData {
	d := accountData{ID: a.ID, Name: a.Name, URL: a.Address, Tier: some(string(a.Tier)), Status: string(a.Status),
		Factors: factorsOf(&a.Deal), Macro: macroOf(&a.Deal), Share: shareOf(a.Share), Roles: rolesOf(method.RolesOf(a, nil)),
		People: []personData{}, Commitments: s.commitmentData(a, a.AllCommitments),
		Opportunities: []opportunityData{}, Visits: []visitData{}, LinkedFrom: s.linkedFromData(a)}
	figures := []**float64{&d.Completeness.Set, &d.Completeness.Target, &d.Completeness.Review, &d.Completeness.Assemble, &d.Completeness.Take}
	for i, c := range s.Verdict.Completeness(a) {
		if figure := c.Figure(); c.Known {
			*figures[i] = &figure
		}
	}
	if a.OwnedBy != nil {
		d.Owner = &a.OwnedBy.ID
	}
	for _, x := range a.People {
		d.People = append(d.People, personDataOf(a, x))
	}
	for _, o := range a.Opportunities {
		d.Opportunities = append(d.Opportunities, opportunityData{ID: o.ID, Name: o.Name, Status: string(o.Status),
			Factors: factorsOf(&o.Deal), Macro: macroOf(&o.Deal), Roles: rolesOf(method.RolesOf(a, o)), Share: shareOf(o.Share),
			Commitments: s.commitmentData(a, o.AllCommitments)})
	}
	for _, v := range a.Visits {
		d.Visits = append(d.Visits, visitData{v.ID, v.Date, ids(a, v.With), v.Address})
	}
	slices.SortFunc(d.People, func(x, y personData) int { return cmp.Compare(x.ID, y.ID) })
	slices.SortFunc(d.Visits, func(x, y visitData) int { return cmp.Compare(x.ID, y.ID) })
	return d
}

func personDataOf(a *plan.Account, x *plan.Stakeholder) personData {
	p := personData{ID: x.ID, Name: some(x.Name), URL: some(x.Address), Role: some(string(x.Role)),
		Stance: string(x.Stance), LastMet: method.LastMet(a, x)}
	if x.Influence > 0 {
		p.Influence = &x.Influence
	}
	return p
}

func factorsOf(d *plan.Deal) factorsData {
	q := method.QuadrantsOf(d)
	return factorsData{quadrantOf(q.Leverage), quadrantOf(q.Maximise), quadrantOf(q.Reduce), quadrantOf(q.Eliminate)}
}

func quadrantOf(q method.Quadrant) quadrantData {
	return quadrantData{q.Weight, append([]string{}, q.Texts()...)}
}

func macroOf(d *plan.Deal) macroData {
	m := method.MacroOf(d)
	return macroData{append([]plan.Macro{}, m.Candidates...), some(string(m.Stated))}
}

func shareOf(s *plan.Share) *shareData {
	if s == nil {
		return nil
	}
	return &shareData{some(string(s.Size)), some(string(s.Trend))}
}

func rolesOf(r method.Roles) rolesData {
	named := func(list []*plan.Stakeholder) []string {
		ids := make([]string, len(list))
		for i, s := range list {
			ids[i] = s.ID
		}
		return ids
	}
	return rolesData{named(r.Owner), named(r.Approver), named(r.Advocate), named(r.Gatekeeper)}
}

func (s *Site) commitmentData(a *plan.Account, list []*plan.Commitment) []commitmentData {
	data := make([]commitmentData, 0, len(list))
	for _, c := range list {
		data = append(data, commitmentData{c.ID, c.Text, ids(a, c.Who), c.Due, string(c.Status),
			c.OverdueDays(s.Book.AsOf), c.Origin.InFile, a.Address + "#" + plan.Anchor(plan.CommitmentThing, c.ID)})
	}
	slices.SortFunc(data, func(x, y commitmentData) int { return cmp.Compare(x.ID, y.ID) })
	return data
}

// ids are those of whom references mean, sorted; of plain words, the words.
func ids(a *plan.Account, refs []plan.Ref) []string {
	list := make([]string, 0, len(refs))
	for _, x := range a.Parties(refs) {
		switch {
		case x.Stakeholder != nil:
			list = append(list, x.Stakeholder.ID)
		case x.Member != nil:
			list = append(list, x.Member.ID)
		default:
			list = append(list, x.Words)
		}
	}
	slices.Sort(list)
	return list
}

// some is a string that is null where nothing was written.
func some(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
