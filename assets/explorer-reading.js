/* Reading in the browser: keys along time and along a chain, the event below its place in the list on a phone, the
   table sorted and copied. All of it works without this file: by links, in the order of time, by the text below. */
(() => {
  "use strict";

  const explorer = window.timelineExplorer;
  const { byId, say } = explorer;
  const narrow = matchMedia("(width < 640px)");

  /* ---- keys --------------------------------------------------------------------------------------------------------- */

  addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.defaultPrevented) return;
    const details = event.target.closest && event.target.closest("#t-details");
    if (!details || event.target.closest("input, textarea, select")) return;
    const step = { ArrowLeft: "previous", ArrowRight: "next" }[event.key];
    const link = event.key === "Escape" ? byId("t-close") : step && byId(event.shiftKey ? `t-chain-${step}` : `t-${step}`);
    if (!link || !link.href) return;
    event.preventDefault();
    link.click();
  });

  /* ---- the event below its place in the list ------------------------------------------------------------------------- */

  const rail = byId("rail");
  const afterRail = rail.nextElementSibling; // where the rail stands unless a phone opens it in the list

  function settle() {
    const chosen = document.querySelector("#panel-listing .entry.chosen");
    const focused = rail.contains(document.activeElement) && document.activeElement;
    if (narrow.matches && chosen) chosen.append(rail);
    else afterRail.before(rail);
    if (!focused) return;
    focused.focus({ preventScroll: true });
    if (chosen && chosen.contains(rail)) chosen.scrollIntoView({ block: "start" });
  }

  /* What a link led to comes into sight: of the details their beginning, below the chart if there is room for both. */
  function reveal(led) {
    if (led.id !== "t-details") {
      led.scrollIntoView({ block: "nearest" });
      return;
    }
    const head = Math.min(240, innerHeight / 3);
    const top = led.getBoundingClientRect().top;
    const stage = byId("stage").getBoundingClientRect();
    const below = stage.height > 0 && stage.bottom <= top + 1;
    const seen = (at) => at >= 0 && at + head <= innerHeight;
    if (seen(top)) return; // a reader who walks along the events stays where they are
    scrollBy({ top: (below && top - stage.top + head <= innerHeight ? stage.top : top) - 8, behavior: "instant" });
  }

  /* ---- events that stand on one spot of the chart ----------------------------------------------------------------------- */

  const linkTo = (id) => [...document.querySelectorAll("#panel-listing h3 > a")].find((link) => new URL(link.href).searchParams.get("event") === id);

  /* An event in one line, as the list says it. */
  function lineOf(id) {
    const entry = linkTo(id)?.closest(".entry");
    return entry ? [".when", "h3"].map((part) => entry.querySelector(part).textContent.replace(/\s+/g, " ").trim()).join(" · ") : id;
  }

  /* What no zoom can part is offered as a menu of links at the pointer. */
  function offer(ids, { clientX, clientY }) {
    byId("spot")?.remove();
    const menu = document.createElement("div");
    menu.id = "spot";
    menu.popover = "auto";
    menu.setAttribute("role", "group");
    menu.setAttribute("aria-label", byId("zoom-tools").dataset.spot.replace("{n}", ids.length));
    for (const id of ids) {
      const link = document.createElement("a");
      link.href = linkTo(id)?.href || "#readings";
      link.textContent = lineOf(id);
      menu.append(link);
    }
    menu.addEventListener("click", () => menu.hidePopover());
    menu.addEventListener("toggle", ({ newState }) => { if (newState === "closed") menu.remove(); });
    byId("explorer").append(menu);
    menu.showPopover();
    const { width, height } = menu.getBoundingClientRect();
    menu.style.left = `${Math.max(8, Math.min(clientX, innerWidth - width - 8))}px`;
    menu.style.top = `${Math.max(8, Math.min(clientY + 12, innerHeight - height - 8))}px`;
    menu.firstElementChild.focus({ preventScroll: true });
  }

  Object.assign(explorer, { lineOf, offer, reveal });

  /* ---- the table ------------------------------------------------------------------------------------------------------ */

  let sorted = null; // the column that the reader last sorted by, and whether downwards

  function dress() {
    const table = document.querySelector("#panel-table .event-table");
    if (!table || table.dataset.dressed) return;
    table.dataset.dressed = "yes";
    for (const head of table.tHead.rows[0].cells) {
      const button = document.createElement("button");
      button.type = "button";
      button.id = `${head.id}-sort`;
      button.textContent = head.textContent;
      button.title = table.dataset.sort.replace("{column}", head.textContent);
      button.addEventListener("click", () => {
        sorted = { id: head.id, down: head.getAttribute("aria-sort") === "ascending" };
        sort(table, head, sorted.down);
        say(table.dataset[sorted.down ? "down" : "up"].replace("{column}", head.textContent));
      });
      head.replaceChildren(button);
    }
    const text = byId("t-csv-text");
    const copy = document.createElement("button");
    copy.type = "button";
    copy.id = "t-csv-copy";
    copy.textContent = text.dataset.copy;
    copy.addEventListener("click", () => copyText(text));
    document.querySelector("#panel-table .table-tools").append(copy);
    if (sorted && byId(sorted.id)) sort(table, byId(sorted.id), sorted.down);
  }

  function sort(table, head, down) {
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const at = head.cellIndex;
    const compare = new Intl.Collator(document.documentElement.lang, { numeric: true }).compare;
    const value = (row) => row.cells[at].dataset.order;
    const rows = [...table.tBodies[0].rows].map((row, place) => ({ row, place, value: value(row), counted: "number" in row.cells[at].dataset }));
    rows.sort((a, b) => {
      if (!a.value !== !b.value) return a.value ? -1 : 1; // what is empty stands last, either way
      const order = a.counted ? a.value - b.value : compare(a.value, b.value);
      return (down ? -order : order) || a.place - b.place;
    });
    table.tBodies[0].append(...rows.map(({ row }) => row));
  }

  async function copyText(text) {
    try {
      await navigator.clipboard.writeText(text.value);
    } catch {
      text.closest("details").open = true; // where the clipboard is closed to pages: select it for the reader
      text.select();
      if (!document.execCommand("copy")) return;
    }
    say(text.dataset.copied);
  }

  /* ---- the tally ------------------------------------------------------------------------------------------------------- */

  /* Only who opens the sources needs what draws it. */
  function count() {
    const tally = document.querySelector("#panel-sources .tally[data-figure]");
    if (tally && explorer.tally) explorer.tally(tally);
    else if (tally) load("tally", count);
  }

  /* A script that the first view can do without. It runs after those that the page began with, of which one is Plotly. */
  function load(name, then) {
    if (byId(`${name}-script`)) return;
    const script = document.createElement("script");
    script.id = `${name}-script`;
    script.src = byId("scripts").dataset[name];
    script.async = false;
    if (then) script.onload = then;
    document.body.append(script);
  }

  /* ---- the server's answer -------------------------------------------------------------------------------------------- */

  const { write } = explorer;

  explorer.write = (answer) => {
    afterRail.before(rail); // the list is about to be written anew
    const { scrollLeft, scrollTop } = frame() || {};
    write(answer);
    settle();
    dress();
    count();
    if (frame() && scrollLeft !== undefined) frame().scrollTo({ left: scrollLeft, top: scrollTop, behavior: "instant" });
  };

  const frame = () => byId("t-table-frame");
  narrow.addEventListener("change", settle);
  dress();
  count();
  (window.requestIdleCallback || setTimeout)(() => load("print"));
})();
