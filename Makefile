# The two commands of the README are `make serve` and `make test`.

STATICCHECK = honnef.co/go/tools/cmd/staticcheck@v0.8.2
GOVULNCHECK = golang.org/x/vuln/cmd/govulncheck@v1.9.0
TEMPL       = github.com/a-h/templ/cmd/templ@$(shell go list -m -f '{{.Version}}' github.com/a-h/templ)

# The sample book was written for this day.
DAY = 2026-11-21

.PHONY: serve build test race soak fuzz bench generate fmt lint audit browser screenshots

serve:
	go run ./cmd/stratbook serve --open --as-of $(DAY)

build:
	go build -trimpath -o bin/stratbook ./cmd/stratbook

test: lint browser
	go test -timeout 30m ./...
	@$(MAKE) --no-print-directory race

# What starts goroutines, once more under the race detector. It makes a test ten times as slow and has nothing
# to say of what goes on in one goroutine: of the large packages only those tests are run in which many are at
# work. race_test.go holds that no package that starts one is left out.
RACES = TestUpdateIsRead|TestCacheKeeps|TestConcurrentPut|TestReaders|TestTwoAtOnce|TestServe|TestSampleInTwelveTabs|TestSoak

race:
	go test -race -timeout 30m ./generator/publish ./generator/serve ./generator/watch
	go test -race -timeout 30m -run '^($(RACES))$$' ./generator ./generator/output ./cmd/stratbook

# A served book is edited for SOAKTIME: memory, goroutines and descriptors must not grow.
SOAKTIME ?= 5m

soak:
	go test -count 1 -timeout 2h -v -run '^TestSoak$$' ./cmd/stratbook -soak $(SOAKTIME)

# Each target for FUZZTIME; make test runs their seeds and what they found before.
FUZZTIME ?= 1m

fuzz:
	@.ci/fuzz $(FUZZTIME)

bench:
	go test -run '^$$' -bench . -benchtime 1x -timeout 120m ./generator/ ./cmd/...
	go test -run '^$$' -bench . ./generator/*/...

# Components are compiled from *.templ; a test fails where the result is stale.
generate:
	go run $(TEMPL) generate -path generator

fmt: generate
	gofmt -w cmd content generator layouts static *.go

lint:
	@test -z "$$(gofmt -l cmd content generator layouts static *.go)" || { gofmt -l cmd content generator layouts static *.go; echo 'not formatted: run make fmt'; exit 1; }
	go vet ./...
	go run $(STATICCHECK) ./...

audit:
	go run $(GOVULNCHECK) ./...

# What people see is tested in a real browser.
browser:
	@.ci/browser

# A picture of every kind of page, light, dark, narrow and printed, to be looked at;
# in Chinese with LANGUAGE=zh-Hans. README's is screenshots/first-screen-light.png.
LANGUAGE ?= en

screenshots: browser
	go test -count 1 -timeout 60m -run TestScreenshots ./cmd/stratbook -screenshots $(CURDIR)/screenshots -language $(LANGUAGE)
