/* The share panel's buttons: copy, and the system's own share sheet where there is one. The panel works without them. */
(() => {
  "use strict";

  const root = document.documentElement;
  const { byId, say } = window.timelineExplorer;
  const panel = () => byId("t-share");
  root.classList.add("can-copy");
  if (navigator.share) root.classList.add("can-send");

  /* The panel knows the address that the server saw; the reader may have zoomed since. */
  function refresh() {
    const share = panel();
    if (!share) return;
    const served = share.dataset.address;
    const now = `${location.origin}${location.pathname}${location.search}`;
    if (served === now) return;
    for (const field of share.querySelectorAll("input, textarea")) {
      const at = field.value.lastIndexOf(served);
      if (at >= 0) field.value = field.value.slice(0, at) + now + field.value.slice(at + served.length);
    }
    for (const link of share.querySelectorAll("a[data-form]")) link.href = link.dataset.form + location.search;
    const query = location.search.replaceAll("&", "&amp;");
    for (const code of share.querySelectorAll("[data-code]")) {
      code.value = code.value.replace(/("https?:\/\/[^/"]+\/(?:embed|timeline\.png)?)(?:\?[^"]*)?"/g, (_, page) => `${page}${query}"`);
    }
    share.dataset.address = now;
  }

  async function copy(field) {
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      field.select(); // not allowed, or a page without https: the older way
      if (!document.execCommand("copy")) return;
    }
    say("");
    requestAnimationFrame(() => say(panel().dataset.copied));
  }

  addEventListener("toggle", (event) => event.target === panel() && refresh(), true);
  addEventListener("focusin", (event) => {
    if (!panel()?.contains(event.target)) return;
    refresh();
    if (event.target.readOnly) event.target.select();
  });
  addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest(".share button");
    if (!button) return;
    refresh();
    if (button.dataset.copies) copy(byId(button.dataset.copies));
    else navigator.share({ title: panel().dataset.title, url: byId("t-share-address").value }).catch(() => {}); // the reader thought better of it
  });
})();
