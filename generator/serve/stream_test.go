package serve

import (
	"bufio"
	"context"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"
)

// listen opens a stream; each number that comes goes to the channel.
func (h *harness) listen() <-chan string {
	h.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	h.Cleanup(cancel)
	request, _ := http.NewRequestWithContext(ctx, "GET", "http://"+h.addr+"/-/events", nil)
	answer, err := (&http.Client{Transport: &http.Transport{}}).Do(request)
	if err != nil {
		h.Fatal(err)
	}
	if answer.StatusCode != 200 || answer.Header.Get("Content-Type") != "text/event-stream" {
		h.Fatalf("stream: %d, %v", answer.StatusCode, answer.Header)
	}
	numbers := make(chan string, 100)
	go func() {
		defer answer.Body.Close()
		defer close(numbers)
		for lines := bufio.NewScanner(answer.Body); lines.Scan(); {
			switch line := lines.Text(); {
			case strings.HasPrefix(line, "data: "):
				numbers <- line[len("data: "):]
			case line != "" && line != ":" && line != "retry: 500":
				numbers <- "unexpected: " + line
			}
		}
	}()
	return numbers
}

func expect(t *testing.T, numbers <-chan string, want string) {
	t.Helper()
	for {
		select {
		case got := <-numbers:
			if got == want {
				return
			}
			if got == "" || strings.HasPrefix(got, "unexpected") {
				t.Errorf("the stream said %q, want %q", got, want)
				return
			}
		case <-time.After(patience):
			t.Errorf("the stream never said %q", want)
			return
		}
	}
}

func TestStreams(t *testing.T) {
	h := start(t, Options{Streams: 12})
	var tabs [12]<-chan string
	for i := range tabs {
		tabs[i] = h.listen()
	}
	h.status(h.get("/-/events"), 503, "one stream too many")
	h.Swap(book(1), nil)
	for _, numbers := range tabs {
		expect(t, numbers, "1")
	}
	var swaps sync.WaitGroup
	for n := range uint64(20) {
		swaps.Go(func() {
			h.Swap(book(n+2), nil)
			h.status(h.get("/accounts/acme/"), 200, "while builds come")
		})
	}
	swaps.Wait()
	h.Swap(book(99), nil)
	for _, numbers := range tabs {
		expect(t, numbers, "99")
	}
	h.Swap(book(99), Trouble{{Message: "a build failed"}})
	for _, numbers := range tabs {
		expect(t, numbers, "99")
	}
	h.status(h.raw("HEAD /-/events HTTP/1.1\r\nHost: ADDRESS\r\nConnection: close\r\n\r\n"), 503, "HEAD")
}
