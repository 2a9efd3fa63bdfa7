package check

import (
	"slices"

	"stratbook/generator/method"
	"stratbook/generator/plan"
)

// The owner may commit, and plays a substantive part (method, 1 T: decision
// role).
var ownerUnknown = &Rule{
	ID: "owner-unknown", Step: plan.StepTarget, Severity: plan.SeverityWarning, From: plan.TierGrowth, Part: "stakeholders",
	Title: "Nobody is known as the decision owner",
	Why:   "Somebody there may commit to it and works on it themselves. As long as we do not know who, we convince people who can only say that they like it.",
	Mend:  "Ask those you know who put the last order of this kind through, and give that person the role of owner.",
	Says: Says{
		"":      {"{name}: no decision owner is known", "ask {ask} who put the last order of this kind through, and write `role: owner`"},
		"plain": {"{name}: no decision owner is known", "find out who put the last order of this kind through, and write `role: owner`"},
		"chair": {"{name}: the decision owner is an empty chair: {chair}", "find out who it is to be, or who decides until then, and write `name`"},
	},
	Account: func(j *Judge, a *plan.Account) { j.roleKnown(a, plan.RoleOwner) },
}

// roleKnown says whether somebody with a name holds a role: in each open
// opportunity, or where there is none in the account's business. What nobody
// holds anywhere is said once, of the account.
func (j *Judge) roleKnown(a *plan.Account, role plan.Role) {
	held := func(o *plan.Opportunity) bool { return len(method.RolesOf(a, o).Of(role)) > 0 }
	deals := a.OpenOpportunities()
	lacking := slices.DeleteFunc(slices.Clone(deals), held)
	for range len(deals) - len(lacking) {
		j.Holds()
	}
	own := held(nil)
	switch {
	case len(deals) == 0 && own:
		j.Holds()
	case !own && len(lacking) == len(deals):
		j.Flag(j.unheld(accountFinding(a), role))
	default:
		for _, o := range lacking {
			j.Flag(j.unheld(dealFinding(a, o), role))
		}
	}
}

// unheld says of a role that nobody holds which place is empty, or whom to ask.
func (j *Judge) unheld(f Finding, role plan.Role) Finding {
	f.Says = "plain"
	if who := guidesOf(j.players, j.met).to(nil); who != nil {
		f.Says, f.Args["ask"] = "", name(who)
	}
	for _, p := range method.Parts(j.account, j.account.Opportunity(plan.Ref{Text: f.About.Deal})) {
		if p.Role == role {
			f.Says, f.Args["chair"] = "chair", name(p.Who)
		}
	}
	return f
}
