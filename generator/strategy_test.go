package generator_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"

	"stratbook/generator"
)

// drawnFigure is a picture as a browser sees it.
type drawnFigure struct {
	name, deal string
	says       string // its bold sentence
	caption    string
	ids, cells []string
	node       *html.Node
}

func attributeOf(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode {
			b.WriteString(d.Data)
		}
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// figuresOf are the pictures of a page.
func figuresOf(t *testing.T, r *generator.Result, address string) []drawnFigure {
	t.Helper()
	text, err := r.Site.Render(address)
	if err != nil {
		t.Fatal(err)
	}
	var list []drawnFigure
	for n := range look(t, address, text).root.Descendants() {
		if n.Data != "figure" {
			continue
		}
		f := drawnFigure{name: attributeOf(n, "data-picture"), deal: attributeOf(n, "data-opportunity"), node: n}
		for d := range n.Descendants() {
			if id := attributeOf(d, "data-id"); id != "" {
				f.ids = append(f.ids, id)
			}
			if cell := attributeOf(d, "data-cell"); cell != "" {
				f.cells = append(f.cells, cell)
			}
			if d.Data == "figcaption" {
				f.caption = textOf(d)
			}
			if d.Data == "b" && d.Parent.Data == "figcaption" {
				f.says = textOf(d)
			}
		}
		list = append(list, f)
	}
	return list
}

func figure(list []drawnFigure, name, deal string) *drawnFigure {
	for i := range list {
		if list[i].name == name && list[i].deal == deal {
			return &list[i]
		}
	}
	return nil
}

// TestStrategyPictures holds that the pages of the sample book have the pictures
// of the strategy, each with its hooks and a caption in three parts.
func TestStrategyPictures(t *testing.T) {
	r := sample(t, nil)
	four := []string{"leverage", "maximise", "reduce", "eliminate"}
	shares := []string{"large-rising", "large-flat-or-falling", "small-rising", "small-flat-or-falling"}
	for _, test := range []struct {
		address, name, deal string
		cells, ids          []string
	}{
		{"accounts/karnwald-turbo/", "factors", "", append(slices.Clone(four), "unplaced"), []string{"kf-twins", "kf-rumour"}},
		{"accounts/karnwald-turbo/", "factors", "feed-pump-frame", four, []string{"pf-tender"}},
		{"accounts/karnwald-turbo/opportunities/feed-pump-frame/", "factors", "feed-pump-frame", four, []string{"pf-tender"}},
		{"accounts/karnwald-turbo/", "share-trend", "", shares, []string{"karnwald-turbo"}},
		{"accounts/karnwald-turbo/opportunities/feed-pump-frame/", "share-trend", "feed-pump-frame", shares, nil},
		{"", "share-trend", "", append(slices.Clone(shares), "unplaced"), []string{"halden-marsh", "pellworth-cold"}},
		{"accounts/karnwald-turbo/", "ladder", "", []string{"professional-visitor", "trusted-advisor"}, nil},
		{"accounts/karnwald-turbo/", "issues", "", []string{"environment", "response", "challenge", "goal"}, []string{"coal-exit", "kts-depots"}},
		{"accounts/karnwald-turbo/", "value-chain", "", []string{"us", "customer", "level-1", "level-2"}, nil},
		{"accounts/karnwald-turbo/", "moves", "", []string{"customer", "order", "ours"}, []string{"stock-count", "kt-merge"}},
		{"accounts/karnwald-turbo/opportunities/feed-pump-frame/", "moves", "feed-pump-frame", []string{"customer", "order", "ours"}, []string{"kts-survey"}},
		{"accounts/karnwald-turbo/", "driver", "", nil, nil},
		{"accounts/karnwald-turbo/", "white-space", "", []string{"Process 工艺/BrennSeal"}, nil},
		{"white-space/", "white-space", "", []string{"karnwald-turbo/BrennSeal"}, []string{"karnwald-turbo"}},
	} {
		f := figure(figuresOf(t, r, test.address), test.name, test.deal)
		if f == nil {
			t.Errorf("%s has no picture %s of %q", test.address, test.name, test.deal)
			continue
		}
		for _, want := range test.cells {
			if !slices.Contains(f.cells, want) {
				t.Errorf("%s: %s has no cell %s: %v", test.address, test.name, want, f.cells)
			}
		}
		for _, want := range test.ids {
			if !slices.Contains(f.ids, want) {
				t.Errorf("%s: %s does not show %s: %v", test.address, test.name, want, f.ids)
			}
		}
		if f.says == "" || len(f.caption) < len(f.says)+40 || !strings.Contains(f.caption, "How it works") && !strings.Contains(f.caption, "All about") {
			t.Errorf("%s: the caption of %s does not say what it means, what follows and how: %s", test.address, test.name, f.caption)
		}
	}
}

// TestMacroCaptions holds that the caption of the factors names the strategy
// with its sum: all six, a tie, none, and a deal whose plan says otherwise.
func TestMacroCaptions(t *testing.T) {
	r := sample(t, nil)
	for _, test := range []struct{ account, deal, says, follows string }{
		{"halden-marsh", "", "Maximise and leverage weigh most, 15 of 20: advance fast.", "act before the situation changes"},
		{"halden-marsh", "deeping-fleet", "Maximise and eliminate weigh most, 11 of 15: persevere.", "work hard"},
		{"hengtu-logistics", "", "Leverage and reduce weigh most, 7 of 9: venture.", "spend little time"},
		{"kangze-medical", "", "Quadrants tie, so 2 strategies fit: advance fast and advance carefully.", "Choose one"},
		{"kangze-medical", "s7-vacuum", "Leverage alone holds anything, 4 in weight: no strategy follows yet.", "what else helps or hurts"},
		{"karnwald-turbo", "", "Eliminate and reduce weigh most, 14 of 19: reconsider.", "Rework the proposal"},
		{"karnwald-turbo", "feed-pump-frame", "Reduce and leverage weigh most, 9 of 13: venture; the plan says use sales skill.", "Reason: By weight this would be a venture"},
		{"karnwald-turbo", "rotor-stock", "Leverage and maximise weigh most, 7 of 9: advance fast; the plan says advance carefully.", "no reason is given"},
		{"yuanhe-pump", "", "Leverage and eliminate weigh most, 13 of 18: advance carefully.", "later risk"},
		{"yuanhe-pump", "脱硫泵配套", "Maximise and reduce weigh most, 11 of 14: use sales skill.", "Cover the gaps"},
	} {
		f := figure(figuresOf(t, r, "accounts/"+test.account+"/"), "factors", test.deal)
		if f == nil || f.says != test.says || !strings.Contains(f.caption, test.follows) {
			t.Errorf("%s %s: got %+v, want %s … %s", test.account, test.deal, f, test.says, test.follows)
		}
	}
	if f := figure(figuresOf(t, r, "accounts/pellworth-cold/"), "factors", ""); f != nil {
		t.Errorf("an account without factors has a picture of them: %s", f.says)
	}
}

// TestPlacesInTheHandbook holds that each picture leads to the heading of the
// handbook that explains it, in every language.
func TestPlacesInTheHandbook(t *testing.T) {
	for _, language := range []string{"en", "zh-Hans", "zh-Hant"} {
		r := sample(t, func(o *generator.Options) { o.Language = language })
		for _, address := range []string{"accounts/karnwald-turbo/", "white-space/", ""} {
			for _, f := range figuresOf(t, r, address) {
				if f.deal != "" {
					continue
				}
				found := false
				for n := range f.node.Descendants() {
					href := attributeOf(n, "href")
					found = found || n.Data == "a" && strings.Contains(href, "method/") && strings.Contains(href, "#")
				}
				if !found {
					t.Errorf("%s: %s of %q leads to no heading of the handbook", language, f.name, address)
				}
			}
		}
	}
}

// TestManyMoves holds that a timeline of many moves draws every one that its
// scale holds, and says what it has no room for.
func TestManyMoves(t *testing.T) {
	var plan strings.Builder
	plan.WriteString("---\naccount: Larkfield\ncommitments:\n")
	for i := range 60 {
		fmt.Fprintf(&plan, "  - {id: c%d, text: Sends the wear data of line %d to our technical support, due: 2026-12-%02d}\n", i, i, 1+i%28)
	}
	plan.WriteString("  - {id: later, text: Later, due: 2029-01-01}\n  - {id: undated, text: Some day}\n---\n")
	r := sample(t, func(o *generator.Options) {
		o.Content = fstest.MapFS{"accounts/larkfield.md": {Data: []byte(plan.String())}}
	})
	f := figure(figuresOf(t, r, "accounts/larkfield/"), "moves", "")
	if f == nil {
		t.Fatal("no picture")
	}
	if len(f.ids) != 60 || slices.Contains(f.ids, "later") {
		t.Errorf("drawn: %v", f.ids)
	}
	for _, want := range []string{"are drawn without their words", "2 stand in the table alone"} {
		if !strings.Contains(f.caption, want) {
			t.Errorf("the caption does not say %q: %s", want, f.caption)
		}
	}
	if r.Site.Has("white-space/") {
		t.Error("a page of white space, and no plan knows of any")
	}
}
