/* Tells the page that frames this one how high it is, in the words of everyone who may be listening: pym.js, AMP and
   @newswire/frames, Datawrapper, WordPress (wp-embed), and our own embed.js. The height is that of the content. */
(() => {
  "use strict";
  const host = window.parent;
  if (host === window) return;
  const id = /[?&]childId=([\w-]+)/.exec(location.search)?.[1];
  const secret = /secret=(\w{10,})/.exec(location.hash)?.[1];
  const send = (message) => host.postMessage(message, "*");
  let last = 0;
  function tell(again) {
    const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
    if (!height || (!again && Math.abs(height - last) < 1)) return;
    last = height;
    send({timeline: "height", height});
    send({sentinel: "amp", type: "embed-size", height});
    send({"datawrapper-height": {[id || "timeline"]: height}});
    if (id) send(["pym", id, "height", height].join("xPYMx"));
    if (secret) send({secret, message: "height", value: height});
  }
  window.addEventListener("message", ({source, data}) => {
    if (source !== host || !data) return;
    const asks = data.timeline === "measure" || (data.sentinel === "amp" && data.type === "frames-init")
      || (id && typeof data === "string" && data.startsWith(["pym", id, "width", ""].join("xPYMx")))
      || (secret && data.secret === secret && data.message === "ready");
    if (asks) tell(true);
  });
  if (secret) document.addEventListener("click", (click) => {
    const link = click.target.closest("a[target]");
    if (link) send({secret, message: "link", value: link.href});
  });
  tell();  /* at once: a frame out of sight may not be drawn, and so not be observed, before it is scrolled to */
  window.addEventListener("load", () => tell());
  new ResizeObserver(() => tell()).observe(document.documentElement);
})();
