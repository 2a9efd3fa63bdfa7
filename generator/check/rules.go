package check

// rules is every rule, in the order of the method.
var rules = []*Rule{
	// Content
	syntax, unknownKey, badValue, missingKey, duplicateID, duplicateKey,
	brokenLink, ambiguousLink, unsafeLink, misplacedFile, nameClash, badID,
	badBytes, tooLarge, outsideContent, audienceUnclosed, hiddenLink,
	reportingLoop, roleConflict, servesNothing,

	// Take: commitments
	commitmentMissing, commitmentOverdue, commitmentVague,
}
