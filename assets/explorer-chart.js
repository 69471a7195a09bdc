/* The chart of the explorer: zoom, pointer and keys. */
(() => {
  "use strict";

  const MAX_AXIS = 15360;
  const explorer = window.timelineExplorer;
  const { byId, go, say, valueOf, withValue, withZoom, between, isoDay, axisBox, axisWidth, fitted, place, stale } = explorer;
  Object.assign(explorer, { listen, newFigure, resize });

  let pointed = null; // the event that the arrow keys stand on
  let pressed = null; // where the pointer went down
  let settling = 0;
  let turning = 0;

  /* ---- the drawing -------------------------------------------------------------------------------------------------- */

  function newFigure() {
    pointed = null;
    name();
    const { layout } = explorer.page.drawing;
    const range = withSelected(layout);
    if (range !== layout.xaxis.range) writeZoom(range);
    return fitted(range);
  }

  /* The stretch of the axis that is in sight; it moves along where the selected event would lie outside of it or at its
     edge, so far that the events before and after it are in sight too, if there is room for all three. */
  function withSelected({ xaxis: { range }, meta: { selected } }) {
    const [u0, u1] = range;
    const wide = u1 - u0;
    const edge = wide * 0.06;
    if (selected === null || wide > 0.9995 || !axisBox()) return range;
    if ((selected >= u0 + edge || u0 === 0) && (selected <= u1 - edge || u1 === 1) && selected >= u0 && selected <= u1) return range;
    const others = events().map(({ u }) => u);
    const before = Math.max(...others.filter((u) => u < selected));
    const after = Math.min(...others.filter((u) => u > selected));
    const low = Number.isFinite(before) ? before : selected;
    const high = Number.isFinite(after) ? after : selected;
    const middle = high - low <= wide - 2 * edge ? (low + high) / 2 : selected;
    return clamped(middle - wide / 2, wide);
  }

  function listen(takeover) {
    explorer.graph.on("plotly_click", ({ points, event }) => open(points[0], event));
    takeover.addEventListener("wheel", wheel, { passive: false });
    takeover.addEventListener("keydown", key);
    takeover.addEventListener("pointerdown", ({ clientX, clientY }) => { takeRange(); pressed = [clientX, clientY]; }, true);
    takeover.addEventListener("click", clickAround);
    takeover.addEventListener("pointermove", aim);
    takeover.tabIndex = 0;
    takeover.setAttribute("role", "application");
    name();
  }

  function name() {
    byId("takeover").setAttribute("aria-label", byId("zoom-tools").dataset.keys);
  }

  function resize() {
    const box = explorer.page && axisBox();
    if (!box || !explorer.graph || !explorer.graph._fullLayout) return;
    place(box);
    if (Math.abs(explorer.graph._fullLayout.width - box.width) > 0.5) draw(sight());
  }

  const sight = () => [...explorer.graph._fullLayout.xaxis.range];

  function draw(range) {
    const figure = fitted(range);
    if (figure) window.Plotly.react(explorer.graph, figure.data, figure.layout);
  }

  /* ---- zoom --------------------------------------------------------------------------------------------------------- */

  function clamped(start, width) {
    const least = axisBox().width / MAX_AXIS;
    const wide = Math.min(1, Math.max(least, width));
    const left = Math.min(1 - wide, Math.max(0, start));
    return [left, left + wide];
  }

  /* dcc.Graph writes every new range back into its figure and draws all of it once more: while a reader zooms, the range
     is ours alone. Dash binds its listeners some time after it has drawn, so they are taken off when they would first run. */
  function takeRange() {
    if (explorer.graph._rangeIsOurs) return;
    explorer.graph.removeAllListeners("plotly_relayout");
    explorer.graph.on("plotly_relayout", settle);
    explorer.graph._rangeIsOurs = true;
  }

  function look(start, width) {
    if (!explorer.graph) return;
    takeRange();
    window.Plotly.relayout(explorer.graph, { "xaxis.range": clamped(start, width) });
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
      if (stale(range)) draw(range);
      writeZoom(range);
    }, 120);
  }

  function writeZoom(range) {
    history.replaceState(history.state, "", location.pathname + withZoom(location.search, zoomOf(range)) + location.hash);
    dispatchEvent(new Event("stretch"));
  }

  function zoomOf([u0, u1]) {
    if (u1 - u0 > 0.9995) return "";
    const { scale } = explorer.page.drawing.layout.meta;
    const first = Math.floor(between(scale, 1, 0, u0) + 1e-6);
    const last = Math.max(first, Math.ceil(between(scale, 1, 0, u1) - 1e-6) - 1);
    return `${isoDay(first)}/${isoDay(last)}`;
  }

  function wheel(event) {
    const sideways = Math.abs(event.deltaX) > Math.abs(event.deltaY) || event.shiftKey;
    if (!event.ctrlKey && !event.metaKey && !sideways) return; // the page scrolls as ever
    event.preventDefault();
    if (turning) return; // one step a frame
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
    if (!button || !explorer.graph) return;
    if (button.id === "zoom-all") look(0, 1);
    else zoomBy(button.id === "zoom-in" ? 0.5 : 2, focusShare());
  });

  /* Zoom by button or key goes to the event that is pointed at or selected, else to the one nearest to the middle. */
  function focusShare() {
    const [u0, u1] = sight();
    const middle = (u0 + u1) / 2;
    const near = events().map(({ u }) => u).sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0];
    const at = [pointed && pointed.u, explorer.page.drawing.layout.meta.selected, near].find((u) => typeof u === "number" && u >= u0 && u <= u1);
    return at === undefined ? 0.5 : (at - u0) / (u1 - u0);
  }

  /* ---- events of the chart ------------------------------------------------------------------------------------------ */

  const select = (id) => go(withValue(location.search, "event", encodeURIComponent(id), ["tab", "theme"]));

  function open({ data, customdata }, event) {
    if (data.uid.startsWith("marks-")) select(customdata);
    else if (data.uid.startsWith("clusters-")) openCluster(customdata, event);
    else if (data.uid.startsWith("fold-labels")) unfold();
  }

  function openCluster(customdata, event) {
    const { width } = axisBox();
    const axis = axisWidth(sight(), width);
    for (const { uid, meta, customdata: ids, x } of explorer.page.drawing.data) {
      if (!uid.startsWith("clusters-")) continue;
      const i = ids.findIndex((id, k) => id === customdata && meta.from[k] <= axis && (meta.to[k] === null || axis < meta.to[k]));
      if (i < 0) continue;
      if (meta.to[i] === null || meta.to[i] > MAX_AXIS) explorer.offer(customdata.split("\n"), event);
      else look(x[i] - width / meta.to[i] / 2, width / (meta.to[i] * 1.01));
    }
  }

  /* A title belongs to its event, a fold leads to the true scale: Plotly itself only knows points. */
  function around({ clientX, clientY }) {
    const within = (box) => clientX >= box.left && clientX <= box.right && clientY >= box.top && clientY <= box.bottom;
    const title = [...explorer.graph.querySelectorAll('[class*="tracelabels-"] text')].find((node) => within(node.getBoundingClientRect()));
    if (title && title.__data__ && title.__data__.data) return () => select(title.__data__.data);
    const box = axisBox();
    const [u0, u1] = sight();
    const u = u0 + ((clientX - box.left) / box.width) * (u1 - u0);
    const folds = explorer.page.drawing.data.find(({ uid }) => uid === "folds");
    return folds && folds.x.some((start, i) => i % 6 === 0 && u > start && u < folds.x[i + 1]) ? unfold : null;
  }

  function unfold() {
    document.querySelector("#panel-chart a.fold")?.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
  }

  function clickAround(event) {
    const dragged = pressed && Math.hypot(event.clientX - pressed[0], event.clientY - pressed[1]) > 4;
    if (dragged || hovering()) return;
    const follow = around(event);
    if (follow) follow();
  }

  const hovering = () => (explorer.graph._hoverdata || []).some(({ data }) => data && data.hoverinfo !== "skip");

  let aiming = 0;
  function aim(event) {
    if (aiming) return;
    aiming = requestAnimationFrame(() => {
      aiming = 0;
      byId("takeover").classList.toggle("over-link", Boolean(hovering() || around(event)));
    });
  }

  /* Every event once, in the order of time: those that no axis is wide enough for stand where they are counted. */
  function events() {
    const found = new Map();
    for (const sort of ["marks-", "clusters-"]) {
      for (const { uid, x, y, customdata, hovertext } of explorer.page.drawing.data) {
        if (!uid.startsWith(sort)) continue;
        x.forEach((u, i) => {
          for (const id of customdata[i].split("\n")) {
            if (!found.has(id)) found.set(id, { u, y: y[i], id, words: sort === "marks-" ? hovertext[i] : explorer.lineOf(id) });
          }
        });
      }
    }
    return [...found.values()].sort((a, b) => a.u - b.u || a.y - b.y);
  }

  function point(event) {
    if (!event) return;
    pointed = event;
    const [u0, u1] = sight();
    if (event.u < u0 || event.u > u1) look(event.u - (u1 - u0) / 2, u1 - u0);
    const plain = new DOMParser().parseFromString(event.words.replace(/<br>/g, " "), "text/html").body.textContent;
    say(plain);
    explorer.graph.data.forEach(({ uid, customdata }, curveNumber) => {
      if (!/^(marks|clusters)-/.test(uid || "")) return;
      const pointNumber = customdata.findIndex((ids) => ids.split("\n").includes(event.id));
      if (pointNumber >= 0) window.Plotly.Fx.hover(explorer.graph, [{ curveNumber, pointNumber }]);
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
    window.Plotly.Fx.unhover(explorer.graph);
    if (selected) go(withValue(location.search, "event", ""));
  }
})();
