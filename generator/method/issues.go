package method

import "stratbook/generator/plan"

// Layer is one of those in which the customer's business issues lead to what we
// want to reach (method, 1 S).
type Layer string

const (
	LayerEnvironment Layer = "environment"
	LayerResponse    Layer = "response"
	LayerChallenge   Layer = "challenge"
	LayerPath        Layer = "path" // to market leadership
	LayerVision      Layer = "vision"
	LayerGoal        Layer = "goal"
)

// Issue is a link of that chain. It follows from issues of earlier layers, or
// serves them; what names a later layer or its own is no link.
type Issue struct {
	Layer Layer
	ID    string   // "path" and "vision" for these two; "" where the author set none
	Text  string   // of the path the listed value
	From  []*Issue // what it follows from or serves, in the order written, each once
	To    []*Issue // what follows from it or serves it, in order of layers, then files
}

// IssuesOf are those of an account, by layers from the environment to the
// goals, in each in file order; only what was written.
func IssuesOf(a *plan.Account) []*Issue {
	var c chain
	for i := range a.Environment {
		c.add(&Issue{Layer: LayerEnvironment, ID: a.Environment[i].ID, Text: a.Environment[i].Text}, nil)
	}
	for i := range a.Responses {
		c.add(&Issue{Layer: LayerResponse, ID: a.Responses[i].ID, Text: a.Responses[i].Text}, a.Responses[i].From)
	}
	for i := range a.Challenges {
		c.add(&Issue{Layer: LayerChallenge, ID: a.Challenges[i].ID, Text: a.Challenges[i].Text}, a.Challenges[i].From)
	}
	if a.Leadership != "" {
		c.add(&Issue{Layer: LayerPath, ID: "path", Text: a.Leadership}, nil)
	}
	if a.Vision != nil {
		c.add(&Issue{Layer: LayerVision, ID: "vision", Text: a.Vision.Text}, a.Vision.Serves)
	}
	for i := range a.Goals {
		c.add(&Issue{Layer: LayerGoal, ID: a.Goals[i].ID, Text: a.Goals[i].Text}, a.Goals[i].Serves)
	}
	return c.issues
}

// Rootless reports whether the issue should follow from something or serve
// something, and does not: all but the environment and the path should.
func (i *Issue) Rootless() bool {
	return i.Layer != LayerEnvironment && i.Layer != LayerPath && len(i.From) == 0
}

// Fruitless reports whether something should follow from the issue or serve it,
// and nothing does: a goal is an end in itself, and so is a vision.
func (i *Issue) Fruitless() bool {
	return i.Layer != LayerVision && i.Layer != LayerGoal && len(i.To) == 0
}

// chain links each issue with those before it.
type chain struct {
	issues []*Issue
	layer  map[string]*Issue // of the layer that is being added, by id
	before map[string]*Issue // of earlier layers
}

func (c *chain) add(i *Issue, from []plan.Ref) {
	if len(c.issues) == 0 {
		c.layer, c.before = map[string]*Issue{}, map[string]*Issue{}
	} else if c.issues[len(c.issues)-1].Layer != i.Layer {
		for id, known := range c.layer {
			if c.before[id] == nil || known.Layer == LayerPath || known.Layer == LayerVision {
				c.before[id] = known // an id means the first that bears it; path and vision are words
			}
		}
		clear(c.layer)
	}
	linked := map[*Issue]bool{nil: true}
	for _, r := range from {
		if root := c.before[r.Text]; !linked[root] {
			linked[root] = true
			i.From = append(i.From, root)
			root.To = append(root.To, i)
		}
	}
	c.issues = append(c.issues, i)
	if i.ID != "" && c.layer[i.ID] == nil {
		c.layer[i.ID] = i
	}
}
