package plan

import "cmp"

// The listed values that the program itself decides by. The other lists are
// only shown, and are plain strings wherever they stand. Every type's zero
// value means "not said".

// Tier says how much effort an account is due (method, 8: 80/20).
type Tier string

const (
	TierStrategic Tier = "strategic"
	TierKey       Tier = "key"
	TierGrowth    Tier = "growth"
	TierBase      Tier = "base"
)

// Compare orders tiers, base first. A plan that says none counts as growth.
func (t Tier) Compare(u Tier) int { return cmp.Compare(t.rank(), u.rank()) }

func (t Tier) rank() int {
	switch t {
	case TierBase:
		return 0
	case TierKey:
		return 2
	case TierStrategic:
		return 3
	default:
		return 1
	}
}

// AccountStatus says whether there is business with an account (method, 8).
type AccountStatus string

const (
	AccountProspect AccountStatus = "prospect"
	AccountActive   AccountStatus = "active"
	AccountDormant  AccountStatus = "dormant"
	AccountLost     AccountStatus = "lost"
)

// OpportunityStatus says whether a deal is alive, and how it ended (method, 2).
type OpportunityStatus string

const (
	OpportunityOpen    OpportunityStatus = "open"
	OpportunityWon     OpportunityStatus = "won"
	OpportunityLost    OpportunityStatus = "lost"
	OpportunityStopped OpportunityStatus = "stopped"
)

// GoDecision is to go on with a deal, to wait, or to give it up (method, 1 R).
type GoDecision string

const (
	GoAhead GoDecision = "on"
	GoHold  GoDecision = "hold"
	GoStop  GoDecision = "stop"
)

// The parts of our own team that a rule asks for; any words are allowed
// (method, 7).
const (
	PartTechnical = "technical"
	PartSponsor   = "sponsor"
)

// Size is how much of the customer's business in our field is ours (method, 3:
// share and trend).
type Size string

const (
	SizeSmall Size = "small"
	SizeLarge Size = "large"
)

// Trend is where a share or a market is going (method, 3: share and trend).
type Trend string

const (
	TrendRising        Trend = "rising"
	TrendFlatOrFalling Trend = "flat-or-falling"
)

// YesNo is an answer that may also be missing: whether a deal upsets the present
// balance (method, 3: interests).
type YesNo string

const (
	Yes YesNo = "yes"
	No  YesNo = "no"
)

// Involvement is how much of a part somebody takes in a decision (method, 1 T).
type Involvement string

const (
	InvolvementHigh Involvement = "high"
	InvolvementLow  Involvement = "low"
)

// Authority is whether somebody decides or influences (method, 1 T).
type Authority string

const (
	AuthorityHigh Authority = "high"
	AuthorityLow  Authority = "low"
)

// Role is the part that somebody plays in a decision, which involvement and
// authority make up (method, 1 T).
type Role string

const (
	RoleAdvocate   Role = "advocate"
	RoleOwner      Role = "owner"
	RoleGatekeeper Role = "gatekeeper"
	RoleApprover   Role = "approver"
)

// Stance is whether somebody is for us (method, 3: decision chain).
type Stance string

const (
	StanceSupporter Stance = "supporter"
	StanceNeutral   Stance = "neutral"
	StanceOpponent  Stance = "opponent"
	StanceHidden    Stance = "hidden"
	StanceUnknown   Stance = "unknown"
)

// Sign is whether a factor helps or hurts (method, 1 R).
type Sign string

const (
	SignPositive Sign = "positive"
	SignNegative Sign = "negative"
)

// Control is how far a factor is in our hands (method, 1 R).
type Control string

const (
	ControlHigh Control = "high"
	ControlLow  Control = "low"
)

// Quadrant is where sign and control place a factor, and what is done about it
// there: the micro strategy (method, 1 A).
type Quadrant string

const (
	QuadrantLeverage  Quadrant = "leverage"
	QuadrantMaximise  Quadrant = "maximise"
	QuadrantReduce    Quadrant = "reduce"
	QuadrantEliminate Quadrant = "eliminate"
)

// Macro is the strategy as a whole, which the two heaviest quadrants name
// (method, 1 A).
type Macro string

