package watch

import (
	"maps"
	"os"
	"slices"
	"time"
)

// A step is small enough not to be felt by whoever saves meanwhile.
const (
	filesAStep   = 16
	foldersAStep = 16
)

func (w *watcher) hasWork() bool {
	if len(w.unread)+len(w.round) > 0 {
		return true
	}
	if w.idle != nil {
		w.idle()
		w.idle = nil
	}
	return false
}

// step reads some files of the baseline, or compares some folders of a round.
func (w *watcher) step() {
	for range min(filesAStep, len(w.unread)) {
		w.readNext()
	}
	if len(w.round) == 0 {
		return
	}
	began := time.Now()
	n := min(foldersAStep, len(w.round))
	var fresh []string
	for _, dir := range w.round[:n] {
		fresh = append(fresh, w.compare(dir, nil)...)
	}
	w.adoptAll(fresh)
	w.round = w.round[n:]
	w.cost += time.Since(began)
	if len(w.round) == 0 {
		w.nextRound = time.Now().Add(w.pause())
	}
	if len(w.changed) > 0 && !w.calling {
		w.later()
	}
}

// pause is how long everything is left alone after a round.
func (w *watcher) pause() time.Duration {
	if w.polls {
		return max(pollRound, 10*w.cost)
	}
	return max(slowRound, 50*w.cost)
}

// startRound begins to compare everything, when it is time.
func (w *watcher) startRound() {
	if len(w.round) == 0 && !time.Now().Before(w.nextRound) {
		w.round, w.cost = slices.Collect(maps.Keys(w.tree)), 0
	}
}

// lookAtRoots finds roots that came or went without a word.
func (w *watcher) lookAtRoots() {
	for _, root := range w.Roots {
		info, err := os.Stat(root)
		there := err == nil && info.IsDir()
		switch {
		case there && w.missing[root]:
			delete(w.missing, root)
			w.Log(Notice{Kind: RootBack, Path: root})
			w.adopt(root, w.find)
			w.later()
		case !there && !w.missing[root] && (err == nil || gone(err)):
			w.drop(root)
			w.later()
		}
	}
}
