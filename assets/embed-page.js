/* The light page: its reader, and the way to the explorer, which follows the actors that are chosen. */
(() => {
  "use strict";
  const root = document.querySelector("main");
  const chart = root.querySelector(".chart"), list = root.querySelector(".whole-list");
  if (window.parent !== window) document.documentElement.classList.add("framed");
  if (window.parent !== window && list) {
    let wide = false;  // where there is a chart; else the list is the timeline
    const fit = () => {
      if (wide === chart.getClientRects().length > 0) return;
      wide = !wide;
      list.open = !wide;
    };
    fit();
    new ResizeObserver(fit).observe(root);
    window.addEventListener("beforeprint", () => { list.open = true; });
  }
  const link = root.querySelector("[data-explorer]"), plain = link?.href;
  const addresses = new Map([...root.querySelectorAll("a[data-choice]")].map((chip) => [chip.dataset.choice, chip.href]));
  root.addEventListener("timeline:change", () => {
    const chosen = [...root.querySelectorAll("[data-choice][aria-pressed=true]")].map((chip) => addresses.get(chip.dataset.choice));
    if (!link || !chosen.every(Boolean)) return;
    const actors = chosen.map((address) => /[?&]actors=([^&]*)/.exec(address)?.[1]);
    link.href = chosen.length ? chosen[0].replace(/([?&]actors=)[^&]*/, `$1${actors.join("~")}`) : plain;
  });
  /* The chart comes first: its reader waits until it is drawn, unless it begins by changing what is to be drawn. */
  const read = () => { timelineReader(root); };
  if ("sight" in root.dataset || root.querySelector(".chosen")) read();
  else if (window.requestIdleCallback) requestIdleCallback(read, {timeout: 1000});
  else setTimeout(read);
})();
