/* One submission: a flag marks its cells; keys move and settle; forms change the page without loading it anew. */
(function () {
  "use strict";

  const $ = (selector, root) => (root || document).querySelector(selector);
  const $$ = (selector, root) => [...(root || document).querySelectorAll(selector)];
  const current = () => $(".flag.is-current");

  function place(id) {
    /* a covered cell has no element of its own: its row, then its table stands for it */
    for (let at = id; at; at = at.includes("-") ? at.slice(0, at.lastIndexOf("-")) : "") {
      const element = document.getElementById(at);
      if (element) return element;
    }
    return null;
  }

  function mark(ids, lookAt, stay) {
    $$(".is-marked").forEach((element) => element.classList.remove("is-marked"));
    const places = ids.map(place).filter(Boolean);
    places.forEach((element) => element.classList.add("is-marked"));
    const target = (lookAt && place(lookAt)) || places[0];
    if (target && !stay) bring(target);
  }

  function isNarrow() {
    /* one column: the document stands below the flags, and nothing but the page scrolls */
    return getComputedStyle($(".pane--paper")).overflowY !== "auto";
  }

  function bring(element, again = 3) {
    /* tables out of sight take their height only when they come near: look again once they have */
    const pane = $(".pane--paper");
    if (isNarrow()) return element.scrollIntoView({ block: "center" });
    const box = element.getBoundingClientRect();
    const frame = pane.getBoundingClientRect();
    const off = box.top + Math.min(box.height, frame.height) / 2 - (frame.top + frame.height / 2);
    if (Math.abs(off) > 4) pane.scrollTop += off;
    const wide = element.closest(".scroll");
    if (wide && wide.scrollWidth > wide.clientWidth) wide.scrollLeft = element.offsetLeft - wide.clientWidth / 2;
    if (again) requestAnimationFrame(() => bring(element, again - 1));
  }

  function reveal(flag) {
    const pane = $("#flags");
    if (isNarrow()) return flag.scrollIntoView({ block: "nearest" });
    const box = flag.getBoundingClientRect();
    const frame = pane.getBoundingClientRect();
    const top = frame.top + ($(".pane__top", pane)?.offsetHeight || 0) + 8;
    if (box.top < top || box.height > frame.bottom - top) pane.scrollTop += box.top - top;
    else if (box.bottom > frame.bottom - 8) pane.scrollTop += box.bottom - frame.bottom + 8;
  }

  function dress(flag) {
    /* the forms stand in the current flag only */
    $$(".flag .settle, .flag .annotate").forEach((form) => { if (!flag.contains(form)) form.remove(); });
    const more = $(".flag__more", flag);
    for (const id of ["settle", "annotate"]) {
      const template = document.getElementById(id);
      if (!template || $(`:scope > .${id}`, more) || (id === "settle" && "doubtful" in flag.dataset)) continue;
      const copy = template.content.cloneNode(true);
      const form = copy.querySelector("form");
      const whole = copy.querySelector("[name=whole]");
      if (whole && flag.dataset.others) {
        whole.disabled = whole.parentElement.hidden = false;
        copy.querySelector("[data-others]").textContent = flag.dataset.others;
      }
      if (form.seen) form.seen.value = $("#bulk [name=seen]").value;
      form.setAttribute("action", form.getAttribute("action").replace("/flags/0/", `/flags/${flag.dataset.flag}/`));
      more.append(copy);
    }
    document.dispatchEvent(new CustomEvent("dressed", { detail: more }));
  }

  function choose(flag, lookAt) {
    if (!flag) return;
    const old = current();
    if (old && old !== flag) old.classList.remove("is-current");
    flag.classList.add("is-current");
    const folded = flag.closest(".cause__rest");
    if (folded) folded.open = true;
    dress(flag);
    reveal(flag);
    const places = flag.dataset.places.split(" ").filter(Boolean);
    mark(places, lookAt, isNarrow() && !lookAt);
    document.dispatchEvent(new CustomEvent("looked", { detail: { anchor: lookAt || places[0], more: places } }));
    const address = new URL(location.href);
    address.searchParams.set("flag", flag.dataset.flag);
    address.hash = lookAt || flag.dataset.places.split(" ")[0] || "";
    history.replaceState(null, "", address);
  }

  function stay(flag, cell) {
    /* after a correction: at the cell that was corrected, and at the flag that was looked at */
    const old = current();
    const kept = document.getElementById(flag) || old;
    if (old) old.classList.remove("is-current");
    if (kept) {
      kept.classList.add("is-current");
      const folded = kept.closest(".cause__rest");
      if (folded) folded.open = true;
      dress(kept);
    }
    mark([cell]);
  }

  function step(by) {
    const flags = $$(".flag").filter((flag) => flag === current() || !flag.closest(".cause__rest:not([open])"));
    const at = flags.indexOf(current());
    choose(flags[Math.max(0, Math.min(flags.length - 1, at + by))]);
  }

  function colour() {
    const levels = $("#levels");
    if (!levels) return;
    const names = ["at-error", "at-warning", "at-hint"];
    $$(".paper .at-error, .paper .at-warning, .paper .at-hint").forEach((element) => element.classList.remove(...names));
    for (const [id, level] of Object.entries(JSON.parse(levels.dataset.levels || "{}"))) {
      const element = document.getElementById(id);
      if (element && element.closest(".paper")) element.classList.add(`at-${level}`);
    }
  }

  function counted() {
    const picked = $$(".flag__pick:checked").length;
    const says = $("[data-picked]");
    if (says) says.textContent = picked || "";
  }

  /* forms with data-swap are sent by script; the answer's elements replace those of the same id */
  async function send(form, submitter) {
    const data = new FormData(form, submitter);
    const token = /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie); /* another one since signing in anew */
    if (token) data.set("csrfmiddlewaretoken", token[1]);
    const headers = form.dataset.part ? { "X-Part": form.dataset.part } : {};
    const ids = form.dataset.swap.split(" ");
    const extra = form.dataset.also;
    const scroll = $("#flags").scrollTop;
    const looked = form.dataset.cell ? current()?.id : "";
    form.setAttribute("aria-busy", "true");
    const response = await fetch(form.action, { method: "POST", body: data, headers, credentials: "same-origin" });
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    if (!response.ok || !page.getElementById("head")) return unsaved(form, data);
    const refused = $("#told .notice--error", page);
    if (!refused) document.dispatchEvent(new CustomEvent("saved", { detail: form }));
    for (const id of extra ? [...ids, extra] : ids) {
      const fresh = page.getElementById(id);
      const old = document.getElementById(id);
      if (!fresh || !old) continue;
      old.innerHTML = fresh.innerHTML;
      if (id === "flags") old.toggleAttribute("data-busy", fresh.hasAttribute("data-busy"));
    }
    document.dispatchEvent(new CustomEvent("swapped"));
    $("#flags").scrollTop = scroll;
    const told = $("#told > div");
    if (told && !refused) window.setTimeout(() => told.remove(), 6000);
    colour();
    if (form.dataset.cell) {
      stay(looked, form.dataset.cell);
      if (refused) ask(data, form.dataset.cell, refused.textContent);
    } else if (ids.includes("flags") && current()) {
      choose(current());
      current().focus?.();
      if (refused) keep(data, form.getAttribute("action"));
    }
  }

  function unsaved(form, data) {
    /* signed out meanwhile, or the server is away: what was written stays where it is */
    const why = document.getElementById("unsaved").content.cloneNode(true);
    const words = why.textContent.trim();
    $("#told").replaceChildren(why);
    $("#told").scrollIntoView({ block: "nearest" });
    if (form.dataset.cell) ask(data, form.dataset.cell, words);
  }

  function ask(data, cell, why) {
    /* the correction again, as it was written, with what speaks against it */
    const figure = document.getElementById(cell)?.querySelector("a[data-fact]");
    if (!figure) return;
    correct(figure);
    const dialog = $("#correct");
    dialog.querySelector("form").after.value = data.get("after");
    dialog.querySelector("form").reason.value = data.get("reason");
    $("[data-refused]", dialog).textContent = why;
    $("[data-refused]", dialog).hidden = false;
  }

  function keep(data, action) {
    /* what was written is not lost where it could not be saved */
    const form = $$("form.settle", current()).find((one) => one.getAttribute("action") === action);
    if (!form) return;
    for (const name of ["reason", "text"]) if (form[name]) form[name].value = data.get(name) || "";
    if (form.text) form.closest("details").open = true;
    const said = $(`[name=state][value="${data.get("state")}"]`, form);
    if (said) said.checked = true;
  }

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.dataset.swap) return;
    event.preventDefault();
    if (form.hasAttribute("aria-busy")) return;
    const dialog = form.closest("dialog");
    if (dialog) dialog.close();
    send(form, event.submitter).catch(() => unsaved(form, new FormData(form))).finally(() => form.removeAttribute("aria-busy"));
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-original]")) return;
    const link = event.target.closest("[data-place]");
    const figure = event.target.closest("a[data-fact]");
    const flag = event.target.closest(".flag");
    if (link && flag) {
      event.preventDefault();
      choose(flag, link.dataset.place);
    } else if (figure) {
      event.preventDefault();
      correct(figure);
    } else if (event.target.closest("[data-close]")) {
      event.preventDefault();
      $("#correct").close();
    } else if (event.target.closest("[data-back]")) {
      event.preventDefault();
      (current() || $("#flags")).scrollIntoView({ block: "start" });
    } else if (event.target.closest("[data-pick-all]")) {
      const picks = $$(".flag__pick");
      const all = picks.every((pick) => pick.checked);
      picks.forEach((pick) => { pick.checked = !all; });
      counted();
    } else if (event.target.closest(".flag__pick")) {
      counted();
    } else if (flag && !event.target.closest("form, details, button")) {
      if (event.target.closest("a")) event.preventDefault();
      if (flag !== current()) choose(flag);
    } else if (!event.target.closest("details.act")) {
      $$("details.act[open]").forEach((act) => { act.open = false; });
    }
  });

  function correct(figure) {
    const dialog = $("#correct");
    const form = $("form", dialog);
    const cell = figure.closest("td");
    const inserted = $("ins", cell);
    const text = (inserted || figure).textContent.trim();
    const before = $$("td", cell.parentElement).slice(0, cell.cellIndex).map((td) => td.textContent.trim());
    const row = before.filter((words) => /\p{Script=Han}/u.test(words)).pop() || before.filter(Boolean).join(" ");
    const table = cell.closest(".sheet");
    $("[data-place]", dialog).textContent = `${$("h2", table).textContent} · ${row}`;
    $("[data-before]", dialog).textContent = text || "—";
    form.fact.value = figure.dataset.fact;
    form.seen.value = figure.dataset.correction || "0";
    form.after.value = text;
    form.reason.value = "";
    $("[data-refused]", dialog).hidden = true;
    form.dataset.also = table.id;
    form.dataset.cell = cell.id;
    const original = $("a[data-original]", dialog);
    if (original) original.dataset.original = cell.id;
    dialog.showModal();
    form.after.select();
  }

  function decide(number) {
    const flag = current();
    const radio = flag && $$(".settle [name=state]", flag)[number - 1];
    if (!radio) return;
    radio.checked = true;
    $(".settle textarea", flag).focus();
  }

  document.addEventListener("keydown", (event) => {
    const typing = /^(TEXTAREA|INPUT|SELECT)$/.test(event.target.tagName) && !/^(checkbox|radio)$/.test(event.target.type);
    if (event.key === "Enter" && event.target.matches(".settle textarea[name=reason]") && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      event.target.form.requestSubmit();
      return;
    }
    if (event.key === "Escape") {
      $$("details.act[open]").forEach((act) => { act.open = false; });
      if (typing) event.target.blur();
      return;
    }
    if (typing || event.ctrlKey || event.metaKey || event.altKey || $("dialog[open]")) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (/^[123]$/.test(event.key)) decide(Number(event.key));
    else if (event.key === "n" && $("[data-next]")) $("[data-next]").requestSubmit();
    else return;
    event.preventDefault();
  });

  function toTop(element, again = 3) {
    const pane = $(".pane--paper");
    pane.scrollTop += element.getBoundingClientRect().top - pane.getBoundingClientRect().top - $(".pane__top", pane).offsetHeight;
    if (again) requestAnimationFrame(() => toTop(element, again - 1));
  }

  const jump = $("#jump");
  if (jump) jump.addEventListener("change", () => {
    toTop(document.getElementById(jump.value));
    jump.value = "paper";
  });

  document.addEventListener("resized", (event) => {
    const marked = (event.detail && place(event.detail)) || $(".pane--paper .is-marked");
    if (marked) bring(marked);
  });

  document.addEventListener("swapped", () => { colour(); if (current()) dress(current()); });

  const start = current();
  if (start) {
    dress(start);
    if (!isNarrow()) reveal(start);
    const asked = decodeURIComponent(location.hash.slice(1));
    const places = start.dataset.places.split(" ").filter(Boolean);
    const elsewhere = asked && !places.includes(asked) && document.getElementById(asked)?.closest(".pane--paper");
    mark(places, places.includes(asked) ? asked : "", elsewhere || (isNarrow() && !places.includes(asked)));
    if (elsewhere) toTop(document.getElementById(asked));
  }
})();
