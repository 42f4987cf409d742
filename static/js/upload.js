/* Upload: files are dropped or picked, sent two at a time with their progress, then watched until they are read. */
(function () {
  "use strict";

  const form = document.getElementById("upload");
  const input = document.getElementById("id_uploads");
  const drop = form.querySelector(".drop");
  const results = document.getElementById("results");
  const list = results.querySelector("ul");
  const says = form.dataset;
  const limit = Number(says.limit) * 1024 * 1024;
  const waiting = [];
  const watched = new Map();
  let sending = 0;
  let total = 0;
  let done = 0;
  let extracted = 0;

  form.querySelector("[data-without-script]").hidden = true;
  form.querySelector("[data-with-script]").hidden = false;
  input.classList.add("sr");
  input.required = false;

  function chip(colour, text) {
    const span = document.createElement("span");
    span.className = `chip chip--${colour}`;
    span.textContent = text;
    return span;
  }

  function lineFor(name) {
    const line = document.createElement("li");
    const label = document.createElement("span");
    label.className = "files__name";
    label.textContent = name;
    const state = document.createElement("span");
    const note = document.createElement("span");
    note.className = "muted";
    line.append(label, state, note);
    list.append(line);
    return { line, label, state, note };
  }

  function put(row, colour, text, sentence, url) {
    row.state.replaceChildren(chip(colour, text));
    row.note.textContent = sentence || "";
    if (url && !row.label.querySelector("a")) {
      const link = document.createElement("a");
      link.href = url;
      link.textContent = row.label.textContent;
      row.label.replaceChildren(link);
    }
  }

  function take(files) {
    results.hidden = false;
    for (const file of files) {
      const row = lineFor(file.name);
      total += 1;
      if (file.size > limit) {
        put(row, "error", says.saysRefused, says.saysLarge);
        done += 1;
        continue;
      }
      put(row, "plain", says.saysWaiting);
      waiting.push({ file, row });
    }
    input.value = "";
    pump();
  }

  function pump() {
    count();
    while (sending < 2 && waiting.length) send(waiting.shift());
  }

  function count() {
    const lines = [...list.children];
    const of = (colour) => lines.filter((line) => line.querySelector(`.chip--${colour}`)).length;
    const attention = of("error") + of("warning");
    const said = [`${says.saysUploaded} ${done} / ${total}`, `${says.saysExtracted} ${extracted}`];
    const summary = document.getElementById("summary");
    summary.textContent = said.join(says.saysComma);
    if (!sending && !waiting.length && !watched.size) raise(lines);
    document.getElementById("confirm-all").hidden = !list.querySelector("[data-unsure]");
    if (attention) summary.append(says.saysComma, linkToFirst(`${says.saysAttention} ${attention}`));
  }

  function raise(lines) {
    /* when all is done, what was refused or failed stands first, then what has to be confirmed or is there already */
    const rank = (line) => (line.querySelector(".chip--error") ? 0 : line.querySelector(".chip--warning") ? 1 : 2);
    const sorted = [...lines].sort((a, b) => rank(a) - rank(b));
    if (sorted.some((line, at) => line !== lines[at])) list.append(...sorted);
  }

  function linkToFirst(words) {
    const first = list.querySelector(".chip--error, .chip--warning").closest("li");
    list.querySelector("#attention")?.removeAttribute("id");
    first.id = "attention";
    const link = document.createElement("a");
    link.href = "#attention";
    link.textContent = words;
    return link;
  }

  function send({ file, row }) {
    sending += 1;
    const bar = document.createElement("progress");
    bar.max = 1;
    bar.value = 0;
    bar.setAttribute("aria-label", says.saysSending);
    row.state.replaceChildren(bar);
    row.note.textContent = says.saysSending;
    const data = new FormData();
    data.append("uploads", file, file.name);
    const request = new XMLHttpRequest();
    request.open("POST", form.action || location.pathname);
    request.setRequestHeader("Accept", "application/json");
    request.setRequestHeader("X-CSRFToken", form.querySelector("[name=csrfmiddlewaretoken]").value);
    request.upload.onprogress = (event) => { if (event.lengthComputable) bar.value = event.loaded / event.total; };
    request.onloadend = () => {
      sending -= 1;
      done += 1;
      answered(request, row);
      pump();
    };
    request.send(data);
  }

  function answered(request, row) {
    let answer = null;
    try { answer = JSON.parse(request.responseText); } catch (error) { /* a page of apology, or nothing */ }
    if (!answer) return put(row, "error", says.saysRefused, request.status === 413 ? says.saysLarge : request.status === 403 || request.status === 200 ? says.saysSigned : says.saysFailed);
    if (!answer.lines.length) return put(row, "error", says.saysRefused, answer.error || says.saysFailed);
    answer.lines.forEach((line, at) => {
      const where = at === 0 && answer.lines.length === 1 ? row : lineFor(line.name);
      const colour = { accepted: "busy", duplicate: "warning", refused: "error" }[line.outcome];
      put(where, colour, line.label, line.sentence, line.url);
      if (line.id) watched.set(String(line.id), where);
    });
    if (answer.lines.length > 1) row.line.remove();
  }

  async function watch() {
    if (watched.size) {
      const asked = new URLSearchParams();
      for (const id of watched.keys()) asked.append("id", id);
      try {
        const response = await fetch(`${says.progress}?${asked}`, { headers: { Accept: "application/json" } });
        for (const one of (await response.json()).files) follow(one);
      } catch (error) { /* ask again */ }
    }
    window.setTimeout(watch, 2000);
  }

  function follow(one) {
    const row = watched.get(String(one.id));
    if (!row) return;
    const failed = one.state === "unreadable" || one.state === "failed";
    const unsure = one.state === "extracted" && !one.confirmed;
    put(row, one.busy ? "busy" : failed ? "error" : "accent", one.label, one.sentence || one.progress, one.url);
    row.line.toggleAttribute("data-unsure", unsure);
    if (unsure) row.state.replaceChildren(chip("warning", says.saysConfirm));
    if (!one.busy) watched.delete(String(one.id));
    if (one.state === "extracted") {
      extracted += 1;
      const link = document.createElement("a");
      link.href = one.url;
      link.textContent = says.saysResult;
      row.note.replaceChildren(link);
    }
    count();
  }

  input.addEventListener("change", () => take(input.files));
  form.addEventListener("submit", (event) => event.preventDefault());
  ["dragenter", "dragover"].forEach((name) => document.addEventListener(name, (event) => {
    event.preventDefault();
    drop.classList.add("is-over");
  }));
  ["dragleave", "drop"].forEach((name) => document.addEventListener(name, (event) => {
    event.preventDefault();
    if (name === "drop" || event.relatedTarget === null) drop.classList.remove("is-over");
  }));
  document.addEventListener("drop", (event) => { if (event.dataTransfer.files.length) take(event.dataTransfer.files); });
  window.addEventListener("beforeunload", (event) => { if (sending) event.preventDefault(); });
  watch();
})();
