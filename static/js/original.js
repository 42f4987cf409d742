/* The original beside the tables: [data-original] opens the place it names, o opens what is marked, Esc closes. */
(function () {
  "use strict";

  const pane = document.getElementById("original");
  if (!pane) return;
  let address = "";

  function center(element) {
    const box = element.getBoundingClientRect();
    const frame = pane.getBoundingClientRect();
    const bar = pane.querySelector(".original__bar").offsetHeight;
    const room = frame.height - bar;
    pane.scrollTop += box.top + Math.min(box.height + 32, room) / 2 - 16 - (frame.top + bar + room / 2);
    pane.scrollLeft += box.left + Math.min(box.width, frame.width) / 2 - (frame.left + frame.width / 2);
  }

  function look() {
    if (!pane.querySelector(".original__bar")) return;
    const focus = pane.querySelector(".outline.is-focus") || pane.querySelector(".outline");
    if (focus) center(focus);
    else pane.scrollTop = 0;
  }

  function again() {
    /* the tables have become lower or higher: what is looked at comes into sight once more */
    const anchor = address && new URL(address).searchParams.get("at");
    document.dispatchEvent(new CustomEvent("resized", { detail: anchor }));
  }

  async function open(href) {
    const asked = new URL(href, address || location.href);
    if (asked.href === address) return look();
    address = asked.href;
    pane.setAttribute("aria-busy", "true");
    const response = await fetch(asked, { headers: { "X-Part": "original" }, credentials: "same-origin" });
    if (address !== asked.href) return;
    pane.removeAttribute("aria-busy");
    const said = pane.querySelector("template").content.querySelector("[data-refused]");
    if (response.ok) {
      pane.querySelector("[data-shown]").innerHTML = await response.text();
    } else {
      pane.querySelector("[data-shown]").replaceChildren(said.cloneNode(true));
    }
    const fresh = pane.hidden;
    pane.hidden = false;
    look();
    if (fresh) again();
  }

  function close() {
    if (pane.hidden) return;
    pane.hidden = true;
    again();
    address = "";
  }

  function hrefOf(anchor, more) {
    const asked = new URL(pane.dataset.address, location.href);
    for (const at of new Set([anchor, ...more])) asked.searchParams.append("at", at);
    return asked.href;
  }

  function mark(anchor) {
    const element = anchor && document.getElementById(anchor);
    if (!element || !element.closest(".paper, .prose")) return;
    document.querySelectorAll(".pane--paper .is-marked").forEach((old) => old.classList.remove("is-marked"));
    element.classList.add("is-marked");
  }

  function others(element) {
    const flag = element && element.closest(".flag");
    return flag ? flag.dataset.places.split(" ").filter(Boolean) : [];
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-original]");
    if (link) {
      event.preventDefault();
      const dialog = link.closest("dialog");
      if (dialog) dialog.close();
      const anchor = link.dataset.original;
      if (dialog) mark(anchor);
      const twin = link.closest(".places li")?.querySelector("[data-place]");
      if (twin) twin.click(); /* the tables show the same place */
      open(anchor ? hrefOf(anchor, others(link)) : link.getAttribute("href"));
    } else if (event.target.closest("[data-close-original]")) {
      close();
    } else if (event.target.closest("[data-zoom]")) {
      const on = pane.classList.toggle("is-large");
      event.target.closest("[data-zoom]").setAttribute("aria-pressed", String(on));
      look();
    } else {
      const figure = event.target.closest(".paper td.num[id], .said[id]");
      if (!figure || event.target.closest("a, button") || pane.contains(figure)) return;
      mark(figure.id);
      open(hrefOf(figure.id, []));
    }
  });

  document.addEventListener("looked", (event) => {
    /* another flag or place is looked at while the original is open */
    const { anchor, more } = event.detail;
    if (!pane.hidden && anchor) open(hrefOf(anchor, more));
  });

  document.addEventListener("keydown", (event) => {
    if (document.querySelector("dialog[open]") || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") {
      if (!/^(TEXTAREA|INPUT|SELECT)$/.test(event.target.tagName)) close();
    } else if (event.key === "o" && !/^(TEXTAREA|INPUT|SELECT)$/.test(event.target.tagName)) {
      const flag = document.querySelector(".flag.is-current");
      const marked = document.querySelector(".is-marked[id]");
      if (!pane.hidden) close();
      else if (marked || flag) open(hrefOf(marked ? marked.id : others(flag)[0], others(flag)));
    }
  });

  window.addEventListener("resize", () => { if (!pane.hidden) look(); });
})();
