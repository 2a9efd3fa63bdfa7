package words

import (
	"github.com/nicksnyder/go-i18n/v2/i18n"
	"github.com/nicksnyder/go-i18n/v2/i18n/template"
	"golang.org/x/text/language"
)

// plurals knows which plural form a language has for a number. The rules are
// go-i18n's, which has them from Unicode; it tells a form only by what it says
// in it, so it is asked for a message that says its form's name.
type plurals struct {
	localizer *i18n.Localizer
	small     [remembered]string // the forms of 0, 1, 2, …
}

const formName = "form"

func newPlurals(tag language.Tag) (*plurals, error) {
	bundle := i18n.NewBundle(tag)
	err := bundle.AddMessages(tag, &i18n.Message{ID: formName,
		Zero: "zero", One: "one", Two: "two", Few: "few", Many: "many", Other: "other"})
	if err != nil {
		return nil, err
	}
	p := &plurals{localizer: i18n.NewLocalizer(bundle, tag.String())}
	for n := range p.small {
		p.small[n] = p.ask(n)
	}
	return p, nil
}

// form returns the name of the plural form: "one", "other" and so on.
func (p *plurals) form(n int) string {
	if n >= 0 && n < len(p.small) {
		return p.small[n]
	}
	return p.ask(n)
}

func (p *plurals) ask(n int) string {
	return p.localizer.MustLocalize(&i18n.LocalizeConfig{
		MessageID: formName, PluralCount: n, TemplateParser: template.IdentityParser{}})
}
