// The reader's choice of light or dark, or what the system has. It stands in the
// head before the style sheet, so that a page is never drawn in the other one first.
(function () {
  "use strict";
  var root = document.documentElement, key = "stratbook:theme", order = ["system", "light", "dark"];

  // A browser may refuse to keep anything; the choice then lasts as long as the page.
  function kept() {
    try { return localStorage.getItem(key); } catch (e) { return null; }
  }
  function keep(theme) {
    try { localStorage.setItem(key, theme); } catch (e) { }
  }

  function show(theme) {
    root.dataset.theme = order.indexOf(theme) < 0 ? "system" : theme;
    var button = document.querySelector("button.theme");
    if (button) button.title = button.ariaLabel = button.dataset[root.dataset.theme];
  }

  show(kept());
  document.addEventListener("DOMContentLoaded", function () {
    show(root.dataset.theme);
    var button = document.querySelector("button.theme");
    if (button) button.addEventListener("click", function () {
      show(order[(order.indexOf(root.dataset.theme) + 1) % order.length]);
      keep(root.dataset.theme);
    });
  });
  window.addEventListener("storage", function (e) { // chosen in another tab
    if (e.key === key || e.key === null) show(e.newValue);
  });
  window.addEventListener("pageshow", function (e) { // a page come back to as it was left
    if (e.persisted) show(kept() || root.dataset.theme);
  });
})();
