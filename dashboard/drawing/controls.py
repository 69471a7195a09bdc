"""The controls of a page as markup: chapters, actors, filters, language and theme, and the notices above them.

Every control is a plain link or a field of one GET form, with a stable id: all of it works without a script.
`whole` is the loaded table, `table` what the view selects of it, `lang` the reader's language.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from dashboard.chart.describe import caption
from dashboard.chart.entries import actor_name
from dashboard.chart.lanes import side_letters
from dashboard.drawing.elements import part_id
from dashboard.drawing.html import href, render, requery
from dashboard.view import SCALES, THEMES, View
from timeline_data.address_keys import BEGINNING, MATCHES, ROLES
from timeline_data.counts import actor_counts
from timeline_data.kinds import FAMILIES, KINDS, family_of
from timeline_data.language.words import LANGUAGES, kind_words, number, text
from timeline_data.query import Query, write_query
from timeline_data.table import MAXIMUM_IMPORTANCE, EventTable, in_language

CHIPS = 12
"""Actors that stand as chips at once, besides those chosen; the others open on demand."""


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


def panel(view: View, table: EventTable, whole: EventTable, lang: str) -> Markup:
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
