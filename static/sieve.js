// Makes filters of the counts above a list of flags. What they leave out fades
// and sinks to the end, and what was chosen stands in the address. Without this
// script each count leads to a section or a page of its own.
(function () {
  "use strict";
  var nav = document.querySelector(".sieve[data-left]");
  if (!nav) return;
  var groups = Array.from(nav.querySelectorAll("[data-group]"), function (g) { return g.dataset.group; });
  var links = Array.from(nav.querySelectorAll("a[data-key]"));
  var flags = Array.from(document.querySelectorAll("main .flag"));
  var lists = ranks(flags);
  var sections = ranks(Array.from(new Set(flags.map(function (f) { return f.parentElement; }))));

  // Things with one parent, in their order, and what stands behind the last.
  function ranks(things) {
    var all = new Map();
    things.forEach(function (x) {
      if (!all.has(x.parentElement)) all.set(x.parentElement, { things: [] });
      all.get(x.parentElement).things.push(x);
    });
    all.forEach(function (l) { l.behind = l.things[l.things.length - 1].nextSibling; });
    return all;
  }

  function isAside(flag) { return flag.classList.contains("aside"); }

  function valueOf(flag, group) {
    return group === "severity" && isAside(flag) ? "aside" : flag.getAttribute("data-" + group) || "-";
  }

  function matches(flag, asked, but) {
    return groups.every(function (group) {
      return group === but || !asked.get(group) || asked.get(group) === valueOf(flag, group);
    });
  }

  // What is set aside counts only where it is asked for.
  function counts(flag, asked) { return !isAside(flag) || asked.get("severity") === "aside"; }

  function sink(all) {
    all.forEach(function (l, parent) {
      [false, true].forEach(function (faded) {
        l.things.forEach(function (x) {
          if (x.classList.contains("faded") === faded) parent.insertBefore(x, l.behind);
        });
      });
    });
  }

  function narrow() {
    var asked = new URLSearchParams(location.search);
    var left = 0;
    flags.forEach(function (flag) {
      var is = matches(flag, asked);
      flag.classList.toggle("faded", !is);
      if (is && counts(flag, asked)) left++;
    });
    sections.forEach(function (l) {
      l.things.forEach(function (section) {
        section.classList.toggle("faded", !section.querySelector(".flag:not(.faded)"));
        var entry = section.id && document.querySelector('.toc a[href="#' + CSS.escape(section.id) + '"]');
        if (entry) entry.classList.toggle("faded", section.classList.contains("faded"));
      });
    });
    links.forEach(function (link) {
      var group = link.closest("[data-group]").dataset.group;
      var n = flags.filter(function (flag) {
        return valueOf(flag, group) === link.dataset.key && matches(flag, asked, group) &&
          (group === "severity" || counts(flag, asked));
      }).length;
      link.querySelector(".n").textContent = n;
      link.classList.toggle("faded", n === 0);
      if (asked.get(group) === link.dataset.key) {
        link.setAttribute("aria-current", "true");
        for (var fold = link.closest("details"); fold; fold = null) fold.open = true;
      } else {
        link.removeAttribute("aria-current");
      }
    });
    sink(lists);
    sink(sections);
    var some = groups.some(function (group) { return asked.get(group); });
    nav.querySelector("output").textContent = some ? nav.dataset.left.replace("#", left) : "";
  }

  nav.addEventListener("click", function (event) {
    var link = event.target.closest("a[data-key]");
    if (!link || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    var group = link.closest("[data-group]").dataset.group;
    var asked = new URLSearchParams(location.search);
    if (asked.get(group) === link.dataset.key) asked.delete(group);
    else asked.set(group, link.dataset.key);
    var query = asked.toString();
    history.pushState(null, "", location.pathname + (query ? "?" + query : ""));
    narrow();
  });
  window.addEventListener("popstate", narrow);
  nav.querySelectorAll(".waiting").forEach(function (g) { g.classList.remove("waiting"); });
  narrow();
})();
