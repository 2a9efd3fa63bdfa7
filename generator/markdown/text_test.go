package markdown

import (
	"strings"
	"testing"
)

func TestText(t *testing.T) {
	for _, c := range []struct{ body, want string }{
		{"", ""},
		{"One *two* `three`\nfour.\n\nFive [six](x.md) [[p1]] [[p2]] [[p2|seven]].", "One two three four.|Five six Name One p2 seven."},
		{"# Head\n\n- a\n- [ ] b\n  - c & d\n\n> quoted <b>", "Head|a|b|c & d|quoted <b>"},
		{"| a | b |\n|---|---|\n| one | [[p1]] |", "a|b|one|Name One"},
		{"term\n: means\n\n```\ncode <x>\nmore\n```\n\n---\n", "term|means|code <x>|more"},
		{"A note[^1].\n\n[^1]: below", "A note.|below"},
		{"质量*部门*\n要看[站点](https://a.example/)", "质量部门要看站点"},
		{"<div>\nhtml\n</div>", "<div>|html|</div>"},
	} {
		r := Convert([]byte(c.body))
		got := r.Text(func(i int) string { return map[string]string{"p1": "Name One"}[r.Links[i].Target] })
		if got := strings.ReplaceAll(strings.TrimSuffix(got, "\n"), "\n", "|"); got != c.want {
			t.Errorf("%q\n got %q\nwant %q", c.body, got, c.want)
		}
	}
}
