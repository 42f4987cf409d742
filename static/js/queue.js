/* The queue: a filter that is chosen asks at once; j and k walk through the files, Enter opens one, / searches. */
(function () {
  "use strict";

  const filters = document.getElementById("filters");

  filters.addEventListener("change", (event) => {
    if (event.target.matches("select, [type=checkbox]")) filters.requestSubmit();
  });

  function step(by) {
    const files = [...document.querySelectorAll(".queue__unit")];
    const at = files.indexOf(document.activeElement);
    const next = files[Math.max(0, Math.min(files.length - 1, at + by))];
    if (next) next.focus();
  }

  document.addEventListener("keydown", (event) => {
    if (/^(TEXTAREA|INPUT|SELECT)$/.test(event.target.tagName) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "/") filters.elements.text.focus();
    else return;
    event.preventDefault();
  });
})();
