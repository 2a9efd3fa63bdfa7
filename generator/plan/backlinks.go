package plan

import (
	"cmp"
	"reflect"
	"slices"
	"strings"

	"stratbook/generator/markdown"
)

// Backlink says that a page refers to another, in its prose or in its front
// matter. There is one for each two pages, whatever stands in the first of them:
// prose stands for it before records, and a record with a text of its own before
// a bare reference, each the first of its sort.
//
// A link to a record counts for the page that shows it, and no page links to
// itself. References in front matter count where they mean somebody or something
// with a page. Those of a plan to the account's own people and opportunities do
// not: a plan names them on every other line, and the page shows them all. What
// the plan says of them in prose counts, and so do visits, opportunities and
// other accounts; of ours, of shared people and of other accounts, the plan's
// front matter too.
type Backlink struct {
	From  Thing  // an account, an opportunity, a visit, one of people/, one of ours, a page
	Visit *Visit // the visit that From is, if it is one: not every visit has a name

	// Key is the front matter's key that the reference stands under, "" for
	// prose. Where the key says who and not what, it is that of the list around
	// it: "commitments" for who promised, "owner" for whose account it is.
	Key string

	page *Page
	link link
}

// Sentence returns the sentence that the link stands in, or what the record of
// front matter says that holds the reference ("" where it says nothing of its
// own): plain text of at most some 160 characters beside the link.
func (x *Backlink) Sentence() string {
	switch {
	case x.link.text != nil:
		return markdown.Shorten(strings.Join(strings.Fields(*x.link.text), " "))
	case x.link.key != nil:
		return ""
	}
	return x.page.Body.Sentence(int(x.link.at), func(i int) string {
		return cmp.Or(x.page.Targets[i].Thing.Name, x.page.Targets[i].Thing.ID)
	})
}

// Backlinks returns what refers to the page at an address, by account and kind
// as AllPages yields them.
func (b *Book) Backlinks(address string) []Backlink {
	from := b.abroad()[address]
	if home := b.at[folderOf(address)]; home != nil {
		i, _ := slices.BinarySearchFunc(from, home, inOrder)
		from = slices.Insert(slices.Clone(from), i, home)
	}
	var list []Backlink
	for _, f := range from {
		list = f.linked.append(list, address)
	}
	return list
}

// linksAbroad finds the folders that link to pages of others.
func (b *Book) linksAbroad() map[string][]*folder {
	abroad := map[string][]*folder{}
	for _, f := range b.folders {
		for address := range f.linked.to {
			if folderOf(address) != f.key {
				abroad[address] = append(abroad[address], f)
			}
		}
	}
	return abroad
}

// append adds what refers to the page at an address.
func (l *linked) append(list []Backlink, address string) []Backlink {
	c, ok := l.to[address]
	if !ok {
		return list
	}
	for i := c.first; i >= 0; i = l.links[i].next {
		x := l.links[i]
		from := l.from[x.from]
		back := Backlink{From: from.thing(), page: from.page(), link: x}
		back.Visit, _ = from.record.(*Visit)
		if x.key != nil {
			back.Key = x.key.key
		}
		list = append(list, back)
	}
	return list
}

// linked is what refers to what. Sentences are cut when a page asks for them;
// here stands where.
type linked struct {
	from  []filed
	links []link
	to    map[string]chain // by address of a page
}

// chain is the links to one page, in links.
type chain struct{ first, last int32 }

// link is one backlink.
type link struct {
	from int32   // in linked.from
	next int32   // in linked.links, to the same page; -1 for the last
	at   int32   // in prose: which of the page's Targets
	key  *field  // in front matter: the key that tells, nil in prose
	text *string // of the record in front matter, nil if it says nothing
}

// resolveReferences follows the references of the front matter of every file of
// a folder, and takes down what leads to each page. Links and mentions are known
// by then.
func resolveReferences(f *folder, c *common) {
	l := &f.linked
	l.to = map[string]chain{}
	for file := range f.records {
		l.from = append(l.from, file)
		for i, t := range file.page().Targets {
			address, _, _ := strings.Cut(t.Thing.Address, "#")
			l.link(address, link{at: int32(i)})
		}
		resolver{folder: f, common: c, file: file}.record(reflect.ValueOf(file.record).Elem())
		if a, ok := file.record.(*Account); ok {
			f.told.reportingLoops(a)
		}
	}
}

// link takes down a link to an address from the page that is being read, if it
// says more than the one that is there.
func (l *linked) link(to string, x link) {
	x.from, x.next = int32(len(l.from)-1), -1
	page := l.from[x.from].page()
	if to == "" || to == page.Address {
		return
	}
	next := int32(len(l.links))
	c, ok := l.to[to]
	if !ok {
		c.first = next
	} else if last := &l.links[c.last]; last.from != x.from {
		last.next = next
	} else {
		if x.better(last, page) {
			x.next, *last = last.next, x
		}
		return
	}
	c.last = next
	l.links, l.to[to] = append(l.links, x), c
}

// better reports whether a link says more than one from the same page that came
// before it.
func (x *link) better(than *link, p *Page) bool {
	switch {
	case than.key == nil: // prose, which comes first
		return x.key == nil && p.Body.Start(int(x.at)) < p.Body.Start(int(than.at))
	case than.text == nil:
		return x.text != nil
	}
	return false
}

// telling are the keys that say who, but not what of.
var telling = map[string]bool{"who": true, "with": true, "member": true, "account": true}

// backlink takes down what a reference means that stands under a key.
func (r resolver) backlink(f *field, ref Ref) {
	to := r.address(f, ref)
	if _, plan := r.file.record.(*Account); plan && strings.HasPrefix(to, r.file.account.Address) {
		return // the plan's own
	}
	x := link{key: f, text: r.text}
	if f.ref == "shared-person" {
		x.text = nil // it is the same person's name
	}
	if telling[f.key] && r.under != nil {
		x.key = r.under
	}
	r.folder.linked.link(to, x)
}

// address returns the page of what a reference means, "" if it has none.
func (r resolver) address(f *field, ref Ref) string {
	a := r.file.account
	switch f.ref {
	case "person", "person-or-unit", "party":
		if s := a.Person(ref); s != nil {
			return s.Address
		}
		if m := a.Member(ref); m != nil && f.ref == "party" {
			return m.Address
		}
	case "member":
		if m := a.Member(ref); m != nil {
			return m.Address
		}
	case "shared-person":
		if p := r.common.people.one(ref.Text); p != nil {
			return p.Address
		}
	case "account":
		if id := r.common.accounts.one(ref.Text); id != "" {
			return addressOf(spot{kind: account}, id)
		}
	case "opportunity":
		if o := a.Opportunity(ref); o != nil {
			return o.Address
		}
	}
	return ""
}
