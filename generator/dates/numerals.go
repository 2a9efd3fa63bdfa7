package dates

import (
	"strconv"
	"strings"
)

const digits = "一二三四五六七八九"

// number reads a whole number below a hundred, in digits or in Chinese numerals;
// it is 0 where there is none.
func number(text string) (n int, numeral bool) {
	if n, err := strconv.Atoi(text); err == nil {
		return n, false
	}
	before, after, tens := strings.Cut(text, "十")
	if !tens {
		return digit(text), true
	}
	n = 10
	if before != "" {
		n = 10 * digit(before)
	}
	return n + digit(after), true
}

// digit is 0 for anything but one of the nine.
func digit(text string) int {
	if at := strings.Index(digits, text); text != "" && at >= 0 {
		return at/len("一") + 1
	}
	return 0
}

// spelled writes a whole number from 1 to 31.
func spelled(n int, numeral bool) string {
	if !numeral {
		return strconv.Itoa(n)
	}
	text := ""
	if n >= 20 {
		text = string([]rune(digits)[n/10-1])
	}
	if n >= 10 {
		text += "十"
	}
	if n%10 > 0 {
		text += string([]rune(digits)[n%10-1])
	}
	return text
}
