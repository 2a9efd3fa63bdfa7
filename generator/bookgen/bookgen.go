// Package bookgen makes up books of any size, for measuring and for tests that
// need many accounts: the same seed and size give the same files.
//
// In go a seed and a number of accounts, out comes a content folder:
//
//	content := bookgen.New(1, 1000)
//
// Every account has ten people, eight factors, five commitments, two
// opportunities and four visits, half of them written in Chinese, and prose
// with links. It makes no errors, and no book that anyone would want to read.
package bookgen

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing/fstest"
)

// New makes a book of n accounts.
func New(seed uint64, n int) fstest.MapFS {
	g := &generator{r: rand.New(rand.NewPCG(seed, uint64(n))), files: fstest.MapFS{}}
	g.put("book.yaml", "title: Made-up accounts\ncurrency: EUR\n")
	for i := range members {
		g.put(fmt.Sprintf("team/member-%d.md", i), fmt.Sprintf("---\nname: %s\npart: account-manager\n---\n\nWorks from the office in the north.\n", members[i]))
	}
	for i := range max(1, n/20) {
		g.put(fmt.Sprintf("people/shared-%d.md", i), fmt.Sprintf("---\nname: %s %d\ntitle: consultant\nstyle: checking\n---\n", g.name(false), i))
	}
	for i := range n {
		g.account(i, n)
	}
	return g.files
}

type generator struct {
	r     *rand.Rand
	files fstest.MapFS
	known []string // the people of the account that is being written
}

func (g *generator) put(path, text string) { g.files[path] = &fstest.MapFile{Data: []byte(text)} }

func pick[T any](g *generator, list []T) T { return list[g.r.IntN(len(list))] }

func (g *generator) name(chinese bool) string {
	if chinese {
		return pick(g, surnames) + pick(g, givens)
	}
	return pick(g, first) + " " + pick(g, last)
}

// sentences writes n sentences of prose.
func (g *generator) sentences(n int, chinese bool) string {
	var b strings.Builder
	for range n {
		if chinese {
			b.WriteString(pick(g, chineseSentences))
		} else {
			b.WriteString(pick(g, englishSentences) + " ")
		}
	}
	return b.String()
}

func (g *generator) account(i, n int) {
	chinese := i%2 == 1
	id := fmt.Sprintf("account-%d", i)
	var b strings.Builder
	fmt.Fprintf(&b, "---\naccount: %s %d\nowner: member-%d\ntier: %s\nindustry: machinery\nreviewed: 2026-11-%02d\n", pick(g, companies), i, g.r.IntN(len(members)), pick(g, tiers), 1+g.r.IntN(20))
	fmt.Fprintf(&b, "share: {percent: %d, size: small, trend: rising}\npressures:\n  - {kind: quality, seen_from: customers}\n", 1+g.r.IntN(40))
	fmt.Fprintf(&b, "environment:\n  - {id: law, kind: law, text: %q}\nresponses:\n  - {id: grow, kind: products, text: %q, from: law}\nchallenges:\n  - {id: make, kind: manufacturing, text: %q, from: grow}\n", g.sentences(1, chinese), g.sentences(1, chinese), g.sentences(1, chinese))
	fmt.Fprintf(&b, "path: customer-intimacy\nvision: {text: %q, metric: share, target: 40 %%, since: 2026-01-01, by: 2029-01-01, serves: [make, path]}\n", g.sentences(1, chinese))
	fmt.Fprintf(&b, "goals:\n  - {id: lines, text: %q, metric: lines, baseline: 2, target: 6, current: 3, by: 2027-06-30, serves: make}\n", g.sentences(1, chinese))
	g.people(&b, chinese)
	b.WriteString("factors:\n")
	for range 8 {
		fmt.Fprintf(&b, "  - text: %q\n    kind: %s\n    sign: %s\n    control: %s\n    weight: %d\n    strategy: %q\n    by: member-%d\n", g.sentences(1, chinese), pick(g, factorKinds), pick(g, signs), pick(g, controls), 1+g.r.IntN(5), g.sentences(1, chinese), g.r.IntN(len(members)))
	}
	b.WriteString("criteria:\n")
	for range 3 {
		fmt.Fprintf(&b, "  - {text: %q, class: must, believed: unsure, said_by: p%d}\n", g.sentences(1, chinese), g.r.IntN(10))
	}
	g.commitments(&b, 3, chinese)
	fmt.Fprintf(&b, "tasks:\n  - {text: %q, who: member-%d, due: 2026-12-01}\n---\n\n", g.sentences(1, chinese), g.r.IntN(len(members)))
	g.body(&b, 8, chinese)
	fmt.Fprintf(&b, "\nSee [[account-%d]], [[p3]] and [[account-%d/p1|their buyer]].\n", g.r.IntN(n), g.r.IntN(n))
	g.put("accounts/"+id+"/plan.md", b.String())
	for o := range 2 {
		g.opportunity(id, o, chinese)
	}
	for v := range 4 {
		g.visit(id, v, chinese)
	}
}

