package stratbook_test

import (
	"go/ast"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestRaces holds `make race` to its word: it runs every package that starts
// goroutines, and each test that it names is in one that it runs.
func TestRaces(t *testing.T) {
	makefile, err := os.ReadFile("Makefile")
	if err != nil {
		t.Fatal(err)
	}
	named := regexp.MustCompile(`(?m)^RACES = (.*)$`).FindSubmatch(makefile)
	var run []string
	for _, line := range regexp.MustCompile(`(?m)^\tgo test -race .*$`).FindAllString(string(makefile), -1) {
		for _, dir := range regexp.MustCompile(` \./(\S+)`).FindAllStringSubmatch(line, -1) {
			run = append(run, dir[1])
		}
	}
	if named == nil || len(run) == 0 {
		t.Fatal("it runs nothing")
	}
	p := load(t)
	for dir, files := range p.packages() {
		if !slices.Contains(run, dir) && slices.ContainsFunc(files, startsGoroutines) {
			t.Errorf("%s starts goroutines, and is not run under the race detector", dir)
		}
	}
	there := map[string]bool{}
	for file, parsed := range p.tests {
		for _, d := range parsed.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && slices.ContainsFunc(run, func(dir string) bool { return strings.HasPrefix(file, dir+"/") }) {
				there[f.Name.Name] = true
			}
		}
	}
	for test := range strings.SplitSeq(string(named[1]), "|") {
		if !there[test] {
			t.Errorf("there is no %s", test)
		}
	}
}

// startsGoroutines reports whether a file has a go statement, or a group's Go.
func startsGoroutines(f *ast.File) (starts bool) {
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.GoStmt:
			starts = true
		case *ast.CallExpr:
			if s, ok := n.Fun.(*ast.SelectorExpr); ok && s.Sel.Name == "Go" {
				starts = true
			}
		}
		return !starts
	})
	return starts
}
