// Fades whom a filter leaves out of a picture and of its list. Without this
// script the filter is not there, and everybody is shown.
(function () {
  "use strict";
  document.querySelectorAll("form.filter").forEach(function (form) {
    var people = form.parentElement.querySelectorAll("[data-met]");
    var boxes = form.parentElement.querySelectorAll(".box[data-met]").length;
    var asked = Array.from(form.querySelectorAll("select"));
    var said = form.querySelector("output");

    function fade() {
      var left = 0;
      people.forEach(function (person) {
        var out = asked.some(function (select) {
          return select.value && person.getAttribute("data-" + select.dataset.filter) !== select.value;
        });
        person.classList.toggle("faded", out);
        if (!out && person.classList.contains("box")) left++;
      });
      said.textContent = left === boxes ? "" : said.dataset.says.replace("#", left);
    }

    form.addEventListener("change", fade);
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    form.classList.remove("waiting");
    fade(); // a browser may have kept what was chosen
  });
})();
