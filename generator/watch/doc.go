// Package watch turns changes on disk into calls.
//
// In go folders, out come the paths of the files whose bytes changed, once
// things have settled:
//
//	err := watch.Watch(ctx, watch.Options{
//		Roots:   []string{"content", "layouts", "static"},
//		Ready:   build, // what changes from here on is seen
//		Changed: func(paths []string) { rebuild(paths) },
//	})
//
// What the system tells is a hint, never the truth. Folders are watched, not
// files; a new one is watched first and read afterwards, so nothing falls
// between. After 15 ms of quiet (200 ms at most) the folders that were named
// are compared by size, time and inode with what was known, and what differs is
// read: only other bytes, a new file or one that is gone make a call. While a
// call runs, changes gather for exactly one more.
//
// Behind that a slow comparison of everything goes round: it begins anew two
// seconds after it ended, or fifty times as long as it took, so that it costs
// at most a fiftieth of a core. It finds what the system kept to itself (network
// and container mounts), at once after events were lost. Where folders cannot
// be watched for a limit of the system, Log says which setting, and everything
// is compared once a second, as it is where the kind of file system says that it
// keeps to itself what others do. A root that is missing or goes away is looked for
// twice a second.
//
// Hidden files and editors' leftovers are not there. A link to a file stands for
// that file, one to a folder is not followed; of what is no regular file it counts
// that it is there, as a build has something to say about it. The
// package does not say what changed in a file, and writes nothing.
package watch
