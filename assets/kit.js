/* The guide of a newsroom kit: copies a code, and writes the address of the folder into all of them. */
(() => {
  "use strict";
  const main = document.querySelector("main"), said = document.getElementById("said");
  const { placeholder, copied } = main.dataset;
  const originals = new Map([...document.querySelectorAll("textarea")].map((field) => [field, field.value]));

  for (const button of document.querySelectorAll(".copy")) button.hidden = false;
  main.addEventListener("focusin", ({ target }) => target.readOnly && target.select());
  main.addEventListener("click", async ({ target }) => {
    const field = target.dataset.copies && document.getElementById(target.dataset.copies);
    if (!field) return;
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      field.select(); // not allowed, or a page without https: the older way
      if (!document.execCommand("copy")) return;
    }
    said.textContent = "";
    requestAnimationFrame(() => { said.textContent = copied; });
    target.classList.add("done");
    setTimeout(() => target.classList.remove("done"), 1500);
  });

  const input = document.getElementById("address");
  if (!input) return;
  function fill() {
    let base = placeholder;
    try {
      const read = new URL(input.value.trim());
      if (/^https?:$/.test(read.protocol)) base = read.origin + read.pathname.replace(/[^/]+\.html?$/, "").replace(/\/*$/, "/");
    } catch { /* not yet an address */ }
    const written = base.replaceAll("&", "&amp;").replaceAll("'", "%27");
    for (const [field, original] of originals) field.value = original.replaceAll(placeholder, written);
  }
  input.addEventListener("input", fill);
  if (/^https?:$/.test(location.protocol)) {
    input.value = new URL(".", location.href).href;
    fill();
  }
})();
