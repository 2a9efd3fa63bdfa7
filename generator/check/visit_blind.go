package check

import (
	"slices"

	"stratbook/generator/method"
	"stratbook/generator/plan"
)

// The two tests of every contact (method, 3).
var visitBlind = &Rule{
	ID: "visit-blind", Step: plan.StepTake, Severity: plan.SeverityWarning, From: plan.TierKey, Gated: true, Part: "visits",
	Title: "A visit that showed nothing more and opened no door",
	Why: "Two things tell whether a contact was worth it: did we see more of the customer's larger picture, and did " +
		"it open a door to a higher level? With neither, the next visit is this one again.",
	Mend: "Write what you learned beyond the matter itself under `bigger_picture`, or whom it led to under `door`. " +
		"If there is nothing to write, take one of the four questions along next time.",
	Says: Says{
		"":      {"{visit}: it showed nothing more of the larger picture, and opened no door", "write what you learned under `bigger_picture`, or whom it led to under `door`; if nothing, ask next time what presses them, who decides, who gains and who loses"},
		"there": {"{visit}: it showed nothing more of the larger picture, and the door it names is {door}, who was there", "write what you learned under `bigger_picture`, or whom else it led to under `door`; if nothing, ask next time what presses them, who decides, who gains and who loses"},
	},
	Account: func(j *Judge, a *plan.Account) {
		tops := method.Tops(a)
		for _, v := range j.recent(a) {
			if slices.ContainsFunc(v.With, func(r plan.Ref) bool { return tops[a.Person(r)] }) {
				continue
			}
			door := a.Person(v.Door)
			there := door != nil && slices.ContainsFunc(v.With, func(r plan.Ref) bool { return a.Person(r) == door })
			if v.BiggerPicture != "" || v.Door.Text != "" && !there {
				j.Holds()
				continue
			}
			f := visitFinding(a, v)
			if there {
				f.Says, f.Args["door"] = "there", name(door)
			}
			j.Flag(f)
		}
	},
}
