package site

import (
	"cmp"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"stratbook/generator/plan"
	"stratbook/generator/site/view"
	"stratbook/generator/words"
)

// pen writes for one page: its links are relative to where the page stands, its
// words are in the site's language.
type pen struct {
	site    *Site
	w       *words.Words
	marking *words.Words // the same catalogue, marking
	address string
	root    string // from the page to the site's root: "", "../", "../../"
	rooted  bool   // links start at the root, which is where the site is hosted
	today   plan.Date

	deal *plan.Opportunity // whose page it is, or whose visit's; nil for others

	// What comes together while the page's fragments are made.
	fragments *fragments
	scripts   []string // by name
	cardless  bool     // the page is itself a list of those whom it links to
	cards     []view.Carded
	hasCard   map[string]bool // by address, as links have it
}

func newPen(s *Site, address string) *pen {
	return &pen{site: s, w: s.Words, marking: s.marking, address: address,
		root: strings.Repeat("../", strings.Count(address, "/")), today: s.Book.AsOf}
}

// t is a fixed word of the catalogue.
func (p *pen) t(id string) string { return p.w.T(id) }

// href is the way from this page to an address, which may carry an anchor.
func (p *pen) href(address string) string {
	page, anchor, anchored := strings.Cut(address, "#")
	if anchored {
		// a colon right behind "#" would read like that of a scheme
		anchor = "#" + strings.ReplaceAll(url.PathEscape(anchor), ":", "%3A")
	}
	switch {
	case page == p.address && anchored:
		return anchor
	case p.site.Portable && (page == "" || strings.HasSuffix(page, "/")):
		page += "index.html"
	}
	href := cmp.Or(p.way(page), "./") + anchor
	if !anchored {
		p.carded(address, href)
	}
	return href
}

// use has the page load a script of static/.
func (p *pen) use(script string) {
	if !slices.Contains(p.scripts, script) {
		p.scripts = append(p.scripts, script)
	}
}

// way leads from this page to a page or file by the shortest steps: a page of
// many links is a third lighter than if each went by way of the site's root.
func (p *pen) way(to string) string {
	if p.rooted {
		return p.root + to
	}
	same := 0 // how much of the two addresses is one folder
	for i := range min(len(to), len(p.address)) {
		if to[i] != p.address[i] {
			break
		}
		if to[i] == '/' {
			same = i + 1
		}
	}
	return p.root[:len("../")*strings.Count(p.address[same:], "/")] + to[same:]
}

// text is a run of plain words.
func (p *pen) text(s string) view.Text { return view.Text{S: s, Lang: p.lang(s)} }

func (p *pen) link(s, address string) view.Text {
	return view.Text{S: s, Href: p.href(address), Lang: p.lang(s)}
}

// line is plain words of an author's. A few Chinese ones among Latin ones are
// runs of their own; Latin ones in a Chinese sentence belong to it.
func (p *pen) line(s string) view.Line {
	if s == "" {
		return nil
	}
	if han, latin, _ := letters(s); han == 0 || !mostlyLatin(han, latin) {
		return view.Line{p.text(s)}
	}
	var line view.Line
	for _, piece := range byScript(s) {
		line = append(line, p.text(piece))
	}
	return line
}

// coded is a sentence of ours, in which what stands between backquotes is code
// and what an author wrote may be in another script. A sentence of a catalogue
// that marks tells the two apart.
func (p *pen) coded(s string) view.Line {
	arguments := strings.Count(s, string(words.ArgumentBegins))
	line := make(view.Line, 0, 1+2*arguments+strings.Count(s, "`"))
	for code := false; ; code = !code {
		piece, rest, found := strings.Cut(s, "`")
		switch {
		case code:
			line = append(line, view.Text{S: unmarked(piece), Kind: view.Code})
		case arguments > 0:
			line = p.told(line, piece)
		default:
			for _, run := range byScript(piece) {
				line = append(line, p.text(run))
			}
		}
		if !found {
			return line
		}
		s = rest
	}
}

// told adds a stretch of a marked sentence: our own words are in the page's
// language, whatever an author's are in.
func (p *pen) told(line view.Line, s string) view.Line {
	for s != "" {
		ours, from, found := strings.Cut(s, string(words.ArgumentBegins))
		if ours = unmarked(ours); ours != "" {
			line = append(line, view.Text{S: ours})
		}
		if !found {
			break
		}
		theirs, after, _ := strings.Cut(from, string(words.ArgumentEnds))
		if theirs = unmarked(theirs); theirs != "" {
			line = append(line, p.text(theirs))
		}
		s = after
	}
	return line
}

