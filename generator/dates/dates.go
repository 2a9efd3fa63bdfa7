// Package dates moves a book in time: every date that its files tell, in front
// matter, in prose and in names of files, becomes as much later or earlier.
//
// In go a file tree and a Shift, out come the same files, moved:
//
//	shift := dates.Between(written, today)
//	files, err := shift.Files(content.Files())
//
// A shift is a whole number of weeks, the one nearest to the days asked for: a
// Tuesday stays a Tuesday, for fixed visits are part of a plan, and so a book
// written for one day ends up written for a day at most three away from the
// other. Days are added one by one, so no month is too short for a date.
//
// What counts as a date is 2026-11-03, wherever it stands; 3 November 2026 and
// 2026年11月3日, also in Chinese numerals; and each of the last two without its year
// (the one nearest to the book's own day is meant) or without its day (the
// middle of the month is moved). A year that stands alone stays, for it belongs
// to figures that were once measured; so do weekdays, feasts and seasons.
//
// The package reads no front matter and knows nothing of plans.
package dates

import (
	"io/fs"
	"regexp"
	"strconv"
	"time"
)

// Shift is by how much to move, as seen from the day that a text was written for.
type Shift struct {
	from time.Time
	days int
}

// Between is the shift from one day to about another: a whole number of weeks.
func Between(from, to time.Time) Shift {
	days := int(to.Sub(from).Round(24*time.Hour) / (24 * time.Hour))
	weeks := (days + 3) / 7
	if days < -3 {
		weeks = (days - 3) / 7
	}
	return Shift{from: from, days: 7 * weeks}
}

// Files moves a file tree: its names, and the text of every file. All that is
// in it is text.
func (s Shift) Files(tree fs.FS) (map[string][]byte, error) {
	moved := map[string][]byte{}
	err := fs.WalkDir(tree, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := fs.ReadFile(tree, path)
		moved[s.Text(path)] = []byte(s.Text(string(text)))
		return err
	})
	return moved, err
}

var (
	iso     = regexp.MustCompile(`[0-9]+(?:-[0-9]+)+`)
	english = regexp.MustCompile(`\b(?:([0-9]{1,2}) )?(January|February|March|April|May|June|July|August|September|October|November|December)\b(?: ([0-9]{4})\b)?`)
	chinese = regexp.MustCompile(`(?:([0-9]{4})年)?([0-9]{1,2}|[一二三四五六七八九十]{1,3})月(?:([0-9]{1,2}|[一二三四五六七八九十]{1,3})([日号號]))?`)
)

// Text moves the dates of a text.
func (s Shift) Text(text string) string {
	if s.days == 0 {
		return text
	}
	text = iso.ReplaceAllStringFunc(text, s.iso)
	text = replace(english, text, s.english)
	return replace(chinese, text, s.chinese)
}

// replace is ReplaceAllStringFunc for a function that sees the groups.
func replace(pattern *regexp.Regexp, text string, by func(groups []string) string) string {
	return pattern.ReplaceAllStringFunc(text, func(found string) string {
		return by(pattern.FindStringSubmatch(found))
	})
}

// iso moves 2026-11-03. The pattern takes in all digits and hyphens around, so
// that no piece of a longer number is taken for a date.
func (s Shift) iso(found string) string {
	t, err := time.Parse(time.DateOnly, found)
	if err != nil {
		return found
	}
	return t.AddDate(0, 0, s.days).Format(time.DateOnly)
}

// english moves 3 November 2026, 3 November, November 2026 and November.
func (s Shift) english(g []string) string {
	named, err := time.Parse("January", g[2])
	moved, ok := s.move(g[3], int(named.Month()), g[1])
	if err != nil || !ok {
		return g[0]
	}
	layout := "January"
	if g[1] != "" {
		layout = "2 January"
	}
	if g[3] != "" {
		layout += " 2006"
	}
	return moved.Format(layout)
}

// chinese moves 2026年11月3日 and its like, and keeps the numerals that it finds.
func (s Shift) chinese(g []string) string {
	month, numeral := number(g[2])
	day := g[3]
	if day != "" {
		n, _ := number(day)
		day = strconv.Itoa(n)
	}
	moved, ok := s.move(g[1], month, day)
	if !ok {
		return g[0]
	}
	text := ""
	if g[1] != "" {
		text = strconv.Itoa(moved.Year()) + "年"
	}
	text += spelled(int(moved.Month()), numeral) + "月"
	if day != "" {
		_, numeral = number(g[3])
		text += spelled(moved.Day(), numeral) + g[4]
	}
	return text
}

// move is where a date comes to stand. Without a year the one nearest to the
// text's own day is meant, without a day the middle of the month.
func (s Shift) move(year string, month int, day string) (time.Time, bool) {
	d := 15
	if day != "" {
		d, _ = strconv.Atoi(day)
	}
	y, _ := strconv.Atoi(year)
	if year == "" {
		y = s.from.Year()
		switch away := month - int(s.from.Month()); {
		case away > 6:
			y--
		case away < -6:
			y++
		}
	}
	t := time.Date(y, time.Month(month), d, 0, 0, 0, 0, time.UTC)
	return t.AddDate(0, 0, s.days), t.Day() == d && int(t.Month()) == month
}
