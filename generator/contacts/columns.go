package contacts

import (
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Keys are what a column may hold: keys of a stakeholder, and the parts of a name
// and the company, by which a row is told to be another customer's.
func Keys() []string {
	return []string{"name", "first_name", "last_name", "aliases", "title", "unit", "company", "email", "phone", "reports_to"}
}

// known are the names of columns that need no telling, by key, as folded makes
// them: Salesforce's and HubSpot's, Outlook's and Google's, our own spreadsheet's,
// and those that CRMs in China write.
func known(column string) (key string) {
	switch folded(column) {
	case "name", "fullname", "contactname", "displayname", "姓名", "联系人", "联系人姓名", "联系人名称", "客户联系人", "聯絡人", "聯絡人姓名", "聯繫人":
		return "name"
	case "firstname", "givenname", "名", "名字":
		return "first_name"
	case "lastname", "surname", "familyname", "姓", "姓氏":
		return "last_name"
	case "nickname", "alias", "alsocalled", "别名", "別名", "昵称", "暱稱", "英文名", "英文姓名":
		return "aliases"
	case "title", "jobtitle", "position", "organizationtitle", "职务", "职位", "职称", "岗位", "職務", "職位", "職稱", "頭銜":
		return "title"
	case "department", "unit", "organizationdepartment", "部门", "所属部门", "所在部门", "部門", "所屬部門", "单位部门":
		return "unit"
	case "account", "accountname", "company", "companyname", "associatedcompany", "primarycompany", "organization", "organizationname",
		"公司", "公司名称", "公司名稱", "客户", "客户名称", "所属客户", "企业名称", "单位", "单位名称", "客戶", "客戶名稱", "所屬客戶":
		return "company"
	case "email", "emailaddress", "workemail", "primaryemail", "email1value", "邮箱", "邮箱地址", "电子邮箱", "电子邮件", "电邮", "邮件",
		"電子郵件", "電子郵箱", "電郵", "信箱":
		return "email"
	case "phone", "phonenumber", "businessphone", "workphone", "officephone", "telephone", "phone1value", "电话", "办公电话", "联系电话", "座机",
		"電話", "辦公電話", "聯絡電話", "mobile", "mobilephone", "mobilephonenumber", "mobilenumber", "cell", "cellphone", "手机", "手机号", "手机号码", "移动电话",
		"手機", "手機號碼", "行動電話":
		return "phone"
	case "reportsto", "reportstofullname", "reportstoname", "manager", "上级", "直属上级", "直接上级", "汇报对象", "汇报给", "上級", "直屬上級", "主管":
		return "reports_to"
	}
	return ""
}

// folded brings the spellings of a column's name into one form: letters and digits
// alone, without case and width.
func folded(name string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFKC.String(name))
}

// columnKeys tells for each column of a head what it holds, "" for nothing that is
// read. Told are columns by name.
func columnKeys(head []string, told map[string]string) ([]string, error) {
	keys := make([]string, len(head))
	for i, column := range head {
		keys[i] = known(column)
	}
	for column, key := range told {
		if !slices.Contains(Keys(), key) {
			return nil, Error{ID: "import.map-key", Args: map[string]any{"found": key, "keys": Keys()}}
		}
		i := slices.IndexFunc(head, func(name string) bool { return folded(name) == folded(column) })
		if i < 0 {
			return nil, Error{ID: "import.map-column", Args: map[string]any{"found": column, "columns": named(head)}}
		}
		for j := range keys {
			if keys[j] == key && key != "phone" && key != "email" && key != "aliases" {
				keys[j] = "" // what is told counts, not what was guessed
			}
		}
		keys[i] = key
	}
	for _, key := range []string{"name", "first_name", "last_name", "email"} {
		if slices.Contains(keys, key) {
			return keys, nil
		}
	}
	return nil, Error{Line: 1, Col: 1, ID: "import.no-name", Args: map[string]any{"columns": named(head)}}
}

// named are the columns that have a name.
func named(head []string) []string {
	return slices.DeleteFunc(slices.Clone(head), func(name string) bool { return name == "" })
}
