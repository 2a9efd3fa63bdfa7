package main

import (
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"net"
	"net/http/httptest"
	"os"
	"os/exec"
	"path"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/johannesboyne/gofakes3"
	"github.com/johannesboyne/gofakes3/backend/s3mem"
	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/sys/unix"

	"stratbook/generator/chromium"
)

var update = flag.Bool("update", false, "rewrite what the scripts expect")

// tests are those of the package, and end the browser that they looked at pages in.
type tests struct{ *testing.M }

func (t tests) Run() int { return chromium.Main(t.M) }

// TestMain lets the scripts run the real main.
func TestMain(m *testing.M) {
	testscript.Main(tests{m}, map[string]func(){
		"stratbook": func() { os.Exit(run(newTerminal(os.Stdout, os.Stderr))) },
		"stratbook-with-bug": func() {
			t := newTerminal(os.Stdout, os.Stderr)
			t.open = func(workspace, folder string) (fs.FS, error) {
				files, err := openDoor(workspace, folder)
				if files == nil {
					return nil, err
				}
				return buggy{files}, err
			}
			os.Exit(run(t))
		},
	})
}

// buggy is a tree of files with a bug of ours in the reading of pictures.
type buggy struct{ fs.FS }

func (b buggy) Open(name string) (fs.File, error) {
	file, err := b.FS.Open(name)
	if path.Ext(name) == ".png" {
		return buggyFile{file}, err
	}
	return file, err
}

type buggyFile struct{ fs.File }

func (buggyFile) Read([]byte) (int, error) { panic("nobody thought of this") }

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
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"exits": exits, "hold": hold, "listen": listen, "store": store,
		},
	})
}

// exits runs a command that ends with an exit code: exits 2 stratbook build here
func exits(ts *testscript.TestScript, _ bool, args []string) {
	code := 0
	err := ts.Exec(args[1], args[2:]...)
	if ended, ok := errors.AsType[*exec.ExitError](err); ok {
		code = ended.ExitCode()
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if strconv.Itoa(code) != args[0] {
		ts.Fatalf("%s exited with %d, want %s", strings.Join(args[1:], " "), code, args[0])
	}
}

// hold holds a lock file as another build does, for a while: hold .public.lock 200ms
func hold(ts *testscript.TestScript, _ bool, args []string) {
	file, err := os.OpenFile(ts.MkAbs(args[0]), os.O_RDWR|os.O_CREATE, 0o666)
	ts.Check(err)
	_, err = fmt.Fprintln(file, os.Getpid())
	ts.Check(err)
	ts.Check(unix.Flock(int(file.Fd()), unix.LOCK_EX))
	while, err := time.ParseDuration(args[1])
	ts.Check(err)
	time.AfterFunc(while, func() { file.Close() })
}

// listen takes a port of this machine, and names the address in a variable: listen ADDR
func listen(ts *testscript.TestScript, _ bool, args []string) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	ts.Check(err)
	ts.Defer(func() { listener.Close() })
	ts.Setenv(args[0], listener.Addr().String())
}

// store starts a store that speaks S3, with a bucket called plans, and names its
// address in a variable: store URL
func store(ts *testscript.TestScript, _ bool, args []string) {
	backend := s3mem.New()
	ts.Check(backend.CreateBucket("plans"))
	server := httptest.NewServer(gofakes3.New(backend).Server())
	ts.Defer(server.Close)
	ts.Setenv(args[0], server.URL)
}
