package publish_test

import (
	"errors"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"

	"stratbook/generator/output"
	"stratbook/generator/publish"
)

func first() map[string]string {
	return map[string]string{
		"assets/style.HASH.css": "body {}", "search/0123456789/w0.js": "index", "search/index.js": "first",
		"index.html": "home", "accounts/acme/index.html": "acme", "客户/伟 业+1/index.html": "伟业", "data/empty.json": "",
	}
}

// second changes a page and an asset, brings a page, and takes one away.
func second() map[string]string {
	site := first()
	delete(site, "assets/style.HASH.css")
	delete(site, "accounts/acme/index.html")
	maps.Copy(site, map[string]string{"assets/style.HASH.css": "body { color: red }", "index.html": "HOME", "new/index.html": "new"})
	return site
}

// third is another that changes the same page, and takes the new one away again.
func third() map[string]string {
	site := first()
	site["index.html"] = "Home" // as long as the others
	return site
}

// foreign is what others keep in the same bucket, also below the prefix.
func foreign() map[string]string {
	return map[string]string{"index.html": "theirs", prefix + "robots.txt": "theirs", prefix + "accounts/acme/notes.txt": "theirs", "every": "theirs"}
}

func filled(t *testing.T) *server {
	s := newServer(t)
	for name, text := range foreign() {
		s.put(t, name, text)
	}
	if _, err := s.publish(t, built("everyone", first()), nil); err != nil {
		t.Fatal(err)
	}
	return s
}

// TestStore follows a store through its life: all is written, nothing is, what
// changed is, and what is gone goes last.
func TestStore(t *testing.T) {
	s := filled(t)
	same(t, s, built("everyone", first()), foreign())
	if got := s.changes[0]; got != "PUT "+output.NoteFile {
		t.Errorf("began with %s", got)
	}
	s.fresh()
	report, err := s.publish(t, built("everyone", first()), nil)
	if err != nil || len(s.changes) > 0 || report.Unchanged != len(first()) {
		t.Errorf("the same again: %v, %+v, %v", s.changes, report, err)
	}
	report, err = s.publish(t, built("everyone", second()), nil)
	if err != nil || report.Written != 3 || report.Removed != 2 || report.Unchanged != 4 {
		t.Errorf("the second: %+v, %v", report, err)
	}
	same(t, s, built("everyone", second()), foreign())
	last := len(s.changes) - 1
	slices.Sort(s.changes[2 : last-3]) // written and removed a few at a time
	slices.Sort(s.changes[last-3 : last-1])
	for i, want := range []string{"PUT .stratbook/next.json", "PUT assets/style.", "PUT index.html", "PUT new/index.html",
		"DELETE accounts/acme/index.html", "DELETE assets/style.", "PUT .stratbook/manifest.json", "DELETE .stratbook/next.json"} {
		if i > last || !strings.HasPrefix(s.changes[i], want) {
			t.Fatalf("step %d is not %s: %q", i, want, s.changes)
		}
	}
}

// TestHeaders holds what a store answers with: types, and how long to keep it.
func TestHeaders(t *testing.T) {
	site := first()
	site["assets/mine.0123456789.css"] = "a name that only looks like a hash"
	s := newServer(t)
	if _, err := s.publish(t, built("everyone", site), nil); err != nil {
		t.Fatal(err)
	}
	for name := range built("everyone", site) {
		kept := "private, no-cache"
		if strings.HasPrefix(name, "assets/style.") || name == "search/0123456789/w0.js" {
			kept = "private, max-age=31536000, immutable"
		}
		sent := s.headers[name]
		if got := sent.Get("Cache-Control"); got != kept {
			t.Errorf("%s is kept %q, want %q", name, got, kept)
		}
		if got := sent.Get("Content-Type"); strings.HasSuffix(name, ".html") != (got == "text/html; charset=utf-8") || got == "" {
			t.Errorf("%s is %q", name, got)
		}
	}
}

