// Package check judges a book by the rules of the method and tells what it
// finds: where a plan is broken, and where it has gaps that cost orders.
//
// In goes a book, out come findings, sorted by place:
//
//	verdict := check.Run(check.Input{Book: book})
//
// A rule is one small file: its id, its words, how heavy it weighs and from
// which tier it applies, and the function that judges. An example of what it
// flags, and of the same plan mended, stands in examples/RULE.txtar; the tests
// hold every rule to its example, and `explain` and the rule's page show it.
// Near misses, tiers and limits stand in testdata/RULE-words.txtar.
// Rules() lists them in the order of the method.
//
// Rules about the content itself (a broken link, a bad value) have no function:
// reading finds such things, and they only lend them their words.
//
// Four laws keep the rules a coach's: every flag can be mended; first things
// come first (Rule.Gated); effort follows the tier (Rule.From); and what nobody
// has written about is blank, never bad.
//
// The package prints nothing and reads no file: for the lines of source that
// the text format shows it asks its caller.
package check
