package check

import "stratbook/generator/plan"

// Whoever wants promises kept keeps their own (method, 2).
var taskOverdue = &Rule{
	ID: "task-overdue", Step: plan.StepTake, Severity: plan.SeverityNote, From: plan.TierBase, Part: "tasks",
	Title: "Work of ours past its date",
	Why:   "We cannot hold a customer to a date that we miss ourselves.",
	Mend:  "Do it, move `due` and tell whoever waits for it, or set `status` to done or dropped.",
	Says: Says{
		"": {"{days} past its date: {task}", "do it or move `due`, and tell whoever waits for it; if it is done, say so under `status`"},
	},
	Account: func(j *Judge, a *plan.Account) {
		for _, t := range a.AllTasks {
			if t.Status != plan.TaskOpen || t.Due.IsZero() {
				continue
			}
			if !t.Due.Before(j.AsOf) {
				j.Holds()
				continue
			}
			f := taskFinding(a, t)
			f.Args["days"] = days(j.AsOf.Days(t.Due))
			j.Flag(f)
		}
	},
}
