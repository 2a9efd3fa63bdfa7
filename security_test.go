package stratbook_test

import (
	"go/ast"
	"os"
	"path"
	"regexp"
	"strings"
	"testing"
)

// TestSecurity holds SECURITY.md to its word: every promise names tests, and every
// test that it names is there.
func TestSecurity(t *testing.T) {
	text, err := os.ReadFile("SECURITY.md")
	if err != nil {
		t.Fatal(err)
	}
	there := map[string]bool{}
	for file, parsed := range load(t).tests {
		for _, d := range parsed.Decls {
			if f, ok := d.(*ast.FuncDecl); ok && f.Recv == nil {
				there[path.Dir(file)+" "+f.Name.Name] = true
			}
		}
	}
	// `TestOne`, `TestTwo` (folder/of/both)
	group := regexp.MustCompile("((?:`Test[A-Za-z]+`(?:, )?)+) \\(([a-z/]+)\\)")
	promises := strings.Split(string(text), "\n### ")[1:]
	if len(promises) == 0 {
		t.Fatal("it promises nothing")
	}
	for _, promise := range promises {
		name, _, _ := strings.Cut(promise, " ")
		named := 0
		for _, found := range group.FindAllStringSubmatch(promise, -1) {
			for test := range strings.SplitSeq(found[1], ", ") {
				named++
				if test = strings.Trim(test, "`"); !there[found[2]+" "+test] {
					t.Errorf("%s: there is no %s in %s", name, test, found[2])
				}
			}
		}
		if all := strings.Count(promise, "`Test"); named == 0 || named != all {
			t.Errorf("%s names %d tests, %d of them with their folder", name, all, named)
		}
	}
}
