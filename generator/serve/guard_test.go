package serve

import (
	"fmt"
	"net"
	"net/http"
	"strings"
	"testing"
)

func TestPaths(t *testing.T) {
	h := start(t, Options{})
	h.Swap(book(1), nil)
	for path, want := range map[string]int{
		"/": 200, "/?q=%2f..": 200, "/accounts/acme/": 200, "/assets/style.css": 200, "/accounts/acme": 308,
		"/accounts/%E4%B8%AD%E6%96%87:x%20y/": 200, "/404.html": 200,
		"/nothing": 404, "//accounts/acme/": 404, "/accounts//acme/": 404, "//example.org/": 404, "/%252e%252e/": 404,
		"/.hidden": 404, "/%2ehidden": 404, "/accounts/.git/config": 404, "/accounts/acme/...dots/": 404, "/.git": 404,
		"/../": 400, "/..": 400, "/accounts/../": 400, "/accounts/..%2f": 400, "/%2e%2e/": 400, "/.%2E/x": 400, "/./": 400, "/accounts/acme/.": 400,
		"/accounts%2facme/": 400, "/accounts%2Facme/": 400, `/accounts\acme/`: 400, "/accounts%5cacme/": 400, "/accounts%5Cacme/": 400,
		"/%00": 400, "/a%00b": 400, "/%ff": 400, "/%": 400, "/%zz": 400, "http://ADDRESS/": 400, "x": 400, "/\x01": 400,
		"/-/nothing": 404, "/-/": 404, "/-/live.js": 404, "/-/../": 400,
	} {
		answer := h.get(path)
		h.status(answer, want, path)
		if body := text(answer); want != 200 && strings.Contains(body, "hidden") {
			t.Errorf("%s gave %q", path, body)
		}
	}
}

