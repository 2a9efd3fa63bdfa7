package check

import "stratbook/generator/plan"

// One bad value costs that value only.
var badValue = &Rule{
	ID: "bad-value", Severity: plan.SeverityError,
	Title: "A value that cannot be read",
	Why:   "The value is left out, and whatever was to be worked out from it with it. The rest of the record is kept.",
	Mend:  "Write the value as the message says. Dates are written 2026-11-21, lengths of time 7d, 2w, 3m or 1y, and values of a list in any of its words.",
	Says: Says{
		"date":           {"expected a date such as 2026-11-21, found {found}", "write year, month and day with dashes, and a day that the month has"},
		"length":         {"expected a length of time such as 7d, 2w, 3m or 1y, found {found}", "write a whole number and one of d, w, m, y"},
		"number":         {"expected a number, found {found}", "write digits, with a point for decimals and nothing behind them"},
		"whole":          {"expected a whole number, found {found}", "write digits only"},
		"limit":          {"expected a number or a length of time such as 60d, found {found}", "write a whole number, or one with d, w, m or y"},
		"range":          {"expected a number from {low} to {high}, found {found}", "write a number from {low} to {high}, or take the key away"},
		"yes-no":         {"expected yes or no, found {found}", "write yes or no"},
		"listed":         {"expected one of the listed values, found {found}", "write one of {values}"},
		"listed-near":    {"expected one of the listed values, found {found}", "did you mean {nearest}? listed are {values}"},
		"words":          {"expected a single value under {key}, found a list or a group of keys", "write the value on one line, behind the key"},
		"record":         {"expected a group of keys, found a single value or a list", "write keys below it, indented: {keys}"},
		"mapping":        {"expected keys with values under {key}, found a single value or a list", "write one key: value a line, indented"},
		"audience":       {"no audience is called {found}, so this is hidden from everybody", "write one of the book's audiences, or add it to `audiences` in book.yaml"},
		"audience-none":  {"expected the name of an audience, found none", "write one of the book's audiences, or take the mark away; until then this is held back"},
		"audience-name":  {"expected the name of an audience, found an empty one", "write a name, or take the entry away"},
		"audience-fence": {"expected ::: audience and a name, found ::: {found}, so this is hidden from everybody", "write ::: audience {found}"},
		"timezone":       {"no time zone is called {found}; UTC is taken", "write a name such as Asia/Shanghai or Europe/Berlin"},
		"base-url":       {"expected a path such as /plans/ or an address with https, found {found}", "write where the site is hosted, as a browser sees it"},
		"currency":       {"no currency is called {found}", "write the three letters of one, such as USD, EUR or CNY"},
	},
}
