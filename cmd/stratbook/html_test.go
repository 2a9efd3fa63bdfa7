package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"stratbook/generator/site"
)

// TestHTML holds a page of each kind of the sample book's site to the rules of
// html-validate that it recommends, but for those that testdata/npm/htmlvalidate.cjs
// gives a reason against.
func TestHTML(t *testing.T) {
	const command = tools + "html-validate/bin/html-validate.mjs"
	if _, err := os.Stat(command); err != nil {
		t.Fatal("html-validate is needed: run make browser: ", err)
	}
	s, dir := sampleIn(t, "en"), t.TempDir()
	for _, address := range pageKinds(t, s) {
		page, err := s.Render(address)
		if err != nil {
			t.Fatal(err)
		}
		save(t, filepath.Join(dir, filepath.FromSlash(site.File(address))), string(page))
	}
	args := []string{command, "--config", "testdata/npm/htmlvalidate.cjs", "--max-warnings=0", "--formatter=text", "--ext=html", dir}
	said, err := exec.CommandContext(t.Context(), "node", args...).CombinedOutput()
	if err != nil {
		t.Errorf("%v\n%s", err, strings.ReplaceAll(string(said), dir+string(filepath.Separator), ""))
	}
}
