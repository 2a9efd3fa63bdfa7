package plan

import (
	"unicode/utf8"

	"stratbook/generator/source"
)

// maxProblems is how many problems are told of one file: nobody reads the rest
// before the first ones are mended.
const maxProblems = 200

// capped leaves of sorted problems those that are told of each file, and one more that
// says how many there are besides.
func capped(list []source.Problem) []source.Problem {
	kept := list[:0:0]
	for len(list) > 0 {
		n := 1
		for n < len(list) && list[n].At.Path == list[0].At.Path {
			n++
		}
		told := min(n, maxProblems)
		for _, p := range list[:told] {
			kept = append(kept, brief(p))
		}
		more := 0
		for i := told; i < n; i++ {
			more += countOf(list[i])
		}
		if more > 0 {
			kept = append(kept, source.Problem{Rule: "too-large", Says: "problems", At: list[told].At, Args: source.Args{"limit": maxProblems, "found": more}})
		}
		list = list[n:]
	}
	return kept
}

// countOf is how many problems a problem stands for.
func countOf(p source.Problem) int {
	if p.Rule == "too-large" && p.Says == "problems" {
		return p.Args["found"].(int)
	}
	return 1
}

// maxFound is how many bytes of what an author wrote stand in a sentence.
const maxFound = 240

// brief is a problem that quotes no more of an author than can be read.
func brief(p source.Problem) source.Problem {
	for name, value := range p.Args {
		text, ok := value.(string)
		if !ok || len(text) <= maxFound+len("…") {
			continue
		}
		end := maxFound
		for end > 0 && !utf8.RuneStart(text[end]) {
			end--
		}
		p.Args = p.Args.With(name, text[:end]+"…")
	}
	return p
}
