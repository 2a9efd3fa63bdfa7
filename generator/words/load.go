package words

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"slices"
	"sync/atomic"

	"github.com/nicksnyder/go-i18n/v2/i18n"
	"github.com/pelletier/go-toml/v2"
	"golang.org/x/text/language"
)

// English is the language of whatever another one does not say.
const English = "en"

// sources is what a catalogue is made from, kept so that more can be laid over.
type sources struct {
	english, own               texts // one and the same where the language is English
	englishPlurals, ownPlurals *plurals

	// names are those that code fills in, by id: the ones of the built-in
	// English sentence. No other sentence may ask for more.
	names map[string]map[string]bool
}

// texts are messages by id, as a file has them.
type texts map[string]*i18n.Message

// New returns the catalogue of a language ("en", "zh-Hans", "zh-Hant", or any
// other whose file there is) from words/LANGUAGE.toml and words/en.toml of the
// built-in layouts. More are English texts from code, by id; what en.toml says
// by the same id stands in their place.
func New(layouts fs.FS, lang string, more ...map[string]string) (*Words, error) {
	src := sources{english: texts{}, names: map[string]map[string]bool{}}
	for _, said := range more {
		for id, text := range said {
			src.english[id] = &i18n.Message{ID: id, Other: text}
		}
	}
	if err := src.english.read(layouts, English); err != nil {
		return nil, err
	}
	for id, text := range src.english {
		if m := newMessage(text); m != nil {
			src.names[id] = m.names()
		}
	}
	var err error
	if src.englishPlurals, err = newPlurals(language.English); err != nil {
		return nil, err
	}
	src.own, src.ownPlurals = src.english, src.englishPlurals
	if lang == English {
		return src.compile(lang)
	}
	tag, err := language.Parse(lang)
	if err != nil {
		return nil, fmt.Errorf("language %q: %w", lang, err)
	}
	if src.ownPlurals, err = newPlurals(tag); err != nil {
		return nil, fmt.Errorf("language %q: %w", lang, err)
	}
	src.own = texts{}
	if err := src.own.read(layouts, lang); err != nil {
		return nil, err
	}
	return src.compile(lang)
}

// Over returns the catalogue with a team's own layouts laid over it, word by
// word: their words/LANGUAGE.toml and words/en.toml may each be missing, and say
// as little as they like. w stays as it is.
func (w *Words) Over(layouts fs.FS) (*Words, error) {
	src := w.sources
	src.english, src.own = maps.Clone(src.english), maps.Clone(src.own)
	if err := src.english.read(layouts, English); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	if w.lang == English {
		src.own = src.english
		return src.compile(w.lang)
	}
	if err := src.own.read(layouts, w.lang); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	return src.compile(w.lang)
}

func file(lang string) string { return "words/" + lang + ".toml" }

// read adds a language's file.
func (t texts) read(layouts fs.FS, lang string) error {
	text, err := fs.ReadFile(layouts, file(lang))
	if err != nil {
		return err
	}
	text = bytes.TrimPrefix(text, []byte("\ufeff"))
	parsed, err := i18n.ParseMessageFileBytes(text, file(lang), map[string]i18n.UnmarshalFunc{"toml": toml.Unmarshal})
	if bad := (*toml.DecodeError)(nil); errors.As(err, &bad) {
		line, col := bad.Position()
		return fmt.Errorf("%s:%d:%d: %w", file(lang), line, col, err)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", file(lang), err)
	}
	for _, m := range parsed.Messages {
		t[m.ID] = m
	}
	return nil
}

// compile takes every message apart, the language's own where there is one.
func (src sources) compile(lang string) (*Words, error) {
	w := &Words{lang: lang, sources: src, fixed: map[string]string{}, messages: map[string]*message{}}
	if err := w.add(src.english, English, src.englishPlurals); err != nil {
		return nil, err
	}
	if lang != English {
		if err := w.add(src.own, lang, src.ownPlurals); err != nil {
			return nil, err
		}
	}
	for id, m := range w.messages {
		names := m.names()
		if len(names) == 0 {
			w.fixed[id] = m.other.source
		}
		if len(names) == 1 && names[countName] {
			m.counted = make([]atomic.Pointer[string], remembered)
		}
	}
	var err error
	w.formats, err = newFormats(w)
	return w, err
}

func (w *Words) add(said texts, lang string, p *plurals) error {
	for _, id := range slices.Sorted(maps.Keys(said)) { // of several errors, always the same one
		m := newMessage(said[id])
		if m == nil {
			continue
		}
		if m.other == nil {
			return fmt.Errorf("%s: %q has no form \"other\"", file(lang), id)
		}
		if known := w.sources.names[id]; known != nil {
			for _, name := range slices.Sorted(maps.Keys(m.names())) {
				if !known[name] {
					return fmt.Errorf("%s: %q: nothing is filled in for {%s}", file(lang), id, name)
				}
			}
		}
		m.plurals = p
		w.messages[id] = m
	}
	return nil
}

// newMessage takes a message apart; nil if it says nothing, as one not
// translated yet.
func newMessage(text *i18n.Message) *message {
	m := &message{forms: map[string]*sentence{}}
	for form, s := range map[string]string{"zero": text.Zero, "one": text.One, "two": text.Two,
		"few": text.Few, "many": text.Many, "other": text.Other} {
		if s != "" {
			m.forms[form] = parse(s)
		}
	}
	if len(m.forms) == 0 {
		return nil
	}
	m.other = m.forms["other"]
	return m
}