// unmarked takes the marks out of a text.
func unmarked(s string) string {
	return strings.Map(func(r rune) rune {
		if r == words.ArgumentBegins || r == words.ArgumentEnds {
			return -1
		}
		return r
	}, s)
}

// finding is a sentence about a finding, as it stands on a page: with a capital,
// unless an author's words begin it, and a full stop.
func (p *pen) finding(s string) view.Line {
	s = upper(s)
	if !strings.HasSuffix(s, "?") && !strings.HasSuffix(s, "？") {
		s += p.t("stop")
	}
	return p.coded(s)
}

// person is a link to one of the customer's people, or the words for a place
// that nobody is known for.
func (p *pen) person(s *plan.Stakeholder) view.Text {
	if s.EmptyChair() {
		return view.Text{S: p.w.Say("empty-chair", map[string]any{"role": p.listed("role", string(s.Role))}), Kind: view.Quiet}
	}
	t := p.link(s.Name, s.Address)
	t.Sort = s.SortName
	return t
}

// standing is a person where they stand in a picture.
func (p *pen) standing(s *plan.Stakeholder) view.Text {
	t := p.person(s)
	t.ID = s.ID
	return t
}

func (p *pen) member(m *plan.Member) view.Text {
	t := p.link(m.Name, m.Address)
	t.Sort = m.SortName
	return t
}

// party is whoever a reference means, or its plain words.
func (p *pen) party(x plan.Party) view.Text {
	switch {
	case x.Stakeholder != nil:
		return p.person(x.Stakeholder)
	case x.Member != nil:
		return p.member(x.Member)
	}
	return p.text(x.Words)
}

// parties are those whom references mean, with commas between.
func (p *pen) parties(a *plan.Account, refs []plan.Ref) view.Line {
	var line view.Line
	for _, x := range a.Parties(refs) {
		line = append(line, p.party(x))
	}
	return p.join(line)
}

// join puts the language's comma between runs.
func (p *pen) join(runs view.Line) view.Line {
	if len(runs) < 2 {
		return runs
	}
	line := make(view.Line, 0, 2*len(runs)-1)
	for i, t := range runs {
		if i > 0 {
			line = append(line, view.Text{S: p.t("list.comma")})
		}
		line = append(line, t)
	}
	return line
}

// listed is the word for a value of a list.
func (p *pen) listed(list, key string) string {
	if key == "" {
		return ""
	}
	return plan.ListNamed(list).Word(key, p.w.Lang())
}

// upper is a word at the head of a line.
func upper(s string) string {
	for i, r := range s {
		return string(unicode.ToUpper(r)) + s[i+len(string(r)):]
	}
	return s
}

func (p *pen) date(d plan.Date) view.Date {
	if d.IsZero() {
		return view.Date{}
	}
	return view.Date{ISO: d.ISO(), Text: p.day(d)}
}

// day is a day, with its year where that is not the page's own.
func (p *pen) day(d plan.Date) string {
	iso := d.ISO()
	if year, _, _ := strings.Cut(iso, "-"); strings.HasPrefix(p.today.ISO(), year) {
		return p.w.DateShort(iso)
	}
	return p.w.Date(iso)
}

// dated is a day as a run.
func (p *pen) dated(d plan.Date) view.Text { return view.Text{S: p.day(d), Day: d.ISO()} }

// said is a run of our own words, or none.
func (p *pen) said(s string) view.Line {
	if s == "" {
		return nil
	}
	return view.Line{{S: s}}
}

// on is a day in a table, or nothing.
func (p *pen) on(d plan.Date) view.Line {
	if d.IsZero() {
		return nil
	}
	return view.Line{p.dated(d)}
}

// money is an amount with its currency.
func (p *pen) money(n plan.Number, currency string) string {
	if !n.Set {
		return ""
	}
	return cmp.Or(currency, p.site.Book.Settings.Currency) + " " + p.w.Number(n.V)
}

// amount is money in a table.
func (p *pen) amount(n plan.Number, currency string) view.Line {
	line := p.said(p.money(n, currency))
	if line != nil {
		line[0].Sort = strconv.FormatFloat(n.V, 'f', -1, 64)
	}
	return line
}

// asOf says for which day the page holds.
func (p *pen) asOf() view.AsOf { return p.site.asOf }

func asOf(in Input) view.AsOf {
	return view.AsOf{Text: in.Words.Say("as-of", map[string]any{"date": in.Book.AsOf}), Day: in.Book.AsOf.ISO(),
		Since: in.Words.Forms("since"), Late: in.Words.Forms("days-late")}
}
