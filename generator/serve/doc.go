// Package serve is the development server: it shows one immutable build of the
// site at a time, and tells the open tabs when there is another.
//
// In goes a build whenever there is a new one, with what is wrong with the
// content; out comes a handler:
//
//	server := serve.New(serve.Options{Hosts: serve.Hosts(listener.Addr()), Script: script})
//	server.Swap(site, nil)
//	err := server.HTTP().Serve(listener)
//
// Its author's browser is the only one that it talks to. It answers to its own
// names alone (a page elsewhere whose name leads here gets 403), to no request
// that a page from elsewhere makes except that to come here, to GET and HEAD
// only, and from the build alone, never from the disk.
//
// A page goes out as a clean build would write it, with one tag added to its
// head, which loads the script of live reload. Three addresses are the server's
// own: /-/live.js, that script; /-/events, a stream that carries nothing but
// the build's number; and /-/trouble, what is wrong, as JSON.
//
// The package does not build, watch, choose an address or print. It has no
// TLS and no users: who can reach the address can read the site.
package serve
