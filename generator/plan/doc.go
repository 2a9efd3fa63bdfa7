// Package plan makes a book of documents: accounts, opportunities, people,
// visits and commitments, typed, with every reference resolved, as one audience
// may see them.
//
// In go documents, out comes a book:
//
//	settings, problems := plan.ReadSettings(doc)
//	audience, ok := settings.Audience("sales")
//	file, held := plan.Decode(doc, audience) // for each document
//	book := plan.Assemble(files, plan.Options{Settings: settings, Audience: audience, AsOf: day})
//
// The content format is this package's structs: the tags on a field are the key
// in the file, the list that its values are from, what a reference in it may
// mean (see shape.go). Decode projects a document to its audience before it
// reads a single value, so nothing that comes later can reach what is hidden.
// A value that cannot be read is a problem at its place and costs that value
// only.
//
// References are kept as their author wrote them; what they mean is asked of
// the account (Account.Person, Account.Party). So a decoded file stays the same
// whatever becomes of the rest, and may go into any number of books. A book is
// never changed once it is assembled.
//
// The package judges nothing: that something is missing, late or unwise is for
// package check to say. It writes no file and knows no page but its address.
package plan
