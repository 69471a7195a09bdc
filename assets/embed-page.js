/* The light page: its reader, and the way to the explorer, which follows the actors that are chosen. */
(() => {
  "use strict";
  const root = document.querySelector("main");
  const framed = window.parent !== window;
  if (framed) document.documentElement.classList.add("framed");

  /* Under the chart of a frame the list waits for a tap; where it is too narrow for one, the list stands open. */
  function fold(list) {
    const chart = root.querySelector(".chart");
    let wide = false;
    const fit = () => {
      if (wide === chart.getClientRects().length > 0) return;
      wide = !wide;
      list.open = !wide;
    };
    fit();
    new ResizeObserver(fit).observe(root);
    window.addEventListener("beforeprint", () => { list.open = true; });
  }

  function begin() {
    unfold();
    const list = root.querySelector(".whole-list");
    if (framed && list) fold(list);
    const link = root.querySelector("[data-explorer]"), plain = link?.href;
    const addresses = new Map([...root.querySelectorAll("a[data-choice]")].map((chip) => [chip.dataset.choice, chip.href]));
    timelineReader(root);
    root.addEventListener("timeline:change", () => {
      const chosen = [...root.querySelectorAll("[data-choice][aria-pressed=true]")].map((chip) => addresses.get(chip.dataset.choice));
      if (!link || !chosen.every(Boolean)) return;
      const actors = chosen.map((address) => /[?&]actors=([^&]*)/.exec(address)?.[1]);
      link.href = chosen.length ? chosen[0].replace(/([?&]actors=)[^&]*/, `$1${actors.join("~")}`) : plain;
    });
  }

  /* The chart comes first, unless all of the page decides what is to be seen of it, or how high its frame is. */
  const narrow = matchMedia("(width < 640px)").matches;  // there the list is the timeline
  if (framed || narrow || location.hash || "sight" in root.dataset || root.querySelector(".chosen")) begin();
  else whenDrawn(begin);
})();
