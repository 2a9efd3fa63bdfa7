package main

import (
	"bufio"
	"errors"
	"io/fs"
	"os"
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

// opener opens a folder of a workspace.
type opener func(folder string) (fs.FS, error)

// openRoot opens a folder as a tree that nothing in it leads out of.
func openRoot(folder string) (fs.FS, error) {
	root, err := os.OpenRoot(folder)
	if err != nil {
		return nil, err
	}
	return root.FS(), nil
}

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
	content, err := open(w.content())
	if errors.Is(err, fs.ErrNotExist) {
		return generator.Options{}, wrong("usage.no-content", map[string]any{"source": w.source})
	}
	if err != nil {
		return generator.Options{}, err
	}
	o := generator.Options{Content: content, Folder: w.content(), Audience: w.audience, Now: time.Now()}
	if o.Layouts, err = w.optional(open, "layouts"); err != nil {
		return o, err
	}
	if o.Static, err = w.optional(open, "static"); err != nil {
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

// optional is a folder of the workspace that may be missing.
func (w *workspace) optional(open opener, name string) (fs.FS, error) {
	folder, err := open(filepath.Join(w.source, name))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return folder, err // the built-in ones must not stand in for what cannot be read
}

// line returns the n-th line of a file of the content, for showing where a
// finding stands. A file is read once.
func lines(content fs.FS) func(path string, n int) string {
	var last string
	var text []string
	return func(path string, n int) string {
		if path != last {
			last, text = path, nil
			if info, err := fs.Stat(content, path); err != nil || !info.Mode().IsRegular() {
				return "" // a pipe would never end
			}
			if file, err := content.Open(path); err == nil {
				defer file.Close()
				scan := bufio.NewScanner(file)
				scan.Buffer(nil, 4<<20)
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
