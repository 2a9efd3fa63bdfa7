package bookgen

var (
	members     = []string{"Li Na", "Marta Lind", "Daniel Oka", "陈浩然", "Helen Soren", "林家伟"}
	companies   = []string{"Northmill", "Aldergate", "Bryne Works", "宏远机械", "Castor Pumps", "天成食品", "Delmare", "金川物流"}
	tiers       = []string{"strategic", "key", "growth", "base"}
	factorKinds = []string{"product", "terms", "history", "competition", "timing"}
	signs       = []string{"positive", "negative"}
	controls    = []string{"high", "low"}
	statuses    = []string{"agreed", "agreed", "asked", "done", "done"}
	titles      = []string{"plant manager", "head of purchasing", "maintenance lead", "采购经理", "厂长", "quality engineer"}
	units       = []string{"plant west", "purchasing", "quality", "生产部", "finance"}
	roles       = []string{"advocate", "owner", "gatekeeper", "approver"}
	stances     = []string{"supporter", "neutral", "opponent", "hidden", "unknown"}
	styles      = []string{"leading", "influencing", "checking", "following"}
	needs       = []string{"power", "achievement", "recognition", "acceptance", "order", "security"}
	first       = []string{"Anna", "Bjorn", "Carla", "David", "Edith", "Felix", "Greta", "Hugo"}
	last        = []string{"Moor", "Stone", "Linden", "Harper", "Quist", "Vogel", "Rademaker", "Okafor"}
	surnames    = []string{"王", "李", "张", "刘", "陈", "杨", "赵", "黄"}
	givens      = []string{"伟", "芳", "秀英", "建国", "丽", "志强", "晓明", "文博"}

	englishSentences = []string{
		"The maintenance team counts every hour that the line stands still.",
		"Purchasing compares three suppliers and looks at the price of a year.",
		"They want the first delivery before the typhoon season begins.",
		"Nobody has told the quality department about the change of material.",
		"The plant manager asked for figures from a plant of the same size.",
		"A trial on one machine would answer most of what is still open.",
	}
	chineseSentences = []string{
		"设备部门很在意每次停机的时间。",
		"采购要比较三家供应商全年的总成本。",
		"他们希望在台风季节之前完成第一批交货。",
		"质量部门还不知道材料要更换。",
		"厂长想看同等规模工厂的实际数据。",
		"先在一台设备上试用，大部分问题就有答案了。",
	}
)
