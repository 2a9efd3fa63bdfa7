// Live reload, in the development server only: a built site has none of it.
//
// One tab holds the stream of news for all tabs, as a browser opens six
// connections to a host at most. At any news each visible tab asks for its own
// page, with the tag of what it shows, and for what is wrong with the content.
// What is new replaces what is old in place; "stratbook:page" on the document
// tells other scripts that all but the search box and the switch of the theme is new.
(() => {
	"use strict";

	const self = document.currentScript;
	let tag = self ? self.dataset.tag : "";
	let catching = null;   // the look for news that is under way
	let again = false;     // and news that came meanwhile
	let words = {};

	const say = (key, english) => words[key] || english;

	// --- The news ---

	const channel = "BroadcastChannel" in window ? new BroadcastChannel("stratbook-live") : null;
	let leave = () => {};

	// listen opens the stream, and returns what closes it.
	function listen() {
		let source, retry;
		const open = () => {
			source = new EventSource("/-/events");
			source.onmessage = (event) => {
				if (channel) channel.postMessage(event.data);
				heard();
			};
			source.onerror = () => { // a lost connection the browser opens again, a refused one not
				if (source.readyState === EventSource.CLOSED) retry = setTimeout(open, 2000);
			};
		};
		open();
		return () => { clearTimeout(retry); source.close(); };
	}

	function join() {
		if (!channel || !navigator.locks) { // as on plain http that is not this machine's
			leave = listen();
			return;
		}
		const wish = new AbortController();
		let release = () => {};
		leave = () => { wish.abort(); release(); };
		navigator.locks.request("stratbook-live", { signal: wish.signal }, () => {
			if (wish.signal.aborted) return undefined;
			const close = listen();
			return new Promise((resolve) => { release = () => { close(); resolve(); }; });
		}).catch(() => {}); // given up before its turn came
	}

	// heard is for any news: a hidden tab looks when it is shown.
	function heard() {
		if (!document.hidden) catchUp();
	}

	async function catchUp() {
		if (catching) {
			again = true;
			return;
		}
		catching = Promise.all([lookAtTrouble(), lookAtPage()]).catch(() => {}); // the stream tells when the server is back
		await catching;
		catching = null;
		if (again) {
			again = false;
			catchUp();
		}
	}

	// --- The page ---

	async function lookAtPage() {
		const headers = tag ? { "If-None-Match": '"' + tag + '"' } : {};
		const answer = await fetch(location.pathname + location.search, { headers, cache: "no-store" });
		if (answer.status === 404) {
			tag = "";
			panel.gone(true);
			return;
		}
		if (answer.status !== 304 && !answer.ok) return;
		panel.gone(false);
		if (answer.status === 304) return;
		const text = await answer.text();
		const next = (answer.headers.get("ETag") || "").replace(/^(W\/)?"|"$/g, "");
		if (next && next === tag) return;
		show(new DOMParser().parseFromString(text, "text/html"));
		tag = next;
	}

	const scripts = (doc) => [...doc.querySelectorAll("head script[src]")]
		.map((s) => s.getAttribute("src")).filter((src) => src !== "/-/live.js").join("\n");

	// What scripts took hold of when the page was opened. It stays as it is; all
	// around it is new.
	const held = (doc) => [...doc.querySelectorAll("header form.search, header button.theme")];
	const served = (e) => JSON.stringify([e.tagName, e.getAttribute("action"), e.dataset,
		[...e.querySelectorAll("input")].map((field) => [field.name, field.placeholder])]);

	// fits reports whether a page can be put in place of another: with other scripts,
	// or other words in what is held, it has to be loaded.
	const fits = (here, there) => there.querySelector("main") && scripts(here) === scripts(there) &&
		held(here).map(served).join() === held(there).map(served).join();

	function show(next) {
		if (!fits(document, next)) {
			location.reload();
			return;
		}
		const kept = keep(document.body);
		document.title = next.title;
		document.documentElement.lang = next.documentElement.lang;
		swapIcon(next);
		swapStyles(next);
		swapBody(next);
		document.dispatchEvent(new CustomEvent("stratbook:page")); // scripts add what may have the focus
		restore(document.body, kept);
	}

	function swapBody(next) {
		const coming = held(next), old = [...document.body.childNodes];
		held(document).forEach((e, i) => coming[i].replaceWith(e));
		const fresh = [...next.body.childNodes].map((node) => document.adoptNode(node));
		document.body.className = next.body.className;
		document.body.prepend(...fresh);
		for (const node of old) {
			if (node !== panel.host()) node.remove();
		}
	}

	function swapIcon(next) {
		const here = document.querySelector("link[rel=icon]"), there = next.querySelector("link[rel=icon]");
		if (here && there && here.getAttribute("href") !== there.getAttribute("href")) here.replaceWith(document.adoptNode(there));
	}

	// swapStyles leaves the old sheets in force until the new ones are there.
	function swapStyles(next) {
		const sheets = (doc) => [...doc.querySelectorAll('link[rel="stylesheet"]')];
		const href = (link) => link.getAttribute("href");
		const here = sheets(document), there = sheets(next);
		const wanted = new Set(there.map(href)), had = new Set(here.map(href));
		const stale = here.filter((link) => !wanted.has(href(link)));
		const fresh = there.filter((link) => !had.has(href(link)));
		let awaited = fresh.length;
		const clear = () => { if (--awaited <= 0) for (const link of stale) link.remove(); };
		if (!awaited) clear();
		for (const link of fresh) {
			const added = document.adoptNode(link);
			added.onload = added.onerror = clear;
			document.head.append(added);
		}
	}

	// --- What the reader has done to the page ---

	// named gives elements names that last from one build to the next: the id,
	// or what they are called, or what they say, and which of those they are.
	function named(body, selector, name) {
		const found = new Map(), count = {};
		for (const e of body.querySelectorAll(selector)) {
			const base = e.id ? "#" + e.id : name(e);
			count[base] = (count[base] || 0) + 1;
			found.set(base + "\n" + count[base], e);
		}
		return found;
	}
	const folds = (body) => named(body, "details", (e) => (e.querySelector("summary") || e).textContent.trim());
	const fields = (body) => named(body, "input, select, textarea", (e) => e.name + " " + e.type + " " + (e.type === "radio" ? e.value : ""));
	const stops = (body) => named(body, "a, button, input, select, textarea, summary, [tabindex]",
		(e) => e.tagName + " " + (e.name || e.getAttribute("href") || e.textContent.trim()));
	const boxes = (body) => named(body, "*", (e) => e.tagName + " " + e.getAttribute("class")); // any may scroll
	const ticked = (e) => e.type === "checkbox" || e.type === "radio";

	function keep(body) {
		const kept = { open: new Map(), values: new Map(), scrolls: new Map(), focus: null, at: place(body) };
		for (const [key, e] of folds(body)) kept.open.set(key, e.open);
		for (const [key, e] of fields(body)) {
			if (e.type === "file") continue;
			const touched = ticked(e) ? e.checked !== e.defaultChecked
				: e.tagName === "SELECT" ? [...e.options].some((o) => o.selected !== o.defaultSelected) : e.value !== e.defaultValue;
			if (touched) kept.values.set(key, ticked(e) ? e.checked : e.value);
		}
		const scrolled = new Set([...body.querySelectorAll("*")].filter((e) => e.scrollLeft || e.scrollTop));
		for (const [key, e] of scrolled.size ? boxes(body) : []) {
			if (scrolled.has(e)) kept.scrolls.set(key, [e.scrollLeft, e.scrollTop]);
		}
		for (const [key, e] of stops(body)) {
			if (e !== document.activeElement) continue;
			kept.focus = key;
			try { kept.selection = [e.selectionStart, e.selectionEnd]; } catch { /* not a field of text */ }
		}
		return kept;
	}

	// place is where the reader is: how far the page is scrolled, and where the last
	// thing with an id stands that begins above the screen's upper third. What is
	// written above it shall not move it.
	function place(body) {
		const at = { x: scrollX, y: scrollY, id: null };
		for (const e of scrollY > 0 ? body.querySelectorAll("main [id]") : []) {
			const top = e.getBoundingClientRect().top;
			if (e.getClientRects().length && top < innerHeight / 3 && (at.id === null || top >= at.top)) Object.assign(at, { id: e.id, top });
		}
		return at;
	}

	function restore(body, kept) {
		for (const [key, e] of folds(body)) {
			if (kept.open.has(key)) e.open = kept.open.get(key);
		}
		for (const [key, e] of fields(body)) {
			if (!kept.values.has(key)) continue;
			if (ticked(e)) e.checked = kept.values.get(key);
			else e.value = kept.values.get(key);
		}
		const focus = kept.focus && stops(body).get(kept.focus);
		if (focus) {
			focus.focus({ preventScroll: true });
			try { if (kept.selection[0] !== null) focus.setSelectionRange(...kept.selection); } catch { /* not a field of text */ }
		}
		for (const [key, e] of kept.scrolls.size ? boxes(body) : []) {
			if (kept.scrolls.has(key)) [e.scrollLeft, e.scrollTop] = kept.scrolls.get(key);
		}
		const { x, y, id, top } = kept.at, same = id === null ? null : document.getElementById(id);
		scrollTo({ left: x, top: same ? scrollY + same.getBoundingClientRect().top - top : y, behavior: "instant" });
	}

	// --- What is wrong ---

	async function lookAtTrouble() {
		const answer = await fetch("/-/trouble", { cache: "no-store" });
		if (!answer.ok) return;
		const news = await answer.json();
		words = news.words;
		panel.problems(news.problems);
	}

	const style = `
		:host { all: initial; color-scheme: inherit; }
		section { position: fixed; inset: auto 0 0 0; z-index: 2147483647; max-height: 60vh; overflow: auto; box-sizing: border-box;
			padding: .75rem 1rem; font: 15px/1.5 system-ui, sans-serif; color: light-dark(#1c1c1c, #f0eae8); background: light-dark(#fff8f5, #2b1d1b); border-top: 4px solid light-dark(#b3261e, #f2867d); }
		header { display: flex; gap: 1rem; align-items: baseline; justify-content: space-between; }
		h2 { margin: 0; font-size: 1em; }
		button { font: inherit; color: inherit; background: none; border: 1px solid currentColor; border-radius: 3px; padding: .1rem .6rem; cursor: pointer; }
		button:focus-visible { outline: 3px solid #0b57d0; outline-offset: 2px; }
		ol { margin: .5rem 0 0; padding: 0; list-style: none; }
		li { margin: .5rem 0; overflow-wrap: anywhere; }
		code, pre { font-family: ui-monospace, monospace; font-size: .93em; }
		pre { margin: .25rem 0; padding: .35rem .5rem; overflow: auto; background: light-dark(#f3e6e1, #3b2a27); }
		p { margin: 0; }
		[hidden] { display: none; }
		@media print { section { display: none; } }`;

	// most is how many problems are listed; the number above them is true.
	const most = 50;

	const panel = (() => {
		let host, parts, problems = [], isGone = false;
		let folded = sessionStorage.getItem("stratbook-folded") === "yes";

		const make = (name, text) => {
			const e = document.createElement(name);
			if (text) e.textContent = text;
			return e;
		};

		function build() {
			host = make("div");
			const shadow = host.attachShadow({ mode: "open" });
			const sheet = new CSSStyleSheet(); // the page's policy allows no style elements
			sheet.replaceSync(style);
			shadow.adoptedStyleSheets = [sheet];
			parts = { section: make("section"), header: make("header"), title: make("h2"), fold: make("button"), gone: make("p"), list: make("ol") };
			parts.section.setAttribute("role", "alert");
			parts.fold.type = "button";
			parts.fold.addEventListener("click", () => fold(!folded));
			parts.section.addEventListener("keydown", (e) => { if (e.key === "Escape") fold(true); });
			parts.header.append(parts.title, parts.fold);
			parts.section.append(parts.header, parts.gone, parts.list);
			shadow.append(parts.section);
		}

		function fold(value) {
			folded = value;
			sessionStorage.setItem("stratbook-folded", folded ? "yes" : "no");
			draw();
		}

		function item(p) {
			const li = make("li");
			const place = p.line ? p.path + ":" + p.line + (p.column ? ":" + p.column : "") : p.path;
			const line = make("p");
			line.append(make("code", place), " " + p.message);
			li.append(line);
			if (p.source_line) li.append(make("pre", p.source_line));
			if (p.help) li.append(make("p", p.help));
			return li;
		}

		function draw() {
			if (!problems.length && !isGone) {
				if (host) host.remove();
				return;
			}
			if (!host) build();
			parts.title.textContent = problems.length ? say("problems", "Problems:") + " " + problems.length : "";
			parts.gone.textContent = isGone ? say("gone", "This page is no longer in the site.") : "";
			parts.fold.hidden = !problems.length;
			parts.fold.textContent = folded ? say("unfold", "Show") : say("fold", "Hide");
			parts.fold.setAttribute("aria-expanded", String(!folded));
			parts.list.hidden = folded;
			parts.list.replaceChildren(...problems.slice(0, most).map(item));
			if (!host.isConnected) document.body.append(host);
		}

		let drawn = "[]";
		return {
			host: () => host,
			problems(list) { // drawn anew only if it is another: an alert is read aloud
				const text = JSON.stringify(list);
				if (text === drawn) return;
				drawn = text;
				problems = list;
				draw();
			},
			gone(value) {
				if (value === isGone) return;
				isGone = value;
				draw();
			},
		};
	})();

	// --- Coming and going ---

	if (channel) channel.addEventListener("message", heard);
	document.addEventListener("visibilitychange", heard); // it may have slept through news
	addEventListener("pagehide", () => leave());
	addEventListener("pageshow", (event) => {
		if (!event.persisted) return;
		join();
		catchUp();
	});
	join();
	catchUp();
})();
