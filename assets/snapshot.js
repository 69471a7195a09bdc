/* The snapshot in its reader's browser, on top of assets/reader.js: tabs, search, languages, views, chains of answers,
   footnotes, and the table to save. It needs no network and stores nothing; what it shows stands in the page already. */
(() => {
  "use strict";
  const root = document.getElementById("t-snapshot"), html = document.documentElement;
  const one = (selector, from = root) => from.querySelector(selector);
  const all = (selector, from = root) => [...from.querySelectorAll(selector)];
  const byId = (id) => document.getElementById(id);
  const part = (name) => byId(`t-${name}`);
  const make = (tag, ...content) => { const made = document.createElement(tag); made.append(...content); return made; };

  const WHEN = ":first-child", WHO = ":first-child + :not(h3)";  /* what of an entry its place tells */
  const target = (link) => decodeURIComponent(link.getAttribute("href").slice(1));

  /* What assets/reader.js asks of entries, marks and chips, from the data: each datum is in the file once for machines */
  const data = JSON.parse(part("data").textContent), list = (value) => [value ?? []].flat();
  const plain = (id) => decodeURIComponent(id.slice(2));  /* "#~NATO" */
  const keyOf = new Map((data.about || []).map((event, place) => [decodeURIComponent(event["@id"].slice(1)), String(place + 1)]));
  const sorts = new Map((data.about || []).map((event, place) => [String(place + 1), {
    actors: [...new Set([...list(event.organizer), ...list(event.about)])].map((id) => encodeURIComponent(plain(id))),
    kind: encodeURIComponent(event["dt:kind"] || ""),
  }]));
  for (const element of all(".listing .entry")) {
    const key = keyOf.get(element.id), {actors, kind} = sorts.get(key);
    Object.assign(element.dataset, {event: key, actors: actors.join(" "), kind});
  }
  for (const drawn of all(".axis [class]")) {
    const of = drawn.matches("a.event") ? [keyOf.get(target(drawn))] : [...drawn.classList].filter((name) => /^\d+$/.test(name));
    if (of.length) drawn.dataset.of = of.join(" ");
  }
  for (const chip of all("[data-group] button")) {
    const {group} = chip.parentElement.dataset, value = encodeURIComponent(chip.value), count = make("span");
    count.className = "count";
    count.textContent = [...sorts.values()].filter((sort) => list(sort[group]).includes(value)).length;
    chip.dataset.choice = `${group}:${value}`;
    chip.append(" ", count);
  }

  const reader = timelineReader(root);
  const entries = new Map(reader.entries.map((entry) => [entry.id, entry]));

  /* Words of the chosen language: those of the others stand beside them, hidden by the page's style */
  const languages = all('[name="t-lang"]');
  const first = html.lang;
  const language = () => languages.find((choice) => choice.checked)?.value || html.lang;
  const quoting = new Set(["A", "Q", "BLOCKQUOTE", "CITE", "I"]);
  const tagOf = (lang) => `${languages.filter(({value}) => value[0] === lang[0]).length > 1 ? lang : lang[0]}-`.toLowerCase();
  function words(element, lang = language()) {
    if (element.nodeType === 3) return element.data;
    if (element.nodeType !== 1) return "";
    const name = element.localName, drawn = name === "tspan" && !element.attributes.length;
    const own = drawn ? first : element.getAttribute("lang");
    const other = name.endsWith("-") ? name !== tagOf(lang) : own && own !== lang && !quoting.has(element.tagName);
    return other ? "" : [...element.childNodes].map((node) => words(node, lang)).join("");
  }
  const line = (entry) => [WHEN, WHO, "h3"].map((name) => one(`:scope > ${name}`, entry.element)).filter(Boolean)
    .map((element) => words(element).trim()).join(" · ");

  function speak() {
    const lang = language(), choice = languages.find((it) => it.checked);
    html.lang = lang;
    html.dir = choice ? getComputedStyle(document.body).direction : html.dir;
    for (const element of all(languages.map(({value}) => ["aria-label", "title", "data-counted", "data-place", "data-left-out"]
      .map((name) => `[data-${value.toLowerCase()}-${name}]`)).flat().join(",") || "none").concat(root)) {
      for (const {name} of [...element.attributes]) {
        const found = /^data-([a-z-]+?)-(aria-label|title|data-counted|data-place|data-left-out)$/.exec(name);
        if (!found) continue;
        const own = `data-own-${found[2]}`;
        if (!element.hasAttribute(own)) element.setAttribute(own, element.getAttribute(found[2]) || "");
        const wanted = element.getAttribute(`data-${lang.toLowerCase()}-${found[2]}`) ?? element.getAttribute(own);
        element.setAttribute(found[2], wanted);
      }
    }
    document.title = words(part("headline")) || document.title;
    all(".axis a > title").forEach((title) => title.remove());
    all(".axis a.event").forEach(entitle);
    all("a[title]").forEach((link) => link.removeAttribute("title"));
    sift();
  }

  /* What a mark is called beside its label, in the list's words */
  function entitle(mark) {
    const found = mark.dataset.of.split(" ").map((id) => line(entries.get(id)));
    const title = document.createElementNS("http://www.w3.org/2000/svg", "title");
    title.textContent = found.slice(0, 8).join("\n") + (found.length > 8 ? "\n…" : "");
    mark.prepend(title);
  }

  /* What a pointer finds at a counted pill or a footnote, written when it gets there */
  function explain({target: aim}) {
    const mark = aim.closest?.(".axis a[data-of]");
    if (mark && !one("title", mark)) entitle(mark);
    const note = aim.closest?.('a[href^="#."]');
    if (note && !note.title && byId(target(note))?.matches(".footnotes > li")) note.title = words(byId(target(note))).trim();
  }
  root.addEventListener("pointerover", explain);
  root.addEventListener("focusin", explain);

  /* Search: without case and marks, in every language of an entry, and in the publishers that it cites */
  const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/ß/g, "ss");
  const notes = new Map(all(".footnotes > li").map((note) => [note.id, note]));
  const publishers = (element) => all('a[href^="#."]', element).map((link) => notes.get(target(link))?.firstChild)
    .map((text) => (text?.nodeType === 3 ? text.data : ""));
  const hay = new Map(reader.entries.map(({id, element}) => [id, folded([element.textContent, ...publishers(element)].join("\n"))]));
  const find = part("find");
  const wanted = () => folded(find?.value || "").split(/\s+/).filter(Boolean);
  function sift() {
    const asked = wanted();
    reader.filter(asked.length ? (entry) => asked.every((word) => hay.get(entry.id).includes(word)) : null);
  }
  function hits(text, asked) {
    const places = [], pieces = [];
    for (let at = 0; at < text.length; at += 1) {
      const piece = folded(text[at]);
      pieces.push(piece);
      for (let n = 0; n < piece.length; n += 1) places.push(at);
    }
    const whole = pieces.join(""), found = [];
    for (const word of asked) {
      for (let at = whole.indexOf(word); at >= 0; at = whole.indexOf(word, at + 1)) {
        let end = places[at + word.length - 1] + 1;
        while (end < text.length && !pieces[end]) end += 1;
        found.push([places[at], end]);
      }
    }
    return found;
  }
  if (window.Highlight) {  /* a rule that checkers of CSS do not know yet */
    const marked = new CSSStyleSheet();
    marked.replaceSync("::highlight(hit) { background: color-mix(in srgb, #e3b400 40%, transparent); color: inherit; }");
    document.adoptedStyleSheets.push(marked);
  }
  function highlight() {
    if (!window.Highlight || !CSS.highlights) return;
    const asked = wanted(), marks = new Highlight();
    CSS.highlights.delete("hit");
    if (!asked.length) return;
    const within = [...reader.entries.map(({element}) => element).filter((element) => !element.classList.contains("faded")),
      one("[data-body]"), one(".event-table tbody")];
    for (const place of within.filter(Boolean)) {
      const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        for (const [start, end] of hits(node.data, asked)) {
          const range = new Range();
          range.setStart(node, start);
          range.setEnd(node, end);
          marks.add(range);
        }
      }
    }
    CSS.highlights.set("hit", marks);
  }
  find?.addEventListener("input", sift);
  root.addEventListener("click", (click) => { if (click.target.closest('[data-do="clear"]') && find) { find.value = ""; sift(); find.focus(); } });
  document.addEventListener("keydown", (press) => {
    if (press.key !== "/" || press.ctrlKey || press.metaKey || press.altKey || press.target.closest("input, textarea") || !find) return;
    press.preventDefault();
    find.focus();
    find.select();
  });

  /* Tabs: without this they are places further down the page */
  const tabs = all(".tab"), parts = all(".part").filter((element) => tabs.some((tab) => target(tab) === element.id));
  let current = "";
  function show(name) {
    current = name;
    const shown = name === "t-charts" ? ["t-charts", "t-list"] : [name];
    parts.forEach((element) => element.classList.toggle("off", !shown.includes(element.id)));
    part("list")?.classList.toggle("brief", name === "t-charts");
    one(".tools")?.classList.toggle("off", !["t-charts", "t-list", "t-table"].includes(name));
    tabs.forEach((tab) => { if (target(tab) === name) tab.setAttribute("aria-current", "page"); else tab.removeAttribute("aria-current"); });
    if (name === "t-table") tabulate();
  }
  const go = (hash) => { try { history.pushState(null, "", hash); } catch { location.hash = hash; } };
  const stay = (hash) => { try { history.replaceState(null, "", hash || location.pathname); } catch { /* a page that may not */ } };
  function route() {
    const id = decodeURIComponent(location.hash.slice(1)), element = id ? byId(id) : null;
    const tab = tabs.find((it) => target(it) === id);
    if (tab) show(id);
    else if (keyOf.has(id)) {
      if (current !== "t-list") show("t-charts");
      reader.open(keyOf.get(id));
      if (current === "t-list") element.scrollIntoView();
    } else if (element?.closest(".part.off")) {
      show(element.closest(".part").id);
      element.scrollIntoView({block: "center"});
    } else if (!id) show("t-charts");
  }
  if (tabs.length) {
    part("table").hidden = part("tab-table").hidden = false;
    one("#t-tabs").addEventListener("click", (click) => {
      const tab = click.target.closest(".tab");
      if (!tab || click.ctrlKey || click.metaKey || click.shiftKey) return;
      click.preventDefault();
      go(tab.hash);
      show(target(tab));
    });
    addEventListener("popstate", route);
    addEventListener("hashchange", route);
    root.addEventListener("click", (click) => {
      const link = click.target.closest('a[href^="#"]');
      if (!link || click.defaultPrevented || click.ctrlKey || click.metaKey || click.shiftKey) return;
      const id = target(link);
      if (keyOf.has(id) && ["t-table", "t-tally"].includes(current)) {
        click.preventDefault();
        go(link.hash);
        route();
      } else if (byId(id)?.matches(".footnotes > li")) {
        click.preventDefault();
        location.hash = id;
      }
    });
  }

  /* Answers: what an entry answers is named by its title; a chain is walked from end to end */
  const answers = new Map(), answered = new Map();
  for (const {id, element} of reader.entries) {
    for (const link of all(".answer a", element)) {
      const other = keyOf.get(target(link));
      if (!other) continue;
      link.append(": ", ...[...one("h3", entries.get(other).element).childNodes].map((node) => node.cloneNode(true)));
      answers.set(id, [...(answers.get(id) || []), other]);
      answered.set(other, [...(answered.get(other) || []), id]);
    }
  }
  function chainOf(id) {
    const found = new Set([id]), waiting = [id];
    while (waiting.length) {
      const here = waiting.pop();
      for (const other of [...(answers.get(here) || []), ...(answered.get(here) || [])]) {
        if (!found.has(other)) { found.add(other); waiting.push(other); }
      }
    }
    return reader.entries.map((entry) => entry.id).filter((it) => found.has(it));
  }
  const panel = one("[data-panel]"), chain = panel && one(".chain", panel);
  let walked = "";
  function along(way) {
    const steps = chainOf(walked), at = steps.indexOf(walked);
    const next = {first: steps[0], previous: steps[at - 1], next: steps[at + 1], last: steps.at(-1)}[way];
    if (next && next !== walked) reader.open(next);
  }
  function enrich(id) {
    walked = id;
    const steps = chainOf(id), at = steps.indexOf(id);
    chain.hidden = steps.length < 2;
    one(".chain-place span", chain).textContent = `${at + 1} / ${steps.length}`;
    all("[data-chain]", chain).forEach((button) => {
      const ends = ["first", "previous"].includes(button.dataset.chain) ? at === 0 : at === steps.length - 1;
      if (ends) button.setAttribute("aria-disabled", "true"); else button.removeAttribute("aria-disabled");
    });
    const later = answered.get(id) || [];
    one(".answered", panel).hidden = !later.length;
    one(".answered ul", panel).replaceChildren(...later.map((other) => {
      const {element} = entries.get(other), link = make("a");
      link.href = `#${element.id}`;
      link.append(...copied(element.firstElementChild), " ", ...copied(one("h3", element)));
      return make("li", link);
    }));
    const cited = [...new Set(all('a[href^="#."]', entries.get(id).element).map(target))].map((it) => notes.get(it)).filter(Boolean);
    one(".cited", panel).hidden = !cited.length;
    one(".cited ol", panel).replaceChildren(...cited.map((note) => {
      const item = make("li", ...copied(note));
      item.value = note.id.slice(1);
      return item;
    }));
  }
  const copied = (element) => [...element.childNodes].map((node) => node.cloneNode(true));
  chain?.addEventListener("click", (click) => {
    const button = click.target.closest("[data-chain]");
    if (button && button.getAttribute("aria-disabled") !== "true") along(button.dataset.chain);
  });
  panel?.addEventListener("keydown", (press) => {
    const way = {ArrowLeft: "previous", ArrowRight: "next", Home: "first", End: "last"}[press.key];
    if (!press.shiftKey || !way) return;
    press.preventDefault();
    press.stopPropagation();
    along(way);
  }, true);

  /* The events as a table, made of the list when it is first asked for */
  let rows = null;
  function tabulate() {
    rows ||= reader.entries.map((entry) => {
      const cell = (...names) => make("td", ...names.flatMap((name) => all(`:scope > ${name}`, entry.element)).flatMap((it, place) => [...(place ? [" · "] : []), ...copied(it)]));
      const link = make("a", ...copied(one("h3", entry.element)));
      link.href = `#${entry.element.id}`;
      const head = make("th", link);
      head.scope = "row";
      head.className = "column-title";
      const row = make("tr", cell(WHEN), head, cell(WHO), cell(".fact"), make("td", ...refs(entry.element)));
      row.className = ["a", "b", "n"].find((side) => entry.element.classList.contains(side)) || "";  /* the colour of its names */
      return {entry, row};
    });
    one(".event-table tbody").replaceChildren(...rows.map(({row}) => row));
    sifted();
  }
  const refs = (element) => [...new Map(all('a[href^="#."]', element).map((link) => [link.hash, link])).values()]
    .flatMap((link) => [link.cloneNode(true), " "]);
  const sifted = () => rows?.forEach(({entry, row}) => {
    row.classList.toggle("faded", entry.element.classList.contains("faded"));
    row.hidden = !!(entry.background && several);
  });

  /* Several views: a chart for each; the list holds the events of all of them */
  const several = all('[name="t-view"]').length;
  function look() {
    const number = all('[name="t-view"]').find((choice) => choice.checked).value;
    reader.close();
    reader.entries.forEach((entry) => { entry.background = !entry.element.classList.contains(`v${number}`); });
    reader.turn(one(`#t-charts .view-${number}`));
    sift();
  }

  root.addEventListener("timeline:change", ({detail}) => {
    if (detail.event && detail.event !== walked) {
      enrich(detail.event);
      stay(`#${entries.get(detail.event).element.id}`);
    } else if (!detail.event && walked) {
      walked = "";
      stay("");
    }
    sifted();
    highlight();
  });

  /* Files to save */
  function save(name, text, type) {
    const link = make("a");
    link.href = URL.createObjectURL(new Blob([text], {type}));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  }
  root.addEventListener("click", (click) => {
    const button = click.target.closest("[data-file]");
    if (!button) return;
    const name = button.dataset.file;
    if (button.id === "t-save") save(name, table(button.dataset.columns), "text/csv");
    else {
      const text = one("pre", button.closest(".citing")).textContent;
      save(name, name.endsWith(".ris") ? text.replace(/\n/g, "\r\n") : text, "text/plain");
    }
  });

  /* The table as timeline_data/writers/to_csv.py writes it, letter by letter, from the data and the list */
  function table(heading) {
    const columns = heading.split(",");
    const names = new Map((data.citation || []).map((source) => [source["@id"], source.identifier]));
    const idOf = new Map((data.about || []).map((event) => [event["@id"], event["dt:id"] || event["@id"].slice(1)]));
    const worded = {title: "name", label: "alternateName", summary: "description", notes: "dt:notes"};
    function told(event, name, lang) {
      const stated = name === "place" ? event.location?.name : event[worded[name]];
      const texts = typeof stated === "string" ? {[first]: stated} : stated || {};
      if ((lang || "@none") in texts) return texts[lang || "@none"];
      if (name === "label" && !stated && lang) {
        return all(`.event[href="${event["@id"]}"] text:not(.lag)`).map((label) => words(label, lang)).find(Boolean) || "";
      }
      if (stated && !(name === "title" && Object.keys(texts).length === 1)) return "";
      const classes = {title: "h3", summary: "h3 ~ p:not([class], :has(> a))", notes: ".note"}[name];
      if (!classes || !lang) return "";
      const {element} = entries.get(keyOf.get(decodeURIComponent(event["@id"].slice(1))));
      return all(`:scope > ${classes}`, element).map((shown) => words(shown, lang)).join("");
    }
    const source = (id) => names.get(id) || one("a", byId(id.slice(1))).getAttribute("href");
    const kinds = new Map((data["dt:kinds"] || []).map((kind) => [kind.identifier, kind]));
    const ofKind = (event, name) => kinds.get(event["dt:kind"])?.[`dt:${name}`];
    const defused = (text) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);
    const each = (values) => [...new Set(values.map(defused))].join(";");
    const cells = {
      id: (event) => defused(idOf.get(event["@id"])),
      initiators: (event) => each(list(event.organizer).map(plain)),
      targets: (event) => each(list(event.about).map(plain)),
      responds_to: (event) => each(list(event["dt:responds_to"]).map((id) => idOf.get(id))),
      sources: (event) => [...new Set(list(event.subjectOf).filter((it) => typeof it === "string").map(source))].join("; "),
      codes: (event) => each(list(event["dt:codes"])),
      people_of: (event) => event["dt:people_of"] ?? ("dt:people" in event ? ofKind(event, "people_of") : ""),
      date: (event) => event["dt:date"] ?? event.startDate,
      effective: (event) => event["dt:effective"],
    };
    const quoted = (text) => (/[",\r\n]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text);
    const cell = (event, column) => {
      const [name, lang = ""] = column.split("@");
      if (name === "label") return [...defused(told(event, name, lang))].slice(0, 40).join("");
      if (name in worded || name === "place") return defused(told(event, name, lang));
      if (name in cells) return cells[name](event) ?? "";
      const value = event[`dt:${name}`] ?? ofKind(event, name) ?? (name === "importance" ? 2 : "");
      return typeof value === "string" ? defused(value) : String(value);
    };
    const lines = (data.about || []).map((event) => columns.map((column) => quoted(cell(event, column))).join(","));
    return [heading, ...lines, ""].join("\r\n");
  }
  window.timelineTable = () => table(part("save").dataset.columns);

  languages.forEach((choice) => choice.addEventListener("change", speak));
  all('[name="t-view"]').forEach((choice) => choice.addEventListener("change", look));
  html.classList.add("scripted");
  if (several) look();
  speak();
  if (tabs.length) route();
})();
