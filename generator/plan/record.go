package plan

import (
	"cmp"
	"strconv"
	"strings"
	"time"

	"stratbook/generator/source"
)

// Record is what every record of a list may carry, and where it stands.
type Record struct {
	ID       string `key:"id" id:"-"`
	Note     string `key:"note"`
	Audience string `key:"audience"`

	// At runs from the record's first key to the end of that line.
	At source.Place
}

// Ref is a reference as its author wrote it: an id, a name, an alias, or, where
// the format allows it, plain words. What it means is for the account to say
// (see Account.Person, Account.Party); nothing is stored in it, so that a
// decoded file stays the same whatever the rest of the book becomes.
type Ref struct {
	Text string
	At   source.Place
}

// Date is a day, written YYYY-MM-DD. The zero Date means "not said". Dates are
// comparable with == and ordered by Before.
type Date struct{ y, m, d int16 }

// ParseDate reads YYYY-MM-DD; a day that no calendar has is refused.
func ParseDate(text string) (Date, bool) {
	t, err := time.Parse(time.DateOnly, text)
	if err != nil {
		return Date{}, false
	}
	return DateOf(t), true
}

// DateOf is the day of a moment, in the moment's own location.
func DateOf(t time.Time) Date {
	y, m, d := t.Date()
	return Date{int16(y), int16(m), int16(d)}
}

func (d Date) time() time.Time {
	return time.Date(int(d.y), time.Month(d.m), int(d.d), 0, 0, 0, 0, time.UTC)
}

// IsZero reports whether no date was said.
func (d Date) IsZero() bool { return d == Date{} }

// Before orders dates; a date that was not said is before all others.
func (d Date) Before(e Date) bool { return d.number() < e.number() }

func (d Date) number() int { return int(d.y)*512 + int(d.m)*32 + int(d.d) }

// Days returns how many days later d is than e, negative if earlier.
func (d Date) Days(e Date) int { return int((d.time().Unix() - e.time().Unix()) / (24 * 60 * 60)) }

// Compare is below 0 if d is earlier than e; no date is earlier than any.
func (d Date) Compare(e Date) int {
	return cmp.Or(cmp.Compare(d.y, e.y), cmp.Compare(d.m, e.m), cmp.Compare(d.d, e.d))
}

// CompareDue is Compare for what is to come: no date is later than any.
func (d Date) CompareDue(e Date) int {
	if d.IsZero() != e.IsZero() {
		return -d.Compare(e)
	}
	return d.Compare(e)
}

// ISO returns YYYY-MM-DD, or "" if no date was said.
func (d Date) ISO() string {
	if d.IsZero() {
		return ""
	}
	digit := func(n int16) byte { return '0' + byte(n%10) }
	return string([]byte{digit(d.y / 1000), digit(d.y / 100), digit(d.y / 10), digit(d.y), '-', digit(d.m / 10), digit(d.m), '-', digit(d.d / 10), digit(d.d)})
}

// String is ISO, for messages in tests.
func (d Date) String() string { return d.ISO() }

// MarshalJSON writes the date as text, and null where none was said.
func (d Date) MarshalJSON() ([]byte, error) {
	if d.IsZero() {
		return []byte("null"), nil
	}
	return strconv.AppendQuote(nil, d.ISO()), nil
}

// Weekday returns the key of the list "weekday": mon … sun.
func (d Date) Weekday() string {
	return strings.ToLower(d.time().Weekday().String()[:3])
}

// Add moves a date by a length. Months and years go by the calendar, to the
// month's end where the day is missing.
func (d Date) Add(l Length) Date {
	switch l.Unit {
	case 'd':
		return DateOf(d.time().AddDate(0, 0, l.N))
	case 'w':
		return DateOf(d.time().AddDate(0, 0, 7*l.N))
	case 'y':
		l.N *= 12
	}
	months := int(d.y)*12 + int(d.m) - 1 + l.N
	first := time.Date(months/12, time.Month(months%12+1), 1, 0, 0, 0, 0, time.UTC)
	last := first.AddDate(0, 1, -1).Day()
	return DateOf(first.AddDate(0, 0, min(int(d.d), last)-1))
}

// Length is a length of time: 7d, 2w, 3m, 1y. The zero Length means "not said".
type Length struct {
	N    int
	Unit byte // 'd', 'w', 'm', 'y'
}

// ParseLength reads a whole number and one of d, w, m, y.
func ParseLength(text string) (Length, bool) {
	if len(text) < 2 || len(text) > 6 || !strings.ContainsRune("dwmy", rune(text[len(text)-1])) {
		return Length{}, false
	}
	n, err := strconv.ParseUint(text[:len(text)-1], 10, 16)
	if err != nil || n == 0 {
		return Length{}, false
	}
	return Length{int(n), text[len(text)-1]}, true
}

// IsZero reports whether no length was said.
func (l Length) IsZero() bool { return l.N == 0 }

// Back is the same length into the past.
func (l Length) Back() Length { return Length{-l.N, l.Unit} }

// String returns the length as it is written.
func (l Length) String() string { return strconv.Itoa(l.N) + string(l.Unit) }

// Number is a number that may be absent.
type Number struct {
	V   float64
	Set bool
}

// ParseNumber reads a plain decimal, with commas or blanks between groups of
// three digits if the author likes ("1,200,000"). Anything else is refused:
// "0x1F" and "1e6" are no way to write an amount.
func ParseNumber(text string) (Number, bool) {
	whole, fraction, _ := strings.Cut(strings.TrimLeft(text, "+-"), ".")
	if len(text)-len(strings.TrimLeft(text, "+-")) > 1 {
		return Number{}, false
	}
	groups := strings.FieldsFunc(whole, func(r rune) bool { return r == ',' || r == ' ' || r == '_' || r == '\u00a0' || r == '\u202f' })
	for i, group := range groups {
		if i > 0 && len(group) != 3 {
			return Number{}, false
		}
	}
	digits := strings.Join(groups, "")
	if strings.Trim(digits+fraction, "0123456789") != "" || digits == "" {
		return Number{}, false
	}
	v, err := strconv.ParseFloat(digits+"."+fraction, 64)
	if err != nil {
		return Number{}, false
	}
	if strings.HasPrefix(text, "-") {
		v = -v
	}
	return Number{v, true}, true
}

// Entry is one key of a mapping whose keys are the author's (a competitor's
// name, a rule's id), with its value.
type Entry[V any] struct {
	Key   string
	At    source.Place
	Value V
}

// PerTier is a setting that is one for all, or told per tier.
type PerTier[V any] struct {
	All   V
	Set   bool // All was written
	Tiers map[Tier]V
}

// For returns the setting of a tier, and whether there is one.
func (p PerTier[V]) For(t Tier) (V, bool) {
	if v, ok := p.Tiers[t]; ok {
		return v, true
	}
	return p.All, p.Set
}
