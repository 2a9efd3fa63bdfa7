package plan_test

import (
	"slices"
	"testing"

	"stratbook/generator/plan"
)

// Each constant is a value of its list, and unless only some are needed
// (milestones, parts) each value has its constant, in the order of the list.
func TestKindsAreTheirLists(t *testing.T) {
	for _, test := range []struct {
		list string
		kind []string
	}{
		{"tier", kind(plan.TierStrategic, plan.TierKey, plan.TierGrowth, plan.TierBase)},
		{"account-status", kind(plan.AccountProspect, plan.AccountActive, plan.AccountDormant, plan.AccountLost)},
		{"opportunity-status", kind(plan.OpportunityOpen, plan.OpportunityWon, plan.OpportunityLost, plan.OpportunityStopped)},
		{"go", kind(plan.GoAhead, plan.GoHold, plan.GoStop)},
		{"share-size", kind(plan.SizeSmall, plan.SizeLarge)},
		{"share-trend", kind(plan.TrendRising, plan.TrendFlatOrFalling)},
		{"yes-no", kind(plan.Yes, plan.No)},
		{"involvement", kind(plan.InvolvementHigh, plan.InvolvementLow)},
		{"authority", kind(plan.AuthorityHigh, plan.AuthorityLow)},
		{"role", kind(plan.RoleAdvocate, plan.RoleOwner, plan.RoleGatekeeper, plan.RoleApprover)},
		{"stance", kind(plan.StanceSupporter, plan.StanceNeutral, plan.StanceOpponent, plan.StanceHidden, plan.StanceUnknown)},
		{"sign", kind(plan.SignPositive, plan.SignNegative)},
		{"control", kind(plan.ControlHigh, plan.ControlLow)},
		{"quadrant", kind(plan.QuadrantLeverage, plan.QuadrantMaximise, plan.QuadrantReduce, plan.QuadrantEliminate)},
		{"macro", kind(plan.MacroAdvanceFast, plan.MacroReconsider, plan.MacroVenture, plan.MacroPersevere, plan.MacroAdvanceCarefully, plan.MacroUseSkill)},
		{"criterion-class", kind(plan.CriterionMust, plan.CriterionNice)},
		{"believed", kind(plan.BelievedYes, plan.BelievedNo, plan.BelievedUnsure)},
		{"support-status", kind(plan.SupportAsked, plan.SupportAgreed, plan.SupportGiven, plan.SupportRefused)},
		{"level", kind(plan.LevelHigh, plan.LevelMid, plan.LevelLow)},
		{"commitment-status", kind(plan.CommitmentAsked, plan.CommitmentAgreed, plan.CommitmentDone, plan.CommitmentRefused, plan.CommitmentDropped)},
		{"task-status", kind(plan.TaskOpen, plan.TaskDone, plan.TaskDropped)},
		{"visit-status", kind(plan.VisitPlanned, plan.VisitHeld, plan.VisitMoved, plan.VisitCancelled)},
		{"met", kind(plan.ResultMet, plan.ResultPartly, plan.ResultUnmet, plan.ResultUnknown)},
		{"white-space", kind(plan.SlotOurs, plan.SlotOpen, plan.SlotCompetitor, plan.SlotInHouse, plan.SlotNone, plan.SlotUnknown)},
		{"standing", kind(plan.StandingAhead, plan.StandingEven, plan.StandingBehind)},
		{"step", kind(plan.StepSet, plan.StepTarget, plan.StepReview, plan.StepAssemble, plan.StepTake)},
		{"severity", kind(plan.SeverityError, plan.SeverityWarning, plan.SeverityNote, plan.SeverityOff)},
	} {
		if keys := keysOf(test.list); !slices.Equal(keys, test.kind) {
			t.Errorf("%s: the list has %q, the constants say %q", test.list, keys, test.kind)
		}
	}
	for key, list := range map[string]string{
		plan.MilestoneAcceptFindings:  "milestone",
		plan.MilestoneRequestProposal: "milestone",
		plan.PartTechnical:            "team-part",
		plan.PartSponsor:              "team-part",
	} {
		if !slices.Contains(keysOf(list), key) {
			t.Errorf("%s: no value %q", list, key)
		}
	}
}

func kind[T ~string](values ...T) []string {
	keys := make([]string, len(values))
	for i, v := range values {
		keys[i] = string(v)
	}
	return keys
}

func keysOf(list string) []string {
	var keys []string
	for _, v := range plan.ListNamed(list).Values {
		keys = append(keys, v.Key)
	}
	return keys
}

func TestTierCompare(t *testing.T) {
	tiers := []plan.Tier{plan.TierKey, plan.TierBase, plan.TierStrategic, plan.TierGrowth}
	slices.SortFunc(tiers, plan.Tier.Compare)
	want := []plan.Tier{plan.TierBase, plan.TierGrowth, plan.TierKey, plan.TierStrategic}
	if !slices.Equal(tiers, want) {
		t.Errorf("got %q, want %q", tiers, want)
	}
	if plan.Tier("").Compare(plan.TierGrowth) != 0 {
		t.Error("a plan without a tier counts as growth")
	}
}

func TestSeverityCompare(t *testing.T) {
	list := []plan.Severity{plan.SeverityNote, plan.SeverityError, plan.SeverityOff, plan.SeverityWarning}
	slices.SortFunc(list, plan.Severity.Compare)
	want := []plan.Severity{plan.SeverityOff, plan.SeverityNote, plan.SeverityWarning, plan.SeverityError}
	if !slices.Equal(list, want) {
		t.Errorf("got %q, want %q", list, want)
	}
}
