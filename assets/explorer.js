/* The explorer in the browser: the page served for an address works without this file. This script follows links and
   forms without a new page and shows what the server answers; explorer-drawing.js picks what an axis shows,
   explorer-chart.js lets the reader zoom and point, explorer-overview.js choose a window. The address is the only
   state: all that is kept here can be read from it again. */
(() => {
  "use strict";

  const root = document.documentElement;
  const byId = (id) => document.getElementById(id);
  const explorer = {
    page: null, // what the server last answered
    graph: null, // Plotly's element, once it has drawn
    graft: () => false, // whether a panel was written anew around the field that the reader types in
    byId, go, say, send, valueOf, withValue, withZoom,
  };
  window.timelineExplorer = explorer;

  let target = ""; // the part of the page that the link just followed leads to
  let tidy = false; // whether the address was written by a form, and is to be shortened
  let patience = 0;
  const written = new Map(); // the markup last put into each panel

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
    target = hash.slice(1);
    if (wanted === location.search) return;
    history[instead ? "replaceState" : "pushState"](null, "", location.pathname + wanted);
    dispatchEvent(new PopStateEvent("popstate"));
    clearTimeout(patience);
    patience = setTimeout(() => location.reload(), 15000); // no answer: ask for the page itself
  }

  function formSearch(form, submitter) {
    const values = new Map();
    for (const [key, value] of new FormData(form, submitter)) {
      if (value !== "") values.set(key, values.has(key) ? `${values.get(key)}~${value}` : value);
    }
    return searchOf([...values].map(([key, value]) => [key, encodeURIComponent(value).replace(/%(2F|3A)/g, decodeURIComponent)]));
  }

  const ours = (form) => form.method === "get" && new URL(form.action, location.href).pathname === location.pathname;

  addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest("a[href]");
    if (!explorer.page || !link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    if (link.target || link.hasAttribute("download")) return;
    const url = new URL(link.href);
    if (url.origin !== location.origin || url.pathname !== location.pathname) return;
    if (url.hash && url.search === location.search) return;
    event.preventDefault();
    go(url.search, url.hash);
  });

  function send(form, submitter, instead) {
    tidy = true;
    go(formSearch(form, submitter), "", instead);
  }

  addEventListener("submit", (event) => {
    if (!explorer.page || !ours(event.target)) return;
    event.preventDefault();
    send(event.target, event.submitter);
  });

  addEventListener("change", (event) => {
    const field = event.target;
    if (explorer.page && field.form && ours(field.form)) send(field.form);
  });

  /* ---- the server's answer ------------------------------------------------------------------------------------------ */

  function show(answer) {
    if (!answer) return window.dash_clientside.no_update;
    clearTimeout(patience);
    const first = explorer.page === null;
    explorer.page = answer;
    if (first) watch();
    if (!first || root.dataset.address !== answer.address) swap(answer);
    if (explorer.graph) explorer.brush();
    return explorer.newFigure() || window.dash_clientside.no_update;
  }

  function swap(answer) {
    const focused = document.activeElement && document.activeElement.id;
    const panel = document.activeElement && document.activeElement.closest("[id^=panel-]");
    const open = [...document.querySelectorAll("#explorer details[id][open]")].map((node) => node.id);
    for (const [id, html] of Object.entries(answer.panels)) {
      if (written.get(id) === html) continue;
      if (!explorer.graft(byId(id), html, answer.address)) byId(id).innerHTML = html;
      written.set(id, html);
    }
    for (const id of open) if (byId(id)) byId(id).open = true;
    root.lang = answer.lang;
    root.dir = answer.dir;
    root.dataset.address = answer.address;
    if (answer.theme === "auto") delete root.dataset.theme;
    else root.dataset.theme = answer.theme;
    document.title = answer.title;
    if (tidy) history.replaceState(history.state, "", location.pathname + answer.address);
    tidy = false;
    refocus(focused, panel);
    say(answer.announcement);
  }

  function refocus(focused, panel) {
    const kept = focused && byId(focused);
    const led = target && byId(target);
    target = "";
    if (led && !(kept && led.contains(kept))) {
      led.focus({ preventScroll: true });
      explorer.reveal(led);
    } else if (focused && document.activeElement !== kept) (shown(kept) || firstOf(panel))?.focus({ preventScroll: true });
  }

  /* What held the focus, or the disclosure that it now lies in. */
  const shown = (node) => (!node || node.checkVisibility({ contentVisibilityAuto: true }) ? node : node.closest("details:not([open])")?.querySelector("summary"));

  /* What held the focus is gone: go on where it was. */
  const firstOf = (panel) => panel && [...panel.querySelectorAll("a[href], button, input, summary")].find((node) => node.checkVisibility({ visibilityProperty: true }));

  function say(words) {
    byId("announcement").textContent = words;
  }

  /* ---- the take-over ------------------------------------------------------------------------------------------------ */

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
    explorer.listen(byId("takeover"));
    explorer.brush();
    explorer.resize();
  }

  window.dash_clientside = Object.assign(window.dash_clientside || {}, { explorer: { show } });
})();
