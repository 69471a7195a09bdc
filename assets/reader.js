/* What a page without a server does in its reader's browser: filters that fade and count, details under the chart, zoom.
   It lays nothing out, stores nothing and asks nobody for anything; without it the page reads as it stands.

     const reader = timelineReader(root)        root: an element around one chart and one list

     reader.entries                             [{id, actors: [...], kind, element, background}] in order of time
     reader.filter(test)                        also keep out what `test(entry)` denies; null takes the test back
     reader.choose(group, value, on)            group "actors" or "kind": any of a group's values, all of the groups
     reader.clear()                             takes back every choice and the test
     reader.open(id, focus)                     details under the chart; `focus` true: and the focus in them, or false:
                                                and in sight; left out: nothing scrolls
     reader.close()  reader.step(1)             (-1) the next (previous) event in time of those that are kept
     reader.zoom(factor, share)                 axis as so many times its frame, that share (0 to 1) of it in the middle
     reader.turn(element)                       goes on with the chart in it, where root holds several of one list; which
                                                events are its own is said before by `background` of the other entries
     reader.now()                               {shown, all, event, factor}: so many of all, the open event or ""
   Each change of that sends root `timeline:change`, with it as its `detail`.

   Markup in root, each part of it optional:
     .chart > .scroll > .axis [data-of="<id> …"]   a drawing made with Links.key; an id is that of the list's entry
     .listing .entry[id][data-actors][data-kind]   `data-event` where an entry's own id has to be another one
     [data-panel][hidden][tabindex="-1"]           the details, with [data-body] for the copy of the entry in it and
                                                   [data-place="{place} of {n}"] for where it stands
     [data-do="previous|next|close|zoom-in|zoom-out|zoom-all|clear"]   buttons, anywhere in root
     [data-choice="actors:NATO"]                   buttons, or links that become buttons, of reader.choose
     [data-counted="{shown} of {all} events"]      says how many are kept
     [data-tools]                                  parts that are hidden without a script
     root: data-sight="0.42 0.61"                  the shares of the axis to begin between
           data-left-out="left out by the filters" what a faded entry of the list is called

   A `details.further` of an entry stands open in the copy.
   Classes that it sets: `faded` on parts and entries that are left out, `chosen` on those of the open event, `sifted` on
   root while a filter is set, `zoomed` on it while the axis is wider than its frame. Keys: arrows between events, Home,
   End, + − 0 for zoom, Escape closes. */
