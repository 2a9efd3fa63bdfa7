// Package chromium is the browser in which tests look at pages.
//
// In goes a test, out comes a tab of its own, and the complaints of others fail
// that test alone:
//
//	func TestMain(m *testing.M) { os.Exit(chromium.Main(m)) }
//
//	tab := chromium.Tab(t)
//	err := chromedp.Do(tab, chromedp.Navigate(url))
//
// To start a browser takes longer than most tests, so there is one for all of a
// package. They share what it stores for an origin: each has a server of its own.
package chromium

import (
	"context"
	"os/exec"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// limit is how long a browser lives at most, whatever becomes of the tests.
const limit = 30 * time.Minute

// browser is the one of this process.
type browser struct {
	once  sync.Once
	ctx   context.Context
	close func()
	err   error
}

var one browser

func (b *browser) start() {
	path, err := exec.LookPath("chromium")
	if err != nil {
		b.err = err
		return
	}
	ctx, stop := context.WithTimeout(context.Background(), limit)
	ctx, end := chromedp.NewExecAllocator(ctx, append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox)...)
	b.ctx, _ = chromedp.NewContext(ctx)
	b.close = func() { end(); stop() }
	b.err = chromedp.Do(b.ctx) // so that all tabs are of one browser
}

// Tab opens a tab, which is closed with the test. Without a browser, pages cannot
// be tested: then the test fails.
func Tab(t testing.TB) context.Context {
	t.Helper()
	one.once.Do(one.start)
	if one.err != nil {
		t.Fatal("chromium is needed: run make browser: ", one.err)
	}
	tab, cancel := chromedp.NewContext(one.ctx)
	t.Cleanup(cancel)
	return tab
}

// Main runs tests, and ends the browser that they have started.
func Main(m interface{ Run() int }) int {
	code := m.Run()
	if one.close != nil {
		one.close()
	}
	return code
}
