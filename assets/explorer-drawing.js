/* The drawing of the explorer: days and shares, and what an axis of some width shows of what the server sent. */
(() => {
  "use strict";

  const MIN_AXIS = 480;
  const POINTS = ["x", "y", "text", "hovertext", "customdata", "textposition"];
  const MARKERS = ["symbol", "size", "angle", "standoff"];
  const explorer = window.timelineExplorer;
  const { byId } = explorer;
  const finger = matchMedia("(pointer: coarse)"); // a finger that moves over the chart scrolls the page
  let shown = ""; // what of the drawing is drawn

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

  /* ---- what an axis of some width shows (as `in_range` does on the server) ----------------------------------------- */

  function picked(full, range, width) {
    const axis = axisWidth(range, width);
    const { stride, from, to } = full.meta;
    const kept = [];
    for (let i = 0; i < from.length; i += 1) {
      if (from[i] <= axis && (to[i] === null || axis < to[i]) && !cut(full, i, range, width)) kept.push(i);
    }
    const chosen = (values) => kept.flatMap((i) => values.slice(i * stride, (i + 1) * stride));
    const made = { ...full };
    delete made.meta;
    for (const key of POINTS) if (Array.isArray(made[key])) made[key] = chosen(made[key]);
    if (made.marker) {
      made.marker = { ...made.marker };
      for (const key of MARKERS) if (Array.isArray(made.marker[key])) made.marker[key] = chosen(made.marker[key]);
    }
    return made;
  }

  /* Whether the edge of what is in sight would cut the i-th date. */
  function cut({ x, meta: { reach } }, i, [u0, u1], width) {
    if (!reach || u1 - u0 > 0.9995) return false;
    const at = ((x[i] - u0) / (u1 - u0)) * width;
    return at < reach[i][0] - 1 || at > width - reach[i][1] + 1;
  }

  function axisBox() {
    const axis = document.querySelector("#panel-chart .scroll");
    const box = axis && axis.getBoundingClientRect();
    return box && box.width > 0 ? box : null;
  }

  const axisWidth = (range, width) => Math.max(MIN_AXIS, width / (range[1] - range[0]));

  /* What decides which pieces are drawn: the step of axis widths, and the dates that are cut. */
  function shownAt(range, width) {
    const level = Math.floor(8 * Math.log2(axisWidth(range, width) / MIN_AXIS) + 1e-3);
    const dates = explorer.page.drawing.data.find(({ uid }) => uid === "tick-labels");
    return [level, ...(dates ? dates.x.map((_, i) => Number(cut(dates, i, range, width))) : [])].join();
  }

  /* Whether another stretch of the axis would show other pieces than those that are drawn. */
  function stale(range) {
    return shownAt(range, axisBox().width) !== shown;
  }

  /* The figure of a stretch of the axis, in the place and the size of the chart; null where the list is the timeline. */
  function fitted(range) {
    const box = axisBox();
    if (!box) return null;
    const { data, layout } = explorer.page.drawing;
    shown = shownAt(range, box.width);
    place(box);
    return {
      data: data.map((full) => picked(full, range, box.width)),
      layout: { ...layout, dragmode: finger.matches ? false : layout.dragmode, width: box.width, height: layout.height, xaxis: { ...layout.xaxis, range: [...range] } },
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

  Object.assign(explorer, { between, isoDay, axisBox, axisWidth, fitted, place, stale });
})();
