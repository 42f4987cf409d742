/* A form is sent once: what is clicked again while it is on its way counts once, and the page shows that it waits. */
(function () {
  "use strict";

  window.addEventListener("submit", (event) => {
    /* behind every script of the page: those that send a form themselves have taken it by now */
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    if (form.hasAttribute("aria-busy")) event.preventDefault();
    else form.setAttribute("aria-busy", "true");
  });

  window.addEventListener("pageshow", (event) => {
    /* back from another page: the browser shows this one as it was left */
    if (event.persisted) document.querySelectorAll("form[aria-busy]").forEach((form) => form.removeAttribute("aria-busy"));
  });
})();
