/* Says once a minute that this review is open and in sight, and shows who else has it open. */
(function () {
  "use strict";

  async function look() {
    const place = document.querySelector("[data-look]");
    const token = /(?:^|; )csrftoken=([^;]+)/.exec(document.cookie); /* another one since signing in anew */
    if (place && token && !document.hidden) {
      try {
        const headers = { "X-CSRFToken": token[1] };
        const response = await fetch(place.dataset.look, { method: "POST", headers, credentials: "same-origin" });
        const said = response.ok && !response.redirected ? (await response.text()).trim() : null;
        const now = document.querySelector("[data-look]"); /* the head may have been replaced meanwhile */
        if (said !== null && now && now.innerHTML.trim() !== said) now.innerHTML = said;
      } catch (error) {
        /* the server is away: nobody is shown anew */
      }
    }
    window.setTimeout(look, 60000);
  }

  look();
})();