function timelineReader(root) {
  "use strict";
  const one = (selector) => root.querySelector(selector);
  const all = (selector) => [...root.querySelectorAll(selector)];
  const words = (text) => (text || "").split(" ").filter(Boolean);
  const filled = (template, values) => template.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const there = (element) => element.getClientRects().length > 0;

  let scroll = one(".scroll"), axis = one(".axis");
  const panel = one("[data-panel]"), body = one("[data-body]");
  const entries = all(".listing .entry").map((element) => ({
    element, id: element.dataset.event || element.id, actors: words(element.dataset.actors),
    kind: element.dataset.kind, background: element.classList.contains("faded"),
  }));
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const parts = all(".axis [data-of]").filter((element) => !element.closest(".faded"))
    .map((element) => ({element, of: words(element.dataset.of)}));
  const stops = parts.filter(({element}) => element.matches("a")).map((part) => {
    const at = part.element.querySelector("svg");
    return {...part, u: parseFloat(at.getAttribute("x")) / 100, y: parseFloat(at.getAttribute("y"))};
  }).sort((one, other) => one.u - other.u || one.y - other.y);
  const stopOf = (element) => stops.find((stop) => stop.element === element);

  const chosen = {actors: new Set(), kind: new Set()};
  let test = null, event = "", factor = 1, kept = entries.filter((entry) => !entry.background), current = null;

  const status = document.createElement("p");
  status.className = "unseen";
  status.setAttribute("role", "status");
  root.append(status);
  const say = (sentence) => { status.textContent = sentence; };

  const total = () => entries.filter((entry) => !entry.background).length;
  const now = () => ({shown: kept.length, all: total(), event, factor});
  const tell = () => root.dispatchEvent(new CustomEvent("timeline:change", {detail: now()}));
  const enable = (name, on) => all(`[data-do="${name}"]`).forEach((button) => {
    if (on) button.removeAttribute("aria-disabled"); else button.setAttribute("aria-disabled", "true");
  });

  /* Filters */
  const isKept = (id) => kept.some((entry) => entry.id === id);
  const passes = (entry) => !entry.background && (!test || test(entry))
    && ["actors", "kind"].every((group) => !chosen[group].size || [entry[group]].flat().some((it) => chosen[group].has(it)));

  function sift() {
    kept = entries.filter(passes);
    entries.filter((entry) => !entry.background).forEach((entry) => {
      const out = !kept.includes(entry);
      if (out === entry.element.classList.contains("faded")) return;
      entry.element.classList.toggle("faded", out);
      const mark = entry.element.querySelector(".left-out") || document.createElement("span");
      mark.className = "left-out unseen";
      mark.textContent = ` (${root.dataset.leftOut})`;
      if (out && root.dataset.leftOut) (entry.element.querySelector(".when") || entry.element.firstElementChild).append(mark); else mark.remove();
    });
    parts.forEach(({element, of}) => {
      const out = !of.some(isKept);
      element.classList.toggle("faded", out);
      if (out && element.matches("a")) element.setAttribute("aria-hidden", "true"); else element.removeAttribute("aria-hidden");
    });
    root.classList.toggle("sifted", kept.length < total() || chosen.actors.size + chosen.kind.size > 0);
    all("[data-counted]").forEach((element) => { element.textContent = filled(element.dataset.counted, {shown: kept.length, all: total()}); });
    const counted = one("[data-counted]");
    if (counted) say(counted.textContent);
    all("[data-choice]").forEach((button) => {
      const [group, value] = button.dataset.choice.split(":");
      button.setAttribute("aria-pressed", String(chosen[group].has(value)));
    });
    rove();
    pace();
    tell();
  }
  function filter(wanted) { test = wanted; sift(); }
  function choose(group, value, on) { chosen[group][on ? "add" : "delete"](value); sift(); }
  function clear() { chosen.actors.clear(); chosen.kind.clear(); filter(null); }

  /* One stop of the Tab key in the chart; arrows lead on from there */
  const live = () => stops.filter(({element, of}) => there(element) && of.some(isKept));
  function rove(wanted) {
    const open = live();
    current = open.find(({element}) => element === (wanted || current)) ? wanted || current : open[0]?.element;
    stops.forEach(({element}) => element.setAttribute("tabindex", element === current ? "0" : "-1"));
  }
  function neighbour(from, key) {
    const open = live(), at = open.findIndex(({element}) => element === from.element);
    if (key === "Home") return open[0];
    if (key === "End") return open.at(-1);
    if (key === "ArrowLeft") return open[at - 1];
    if (key === "ArrowRight") return open[at + 1];
    const way = key === "ArrowUp" ? -1 : 1;
    const far = (stop) => Math.abs(stop.u - from.u) * axis.clientWidth + 2 * Math.abs(stop.y - from.y);
    return open.filter((stop) => (stop.y - from.y) * way > 3).sort((one, other) => far(one) - far(other))[0];
  }
  const stopFor = (id) => stops.find(({element, of}) => of.includes(id) && there(element))
    || stops.find(({of}) => of.includes(id));

  /* Details: a copy of the list's entry, so that each datum is in the file once */
  function open(id, focus) {
    const entry = byId.get(id);
    if (!entry) return;
    if (!panel || !scroll || !there(scroll)) { entry.element.scrollIntoView(); return; }
    mark(id);
    const copy = entry.element.cloneNode(true);
    copy.querySelectorAll("[id]").forEach((element) => element.removeAttribute("id"));
    copy.querySelectorAll(".further").forEach((details) => { details.open = true; });
    body.replaceChildren(...copy.childNodes);
    for (const side of ["a", "b", "n"]) panel.classList.toggle(side, entry.element.classList.contains(side));
    panel.hidden = false;
    pace();
    const stop = stopFor(id);
    if (stop) { rove(stop.element); bring(stop.u); }
    if (focus) panel.focus({preventScroll: true});
    if (focus !== undefined) panel.scrollIntoView({block: "nearest"});
    tell();
  }
  function mark(id) {
    event = id;
    entries.forEach((entry) => entry.element.classList.toggle("chosen", entry.id === id));
    parts.forEach(({element, of}) => {
      element.classList.toggle("chosen", of.includes(id));
      if (element.matches("a") && of.includes(id)) element.setAttribute("aria-current", "true"); else element.removeAttribute("aria-current");
    });
  }
  function close() {
    if (!event) return;
    const stop = stopFor(event), inside = panel.contains(document.activeElement);
    panel.hidden = true;
    body.replaceChildren();
    mark("");
    if (inside && stop) (there(stop.element) ? stop.element : scroll).focus({preventScroll: true});
    tell();
  }
  const beside = (way) => {
    const at = kept.findIndex((entry) => entry.id === event);
    return at < 0 ? undefined : kept[at + way];
  };
  function pace() {
    enable("previous", event && beside(-1));
    enable("next", event && beside(1));
    const place = kept.findIndex((entry) => entry.id === event) + 1;
    all("[data-place]").forEach((element) => {
      element.textContent = place ? filled(element.dataset.place, {place, n: kept.length}) : "";
    });
  }
  function step(way) {
    const next = event ? beside(way) : kept[way > 0 ? 0 : kept.length - 1];
    if (!next) return;
    open(next.id);
    say(stopFor(next.id)?.element.querySelector("title")?.textContent || "");
  }

  /* Zoom: the axis is wider than its frame; labels come and go by the page's own rules */
  const most = () => Math.max(2, 15360 / scroll.clientWidth, factor);
  const middle = () => (scroll.scrollLeft + scroll.clientWidth / 2) / axis.clientWidth;
  const look = (share, behavior) => scroll.scrollTo({left: share * axis.clientWidth - scroll.clientWidth / 2, behavior});
  function zoom(wanted, share = middle()) {
    factor = Math.min(Math.max(wanted, 1), most());
    axis.style.width = `${factor * 100}%`;
    look(share, "instant");
    root.classList.toggle("zoomed", factor > 1);
    enable("zoom-in", factor < most());
    enable("zoom-out", factor > 1);
    enable("zoom-all", factor > 1);
    rove();
    tell();
  }
  /* Another chart of the same list, as wide as it was left */
  function turn(place) {
    [scroll, axis] = [place.querySelector(".scroll"), place.querySelector(".axis")];
    if (scroll) zoom(parseFloat(axis.style.width) / 100 || 1);
  }
  function bring(u) {
    const x = u * axis.clientWidth - scroll.scrollLeft;
    if (x < 24 || x > scroll.clientWidth - 24) look(u, "auto");
  }
  /* A counted pill opens at the width at which its events are drawn apart: the level of its class (drawing/placement.py) */
  function apart({element, of, u}, focus) {
    const level = /(?:^| )t(\d+)/.exec(element.getAttribute("class"));
    const wanted = level && (480 * 2 ** (level[1] / 8) + 1) / scroll.clientWidth;
    const first = of.find(isKept) || of[0];
    if (!wanted || wanted > most()) { open(first, focus); return; }
    zoom(wanted, u);
    if (focus) stopFor(first)?.element.focus({preventScroll: true});
  }

  const actions = {
    previous: () => step(-1), next: () => step(1), close, clear,
    "zoom-in": () => zoom(factor * 2), "zoom-out": () => zoom(factor / 2), "zoom-all": () => zoom(1),
  };
  const plain = (it) => !(it.ctrlKey || it.metaKey || it.altKey || it.shiftKey || it.button);

  root.addEventListener("click", (click) => {
    const aim = click.target.closest("[data-do], [data-choice], a");
    if (!aim || !root.contains(aim) || !plain(click) || click.defaultPrevented) return;
    const keyed = click.detail === 0, stop = stopOf(aim);
    if (aim.dataset.do in actions) {
      if (aim.getAttribute("aria-disabled") !== "true") actions[aim.dataset.do]();
    } else if (aim.dataset.choice) {
      const [group, value] = aim.dataset.choice.split(":");
      choose(group, value, !chosen[group].has(value));
    } else if (stop) {
      if (stop.of.length > 1) apart(stop, keyed); else open(stop.of[0], keyed);
    } else {
      const inner = panel?.contains(aim) && (aim.getAttribute("href") || "").startsWith("#");
      const entry = inner && entries.find(({element}) => `#${element.id}` === aim.getAttribute("href"));
      if (!entry) return;
      open(entry.id, keyed);
    }
    click.preventDefault();
  });
  root.addEventListener("keydown", (press) => {
    if (!plain(press) && press.key !== "+") return;
    const stop = stopOf(press.target.closest("a"));
    const inChart = scroll?.contains(press.target), inPanel = panel?.contains(press.target);
    if (press.key === "Escape" && event) close();
    else if (inChart && "+=-0".includes(press.key)) zoom({"-": factor / 2, "0": 1}[press.key] || factor * 2, stop?.u);
    else if (inPanel && press.key === "ArrowLeft") step(-1);
    else if (inPanel && press.key === "ArrowRight") step(1);
    else if (stop && /^Arrow|^Home$|^End$/.test(press.key)) {
      const next = neighbour(stop, press.key);
      if (next) {
        rove(next.element);
        next.element.focus({preventScroll: true});
        bring(next.u);
        if (event && next.of.length === 1) open(next.of[0]);
      }
    } else return;
    press.preventDefault();
  });

  /* A mouse draws the zoomed axis along; fingers and wheels do that by themselves */
  scroll?.addEventListener("pointerdown", (down) => {
    if (down.pointerType !== "mouse" || down.button || factor === 1 || down.target.closest("a")) return;
    const left = scroll.scrollLeft + down.clientX;
    const draw = (move) => { scroll.scrollLeft = left - move.clientX; };
    scroll.setPointerCapture(down.pointerId);
    scroll.classList.add("held");
    scroll.addEventListener("pointermove", draw);
    scroll.addEventListener("lostpointercapture", () => {
      scroll.classList.remove("held");
      scroll.removeEventListener("pointermove", draw);
    }, {once: true});
  });

  /* Links that lead elsewhere without a script become buttons */
  all("a[data-choice]").forEach((link) => {
    const button = document.createElement("button");
    for (const {name, value} of link.attributes) if (!["href", "target", "rel"].includes(name)) button.setAttribute(name, value);
    button.type = "button";
    button.append(...link.childNodes);
    link.replaceWith(button);
  });
  all("[data-tools]").forEach((element) => { element.hidden = false; });
  if (scroll) {
    const [from = 0, to = 1] = words(root.dataset.sight).map(Number);
    let centre = (from + to) / 2, width = 0;
    zoom(1 / (to - from), centre);
    scroll.addEventListener("scroll", () => { if (scroll.clientWidth === width) centre = middle(); });
    new ResizeObserver(() => {
      width = scroll.clientWidth;
      look(centre, "instant");
      rove();
    }).observe(scroll);
  }
  sift();
  say("");
  const first = entries.find((entry) => entry.element.classList.contains("chosen"));
  if (first && scroll && there(scroll)) open(first.id);
  return {entries, filter, choose, clear, open, close, step, zoom, turn, now};
}
