package main

import (
	"bytes"
	"cmp"
	"context"
	"flag"
	"image/png"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"stratbook/generator/chromium"
)

var (
	screenshots = flag.String("screenshots", "", "the folder that pictures of every kind of page are written to")
	pictured    = flag.String("language", "en", "the language of the pages that pictures are taken of")
)

// way is how a page is looked at, in CSS pixels.
type way struct {
	name          string
	media, scheme string
	width, height int64
}

// a4 is how broad the text of a printed page is.
const a4 = 673

func ways() []way {
	return []way{{"light", "", "light", 1280, 860}, {"dark", "", "dark", 1280, 860}, {"narrow", "", "light", 360, 640}, {"printed", "print", "light", a4, 950}}
}

// TestScreenshots takes a picture of a page of each kind of the sample book's site in
// every way that it is looked at (make screenshots), or, where no flag names a folder
// for them, of a brief alone, which is soon drawn.
func TestScreenshots(t *testing.T) {
	s := sampleIn(t, *pictured)
	url, account, kinds := hosted(t, s), "", pageKinds(t, s)
	for _, address := range kinds {
		if strings.HasPrefix(address, "accounts/") && strings.Count(address, "/") == 2 {
			account = address
		}
	}
	if *screenshots == "" {
		account += "brief/"
		*screenshots, kinds = t.TempDir(), []string{account}
	}
	for _, w := range ways() {
		t.Run(w.name, func(t *testing.T) {
			tab := chromium.Tab(t)
			media(t, tab, w.media, w.scheme)
			for _, address := range kinds {
				if err := chromedp.Do(tab, chromedp.EmulateViewport(w.width, w.height), chromedp.Navigate(url+address)); err != nil {
					t.Fatal(address, ": ", err)
				}
				name := cmp.Or(strings.ReplaceAll(strings.Trim(address, "/"), "/", "-"), "home")
				if address == account {
					picture(t, tab, chromedp.CaptureScreenshot(), "first-screen-"+w.name, w)
				}
				picture(t, tab, chromedp.FullScreenshot(100), name+"-"+w.name, w)
			}
		})
	}
}

// picture writes what a camera sees of the page in a tab, which is as broad as it
// is looked at.
func picture(t *testing.T, tab context.Context, camera chromedp.Action[[]byte], name string, w way) {
	t.Helper()
	seen, err := chromedp.Run(tab, camera)
	if err != nil {
		t.Fatal(name, ": ", err)
	}
	size, err := png.DecodeConfig(bytes.NewReader(seen))
	if err != nil || int64(size.Width) != w.width || int64(size.Height) < w.height {
		t.Errorf("%s: %d by %d, %v", name, size.Width, size.Height, err)
	}
	save(t, filepath.Join(*screenshots, name+".png"), string(seen))
}
