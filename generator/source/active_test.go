package source

import (
	"strings"
	"testing"
	"testing/fstest"

	"golang.org/x/net/html"
)

// drawings are what programs write, and what somebody might who means harm.
var drawings = []string{
	`<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9" fill="url(#a)"/></svg>`,
	`<?xml version="1.0" encoding="ISO-8859-1"?><svg xmlns="http://www.w3.org/2000/svg"><text>\xfc</text></svg>`,
	`<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><image xlink:href="data:image/png;base64,AA"/></svg>`,
	`<svg xmlns="http://www.w3.org/2000/svg"><foreignObject><div xmlns="http://www.w3.org/1999/xhtml">label</div></foreignObject></svg>`,
	`<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>`,
	`<s:svg xmlns:s="http://www.w3.org/2000/svg"><s:script href="x.js"/></s:svg>`,
	`<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>`,
	`<svg xmlns="http://www.w3.org/2000/svg"><a href="java&#10;script:alert(1)"><text>x</text></a></svg>`,
	`<svg xmlns="http://www.w3.org/2000/svg"><style>@import '//evil.example';</style></svg>`,
	`<svg xmlns="http://www.w3.org/2000/svg"><use href="data:image/svg+xml,&lt;svg onload='alert(1)'/>"/></svg>`,
	`<!DOCTYPE svg [<!ENTITY a "<script>">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>`,
	`<svg><![CDATA[<script>alert(1)</script>]]></svg>`,
}

// FuzzAttachment lets a browser's reader of HTML, which is laxer than one of XML,
// look for what acts in any drawing that would be published.
func FuzzAttachment(f *testing.F) {
	for _, text := range drawings {
		f.Add(true, []byte(text))
		f.Add(false, []byte(text))
	}
	f.Fuzz(func(t *testing.T, drawn bool, data []byte) {
		if len(data) > 1<<16 {
			return
		}
		name := "a"
		if drawn {
			name = "a.svg"
		}
		refused := soon(t, func() string {
			refused, err := File{Path: name, Size: int64(len(data))}.Refused(fstest.MapFS{name: {Data: data}})
			if err != nil {
				t.Fatal(err)
			}
			return refused
		})
		if refused != "" || !strings.Contains(strings.ToLower(string(data)), "<svg") {
			return
		}
		root, err := html.Parse(strings.NewReader(string(data)))
		if err != nil {
			return
		}
		for n := range root.Descendants() {
			if n.Type != html.ElementNode || n.Namespace != "svg" {
				continue
			}
			if n.Data == "script" {
				t.Fatalf("a script in %q", data)
			}
			for _, a := range n.Attr {
				scheme, _, found := strings.Cut(strings.ToLower(strings.TrimSpace(a.Val)), ":")
				if strings.HasPrefix(a.Key, "on") && len(a.Key) > 2 || found && a.Key == "href" && scheme == "javascript" {
					t.Fatalf("%s=%q in %q", a.Key, a.Val, data)
				}
			}
		}
	})
}

// TestAttachment: of the drawings above, four do nothing, and the last is text.
func TestAttachment(t *testing.T) {
	for i, text := range drawings {
		refused, err := File{Path: "a.svg", Size: int64(len(text))}.Refused(fstest.MapFS{"a.svg": {Data: []byte(text)}})
		if fair := i < 4 || i == len(drawings)-1; err != nil || (refused == "") != fair {
			t.Errorf("%q: %q, %v", text, refused, err)
		}
	}
	large := fstest.MapFS{"a.pdf": {Data: []byte("x")}}
	if refused, _ := (File{Path: "a.pdf", Size: maxAttachment + 1}).Refused(large); refused != "attachment" {
		t.Errorf("a large file is %q", refused)
	}
}
