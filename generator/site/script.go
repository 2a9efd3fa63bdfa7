package site

import (
	"strings"
	"sync"
	"unicode"
)

// Chinese fonts draw the same characters differently in China and in Taiwan, and
// a voice reads them in another language; so a run of words says which script it
// is in where its characters tell.

// Characters that tell: each is common and belongs to one script only. Left out
// is what both write, if not in the same sense (后, 里, 台, 准, 云).
const (
	simplified  = "们这个国来时对发会说为学过还没进样动问间应关点业产开长东车见门马书电话认识让请谁边远运输钱银铁压总经负责联设计测试验务单订货质阀轴处备护报标项规图纸写签约义决热双级结给线组织统绩续维资费贵购贸赵孙陈张刘吴杨许顾谢邓罗郑卢冯龙丽华启军庆兰齐乐荣兴营销仓库储换损检录艺术两则实际员达选针锅环创积节号区尔数协医疗灭亿传众现该论证评访谈贷财链错键锁隐难题顶预领频顺须风飞饮"
	traditional = "們這個國來時對發會說為學過還沒進種樣動問間應關點業產開長東車見門馬書電話認識讓請誰邊遠運輸錢銀鐵機壓總經負責聯設計測試驗務單價訂貨質閥軸廠處備護報標項規圖紙寫簽約義決氣熱雙級結給線組織統績續維資費貴購貿趙孫陳張劉吳楊許顧謝鄧羅鄭盧馮龍麗華啟軍慶蘭齊樂榮寧興營銷倉庫儲換損壞檢錄藝術極兩與則實際員達選適針鍋環創積節號萬區爾數協醫療滅體聽億傳優眾確現該論證評訪談貸財鏈錯鍵鎖隱難題頂預領頻順須風飛飲"
)

// enough telling characters settle a text, however long it is.
const enough = 4

// letters tells how many Chinese characters and Latin letters there are in a
// text, and which script the Chinese ones are in: below zero for simplified,
// above for traditional.
func letters(s string) (han, latin, script int) {
	telling := traits()
	for _, r := range s {
		switch {
		case r < unicode.MaxASCII:
			if 'a' <= r|0x20 && r|0x20 <= 'z' {
				latin++
			}
		case unicode.Is(unicode.Han, r):
			han++
			if script < enough && script > -enough {
				script += telling[r]
			}
		}
	}
	return han, latin, script
}

// mostlyLatin allows for a Chinese character saying as much as three letters.
func mostlyLatin(han, latin int) bool { return latin > 3*han }

// traits are 1 for a character of the traditional script alone, -1 for one of the
// simplified alone.
var traits = sync.OnceValue(func() map[rune]int {
	of := map[rune]int{}
	for _, r := range traditional {
		of[r] = 1
	}
	for _, r := range simplified {
		of[r] = -1
	}
	return of
})

// lang tells the language of words in another script than the page's: Chinese
// on an English page, simplified on a traditional one, Latin words alone on a
// Chinese one. It is "zh" where no character tells the script.
func (p *pen) lang(s string) string {
	han, latin, script := letters(s)
	page := p.w.Lang()
	chinese := strings.HasPrefix(page, "zh")
	tag := ""
	switch {
	case han == 0 && latin > 0 && chinese:
		return "en"
	case han == 0 || mostlyLatin(han, latin):
		return ""
	case script > 0:
		tag = "zh-Hant"
	case script < 0:
		tag = "zh-Hans"
	case !chinese:
		tag = "zh"
	}
	if tag == page {
		return ""
	}
	return tag
}

// byScript cuts a text where Chinese characters begin and end.
func byScript(s string) []string {
	var pieces []string
	start, chinese := 0, false
	for i, r := range s {
		if is := unicode.Is(unicode.Han, r); is != chinese && unicode.IsLetter(r) {
			if i > start {
				pieces = append(pieces, s[start:i])
			}
			start, chinese = i, is
		}
	}
	return append(pieces, s[start:])
}

// textOf is HTML without its tags.
func textOf(html string) string {
	var b strings.Builder
	for len(html) > 0 {
		text, rest, found := strings.Cut(html, "<")
		b.WriteString(text)
		if !found {
			break
		}
		_, html, _ = strings.Cut(rest, ">")
	}
	return b.String()
}
