// Marks in the list of contents the part of the page that is in view. Without
// this script no part is marked.
(() => {
	"use strict";

	let waiting = false;
	let jumped = null; // the part that a link led to, until the reader scrolls on

	function partAt(hash) {
		try {
			return document.getElementById(decodeURIComponent(hash.slice(1)));
		} catch {
			return null; // somebody's own idea of an address
		}
	}

	const parts = () => [...document.querySelectorAll("nav.toc a[href^='#']")]
		.map((a) => ({ a, part: partAt(a.hash) })).filter((x) => x.part);

	// inView is the last part that begins above the line on which one reads: in
	// the upper part of the window, and towards the end of the page further and
	// further down, so that the last parts have their turn too.
	function inView(list) {
		const height = innerHeight;
		const range = document.documentElement.scrollHeight - height; // that one can scroll
		const end = Math.min(range, height * 3 / 4);
		const into = end > 0 ? Math.max(0, 1 - (range - scrollY) / end) : 0;
		const line = height / 4 + into * height * 3 / 4;
		return list.filter((x) => x.part.getBoundingClientRect().top <= line).pop() || list[0];
	}

	function isShown(part) {
		const { top, bottom } = part.getBoundingClientRect();
		return top < innerHeight && bottom > 0;
	}

	function mark() {
		waiting = false;
		const list = parts();
		let at = inView(list);
		if (jumped && Math.abs(scrollY - jumped.y) < 4 && isShown(jumped.part)) at = list.find((x) => x.part === jumped.part) || at;
		else jumped = null;
		for (const x of list) {
			if (x !== at) x.a.removeAttribute("aria-current");
			else if (!x.a.hasAttribute("aria-current")) {
				x.a.setAttribute("aria-current", "location");
				keepInSight(x.a);
			}
		}
	}

	// keepInSight scrolls the list itself, where it is longer than the window.
	function keepInSight(a) {
		const toc = a.closest("nav.toc"), box = toc.getBoundingClientRect(), at = a.getBoundingClientRect();
		if (at.top < box.top) toc.scrollTop += at.top - box.top;
		else if (at.bottom > box.bottom) toc.scrollTop += at.bottom - box.bottom;
		if (at.left < box.left || at.right > box.right) toc.scrollLeft += at.left - box.left;
	}

	function later() {
		if (waiting) return;
		waiting = true;
		requestAnimationFrame(mark);
	}

	function jump() {
		const part = partAt(location.hash);
		requestAnimationFrame(() => {
			jumped = part ? { part, y: scrollY } : null;
			later();
		});
	}

	addEventListener("scroll", later, { passive: true });
	addEventListener("resize", later);
	addEventListener("hashchange", jump);
	document.addEventListener("stratbook:page", later);
	jump();
})();
