package main

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"text/template"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/tools/txtar"

	"stratbook/content"
	"stratbook/generator/dates"
	"stratbook/generator/plan"
	"stratbook/layouts"
)

func initCommand(t *terminal) *cobra.Command {
	var language, asOf string
	var sample bool
	c := &cobra.Command{
		Use:   "init DIR",
		Short: "Write a small book to start from",
		Long: "init writes content/ into a folder that is empty or does not exist yet: one account, with\n" +
			"all that can stand beside its plan. With --sample it writes a whole book of made-up accounts,\n" +
			"moved in time as if it had been written today.",
		Args: func(_ *cobra.Command, args []string) error {
			if len(args) != 1 {
				return wrong("init.usage", nil)
			}
			return nil
		},
		RunE: func(c *cobra.Command, args []string) error {
			if err := oneOf("--lang", language, append([]string{""}, plan.ListNamed("language").Keys()...)...); err != nil {
				return err
			}
			today := plan.DateOf(time.Now())
			if asOf != "" {
				var ok bool
				if today, ok = plan.ParseDate(asOf); !ok {
					return wrong("usage.date", map[string]any{"flag": "--as-of", "found": asOf})
				}
			}
			return t.start(args[0], language, func() (map[string][]byte, error) {
				if sample {
					return sampleBook(today, language)
				}
				return startingBook(today, language)
			})
		},
	}
	f := c.Flags()
	f.BoolVar(&sample, "sample", false, "write the sample book")
	f.StringVar(&language, "lang", "", "of the book: en, zh-Hans or zh-Hant (default: en)")
	f.StringVar(&asOf, "as-of", "", "the day to write it for, YYYY-MM-DD (default: today)")
	return c
}

// start writes a book's files into a folder and says, in the language that was
// asked for, what to type next.
func (t *terminal) start(folder, language string, book func() (map[string][]byte, error)) error {
	entries, err := os.ReadDir(folder)
	if info, there := os.Stat(folder); len(entries) > 0 || there == nil && !info.IsDir() {
		return wrong("init.not-empty", map[string]any{"path": folder})
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	files, err := book()
	if err != nil {
		return err
	}
	if err := fill(folder, files); err != nil {
		return err
	}
	if language != "" {
		t.speak(language)
	}
	t.tell(t.say("init.done", map[string]any{"path": folder}) + "\n  stratbook serve --source " + argument(folder))
	return nil
}

// fill writes files as a folder's content/: beside it first, and then all at
// once by a new name. What it made is taken away where that fails.
func fill(folder string, files map[string][]byte) (err error) {
	_, missing := os.Stat(folder)
	if err := os.MkdirAll(folder, 0o777); err != nil {
		return err
	}
	staged := filepath.Join(folder, ".content-new")
	if err := os.Mkdir(staged, 0o777); err != nil {
		return err
	}
	defer func() {
		if err != nil {
			os.RemoveAll(staged)
			if missing != nil {
				os.Remove(folder)
			}
		}
	}()
	for name, text := range files {
		file := filepath.Join(staged, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
			return err
		}
		if err := os.WriteFile(file, text, 0o666); err != nil {
			return err
		}
	}
	return os.Rename(staged, filepath.Join(folder, "content"))
}

// argument writes a word of a command line as a shell takes it.
func argument(word string) string {
	if strings.ContainsAny(word, " \t\"'$&;()<>|*?[]`\\#~!") {
		return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
	}
	return word
}

// startingBook is a small book in a language, as of a day. Its archive is one
// template, in which {{day -7}} is a working day about a week before.
func startingBook(today plan.Date, language string) (map[string][]byte, error) {
	if language == "" {
		language = "en"
	}
	name := path.Join("new", language, "book.txtar")
	text, err := fs.ReadFile(layouts.Files(), name)
	if err != nil {
		return nil, err
	}
	made, err := template.New(name).Funcs(template.FuncMap{
		"day": func(days int) string { return workday(today, days).ISO() },
	}).Parse(string(text))
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	if err := made.Execute(&b, nil); err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	for _, f := range txtar.Parse(b.Bytes()).Files {
		files[f.Name] = f.Data
	}
	return files, nil
}

// workday is the day so many days away or, where that is no day for visits, the
// next one further away.
func workday(today plan.Date, days int) plan.Date {
	step := 1
	if days < 0 {
		step = -1
	}
	d := today.Add(plan.Length{N: days, Unit: 'd'})
	for d.Weekday() == "sat" || d.Weekday() == "sun" {
		d = d.Add(plan.Length{N: step, Unit: 'd'})
	}
	return d
}

// sampleBook is the sample book, moved by whole weeks so that it was written for
// about today, in a language of the site's own words.
func sampleBook(today plan.Date, language string) (map[string][]byte, error) {
	written, err := time.Parse(time.DateOnly, content.Day)
	if err != nil {
		return nil, err
	}
	now, err := time.Parse(time.DateOnly, today.ISO())
	if err != nil {
		return nil, err
	}
	files, err := dates.Between(written, now).Files(content.Files())
	if language != "" && err == nil {
		files["book.yaml"] = bytes.Replace(files["book.yaml"], []byte("\nlanguage: en\n"), []byte("\nlanguage: "+language+"\n"), 1)
	}
	return files, err
}
