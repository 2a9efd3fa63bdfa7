package serve

import (
	"container/list"
	"sync"
)

// cache keeps what was rendered of one build, up to a number of bytes; what was
// not asked for the longest goes first.
type cache struct {
	mu    sync.Mutex
	limit int
	size  int
	order *list.List // of cached, the last one asked for in front
	at    map[string]*list.Element
}

type cached struct {
	addr   string
	answer *answer
}

func newCache(limit int) *cache {
	return &cache{limit: limit, order: list.New(), at: map[string]*list.Element{}}
}

func (c *cache) get(addr string) *answer {
	c.mu.Lock()
	defer c.mu.Unlock()
	e := c.at[addr]
	if e == nil {
		return nil
	}
	c.order.MoveToFront(e)
	return e.Value.(cached).answer
}

func (c *cache) put(addr string, a *answer) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.at[addr] != nil || a.size() > c.limit {
		return
	}
	c.at[addr] = c.order.PushFront(cached{addr, a})
	c.size += a.size()
	for c.size > c.limit {
		oldest := c.order.Remove(c.order.Back()).(cached)
		delete(c.at, oldest.addr)
		c.size -= oldest.answer.size()
	}
}
