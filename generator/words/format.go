package words

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// formats is how a language writes dates, numbers and lists: the messages that
// this package itself asks for.
type formats struct {
	date, dateShort, percent *sentence
	months                   []string
	group, point             string
	comma, and               string
}

func newFormats(w *Words) (formats, error) {
	for _, id := range []string{"date.long", "date.short", "date.months",
		"number.group", "number.point", "number.percent", "list.comma", "list.and"} {
		if !w.Has(id) {
			return formats{}, fmt.Errorf("%s: %q is missing", file(English), id)
		}
	}
	f := formats{
		date: w.message("date.long").other, dateShort: w.message("date.short").other,
		percent: w.message("number.percent").other,
		months:  strings.Fields(w.T("date.months")),
		group:   w.T("number.group"), point: w.T("number.point"),
		comma: w.T("list.comma"), and: w.T("list.and"),
	}
	if len(f.months) != 12 {
		return formats{}, fmt.Errorf("%s: \"date.months\": expected 12 names, found %d", file(w.lang), len(f.months))
	}
	return f, nil
}

// Date writes a day given as YYYY-MM-DD: "18 Nov 2026", "2026年11月18日". Any
// other text, such as none, is returned as it is.
func (w *Words) Date(iso string) string { return w.day(w.formats.date, iso) }

// DateShort is Date without the year: "18 Nov", "11月18日".
func (w *Words) DateShort(iso string) string { return w.day(w.formats.dateShort, iso) }

func (w *Words) day(s *sentence, iso string) string {
	if len(iso) != len("2006-01-02") || iso[4] != '-' || iso[7] != '-' {
		return iso
	}
	month, err := strconv.Atoi(iso[5:7])
	if err != nil || month < 1 || month > 12 {
		return iso
	}
	return s.fill(func(name string) (string, bool) {
		switch name {
		case "year":
			return iso[:4], true
		case "month":
			return w.formats.months[month-1], true
		case "day":
			return strings.TrimPrefix(iso[8:], "0"), true
		}
		return "", false
	})
}

// Number writes a number with its digits grouped in threes, and with as many
// decimals as it has, six at most: "1,234,567.5".
func (w *Words) Number(f float64) string { return w.number(f, 6) }

// Percent writes a number of hundredths, Percent(12.5) as "12.5%", with two
// decimals at most.
func (w *Words) Percent(f float64) string {
	return w.formats.percent.fill(func(name string) (string, bool) {
		return w.number(f, 2), true
	})
}

func (w *Words) number(f float64, decimals int) string {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return strconv.FormatFloat(f, 'f', -1, 64)
	}
	digits := strconv.FormatFloat(math.Abs(f), 'f', decimals, 64)
	whole, fraction, _ := strings.Cut(digits, ".")
	fraction = strings.TrimRight(fraction, "0")
	out := make([]byte, 0, 2*len(digits))
	if f < 0 && (whole != "0" || fraction != "") {
		out = append(out, '-')
	}
	for i := range len(whole) {
		if i > 0 && (len(whole)-i)%3 == 0 {
			out = append(out, w.formats.group...)
		}
		out = append(out, whole[i])
	}
	if fraction != "" {
		out = append(append(out, w.formats.point...), fraction...)
	}
	return string(out)
}

// List writes a list in a sentence: "a, b and c", "a、b和c".
func (w *Words) List(items []string) string {
	if len(items) < 2 {
		return strings.Join(items, "")
	}
	last := len(items) - 1
	return strings.Join(items[:last], w.formats.comma) + w.formats.and + items[last]
}

// mark puts the marks around an argument, where the catalogue marks.
func (w *Words) mark(text string) string {
	if !w.marking {
		return text
	}
	return string(ArgumentBegins) + text + string(ArgumentEnds)
}

// oneLine folds the line ends of a text that stands within a sentence.
func oneLine(text string) string {
	if !strings.ContainsAny(text, "\n\r\t") {
		return text
	}
	return strings.Join(strings.Fields(text), " ")
}

// show writes one argument of a sentence.
func (w *Words) show(value any) string {
	switch v := value.(type) {
	case string:
		return w.mark(oneLine(v))
	case []string:
		marked := make([]string, len(v))
		for i := range v {
			marked[i] = w.mark(oneLine(v[i]))
		}
		return w.List(marked)
	case int:
		return strconv.Itoa(v)
	case float64:
		return w.Number(v)
	case interface{ ISO() string }:
		return w.Date(v.ISO())
	case interface{ In(w *Words) string }:
		return v.In(w)
	}
	return fmt.Sprint(value)
}
