/* In an article: timelines in frames that are as high as what they hold. Either of

     <iframe src="https://example.org/embed?…" title="…" height="600" loading="lazy" style="width:100%;border:0"></iframe>
     <div data-timeline="https://example.org/embed?…"><a href="https://example.org/?…">Title</a></div>

   and once on the page, behind them or anywhere:

     <script async src="https://example.org/embed.js"></script>

   The second becomes a frame; what stands in it is for readers without scripts, and its text is the frame's title
   (or `data-title`). A frame of the first kind is ours where its address begins as that of this script does, or where
   it has `data-timeline`. It asks for nothing, stores nothing, and hears nobody but its own frames. */
(() => {
  "use strict";
  const base = new URL(".", document.currentScript?.src || location.href).href;
  const LOWEST = 120, HIGHEST = 20000, FIRST = 600;

  const isOurs = (frame) => "timeline" in frame.dataset || frame.src.startsWith(base);
  const ask = (frame) => frame.contentWindow?.postMessage({timeline: "measure"}, "*");

  function framed(place) {
    const frame = document.createElement("iframe");
    const address = new URL(place.dataset.timeline, base);
    if (!/^https?:$/.test(address.protocol)) return;
    frame.dataset.timeline = "";
    frame.title = place.dataset.title || place.textContent.trim();
    frame.loading = "lazy";
    frame.height = FIRST;
    Object.assign(frame.style, {display: "block", width: "100%", border: "0"});
    frame.src = address.href;
    place.removeAttribute("data-timeline");
    place.replaceChildren(frame);
  }
  function begin() {
    document.querySelectorAll("[data-timeline]:not(iframe)").forEach(framed);
    [...document.querySelectorAll("iframe")].filter(isOurs).forEach((frame) => {
      frame.addEventListener("load", () => ask(frame));
      ask(frame);
    });
  }

  window.addEventListener("message", ({source, data}) => {
    if (data?.timeline !== "height" || !Number.isFinite(data.height)) return;
    const frame = [...document.querySelectorAll("iframe")].find((one) => one.contentWindow === source);
    if (!frame || !isOurs(frame)) return;
    const height = Math.min(Math.max(Math.ceil(data.height), LOWEST), HIGHEST);
    if (Number(frame.height) !== height) frame.height = height;
    frame.style.height = `${height}px`;
  });
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin); else begin();
})();
