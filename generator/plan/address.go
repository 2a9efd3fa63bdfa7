package plan

import (
	"path"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// addressOf returns the address of a file's page, relative to the site's root.
func addressOf(s spot, id string) string {
	switch s.kind {
	case account:
		return "accounts/" + id + "/"
	case opportunity:
		return "accounts/" + s.account + "/opportunities/" + id + "/"
	case visit:
		return "accounts/" + s.account + "/visits/" + id + "/"
	case accountPage:
		return "accounts/" + s.account + "/" + id + "/"
	case person:
		return "people/" + id + "/"
	case member:
		return "team/" + id + "/"
	case methodPage:
		return "method/" + id + "/"
	}
	return id + "/"
}

// reserved reports whether an address is one that the site itself uses, so that
// no file's page may have it.
func reserved(address string) bool {
	parts := strings.Split(strings.TrimSuffix(address, "/"), "/")
	switch {
	case len(parts) == 1:
		switch parts[0] {
		case "accounts", "people", "opportunities", "visits", "commitments", "flags",
			"team", "white-space", "method", "search", "data", "assets", "404", "index":
			return true
		}
	case len(parts) == 3 && parts[0] == "accounts":
		switch parts[2] {
		case "people", "opportunities", "visits", "brief", "organisation", "plan":
			return true
		}
	}
	return false
}

// reservedFile reports whether a path is one that the site may write a file of its
// own to.
func reservedFile(file string) bool {
	folder, name := path.Split(file)
	stem, _, _ := strings.Cut(name, ".")
	switch folder {
	case "", "data/":
		return slices.Contains([]string{"index", "404", "robots", "sitemap", "search", "book", "findings",
			"accounts", "people", "opportunities", "visits", "commitments", "flags", "white-space"}, stem)
	}
	return strings.HasPrefix(folder, "search/") || stem == "commitments"
}

// caseless is an address as systems see it that make no difference between large
// and small letters, or between the forms in which Unicode writes a letter.
func caseless(address string) string {
	return strings.Map(func(r rune) rune {
		least := r
		for other := unicode.SimpleFold(r); other != r; other = unicode.SimpleFold(other) {
			least = min(least, other)
		}
		return unicode.ToLower(least)
	}, norm.NFC.String(address))
}

// personAddress returns the address of a stakeholder's page: their own where
// they have a file in people/, else one within the account.
func personAddress(a *Account, s *Stakeholder) string {
	if s.Shared != nil {
		return s.Shared.Address
	}
	return a.Address + "people/" + s.ID + "/"
}
