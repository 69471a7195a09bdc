/* The controls, made quicker: find an actor by typing, order the lanes by dragging or by keys, redraw for the stretch in
   sight. Every one of them works without this file as a link or a field of the form. */
(() => {
  "use strict";

  const explorer = window.timelineExplorer;
  const { byId, send, valueOf } = explorer;
  const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const finds = (event) => event.target.id === "t-find-actor";
  let dragged = null;

  /* ---- find an actor ------------------------------------------------------------------------------------------------ */

  function narrow(field) {
    const words = folded(field.value).split(/\s+/).filter(Boolean);
    const more = byId("t-more-actors");
    if (words.length) more.open = true;
    let found = 0;
    for (const chip of document.querySelectorAll("#t-more-chips > li, #t-chips > li:not(.chosen)")) {
      const named = folded(`${chip.textContent} ${chip.dataset.actor}`);
      chip.hidden = !words.every((word) => named.includes(word));
      found += chip.hidden ? 0 : 1;
    }
    byId("t-no-actor").hidden = found > 0 || !words.length;
  }

  addEventListener("input", (event) => { if (finds(event)) narrow(event.target); });
  addEventListener("focusin", (event) => {
    if (!finds(event) || !explorer.page) return;
    for (const name of ["list", "name"]) event.target.removeAttribute(name); // the chips are the answer, not the form
  });
  addEventListener("change", (event) => { if (finds(event) && explorer.page) event.stopPropagation(); }, true);
  addEventListener("keydown", (event) => {
    if (!finds(event) || !explorer.page) return;
    if (event.key === "Enter") {
      event.preventDefault();
      const first = event.target.value.trim() && document.querySelector(":is(#t-chips, #t-more-chips) > li:not(.chosen, [hidden]) > a");
      if (first) first.click();
    } else if (event.key === "Escape" && event.target.value) {
      event.target.value = "";
      narrow(event.target);
    }
  }, true);

  /* ---- the order of the lanes ----------------------------------------------------------------------------------------- */

  const chosen = () => [...document.querySelectorAll("#t-chips > li.chosen")];
  const chipOf = (node) => node.closest && node.closest("#t-chips > li.chosen");

  function reorder(actors) {
    document.querySelector('#t-controls input[type="hidden"][name="actors"]').value = actors.join("~");
    send(byId("t-form"));
  }

  function moved(actors, from, to) {
    const order = actors.filter((_, place) => place !== from);
    order.splice(to, 0, actors[from]);
    return order;
  }

  addEventListener("keydown", (event) => {
    const chip = event.altKey && explorer.page && chipOf(event.target);
    const forward = document.documentElement.dir === "rtl" ? "ArrowLeft" : "ArrowRight";
    if (!chip || !["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown"].includes(event.key)) return;
    event.preventDefault(); // Alt and an arrow would leave the page
    const chips = chosen();
    const from = chips.indexOf(chip);
    const to = from + ([forward, "ArrowDown"].includes(event.key) ? 1 : -1);
    if (to >= 0 && to < chips.length) reorder(moved(chips.map((one) => one.dataset.actor), from, to));
  });

  function unmark() {
    for (const chip of chosen()) chip.classList.remove("before", "behind", "dragged");
  }

  addEventListener("dragstart", (event) => {
    const chip = explorer.page && chipOf(event.target);
    if (!chip || chosen().length < 2) return;
    dragged = chip;
    chip.classList.add("dragged");
    event.dataTransfer.effectAllowed = "move";
  });

  addEventListener("dragover", (event) => {
    const chip = dragged && chipOf(event.target);
    if (!chip) return;
    event.preventDefault();
    unmark();
    dragged.classList.add("dragged");
    const chips = chosen();
    if (chip !== dragged) chip.classList.add(chips.indexOf(chip) < chips.indexOf(dragged) ? "before" : "behind");
  });

  addEventListener("drop", (event) => {
    const chip = dragged && chipOf(event.target);
    if (!chip) return;
    event.preventDefault();
    const chips = chosen();
    const [from, to] = [chips.indexOf(dragged), chips.indexOf(chip)];
    if (from !== to) reorder(moved(chips.map((one) => one.dataset.actor), from, to));
  });

  addEventListener("dragend", () => {
    unmark();
    dragged = null;
  });

  /* ---- redraw for the stretch in sight ---------------------------------------------------------------------------------- */

  const stretch = () => decodeURIComponent(valueOf(location.search, "zoom"));

  addEventListener("stretch", () => {
    const redraw = byId("t-redraw");
    if (redraw) redraw.hidden = !stretch();
  });

  addEventListener("click", (event) => {
    if (!explorer.page || !(event.target.closest && event.target.closest("#t-redraw")) || !stretch()) return;
    event.preventDefault();
    const fields = byId("t-form").elements;
    [fields.from.value, fields.to.value] = stretch().split("/");
    send(byId("t-form"));
  }, true);
})();
