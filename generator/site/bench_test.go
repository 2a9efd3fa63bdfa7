package site_test

import (
	"context"
	"html/template"
	"strings"
	"testing"

	"stratbook/generator"
	"stratbook/generator/bookgen"
	"stratbook/generator/plan"
	"stratbook/generator/site/view"
)

// BenchmarkPage renders the pages of one made-up account, and reports what a
// page costs; BenchmarkLayout and BenchmarkTemplate beside it tell the share of
// the layouts, and what the same facts would cost if templates drew them.
func BenchmarkPage(b *testing.B) {
	site := made(b)
	for _, page := range []struct{ name, address string }{
		{"account", "accounts/account-0/"}, {"person", "accounts/account-0/people/p0/"}, {"visit", "accounts/account-0/visits/"},
		{"opportunity", "accounts/account-0/opportunities/"}, {"brief", "accounts/account-0/brief/"}, {"portfolio", ""},
	} {
		address := page.address
		for _, a := range site.Addresses() {
			if strings.HasPrefix(a, page.address) && strings.Count(a, "/") >= strings.Count(page.address, "/") {
				address = a
				break
			}
		}
		b.Run(page.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				content, err := site.Render(address)
				if err != nil {
					b.Fatal(err)
				}
				b.SetBytes(int64(len(content)))
			}
		})
	}
}

func made(b *testing.B) interface {
	Addresses() []string
	Render(string) ([]byte, error)
} {
	day, _ := plan.ParseDate("2026-11-21")
	result, err := generator.NewReader().Read(context.Background(), generator.Options{Content: bookgen.New(1, 20), AsOf: day})
	if err != nil {
		b.Fatal(err)
	}
	return result.Site
}

// BenchmarkLayout places fragments of a page's size with a layout of few
// actions, as ours do.
func BenchmarkLayout(b *testing.B) {
	layout := template.Must(template.New("frame").Parse(`<!doctype html><html lang="{{.Lang}}"><title>{{.Title}}</title>{{range .Nav}}<a href="{{.}}">{{.}}</a>{{end}}<main>{{range .Parts}}{{.}}{{end}}</main>`))
	parts := make([]template.HTML, 10)
	for i := range parts {
		parts[i] = template.HTML(strings.Repeat("<td>a fact</td>", 200))
	}
	value := struct {
		Lang, Title string
		Nav         []string
		Parts       []template.HTML
	}{"en", "Acme", []string{"accounts/", "people/", "visits/", "flags/", "team/"}, parts}
	b.ReportAllocs()
	for b.Loop() {
		var out strings.Builder
		if err := layout.Execute(&out, value); err != nil {
			b.Fatal(err)
		}
		b.SetBytes(int64(out.Len()))
	}
}

// BenchmarkComponent draws a table of facts with the components, as pages do.
func BenchmarkComponent(b *testing.B) {
	sections := []view.Section{{ID: "facts", Title: "Facts", Parts: []view.Part{{Blocks: []view.Block{&view.Table{Head: []view.Column{{Label: "a"}, {Label: "b"}, {Label: "c"}, {Label: "d"}}, Rows: facts()}}}}}}
	b.ReportAllocs()
	for b.Loop() {
		var out strings.Builder
		if err := view.Sections(view.Words{}, sections).Render(context.Background(), &out); err != nil {
			b.Fatal(err)
		}
		b.SetBytes(int64(out.Len()))
	}
}

// facts are the rows of a table of 200 facts, some of them links.
func facts() [][]view.Line {
	var rows [][]view.Line
	for range 50 {
		rows = append(rows, []view.Line{{{S: "Wang Lei", Href: "people/wang-lei/"}}, {{S: "plant manager, west"}}, {{S: "owner"}}, {{S: "12 Oct 2026"}}})
	}
	return rows
}

// BenchmarkTemplate draws a table of facts with html/template, cell by cell.
func BenchmarkTemplate(b *testing.B) {
	table := template.Must(template.New("table").Parse(`<table>{{range .}}<tr>{{range .}}<td>{{range .}}{{if .Href}}<a href="{{.Href}}">{{.S}}</a>{{else}}{{.S}}{{end}}{{end}}</td>{{end}}</tr>{{end}}</table>`))
	b.ReportAllocs()
	for b.Loop() {
		var out strings.Builder
		if err := table.Execute(&out, facts()); err != nil {
			b.Fatal(err)
		}
		b.SetBytes(int64(out.Len()))
	}
}
