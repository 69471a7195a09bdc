/* The panels of the page, written anew for another address: what the reader opened stays open, the focus stays where it
   was or goes to where the followed link leads. */
(() => {
  "use strict";

  const root = document.documentElement;
  const explorer = window.timelineExplorer;
  const { byId, say, valueOf } = explorer;
  const written = new Map(); // the markup last put into each panel
  const BELOW = ["panel-legend", "panel-share", "panel-listing", "panel-colophon"]; // a third of the work of a new view
  const narrow = matchMedia("(width < 640px)"); // there the list is the timeline

  /* Which of an answer's panels are shown first, and which after that is on the screen. */
  explorer.steps = ({ panels }) => {
    const all = Object.keys(panels);
    const inside = document.activeElement && document.activeElement.closest("[id^=panel-]");
    if (narrow.matches || explorer.target || !panels["panel-chart"].includes("axis-drawing") || (inside && BELOW.includes(inside.id))) return [all];
    return [all.filter((id) => !BELOW.includes(id)), BELOW];
  };

  explorer.write = (answer, ids, last) => {
    const focused = document.activeElement && document.activeElement.id;
    const panel = document.activeElement && document.activeElement.closest("[id^=panel-]");
    const open = [...document.querySelectorAll("#explorer details[id][open]")].map((node) => node.id);
    for (const id of ids) {
      const html = answer.panels[id];
      if (written.get(id) === html) continue;
      if (!explorer.graft(byId(id), html, answer.address)) byId(id).innerHTML = html;
      written.set(id, html);
    }
    for (const id of open) if (byId(id)) byId(id).open = true;
    root.lang = answer.lang;
    root.dir = answer.dir;
    if (last) root.dataset.address = answer.address;
    if (answer.theme === "auto") delete root.dataset.theme;
    else root.dataset.theme = answer.theme;
    /* The SVG stands before Plotly's drawing until that is the same again; of a stretch it cannot show, the old one stays. */
    if (explorer.graph) root.classList.toggle("behind", !valueOf(location.search, "zoom"));
    document.title = answer.title;
    const { address, lang, overview } = answer;
    Object.assign(explorer.page, { address, lang, overview });
    explorer.brush();
    refocus(focused, panel);
    if (last) say(answer.announcement);
  };

  function refocus(focused, panel) {
    const kept = focused && byId(focused);
    const led = explorer.target && byId(explorer.target);
    explorer.target = "";
    if (led && !(kept && led.contains(kept))) {
      led.focus({ preventScroll: true });
      explorer.reveal(led);
    } else if (focused && document.activeElement !== kept) (shown(kept) || firstOf(panel))?.focus({ preventScroll: true });
  }

  /* What held the focus, or the disclosure that it now lies in. */
  const shown = (node) => (!node || node.checkVisibility({ contentVisibilityAuto: true }) ? node : node.closest("details:not([open])")?.querySelector("summary"));

  /* What held the focus is gone: go on where it was. */
  const firstOf = (panel) => panel && [...panel.querySelectorAll("a[href], button, input, summary")].find((node) => node.checkVisibility({ visibilityProperty: true }));
})();