const (
	MacroAdvanceFast      Macro = "advance-fast"
	MacroReconsider       Macro = "reconsider"
	MacroVenture          Macro = "venture"
	MacroPersevere        Macro = "persevere"
	MacroAdvanceCarefully Macro = "advance-carefully"
	MacroUseSkill         Macro = "use-skill"
)

// CriterionClass is how much the customer says that it wants something
// (method, 1 R).
type CriterionClass string

const (
	CriterionMust CriterionClass = "must"
	CriterionNice CriterionClass = "nice"
)

// Belief is whether we believe what the customer says that it wants
// (method, 1 R).
type Belief string

const (
	BelievedYes    Belief = "yes"
	BelievedNo     Belief = "no"
	BelievedUnsure Belief = "unsure"
)

// SupportStatus is what became of a wish for help from inside our own company
// (method, 1 A).
type SupportStatus string

const (
	SupportAsked   SupportStatus = "asked"
	SupportAgreed  SupportStatus = "agreed"
	SupportGiven   SupportStatus = "given"
	SupportRefused SupportStatus = "refused"
)

// The milestones on the customer's way that a rule asks for; a book may have
// others in their place (method, 1 T: act).
const (
	MilestoneAcceptFindings  = "accept-findings"
	MilestoneRequestProposal = "request-proposal"
)

// Level is how much an ask demands of the customer (method, 2).
type Level string

const (
	LevelHigh Level = "high"
	LevelMid  Level = "mid"
	LevelLow  Level = "low"
)

// CommitmentStatus is what became of an action asked of the customer
// (method, 2).
type CommitmentStatus string

const (
	CommitmentAsked   CommitmentStatus = "asked"
	CommitmentAgreed  CommitmentStatus = "agreed"
	CommitmentDone    CommitmentStatus = "done"
	CommitmentRefused CommitmentStatus = "refused"
	CommitmentDropped CommitmentStatus = "dropped"
)

// TaskStatus is what became of an action of ours (method, 2).
type TaskStatus string

const (
	TaskOpen    TaskStatus = "open"
	TaskDone    TaskStatus = "done"
	TaskDropped TaskStatus = "dropped"
)

// VisitStatus is whether a visit is to come, was held, or was not (method, 2).
type VisitStatus string

const (
	VisitPlanned   VisitStatus = "planned"
	VisitHeld      VisitStatus = "held"
	VisitMoved     VisitStatus = "moved"
	VisitCancelled VisitStatus = "cancelled"
)

// ResultStatus is whether the customer got what was promised (method, 4).
type ResultStatus string

const (
	ResultMet     ResultStatus = "yes"
	ResultPartly  ResultStatus = "partly"
	ResultUnmet   ResultStatus = "no"
	ResultUnknown ResultStatus = "unknown"
)

// SlotStatus is who has a field of the white-space matrix (method, 9).
type SlotStatus string

const (
	SlotOurs       SlotStatus = "ours"
	SlotOpen       SlotStatus = "open"
	SlotCompetitor SlotStatus = "competitor"
	SlotInHouse    SlotStatus = "in-house"
	SlotNone       SlotStatus = "none"
	SlotUnknown    SlotStatus = "unknown"
)

// Standing is where we are on a criterion, beside one competitor (method, 1 R).
type Standing string

const (
	StandingAhead  Standing = "ahead"
	StandingEven   Standing = "even"
	StandingBehind Standing = "behind"
)

// Step is one of the five in the order of work (method, 1: STRAT).
type Step string

const (
	StepSet      Step = "set"
	StepTarget   Step = "target"
	StepReview   Step = "review"
	StepAssemble Step = "assemble"
	StepTake     Step = "take"
)

// Severity is how much a finding matters: broken content, a gap that costs
// orders, advice. It is the book's own, no part of the method.
type Severity string

const (
	SeverityError   Severity = "error"
	SeverityWarning Severity = "warning"
	SeverityNote    Severity = "note"
	SeverityOff     Severity = "off"
)

// Compare orders severities, the gravest last.
func (s Severity) Compare(t Severity) int { return cmp.Compare(s.rank(), t.rank()) }

func (s Severity) rank() int {
	switch s {
	case SeverityError:
		return 3
	case SeverityWarning:
		return 2
	case SeverityNote:
		return 1
	default:
		return 0
	}
}