func TestHosts(t *testing.T) {
	h := start(t, Options{})
	h.Swap(book(1), nil)
	_, port, _ := net.SplitHostPort(h.addr)
	for host, want := range map[string]int{
		"localhost:" + port: 200, "LOCALHOST:" + port: 200, "127.0.0.1:" + port: 200, "[::1]:" + port: 200,
		"localhost": 403, "127.0.0.1": 403, "127.0.0.1:1": 403, "evil.example": 403, "evil.example:" + port: 403,
		"localhost.evil.example:" + port: 403, "localhost.:" + port: 403, "127.0.0.2:" + port: 403, "0.0.0.0:" + port: 403, "": 403,
	} {
		for _, path := range []string{"/", "/-/events", "/-/trouble", "/../"} {
			if want == 200 && path != "/" {
				continue
			}
			answer := h.raw("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
			h.status(answer, want, host+path)
		}
	}
	h.status(h.raw("GET / HTTP/1.0\r\n\r\n"), 403, "no host")
	h.status(h.raw("GET / HTTP/1.1\r\nHost: ADDRESS\r\nHost: ADDRESS\r\n\r\n"), 400, "two hosts")
	h.status(h.raw("GET http://evil.example/ HTTP/1.1\r\nHost: ADDRESS\r\nConnection: close\r\n\r\n"), 403, "a proxy's request")

	nobody := New(Options{})
	nobody.Swap(book(1), nil)
	if nobody.refuse(&http.Request{Method: "GET"}) != 403 {
		t.Error("without hosts somebody is answered")
	}
	own, err := net.InterfaceAddrs()
	if err != nil || len(own) == 0 {
		t.Fatalf("this machine has no address: %v", err)
	}
	mine := net.JoinHostPort(own[len(own)-1].(*net.IPNet).IP.String(), "1414")
	for addr, want := range map[string][]string{
		"0.0.0.0:1414":  {"0.0.0.0:1414", "localhost:1414", mine},
		"[::]:1414":     {"[::]:1414", "localhost:1414", mine},
		"127.0.0.1:80":  {"127.0.0.1:80", "127.0.0.1", "localhost:80", "localhost"},
		"[::1]:1414":    {"[::1]:1414", "localhost:1414"},
		"10.1.2.3:1414": {"10.1.2.3:1414"},
	} {
		tcp, _ := net.ResolveTCPAddr("tcp", addr)
		got := strings.Join(Hosts(tcp), " ")
		for _, host := range want {
			if !strings.Contains(" "+got+" ", " "+host+" ") {
				t.Errorf("%s: %s lacks %s", addr, got, host)
			}
		}
		if addr == "10.1.2.3:1414" && got != want[0] {
			t.Errorf("%s: %s", addr, got)
		}
	}
}

func TestMethodsAndLimits(t *testing.T) {
	h := start(t, Options{})
	h.Swap(book(1), nil)
	for _, method := range []string{"POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "PROPFIND"} {
		answer := h.raw(method + " / HTTP/1.1\r\nHost: ADDRESS\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")
		h.status(answer, 405, method)
		if answer.Header.Get("Allow") != "GET, HEAD" {
			t.Errorf("%s: Allow is %q", method, answer.Header.Get("Allow"))
		}
	}
	head := h.raw("HEAD /accounts/acme/ HTTP/1.1\r\nHost: ADDRESS\r\nConnection: close\r\n\r\n")
	h.status(head, 200, "HEAD")
	if body := text(head); body != "" || head.ContentLength != int64(len(page("Acme"))) {
		t.Errorf("HEAD: %d, %q", head.ContentLength, body)
	}
	h.status(h.get("/", "X-Long: "+strings.Repeat("x", 64<<10)), 431, "a long header")
	h.status(h.get("/"+strings.Repeat("x", 64<<10)), 431, "a long path")
}

func TestHeaders(t *testing.T) {
	h := start(t, Options{})
	h.Swap(book(1), nil)
	for _, path := range []string{"/", "/nothing", "/..", "/-/trouble", "/accounts/acme", "/assets/style.css"} {
		answer := h.get(path)
		for name, want := range map[string]string{
			"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer",
			"Content-Security-Policy": policy, "Cross-Origin-Resource-Policy": "same-origin",
			"Access-Control-Allow-Origin": "", "Server": "",
		} {
			if got := answer.Header.Get(name); got != want {
				t.Errorf("%s: %s is %q", path, name, got)
			}
		}
	}
	if strings.Contains(policy, "unsafe") || !strings.Contains(policy, "frame-ancestors 'self'") {
		t.Error(policy)
	}
}

func TestElsewhere(t *testing.T) {
	h := start(t, Options{Script: []byte("live")})
	h.Swap(book(1), nil)
	visit := []string{"Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: document"}
	for _, c := range []struct {
		path  string
		want  int
		lines []string
	}{
		{"/", 200, visit},
		{"/accounts/acme/", 200, []string{"Sec-Fetch-Site: same-origin", "Origin: http://" + h.addr}},
		{"/-/trouble", 200, []string{"Sec-Fetch-Site: same-origin"}},
		{"/-/trouble", 200, []string{"Sec-Fetch-Site: none"}},
		{"/-/trouble", 403, visit},
		{"/-/events", 403, visit},
		{"/%2d/events", 403, visit},
		{"/-/events", 403, []string{"Origin: http://evil.example"}},
		{"/-/events", 403, []string{"Origin: null"}},
		{"/-/events", 403, []string{"Origin: http://localhost:3000", "Sec-Fetch-Site: same-site"}},
		{"/-/events", 403, []string{"Origin: https://" + h.addr}},
		{"/-/events", 403, []string{"Sec-Fetch-Site: cross-site"}},
		{"/assets/style.css", 403, []string{"Sec-Fetch-Site: same-site", "Sec-Fetch-Mode: no-cors", "Sec-Fetch-Dest: script"}},
		{"/", 403, []string{"Sec-Fetch-Site: cross-site", "Sec-Fetch-Mode: navigate", "Sec-Fetch-Dest: iframe"}},
		{"/", 403, append(visit, "Origin: http://evil.example")},
	} {
		h.status(h.get(c.path, c.lines...), c.want, fmt.Sprint(c.path, c.lines))
	}
}

func TestRedirect(t *testing.T) {
	h := start(t, Options{})
	h.Swap(book(1), nil)
	for path, want := range map[string]string{
		"/accounts/acme":                           "./acme/",
		"/accounts/acme?a=b":                       "./acme/?a=b",
		"/accounts/%E4%B8%AD%E6%96%87:x%20y?x=%0d": "./%E4%B8%AD%E6%96%87:x%20y/?x=%0d",
	} {
		answer := h.get(path)
		h.status(answer, 308, path)
		if got := answer.Header.Get("Location"); got != want {
			t.Errorf("%s leads to %q, want %q", path, got, want)
		}
	}
}
