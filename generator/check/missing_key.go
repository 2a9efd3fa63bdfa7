package check

import "stratbook/generator/plan"

// Hardly a key is required.
var missingKey = &Rule{
	ID: "missing-key", Severity: plan.SeverityError,
	Title: "A required key is missing",
	Why:   "Without it the record cannot be told from others, or means nothing.",
	Mend:  "Write the key. Only these are required: an opportunity's `opportunity`, a stakeholder's `id` or `person`, and an ignore's `rule` and `reason`.",
	Says: Says{
		"":       {"the key {key} is missing", "add a line `{key}: …`"},
		"person": {"expected an id or a person for this stakeholder, found neither", "add `id` with a short name such as wang-lei, or `person` with the name of a file in people/"},
	},
}
