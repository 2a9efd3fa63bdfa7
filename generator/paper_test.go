package generator_test

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/chromedp/chromedp"

	"stratbook/generator"
	"stratbook/generator/chromium"
)

// fits reports whether a page is at most so many sheets of A4 when it is printed
// from the browser. It prints what comes after them: where nothing does, which the
// browser takes for a mistake, no Chinese font need be cut to what it shows.
func (x tab) fits(address string, sheets int) bool {
	x.Helper()
	x.do(chromedp.Navigate(address))
	_, err := chromedp.Run(x.ctx, chromedp.PrintToPDF(chromedp.PDFPaper(chromedp.PaperA4), chromedp.PDFPreferCSSPageSize(),
		chromedp.PDFPageRanges(fmt.Sprint(sheets+1))))
	if err != nil && !strings.Contains(err.Error(), "exceeds page count") {
		x.Fatalf("%s: %v", address, err)
	}
	return err != nil
}

// TestPaper holds that a brief is one printed page for every account of the
// sample book, in English and in Chinese, and that what is taken along to a visit
// is a single sheet of paper, on both sides.
func TestPaper(t *testing.T) {
	browser := chromium.Tab(t)
	for _, language := range []string{"en", "zh-Hans"} {
		site := onDisk(t, func(o *generator.Options) { o.Language = language })
		result := sample(t, nil)
		x := open(t, browser, site+"index.html")
		for _, a := range result.Book.Accounts {
			if !x.fits(site+a.Address+"brief/index.html", 1) {
				t.Errorf("%s: the brief of %s is more than a page", language, a.ID)
			}
		}
		sheets := 0
		for _, address := range result.Site.Addresses() {
			if strings.HasSuffix(address, "/sheet/") {
				if sheets++; sheets > 4 {
					continue
				}
				if !x.fits(site+address+"index.html", 2) {
					t.Errorf("%s: %s is more than two pages", language, address)
				}
			}
		}
		if sheets < 5 {
			t.Errorf("only %d visits have a sheet", sheets)
		}
	}
}

// TestFullPaper holds the brief to one page, whatever an account holds: forty of
// everything, with words that do not end; and the chart of sixty people.
func TestFullPaper(t *testing.T) {
	browser := chromium.Tab(t)
	for _, said := range []string{
		"Plant North",
		"The commissioning of the second dryer was put off until the plant’s own fitters have been through the course that nobody has paid for yet, and after that until spring",
		"Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
		"设备部要求在二期投产之前把现有的三条线全部换成双端面机械密封，并且由集团采购中心统一招标，价格以外的条件由设计院审核之后再报分管副总签字批准",
	} {
		site := onDisk(t, func(o *generator.Options) {
			content := fstest.MapFS{"accounts/full/plan.md": {Data: []byte(fullest(said))}, "team/li-na.md": {Data: []byte("---\nname: Li Na\n---\n")}}
			for i := range 5 {
				deal := fmt.Sprintf("---\nopportunity: %q\namount: 1000000\nclose: 2027-05-28\nstrategy: reconsider\n---\n", said)
				content[fmt.Sprintf("accounts/full/opportunities/deal-%d.md", i)] = &fstest.MapFile{Data: []byte(deal)}
			}
			content["accounts/full/visits/2026-12-03.md"] = &fstest.MapFile{Data: fmt.Appendf(nil, "---\nwith: [p1, p2, p3]\ngoal: %q\nask: {high: %q}\n---\n", said, said)}
			content["accounts/full/visits/2026-10-03.md"] = &fstest.MapFile{Data: fmt.Appendf(nil, "---\nwith: [p1, p2, p3]\nbigger_picture: %q\n---\n", said)}
			o.Content = content
		})
		x := open(t, browser, site+"accounts/full/index.html")
		if !x.fits(site+"accounts/full/brief/index.html", 1) {
			t.Errorf("the brief is more than a page of %q", said)
		}
		if len(said) > 20 {
			continue
		}
		if x.fits(site+"accounts/full/index.html", 1) {
			t.Error("the plan itself fits on a page, so that a brief does says nothing")
		}
		if !x.fits(site+"accounts/full/organisation/index.html", 1) {
			t.Error("the chart of sixty people is more than a page")
		}
	}
}

// fullest is a plan with forty of everything that a brief shows a part of.
func fullest(said string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "---\naccount: %q\naliases: [%q, %q]\ntags: [%q]\nowner: li-na\ntier: strategic\nindustry: %q\n", said, said, said, said, said)
	b.WriteString("share: {percent: 40, size: large, trend: rising}\npath: customer-intimacy\n")
	fmt.Fprintf(&b, "vision: {text: %q}\n", said)
	list := func(key string, n int, record func(i int) string) {
		b.WriteString(key + ":\n")
		for i := range n {
			b.WriteString("  - " + record(i) + "\n")
		}
	}
	list("pressures", 6, func(i int) string {
		return "{kind: " + []string{"quality", "price", "innovation", "scale", "strategic", "operational"}[i] + "}"
	})
	list("challenges", 40, func(i int) string { return fmt.Sprintf("{id: c%d, text: %q}", i, said) })
	list("goals", 40, func(i int) string {
		return fmt.Sprintf("{text: %q, baseline: 1000000, current: 2000000, target: 3000000, by: 2027-12-31}", said)
	})
	list("stakeholders", 60, func(i int) string {
		return fmt.Sprintf("{id: p%d, name: %q, title: %q, unit: %q, role: %s, stance: neutral, influence: 5, style: influencing, needs: [power, recognition], org_needs: [financial, image], reports_to: p%d}",
			i, fmt.Sprint(cutAt(said, 40), i), said, said, []string{"owner", "approver"}[i%2], max(0, i/4-1))
	})
	list("factors", 40, func(i int) string {
		return fmt.Sprintf("{text: %q, sign: negative, control: %s, weight: 5, strategy: %q, by: li-na}", said, []string{"high", "low"}[i%2], said)
	})
	list("competitors", 40, func(i int) string { return fmt.Sprintf("{name: %q, standing: incumbent, strengths: [%q]}", said, said) })
	list("commitments", 40, func(i int) string {
		return fmt.Sprintf("{id: k%d, text: %q, who: p1, due: 2026-%02d-11}", i, said, 9+i%4)
	})
	b.WriteString("---\n")
	return strings.Replace(b.String(), "reports_to: p0}\n", "}\n", 1)
}

// cutAt is the beginning of a text.
func cutAt(s string, n int) string {
	if r := []rune(s); len(r) > n {
		return string(r[:n])
	}
	return s
}
