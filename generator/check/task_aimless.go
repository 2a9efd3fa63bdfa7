package check

import "stratbook/generator/plan"

// What we do may be needed, and moves nothing by itself (method, 2).
var taskAimless = &Rule{
	ID: "task-aimless", Step: plan.StepTake, Severity: plan.SeverityNote, From: plan.TierKey, Part: "tasks",
	Title: "Work of ours that serves nothing",
	Why:   "Work that prepares no step of the customer's and answers no factor feels like progress and is none.",
	Mend:  "Name under `for` the commitment that it prepares, or the factor, goal, support, result or added value that it serves. If there is none, leave it.",
	Says: Says{
		"": {"nothing says what this is for: {task}", "name under `for` what it prepares or serves; or set `status: dropped` and spend the time elsewhere"},
	},
	Account: func(j *Judge, a *plan.Account) {
		for _, t := range a.AllTasks {
			switch {
			case t.Status != plan.TaskOpen:
			case t.For.Text != "":
				j.Holds()
			default:
				j.Flag(taskFinding(a, t))
			}
		}
	},
}
