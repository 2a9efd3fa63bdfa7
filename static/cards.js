// Shows a small card beside a link to a person or an account: what matters about
// them here. The facts stand in the page, in a template that nobody sees.
//
// A card comes on hover and on focus. The pointer may go onto it; it stays until
// both have left, and Escape closes it. Without this script the link just works.
(() => {
	"use strict";

	const patience = 300; // ms, so that a pointer on its way elsewhere raises nothing
	let card = null, link = null; // what is shown, and beside what
	let timer = 0;

	const linkAt = (target) => target.closest && target.closest("main a[href]:not(svg a)");

	function factsOf(a) {
		const all = document.getElementById("site.cards");
		return all && [...all.content.children].find((c) => c.dataset.href === a.getAttribute("href"));
	}

	function show(a) {
		const facts = factsOf(a);
		if (!facts || !a.isConnected || link === a) return;
		hide();
		card = document.createElement("div");
		card.id = "site.card";
		card.setAttribute("role", "tooltip");
		card.append(...document.importNode(facts, true).childNodes);
		document.body.append(card);
		link = a;
		link.setAttribute("aria-describedby", card.id);
		place();
	}

	// place puts the card below its link or, where there is more room, above it;
	// never over it, and never out of sight.
	function place() {
		const at = link.getBoundingClientRect(), edge = 8, gap = 4;
		const page = document.documentElement;
		const below = page.clientHeight - at.bottom, above = at.top;
		const up = below < card.offsetHeight + gap + edge && above > below;
		const y = up ? at.top - gap - card.offsetHeight : at.bottom + gap;
		const x = Math.max(edge, Math.min(at.left, page.clientWidth - card.offsetWidth - edge));
		card.style.left = x + scrollX + "px";
		card.style.top = y + scrollY + "px";
	}

	function hide() {
		clearTimeout(timer);
		if (!card) return;
		card.remove();
		if (link.getAttribute("aria-describedby") === card.id) link.removeAttribute("aria-describedby");
		card = link = null;
	}

	function soon(what) {
		clearTimeout(timer);
		timer = setTimeout(what, patience);
	}

	document.addEventListener("pointerover", (event) => {
		if (event.pointerType === "touch") return;
		const a = linkAt(event.target);
		if (card && card.contains(event.target) || a && a === link) clearTimeout(timer);
		else if (a && factsOf(a)) soon(() => show(a));
		else if (card && link !== document.activeElement) soon(hide);
		else clearTimeout(timer);
	});
	document.documentElement.addEventListener("pointerleave", () => {
		if (card && link !== document.activeElement) soon(hide);
	});
	document.addEventListener("focusin", (event) => {
		const a = linkAt(event.target);
		if (a && a.matches(":focus-visible")) show(a);
	});
	document.addEventListener("focusout", (event) => {
		if (link === event.target && !link.matches(":hover") && !card.matches(":hover")) hide();
	});
	document.addEventListener("keydown", (event) => {
		if (event.key === "Escape") hide();
	});
	document.addEventListener("stratbook:page", hide);
	addEventListener("resize", hide);
	addEventListener("pagehide", hide);
})();
