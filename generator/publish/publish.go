// Package publish brings a target to hold exactly a built site: a folder, or a
// place in an object store that speaks S3.
//
//	target, err := publish.ParseTarget("s3://plans/everyone?region=eu-central-1")
//	report, err := publish.Publish(ctx, publish.Options{Folder: os.DirFS("public"), Path: "public", To: target})
//
// In goes a folder that package output has written; only what its manifest lists
// is published. Into a folder it goes as a build does, whole and in one step. A
// store knows no such step, so there the order has to do: first what pages load
// (its names carry hashes, and disturb nobody), then pages, then what is gone is
// removed, and last the manifest is written, which lies at the target too and says
// what of it is ours and for whom.
//
// While a store is being changed a note lies beside the manifest (next.json). It
// lists what may be old or new by now, so that whoever publishes next, the same
// site or another, after a failure at any point, believes none of it and forgets
// none of it. An object that is not listed is never replaced or removed.
//
// Two that publish to one place in a store at the same time are not kept apart:
// a store has no lock. What both leave is mended by publishing once more.
package publish

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io/fs"

	"stratbook/generator/output"
)

// Options say what to publish, and how. Folder, Path and To are required.
type Options struct {
	Folder fs.FS  // the built site
	Path   string // where Folder is, which a target must not be, hold or lie in
	To     Target
	Access Access // to a store

	ChangeAudience bool // publishes although the target holds another audience's site
	DryRun         bool // changes nothing, and says in Report.Would what there is to do
	Wait           bool // waits for another build that holds a folder
}

// Access is what a store knows one by. Without a key there is none.
type Access struct {
	KeyID, Secret string
	Session       string // of keys that are lent for a while; may be ""
	Region        string // where the target does not say
	Endpoint      string // where the target does not say; "" is Amazon's
}

// Report counts what was done to the target, or would be.
type Report struct {
	Written, Unchanged, Removed int

	InPlace bool   // as in output.Report
	Would   []Step // of a dry run, in the order in which they would be done
}

// Step is one thing to do to a target.
type Step struct {
	Remove bool // else it is written
	Path   string
}

// Failed is the error where publishing began, and was broken off: the target
// holds both builds in part until somebody publishes again.
type Failed struct {
	Path string // what was written or removed; "" where it is not one file
	Err  error
}

func (f Failed) Error() string {
	if f.Path == "" {
		return "publish: " + f.Err.Error()
	}
	return "publish: " + f.Path + ": " + f.Err.Error()
}

func (f Failed) Unwrap() error { return f.Err }

// Publish brings the target to hold the site. The folder is believed to be whole
// (output.Verify tells), but each file is compared with the manifest again as it is
// read. The error is an [output.Refused], before anything was written, where the
// target is not one to write to; an [output.Locked] where another holds a folder;
// and a [Failed] where a store failed midway.
func Publish(ctx context.Context, o Options) (Report, error) {
	listing, err := output.ReadListing(o.Folder)
	if err != nil {
		return Report{}, err
	}
	from := site{o.Folder, listing}
	if o.To.Folder != "" {
		return toFolder(ctx, from, o)
	}
	s, err := connect(o.To, o.Access)
	if err != nil {
		return Report{}, err
	}
	return toStore(ctx, s, job{from, o})
}

// site is a built site.
type site struct {
	folder fs.FS
	output.Listing
}

// read returns a file as the manifest lists it: another build may have come since.
func (s site) read(name string) ([]byte, error) {
	content, err := fs.ReadFile(s.folder, name)
	if err != nil {
		return nil, err
	}
	if want := s.Files[name]; want.Hash != sha256.Sum256(content) {
		return nil, fmt.Errorf("%s is not as it was built", name)
	}
	return content, nil
}
