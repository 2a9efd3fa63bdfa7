package plan

import (
	"cmp"
	"net/url"
	"reflect"
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
	Units       []string                   `key:"units"`
	Offers      []string                   `key:"offers"`
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

// ReadSettings reads book.yaml and fills in what it leaves out. A nil document
// gives the defaults.
func ReadSettings(doc *source.Document) (Settings, []source.Problem) {
	var s Settings
	d := &decoder{}
	front := &source.Node{Kind: source.Mapping, Span: topSpan}
	if doc != nil {
		d.path, d.problems = doc.Path, doc.Problems
		if doc.Front != nil {
			front = doc.Front
		}
	}
	d.record(front, reflect.ValueOf(&s).Elem())
	d.settings(front, &s)
	d.hosted(front, &s)
	if len(s.Audiences) == 0 {
		s.Audiences = []string{"everyone"}
	}
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
	return s, d.problems
}

// settings checks what the types of the settings cannot say.
func (d *decoder) settings(front *source.Node, s *Settings) {
	if _, err := time.LoadLocation(s.Timezone); err != nil {
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
	if err != nil || u.Scheme != "" && u.Scheme != "http" && u.Scheme != "https" || u.Scheme == "" && !strings.HasPrefix(s.BaseURL, "/") {
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
