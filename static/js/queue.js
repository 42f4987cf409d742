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

  function picks() {
    return [...document.querySelectorAll(".queue__pick")];
  }

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-pick-all]")) {
      const all = picks().every((pick) => pick.checked);
      picks().forEach((pick) => { pick.checked = !all; });
    }
    const says = document.querySelector("#assign [data-picked]");
    if (says) says.textContent = picks().filter((pick) => pick.checked).length || "";
  });

  document.addEventListener("keydown", (event) => {
    const typing = /^(TEXTAREA|INPUT|SELECT)$/.test(event.target.tagName) && event.target.type !== "checkbox";
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "/") filters.elements.text.focus();
    else return;
    event.preventDefault();
  });
})();
