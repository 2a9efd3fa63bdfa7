package plan

import "strings"

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

// personAddress returns the address of a stakeholder's page: their own where
// they have a file in people/, else one within the account.
func personAddress(a *Account, s *Stakeholder) string {
	if s.Shared != nil {
		return s.Shared.Address
	}
	return a.Address + "people/" + s.ID + "/"
}
