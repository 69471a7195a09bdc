/* The page is complete without scripts, so its chart is shown before anything else is done. What lies closed or under the
   chart waits (unfold.js), the other scripts wait in a template. */
(() => {
  "use strict";

  const PATIENCE = 2000; // a page in a hidden tab paints nothing
  let started = false;

  /* A script that is inserted runs as soon as it has loaded; in order, and those written in the page after the files. */
  function start() {
    if (started) return;
    started = true;
    unfold();
    const { content } = document.getElementById("scripts");
    document.head.append(content.querySelector("style").cloneNode(true));
    const scripts = [...content.querySelectorAll("script")];
    let waiting = scripts.filter((script) => script.src).length;
    const run = (script) => {
      const copy = document.createElement("script");
      for (const { name, value } of script.attributes) copy.setAttribute(name, value);
      copy.textContent = script.textContent;
      copy.async = false;
      if (copy.src) copy.onload = copy.onerror = () => { if (--waiting === 0) scripts.filter((s) => !s.src).forEach(run); };
      document.body.append(copy);
    };
    scripts.filter((script) => script.src).forEach(run);
  }

  /* On a phone the list is the timeline, and an address may lead into it. */
  if (location.hash || matchMedia("(width < 640px)").matches) unfold();
  whenDrawn(start);
  setTimeout(start, PATIENCE);
})();
