package main

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"syscall"

	"stratbook/generator"
	"stratbook/generator/output"
	"stratbook/generator/publish"
)

// What the program exits with.
const (
	exitFine     = 0
	exitFindings = 1  // the content has findings at or above what was asked for
	exitUsage    = 2  // wrong usage or settings
	exitOutside  = 3  // the surroundings failed: I/O, no space, permission, port
	exitLocked   = 4  // another build holds the output
	exitBug      = 70 // our own bug
)

// usageError is wrong usage or a wrong setting. Err may be nil: then what there
// is to say has been printed.
type usageError struct{ err error }

func (e usageError) Error() string {
	if e.err == nil {
		return ""
	}
	return e.err.Error()
}

func (e usageError) Unwrap() error { return e.err }

// said is an error in the words of the catalogue.
type said struct {
	id   string
	args map[string]any
	at   string // the place that it is about, before the words; "" for none
}

func (s said) Error() string { return s.id }

// wrong is wrong usage, said by an id of the catalogue.
func wrong(id string, args map[string]any) error { return usageError{said{id, args, ""}} }

// exit says what went wrong and returns the code for it.
func (t *terminal) exit(err error) int {
	var usage usageError
	var inWords said
	var bug generator.Bug
	var locked output.Locked
	var refused output.Refused
	var halfway publish.Failed
	switch {
	case err == nil:
		return exitFine
	case errors.As(err, &halfway):
		t.fail(t.say("publish.halfway", map[string]any{"path": halfway.Path, "error": halfway.Err.Error()}))
		return exitOutside
	case errors.Is(err, context.Canceled):
		t.fail(t.say("interrupted", nil))
		return exitOutside
	case errors.Is(err, generator.ErrFindings):
		return exitFindings
	case errors.As(err, &bug):
		t.fail(fmt.Sprintf("a bug of stratbook %s: %v\n%s", version(), bug, bug.Stack))
		return exitBug
	case errors.As(err, &locked):
		t.fail(t.say("output.locked", map[string]any{"path": locked.Path, "pid": fmt.Sprint(locked.PID)}))
		return exitLocked
	case errors.As(err, &refused):
		t.fail(t.say("output."+string(refused.Reason), map[string]any{"path": refused.Path, "audience": refused.Audience}))
		return exitUsage
	case errors.Is(err, generator.ErrAudience):
		t.fail(t.say("usage.no-audience", nil))
		return exitUsage
	case errors.As(err, &inWords):
		t.fail(t.message(err))
		return exitUsage
	case errors.As(err, &usage), isUnknownCommand(err):
		if err.Error() != "" {
			t.fail(err.Error())
		}
		return exitUsage
	}
	t.fail(t.message(err))
	return exitOutside
}

// message is an error in words: the catalogue's, where it has any for it.
func (t *terminal) message(err error) string {
	var inWords said
	switch {
	case errors.As(err, &inWords):
		return inWords.at + t.say(inWords.id, inWords.args)
	case errors.Is(err, syscall.EADDRINUSE):
		return t.say("serve.port-taken", nil)
	}
	return err.Error()
}

// onBug turns a panic into a message that names the version, and exits.
func (t *terminal) onBug() {
	if bug := recover(); bug != nil {
		t.fail(fmt.Sprintf("a bug of stratbook %s: %v\n%s", version(), bug, debug.Stack()))
		t.quit(exitBug)
	}
}
