package search

// list is some things by their numbers, rising, as it is written into a file.
type list struct {
	n     int
	next  int // the first number that may follow
	bytes []byte
}

// The digits of a number begin here; those below final end it.
const (
	digit = '#'
	final = 41
	base  = 16
)

func (l *list) endsIn(thing int) bool { return l.n > 0 && l.next == thing+1 }

// add adds a thing, unless it is the last one already.
func (l *list) add(thing int) {
	if l.endsIn(thing) {
		return
	}
	gap := thing - l.next
	for ; gap >= final; gap = (gap - final) / base {
		l.bytes = append(l.bytes, digit+final+byte((gap-final)%base))
	}
	l.bytes = append(l.bytes, digit+byte(gap))
	l.next = thing + 1
	l.n++
}

// each yields the things of a list.
func (l *list) each(yield func(thing int) bool) {
	thing, gap, weight := -1, 0, 1
	for _, c := range l.bytes {
		v := int(c - digit)
		gap += v * weight
		if v >= final {
			weight *= base
			continue
		}
		thing += gap + 1
		if !yield(thing) {
			return
		}
		gap, weight = 0, 1
	}
}

// set is things, a bit for each.
type set []uint64

func newSet(n int) set { return make(set, (n+63)/64) }

func (s set) has(thing int) bool { return s[thing/64]&(1<<(thing%64)) != 0 }

func (s set) put(thing int) { s[thing/64] |= 1 << (thing % 64) }

func (s set) add(l *list) {
	for thing := range l.each {
		s.put(thing)
	}
}

// without are the things of a set that are in none of others.
func (s set) without(others ...set) *list {
	var l list
	for i, word := range s {
		for _, o := range others {
			word &^= o[i]
		}
		for bit := 0; word != 0; bit, word = bit+1, word>>1 {
			if word&1 != 0 {
				l.add(i*64 + bit)
			}
		}
	}
	return &l
}
