package generator

import (
	"errors"
	"io/fs"
	"path"

	"stratbook/generator/plan"
	"stratbook/generator/source"
	"stratbook/generator/traditional"
	"stratbook/generator/words"
)

// handbook returns the pages of the built-in handbook in a language, as files of
// the content folder: a page of the team's own with the same name stands in for
// one. Traditional Chinese is made of the simplified pages; a language without
// pages of its own has the English ones.
func handbook(o Options, language string, audience plan.Audience) ([]*plan.File, error) {
	layouts := layoutFiles(o)
	convert := func(text string) string { return text }
	from := language
	entries, err := fs.ReadDir(layouts, "method/"+from)
	if errors.Is(err, fs.ErrNotExist) && language == "zh-Hant" {
		from, convert = "zh-Hans", traditional.Of
		entries, err = fs.ReadDir(layouts, "method/"+from)
	}
	if errors.Is(err, fs.ErrNotExist) {
		from = words.English
		entries, err = fs.ReadDir(layouts, "method/"+from)
	}
	if err != nil {
		return nil, err
	}
	var pages []*plan.File
	for _, entry := range entries {
		text, err := fs.ReadFile(layouts, path.Join("method", from, entry.Name()))
		if err != nil {
			return nil, err
		}
		page, _ := plan.Decode(source.Parse("method/"+entry.Name(), []byte(convert(string(text)))), audience)
		pages = append(pages, page)
	}
	return pages, nil
}
