/* On paper sources become footnotes: a number at each place that rests on a source, and every source once in one numbered
   list at the end. Without this file they stand under each entry. */
(() => {
  "use strict";

  const explorer = window.timelineExplorer;
  const { byId } = explorer;
  const NAMED = ":is(#panel-listing, #panel-details) :is(.source-name, .from)";

  function write() {
    erase();
    const notes = new Map(); // by address, else by name: its number and the longest that is said of it
    for (const named of document.querySelectorAll(NAMED)) {
      const link = named.querySelector("a[href]");
      const key = link ? link.href : named.textContent.trim();
      if (!key) continue;
      if (!notes.has(key)) notes.set(key, { number: notes.size + 1, named });
      const note = notes.get(key);
      if (named.textContent.length > note.named.textContent.length) note.named = named;
      const mark = document.createElement("sup");
      mark.className = "footnote-mark";
      mark.textContent = note.number;
      if (named.matches(".from")) named.append(mark);
      else cite(named, mark);
    }
    if (!notes.size) return;
    const list = document.createElement("ol");
    for (const { named } of notes.values()) {
      const item = document.createElement("li");
      const text = named.cloneNode(true);
      for (const mark of text.querySelectorAll(".footnote-mark, .verdict")) mark.remove();
      text.className = "source-name";
      item.append(text);
      list.append(item);
    }
    const section = document.createElement("section");
    section.id = "footnotes";
    const heading = document.createElement("h2");
    heading.textContent = byId("zoom-tools").dataset.sources;
    section.append(heading, list);
    byId("readings").after(section);
    document.documentElement.classList.add("footnoted");
  }

  /* In the list of an entry's sources a number stands for a source; one without a quotation or a note is the number alone. */
  function cite(named, mark) {
    const item = named.closest("li");
    if (item && !item.querySelector("blockquote, .note, .role, .verdict")) item.classList.add("footnote-alone");
    named.before(mark);
  }

  function erase() {
    byId("footnotes")?.remove();
    for (const mark of document.querySelectorAll(".footnote-mark")) mark.remove();
    for (const item of document.querySelectorAll(".footnote-alone")) {
      item.classList.remove("footnote-alone");
      if (!item.className) item.removeAttribute("class");
    }
    document.documentElement.classList.remove("footnoted");
  }

  addEventListener("beforeprint", write);
  addEventListener("afterprint", erase);
  Object.assign(explorer, { footnotes: write });
})();
