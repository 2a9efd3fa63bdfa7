// Package source reads the content: a tree of files goes in, a [Document] for
// each Markdown file comes out, cut into its front matter and its body.
//
// The front matter becomes a tree of [Node] values that know where they stand,
// the same tree whether it was written in YAML, TOML or JSON:
//
//	doc := source.Parse("accounts/acme.md", data)
//	name := doc.Front.Get("account").Text
//
// [List] finds the files of a content folder, [Read] reads one of them. What is
// wrong with a file is among its document's problems, each with its place; an
// error is returned only where the disk fails. A problem costs the value that
// it stands in; where the front matter cannot be parsed at all it costs the
// front matter, and the body is still there.
//
// The package does not know what any key means, and so does not decide what is
// a number, a date or a yes: scalars are the text that the author typed. It
// does not read Markdown. It follows no link out of the content folder, and
// takes no front matter over 256 KiB or 32 levels; no body over 1 MiB, once what
// is held back is out of it (Body.Capped).
package source
