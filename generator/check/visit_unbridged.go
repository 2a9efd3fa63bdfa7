package check

import "stratbook/generator/plan"

// Opening questions are bridged to one of the four (method, 3).
var visitUnbridged = &Rule{
	ID: "visit-unbridged", Step: plan.StepTake, Severity: plan.SeverityNote, From: plan.TierKey, Part: "visits",
	Title: "An opening question that led nowhere",
	Why: "Asked for the bottom price or for references, whoever answers to the letter talks about themselves from " +
		"then on. The question is accepted, and the light turned to the project.",
	Mend: "Think of how to turn this question next time: to share and trend, pressure, the decision chain or interests. Write it under `bridged_to`.",
	Says: Says{
		"":      {"{visit}: their question about {kind} led to none of the four", "prepare a bridge for next time: accept it, then ask about share and trend, pressure, who decides, or who gains and loses"},
		"plain": {"{visit}: a question of theirs led to none of the four", "prepare a bridge for next time: accept it, then ask about share and trend, pressure, who decides, or who gains and loses"},
	},
	Account: func(j *Judge, a *plan.Account) {
		for _, v := range j.recent(a) {
			for i := range v.Questions {
				q := &v.Questions[i]
				if q.BridgedTo != "" {
					j.Holds()
					continue
				}
				f := visitFinding(a, v)
				if f.At = q.At; q.Kind == "" {
					f.Says = "plain"
				}
				f.Args["kind"] = listed("question-kind", q.Kind)
				j.Flag(f)
			}
		}
	},
}
