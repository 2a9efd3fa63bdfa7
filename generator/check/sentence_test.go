package check

import (
	"io/fs"
	"regexp"
	"testing"

	"stratbook/content"
	"stratbook/generator/bookgen"
	"stratbook/generator/plan"
)

// gap matches what a sentence looks like where a name or a date is missing from
// it, and an author's stop in the middle or at the end of it.
var gap = regexp.MustCompile(`  | [,.;:?)]|\( |\(\)|（）|“”|「」|^[,.:;，。：；、]|[：:，,、（(]$|[。.]$|。|，，|、、|：：|：，|，：|: ,|, ,|\{[a-z-]+\}`)

// TestWholeSentences says all that is found in the archives, the sample and a
// made-up book in every language: nothing is left out of a sentence.
func TestWholeSentences(t *testing.T) {
	groups := every(t)[1:] // without the hostile book, whose words are no words
	day, _ := plan.ParseDate(content.Day)
	for _, tree := range []fs.FS{content.Files(), bookgen.New(1, 20)} {
		_, book := readBook(t, tree, "everyone", day)
		groups = append(groups, Run(Input{Book: book}).Findings())
	}
	for _, lang := range []string{"en", "zh-Hans", "zh-Hant"} {
		w := chinese(t, lang)
		for _, findings := range groups {
			for _, f := range findings {
				if f.Rule.Account == nil && f.Rule.Pages == nil {
					continue // it quotes what a file says, whatever that is
				}
				for _, text := range []string{f.Message(w), f.Help(w)} {
					if at := gap.FindString(text); at != "" {
						t.Errorf("%s: %s: %q in %q", lang, f.Rule.ID, at, text)
					}
				}
			}
		}
	}
}
