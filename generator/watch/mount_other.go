//go:build !linux && !darwin

package watch

// remote knows nothing here: the slow comparison finds what is not told.
func remote(string) string { return "" }
