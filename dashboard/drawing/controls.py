"""The controls of a page as markup: chapters, what is shown, actors, filters, what stays outside, language, notices.

Every control is a plain link or a field of one GET form, with a stable id: all of it works without a script.
`whole` is the loaded table, `table` what the view's filters select of it, `lang` the reader's language.
"""

from __future__ import annotations

from dataclasses import replace

from markupsafe import Markup, escape

from dashboard.drawing import choices
from dashboard.drawing.choices import Choice, options
from dashboard.drawing.elements import part_id
from dashboard.drawing.html import href, render, requery
from dashboard.view import RESTS, SCALES, THEMES, View, day_text
from timeline_data.address_keys import BEGINNING, MATCHES, ROLES
from timeline_data.counts import importance_counts, outside, relaxations
from timeline_data.dates import parse
from timeline_data.filters import Query
from timeline_data.language.words import LANGUAGES, number, text
from timeline_data.query import count_query, describe_query, write_query
from timeline_data.table import EventTable

CHIPS = 6
"""Actors that stand as chips at once, besides those chosen; the others open on demand."""
IN_FORM = frozenset({"kinds", "importance", "from", "to", "q"})
"""The keys of the address that the fields of the form set; the form hands on all others unseen."""


def panel(view: View, table: EventTable, whole: EventTable, lang: str) -> Markup:
    """Everything that changes what is shown, as links and one GET form."""
    query, actors = view.query, choices.actors(view, whole)
    standing = max(len(query.actors), CHIPS)
    return render(
        "controls.html", lang,
        view=view, query=query, chapters=choices.chapters(view, whole),
        sentence=sentence(view, len(table), whole),
        all_words=text(lang, "controls.filters_set", n=choices.count_asked(view)),
        clear="?" + view.cleared().with_event(None).address(whole) if query != Query() else "",
        first_view="?" + view.reset(whole).address(whole) if view.reset(whole).query != query else "",
        actors=actors[:standing], more_actors=actors[standing:],
        clear_actors=requery(view, whole, actors=(), match="any", role="either") if query.actors else "",
        groups=choices.groups(view, whole), moves=choices.moves(view, whole),
        matches=_matches(view, whole, lang),
        roles=options("role", ROLES, query.role, lambda v: requery(view, whole, role=v), lang),
        scales=options("scale", SCALES, view.scale, lambda v: href(view, whole, scale=v, zoom=None), lang),
        rests=options("rest", RESTS, view.rest, lambda v: href(view, whole, rest=v), lang),
        families=choices.families(view, whole), windows=choices.windows(view, whole),
        years=choices.years(view, whole), levels=_levels(view, whole), beginning=BEGINNING,
        kept=_kept_fields(view),
        unread=any(notice.key in IN_FORM for notice in view.notices),
    )  # fmt: skip


def _matches(view: View, whole: EventTable, lang: str) -> list[Choice]:
    """Any, all or between, each with what it means."""
    found = options("match", MATCHES, view.query.match, lambda v: requery(view, whole, match=v), lang)
    means = (text(lang, f"controls.match_help_{value}") for value in MATCHES)
    return [replace(choice, title=title) for choice, title in zip(found, means, strict=True)]


def sentence(view: View, shown: int, whole: EventTable) -> Markup:
    """What is shown in one sentence, every filter in it with a link that removes it."""
    parts = list(choices.asked(view, whole))
    if not parts:
        return escape(words(view, shown, whole))
    asked = [render("asked.html", view.lang, part=part).strip() for part in parts]
    told = escape(text(view.lang, "filters.comma")).join(asked)
    gap = "\ue000"  # where the parts go: a character that no language file has
    whole_sentence = text(view.lang, "filters.counted", n=len(whole), shown=number(shown, view.lang), parts=gap)
    before, _, after = whole_sentence.partition(gap)
    return escape(before) + told + escape(after)


def words(view: View, shown: int, whole: EventTable) -> str:
    """What is shown in one sentence, as plain text."""
    return count_query(view.query, whole, view.lang, shown)


def _levels(view: View, whole: EventTable) -> list[tuple[int, str, bool]]:
    """The degrees of importance: (level, words with the events that it leaves, chosen)."""
    counts, lang = importance_counts(whole, view.query), view.lang
    return [
        (
            level,
            text(lang, "controls.with_count", words=text(lang, f"page.importance_{level}"), n=number(count, lang)),
            (view.query.importance or 1) == level,
        )
        for level, count in counts.items()
    ]


def _kept_fields(view: View) -> list[tuple[str, str]]:
    """What the form hands on unseen: the parts of the address that none of its fields sets."""
    selecting = [(key, value) for key, value in write_query(view.query) if key not in IN_FORM]
    plain = [("lang", view.lang), ("theme", view.theme), ("scale", view.scale), ("rest", view.rest), ("tab", view.tab)]
    return [*selecting, *plain, *view.unknown]


def redraw(view: View, whole: EventTable) -> Markup:
    """The link that makes the stretch in sight the window, with folds made anew; hidden where nothing is zoomed."""
    address = href(view, whole)
    if view.zoom is not None:
        first, last = (parse(day_text(day)) for day in view.zoom)
        address = requery(view, whole, start=first, end=last)
    return render("redraw.html", view.lang, address=address, zoomed=view.zoom is not None)


# --- What is not shown ----------------------------------------------------------------------------------------


def left_out(view: View, whole: EventTable) -> Markup:
    """How many events lie before, after and beside what is shown, with the ways to them; "" where there are none."""
    counted = outside(whole, view.query)
    if not any((counted.before, counted.after, counted.left_out)):
        return Markup()
    hidden = "hide" if view.rest == "fade" else "fade"
    window = {"query": Query(start=view.query.start, end=view.query.end)}
    return render(
        "outside.html", view.lang, counted=counted, hidden=hidden,
        before=requery(view, whole, start=None), after=requery(view, whole, end=None),
        all_in_window=requery(view, whole, **window), fade=href(view, whole, rest=hidden),
    )  # fmt: skip


def nothing(view: View, whole: EventTable) -> Markup:
    """What stands in the chart's place where no event is left: what was asked, and what each single change brings."""
    ways = [
        Choice(
            part_id("way", way.name),
            text(view.lang, f"controls.way_{way.name}"),
            requery(view, whole, query=way.query),
            count=text(view.lang, "describe.all_events", n=way.count),
        )
        for way in relaxations(whole, view.query)
    ]
    if len(ways) != 1 or ways[0].href != "?" + view.cleared().with_event(None).address(whole):
        every = text(view.lang, "describe.all_events", n=len(whole))
        cleared = "?" + view.cleared().with_event(None).address(whole)
        ways.append(Choice(part_id("way", "all"), text(view.lang, "controls.way_all"), cleared, count=every))
    return render(
        "nothing.html", view.lang, asked=describe_query(view.query, whole, view.lang), ways=ways, single=len(ways) > 1
    )


# --- Around the timeline --------------------------------------------------------------------------------------


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
    themes = options("theme", THEMES, view.theme, lambda v: href(view, whole, theme=v), lang)
    return render("settings.html", lang, languages=languages, themes=themes)


def notices(view: View) -> Markup:
    """What of the address was left out, and what to write instead; nothing where all was read."""
    if not view.notices:
        return Markup()
    return render("notices.html", view.lang, sentences=[notice.words(view.lang) for notice in view.notices])
