package source

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"io/fs"
	"net/http"
	"path"
	"slices"
	"strings"
)

const (
	maxAttachment = 100 << 20
	maxDrawing    = 16 << 20 // of XML, which is read to the end
)

// Refused looks at a file that pages may show or lead to. It returns why it is not
// to be published, as Problem.Says has it, or "": "active" is what a browser or a
// server would run or take orders from, "attachment" what is too large. It reads
// no more of it than it must.
func (f File) Refused(fsys fs.FS) (why string, err error) {
	if f.Size > maxAttachment {
		return "attachment", nil
	}
	opened, err := fsys.Open(f.Path)
	if err != nil {
		return "", err
	}
	defer opened.Close()
	head := make([]byte, 512)
	n, err := io.ReadFull(opened, head)
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return "", err
	}
	head = head[:n]
	kind := http.DetectContentType(head)
	switch {
	case isActive(f.Path):
		return "active", nil
	case lowerExt(f.Path) == ".svg":
	case strings.HasPrefix(kind, "text/html"):
		return "active", nil
	case !strings.HasPrefix(kind, "text/xml") && !bytes.Contains(bytes.ToLower(head), []byte("<svg")):
		return "", nil
	}
	if f.Size > maxDrawing {
		return "attachment", nil
	}
	if err := drawing(io.MultiReader(bytes.NewReader(head), io.LimitReader(opened, maxDrawing))); err != nil {
		return "active", nil
	}
	return "", nil
}

func lowerExt(file string) string { return strings.ToLower(path.Ext(file)) }

// isActive tells by its name what browsers and servers run, and what hosts of
// static sites take for their settings.
func isActive(file string) bool {
	switch lowerExt(file) {
	case ".html", ".htm", ".xhtml", ".xht", ".shtml", ".hta", ".mht", ".mhtml", ".xsl", ".xslt", ".svgz", ".htc",
		".js", ".mjs", ".cjs", ".jse", ".vbs", ".wasm", ".swf", ".jar", ".appcache", ".webmanifest",
		".php", ".php3", ".php4", ".php5", ".phtml", ".phar", ".asp", ".aspx", ".ashx", ".jsp", ".jspx", ".cfm", ".cgi":
		return true
	}
	switch strings.ToLower(path.Base(file)) {
	case "_headers", "_redirects", "web.config", "staticwebapp.config.json", "vercel.json", "netlify.toml":
		return true
	}
	return false
}

var errActive = errors.New("a drawing that does something")

// drawing reads XML as a browser would and fails where it finds what runs, loads
// or leads where no link of a page may.
func drawing(r io.Reader) error {
	const deepest = 256
	d := xml.NewDecoder(r)
	d.CharsetReader = charset
	depth, style := 0, 0 // style is the depth of a style sheet, if one is open
	svg := false         // what stands in a drawing is judged whatever vocabulary it says that it is from
	for {
		token, err := d.Token()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
		bad := false
		switch token := token.(type) {
		case xml.StartElement:
			if depth++; style == 0 && strings.EqualFold(token.Name.Local, "style") {
				style = depth
			}
			svg = svg || strings.EqualFold(token.Name.Local, "svg")
			bad = depth > deepest || (svg || isLive(token.Name.Space)) && !isPassive(token)
		case xml.EndElement:
			if depth == style {
				style = 0
			}
			depth--
		case xml.CharData:
			bad = style > 0 && loads(string(token))
		case xml.Directive: // entities could stand for anything
			bad = bytes.ContainsRune(token, '[')
		case xml.ProcInst:
			bad = token.Target != "xml"
		}
		if bad {
			return errActive
		}
	}
}

// isLive tells the vocabularies that browsers act on; they show others as text.
func isLive(space string) bool {
	switch space {
	case "", "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xhtml", "http://www.w3.org/1998/Math/MathML":
		return true
	}
	return false
}

// isPassive judges one element of a drawing.
func isPassive(e xml.StartElement) bool {
	name := strings.ToLower(e.Name.Local)
	if e.Name.Space != "" && isLive(e.Name.Space) && slices.Contains([]string{"handler", "listener", "iframe", "frame", "frameset", "embed", "object", "applet",
		"portal", "link", "meta", "base", "form", "button", "input", "textarea", "audio", "video", "source", "track"}, name) || name == "script" {
		return false
	}
	for _, a := range e.Attr {
		key, value := strings.ToLower(a.Name.Local), strings.ToLower(a.Value)
		switch key {
		case "srcdoc", "srcset", "formaction", "action", "base":
			return false
		case "href", "src", "data":
			if !leadsFair(name, value) {
				return false
			}
		case "attributename": // an animation that changes where a link leads
			if strings.HasSuffix(value, "href") || strings.HasPrefix(value, "on") {
				return false
			}
		}
		if strings.HasPrefix(key, "on") && len(key) > 2 || (key == "style" || strings.Contains(value, "url(")) && loads(value) {
			return false
		}
	}
	return true
}

// leadsFair judges where an element leads to: a link to the web, or to mail;
// anything else to a part of the drawing, a picture in it or a file beside it.
func leadsFair(element, to string) bool {
	to = strings.Map(func(r rune) rune {
		if r <= ' ' || r == 0x7F {
			return -1 // which browsers pass over
		}
		return r
	}, to)
	if strings.HasPrefix(strings.ReplaceAll(to, `\`, "/"), "//") {
		return false
	}
	scheme, rest, found := strings.Cut(to, ":")
	if !found || strings.ContainsAny(scheme, "/?#") {
		return true
	}
	switch scheme {
	case "http", "https", "mailto", "tel":
		return element == "a"
	case "data":
		kind, _, _ := strings.Cut(rest, ",")
		kind, _, _ = strings.Cut(kind, ";")
		return element != "a" && slices.Contains([]string{"image/png", "image/jpeg", "image/gif", "image/webp"}, kind)
	}
	return false
}

// loads reports whether a style sheet would load something from elsewhere.
func loads(css string) bool {
	css = strings.ToLower(css)
	if strings.Contains(css, "@import") || strings.Contains(css, "javascript:") || strings.Contains(css, `\`) && strings.Contains(css, "(") {
		return true
	}
	for {
		_, rest, found := strings.Cut(css, "url(")
		if !found {
			return false
		}
		to := strings.TrimLeft(rest, " \t\r\n\"'")
		if !strings.HasPrefix(to, "#") && !strings.HasPrefix(to, "data:image/") && !strings.HasPrefix(to, "data:font/") && !strings.HasPrefix(to, "data:application/") {
			return true
		}
		css = rest
	}
}

// charset reads the encodings that drawing programs write.
func charset(label string, r io.Reader) (io.Reader, error) {
	switch strings.ToLower(label) {
	case "utf-8", "us-ascii":
		return r, nil
	case "iso-8859-1", "latin1", "windows-1252":
		data, err := io.ReadAll(r)
		runes := make([]rune, len(data))
		for i, c := range data {
			runes[i] = rune(c)
		}
		return strings.NewReader(string(runes)), err
	}
	return nil, errActive
}