// TestConverges lets the n-th request fail for every n, for good, and after the
// request was done or before it. Whoever publishes next, the same site, the one
// before or another, leaves exactly that one.
func TestConverges(t *testing.T) {
	next := []struct{ broken, after map[string]string }{
		{nil, second()}, {nil, first()}, {nil, third()}, {third(), second()}, {third(), first()}, {second(), first()},
	}
	for _, half := range []bool{false, true} {
		failures := 0
		for n, ended := 1, false; !ended; n++ {
			for i, then := range next {
				s := filled(t)
				s.fresh()
				s.fails, s.lasting, s.half, s.status = n, n%2 == 0, half, http.StatusForbidden
				_, err := s.publish(t, built("everyone", second()), nil)
				if ended = err == nil && s.count < n; ended {
					break
				}
				failures++
				for again := 4; then.broken != nil && again < 7; again++ { // and another is broken off as well
					s.fresh()
					s.fails, s.lasting = again, true
					s.publish(t, built("everyone", then.broken), nil)
				}
				s.fresh()
				if _, err := s.publish(t, built("everyone", then.after), nil); err != nil {
					t.Fatalf("request %d failed, and then: %v", n, err)
				}
				same(t, s, built("everyone", then.after), foreign())
				if t.Failed() {
					t.Fatalf("after request %d failed, next %d", n, i)
				}
			}
		}
		if failures < 30 {
			t.Errorf("only %d failures were met", failures)
		}
	}
}

// TestRemovalThatFails is a failure, and does not keep the other removals.
func TestRemovalThatFails(t *testing.T) {
	s := filled(t)
	s.fresh()
	if _, err := s.publish(t, built("everyone", second()), nil); err != nil {
		t.Fatal(err)
	}
	removal := 1 + slices.IndexFunc(s.changes, func(c string) bool { return strings.HasPrefix(c, "DELETE ") })
	reads := s.count - len(s.changes)
	s = filled(t)
	s.fresh()
	s.fails, s.status = reads+removal, http.StatusForbidden
	_, err := s.publish(t, built("everyone", second()), nil)
	if failed, ok := errors.AsType[publish.Failed](err); !ok || failed.Path == "" {
		t.Errorf("a removal failed: %v", err)
	}
	removed := 0
	for _, c := range s.changes {
		if strings.HasPrefix(c, "DELETE ") {
			removed++
		}
	}
	if removed != 2 {
		t.Errorf("%d removals were tried: %q", removed, s.changes)
	}
}

// TestRetries: what a store cannot do for a moment is asked for again, within bounds.
func TestRetries(t *testing.T) {
	s := filled(t)
	s.fresh()
	s.fails, s.status = 5, http.StatusServiceUnavailable
	if _, err := s.publish(t, built("everyone", second()), nil); err != nil {
		t.Error(err)
	}
	same(t, s, built("everyone", second()), foreign())
	s.fresh()
	s.fails, s.lasting = 1, true
	if _, err := s.publish(t, built("everyone", second()), nil); err == nil || s.count > 10 {
		t.Errorf("a store that is away: %v after %d requests", err, s.count)
	}
}

// TestOneAudience refuses another's site before the first byte, also where that
// one's was broken off; and changes it where it is told to.
func TestOneAudience(t *testing.T) {
	s := filled(t)
	s.fresh()
	_, err := s.publish(t, built("board", second()), nil)
	refused, _ := errors.AsType[output.Refused](err)
	if refused.Reason != output.OtherAudience || refused.Audience != "everyone" || len(s.changes) > 0 {
		t.Errorf("another audience: %v, %q", err, s.changes)
	}
	change := func(o *publish.Options) { o.ChangeAudience = true }
	s.fails, s.lasting, s.status = s.count+5, true, http.StatusForbidden
	if _, err := s.publish(t, built("board", second()), change); err == nil {
		t.Error("no request failed")
	}
	s.fresh()
	for _, audience := range []string{"everyone", "board"} {
		if _, err := s.publish(t, built(audience, second()), nil); err == nil || len(s.changes) > 0 {
			t.Errorf("%s after a change that was broken off: %v, %q", audience, err, s.changes)
		}
	}
	if _, err := s.publish(t, built("board", second()), change); err != nil {
		t.Error(err)
	}
	same(t, s, built("board", second()), foreign())
}

