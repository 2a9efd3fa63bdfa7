package generator

import (
	"cmp"
	"fmt"

	"stratbook/generator/collation"
	"stratbook/generator/plan"
	"stratbook/generator/site"
	"stratbook/generator/words"
)

// look is all that does not come from the content.
type look struct {
	language string
	words    *words.Words
	names    *collation.Names
	handbook []*plan.File // the built-in pages, by path
	*site.Look
}

// readWords reads the words and the handbook, unless they are known.
func (r *Reader) readWords(o Options) (err error) {
	language := cmp.Or(o.Language, r.settings.Language)
	if r.look.words != nil && r.look.language == language {
		return nil
	}
	r.look.language, r.look.names = language, collation.In(language)
	if r.look.handbook, err = handbook(o, language, r.settings.Author()); err != nil {
		return fmt.Errorf("the handbook: %w", err)
	}
	if r.look.words, err = catalogue(o, language); err != nil {
		return fmt.Errorf("the site's words: %w", err)
	}
	return nil
}

// layOut makes the site of a result.
func (r *Reader) layOut(o Options, result *Result) (err error) {
	if r.look.Look == nil {
		if r.look.Look, err = site.ReadLook(layoutFiles(o), staticFiles(o)); err != nil {
			return fmt.Errorf("the site's own files: %w", err)
		}
	}
	result.Site = site.New(site.Input{Book: result.Book, Verdict: result.Verdict,
		Words: result.Words, Names: r.look.names, Look: r.look.Look, Content: o.Content, Portable: o.Portable})
	return nil
}
