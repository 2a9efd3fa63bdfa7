package main

import (
	"encoding/json"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"
)

// TestPipelines holds the pipelines of the README to what can be tested of them
// without their hosts: they are YAML without a key given twice, every line that
// calls the program works in a workspace, and the files that later steps take
// are there.
func TestPipelines(t *testing.T) {
	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	blocks := regexp.MustCompile("(?ms)^```yaml\n(.*?)^```$").FindAllStringSubmatch(string(readme), -1)
	if len(blocks) != 2 {
		t.Fatalf("expected a pipeline for GitHub and one for GitLab, found %d blocks", len(blocks))
	}
	for i, takes := range [][]string{
		{"findings.txt", "findings.sarif", "public/index.html"},
		{"codequality.json", "junit.xml", "public/index.html"},
	} {
		t.Run([]string{"GitHub", "GitLab"}[i], func(t *testing.T) {
			var pipeline map[string]any
			if err := yaml.Unmarshal([]byte(blocks[i][1]), &pipeline); err != nil {
				t.Fatal(err)
			}
			book := t.TempDir()
			stratbook(t, book, "stratbook init .")
			calls := commands(pipeline)
			for _, want := range []string{"stratbook check ", "stratbook build"} {
				if !slices.ContainsFunc(calls, func(line string) bool { return strings.HasPrefix(line, want) }) {
					t.Errorf("no line begins with %q", want)
				}
			}
			for _, line := range calls {
				stratbook(t, book, line)
			}
			for _, file := range takes {
				name, _, _ := strings.Cut(file, "/")
				if !strings.Contains(blocks[i][1], name) {
					t.Errorf("no step takes %s", name)
				}
				text, err := os.ReadFile(filepath.Join(book, file))
				if err != nil {
					t.Error(err)
				}
				if ext := filepath.Ext(file); (ext == ".json" || ext == ".sarif") && !json.Valid(text) {
					t.Errorf("%s is no JSON", file)
				}
			}
		})
	}
}

// commands are the lines of all scripts in a pipeline that call the program, in
// the order of what they do: what is checked is built after.
func commands(value any) []string {
	var lines []string
	switch v := value.(type) {
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			lines = append(lines, commands(v[key])...)
		}
	case []any:
		for _, item := range v {
			lines = append(lines, commands(item)...)
		}
	case string:
		for line := range strings.Lines(v) {
			if line = strings.TrimSpace(line); strings.HasPrefix(line, "stratbook ") {
				lines = append(lines, line)
			}
		}
	}
	return lines
}

// stratbook runs a line as the shell of a pipeline does.
func stratbook(t *testing.T, folder, line string) {
	t.Helper()
	shell := exec.Command("sh", "-ec", line)
	shell.Dir = folder
	if out, err := shell.CombinedOutput(); err != nil {
		t.Errorf("%s: %v\n%s", line, err, out)
	}
}