// TestNothingOfOthers: where somebody else's object has a page's name, and where
// the list of what is ours is damaged, nothing is written.
func TestNothingOfOthers(t *testing.T) {
	for object, reason := range map[string]output.Reason{"new/index.html": output.InTheWay, output.ManifestFile: output.BadManifest} {
		s := filled(t)
		s.put(t, prefix+object, "theirs")
		s.fresh()
		_, err := s.publish(t, built("everyone", second()), nil)
		if refused, _ := errors.AsType[output.Refused](err); refused.Reason != reason || len(s.changes) > 0 {
			t.Errorf("%s: %v, %q", object, err, s.changes)
		}
	}
}

// TestDryRun says what is done after it, and does nothing.
func TestDryRun(t *testing.T) {
	s := filled(t)
	s.fresh()
	would, err := s.publish(t, built("everyone", second()), func(o *publish.Options) { o.DryRun = true })
	if err != nil || len(s.changes) > 0 {
		t.Errorf("%q, %v", s.changes, err)
	}
	var steps []string
	for _, step := range would.Would {
		steps = append(steps, map[bool]string{false: "PUT ", true: "DELETE "}[step.Remove]+step.Path)
	}
	if _, err := s.publish(t, built("everyone", second()), nil); err != nil {
		t.Error(err)
	}
	done := slices.DeleteFunc(s.changes, func(c string) bool { return strings.Contains(c, ".stratbook/") })
	slices.Sort(steps)
	slices.Sort(done)
	if !slices.Equal(steps, done) {
		t.Errorf("said %q, did %q", steps, done)
	}
}

// TestChangedMeanwhile: a file that is not any more what the manifest lists is not
// published.
func TestChangedMeanwhile(t *testing.T) {
	s := filled(t)
	site := built("everyone", second())
	site["index.html"].Data = []byte("another")
	if _, err := s.publish(t, site, nil); err == nil || s.holds(t)[prefix+"index.html"] != "home" {
		t.Errorf("published: %v", err)
	}
}

func TestParseTarget(t *testing.T) {
	for text, want := range map[string]publish.Target{
		"/srv/www":              {Folder: "/srv/www"},
		"www":                   {Folder: "www"},
		"file:///srv/the%20www": {Folder: "/srv/the www"},
		"s3://plans":            {Bucket: "plans"},
		"s3://plans/a/b/?endpoint=https://r2.example&region=auto": {Bucket: "plans", Prefix: "a/b/", Endpoint: "https://r2.example", Region: "auto"},
		"s3://plans?endpoint=http://127.0.0.1:9000":               {Bucket: "plans", Endpoint: "http://127.0.0.1:9000"},
	} {
		if got, err := publish.ParseTarget(text); err != nil || got != want {
			t.Errorf("%s: %+v, %v", text, got, err)
		}
	}
	for text, want := range map[string]error{
		"": publish.ErrScheme, "https://plans.example": publish.ErrScheme, "file://host/srv": publish.ErrScheme,
		"s3://": publish.ErrTarget, "s3://key:secret@plans": publish.ErrTarget, "s3://plans/../x": publish.ErrTarget,
		"s3://plans?acl=public": publish.ErrTarget, "s3://plans?region=a&region=b": publish.ErrTarget,
		"s3://plans?endpoint=http://minio:9000": publish.ErrEndpoint, "s3://plans?endpoint=r2.example": publish.ErrEndpoint,
	} {
		if got, err := publish.ParseTarget(text); !errors.Is(err, want) {
			t.Errorf("%s: %+v, %v", text, got, err)
		}
	}
}
