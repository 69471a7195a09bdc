/* The explorer in the browser: the page served for an address works without this file. This script follows links and
   forms without a new page: it asks the server for the chart of the new address, an SVG that is shown at once, then for
   the other panels and the drawing, with which Plotly takes the chart's place again. explorer-panels.js writes the panels,
   explorer-drawing.js picks what an axis shows, explorer-chart.js lets the reader zoom and point, explorer-overview.js
   choose a window. The address is the only state: all that is kept here can be read from it or asked for again. */
(() => {
  "use strict";

  const root = document.documentElement;
  const byId = (id) => document.getElementById(id);
  const explorer = {
    page: { address: root.dataset.address, lang: root.lang, drawing: null, overview: null }, // what the server last answered
    graph: null, // Plotly's element, once it has drawn
    target: "", // the part of the page that the link just followed leads to
    tidy: false, // whether the address was written by a form, and is to be shortened
    graft: () => false, // whether a panel was written anew around the field that the reader types in
    byId, go, say, send, valueOf, withValue, withZoom,
  };
  window.timelineExplorer = explorer;

  /* ---- the address ---------------------------------------------------------------------------------------------- */

  const pairsOf = (search) => search.replace(/^\?/, "").split("&").filter(Boolean).map((pair) => {
    const cut = pair.indexOf("=");
    return cut < 0 ? [pair, ""] : [pair.slice(0, cut), pair.slice(cut + 1)];
  });
  const searchOf = (pairs) => (pairs.length ? "?" + pairs.map(([k, v]) => (v === "" ? k + "=" : `${k}=${v}`)).join("&") : "");

  function valueOf(search, key) {
    return (pairsOf(search).find(([k]) => k === key) || [key, ""])[1];
  }

  function withValue(search, key, value, before = []) {
    const pairs = pairsOf(search);
    const at = pairs.findIndex(([k]) => k === key);
    if (at >= 0) pairs.splice(at, 1);
    if (value !== "") {
      const next = pairs.findIndex(([k]) => before.includes(k));
      pairs.splice(at >= 0 ? at : next >= 0 ? next : pairs.length, 0, [key, value]);
    }
    return searchOf(pairs);
  }

  function withZoom(search, zoom) {
    return withValue(search, "zoom", zoom, ["lang", "scale", "rest", "event", "tab", "theme"]);
  }

  /* The links of the page know the zoom that the server saw; the reader may have zoomed since. */
  function keepZoom(search) {
    const same = ["from", "to"].every((key) => valueOf(search, key) === valueOf(location.search, key));
    const served = valueOf(explorer.page.address, "zoom");
    return same && valueOf(search, "zoom") === served ? withZoom(search, valueOf(location.search, "zoom")) : search;
  }

  /* `instead` takes the place of the page that the reader would go back to: one of many steps of one change. */
  function go(search, hash = "", instead = false) {
    const wanted = keepZoom(search);
    explorer.target = hash.slice(1);
    if (wanted === location.search) return;
    history[instead ? "replaceState" : "pushState"](null, "", location.pathname + wanted);
    dispatchEvent(new PopStateEvent("popstate"));
  }

  function formSearch(form, submitter) {
    const values = new Map();
    for (const [key, value] of new FormData(form, submitter)) {
      if (value !== "") values.set(key, values.has(key) ? `${values.get(key)}~${value}` : value);
    }
    return searchOf([...values].map(([key, value]) => [key, encodeURIComponent(value).replace(/%(2F|3A)/g, decodeURIComponent)]));
  }

  const ours = (form) => form.method === "get" && new URL(form.action, location.href).pathname === location.pathname;

  /* The address within this page that a link leads to, if it leads to one. */
  function within(event) {
    const link = event.target.closest && event.target.closest("a[href]");
    if (!link || link.target || link.hasAttribute("download")) return null;
    const url = new URL(link.href.baseVal || link.href, location.href);
    if (url.origin !== location.origin || url.pathname !== location.pathname) return null;
    return url.hash && url.search === location.search ? null : url;
  }

  addEventListener("click", (event) => {
    if (event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const url = within(event);
    if (!url) return;
    event.preventDefault();
    go(url.search, url.hash);
  });

  function send(form, submitter, instead) {
    explorer.tidy = true;
    go(formSearch(form, submitter), "", instead);
  }

  addEventListener("submit", (event) => {
    if (!ours(event.target)) return;
    event.preventDefault();
    send(event.target, event.submitter);
  });

  addEventListener("change", (event) => {
    const field = event.target;
    if (field.form && ours(field.form)) send(field.form);
  });

  /* ---- the server's answers ----------------------------------------------------------------------------------------- */

  const KEPT = 18;
  const PATIENCE = 15000;
  const INTENT = 60; // milliseconds for which a pointer, or the focus, rests on a link before all its answers are asked for
  const answers = new Map(); // those asked for last
  let wanted = location.search; // the address that the reader is at, as it was before any zoom
  let turned = Promise.resolve(); // when the panels of that address are written
  let intent = 0;
  let reached = 0; // when the pointer, or the focus, last came to a link

  function ask(kind, search) {
    const address = kind + search;
    const answer = answers.get(address) || fetch(`_${address}`).then((got) => (got.ok ? got.json() : Promise.reject(got.status)));
    answers.delete(address);
    answers.set(address, answer);
    answer.catch(() => answers.delete(address));
    if (answers.size > KEPT) answers.delete(answers.keys().next().value);
    return answer;
  }

  /* A reader who comes to a link may follow it: by then its chart is here. Of many in a row only that of the first and of
     the last is asked for; the other panels, which cost more, where they rest. */
  function foresee(event) {
    if (event.type === "pointerover" && spotOf(event) === spot) return; // the page moved, not the pointer
    clearTimeout(intent);
    const url = within(event);
    if (!url || (navigator.connection && navigator.connection.saveData)) return;
    const search = keepZoom(url.search);
    const sweeping = event.type !== "pointerdown" && event.timeStamp - reached < INTENT;
    reached = event.timeStamp;
    if (!sweeping) ask("chart", search).catch(() => {});
    intent = setTimeout(() => ask("chart", search).then(() => ask("panels", search)).catch(() => {}), INTENT);
  }

  const spotOf = ({ clientX, clientY }) => `${clientX} ${clientY}`;
  let spot = ""; // where the pointer last moved to
  addEventListener("pointermove", (event) => { spot = spotOf(event); }, { passive: true });
  for (const type of ["pointerover", "pointerdown", "focusin"]) addEventListener(type, foresee);

  addEventListener("popstate", () => {
    if (location.search === wanted) return;
    wanted = location.search;
    turned = turn(wanted);
  });

  async function turn(search) {
    const leave = () => search === wanted && location.reload(); // no answer: ask for the page itself
    const patience = setTimeout(leave, PATIENCE);
    try {
      const chart = await ask("chart", search);
      const asked = ask("panels", search);
      if (search !== wanted) return;
      if (explorer.isFirst(chart)) {
        explorer.write(chart);
        await new Promise(whenDrawn);
      }
      const others = await asked;
      if (search === wanted) explorer.write({ ...others, overview: chart.overview, panels: { ...chart.panels, ...others.panels } });
    } catch {
      leave();
    } finally {
      clearTimeout(patience);
    }
  }

  function say(words) {
    byId("announcement").textContent = words;
  }

  /* ---- the take-over ------------------------------------------------------------------------------------------------ */

  let placed = false; // whether Dash has been given the graph
  ask("drawing", wanted).catch(() => {}); // Dash takes three times as long to load as this answer to come

  /* Hand the drawing of an address to Dash. The panels, of which the SVG is one, are shown before it is drawn. */
  async function show(search) {
    if (typeof search !== "string") return; // Dash has not read the address yet
    try {
      await turned; // the server makes the panels first: 20 ms sooner on the screen
      const answer = await ask("drawing", search);
      if (placed) await new Promise(whenDrawn);
      if (search !== wanted) return;
      /* Not before Dash has taken the address over: it would write its own, longer one, as a further step of the history. */
      if (explorer.tidy) history.replaceState(history.state, "", location.pathname + answer.address);
      explorer.tidy = false;
      answer.drawing.layout.meta.address = answer.address;
      Object.assign(explorer.page, answer);
      const figure = explorer.newFigure();
      explorer.brush();
      if (figure) place(figure, answer.config);
      else root.classList.remove("behind");
    } catch {
      root.classList.add("behind"); // the SVG stays
    }
  }

  function place(figure, config) {
    const { set_props } = window.dash_clientside;
    if (placed) {
      set_props("graph", { figure });
      return;
    }
    placed = true;
    watch();
    set_props("place", { children: { namespace: "dash_core_components", type: "Graph", props: { id: "graph", figure, config, responsive: false } } });
  }

  function watch() {
    const takeover = byId("takeover");
    const seen = () => {
      const drawn = takeover.querySelector(".js-plotly-plot");
      if (!drawn || !drawn.on || !drawn.querySelector(".main-svg .scatterlayer")) return false;
      adopt(drawn);
      return true;
    };
    new MutationObserver((_, observer) => seen() && observer.disconnect()).observe(takeover, { childList: true, subtree: true });
    new ResizeObserver(() => explorer.resize()).observe(byId("panel-chart"));
  }

  function adopt(drawn) {
    explorer.graph = drawn;
    root.classList.add("taken");
    drawn.on("plotly_afterplot", () => { if (drawn.layout.meta.address === explorer.page.address) root.classList.remove("behind"); });
    explorer.listen(byId("takeover"));
    explorer.brush();
    explorer.resize();
  }

  window.dash_clientside = Object.assign(window.dash_clientside || {}, { explorer: { show } });
})();
