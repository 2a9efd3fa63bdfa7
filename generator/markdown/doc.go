// Package markdown turns the body of one document into HTML.
//
// In goes the text of a body: CommonMark with tables, task lists, footnotes,
// strikethrough, definition lists and wiki links. Out come its HTML, its links
// and headings, and the problems that can be told from the text alone:
//
//	visible, problems := markdown.HoldBack(doc.Body, hidden)
//	body := markdown.Convert(visible.Text)
//	page := body.Fill(func(i int) (markdown.Anchor, bool) {
//		return resolve(body.Links[i])
//	})
//
// Convert is a pure function of the bytes that it gets, so what it returns may
// be kept by their hash. Whatever depends on the rest of the book is left open
// as a slot, one for each of Links, and Fill closes the slots. A Rendered is
// never changed once it is made: any number of goroutines may fill it.
//
// Names in prose are slots too, once they are known: Mention returns the body
// with one for each name that it is to link, and Fill asks for those behind the
// links.
//
//	named := body.Mention(finder.Find)
//
// Sentence returns the sentence around a slot, for a list of what links to a
// page.
//
// # What differs from CommonMark
//
//   - Raw HTML is shown as text; a block of it stands in a pre element.
//   - Headings go one level down (to at most h6): the page has its own h1.
//   - [[id]], [[id|words]] and [[id#part]] are links, in a table cell with "\|".
//   - Links go to http, https, mailto, tel and to the book's own files.
//     Any other scheme, "//host" and control characters are a problem
//     (unsafe-link), and the link's words stay as text.
//   - Nothing is loaded from elsewhere: an image from another host becomes a
//     link to it.
//   - Emphasis may begin and end beside Chinese, Japanese and Korean characters
//     and punctuation; a line break between such characters is no blank.
//   - Strikethrough takes two tildes: 3~5天 and 50~80万 are ranges.
//
// # What it will not do
//
// It does not look anything up, read a file, know a page's address, judge an
// audience beyond what HoldBack is told, or write words of the site's own in
// any language. It knows no names: Mention is told how to find them.
//
// # Caps
//
// Twice the text never takes more than about twice the time. What would break
// that (or blow the output up) is capped; a body over a cap is shown whole as
// it was written, in a pre element, with one problem too-large that says which
// cap and where. Says is "body", "lines", "nesting", "columns", "cells",
// "paragraph", "footnotes" or "output", and Args has "limit" (not for
// "paragraph").
package markdown
