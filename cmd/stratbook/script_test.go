package main

import (
	"flag"
	"os"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = flag.Bool("update", false, "rewrite what the scripts expect")

// TestMain lets the scripts run the real main.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"stratbook": func() { os.Exit(run()) },
	})
}

// TestScripts runs the command as its users do; each script in testdata/script
// is one thing that it promises.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		UpdateScripts:       *update,
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(e *testscript.Env) error {
			e.Setenv("HOME", e.WorkDir+"/home") // a build never writes to a home
			return nil
		},
	})
}
