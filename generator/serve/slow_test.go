package serve

import (
	"bufio"
	"errors"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// pipes is a listener without a network, whose clients' clocks are the test's.
type pipes struct {
	conns  chan net.Conn
	closed chan struct{}
}

func (p pipes) Accept() (net.Conn, error) {
	select {
	case c := <-p.conns:
		return c, nil
	case <-p.closed:
		return nil, net.ErrClosed
	}
}

func (p pipes) Close() error   { close(p.closed); return nil }
func (p pipes) Addr() net.Addr { return &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 1414} }

// dial opens a connection and sends the beginning of a request.
func (p pipes) dial(t *testing.T, request string) net.Conn {
	t.Helper()
	mine, theirs := net.Pipe()
	p.conns <- theirs
	if _, err := io.WriteString(mine, request); err != nil {
		t.Fatal(err)
	}
	return mine
}

// cut waits until the server gives up on a connection, and returns how long it took.
func cut(t *testing.T, conn net.Conn) time.Duration {
	t.Helper()
	started := time.Now()
	conn.SetReadDeadline(started.Add(time.Hour))
	if _, err := io.Copy(io.Discard, conn); err != nil && !errors.Is(err, io.ErrClosedPipe) {
		t.Errorf("the connection ended with %v", err)
	}
	return time.Since(started)
}

// TestSlowClients connects clients that never come to an end, in every part of a
// request and of an answer. Each is cut off in time, and none holds up the others.
func TestSlowClients(t *testing.T) {
	const hello = "GET /accounts/acme/ HTTP/1.1\r\nHost: localhost:1414\r\n"
	synctest.Test(t, func(t *testing.T) {
		s := New(Options{Hosts: []string{"localhost:1414"}, Streams: 2})
		long := book(1)
		long.pages["long/"] = page(strings.Repeat("long ", 1<<20))
		s.Swap(long, nil)
		listener := pipes{make(chan net.Conn), make(chan struct{})}
		server := s.HTTP()
		done := make(chan error, 1)
		go func() { done <- server.Serve(listener) }()

		for name, c := range map[string]struct {
			request string
			least   time.Duration
			most    time.Duration
		}{
			"nothing is sent":         {"", 0, 6 * time.Second},
			"the head never ends":     {hello + "X-Slow: ", time.Second, 6 * time.Second},
			"the body never comes":    {hello + "Content-Length: 10\r\n\r\n", 0, 11 * time.Second},
			"nothing more is asked":   {hello + "\r\n", 50 * time.Second, 61 * time.Second},
			"a head of one long line": {"GET /", time.Second, 6 * time.Second},
		} {
			var hanging []net.Conn
			for range 50 {
				hanging = append(hanging, listener.dial(t, c.request))
			}
			asked := time.Now()
			answered(t, listener)
			if waited := time.Since(asked); waited != 0 {
				t.Errorf("%s: somebody else waited for %v", name, waited)
			}
			if took := cut(t, hanging[0]); took < c.least || took > c.most {
				t.Errorf("%s: cut after %v", name, took)
			}
			for _, conn := range hanging {
				conn.Close()
			}
		}

		// The answer is not read: it is given up, and so is a stream, whose place is free again.
		for path, limit := range map[string]time.Duration{"/long/": 31 * time.Second, "/-/events": heartbeat + writeLimit + time.Second} {
			conn := listener.dial(t, strings.Replace(hello, "/accounts/acme/", path, 1)+"\r\n")
			time.Sleep(limit)
			conn.SetReadDeadline(time.Now().Add(time.Second))
			if _, err := io.Copy(io.Discard, conn); err != nil {
				t.Errorf("%s is still being written: %v", path, err)
			}
			answered(t, listener)
		}
		if n := len(s.streams); n != 0 {
			t.Errorf("%d streams are held by nobody", n)
		}
		server.Close()
		<-done
	})
}

// answered asks for a page as a browser does.
func answered(t *testing.T, listener pipes) {
	t.Helper()
	conn := listener.dial(t, "GET /accounts/acme/ HTTP/1.1\r\nHost: localhost:1414\r\nConnection: close\r\n\r\n")
	defer conn.Close()
	answer, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil || answer.StatusCode != http.StatusOK {
		t.Errorf("a page was not answered: %v", err)
		return
	}
	io.Copy(io.Discard, answer.Body)
}
