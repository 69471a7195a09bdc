/* The explorer in the browser: the page served for an address works without this file. This script follows links and
   forms without a new page, shows what the server answers, and lets the reader zoom, point and type. The address is the
   only state; everything kept here can be read from it again. */
(() => {
  "use strict";

  const MIN_AXIS = 480;
  const MAX_AXIS = 15360;
  const POINTS = ["x", "y", "text", "hovertext", "customdata", "textposition"];
  const root = document.documentElement;
  const byId = (id) => document.getElementById(id);

  let page = null; // what the server last answered
  let graph = null; // Plotly's element, once it has drawn
  let shownLevel = null; // the step of axis widths that is drawn
  let pointed = null; // the event that the arrow keys stand on
  let target = ""; // the part of the page that the link just followed leads to
  let tidy = false; // whether the address was written by a form, and is to be shortened
  let settling = 0;
  let patience = 0;
  const written = new Map(); // the markup last put into each panel

  /* ---- days and shares ------------------------------------------------------------------------------------------ */

  function between(pairs, from, to, value) {
    const last = pairs.length - 1;
    if (value <= pairs[0][from]) return pairs[0][to];
    if (value >= pairs[last][from]) return pairs[last][to];
    let i = 1;
    while (pairs[i][from] < value) i += 1;
    const [left, right] = [pairs[i - 1], pairs[i]];
    const width = right[from] - left[from];
    return width ? left[to] + ((value - left[from]) / width) * (right[to] - left[to]) : left[to];
  }

  function isoDay(ordinal) {
    const date = new Date((Math.round(ordinal) - 719163) * 86400000);
    const year = date.getUTCFullYear();
    const digits = String(Math.abs(year)).padStart(4, "0");
    const two = (n) => String(n).padStart(2, "0");
    const sign = year < 0 ? "-" : "";
    return `${Math.abs(year) > 9999 ? "Y" : ""}${sign}${digits}-${two(date.getUTCMonth() + 1)}-${two(date.getUTCDate())}`;
  }

  /* ---- the address ---------------------------------------------------------------------------------------------- */

  const pairsOf = (search) => search.replace(/^\?/, "").split("&").filter(Boolean).map((pair) => {
    const cut = pair.indexOf("=");
    return cut < 0 ? [pair, ""] : [pair.slice(0, cut), pair.slice(cut + 1)];
  });
  const searchOf = (pairs) => (pairs.length ? "?" + pairs.map(([k, v]) => (v === "" ? k + "=" : `${k}=${v}`)).join("&") : "");
  const valueOf = (search, key) => (pairsOf(search).find(([k]) => k === key) || [key, ""])[1];

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

  const withZoom = (search, zoom) => withValue(search, "zoom", zoom, ["q", "lang", "scale", "event", "tab", "theme"]);

  /* The links of the page know the zoom that the server saw; the reader may have zoomed since. */
  function keepZoom(search) {
    const same = ["from", "to"].every((key) => valueOf(search, key) === valueOf(location.search, key));
    const served = valueOf(page.address, "zoom");
    return same && valueOf(search, "zoom") === served ? withZoom(search, valueOf(location.search, "zoom")) : search;
  }

  function go(search, hash = "") {
    const wanted = keepZoom(search);
    target = hash.slice(1);
    if (wanted === location.search) return;
    history.pushState(null, "", location.pathname + wanted);
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
    if (!page || !link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    if (link.target || link.hasAttribute("download")) return;
    const url = new URL(link.href);
    if (url.origin !== location.origin || url.pathname !== location.pathname) return;
    if (url.hash && url.search === location.search) return;
    event.preventDefault();
    go(url.search, url.hash);
  });

  function send(form, submitter) {
    tidy = true;
    go(formSearch(form, submitter));
  }

  addEventListener("submit", (event) => {
    if (!page || !ours(event.target)) return;
    event.preventDefault();
    send(event.target, event.submitter);
  });

  addEventListener("change", (event) => {
    const field = event.target;
    if (page && field.form && ours(field.form)) send(field.form);
  });

  /* ---- what an axis of some width shows (as `in_range` does on the server) ----------------------------------------- */

  function picked(full, axis) {
    const { stride, from, to } = full.meta;
    const kept = [];
    for (let i = 0; i < from.length; i += 1) if (from[i] <= axis && (to[i] === null || axis < to[i])) kept.push(i);
    const chosen = (values) => kept.flatMap((i) => values.slice(i * stride, (i + 1) * stride));
    const shown = { ...full };
    delete shown.meta;
    for (const key of POINTS) if (Array.isArray(shown[key])) shown[key] = chosen(shown[key]);
    if (shown.marker) {
      shown.marker = { ...shown.marker };
      for (const key of ["symbol", "size", "angle", "standoff"]) if (Array.isArray(shown.marker[key])) shown.marker[key] = chosen(shown.marker[key]);
    }
    return shown;
  }

  const axisBox = () => {
    const axis = document.querySelector("#panel-chart .scroll");
    const box = axis && axis.getBoundingClientRect();
    return box && box.width > 0 ? box : null;
  };
  const axisWidth = (range, width) => Math.max(MIN_AXIS, width / (range[1] - range[0]));
  const levelOf = (axis) => Math.floor(8 * Math.log2(axis / MIN_AXIS) + 1e-3);

  function fitted(range) {
    const box = axisBox();
    if (!box) return null;
    const { data, layout } = page.drawing;
    const axis = axisWidth(range, box.width);
    shownLevel = levelOf(axis);
    place(box);
    return {
      data: data.map((full) => picked(full, axis)),
      layout: { ...layout, width: box.width, height: layout.height, xaxis: { ...layout.xaxis, range: [...range] } },
    };
  }

  function place(box) {
    const stage = byId("stage").getBoundingClientRect();
    const style = byId("takeover").style;
    style.left = `${box.left - stage.left}px`;
    style.top = `${box.top - stage.top}px`;
    style.width = `${box.width}px`;
    style.height = `${box.height}px`;
  }

  /* ---- the server's answer ------------------------------------------------------------------------------------------ */

  function show(answer) {
    if (!answer) return window.dash_clientside.no_update;
    clearTimeout(patience);
    const first = page === null;
    page = answer;
    pointed = null;
    if (first) watch();
    if (!first || root.dataset.address !== answer.address) swap(answer);
    if (graph) brush();
    return fitted(withSelected(answer.drawing.layout)) || window.dash_clientside.no_update;
  }

  /* The stretch of the axis that is in sight; moved where the selected event would lie outside of it. */
  function withSelected({ xaxis: { range }, meta: { selected } }) {
    if (selected === null || (selected >= range[0] && selected <= range[1])) return range;
    return clamped(selected - (range[1] - range[0]) / 2, range[1] - range[0]);
  }

  function swap(answer) {
    const focused = document.activeElement && document.activeElement.id;
    const open = [...document.querySelectorAll("#explorer details[id][open]")].map((node) => node.id);
    for (const [id, html] of Object.entries(answer.panels)) {
      if (written.get(id) === html) continue;
      byId(id).innerHTML = html;
      written.set(id, html);
    }
    for (const id of open) if (byId(id)) byId(id).open = true;
    root.lang = answer.lang;
    root.dataset.address = answer.address;
    if (answer.theme === "auto") delete root.dataset.theme;
    else root.dataset.theme = answer.theme;
    document.title = answer.title;
    if (tidy) history.replaceState(history.state, "", location.pathname + answer.address);
    tidy = false;
    refocus(focused);
    say(answer.announcement);
  }

  function refocus(focused) {
    const kept = focused && byId(focused);
    const led = target && byId(target);
    target = "";
    if (led && !(kept && led.contains(kept))) {
      led.focus({ preventScroll: true });
      led.scrollIntoView({ block: "nearest" });
    } else if (kept && document.activeElement !== kept) kept.focus({ preventScroll: true });
  }

  function say(words) {
    byId("announcement").textContent = words;
  }

  /* ---- the take-over ------------------------------------------------------------------------------------------------ */

  function watch() {
    const takeover = byId("takeover");
    const seen = () => {
      const drawn = takeover.querySelector(".js-plotly-plot");
      if (!drawn || !drawn.on || !drawn.querySelector(".main-svg .scatterlayer")) return false;
      adopt(takeover, drawn);
      return true;
    };
    new MutationObserver((_, observer) => seen() && observer.disconnect()).observe(takeover, { childList: true, subtree: true });
    new ResizeObserver(resize).observe(byId("panel-chart"));
  }

  function adopt(takeover, drawn) {
    graph = drawn;
    graph.on("plotly_relayout", settle);
    graph.on("plotly_click", ({ points }) => open(points[0]));
    takeover.addEventListener("wheel", wheel, { passive: false });
    takeover.addEventListener("keydown", key);
    takeover.addEventListener("click", clickLabel);
    takeover.tabIndex = 0;
    takeover.setAttribute("role", "application");
    name();
    root.classList.add("taken");
    brush();
    resize();
  }

  const words = () => byId("zoom-tools").dataset;
  const name = () => byId("takeover").setAttribute("aria-label", words().keys);

  function resize() {
    const box = page && axisBox();
    if (!box || !graph || !graph._fullLayout) return;
    place(box);
    if (Math.abs(graph._fullLayout.width - box.width) > 0.5) draw(sight());
  }

  const sight = () => [...graph._fullLayout.xaxis.range];

  function draw(range) {
    const figure = fitted(range);
    if (figure) window.Plotly.react(graph, figure.data, figure.layout);
  }

  /* ---- zoom --------------------------------------------------------------------------------------------------------- */

  function clamped(start, width) {
    const least = axisBox().width / MAX_AXIS;
    const wide = Math.min(1, Math.max(least, width));
    const left = Math.min(1 - wide, Math.max(0, start));
    return [left, left + wide];
  }

  function look(start, width) {
    if (graph) window.Plotly.relayout(graph, { "xaxis.range": clamped(start, width) });
  }

  function zoomBy(factor, share = 0.5) {
    const [u0, u1] = sight();
    const width = (u1 - u0) * factor;
    look(u0 + (u1 - u0) * share - width * share, width);
  }

  function settle() {
    clearTimeout(settling);
    settling = setTimeout(() => {
      const range = sight();
      if (levelOf(axisWidth(range, graph._fullLayout.width)) !== shownLevel) draw(range);
      history.replaceState(history.state, "", location.pathname + withZoom(location.search, zoomOf(range)) + location.hash);
    }, 120);
  }

  function zoomOf([u0, u1]) {
    if (u1 - u0 > 0.9995) return "";
    const { scale } = page.drawing.layout.meta;
    const first = Math.floor(between(scale, 1, 0, u0) + 1e-6);
    const last = Math.max(first, Math.ceil(between(scale, 1, 0, u1) - 1e-6) - 1);
    return `${isoDay(first)}/${isoDay(last)}`;
  }

  let turning = 0;
  function wheel(event) {
    const sideways = Math.abs(event.deltaX) > Math.abs(event.deltaY) || event.shiftKey;
    if (!event.ctrlKey && !event.metaKey && !sideways) return; // the page scrolls as ever
    event.preventDefault();
    if (turning) return;
    turning = requestAnimationFrame(() => {
      turning = 0;
      const box = axisBox();
      const [u0, u1] = sight();
      if (sideways && !event.ctrlKey && !event.metaKey) {
        look(u0 + ((event.deltaX || event.deltaY) / box.width) * (u1 - u0), u1 - u0);
      } else zoomBy(Math.exp(Math.max(-1, Math.min(1, event.deltaY / 100)) * 0.25), (event.clientX - box.left) / box.width);
    });
  }

  addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest("#zoom-in, #zoom-out, #zoom-all");
    if (!button || !graph) return;
    if (button.id === "zoom-all") look(0, 1);
    else zoomBy(button.id === "zoom-in" ? 0.5 : 2, focusShare());
  });

  /* Zoom by button or key goes to the event that is pointed at or selected, else to the one nearest to the middle. */
  function focusShare() {
    const [u0, u1] = sight();
    const middle = (u0 + u1) / 2;
    const near = events().map(({ u }) => u).sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0];
    const at = [pointed && pointed.u, page.drawing.layout.meta.selected, near].find((u) => typeof u === "number" && u >= u0 && u <= u1);
    return at === undefined ? 0.5 : (at - u0) / (u1 - u0);
  }

  /* ---- events of the chart ------------------------------------------------------------------------------------------ */

  const select = (id) => go(withValue(location.search, "event", encodeURIComponent(id), ["tab", "theme"]));

  function open({ data, customdata }) {
    if (data.uid.startsWith("marks-")) select(customdata);
    else if (data.uid.startsWith("clusters-")) openCluster(customdata);
    else if (data.uid.startsWith("fold-labels")) document.querySelector("#panel-chart a.fold")?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
  }

  function openCluster(customdata) {
    const { width } = axisBox();
    const axis = axisWidth(sight(), width);
    for (const { uid, meta, customdata: ids, x } of page.drawing.data) {
      if (!uid.startsWith("clusters-")) continue;
      const i = ids.findIndex((id, k) => id === customdata && meta.from[k] <= axis && (meta.to[k] === null || axis < meta.to[k]));
      if (i < 0) continue;
      if (meta.to[i] === null || meta.to[i] > MAX_AXIS) select(customdata.split("\n")[0]);
      else look(x[i] - width / meta.to[i] / 2, width / (meta.to[i] * 1.01));
    }
  }

  function clickLabel(event) {
    for (const node of graph.querySelectorAll('[class*="tracelabels-"] text')) {
      const box = node.getBoundingClientRect();
      const inside = event.clientX >= box.left && event.clientX <= box.right && event.clientY >= box.top && event.clientY <= box.bottom;
      if (inside && node.__data__ && node.__data__.data) select(node.__data__.data);
    }
  }

  const events = () => page.drawing.data.filter(({ uid }) => uid.startsWith("marks-")).flatMap(({ x, y, customdata, hovertext }) =>
    x.map((u, i) => ({ u, y: y[i], id: customdata[i], words: hovertext[i] }))).sort((a, b) => a.u - b.u || a.y - b.y);

  function point(event) {
    if (!event) return;
    pointed = event;
    const [u0, u1] = sight();
    if (event.u < u0 || event.u > u1) look(event.u - (u1 - u0) / 2, u1 - u0);
    const plain = new DOMParser().parseFromString(event.words.replace(/<br>/g, " "), "text/html").body.textContent;
    say(plain);
    graph.data.forEach(({ uid, customdata }, curveNumber) => {
      if (!/^(marks|clusters)-/.test(uid || "")) return;
      const pointNumber = customdata.findIndex((ids) => ids.split("\n").includes(event.id));
      if (pointNumber >= 0) window.Plotly.Fx.hover(graph, [{ curveNumber, pointNumber }]);
    });
  }

  function key(event) {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const all = events();
    const selected = valueOf(location.search, "event");
    const at = all.findIndex(({ id }) => id === (pointed ? pointed.id : decodeURIComponent(selected)));
    const here = all[at];
    const other = (step) => all.filter(({ y }) => here && (y - here.y) * step > 0)
      .sort((a, b) => Math.abs(a.u - here.u) * 4000 + Math.abs(a.y - here.y) - Math.abs(b.u - here.u) * 4000 - Math.abs(b.y - here.y))[0];
    const moves = {
      ArrowRight: () => point(all[Math.min(at + 1, all.length - 1)]),
      ArrowLeft: () => point(all[at < 0 ? all.length - 1 : Math.max(at - 1, 0)]),
      ArrowDown: () => point(here ? other(1) : all[0]),
      ArrowUp: () => point(here ? other(-1) : all[0]),
      Home: () => point(all[0]),
      End: () => point(all[all.length - 1]),
      Enter: () => pointed && select(pointed.id),
      Escape: () => leave(selected),
      "+": () => zoomBy(0.5, focusShare()),
      "=": () => zoomBy(0.5, focusShare()),
      "-": () => zoomBy(2, focusShare()),
      0: () => look(0, 1),
    };
    if (!moves[event.key]) return;
    event.preventDefault();
    moves[event.key]();
  }

  function leave(selected) {
    pointed = null;
    window.Plotly.Fx.unhover(graph);
    if (selected) go(withValue(location.search, "event", ""));
  }

  /* ---- the overview's brush ----------------------------------------------------------------------------------------- */

  function brush() {
    name();
    const strip = document.querySelector("#panel-chart .strip");
    if (!strip || !page.overview || strip.querySelector(".brush")) return;
    const { days, window: [start, end] } = page.overview;
    const made = document.createElement("div");
    made.className = "brush";
    made.innerHTML = '<div class="brush-window"></div><div class="brush-handle" tabindex="0" role="slider"></div><div class="brush-handle" tabindex="0" role="slider"></div>';
    const [frame, ...handles] = made.children;
    const shares = [start, end];
    handles.forEach((handle, side) => {
      handle.id = side ? "brush-end" : "brush-start";
      handle.setAttribute("aria-label", side ? words().brushEnd : words().brushStart);
      handle.addEventListener("keydown", (event) => stepHandle(event, shares, side, days, lay));
    });
    made.addEventListener("pointerdown", (event) => dragBrush(event, made, shares, lay, days));
    function lay() {
      const month = new Intl.DateTimeFormat(page.lang, { month: "long", year: "numeric", timeZone: "UTC" });
      frame.style.left = `${shares[0] * 100}%`;
      frame.style.width = `${(shares[1] - shares[0]) * 100}%`;
      handles.forEach((handle, side) => {
        const day = between([[0, days[0]], [1, days[1]]], 0, 1, shares[side]) - side;
        handle.style.left = `${shares[side] * 100}%`;
        handle.setAttribute("aria-valuemin", days[0]);
        handle.setAttribute("aria-valuemax", days[1]);
        handle.setAttribute("aria-valuenow", Math.round(day));
        handle.setAttribute("aria-valuetext", month.format(new Date((Math.round(day) - 719163) * 86400000)));
      });
    }
    lay();
    strip.append(made);
  }

  function dragBrush(event, made, shares, lay, days) {
    if (event.button) return;
    const box = made.getBoundingClientRect();
    const at = (moved) => Math.min(1, Math.max(0, (moved.clientX - box.left) / box.width));
    const from = at(event);
    const [start, end] = shares;
    const near = 8 / box.width;
    const side = event.target.id === "brush-start" || Math.abs(from - start) < near ? 0 : event.target.id === "brush-end" || Math.abs(from - end) < near ? 1 : -1;
    const whole = side < 0 && from > start && from < end && end - start < 0.999;
    let moved = false;
    made.setPointerCapture(event.pointerId);
    const move = (now) => {
      const u = at(now);
      moved = moved || Math.abs(u - from) * box.width > 3;
      if (whole) {
        const shift = Math.min(1 - end, Math.max(-start, u - from));
        [shares[0], shares[1]] = [start + shift, end + shift];
      } else if (side >= 0) {
        const fixed = side ? start : end;
        [shares[0], shares[1]] = [Math.min(u, fixed), Math.max(u, fixed)];
      } else [shares[0], shares[1]] = [Math.min(u, from), Math.max(u, from)];
      lay();
    };
    const stop = () => {
      made.removeEventListener("pointermove", move);
      if (moved) askWindow(shares, days, box.width);
      else {
        [shares[0], shares[1]] = [start, end];
        lay();
      }
    };
    made.addEventListener("pointermove", move);
    made.addEventListener("pointerup", stop, { once: true });
    made.addEventListener("pointercancel", stop, { once: true });
    event.preventDefault();
  }

  let waiting = 0;
  function stepHandle(event, shares, side, days, lay) {
    const size = { ArrowRight: 30.44, ArrowUp: 30.44, ArrowLeft: -30.44, ArrowDown: -30.44, PageUp: 365.25, PageDown: -365.25 }[event.key];
    const jump = { Home: 0, End: 1 }[event.key];
    if (size === undefined && jump === undefined) return;
    event.preventDefault();
    const share = jump === undefined ? shares[side] + size / (days[1] - days[0]) : jump;
    shares[side] = side ? Math.min(1, Math.max(shares[0], share)) : Math.max(0, Math.min(shares[1], share));
    lay();
    clearTimeout(waiting);
    waiting = setTimeout(() => askWindow(shares, days, event.target.parentNode.clientWidth), 350);
  }

  /* The window to the month, or to the day where a month is wide enough to aim at a day. */
  function askWindow([start, end], days, width) {
    const form = byId("t-form");
    const letters = (days[1] - days[0]) / width > 1.5 ? -3 : undefined;
    const text = (share, shift) => isoDay(between([[0, days[0]], [1, days[1]]], 0, 1, share) + shift).slice(0, letters);
    form.elements.from.value = text(start, 0);
    form.elements.to.value = text(end, -1);
    send(form);
  }

  window.dash_clientside = Object.assign(window.dash_clientside || {}, { explorer: { show } });
})();