func (g *generator) people(b *strings.Builder, chinese bool) {
	b.WriteString("stakeholders:\n")
	g.known = nil
	for p := range 10 {
		g.known = append(g.known, g.name(chinese))
		fmt.Fprintf(b, "  - id: p%d\n    name: %s\n    title: %s\n    unit: %s\n    role: %s\n    stance: %s\n    influence: %d\n    style: %s\n    needs: [%s]\n    org_needs: [financial]\n    approach: %q\n    contact: member-%d\n    relation: {now: %d, want: 4}\n",
			p, g.known[p], pick(g, titles), pick(g, units), pick(g, roles), pick(g, stances), 1+g.r.IntN(5), pick(g, styles), pick(g, needs), g.sentences(1, chinese), g.r.IntN(len(members)), g.r.IntN(5))
		if p > 0 {
			fmt.Fprintf(b, "    reports_to: p%d\n", g.r.IntN(p))
		}
	}
}

func (g *generator) commitments(b *strings.Builder, n int, chinese bool) {
	b.WriteString("commitments:\n")
	for range n {
		fmt.Fprintf(b, "  - text: %q\n    who: p%d\n    due: 2026-%02d-%02d\n    status: %s\n    how: by mail\n    level: mid\n", g.sentences(1, chinese), g.r.IntN(10), 9+g.r.IntN(4), 1+g.r.IntN(28), pick(g, statuses))
	}
}

func (g *generator) opportunity(account string, o int, chinese bool) {
	var b strings.Builder
	fmt.Fprintf(&b, "---\nopportunity: Line %d\namount: %d\nclose: 2027-0%d-15\nstatus: open\npeople:\n  - {who: p%d, role: owner}\n", o, 10000*(1+g.r.IntN(90)), 1+g.r.IntN(9), g.r.IntN(10))
	g.commitments(&b, 1, chinese)
	b.WriteString("---\n\n")
	g.body(&b, 3, chinese)
	g.put(fmt.Sprintf("accounts/%s/opportunities/line-%d.md", account, o), b.String())
}

func (g *generator) visit(account string, v int, chinese bool) {
	var b strings.Builder
	fmt.Fprintf(&b, "---\nwith: [p%d, p%d]\nby: member-%d\nopportunity: line-%d\ngoal: %q\nask: {high: %q, low: %q}\n", g.r.IntN(5), 5+g.r.IntN(5), g.r.IntN(len(members)), g.r.IntN(2), g.sentences(1, chinese), g.sentences(1, chinese), g.sentences(1, chinese))
	if v == 2 {
		g.commitments(&b, 1, chinese)
	}
	b.WriteString("---\n\n")
	g.body(&b, 4, chinese)
	g.put(fmt.Sprintf("accounts/%s/visits/2026-%02d-%02d.md", account, 8+v, 1+g.r.IntN(20)), b.String())
}

// body writes a few paragraphs with a heading, a list and a link.
func (g *generator) body(b *strings.Builder, n int, chinese bool) {
	fmt.Fprintf(b, "%s %s\n\n## %s\n\n%s\n\n- %s\n- [[p%d]] %s\n", pick(g, g.known), g.sentences(n, chinese), strings.Trim(g.sentences(1, chinese), ".。 "), g.sentences(n, chinese), g.sentences(1, chinese), g.r.IntN(10), g.sentences(1, chinese))
}
