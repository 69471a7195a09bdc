/* The panels of the page, written anew for another address: what the reader opened stays open, the focus stays where it
   was or goes to where the followed link leads. */
(() => {
  "use strict";

  const root = document.documentElement;
  const explorer = window.timelineExplorer;
  const { byId, say, valueOf } = explorer;
  const written = new Map(); // the markup last put into each panel
  const narrow = matchMedia("(width < 640px)"); // there the list is the timeline

  /* Whether the chart of an answer is new and what the reader looks at: then it is shown before the other panels. */
  explorer.isFirst = ({ lang, panels: { "panel-chart": chart } }) =>
    !narrow.matches && lang === root.lang && chart.includes("axis-drawing") && chart !== written.get("panel-chart");

  /* Puts the panels of an answer into their places: the chart's alone, or all of them and what else they change. */
  explorer.write = (answer) => {
    const whole = "address" in answer;
    const focused = document.activeElement && document.activeElement.id;
    const panel = document.activeElement && document.activeElement.closest("[id^=panel-]");
    const open = [...document.querySelectorAll("#explorer details[id][open]")].map((node) => node.id);
    for (const [id, html] of Object.entries(answer.panels)) {
      if (written.get(id) === html) continue;
      if (!explorer.graft(byId(id), html, answer.address)) byId(id).innerHTML = html;
      written.set(id, html);
    }
    unfold();
    for (const id of open) if (byId(id)) byId(id).open = true;
    /* The SVG stands before Plotly's drawing until that is the same again; of a stretch it cannot show, the old one stays. */
    if (explorer.graph) root.classList.toggle("behind", !valueOf(location.search, "zoom"));
    explorer.page.overview = answer.overview;
    if (whole) turn(answer);
    explorer.brush();
    refocus(focused, panel, whole);
    if (whole) say(answer.announcement);
  };

  /* What of the page is no panel. */
  function turn({ address, lang, dir, theme, title }) {
    root.lang = lang;
    root.dir = dir;
    root.dataset.address = address;
    if (theme === "auto") delete root.dataset.theme;
    else root.dataset.theme = theme;
    document.title = title;
    Object.assign(explorer.page, { address, lang });
  }

  function refocus(focused, panel, whole) {
    const kept = focused && byId(focused);
    const led = whole && explorer.target && byId(explorer.target);
    if (whole) explorer.target = "";
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
