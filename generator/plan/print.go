package plan

import (
	"crypto/sha256"
	"fmt"
	"hash"
	"maps"
	"slices"
)

// Print is a hash of all that something is made of.
type Print [sha256.Size]byte

// Prints returns for each account a hash of all that its pages may show: its own
// files, those of the accounts that it links to, that link to it or that know
// one of the people that it knows, and what the whole book shares. Where the print of an
// account is the same as in an earlier book, so are its pages; the other way
// round need not hold.
func (b *Book) Prints() map[*Account]Print {
	p := printing{sums: map[string]Print{}, near: map[string]map[string]bool{}, known: map[string][]*Account{}}
	for _, x := range b.People {
		p.known[x.Address] = b.AccountsOf(x)
	}
	for _, f := range b.folders {
		p.sums[f.key] = f.sum()
		p.near[f.key] = map[string]bool{f.key: true}
	}
	for _, f := range b.folders {
		p.meet(f)
	}
	common, whole := b.commonPrint(), b.print(p.sums)
	prints := make(map[*Account]Print, len(b.Accounts))
	for _, f := range b.folders {
		h := newPrint("account", f.key)
		h.Write(common[:])
		for _, key := range slices.Sorted(maps.Keys(p.near[f.key])) {
			sum := p.sums[key]
			h.Write(sum[:])
		}
		if f.wide {
			h.Write(whole[:])
		}
		for _, a := range f.accounts {
			prints[a] = Print(h.Sum(nil))
		}
	}
	return prints
}

// printing finds out who is near whom.
type printing struct {
	sums map[string]Print
	near map[string]map[string]bool // by folder

	known map[string][]*Account // where each of people/ stands, by address
}

func (p *printing) meet(f *folder) {
	join := func(key string) {
		if p.near[key] != nil {
			p.near[f.key][key], p.near[key][f.key] = true, true
		}
	}
	for key := range f.leans {
		join(key)
	}
	for address := range f.linked.to {
		switch key := folderOf(address); key {
		case shelf:
			for _, a := range p.known[address] {
				join(folderOf(a.Address))
			}
		case leaves:
		default:
			join(key)
		}
	}
	for _, a := range f.accounts {
		for _, s := range a.People {
			if s.Shared == nil {
				continue
			}
			for _, other := range p.known[s.Shared.Address] {
				join(folderOf(other.Address))
			}
		}
	}
}

func newPrint(parts ...any) hash.Hash {
	h := sha256.New()
	fmt.Fprintf(h, "%q\n", parts)
	return h
}

// sum is a hash of the folder's files.
func (f *folder) sum() Print {
	h := newPrint("folder", f.key)
	for _, file := range f.files {
		fmt.Fprintf(h, "%q %x %t\n", file.Path, file.sum, file.hidden)
	}
	return Print(h.Sum(nil))
}

// commonPrint is a hash of what all accounts look up outside themselves.
func (b *Book) commonPrint() Print {
	c := b.common
	shelf := c.shelf.sum()
	h := newPrint("common", b.AsOf.ISO(), b.Audience.Name, c.faces, shelf)
	fmt.Fprintf(h, "%+v\n", b.Settings)
	spaces := slices.ContainsFunc(b.Accounts, func(a *Account) bool { return len(a.WhiteSpace) > 0 })
	fmt.Fprintln(h, spaces) // every page leads to white space, if there is some
	for p := range b.at[leaves].records {
		page := p.page()
		fmt.Fprintf(h, "%q %q %v %v\n", page.Address, page.Title, page.At, page.Body.Headings)
	}
	return Print(h.Sum(nil))
}

// print is a hash of the whole book.
func (b *Book) print(sums map[string]Print) Print {
	h := newPrint("book", b.commonPrint())
	for _, f := range b.folders {
		sum := sums[f.key]
		h.Write(sum[:])
	}
	return Print(h.Sum(nil))
}
