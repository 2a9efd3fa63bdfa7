package serve

import (
	"fmt"
	"net/http"
	"time"
)

const (
	heartbeat  = 15 * time.Second // without news, so that what is gone is noticed
	writeLimit = 10 * time.Second // for one message
)

// stream sends the build's number, now and whenever another state is shown. The
// number is the same where only the trouble is new: a tab looks at both.
func (s *Server) stream(w http.ResponseWriter, r *http.Request) {
	select {
	case s.streams <- struct{}{}:
		defer func() { <-s.streams }()
	default:
		fail(w, http.StatusServiceUnavailable)
		return
	}
	w.Header().Set("Content-Type", "text/event-stream")
	if r.Method == http.MethodHead {
		return
	}
	control := http.NewResponseController(w)
	control.SetReadDeadline(time.Time{}) // or the server's would end the stream
	beat := time.NewTicker(heartbeat)
	defer beat.Stop()
	send := func(text string) bool {
		control.SetWriteDeadline(time.Now().Add(writeLimit))
		_, err := fmt.Fprint(w, text)
		return err == nil && control.Flush() == nil
	}
	now := s.state.Load()
	alive := send("retry: 500\n" + message(now))
	for alive {
		select {
		case <-now.replaced:
			now = s.state.Load()
			alive = send(message(now))
		case <-beat.C:
			alive = send(":\n\n")
		case <-r.Context().Done():
			return
		case <-s.closed:
			return
		}
	}
}

func message(now *state) string {
	if now.site == nil {
		return ":\n\n"
	}
	return fmt.Sprintf("data: %d\n\n", now.site.Number())
}
