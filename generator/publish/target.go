package publish

import (
	"errors"
	"io/fs"
	"net"
	"net/url"
	"strings"
)

// Target is where a site goes: a folder, or a place in a store.
type Target struct {
	Folder string // its path; "" for a store

	Bucket   string
	Prefix   string // of every object's name: "" or with a "/" at the end
	Endpoint string // the store's address, https but on this machine; "" is left to Access
	Region   string // "" is left to Access
}

// What is wrong with a target's text.
var (
	ErrScheme   = errors.New("publish: neither a folder nor s3://")
	ErrTarget   = errors.New("publish: not s3://BUCKET/PREFIX with endpoint and region alone")
	ErrEndpoint = errors.New("publish: an endpoint that is not https")
)

// ParseTarget reads a path, file:///PATH or
// s3://BUCKET/PREFIX?endpoint=URL&region=NAME.
func ParseTarget(text string) (Target, error) {
	scheme, _, isURL := strings.Cut(text, "://")
	if !isURL && text != "" {
		return Target{Folder: text}, nil
	}
	u, err := url.Parse(text)
	switch {
	case err != nil || scheme != "s3" && scheme != "file":
		return Target{}, ErrScheme
	case scheme == "file" && (u.Host != "" && u.Host != "localhost" || u.Path == "" || u.RawQuery != ""):
		return Target{}, ErrScheme
	case scheme == "file":
		return Target{Folder: u.Path}, nil
	}
	t := Target{Bucket: u.Host, Prefix: strings.Trim(u.Path, "/")}
	if u.Host == "" || u.User != nil || u.Fragment != "" || t.Prefix != "" && !fs.ValidPath(t.Prefix) {
		return Target{}, ErrTarget // keys on a command line are read by all on the machine
	}
	if t.Prefix != "" {
		t.Prefix += "/"
	}
	for key, values := range u.Query() {
		switch {
		case key == "endpoint" && len(values) == 1:
			t.Endpoint = values[0]
		case key == "region" && len(values) == 1:
			t.Region = values[0]
		default:
			return Target{}, ErrTarget
		}
	}
	if _, _, err := endpoint(t.Endpoint); err != nil {
		return Target{}, err
	}
	return t, nil
}

// String is the target as it can be shown.
func (t Target) String() string {
	if t.Folder != "" {
		return t.Folder
	}
	return strings.TrimSuffix("s3://"+t.Bucket+"/"+t.Prefix, "/")
}

// endpoint parts a store's address in host and whether it is spoken to in secret.
// Plans do not cross a network in clear.
func endpoint(address string) (host string, secret bool, err error) {
	if address == "" {
		return "s3.amazonaws.com", true, nil
	}
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || strings.Trim(u.Path, "/") != "" || u.RawQuery != "" || u.User != nil {
		return "", false, ErrEndpoint
	}
	ip := net.ParseIP(u.Hostname())
	here := u.Hostname() == "localhost" || ip != nil && ip.IsLoopback()
	if u.Scheme != "https" && !(u.Scheme == "http" && here) {
		return "", false, ErrEndpoint
	}
	return u.Host, u.Scheme == "https", nil
}
