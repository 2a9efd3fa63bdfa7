// Narrows lists down and sorts them: tables, the flags of a page, the people of
// a chart. What a filter leaves out fades, and in a list sinks to the end. What
// was asked for stands in the address, so that it can be sent, gone back to and
// kept over live reload. Without this script all is there, in the order of names.
(() => {
	"use strict";

	const collator = new Intl.Collator(document.documentElement.lang, { numeric: true });
	const asked = () => new URLSearchParams(location.search);
	const none = "-"; // for what has no value
	let lists = [];   // functions that draw what the address asks for

	function ask(changes) {
		const now = asked();
		for (const [name, value] of changes) {
			if (value) now.set(name, value);
			else now.delete(name);
		}
		const query = now.toString();
		history.pushState(null, "", location.pathname + (query ? "?" + query : "") + location.hash);
		draw();
	}

	function draw() {
		const now = asked();
		for (const list of lists) list(now);
	}

	// --- Groups: what things may be asked for by ---

	function byValue(name, of) {
		const known = new Map();
		const values = (thing) => known.get(thing) || known.set(thing, of(thing)).get(thing);
		return { name, names: [name], values, fits: (thing, now) => !now.get(name) || values(thing).includes(now.get(name)) };
	}

	function byDay(name, of) {
		const names = [name + ".from", name + ".to"];
		return { name, names, values: () => [], fits: (thing, now) => {
			const [from, to] = names.map((n) => now.get(n)), day = of(thing);
			return !from && !to || day !== "" && (!from || day >= from) && (!to || day <= to);
		} };
	}

	// narrow fades what does not fit. It returns how much is left, and of each
	// group how much there would be of each value. Of what does not count, it
	// asks for which group.
	function narrow(things, groups, now, counts = () => true) {
		let left = 0;
		const tallies = new Map(groups.map((g) => [g.name, new Map()]));
		for (const thing of things) {
			const against = groups.filter((g) => !g.fits(thing, now));
			thing.classList.toggle("faded", against.length > 0);
			if (!against.length && counts(thing)) left++;
			for (const g of groups) {
				if (against.some((other) => other !== g) || !counts(thing, g.name)) continue;
				const tally = tallies.get(g.name);
				for (const value of g.values(thing)) tally.set(value, (tally.get(value) || 0) + 1);
			}
		}
		return { left, tallies };
	}

	// --- Controls: counts that are links, and forms ---

	const groupOf = (link) => link.closest("[data-group]").dataset.group;

	function links(nav) {
		nav.addEventListener("click", (event) => {
			const link = event.target.closest("a[data-key]");
			if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
			event.preventDefault();
			const key = link.dataset.key;
			ask([[groupOf(link), asked().get(groupOf(link)) === key ? "" : key]]);
		});
		nav.querySelectorAll(".waiting").forEach((g) => g.classList.remove("waiting"));
		return (now, { tallies }) => nav.querySelectorAll("a[data-key]").forEach((link) => {
			const n = tallies.get(groupOf(link)).get(link.dataset.key) || 0;
			link.querySelector(".n").textContent = n;
			link.classList.toggle("faded", n === 0);
			if (now.get(groupOf(link)) === link.dataset.key) {
				link.setAttribute("aria-current", "true");
				const fold = link.closest("details");
				if (fold) fold.open = true;
			} else {
				link.removeAttribute("aria-current");
			}
		});
	}

	// choose fills a list to choose from with the values that there are.
	function choose(select, group, things, noneWord) {
		const values = new Set(things.flatMap((thing) => group.values(thing)));
		const empty = values.delete(none);
		for (const value of [...values].sort(collator.compare)) select.add(new Option(value, value));
		if (empty) select.add(new Option(noneWord, none));
	}

	function fields(form, groups, all) {
		const said = form.querySelector("output"), clear = form.querySelector("[type=reset]");
		for (const option of form.querySelectorAll("option")) option.dataset.word = option.textContent;
		form.addEventListener("change", (event) => ask([[event.target.name, event.target.value]]));
		form.addEventListener("submit", (event) => event.preventDefault());
		form.addEventListener("reset", (event) => {
			event.preventDefault();
			ask(groups.flatMap((g) => g.names).map((name) => [name, ""]));
		});
		form.classList.remove("waiting");
		return (now, { left, tallies }) => {
			for (const field of form.querySelectorAll("[name]")) {
				const value = now.get(field.name) || "";
				for (const option of field.options || []) {
					if (option.value) option.textContent = option.dataset.word + " (" + (tallies.get(field.name).get(option.value) || 0) + ")";
				}
				field.value = value;
				if (value && field.value !== value && field.options) { // of another part of the list
					const option = field.add(new Option(value + " (0)", value)) || field.options[field.options.length - 1];
					option.dataset.word = value;
					field.value = value;
				}
			}
			said.textContent = left === all ? "" : said.dataset.says.replace("#", left);
			clear.hidden = !groups.some((g) => g.names.some((name) => now.get(name)));
		};
	}

	// --- A table ---

	// words are what a cell says, without what is beside the point.
	const words = (cell) => [...cell.childNodes].filter((n) => n.nodeType === Node.TEXT_NODE || !n.matches(".under, .quiet"))
		.map((n) => n.textContent).join("").trim();
	const day = (cell) => (cell.querySelector("time") || { dateTime: "" }).dateTime;
	const values = (cell) => {
		const links = [...cell.querySelectorAll("a")].map((a) => a.textContent);
		return links.length ? links : [words(cell) || none];
	};

	// sorted puts rows in the order of a column; those that say nothing there
	// come last, whichever way.
	function sorted(rows, head, down) {
		const number = head.classList.contains("num");
		const keys = new Map(rows.map((row) => {
			const cell = row.cells[head.cellIndex], key = cell.dataset.sort || day(cell) || words(cell);
			return [row, number ? parseFloat(key) : key];
		}));
		const empty = (key) => key === "" || Number.isNaN(key);
		return rows.slice().sort((a, b) => {
			const x = keys.get(a), y = keys.get(b);
			if (empty(x) || empty(y)) return empty(x) - empty(y);
			const order = number ? x - y : collator.compare(x, y);
			return down ? -order : order;
		});
	}

	// The head of a column sorts by it, then the other way round, then not at all;
	// by numbers the greatest come first.
	function sorter(table, prefix) {
		const name = prefix + "sort", heads = [...table.tHead.rows[0].cells];
		for (const head of heads) {
			const button = document.createElement("button");
			button.type = "button";
			button.append(...head.childNodes);
			head.append(button);
			const by = head.dataset.by, ways = head.classList.contains("num") ? ["-" + by, by, ""] : [by, "-" + by, ""];
			button.addEventListener("click", () => ask([[name, ways[ways.indexOf(asked().get(name)) + 1] ?? ways[0]]]));
		}
		return (now, rows) => {
			const wanted = now.get(name) || "", down = wanted.startsWith("-");
			const by = heads.find((head) => head.dataset.by === wanted.replace(/^-/, ""));
			for (const head of heads) {
				if (head === by) head.setAttribute("aria-sort", down ? "descending" : "ascending");
				else head.removeAttribute("aria-sort");
			}
			return by ? sorted(rows, by, down) : rows;
		};
	}

	function table(box) {
		const table = box.querySelector("table"), body = table.tBodies[0], rows = [...body.rows];
		const sort = sorter(table, box.dataset.list), form = box.querySelector("form"), nav = box.querySelector(".sieve");
		const groups = [], tell = [];
		if (form) {
			for (const head of table.tHead.querySelectorAll("[data-filter]")) {
				const name = box.dataset.list + head.dataset.by, cell = (row) => row.cells[head.cellIndex];
				if (head.dataset.filter === "day") {
					groups.push(byDay(name, (row) => day(cell(row))));
					continue;
				}
				const select = form.elements[name], group = byValue(name, (row) => values(cell(row)));
				if (!select) continue;
				groups.push(group);
				choose(select, group, rows, form.dataset.none);
			}
		}
		if (nav) {
			for (const g of nav.querySelectorAll("[data-group]")) {
				groups.push(byValue(g.dataset.group, (row) => (row.dataset.marks || none).split(" ")));
			}
			tell.push(links(nav));
		}
		if (form) tell.push(fields(form, groups, rows.length));
		return (now) => {
			const found = narrow(rows, groups, now), order = sort(now, rows), faded = (row) => row.classList.contains("faded");
			const next = [...order.filter((row) => !faded(row)), ...order.filter(faded)];
			if (next.some((row, i) => body.rows[i] !== row)) body.append(...next);
			for (const t of tell) t(now, found);
		};
	}

	// --- The people of a chart: their boxes, and their lines in the list ---

	function chart(form) {
		const people = [...form.parentElement.querySelectorAll("[data-met]")], isBox = (person) => person.classList.contains("box");
		const groups = [...form.querySelectorAll("select")].map((s) => byValue(s.name, (person) => [person.getAttribute("data-" + s.name) || none]));
		const tell = fields(form, groups, people.filter(isBox).length);
		return (now) => tell(now, narrow(people, groups, now, isBox));
	}

	// --- Flags, in their sections ---

	// ranks are things with one parent, in their order, and what stands behind the last.
	function ranks(things) {
		const all = new Map();
		for (const x of things) {
			if (!all.has(x.parentElement)) all.set(x.parentElement, { things: [] });
			all.get(x.parentElement).things.push(x);
		}
		for (const rank of all.values()) rank.behind = rank.things[rank.things.length - 1].nextSibling;
		return all;
	}

	function sink(all) {
		for (const [parent, rank] of all) {
			for (const faded of [false, true]) {
				for (const x of rank.things) if (x.classList.contains("faded") === faded) parent.insertBefore(x, rank.behind);
			}
		}
	}

	function flags(nav) {
		const flags = [...document.querySelectorAll("main .flag")], aside = (flag) => flag.classList.contains("aside");
		const sections = [...new Set(flags.map((flag) => flag.parentElement))];
		const ofFlags = ranks(flags), ofSections = ranks(sections), tell = links(nav);
		const groups = [...nav.querySelectorAll("[data-group]")].map((g) => byValue(g.dataset.group,
			(flag) => [g.dataset.group === "severity" && aside(flag) ? "aside" : flag.getAttribute("data-" + g.dataset.group) || none]));
		return (now) => {
			// What is set aside counts only where it is asked for.
			const found = narrow(flags, groups, now, (flag, group) => group === "severity" || !aside(flag) || now.get("severity") === "aside");
			for (const section of sections) {
				section.classList.toggle("faded", !section.querySelector(".flag:not(.faded)"));
				const entry = section.id && document.querySelector('.toc a[href="#' + CSS.escape(section.id) + '"]');
				if (entry) entry.classList.toggle("faded", section.classList.contains("faded"));
			}
			sink(ofFlags);
			sink(ofSections);
			tell(now, found);
			nav.querySelector("output").textContent = groups.some((g) => now.get(g.name)) ? nav.dataset.left.replace("#", found.left) : "";
		};
	}

	function begin() {
		const all = (selector) => [...document.querySelectorAll(selector)];
		lists = [...all(".list").map(table), ...all(".sieve[data-left]").map(flags), ...all("form.filter").filter((f) => !f.closest(".list")).map(chart)];
		draw();
	}

	addEventListener("popstate", draw);
	document.addEventListener("stratbook:page", begin); // live reload has put a new page in place
	begin();
})();
