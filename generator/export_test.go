package generator

// Spread is how a build spreads its work; the floor of the benchmark does too.
var Spread = spread
