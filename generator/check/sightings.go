package check

import (
	"cmp"
	"hash/maphash"
	"maps"
	"slices"

	"stratbook/generator/plan"
)

// sighting is somebody in an account.
type sighting struct {
	account *plan.Account
	who     *plan.Stakeholder
}

// precedes orders sightings by the places where they are written.
func (x sighting) precedes(y sighting) bool { return x.compare(y) < 0 }

func (x sighting) compare(y sighting) int {
	return cmp.Or(cmp.Compare(x.who.At.Path, y.who.At.Path), x.who.At.Span.Compare(y.who.At.Span))
}

// sightings are those who have no file in people/, by name and by e-mail: each
// list in the order of the places. It is never changed; another is made of it by
// copying the few shelves that differ.
type sightings struct {
	shelves [256]map[string][]sighting
	files   map[string]bool // names and e-mails of people/
}

// see looks who stands where in a book. With the verdict on an earlier one it
// looks at the accounts that differ only; touched tells those of which another
// account's people may say something else now.
func see(b *plan.Book, before *Verdict) (s *sightings, touched func(*plan.Account) bool) {
	s = &sightings{files: map[string]bool{}}
	for _, p := range b.People {
		s.files[nameKey(p.Name)], s.files[mailKey(p.Email)] = true, true
	}
	if before == nil || !maps.Equal(s.files, before.sightings.files) {
		for _, a := range b.Accounts {
			s.add(a, s.shelf)
		}
		s.sort(nil)
		return s, func(*plan.Account) bool { return true }
	}
	s.shelves = before.sightings.shelves
	return s, s.follow(before, b)
}

// follow takes out the accounts that are gone or have changed, and puts in those
// that have or are new.
func (s *sightings) follow(before *Verdict, b *plan.Book) (touched func(*plan.Account) bool) {
	now := make(map[*plan.Account]bool, len(b.Accounts))
	for _, a := range b.Accounts {
		now[a] = true
	}
	copied, changed := map[int]bool{}, map[string]bool{}
	own := func(key string) map[string][]sighting {
		i := shelfOf(key)
		if !copied[i] {
			copied[i], s.shelves[i] = true, maps.Clone(s.shelves[i])
		}
		shelf := s.shelf(key)
		if !changed[key] {
			changed[key], shelf[key] = true, slices.Clone(shelf[key])
		}
		return shelf
	}
	for _, a := range before.book.Accounts {
		if !now[a] {
			eachKey(a, func(key string, _ *plan.Stakeholder) {
				shelf := own(key)
				shelf[key] = slices.DeleteFunc(shelf[key], func(x sighting) bool { return x.account == a })
			})
		}
	}
	for _, a := range b.Accounts {
		if before.accounts[a] == nil {
			s.add(a, own)
		}
	}
	s.sort(changed)
	met := map[*plan.Account]bool{}
	for key := range changed {
		if list := s.shelf(key)[key]; !sameFirst(before.sightings.shelves[shelfOf(key)][key], list) {
			for _, x := range list {
				met[x.account] = true
			}
		}
	}
	return func(a *plan.Account) bool { return met[a] }
}

// sameFirst reports whether the first of two lists says the same to all others.
func sameFirst(before, now []sighting) bool {
	if len(before) == 0 || len(now) == 0 {
		return len(before) == len(now)
	}
	x, y := before[0], now[0]
	return x.account.ID == y.account.ID && x.account.Name == y.account.Name && x.who.At == y.who.At && x.who.ID == y.who.ID && name(x.who) == name(y.who)
}

// add puts an account's people on the shelves.
func (s *sightings) add(a *plan.Account, shelf func(key string) map[string][]sighting) {
	eachKey(a, func(key string, who *plan.Stakeholder) {
		on := shelf(key)
		on[key] = append(on[key], sighting{a, who})
	})
}

// sort puts the lists of some keys in order, or all of them.
func (s *sightings) sort(keys map[string]bool) {
	if keys != nil {
		for key := range keys {
			slices.SortFunc(s.shelf(key)[key], sighting.compare)
		}
		return
	}
	for _, shelf := range s.shelves {
		for _, list := range shelf {
			slices.SortFunc(list, sighting.compare)
		}
	}
}

// eachKey tells by what an account's people are known who have no file.
func eachKey(a *plan.Account, do func(key string, who *plan.Stakeholder)) {
	for _, who := range a.People {
		if who.EmptyChair() || who.Person.Text != "" {
			continue
		}
		do(nameKey(who.Name), who)
		if key := mailKey(who.Email); key != "" {
			do(key, who)
		}
	}
}

// elsewhere returns the first who bears a name or an e-mail, if that is somebody
// in another account.
func (s *sightings) elsewhere(a *plan.Account, key string) sighting {
	if list := s.shelves[shelfOf(key)][key]; key != "" && len(list) > 0 && list[0].account != a {
		return list[0]
	}
	return sighting{}
}

// filed reports whether somebody has a file in people/, by name or e-mail.
func (s *sightings) filed(who *plan.Stakeholder) bool {
	mail := mailKey(who.Email)
	return s.files[nameKey(who.Name)] || mail != "" && s.files[mail]
}

func (s *sightings) shelf(key string) map[string][]sighting {
	i := shelfOf(key)
	if s.shelves[i] == nil {
		s.shelves[i] = map[string][]sighting{}
	}
	return s.shelves[i]
}

var seed = maphash.MakeSeed()

func shelfOf(key string) int { return int(maphash.String(seed, key) % 256) }
