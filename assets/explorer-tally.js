/* The tally drawn by Plotly over its SVG, in the same place and size: a pointer reads what is counted in a bar, a click
   leads to it in the table below. Without this file the SVG stays. */
(() => {
  "use strict";

  const explorer = window.timelineExplorer;
  const NARROW = 520; // pixels under which a number stands without its range, as in the SVG
  const CONFIG = { displayModeBar: false, showTips: false, doubleClick: false, scrollZoom: false };

  async function draw(tally) {
    if (!window.Plotly || tally.dataset.drawn) return;
    tally.dataset.drawn = "yes";
    const frame = tally.querySelector(".tally-frame");
    const plot = document.createElement("div");
    plot.className = "tally-plot";
    plot.setAttribute("aria-hidden", "true"); // the SVG below it says the same, the table says all
    frame.append(plot);
    const { data, layout } = JSON.parse(tally.dataset.figure);
    const fit = () => {
      const wide = frame.clientWidth;
      const short = (trace) => (trace.meta && wide < NARROW ? { ...trace, text: trace.meta } : trace);
      return window.Plotly.react(plot, data.map(short), { ...layout, width: wide }, CONFIG);
    };
    await fit();
    frame.classList.add("drawn");
    const tip = document.createElement("div");
    tip.className = "tally-tip";
    tip.hidden = true;
    plot.append(tip);
    plot.on("plotly_hover", ({ points: [{ customdata, bbox }] }) => say(tip, customdata.slice(1), bbox));
    plot.on("plotly_unhover", () => { tip.hidden = true; });
    plot.on("plotly_click", ({ points }) => show(tally, points[0].customdata[0]));
    new ResizeObserver(() => {
      if (plot.isConnected && frame.clientWidth && frame.clientWidth !== plot._fullLayout.width) fit();
    }).observe(frame);
  }

  /* What is counted in a bar, below it. */
  function say(tip, lines, { x0, y1 }) {
    tip.replaceChildren(...lines.map((line, place) => Object.assign(document.createElement(place ? "div" : "b"), { textContent: line })));
    tip.hidden = false;
    tip.style.left = `${Math.max(0, Math.min(x0 - tip.offsetWidth / 2, tip.parentNode.clientWidth - tip.offsetWidth))}px`;
    tip.style.top = `${y1 + 6}px`;
  }

  function show(tally, year) {
    tally.querySelector("details").open = true;
    const row = document.getElementById(`t-tally-${year}`);
    if (!row) return;
    row.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  }

  Object.assign(explorer, { tally: draw });
})();
