package check

import "stratbook/generator/plan"

// Either is enough; both must agree (method, 1 T).
var roleConflict = &Rule{
	ID: "role-conflict", Severity: plan.SeverityError,
	Title: "A role that involvement or authority denies",
	Why:   "The role follows from the two: who is highly involved and has authority owns the decision. If they say different things, one of them is wrong. The role is left out.",
	Mend:  "Write either the role, or involvement and authority; look again at what the person really does.",
	Says: Says{
		"": {"the role {role} means involvement {involvement} and authority {authority}, and the record says otherwise", "look again at what this person really does; then write the role alone, or involvement and authority alone"},
	},
}
