package stratbook_test

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// The mechanical points of our style, each a check over the parsed project. A
// point that would make some place worse is not followed there, and the place
// is named here with the reason.

// longFiles may be over the limit: flat tables.
var longFiles = []string{
	"generator/plan/values_list.go", // every list of values and its words
}

// domain packages export the domain's own types.
// Those of package method are its terms, each with the function that works it
// out; those of package check are rules and findings; those of package source the
// parts of a document, and what can be wrong with it.
var domain = []string{"generator/source", "generator/plan", "generator/method", "generator/check", "generator/site/view"}

// stages are the folders of the pipeline in the order in which data flows; none
// imports a later one.
var stages = []string{"generator/source", "generator/markdown", "generator/plan", "generator/method",
	"generator/edit", "generator/contacts", "generator/check", "generator/calendar", "generator/spreadsheet", "generator/search",
	"generator/site", "generator/output", "generator/publish", "generator", "cmd/stratbook"}

// chain is the longest allowed chain of imports. It is more than the five or six
// that we like because the pipeline itself has this many stages, each of which
// takes the value of the one before.
const chain = 7

func TestStyle(t *testing.T) {
	p := load(t)
	for _, c := range []struct {
		point string
		check func(*project) []string
	}{
		{"3: short chains, no circle, no back-reach", imports},
		{"3: content, layouts and static import nothing of ours", leaves},
		{"4: no package without a noun of its own", names},
		{"5: a package comment for every package", comments},
		{"2: a dozen exported names, unless they are the domain's types", exported},
		{"7: files of some 350 lines, functions of some 45, three parameters", sizes},
		{"8: no init, no exported mutable variable", state},
		{"11: only cmd, the stage that writes and the one that watches name os", systems},
		{"14: no map[string]any reaches a template", maps},
		{"a test that cannot run fails", skips},
	} {
		t.Run(c.point, func(t *testing.T) {
			for _, bad := range c.check(p) {
				t.Error(bad)
			}
		})
	}
}

type project struct {
	fset  *token.FileSet
	files map[string]*ast.File // by path
	tests map[string]*ast.File
}

