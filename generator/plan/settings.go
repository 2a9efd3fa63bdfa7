package plan

import (
	"cmp"
	"net/url"
	"reflect"
	"slices"
	"strings"
	"time"

	"golang.org/x/text/currency"

	"stratbook/generator/source"
)

// Settings is book.yaml. Read fills in the defaults that format.md gives.
type Settings struct {
	Title       string                     `key:"title" default:"Account playbooks"`
	BaseURL     string                     `key:"base_url" default:"/"`
	Language    string                     `key:"language" list:"language" default:"en"`
	Timezone    string                     `key:"timezone" default:"UTC"`
	Currency    string                     `key:"currency" default:"USD"`
	Milestones  []Milestone                `key:"milestones"`
	Units       []string                   `key:"units" most:"64"`
	Offers      []string                   `key:"offers" most:"64"`
	Audiences   []string                   `key:"audiences"`
	Rules       Entries[PerTier[Severity]] `key:"rules" list:"severity"`
	Cadence     PerTier[Length]            `key:"cadence"`
	ReviewEvery PerTier[Length]            `key:"review_every"`
	Limits      Entries[PerTier[Limit]]    `key:"limits"`
	Mentions    string                     `key:"mentions" list:"on-off"`
}

// Milestone is a step on the customer's way to an order (method, 1 T), in the
// book's order.
type Milestone struct {
	Record
	Name string `key:"name" alone:"yes"`
}

// Limit is a threshold of a rule: a number, or a length of time.
type Limit struct {
	N      int
	Length Length
}

// ReadSettings reads book.yaml and fills in what it leaves out, as its author sees
// it. A nil document gives the defaults.
func ReadSettings(doc *source.Document) (Settings, []source.Problem) {
	d := &decoder{}
	names := Settings{Audiences: []string{"everyone"}}
	if doc != nil {
		d.path = doc.Path
		if list := d.audiences(doc.Front.Get("audiences")); list != nil {
			names.Audiences = list
		}
	}
	s, problems := names.For(names.Author(), doc)
	return s, slices.Concat(d.problems, problems)
}

// For reads the settings again, as one of their audiences may see them.
func (s *Settings) For(a Audience, doc *source.Document) (Settings, []source.Problem) {
	d := &decoder{audience: a}
	front := &source.Node{Kind: source.Mapping, Span: topSpan}
	if doc != nil {
		d.path = doc.Path
		if doc.Front != nil {
			front, _ = a.parts(doc.Front, shapeOf(reflect.TypeFor[Settings]()))
		}
	}
	var seen Settings
	d.record(front, reflect.ValueOf(&seen).Elem())
	d.settings(front, &seen)
	d.hosted(front, &seen)
	seen.Audiences = s.Audiences
	seen.fill()
	if doc == nil || a.Partial() {
		return seen, d.problems
	}
	return seen, slices.Concat(doc.Problems, d.problems)
}

// audiences are the names of those that the book has: none without a name, and
// none twice, since their order says which one is wider.
func (d *decoder) audiences(n *source.Node) (names []string) {
	if n == nil {
		return nil
	}
	items := n.Items
	if n.Kind != source.Sequence {
		items = []*source.Node{n}
	}
	at := map[string]source.Place{}
	for _, item := range items {
		name, place := strings.TrimSpace(item.Text), d.place(item.Span)
		first, twice := at[name]
		switch {
		case item.Kind != source.Scalar || item.Empty():
		case name == "":
			d.problem("bad-value.audience-name", item.Span, nil)
		case twice:
			d.problems = append(d.problems, source.Problem{Rule: "duplicate-id", At: place, Related: []source.Place{first}, Args: source.Args{"id": name}})
		default:
			names, at[name] = append(names, name), place
		}
	}
	return names
}

// fill gives what the settings leave out.
func (s *Settings) fill() {
	if len(s.Milestones) == 0 {
		for _, v := range ListNamed("milestone").Values {
			s.Milestones = append(s.Milestones, Milestone{Record: Record{ID: v.Key}})
		}
	}
	for i := range s.Milestones {
		s.Milestones[i].ID = cmp.Or(s.Milestones[i].ID, s.Milestones[i].Name)
	}
	if !s.ReviewEvery.Set && s.ReviewEvery.Tiers == nil {
		s.ReviewEvery.Tiers = map[Tier]Length{TierStrategic: {1, 'm'}, TierKey: {3, 'm'}}
	}
}

// settings checks what the types of the settings cannot say.
func (d *decoder) settings(front *source.Node, s *Settings) {
	if _, err := time.LoadLocation(s.Timezone); err != nil || s.Timezone == "Local" { // the same day on every machine
		d.problem("bad-value.timezone", front.Get("timezone").Span, source.Args{"found": s.Timezone})
		s.Timezone = "UTC"
	}
	if _, err := currency.ParseISO(s.Currency); err != nil {
		d.problem("bad-value.currency", front.Get("currency").Span, source.Args{"found": s.Currency})
	}
}

// hosted reads where a site is hosted: a path, or an address of the web. Links
// start from it, so it ends in a slash.
func (d *decoder) hosted(front *source.Node, s *Settings) {
	u, err := url.Parse(s.BaseURL)
	web := err == nil && (u.Scheme == "http" || u.Scheme == "https") && u.Host != ""
	path := err == nil && u.Scheme == "" && strings.HasPrefix(s.BaseURL, "/") && !strings.HasPrefix(s.BaseURL, "//")
	if !web && !path || strings.Contains(s.BaseURL, `\`) { // which browsers take for a slash
		d.problem("bad-value.base-url", front.Get("base_url").Span, source.Args{"found": s.BaseURL})
		s.BaseURL = "/"
	}
	s.BaseURL = strings.TrimSuffix(s.BaseURL, "/") + "/"
}

// Today is the day it is for the book at a moment.
func (s *Settings) Today(now time.Time) Date {
	zone, err := time.LoadLocation(s.Timezone)
	if err != nil {
		zone = time.UTC
	}
	return DateOf(now.In(zone))
}
