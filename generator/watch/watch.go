package watch

import (
	"context"
	"maps"
	"path/filepath"
	"slices"
	"time"

	"github.com/fsnotify/fsnotify"
)

const (
	quiet   = 15 * time.Millisecond  // without events, until things have settled
	longest = 200 * time.Millisecond // from the first event, if it never gets quiet

	slowRound = 2 * time.Second        // between comparisons of everything
	pollRound = time.Second            // the same, where folders cannot be watched
	rootRound = 500 * time.Millisecond // between looks at the roots
)

var never time.Time

// Options say what to watch. Only Changed is needed.
type Options struct {
	// Roots are the folders, with all in them. One that is missing is waited for.
	Roots []string

	// Ready is called once, as soon as every later change will be seen. What
	// was read before may be older than what Watch compares with.
	Ready func()

	// Changed gets the files that are new, gone or have other bytes, sorted,
	// each beginning with its root as given. It is never called twice at a time.
	Changed func(paths []string)

	// Log gets what is worth telling; nil drops it.
	Log func(Notice)

	open  func() (notifier, error) // nil is the system's
	mount func(dir string) string  // nil looks; see remote
	idle  func()                   // told when all is read and compared
}

// Kind is what a Notice is about.
type Kind string

const (
	Polling    Kind = "polling"    // not all can be watched; everything is compared once a second
	Lost       Kind = "lost"       // the system lost events or failed; everything is compared
	Unreadable Kind = "unreadable" // a file or folder; it is as it was as long as that lasts
	RootGone   Kind = "root-gone"
	RootBack   Kind = "root-back"
)

// Notice is something that whoever watches should know.
type Notice struct {
	Kind    Kind
	Path    string // "" where all is meant
	Setting string // the system's setting to raise, of Polling; "" where none would help
	Mount   string // the kind of file system, of Polling, if that is the reason
	Err     error
}

// notifier is what we use of an fsnotify.Watcher.
type notifier interface {
	Add(folder string) error
	Remove(folder string) error
	Close() error
	Events() <-chan fsnotify.Event
	Errors() <-chan error
}

// watcher is owned by the one goroutine that runs Watch.
type watcher struct {
	Options
	system notifier // nil where there is none
	polls  bool

	tree    map[string]*folder // what is known, by path
	missing map[string]bool    // roots
	linked  map[string]bool    // folders with links in them
	told    map[string]bool    // unreadable paths that Log knows of

	hints   map[string]hint // by folder
	first   time.Time       // when the first hint since the last comparison came
	settled *time.Timer

	round     []string // folders that the slow comparison still has to look at
	unread    []string // files whose bytes are not known yet
	cost      time.Duration
	nextRound time.Time

	changed map[string]bool
	calling bool
	done    chan struct{}
}

// Watch calls Changed for what changes until ctx ends, and for a call that runs
// then it waits. The error says that a root cannot be read at the start.
func Watch(ctx context.Context, o Options) error {
	w := newWatcher(o)
	w.openSystem()
	if w.system != nil {
		defer w.system.Close()
	}
	if err := w.baseline(); err != nil {
		return err
	}
	if o.Ready != nil {
		o.Ready()
	}
	w.run(ctx)
	return nil
}

func newWatcher(o Options) *watcher {
	o.Roots = slices.Clone(o.Roots)
	for i, root := range o.Roots {
		o.Roots[i] = filepath.Clean(root)
	}
	if o.Log == nil {
		o.Log = func(Notice) {}
	}
	if o.open == nil {
		o.open = openSystem
	}
	if o.mount == nil {
		o.mount = remote
	}
	w := &watcher{
		Options: o,
		tree:    map[string]*folder{}, missing: map[string]bool{}, linked: map[string]bool{}, told: map[string]bool{},
		hints: map[string]hint{}, changed: map[string]bool{},
		settled: time.NewTimer(time.Hour), done: make(chan struct{}),
		nextRound: time.Now().Add(slowRound),
	}
	w.settled.Stop()
	return w
}

// run is the loop. What takes long is done in small steps when nothing else is
// to do, so that a save does not wait for it.
func (w *watcher) run(ctx context.Context) {
	looks := time.NewTicker(rootRound)
	defer looks.Stop()
	busy := make(chan struct{})
	close(busy)
	events, faults := w.channels()
	for {
		var step <-chan struct{}
		if w.hasWork() {
			step = busy
		}
		select {
		case <-ctx.Done():
			if w.calling {
				<-w.done
			}
			return
		case e, open := <-events:
			if !open {
				events, faults = nil, nil
				w.poll(Notice{Kind: Polling, Err: fsnotify.ErrClosed})
				continue
			}
			w.hint(e)
		case err, open := <-faults:
			if open {
				w.Log(Notice{Kind: Lost, Err: err})
				w.compareAll()
			}
		case <-w.settled.C:
			w.compareHinted()
			w.call()
		case <-w.done:
			w.calling = false
			w.call()
		case <-looks.C:
			w.lookAtRoots()
			w.startRound()
		case <-step:
			w.step()
		}
	}
}

// later waits for quiet, but not for ever.
func (w *watcher) later() {
	now := time.Now()
	if w.first.IsZero() {
		w.first = now
	}
	w.settled.Reset(max(0, min(quiet, w.first.Add(longest).Sub(now))))
}

// call hands over what changed, unless a call is running: then its end does.
func (w *watcher) call() {
	if w.calling || len(w.changed) == 0 || !w.first.IsZero() {
		return
	}
	paths := slices.Sorted(maps.Keys(w.changed))
	clear(w.changed)
	w.calling = true
	go func() {
		w.Changed(paths)
		w.done <- struct{}{}
	}()
}

// compareAll is for when hints may be lost.
func (w *watcher) compareAll() {
	w.nextRound, w.round = never, nil
	w.startRound()
}
