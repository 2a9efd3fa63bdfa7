package publish

import (
	"context"
	"maps"
	"slices"

	"stratbook/generator/output"
)

// toFolder publishes as a build is written: beside the folder, and in one step.
func toFolder(ctx context.Context, from site, o Options) (Report, error) {
	how := output.Options{Source: o.Path, Audience: from.Audience, Force: o.ChangeAudience, Wait: o.Wait}
	if o.DryRun {
		there, err := output.Preview(o.To.Folder, how)
		if err != nil {
			return Report{}, err
		}
		var w work
		for name, file := range from.Files {
			if there.Files[name] != file {
				w.write = append(w.write, name)
			}
		}
		for name := range there.Files {
			if _, stays := from.Files[name]; !stays {
				w.remove = append(w.remove, name)
			}
		}
		return w.report(from), nil
	}
	stage, err := output.Begin(ctx, o.To.Folder, how)
	if err != nil {
		return Report{}, err
	}
	defer stage.Abort()
	for _, name := range slices.Sorted(maps.Keys(from.Files)) {
		if err := ctx.Err(); err != nil {
			return Report{}, err
		}
		content, err := from.read(name)
		if err != nil {
			return Report{}, err
		}
		if err := stage.Put(name, content); err != nil {
			return Report{}, err
		}
	}
	done, err := stage.Commit()
	return Report{Written: done.Written, Unchanged: done.Unchanged, Removed: done.Removed, InPlace: done.InPlace}, err
}
