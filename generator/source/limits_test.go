package source

import (
	"fmt"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"stratbook/generator/cpu"
)

type oversize struct {
	name    string
	doc     Document
	problem Problem
}

// oversized returns a document for each cap on size, just over it.
func oversized() []oversize {
	long := strings.Repeat("x", maxFront)
	front := Parse("front.md", []byte("\n---\na: "+long+"\n---\nbody\n"))
	book := Parse("book.yaml", []byte("a: "+long))
	object := Parse("object.md", []byte("{\"a\": \""+long+"\"}\nbody\n"))
	body := Parse("body.md", []byte("---\na: 1\n---\n"+strings.Repeat("x", maxBody+1)))
	_, body.Problems = body.Body.Capped()
	body.Body.Text = nil
	file, _ := Read(fstest.MapFS{"file.md": {Data: make([]byte, maxFile+1)}}, "file.md")
	var all []oversize
	for _, doc := range []Document{front, book, object, body, file} {
		all = append(all, oversize{doc.Path, doc, doc.Problems[0]})
	}
	return all
}

func TestLimits(t *testing.T) {
	want := map[string]string{
		"front.md":  "2:1-4 front [limit:256 size:257] body 5",
		"book.yaml": "1:1-1 front [limit:256 size:257] body 0",
		"object.md": "1:1-2 front [limit:256 size:257] body 5",
		"body.md":   "4:1-1 body [limit:1024 size:1025] body 0",
		"file.md":   "0:0-0 file [limit:4096 size:4097] body 0",
	}
	for _, o := range oversized() {
		args := strings.TrimPrefix(fmt.Sprint(o.problem.Args), "map")
		got := fmt.Sprintf("%s %s %s body %d", dumpSpan(o.problem.At.Span), o.problem.Says, args, len(o.doc.Body.Text))
		if got != want[o.name] || len(o.doc.Problems) != 1 {
			t.Errorf("%s: got %s, want %s", o.name, got, want[o.name])
		}
	}
	fits := Parse("a.md", []byte("---\na: "+strings.Repeat("x", maxFront-4)+"\n---\n"+strings.Repeat("x", maxBody)))
	if len(fits.Problems) > 0 || len(fits.Body.Text) != maxBody || len(fits.Front.Get("a").Text) != maxFront-4 {
		t.Errorf("what just fits is refused: %v", fits.Problems)
	}
}

// TestHostile gives the parsers what is known to make them slow, at two sizes:
// twice the text may cost three times as much. What counts is the processor's time,
// and as noise only ever adds, the least of several runs; what costs less than half
// a second needs no law.
func TestHostile(t *testing.T) {
	const size = 128 << 10
	for _, unit := range hostile {
		for _, fences := range []string{"---\n%s\n---\n", "+++\n%s\n+++\n", "%s"} {
			if fences == "%s" && !strings.HasPrefix(unit, "{") {
				continue
			}
			parse := func(size int) time.Duration {
				text := []byte(fmt.Sprintf(fences, strings.Repeat(unit, size/len(unit))))
				return cpu.Time(func() { Parse("a.md", text) })
			}
			const soon = time.Second / 2
			whole := parse(size)
			if whole <= soon {
				continue
			}
			half := parse(size / 2)
			for range 5 {
				if whole <= max(soon, 3*half) {
					break
				}
				half, whole = min(half, parse(size/2)), min(whole, parse(size))
			}
			if whole > max(soon, 3*half) {
				t.Errorf("%q between %.3q: %v for half of what costs %v", unit, fences, half, whole)
			}
		}
	}
}

var hostile = []string{
	"[", "{", "- ", "? ", ": ", "a: ", "[a,", "{a: ", "{\"a\":", "a,", "[[],", "[]", "{}", "\"", "'", "\"\n", "#", "# \n", "#\n\n", "\n", " ", "\t",
	"- \n", "- #\n", "-\n - a\n", "a:\n", "a: |\n", "|\n", ">\n\n ", "&a ", "*a ", "*a,", "!a ", "!", "%", "% \n", "---\n", "--- a\n", "...\n", "\\", "\"\\",
	"a.", "a=1\n", "[a]\n", "[[a]]\n", "a.b=1\n", "a=[", "'''", "\"\"\"", "a='''\n", "<<: ", "{a},", "- {a: b}\n", "a: b\n", "？", "：", "\u2028", "- \u2028\n",
	" -", "-\n", "- - \n", "a: b: ", "\n a", "\n\n a", "a\n", "a # b\n", "\"a\" ", "\"a\": \"b\",", "1,", "{\"a\":1,", "[1,", "a: [\n", "[a: b, ", "x\n  - ",
}
