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

	// Set
	issuesMissing, issueRootless, pathMissing, ladderMissing, visionMissing,
	goalMissing, visionUnmeasured, goalUnmeasured, visionShort, visionUnrooted,
	goalUnrooted, goalMissed, goalReached, goalEasy, goalAgainstTrend,
	stepsOutOfOrder,

	// Target
	peopleFew, singleThread, roleUnknown, ownerUnknown, approverUnknown,
	deciderUnmet, advocateUnmet, needsUnknown, approachMissing, styleUnknown,
	stanceUnknown, stanceHidden, nobodyOpposed, opponentUnaddressed,
	gatekeeperUnattended, contactMissing, risingUnattended, relationshipIdle,
	levelSkipped, groupUnsatisfied, personTwice,

	// Review
	factorsMissing, factorUnplaced, factorsRosy, criteriaMissing,
	criterionUntested, competitorsMissing, claimSingleSource, shareMissing,
	pressureMissing, decisionMissing, leadMissing, payerMissing,
	interestsMissing, losersMissing, loserUnmapped, customersMissing,
	rivalsMissing, cultureMissing, customerGoalsMissing,

	// Assemble
	factorUnanswered, factorUnowned, macroOpen, macroAgainstFactors,
	macroUnfollowed, supportMissing, supportRefused,

	// Take: the lasting relationship
	setbacksMissing, lossUnexplained, resultsUnchecked, addedValueMissing,
	cadenceMissing, teamIncomplete, addedValueCopyable, planStale,
	accountUnowned,

	// What was set aside: last, since it looks at all that was found
	ignoreExpired, ignoreIdle,
}
