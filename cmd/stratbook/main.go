// Command stratbook compiles account plans into a site, serves them while they
// are written, and checks them.
//
// Each command has a file of its own; print.go has everything about what the
// program prints, and exit.go what it exits with.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
)

func main() { os.Exit(run(newTerminal(os.Stdout, os.Stderr))) }

// run is main for tests: it returns what the program exits with.
func run(t *terminal) int {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // who asks twice is not asked to wait
	defer t.onBug()
	return t.exit(root(t).ExecuteContext(ctx))
}
