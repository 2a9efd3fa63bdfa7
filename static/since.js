// Marks what has become overdue since the page was made. A page holds for the
// day that it tells as "as of"; on a later one, promises whose date has passed
// by now say so, and the page says how many they are. What is counted is what
// the page shows.
(function () {
  "use strict";

  function iso(date) {
    function two(n) { return ("0" + n).slice(-2); }
    return date.getFullYear() + "-" + two(date.getMonth() + 1) + "-" + two(date.getDate());
  }

  function look() {
    var asOf = document.querySelector("main .asof[data-day]");
    var today = iso(new Date());
    if (!asOf || today <= asOf.dataset.day) return;
    var plurals = new Intl.PluralRules(document.documentElement.lang);

    // A language has the forms of its own: data-late-one, data-late-other.
    function say(what, n) {
      var form = plurals.select(n);
      var sentence = asOf.getAttribute("data-" + what + "-" + form) || asOf.getAttribute("data-" + what + "-other");
      return sentence.replace("{n}", n);
    }

    document.querySelectorAll("[data-due]").forEach(function (promise) {
      var due = promise.dataset.due;
      if (due >= today) return;
      var when = promise.querySelector(".when");
      when.classList.add("late");
      (when.querySelector("span") || when.firstChild).textContent = say("late", Math.round((Date.parse(today) - Date.parse(due)) / 86400000)) + " ";
      promise.removeAttribute("data-due");
      promise.setAttribute("data-since", due);
    });

    var since = new Set(); // a promise may stand on a page twice
    document.querySelectorAll("[data-since]").forEach(function (promise) {
      since.add(promise.dataset.commitment + " " + promise.dataset.since);
    });
    if (since.size === 0) return;
    var said = asOf.querySelector(".late") || asOf.appendChild(document.createElement("span"));
    said.className = "late";
    said.textContent = say("since", since.size);
  }

  document.addEventListener("stratbook:page", look);     // live reload has put a new page in place
  document.addEventListener("visibilitychange", look);   // a tab may stay open for days
  look();
})();
