package publish_test

import (
	"bytes"
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/johannesboyne/gofakes3"
	"github.com/johannesboyne/gofakes3/backend/s3mem"

	"stratbook/generator/output"
	"stratbook/generator/publish"
)

// server is a store that speaks S3, on this machine, with what was asked of it.
type server struct {
	backend *s3mem.Backend
	url     string

	mu      sync.Mutex
	changes []string               // PUT and DELETE, in the order in which they came
	headers map[string]http.Header // of the last PUT of each
	count   int                    // requests
	fails   int                    // the number of the one that fails; 0 for none
	lasting bool                   // and all after it
	status  int                    // that it fails with
	half    bool                   // it is done all the same: only the answer is lost
}

const (
	bucketName = "plans"
	prefix     = "every one/"
)

func newServer(t *testing.T) *server {
	s := &server{backend: s3mem.New(), headers: map[string]http.Header{}}
	if err := s.backend.CreateBucket(bucketName); err != nil {
		t.Fatal(err)
	}
	store := gofakes3.New(s.backend).Server()
	listening := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		fails, half := s.note(r)
		if fails && half {
			store.ServeHTTP(httptest.NewRecorder(), r)
		}
		if fails {
			w.WriteHeader(s.status)
			return
		}
		store.ServeHTTP(w, r)
	}))
	t.Cleanup(listening.Close)
	s.url = listening.URL
	return s
}

func (s *server) note(r *http.Request) (fails, half bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.count++
	if name := strings.TrimPrefix(r.URL.Path, "/"+bucketName+"/"+prefix); r.Method == http.MethodPut || r.Method == http.MethodDelete {
		s.changes = append(s.changes, r.Method+" "+name)
		s.headers[name] = r.Header.Clone()
	}
	return s.fails > 0 && (s.count == s.fails || s.lasting && s.count > s.fails), s.half
}

// from here on, what was asked before is forgotten.
func (s *server) fresh() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.changes, s.count, s.fails = nil, 0, 0
}

func (s *server) put(t *testing.T, key, text string) {
	t.Helper()
	_, err := s.backend.PutObject(bucketName, key, map[string]string{}, strings.NewReader(text), int64(len(text)), nil)
	if err != nil {
		t.Fatal(err)
	}
}

// holds returns all objects of the store.
func (s *server) holds(t *testing.T) map[string]string {
	t.Helper()
	list, err := s.backend.ListBucket(bucketName, &gofakes3.Prefix{}, gofakes3.ListBucketPage{})
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	for _, c := range list.Contents {
		o, err := s.backend.GetObject(bucketName, c.Key, nil)
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(o.Contents)
		if err != nil {
			t.Fatal(err)
		}
		all[c.Key] = string(text)
	}
	return all
}

// publish publishes a site to the store.
func (s *server) publish(t *testing.T, site fstest.MapFS, change func(*publish.Options)) (publish.Report, error) {
	t.Helper()
	target, err := publish.ParseTarget("s3://" + bucketName + "/every%20one/?region=us-east-1&endpoint=" + s.url)
	if err != nil {
		t.Fatal(err)
	}
	o := publish.Options{Folder: site, To: target, Access: publish.Access{KeyID: "key", Secret: "secret"}}
	if change != nil {
		change(&o)
	}
	return publish.Publish(context.Background(), o)
}

// built is a site as output writes it: texts by name. HASH in a name stands for
// that of the text.
func built(audience string, files map[string]string) fstest.MapFS {
	site := fstest.MapFS{}
	list := output.Listing{Audience: audience, Files: map[string]output.File{}}
	for name, text := range files {
		sum := sha256.Sum256([]byte(text))
		name = strings.ReplaceAll(name, "HASH", fmt.Sprintf("%x", sum)[:10])
		site[name] = &fstest.MapFile{Data: []byte(text)}
		list.Files[name] = output.File{Size: int64(len(text)), Hash: sum}
	}
	site[output.ManifestFile] = &fstest.MapFile{Data: list.Bytes()}
	return site
}

// same tells how the store differs from a site beside what is foreign in it.
func same(t *testing.T, s *server, site fstest.MapFS, foreign map[string]string) {
	t.Helper()
	there := s.holds(t)
	for name, file := range site {
		if !bytes.Equal([]byte(there[prefix+name]), file.Data) {
			t.Errorf("%s holds %q, want %q", name, there[prefix+name], file.Data)
		}
		delete(there, prefix+name)
	}
	for name, text := range foreign {
		if there[name] != text {
			t.Errorf("foreign %s holds %q, want %q", name, there[name], text)
		}
		delete(there, name)
	}
	for name := range there {
		t.Errorf("%s is left over", name)
	}
}
