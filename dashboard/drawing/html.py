"""The parts of a page as markup: controls, list, details, legend, chart, overview, notices.

Each function gives one part with a stable id on everything that can hold the focus, so that a page whose part
is replaced can give the focus back. Every control is a plain link or a field of a GET form: all of it works
without a script. `whole` is the loaded table, `table` what the view selects of it, `lang` the reader's language.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from typing import Any

import jinja2
from markupsafe import Markup

from dashboard.chart.describe import caption
from dashboard.chart.entries import Entry, Teller, actor_name
from dashboard.chart.lanes import side_letters
from dashboard.chart.model import Chart, Fold
from dashboard.drawing import svg
from dashboard.drawing.elements import anchor, clean, element, part_id, web_address
from dashboard.drawing.layers import Links
from dashboard.drawing.shapes import shape
from dashboard.drawing.signs import sign
from dashboard.drawing.strip import overview_strip
from dashboard.view import SCALES, THEMES, View, day_text
from timeline_data.address_keys import BEGINNING, MATCHES, ROLES
from timeline_data.dates import parse
from timeline_data.kinds import FAMILIES, KINDS, family_of
from timeline_data.language.words import LANGUAGES, kind_words, number, text
from timeline_data.query import Query, actor_counts, write_query
from timeline_data.table import MAXIMUM_IMPORTANCE, EventTable, in_language

CHIPS = 12
"""Actors that stand as chips at once, besides those chosen; the others open on demand."""


@cache
def templates() -> jinja2.Environment:
    """The page templates: every value is escaped, a name that is not given is an error."""
    found = jinja2.Environment(
        loader=jinja2.PackageLoader("dashboard.drawing"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_written,
    )
    found.globals.update(id=part_id, anchor=anchor, web=web_address, glyph=glyph, sign=sign)
    return found


def _written(value: object) -> object:
    """What a template writes of a value: nothing for None, no character that no document may hold."""
    if value is None:
        return ""
    return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def render(name: str, lang: str, **context: Any) -> Markup:
    """A template filled in; in it, `t(key, …)` is the text of the language files."""
    filled = templates().get_template(name).render(lang=lang, t=partial(text, lang), **context)
    return Markup(filled)  # noqa: S704 - the environment escapes every value


def glyph(family: str, side: str) -> Markup:
    """The shape of a family by itself, for lists and legends; the words stand beside it."""
    path = element("path", {"d": shape(family)})
    box = {"class": f"glyph {side}", "width": 16, "height": 16, "viewBox": "-8 -8 16 16", "aria-hidden": "true"}
    return element("svg", box, path)


# --- Addresses ------------------------------------------------------------------------------------------------


def href(view: View, whole: EventTable, **changes: Any) -> str:
    """The address of the view with some of its parts changed; `?` alone is the default view."""
    return "?" + view.replace(**changes).address(whole)


def requery(view: View, whole: EventTable, **changes: Any) -> str:
    """The address of the view with its query changed: another selection, so nothing stays zoomed or selected."""
    return href(view, whole, **changes, zoom=None, event=None)


def page_links(view: View, table: EventTable, whole: EventTable) -> Links:
    """Links that keep the address the only state: an event opens its details, a cluster its days, a fold true scale."""
    return Links(
        event=lambda event: href(view, whole, event=event) + "#" + part_id("details"),
        cluster=lambda events: _stretch_address(view, whole, events),
        fold=href(view, whole, scale="true", zoom=None),
        words=event_words(table, whole, view.lang),
    )


def _stretch_address(view: View, whole: EventTable, events: Sequence[str]) -> str:
    """The address of the view with the days of some events as its window: there they have room."""
    days = [day for id_ in events for day in (whole.by_id[id_].date.earliest, whole.by_id[id_].date.latest)]
    known = [day for day in days if day is not None]
    if len(known) < len(days):
        return href(view, whole, event=events[0])
    return requery(view, whole, start=parse(day_text(min(known))), end=parse(day_text(max(known))))


def anchor_links(table: EventTable, whole: EventTable, lang: str) -> Links:
    """Links within one page: an event leads to its place in the list."""
    return Links(event=lambda event: "#" + anchor(event), words=event_words(table, whole, lang))


def event_words(table: EventTable, whole: EventTable, lang: str) -> dict[str, str]:
    """Each shown event in one line of words, by id, for those who point at its mark."""
    teller = Teller(table, lang, whole)
    return {event.id: teller.line(event) for event in table.events}


# --- Controls -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Choice:
    """One link of a control: `current` where it is what the view already has."""

    id: str
    words: str
    href: str
    current: bool = False
    count: str = ""
    side: str = ""
    title: str = ""
    lang: str = ""


def controls(view: View, table: EventTable, whole: EventTable, lang: str) -> Markup:
    """Everything that changes what is shown, as links and one GET form."""
    actors = _actor_choices(view, whole, lang)
    chosen = len(view.query.actors)
    return render(
        "controls.html", lang,
        view=view, query=view.query, caption=caption(view, table, whole, lang),
        chapters=_chapters(view, whole, lang),
        actors=actors[: max(chosen, CHIPS)], more_actors=actors[max(chosen, CHIPS) :],
        clear_actors=requery(view, whole, actors=(), match="any", role="either") if chosen else "",
        matches=_options("match", MATCHES, view.query.match, lambda v: requery(view, whole, match=v), lang),
        roles=_options("role", ROLES, view.query.role, lambda v: requery(view, whole, role=v), lang),
        kinds=_kind_fields(view.query, whole, lang),
        beginning=BEGINNING, levels=range(1, MAXIMUM_IMPORTANCE + 1),
        kept=_kept_fields(view),
        scales=_options("scale", SCALES, view.scale, lambda v: href(view, whole, scale=v, zoom=None), lang),
        whole_table="?" + view.cleared().with_event(None).address(whole),
        default="?" + view.reset(whole).address(whole),
    )  # fmt: skip


def settings(view: View, whole: EventTable, lang: str) -> Markup:
    """Language and theme."""
    languages = [
        Choice(
            part_id("lang", code),
            text(code, "languages.name"),
            href(view, whole, lang=code),
            code == view.lang,
            lang=code,
        )
        for code in LANGUAGES
    ]
    themes = _options("theme", THEMES, view.theme, lambda v: href(view, whole, theme=v), lang)
    return render("settings.html", lang, languages=languages, themes=themes)


def _options(name: str, values: Iterable[str], current: str, address: Callable[[str], str], lang: str) -> list[Choice]:
    return [
        Choice(part_id(name, value), text(lang, f"page.{name}_{value}"), address(value), value == current)
        for value in values
    ]


def _actor_choices(view: View, whole: EventTable, lang: str) -> list[Choice]:
    """The chosen actors in their order, then the others by how many events they have under the other filters."""
    counts, sides, chosen = actor_counts(whole, view.query), side_letters(whole), view.query.actors
    others = sorted((actor for actor in counts if actor not in chosen), key=lambda actor: (-counts[actor], actor))
    return [_actor_choice(view, whole, lang, actor, (counts, sides)) for actor in (*chosen, *others)]


def _actor_choice(
    view: View, whole: EventTable, lang: str, actor: str, known: tuple[Mapping[str, int], Mapping[str, str]]
) -> Choice:
    counts, sides = known
    chosen, current = view.query.actors, actor in view.query.actors
    rest = tuple(other for other in chosen if other != actor) if current else (*chosen, actor)
    changes: dict[str, Any] = {"actors": rest}
    if not rest:
        changes |= {"match": "any", "role": "either"}
    name = actor_name(whole, actor, lang)
    title = text(lang, "page.actor_remove" if current else "page.actor_add", actor=name)
    count = number(counts.get(actor, 0), lang)
    address = requery(view, whole, **changes)
    return Choice(part_id("actor", actor), name, address, current, count, sides.get(actor, "n"), title)


def _chapters(view: View, whole: EventTable, lang: str) -> list[Choice]:
    found = []
    for named in whole.info.views:
        target = View.parse(named.query, whole).replace(lang=view.lang, theme=view.theme)
        current = target.query == view.query
        words, sentence = in_language(named.title, lang) or named.id, in_language(named.sentence, lang)
        found.append(Choice(part_id("view", named.id), words, href(target, whole), current, title=sentence))
    return found


def _kind_fields(query: Query, whole: EventTable, lang: str) -> list[tuple[str, list[tuple[str, str, bool]]]]:
    """The kinds of the table by family: (family's words, [(kind, words, chosen)])."""
    there = dict.fromkeys(whole.frame["kind"])
    ordered = [kind for kind in KINDS if kind in there] + [kind for kind in there if kind and kind not in KINDS]
    fields = []
    for family in FAMILIES:
        kinds = [(kind, kind_words(kind, lang), kind in query.kinds) for kind in ordered if family_of(kind) == family]
        if kinds:
            fields.append((text(lang, f"families.{family}"), kinds))
    return fields


def _kept_fields(view: View) -> list[tuple[str, str]]:
    """What the form hands on unseen: the parts of the address that none of its fields sets."""
    in_form = {"kinds", "importance", "from", "to", "q"}
    selecting = [(key, value) for key, value in write_query(view.query) if key not in in_form]
    plain = [("lang", view.lang), ("theme", view.theme), ("scale", view.scale), ("tab", view.tab)]
    return [*selecting, *plain, *view.unknown]


def notices(view: View) -> Markup:
    """What of the address was left out, and what to write instead; nothing where all was read."""
    if not view.notices:
        return Markup()
    return render("notices.html", view.lang, sentences=[notice.words(view.lang) for notice in view.notices])


# --- Events ---------------------------------------------------------------------------------------------------


def listing(
    view: View, table: EventTable, whole: EventTable, lang: str, folds: Sequence[Fold] = (),
    address: Callable[[str], str] | None = None,
) -> Markup:  # fmt: skip
    """The events as an ordered list with everything there is to read of each; long empty stretches stand between.

    `address` gives a link for an event's title; without it the title leads to the entry itself.
    """
    rows: list[Entry | Fold] = []
    teller = Teller(table, lang, whole)
    waiting = sorted(folds, key=lambda fold: fold.from_day)
    for event in table.events:
        earliest = event.date.earliest
        while waiting and earliest is not None and earliest >= waiting[0].to_day - 1:
            rows.append(waiting.pop(0))
        rows.append(teller.entry(event))
    return render(
        "listing.html", lang, rows=rows, selected=view.event, address=address, is_fold=lambda row: isinstance(row, Fold)
    )


def details(view: View, table: EventTable, whole: EventTable, lang: str) -> Markup:
    """The selected event in full; an invitation where none is selected."""
    event = whole.by_id.get(view.event) if view.event else None
    shown = [other.id for other in table.events]
    place = shown.index(view.event) if view.event in shown else None
    before = shown[place - 1] if place else ""
    after = shown[place + 1] if place is not None and place + 1 < len(shown) else ""
    return render(
        "details.html", lang,
        event=Teller(table, lang, whole).entry(event) if event else None, outside=event is not None and place is None,
        address=lambda id_: href(view, whole, event=id_) + "#" + part_id("details"),
        before=before, after=after, close=href(view, whole, event=None),
    )  # fmt: skip


# --- The drawing ----------------------------------------------------------------------------------------------


def legend(chart: Chart) -> Markup:
    """What the signs of this chart mean."""
    groups = {group: [item for item in chart.legend if item.group == group] for group in ("side", "family", "sign")}
    return render("legend.html", chart.language, groups=groups)


def chart_fragment(
    chart: Chart, links: Links | None = None, name: str = "", strip: Markup | None = None, ids: str = "chart"
) -> Markup:
    """The chart: lane names, the axis in its scrolling frame, the overview below it, and all of it in sentences.

    `links` come from `page_links` or `anchor_links`; without them the marks lead to their places in the list.
    """
    used = links or Links(event=lambda event: "#" + anchor(event))
    called = name or text(chart.language, "page.chart")
    return render(
        "chart.html", chart.language, chart=chart, ids=ids, gutter=svg.gutter(chart), strip=strip or Markup(),
        drawing=svg.fluid(chart, used, called, ids),
    )  # fmt: skip


def overview(chart: Chart, view: View) -> Markup:
    """The strip below the chart: how many events when in the whole table, the window of the chart as a frame."""
    if chart.overview is None:
        return Markup()
    return render("overview.html", chart.language, drawing=overview_strip(chart.overview, view.lang))