func load(t *testing.T) *project {
	p := &project{token.NewFileSet(), map[string]*ast.File{}, map[string]*ast.File{}}
	err := filepath.WalkDir(".", func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(file) != ".go" || strings.HasSuffix(file, "_templ.go") {
			return err
		}
		parsed, err := parser.ParseFile(p.fset, file, nil, parser.ParseComments)
		if strings.HasSuffix(file, "_test.go") {
			p.tests[file] = parsed
		} else {
			p.files[file] = parsed
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func (p *project) packages() map[string][]*ast.File {
	all := map[string][]*ast.File{}
	for file, parsed := range p.files {
		all[path.Dir(file)] = append(all[path.Dir(file)], parsed)
	}
	return all
}

// ours returns the packages of the project that a file imports.
func ours(f *ast.File) []string {
	var list []string
	for _, spec := range f.Imports {
		name, _ := strconv.Unquote(spec.Path.Value)
		if own, ok := strings.CutPrefix(name, "stratbook/"); ok {
			list = append(list, own)
		}
	}
	return list
}

func imports(p *project) (bad []string) {
	graph := map[string][]string{}
	for dir, files := range p.packages() {
		for _, f := range files {
			graph[dir] = append(graph[dir], ours(f)...)
		}
		for _, to := range graph[dir] {
			if from, to := slices.Index(stages, dir), slices.Index(stages, to); from >= 0 && to > from {
				bad = append(bad, fmt.Sprintf("%s imports the later stage %s", dir, stages[to]))
			}
		}
	}
	depth := map[string]int{}
	var measure func(dir string, seen []string) int
	measure = func(dir string, seen []string) int {
		if slices.Contains(seen, dir) {
			bad = append(bad, fmt.Sprintf("a circle: %v", append(seen, dir)))
			return 0
		}
		if n, known := depth[dir]; known {
			return n
		}
		n := 0
		for _, to := range graph[dir] {
			n = max(n, 1+measure(to, append(slices.Clone(seen), dir)))
		}
		depth[dir] = n
		return n
	}
	for dir := range graph {
		if n := measure(dir, nil); n > chain {
			bad = append(bad, fmt.Sprintf("%s: a chain of %d imports, at most %d", dir, n, chain))
		}
	}
	return bad
}

func leaves(p *project) (bad []string) {
	for file, f := range p.files {
		if top, _, _ := strings.Cut(file, "/"); slices.Contains([]string{"content", "layouts", "static"}, top) && len(ours(f)) > 0 {
			bad = append(bad, file+" imports "+ours(f)[0])
		}
	}
	return bad
}

func names(p *project) (bad []string) {
	for dir := range p.packages() {
		if slices.Contains([]string{"util", "utils", "common", "helpers", "misc", "base", "core"}, path.Base(dir)) {
			bad = append(bad, dir+": name it for its one noun")
		}
	}
	return bad
}

func comments(p *project) (bad []string) {
	for dir, files := range p.packages() {
		if !slices.ContainsFunc(files, func(f *ast.File) bool { return f.Doc != nil }) {
			bad = append(bad, dir+" has no package comment")
		}
	}
	return bad
}

func exported(p *project) (bad []string) {
	for dir, files := range p.packages() {
		if slices.Contains(domain, dir) {
			continue
		}
		var names []string
		for _, f := range files {
			for name, object := range f.Scope.Objects {
				if ast.IsExported(name) && object.Kind != ast.Con {
					names = append(names, name)
				}
			}
		}
		if slices.Sort(names); len(names) > 15 {
			bad = append(bad, fmt.Sprintf("%s exports %d names: %v", dir, len(names), names))
		}
	}
	return bad
}

func sizes(p *project) (bad []string) {
	for file, f := range p.files {
		if n := p.fset.Position(f.End()).Line; n > 360 && !slices.Contains(longFiles, file) {
			bad = append(bad, fmt.Sprintf("%s has %d lines", file, n))
		}
		for _, d := range f.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok || fn.Body == nil {
				continue
			}
			at := p.fset.Position(fn.Pos())
			if n := p.fset.Position(fn.End()).Line - at.Line; n > 60 && !onlySwitch(fn) {
				bad = append(bad, fmt.Sprintf("%s: %s has %d lines", at, fn.Name.Name, n))
			}
			if n := parameters(fn); n > 3 && file != "generator/bookgen/bookgen.go" {
				bad = append(bad, fmt.Sprintf("%s: %s has %d parameters; a fourth wants a struct", at, fn.Name.Name, n))
			}
		}
	}
	return bad
}

// onlySwitch reports whether a function is a flat table or switch.
func onlySwitch(fn *ast.FuncDecl) bool {
	for _, s := range fn.Body.List {
		switch s.(type) {
		case *ast.SwitchStmt, *ast.TypeSwitchStmt:
			return true
		case *ast.ReturnStmt:
			return len(fn.Body.List) == 1
		}
	}
	return false
}

// parameters counts those that say something: a context and a test do not, nor
// does the pen that a page is written with.
func parameters(fn *ast.FuncDecl) int {
	n := 0
	for _, p := range fn.Type.Params.List {
		var b strings.Builder
		ast.Inspect(p.Type, func(x ast.Node) bool {
			if id, ok := x.(*ast.Ident); ok {
				b.WriteString(id.Name)
			}
			return true
		})
		if b.String() == "contextContext" || b.String() == "testingT" || b.String() == "pen" {
			continue
		}
		n += max(1, len(p.Names))
	}
	return n
}

func state(p *project) (bad []string) {
	for file, f := range p.files {
		for _, d := range f.Decls {
			switch d := d.(type) {
			case *ast.FuncDecl:
				if d.Recv == nil && d.Name.Name == "init" {
					bad = append(bad, file+" has an init")
				}
			case *ast.GenDecl:
				bad = append(bad, mutable(file, d)...)
			}
		}
	}
	return bad
}

func mutable(file string, d *ast.GenDecl) (bad []string) {
	if d.Tok != token.VAR {
		return nil
	}
	for _, spec := range d.Specs {
		for _, name := range spec.(*ast.ValueSpec).Names {
			if name.IsExported() && !strings.HasPrefix(name.Name, "Err") {
				bad = append(bad, file+" exports the variable "+name.Name)
			}
		}
	}
	return bad
}

func systems(p *project) (bad []string) {
	for file, f := range p.files {
		dir := path.Dir(file)
		if strings.HasPrefix(dir, "cmd/") || dir == "generator/output" || dir == "generator/watch" {
			continue
		}
		for _, spec := range f.Imports {
			if spec.Path.Value == `"os"` {
				bad = append(bad, file+" imports os")
			}
		}
	}
	return bad
}

func maps(p *project) (bad []string) {
	for file, f := range p.files {
		if !strings.HasPrefix(file, "generator/site/view/") {
			continue
		}
		ast.Inspect(f, func(n ast.Node) bool {
			if m, ok := n.(*ast.MapType); ok {
				if v, ok := m.Value.(*ast.Ident); ok && v.Name == "any" {
					bad = append(bad, p.fset.Position(n.Pos()).String())
				}
			}
			return true
		})
	}
	return bad
}

func skips(p *project) (bad []string) {
	for file := range p.tests {
		text, err := os.ReadFile(file)
		if err != nil {
			return []string{err.Error()}
		}
		for _, call := range []string{"t.Skip" + "(", "t.Skip" + "f(", "t.Skip" + "Now("} {
			if strings.Contains(string(text), call) {
				bad = append(bad, file+" skips a test")
			}
		}
	}
	return bad
}
