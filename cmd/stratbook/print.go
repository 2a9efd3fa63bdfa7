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
//     in it, or the log of a pipeline as a command (check.Inert, EncodeInert).
//   - Colour is not used: shapes and words do.
//   - --quiet leaves out what only tells that all went well, and never a warning.
type terminal struct {
	out, err io.Writer
	words    *words.Words // for what the program says: English, until a book or a flag says otherwise
	quiet    bool
	quit     func(code int)
	open     opener
}

func newTerminal(out, err io.Writer) *terminal {
	t := &terminal{out: out, err: err, quit: os.Exit, open: openDoor}
	t.speak(words.English)
	return t
}

// speak makes the terminal speak one of the languages that there are.
func (t *terminal) speak(language string) {
	if t.words != nil && t.words.Lang() == language {
		return
	}
	w, err := words.New(layouts.Files(), language, check.Words())
	if err != nil {
		panic(err) // the built-in words are tested
	}
	t.words = w
}

// say returns a sentence of the catalogue.
func (t *terminal) say(id string, args map[string]any) string { return t.words.Say(id, args) }

// tell says how the work goes.
func (t *terminal) tell(message string) {
	if !t.quiet {
		t.fail(message)
	}
}

// warn says what must be known although all went well.
func (t *terminal) warn(message string) { t.fail(message) }

// fail says what went wrong.
func (t *terminal) fail(message string) {
	lines := strings.Split(message, "\n")
	for i := range lines {
		lines[i] = check.Inert(lines[i])
	}
	fmt.Fprintln(t.err, "stratbook: "+strings.Join(lines, "\n"))
}
