// Package output brings a folder to hold exactly the files of a build.
//
// In go the files, one by one and from any number of goroutines; out comes the
// folder, which holds the old build or the new one, and nothing between:
//
//	stage, err := output.Begin(ctx, "public", output.Options{Source: "content"})
//	defer stage.Abort()
//	err = stage.Put("accounts/acme/index.html", page)
//	report, err := stage.Commit()
//
// What is new is written to a stage beside the folder (".public.stage"). What
// the old build has with the same bytes is not written but linked, and keeps
// its inode and its time; who knows that a file did not change keeps it without
// its bytes (Stage.Keep). Commit reads back that all is there, and exchanges the
// two folders in one step. So the folder is another one after a build that
// changed something: a program that holds it open (a server with it as its
// working folder, a container that has it mounted) must open it anew.
//
// The old build is then kept as the next stage, which is brought up to date by
// what differs: a file that did not change from one build to the next costs one
// look at it. That takes up to as much disk again; the kept build may be deleted.
//
// Where the system refuses links or the exchange (a mount point, some file
// systems), files are replaced one by one, pages last, and Report.InPlace says
// so: then a reader may meet both builds for a moment, and a build that is
// killed meanwhile leaves both, which the next one mends. No stage is kept.
//
// What a build consists of stands in its manifest, .stratbook/manifest.json.
// Only what it lists is ever deleted or replaced; all else in the folder stays.
// Verify compares a folder with it, wherever the folder has been copied to.
//
// The package does not know what it writes: names that differ by letter case
// alone, pages without a link and audiences that see too much are for others to
// find. It does not wait for the disk (fsync): after a power failure, build
// again. The modes of folders that it made are the system's defaults.
package output
