/* Pages that wait: [data-live][data-busy] asks its own address again every two seconds until nothing is under way. */
(function () {
  "use strict";

  async function fetched(part) {
    const response = await fetch(location.href.split("#")[0], {
      headers: part === "page" ? {} : { "X-Part": part },
      credentials: "same-origin",
    });
    if (!response.ok || response.redirected) return null;
    return new DOMParser().parseFromString(await response.text(), "text/html");
  }

  function isTyping(element) {
    const active = document.activeElement;
    return element.contains(active) && /^(TEXTAREA|INPUT)$/.test(active.tagName) && active.value && active.type !== "checkbox";
  }

  function loadScripts(page) {
    for (const script of page.querySelectorAll("script[src]")) {
      if (document.querySelector(`script[src="${script.getAttribute("src")}"]`)) continue;
      const copy = document.createElement("script");
      copy.src = script.getAttribute("src");
      document.body.append(copy);
    }
  }

  function show(page, live) {
    const part = live.dataset.live;
    if (part === "page") {
      document.getElementById("main").innerHTML = page.getElementById("main").innerHTML;
      loadScripts(page);
      return;
    }
    if (part === "queue") {
      if (live.querySelector(".queue__pick:checked")) return; /* somebody is choosing */
      const looked = live.contains(document.activeElement) && document.activeElement.getAttribute("href");
      live.replaceChildren(...page.body.childNodes);
      if (looked) [...live.querySelectorAll("a")].find((link) => link.getAttribute("href") === looked)?.focus();
      live.toggleAttribute("data-busy", live.querySelector("[data-busy]") !== null);
      return;
    }
    for (const id of ["head", part]) {
      const fresh = page.getElementById(id);
      const old = document.getElementById(id);
      if (!fresh || !old || isTyping(old)) continue;
      if (fresh.dataset.read !== old.dataset.read) return location.reload(); /* the file was read again */
      old.innerHTML = fresh.innerHTML;
      if (id === part) old.toggleAttribute("data-busy", fresh.hasAttribute("data-busy"));
    }
    document.dispatchEvent(new CustomEvent("swapped"));
  }

  async function tick() {
    const live = document.querySelector("[data-live][data-busy]");
    if (live && !document.hidden) {
      try {
        const page = await fetched(live.dataset.live);
        if (page && live.isConnected) show(page, live);
      } catch (error) {
        /* the server is away for a moment: ask again */
      }
    }
    window.setTimeout(tick, 2000);
  }

  window.setTimeout(tick, 1500);
})();
