/* What somebody has written and not yet sent is kept in this tab: over another flag, a reload, or signing in again. */
(function () {
  "use strict";

  const who = document.querySelector(".bar__who")?.textContent || "";
  const SENT = "sent:";

  function key(textarea) {
    const form = textarea.form; /* form.action may be a field of that name */
    return `draft:${who}:${form.getAttribute("action").split("?")[0]}:${form.dataset.action || ""}:${textarea.name}`;
  }

  function restore(root) {
    for (const textarea of root.querySelectorAll("form[method=post] textarea")) {
      const kept = JSON.parse(sessionStorage.getItem(key(textarea)) || "null");
      if (!kept || textarea.value !== textarea.defaultValue) continue;
      const { base, text } = kept; /* what the page proposed then, and what was made of it */
      textarea.value = text.startsWith(base) ? textarea.defaultValue + text.slice(base.length) : text;
      const folded = textarea.closest("details.annotate");
      if (folded) folded.open = true;
    }
  }

  function forget(form) {
    for (const textarea of form.querySelectorAll("textarea")) sessionStorage.removeItem(key(textarea));
  }

  function forgetSent() {
    /* a form that loads another page: the next page of the desk says whether it was done */
    const done = document.querySelector(".notice--success");
    for (const name of Object.keys(sessionStorage).filter((one) => one.startsWith(SENT))) {
      if (done) sessionStorage.removeItem(name.slice(SENT.length));
      sessionStorage.removeItem(name);
    }
  }

  document.addEventListener("input", (event) => {
    const textarea = event.target;
    if (textarea.tagName !== "TEXTAREA" || textarea.form?.method !== "post") return;
    const changed = textarea.value !== textarea.defaultValue;
    const kept = JSON.stringify({ base: textarea.defaultValue, text: textarea.value });
    if (changed) sessionStorage.setItem(key(textarea), kept);
    else sessionStorage.removeItem(key(textarea));
  });

  document.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    for (const textarea of event.target.querySelectorAll("textarea")) sessionStorage.setItem(SENT + key(textarea), "");
  });

  document.addEventListener("dressed", (event) => restore(event.detail));
  document.addEventListener("swapped", () => restore(document));
  document.addEventListener("saved", (event) => forget(event.detail));

  forgetSent();
  restore(document);
})();
