// Search: a box on every page, and a page of results. Without this script the box
// leads to that page, which says what else there is.
//
// The index comes in parts and as scripts, because a page that was opened from a
// disk may load nothing else; package generator/search tells what stands in them.
(() => {
	"use strict";

	const form = document.querySelector("form.search");
	if (!form) return;
	const input = form.elements.q, root = form.dataset.root, folder = root + "search/";

	// --- The index, in parts ---

	const arrived = new WeakMap(); // by the element that loads a part: what takes it
	window.stratbookIndex = (name, data) => arrived.get(document.currentScript)(data);

	const load = (src) => new Promise((resolve, reject) => {
		const script = document.createElement("script");
		arrived.set(script, resolve);
		script.onload = script.onerror = () => {
			script.remove();
			reject(new Error(src)); // which says nothing if it has arrived
		};
		script.src = src;
		document.body.append(script);
	});

	// tree is a beginning that the directory divides the terms of.
	function tree(lines, above, file) {
		const [ending, starts] = lines.shift().split("!");
		const node = { label: above + ending, sections: [] };
		if (node.label) node.file = file();
		for (const [, dot, start] of starts.matchAll(/(\.?)([^.])/gu)) node.sections.push({ start: start.codePointAt(0), tree: dot });
		for (const section of node.sections) {
			if (section.tree) section.tree = tree(lines, node.label, file);
			else section.file = file();
		}
		return node;
	}

	// open returns the index that is there now: the one before, if that is the same.
	async function open(before, again) {
		const index = await load(folder + "index.js" + again), parts = new Map();
		const known = before && await before.catch(() => null);
		if (known && known.edition === index.edition) return known;
		index.part = (name) => {
			if (!parts.has(name)) parts.set(name, load(folder + index.edition + "/" + name + ".js"));
			return parts.get(name);
		};
		let files = 0;
		index.root = tree(index.directory.split(" "), "", () => files++);
		index.kinds = index.kinds.map(([id, title, one, first, sentence], i, all) => (
			{ id, title, one, sentence, end: i + 1 < all.length ? all[i + 1][3] : index.things }));
		index.kindOf = (thing) => index.kinds.find((kind) => thing < kind.end);
		return index;
	}

	let opened = null;
	const reopen = (again) => opened = open(opened, again);

	// whole does something with the index, and once more where a part of it is gone:
	// the site was built anew since the page was opened.
	async function whole(work) {
		try {
			return await work(await (opened || reopen("")));
		} catch {
			return work(await reopen("?again"));
		}
	}

	// --- Terms, as the index has them ---

	const spelled = { ß: "ss", æ: "ae", œ: "oe", þ: "th", ø: "o", đ: "d", ð: "d", ł: "l", ı: "i", ς: "σ" };
	const words = /[\p{L}\p{N}\p{M}]+/gu, isHan = /\p{sc=Han}/u;
	const dense = "\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Thai}\\p{sc=Laoo}\\p{sc=Khmr}\\p{sc=Mymr}ー";
	const runs = new RegExp(`[${dense}]+|[^${dense}]+`, "gu"), isDense = new RegExp(`^[${dense}]`, "u");

	function fold(index, text) {
		text = text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase()
			.replace(/[ßæœþøđðłıς]/g, (c) => spelled[c]).normalize("NFKC");
		return index.han ? [...text].map((c) => index.han.get(c) || c).join("") : text;
	}

	async function learnHan(index, text) {
		if (index.han || !isHan.test(text)) return;
		const pairs = [...await index.part("han")], half = pairs.length / 2;
		index.han = new Map(pairs.slice(0, half).map((form, i) => [form, pairs[half + i]]));
	}

	// runsOf cuts a text into words, and runs of characters that have no blanks
	// between words.
	const runsOf = (text) => (text.match(words) || []).flatMap((word) => word.match(runs));

	function termsOf(run) {
		const chars = [...run];
		if (!isDense.test(run)) return [chars.slice(0, 32).join("")];
		return chars.length < 2 ? chars : chars.slice(1).map((c, i) => chars[i] + c);
	}

	// --- Finding ---

	// where is the file that tells of the terms with a beginning; with a node, of all
	// of them together.
	function where(node, beginning) {
		if (node.label && node.label.startsWith(beginning)) return { file: node.file, node };
		const next = beginning.codePointAt(node.label.length);
		const section = beginning.startsWith(node.label) && node.sections.filter((s) => s.start <= next).pop();
		if (!section || !section.tree) return section;
		return section.start === next && where(section.tree, beginning);
	}

	// each takes the numbers of a list.
	function each(list, take) {
		let thing = -1, gap = 0, weight = 1;
		for (let i = 0; i < list.length; i++) {
			const digit = list.charCodeAt(i) - 35;
			gap += digit * weight;
			weight *= 16;
			if (digit >= 41) continue;
			take(thing += gap + 1);
			gap = 0;
			weight = 1;
		}
	}

	// lists takes the lists of a term, and of those that begin with it: whether they
	// are of titles, and whether of the very term.
	async function lists(index, term, take) {
		const at = where(index.root, term);
		if (!at) return;
		const part = await index.part("w" + at.file);
		if (at.node) {
			part.split("!").forEach((list, i) => take(list, i % 2 === 0, i < 2 && at.node.label === term));
			return;
		}
		for (const line of part.split(" ")) {
			const [name, title, text] = line.split("!");
			if (!name.startsWith(term)) continue;
			take(title, true, name === term);
			take(text, false, name === term);
		}
	}

	// What a term counts, as a beginning of a word and as the word: text less than a
	// sentence, and that less than a name. A character alone is as good as a word.
	const counts = { text: [2, 4], sentence: [5, 6], name: [9, 12] };
	const ofOwnAccount = 3;
	const atOnce = 4;

	// find answers a question: things that have all of its terms or, where none has,
	// most of them. A long question is answered twice, first by what its longest
	// terms say, so that the first answer does not wait for many files.
	async function* find(index, text, account) {
		await learnHan(index, text);
		const asked = [...new Set(runsOf(fold(index, text)))];
		const terms = [...new Set(asked.flatMap(termsOf))].sort((s, t) => t.length - s.length);
		const score = new Uint16Array(index.things), has = new Uint8Array(index.things), own = [];
		if (account) await lists(index, "@" + account, (list, title, same) => same && each(list, (thing) => own.push(thing)));
		let done = 0;
		do {
			const best = await Promise.all(terms.slice(done, done + atOnce).map((term) => worth(index, term)));
			for (const values of best) {
				values.forEach((value, thing) => {
					score[thing] += value;
					has[thing] += value > 0;
				});
			}
			done += best.length;
			yield ranked(index, { asked, score, has, own, done });
		} while (done < terms.length);
	}

	// worth is what a term counts for each thing.
	async function worth(index, term) {
		const best = new Uint8Array(index.things), alone = isDense.test(term);
		await lists(index, term, (list, title, same) => each(list, (thing) => {
			const of = !title ? counts.text : index.kindOf(thing).sentence ? counts.sentence : counts.name;
			best[thing] = Math.max(best[thing], of[+(same || alone)]);
		}));
		return best;
	}

	function ranked(index, { asked, score, has, own, done }) {
		const most = has.reduce((m, n) => Math.max(m, n), 0), byScore = [], groups = new Map();
		const mine = new Set(own);
		if (most) {
			has.forEach((n, thing) => {
				if (n === most) (byScore[score[thing] + (mine.has(thing) ? ofOwnAccount : 0)] ||= []).push(thing);
			});
		}
		const things = byScore.reverse().flat();
		for (const thing of things) {
			const kind = index.kindOf(thing);
			if (!groups.has(kind)) groups.set(kind, []);
			groups.get(kind).push(thing);
		}
		return { asked, things, groups, short: most > 0 && most < done };
	}

	// heads are how things are shown.
	const heads = (index, things) => Promise.all(things.map(async (thing) => {
		const [title, address, account, note, also, lang, text] = (await index.part("h" + (thing >> 6)))[thing & 63];
		return { thing, title, href: root + address, under: [account, note].filter(Boolean), also, lang, text, kind: index.kindOf(thing) };
	}));

	// For other scripts: what answers a question, best first.
	window.stratbookIndex.find = (text, account) => whole(async (index) => {
		let things = [];
		for await (const answer of find(index, text, account)) things = answer.things;
		return heads(index, things);
	});

	// --- Showing ---

	function make(name, attributes, ...inside) {
		const element = document.createElement(name);
		for (const [key, value] of Object.entries(attributes)) if (value) element.setAttribute(key, value);
		element.append(...inside.filter(Boolean));
		return element;
	}

	// places are where a text has what was asked for, as [from, to], rising.
	function places(index, text, asked) {
		const found = [];
		for (const word of text.matchAll(words)) {
			for (const run of word[0].matchAll(runs)) {
				const at = word.index + run.index, folded = fold(index, run[0]), even = folded.length === run[0].length;
				if (isDense.test(run[0])) {
					if (even) found.push(...placesIn(folded, asked).map(([from, to]) => [at + from, at + to]));
					continue;
				}
				const begun = Math.max(...asked.map((a) => (folded.startsWith(a) ? a.length : 0)));
				if (begun > 0) found.push([at, at + (even ? begun : run[0].length)]);
			}
		}
		return found;
	}

	// placesIn looks for whole runs first, and for any two characters of them.
	function placesIn(run, asked) {
		let wanted = asked.filter((a) => isDense.test(a));
		if (!wanted.some((a) => run.includes(a))) wanted = wanted.flatMap(termsOf);
		const hit = new Array(run.length).fill(false), found = [];
		for (const a of wanted) for (let i = -1; (i = run.indexOf(a, i + 1)) >= 0;) hit.fill(true, i, i + a.length);
		hit.forEach((yes, i) => {
			if (yes && !hit[i - 1]) found.push([i, i]);
			if (yes) found[found.length - 1][1]++;
		});
		return found;
	}

	// marked is a text with what was asked for marked.
	function marked(index, text, asked) {
		const pieces = [];
		let at = 0;
		for (const [from, to] of places(index, text, asked)) {
			pieces.push(text.slice(at, from), make("mark", {}, text.slice(from, to)));
			at = to;
		}
		return [...pieces, text.slice(at)];
	}

	// passage is the line of a text that has most of what was asked for, from a little
	// before the first of it.
	function passage(index, text, asked) {
		let best = { n: 0 };
		for (const line of text.split("\n")) {
			const found = places(index, line, asked);
			const n = new Set(found.map(([from, to]) => fold(index, line.slice(from, to)))).size;
			if (n > best.n) best = { n, line, at: found[0][0] };
		}
		if (!best.n) return "";
		const chars = [...best.line], at = [...best.line.slice(0, best.at)].length;
		const halves = (i) => i > 0 && i < chars.length && !isDense.test(chars[i]) && /^[\p{L}\p{N}]{2}/u.test(chars[i - 1] + chars[i]);
		let from = Math.max(0, at - 60), to = Math.min(chars.length, from + 200);
		while (from < at && halves(from)) from++;
		while (to > at + 100 && halves(to)) to--;
		return (from ? "…" : "") + chars.slice(from, to).join("").trim() + (to < chars.length ? "…" : "");
	}

	// shown is what a result says before its text is there.
	const shown = (index, head, asked) => [
		make("span", { class: "title", lang: head.lang }, ...marked(index, head.title, asked)),
		head.also && make("span", { class: "quiet" }, ...marked(index, head.also, asked)),
		head.under.length && make("span", { class: "under" }, ...marked(index, head.under.join(" · "), asked)),
	];

	const say = (index, id, n) => index.words[id].replace("#", n.toLocaleString(document.documentElement.lang || []));
	const count = (index, n) => say(index, n === 1 ? "one" : "other", n);

	// asker answers what stands in the field, the newest question only.
	function asker(account, answered, failed) {
		let asking = 0;
		return async () => {
			const mine = ++asking, text = input.value.trim(), stale = () => mine !== asking;
			if (!runsOf(text).length) {
				status.textContent = "";
				answered(null);
				return;
			}
			try {
				await whole(async (index) => {
					for await (const answer of find(index, text, account())) {
						if (!stale()) await answered({ ...answer, index, stale });
						if (!stale()) status.textContent = !answer.things.length ? index.words.nothing : answer.short ? index.words.short : count(index, answer.things.length);
					}
				});
			} catch (error) {
				if (!stale()) failed(error);
			}
		};
	}

	const typing = (work) => {
		input.addEventListener("input", (event) => { if (!event.isComposing) work(); });
		input.addEventListener("compositionend", work);
	};
	const status = make("p", { role: "status" });
	form.after(status);

	// --- The box ---

	function box() {
		const list = make("div", { role: "listbox", id: "site.found" });
		status.className = "aside";
		form.append(make("kbd", { "aria-hidden": "true" }, "/"), list);
		const aria = (name, value) => (value ? input.setAttribute("aria-" + name, value) : input.removeAttribute("aria-" + name));
		input.setAttribute("role", "combobox");
		aria("autocomplete", "list");
		aria("controls", "site.found");
		aria("keyshortcuts", "/");
		let active = -1;

		function choose(i) {
			active = i;
			[...list.children].forEach((option, j) => option.setAttribute("aria-selected", String(i === j)));
			aria("activedescendant", i < 0 ? "" : list.children[i].id);
			if (i >= 0) list.children[i].scrollIntoView({ block: "nearest" });
		}

		function show(options) {
			options.forEach((option, i) => {
				option.id = "site.found-" + i;
				option.tabIndex = -1;
				option.setAttribute("role", "option");
			});
			list.replaceChildren(...options);
			aria("expanded", String(options.length > 0));
			choose(-1);
		}
		const hide = () => show([]);

		const ask = asker(() => form.elements.in && form.elements.in.value, async (answer) => {
			if (!answer) return hide();
			const { index, things, asked } = answer;
			const options = (await heads(index, things.slice(0, 8))).map((head) => make("a", { href: head.href },
				...shown(index, head, asked), make("span", { class: "kind" }, head.kind.one)));
			if (things.length > options.length) {
				options.push(make("a", { href: form.action + "?" + new URLSearchParams(new FormData(form)), class: "all" }, say(index, "all", things.length)));
			}
			if (answer.stale()) return;
			list.setAttribute("aria-label", index.words.found);
			show(options);
		}, hide);

		hide();
		typing(ask);
		input.addEventListener("focus", () => reopen("").catch(() => {})); // it may be a new one by now
		input.addEventListener("keydown", (event) => {
			if (event.isComposing || event.keyCode === 229 || event.altKey || event.ctrlKey || event.metaKey) return;
			const n = list.children.length, step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
			if (step && n) choose((active + 1 + step + n + 1) % (n + 1) - 1);
			else if (step) ask();
			else if (event.key === "Enter" && active >= 0) list.children[active].click();
			else if (event.key === "Escape" && n) hide();
			else if (event.key === "Escape") input.blur();
			else return;
			event.preventDefault();
		});
		list.addEventListener("mousedown", (event) => event.preventDefault()); // the field keeps the focus
		form.addEventListener("focusout", (event) => { if (!form.contains(event.relatedTarget)) hide(); });
	}

	// --- The page of results ---

	function page(results) {
		const few = 5, many = 20, hint = results.firstElementChild;
		hint.hidden = false;
		let shownOf = many;

		const address = () => new URLSearchParams(location.search);
		function changed(name, value) {
			const query = address();
			if (name === "q") query.delete("kind");
			if (value) query.set(name, value);
			else query.delete(name);
			return "?" + query;
		}
		function go(name, value, method) {
			try { history[method](null, "", changed(name, value)); } catch { /* some browsers do not, from a disk */ }
			shownOf = many;
			ask();
		}

		// fill shows the place that was found, once the reader sees the result.
		function fill(answer, element, head) {
			const line = make("p", { class: "passage", lang: head.lang });
			element.append(line);
			const seen = new IntersectionObserver(async ([entry]) => {
				if (!entry.isIntersecting) return;
				seen.disconnect();
				const [first, ...texts] = await answer.index.part("t" + head.text).catch(() => [0]);
				line.append(...marked(answer.index, passage(answer.index, texts[head.thing - first] || "", answer.asked), answer.asked));
				if (!line.textContent) line.remove();
			});
			seen.observe(element);
		}

		function item(answer, head) {
			const element = make("li", {}, make("a", { href: head.href }, ...shown(answer.index, head, answer.asked)));
			if (head.text !== undefined) fill(answer, element, head);
			return element;
		}

		// narrow leads to the results of one kind, or of all.
		function narrow(id, ...inside) {
			const current = (address().get("kind") || "") === id;
			const link = make("a", { href: changed("kind", id), "aria-current": current && "true" }, ...inside);
			link.addEventListener("click", (event) => {
				if (event.ctrlKey || event.metaKey || event.shiftKey) return;
				event.preventDefault();
				go("kind", id, "pushState");
			});
			return link;
		}

		function group(answer, only, kind, things, known) {
			const { index } = answer, list = known.filter((head) => head.kind === kind);
			if (!list.length) return null;
			const all = things.length > few && !only ? narrow(kind.id, say(index, "all", things.length)) : count(index, things.length);
			return make("section", {}, make("header", {}, make("h2", {}, kind.title), make("span", { class: "step" }, all)),
				make("ol", {}, ...list.map((head) => item(answer, head))));
		}

		async function draw(answer) {
			if (!answer) return results.replaceChildren(hint);
			const { index, things, stale } = answer, only = address().get("kind");
			const groups = [...answer.groups].filter(([kind]) => !only || kind.id === only);
			const rows = groups.flatMap(([, list]) => list.slice(0, only ? shownOf : few));
			const shows = new Set(rows);
			const kinds = things.length && make("nav", { class: "kinds", "aria-label": index.words.kinds }, narrow("", say(index, "all", things.length)),
				...[...answer.groups].map(([kind, list]) => narrow(kind.id, kind.title + " ", make("span", { class: "n" }, list.length))));
			for (const some of [things.filter((thing) => shows.has(thing)).slice(0, 8), rows]) {
				const known = await heads(index, some);
				if (stale()) return;
				results.replaceChildren(...[kinds, ...groups.map(([kind, list]) => group(answer, only, kind, list, known))].filter(Boolean));
			}
			if (only && groups.length && groups[0][1].length > shownOf) {
				const more = make("button", { type: "button" }, index.words.more);
				more.addEventListener("click", () => { shownOf += many; ask(); });
				results.append(more);
			}
		}

		const ask = asker(() => address().get("in"), draw, () => { results.textContent = form.dataset.failed; });
		const read = () => { input.value = address().get("q") || ""; ask(); };
		typing(() => go("q", input.value, "replaceState"));
		form.addEventListener("submit", (event) => event.preventDefault());
		addEventListener("popstate", read);
		form.parentElement.addEventListener("keydown", (event) => {
			const stops = [input, ...results.querySelectorAll("ol a")], at = stops.indexOf(document.activeElement);
			const to = { ArrowDown: at + 1, ArrowUp: at - 1, Escape: 0 }[event.key];
			if (at < 0 || !stops[to] || event.isComposing) return;
			event.preventDefault();
			stops[to].focus();
			if (to === 0) input.select();
		});
		document.addEventListener("stratbook:page", () => location.reload()); // live reload gave it another form
		input.focus();
		read();
	}

	document.addEventListener("keydown", (event) => {
		const typed = event.target.closest("input, select, textarea, [contenteditable]");
		if (event.key !== "/" || typed || event.altKey || event.ctrlKey || event.metaKey) return;
		event.preventDefault();
		input.focus();
		input.select();
	});
	if (form.dataset.results) page(document.getElementById(form.dataset.results));
	else box();
})();
