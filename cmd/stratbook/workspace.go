package main

import (
	"bufio"
	"io"
	"io/fs"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"stratbook/generator"
	"stratbook/generator/plan"
	"stratbook/generator/source"
)

// workspace is the folder that holds content/ and, if there are any, layouts/
// and static/; and what the flags that most commands share say.
type workspace struct {
	source   string
	asOf     string
	audience string
}

// opener opens a folder of a workspace; nil is one that is not there.
type opener func(workspace, folder string) (fs.FS, error)

func (w *workspace) flags(c *cobra.Command) {
	c.Flags().StringVar(&w.source, "source", ".", "the folder that holds content/")
	c.Flags().StringVar(&w.asOf, "as-of", "", "the day to judge by, YYYY-MM-DD (default: today in the book's time zone)")
	c.Flags().StringVar(&w.audience, "audience", "", "whose site, one of the book's audiences (default: the widest)")
}

// content is the path of the content folder.
func (w *workspace) content() string { return filepath.Join(w.source, "content") }

// options are those of a build of the workspace. The content is read through
// one door that nothing in it leads out of.
func (w *workspace) options(open opener) (generator.Options, error) {
	content, err := open(w.source, "content")
	if err != nil {
		return generator.Options{}, err
	}
	if content == nil {
		return generator.Options{}, wrong("usage.no-content", map[string]any{"source": w.source})
	}
	o := generator.Options{Content: content, Folder: w.content(), Audience: w.audience, Now: time.Now()}
	// The built-in ones do not stand in for what cannot be read.
	if o.Layouts, err = open(w.source, "layouts"); err != nil {
		return o, err
	}
	if o.Static, err = open(w.source, "static"); err != nil {
		return o, err
	}
	if w.asOf != "" {
		var ok bool
		if o.AsOf, ok = plan.ParseDate(w.asOf); !ok {
			return o, wrong("usage.date", map[string]any{"flag": "--as-of", "found": w.asOf})
		}
	}
	return o, nil
}

// options are those of the workspace. From here on the terminal speaks the book's
// language: whoever writes it, reads that.
func (t *terminal) options(w *workspace) (generator.Options, error) {
	o, err := w.options(t.open)
	if o.Content == nil {
		return o, err
	}
	if doc, err := source.Read(o.Content, "book.yaml"); err == nil {
		settings, _ := plan.ReadSettings(&doc)
		t.speak(settings.Language)
	}
	return o, err
}

// lines returns the n-th line of a file of the content, for showing where a
// finding stands. A file is read once.
func lines(content fs.FS) func(path string, n int) string {
	var last string
	var text []string
	return func(path string, n int) string {
		if path != last {
			last, text = path, nil
			if file, err := content.Open(path); err == nil {
				defer file.Close()
				const enough = 4 << 20 // of which no document has more
				scan := bufio.NewScanner(io.LimitReader(file, enough))
				scan.Buffer(nil, enough)
				for scan.Scan() {
					text = append(text, strings.TrimPrefix(scan.Text(), "\ufeff"))
				}
			}
		}
		if n < 1 || n > len(text) {
			return ""
		}
		return text[n-1]
	}
}
