/* The overview's brush: the window of the chart, by pointer or by keys. */
(() => {
  "use strict";

  const explorer = window.timelineExplorer;
  const { byId, between, isoDay, send } = explorer;
  const words = () => byId("zoom-tools").dataset;
  Object.assign(explorer, { brush });
  let waiting = 0;

  function brush() {
    const strip = document.querySelector("#panel-chart .strip");
    if (!strip || !explorer.page.overview || strip.querySelector(".brush")) return;
    const { days, window: [start, end] } = explorer.page.overview;
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
      const month = new Intl.DateTimeFormat(explorer.page.lang, { month: "long", year: "numeric", timeZone: "UTC" });
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
})();
