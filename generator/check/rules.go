package check

// rules is every rule, in the order of the method.
var rules = []*Rule{
	// Content
	syntax, unknownKey, badValue, missingKey, duplicateID, duplicateKey,
	brokenLink, ambiguousLink, unsafeLink, misplacedFile, nameClash, badID,
	badBytes, tooLarge, outsideContent, audienceUnclosed, hiddenLink,
	reportingLoop, roleConflict, servesNothing,

	// Take: commitments
	commitmentMissing, commitmentOverdue, askUnanswered, commitmentVague,
	commitmentPlaceless, commitmentOurs, commitmentUnrealistic,
	commitmentSellerDriven, commitmentStalled, commitmentPileup, supporterIdle,
	refusalUnexplained, refusalDeadEnd, loweredUnexplained,
	concessionUnreturned, taskAimless, taskOverdue,

	// Take: visits
	visitUnprepared, visitOneLevel, visitGoalless, visitUnasked,
	visitEmptyHanded, visitBlind, visitUnbridged, absentDecider, visitOverdue,
	visitUnscheduled, visitUnrecorded, cadenceOneBuyer, circling,

	// What was set aside: last, since it looks at all that was found
	ignoreExpired, ignoreIdle,
}
