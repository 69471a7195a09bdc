/* The controls, made quicker: search while typing, find an actor by typing, order the lanes by dragging or by keys, redraw
   for the stretch in sight. Every one of them works without this file as a link or a field of the form. */
(() => {
  "use strict";

  const explorer = window.timelineExplorer;
  const { byId, send, valueOf } = explorer;
  const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const finds = (event) => event.target.id === "t-find-actor";

  /* ---- search while typing --------------------------------------------------------------------------------------------- */

  const PAUSE = 220; // milliseconds without a letter after which the search is asked
  const searches = (event) => event.target.id === "t-q";
  let waiting = 0;
  let typing = false; // whether this visit to the field has asked before: its steps share one entry of the history

  function search(field) {
    clearTimeout(waiting);
    waiting = 0;
    if (plain(field.value) === plain(new URLSearchParams(location.search).get("q") || "")) return;
    send(field.form, undefined, typing);
    typing = true;
  }

  const plain = (words) => words.trim().replace(/\s+/g, " ");

  function soon(field) {
    clearTimeout(waiting);
    waiting = setTimeout(() => search(field), PAUSE);
  }

  addEventListener("input", (event) => { if (searches(event) && explorer.page && !event.isComposing) soon(event.target); });
  addEventListener("compositionend", (event) => { if (searches(event) && explorer.page) soon(event.target); });
  addEventListener("compositionstart", (event) => { if (searches(event)) clearTimeout(waiting); });
  addEventListener("keydown", (event) => {
    if (!searches(event) || !explorer.page || event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    search(event.target);
  });
  addEventListener("change", (event) => {
    if (!searches(event) || !explorer.page) return;
    event.stopPropagation(); // the field was left: what was not asked yet is asked now
    search(event.target);
  }, true);
  addEventListener("focusout", (event) => { if (searches(event)) typing = false; });

  /* While the reader types, the panel around the field is written anew, and the field itself left alone: its caret, its
     undo, and the letters that an input method is still composing are the reader's. */
  explorer.graft = (panel, html, address) => {
    const field = document.activeElement;
    if (!field || field.id !== "t-q" || !panel.contains(field)) return false;
    const made = document.createElement(panel.tagName);
    made.innerHTML = html;
    unfold(made);
    const heir = made.querySelector("#t-q");
    if (!heir) return false;
    if (!waiting && plain(heir.value) !== plain(field.value)) field.value = heir.value; // the reader went back
    around(panel, made, field, heir);
    return true;
  };

  function around(old, made, field, heir) {
    if (old === field) return;
    const holds = (node, one) => node.contains(one);
    const inner = [...old.childNodes].find((node) => holds(node, field));
    const twin = [...made.childNodes].find((node) => holds(node, heir));
    const [before, after] = [[], []];
    for (const node of [...made.childNodes]) if (node !== twin) (twin.compareDocumentPosition(node) & Node.DOCUMENT_POSITION_PRECEDING ? before : after).push(node);
    for (const node of [...old.childNodes]) if (node !== inner) node.remove();
    inner.before(...before);
    inner.after(...after);
    around(inner, twin, field, heir);
  }

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

  const HOLD = 350; // milliseconds after which a resting finger takes the chip; before that it scrolls the page
  const SLACK = 6; // pixels that a hand may tremble
  const chosen = () => [...document.querySelectorAll("#t-chips > li.chosen")];
  const chipOf = (node) => node && node.closest && node.closest("#t-chips > li.chosen");
  let grip = null; // the chip under the pointer, and whether it is being dragged

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

  function take(one) {
    one.taken = true;
    one.chip.classList.add("dragged");
    one.chip.setPointerCapture(one.pointer);
  }

  function letGo() {
    if (!grip) return;
    clearTimeout(grip.timer);
    for (const chip of chosen()) chip.classList.remove("before", "behind", "dragged");
    grip = null;
  }

  addEventListener("pointerdown", (event) => {
    letGo();
    const chip = explorer.page && event.isPrimary && !event.button && chipOf(event.target);
    if (!chip || chosen().length < 2) return;
    const made = { chip, pointer: event.pointerId, x: event.clientX, y: event.clientY, mouse: event.pointerType === "mouse", taken: false, over: chip };
    if (!made.mouse) made.timer = setTimeout(() => take(made), HOLD);
    grip = made;
  });

  addEventListener("pointermove", (event) => {
    if (!grip || event.pointerId !== grip.pointer) return;
    const far = Math.hypot(event.clientX - grip.x, event.clientY - grip.y) > SLACK;
    if (!grip.taken) {
      if (!far) return;
      if (!grip.mouse) return letGo(); // a finger that moves at once scrolls
      take(grip);
    }
    const chips = chosen();
    grip.over = chipOf(document.elementFromPoint(event.clientX, event.clientY)) || grip.over;
    const [from, to] = [chips.indexOf(grip.chip), chips.indexOf(grip.over)];
    for (const chip of chips) {
      chip.classList.toggle("before", chip === grip.over && to < from);
      chip.classList.toggle("behind", chip === grip.over && to > from);
    }
  });

  addEventListener("pointerup", (event) => {
    if (!grip || event.pointerId !== grip.pointer || !grip.taken) return letGo();
    const chips = chosen();
    const [from, to] = [chips.indexOf(grip.chip), chips.indexOf(grip.over)];
    letGo();
    addEventListener("click", swallow, true); // the link under a chip that was dragged is not followed
    setTimeout(() => removeEventListener("click", swallow, true));
    if (from >= 0 && to >= 0 && from !== to) reorder(moved(chips.map((one) => one.dataset.actor), from, to));
  });

  function swallow(event) {
    event.preventDefault();
    event.stopPropagation();
  }

  addEventListener("pointercancel", letGo);
  addEventListener("keydown", (event) => { if (event.key === "Escape" && grip) letGo(); });
  addEventListener("dragstart", (event) => { if (explorer.page && chipOf(event.target)) event.preventDefault(); });
  addEventListener("contextmenu", (event) => { if (grip && grip.taken) event.preventDefault(); }); // a long press asks for it
  addEventListener("touchmove", (event) => { if (grip && grip.taken) event.preventDefault(); }, { passive: false });

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
