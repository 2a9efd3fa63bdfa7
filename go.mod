module stratbook

go 1.26.8

require (
	github.com/a-h/templ v0.3.977 // components as compiled Go: a page of thousands of facts costs little
	github.com/adrg/frontmatter v0.2.0 // finds and cuts the front matter
	github.com/arran4/golang-ical v0.3.4 // calendars: folds and escapes as other programs want it
	github.com/emersion/go-vcard v0.0.0-20260618161152-d854b7e0e2d3 // vCards of any version
	github.com/fsnotify/fsnotify v1.10.1 // tells of changes on disk, on every system
	github.com/minio/minio-go/v7 v7.4.1 // speaks to S3, R2, MinIO and Google's store: signs, and tries again
	github.com/nicksnyder/go-i18n/v2 v2.7.0 // catalogues with the plural forms of every language
	github.com/pelletier/go-toml/v2 v2.4.3 // TOML with the position of every value
	github.com/spf13/cobra v1.10.2 // commands, flags, completion
	github.com/xuri/excelize/v2 v2.11.0 // spreadsheets, streamed row by row
	github.com/yuin/goldmark v1.8.7 // CommonMark, and what is usual beyond it
	go.yaml.in/yaml/v4 v4.0.0 // YAML as a tree with the position of every value
	golang.org/x/sys v0.49.0 // exchanging two folders in one step
	golang.org/x/text v0.43.0 // Unicode forms, widths, currencies, the order of names, GB18030
	golang.org/x/tools v0.52.0 // txtar: the examples of the rules, and most test data
)

// For tests only.
require (
	github.com/chromedp/cdproto v0.159.0 // a browser's keys, each pressed and released, and another clock
	github.com/chromedp/chromedp v0.23.0 // a real browser
	github.com/emersion/go-ical v0.0.0-20250329121855-f41e73efc392 // another's reader of calendars
	github.com/google/go-cmp v0.7.0 // differences that can be read
	github.com/johannesboyne/gofakes3 v1.2.0 // a store that speaks S3, in the test's own process
	github.com/owenrumney/go-sarif/v3 v3.3.1 // another's reader of SARIF, with the schema of the standard
	github.com/rogpeppe/go-internal v1.16.0 // scripts that run the command
	github.com/santhosh-tekuri/jsonschema/v6 v6.0.3 // what we write against its schema
	golang.org/x/net v0.62.0 // HTML as a browser parses it
	pgregory.net/rapid v1.3.0 // properties over random inputs
)

require (
	github.com/BurntSushi/toml v1.6.0 // indirect
	github.com/cespare/xxhash/v2 v2.3.0 // indirect
	github.com/dustin/go-humanize v1.0.1 // indirect
	github.com/go-json-experiment/json v0.0.0-20260213210345-44df1a37e875 // indirect
	github.com/google/uuid v1.6.0 // indirect
	github.com/inconshreveable/mousetrap v1.1.0 // indirect
	github.com/klauspost/compress v1.19.2 // indirect
	github.com/klauspost/cpuid/v2 v2.4.0 // indirect
	github.com/klauspost/crc32 v1.3.0 // indirect
	github.com/minio/crc64nvme v1.1.1 // indirect
	github.com/minio/md5-simd v1.1.2 // indirect
	github.com/philhofer/fwd v1.2.0 // indirect
	github.com/richardlehane/mscfb v1.0.7 // indirect
	github.com/richardlehane/msoleps v1.0.6 // indirect
	github.com/rs/xid v1.6.0 // indirect
	github.com/ryszard/goskiplist v0.0.0-20150312221310-2dfbae5fcf46 // indirect
	github.com/spf13/pflag v1.0.10 // indirect
	github.com/teambition/rrule-go v1.8.2 // indirect
	github.com/tiendc/go-deepcopy v1.7.2 // indirect
	github.com/tinylib/msgp v1.6.4 // indirect
	github.com/xeipuuv/gojsonpointer v0.0.0-20180127040702-4e3ac2762d5f // indirect
	github.com/xeipuuv/gojsonreference v0.0.0-20180127040603-bd5ef7bd5415 // indirect
	github.com/xeipuuv/gojsonschema v1.2.0 // indirect
	github.com/xuri/efp v0.0.1 // indirect
	github.com/xuri/nfp v0.0.2-0.20250530014748-2ddeb826f9a9 // indirect
	github.com/zeebo/xxh3 v1.1.0 // indirect
	go.shabbyrobe.org/gocovmerge v0.0.0-20230507111327-fa4f82cfbf4d // indirect
	go.yaml.in/yaml/v3 v3.0.5 // indirect
	golang.org/x/crypto v0.58.0 // indirect
	gopkg.in/ini.v1 v1.67.3 // indirect
	gopkg.in/yaml.v2 v2.4.0 // indirect
)
