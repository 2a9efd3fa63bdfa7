package main

import (
	"fmt"
	"io"
	"os"
	"strings"

	"stratbook/generator/check"
	"stratbook/generator/words"
	"stratbook/layouts"
)

// The rules of printing.
//
//   - What was asked for goes to standard output, and nothing else does: a
//     machine may be reading it. Everything about the work goes to standard error.
//   - Messages are lower case, one clause, without a full stop, and begin with
//     "stratbook: " on standard error. A way on follows on a line of its own.
//   - Nothing that comes from content reaches a terminal with control characters
//     in it (check.Plain).
//   - Colour is not used: shapes and words do.
//   - --quiet leaves out what only tells that all went well.
type terminal struct {
	out, err io.Writer
	words    *words.Words // English, for what the program says of itself
	quiet    bool
	quit     func(code int)
}

func newTerminal(out, err io.Writer) *terminal {
	w, bad := words.New(layouts.Files(), words.English, check.Words())
	if bad != nil {
		panic(bad) // the built-in words are tested
	}
	return &terminal{out: out, err: err, words: w, quit: os.Exit}
}

// say returns a sentence of the catalogue.
func (t *terminal) say(id string, args map[string]any) string { return t.words.Say(id, args) }

// tell says how the work goes.
func (t *terminal) tell(message string) {
	if !t.quiet {
		fmt.Fprintln(t.err, "stratbook: "+message)
	}
}

// fail says what went wrong.
func (t *terminal) fail(message string) {
	lines := strings.Split(message, "\n")
	for i := range lines {
		lines[i] = check.Plain(lines[i])
	}
	fmt.Fprintln(t.err, "stratbook: "+strings.Join(lines, "\n"))
}
