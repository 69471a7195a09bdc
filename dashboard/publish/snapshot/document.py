"""One view or several as one HTML file, from the page in each language to the whole document."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping, Sequence
from functools import partial

from markupsafe import Markup

from dashboard.drawing import html
from dashboard.drawing.elements import part_id, web_address
from dashboard.drawing.fonts import inlined_face_rules
from dashboard.drawing.layers import HEAD
from dashboard.drawing.placement import breakpoints
from dashboard.drawing.scripts import script_text
from dashboard.drawing.shapes import SHAPES, arrow
from dashboard.drawing.stylesheets import sheet_rules
from dashboard.drawing.theme import theme_rules
from dashboard.drawing.used_rules import used_rules
from dashboard.publish.edition import Edition
from dashboard.publish.snapshot import machine
from dashboard.publish.snapshot.contents import Contents, Selection, selection
from dashboard.publish.snapshot.drawn import glyph_id, glyph_rules, mark_id, mark_rules, shape_id
from dashboard.publish.snapshot.footnotes import numbered
from dashboard.publish.snapshot.polyglot import DRAWN, QUOTING, element_of, merged
from dashboard.publish.titles import as_of_words
from dashboard.view import View
from timeline_data.language.words import LANGUAGES, direction, number, text
from timeline_data.table import EventTable, in_language

STYLESHEETS = ("timeline.css", "reading.css", "reader.css", "snapshot.css")
SCRIPTS = ("reader.js", "snapshot.js")
FEW_LETTERS = 6
"""So many letters that the basic part of the face lacks are left to the reader's system: each part of it is large."""
_ELSEWHERE = re.compile(
    r"(?<=[{}])(?:[^{}:]|:(?!is))*\.(?:details|rail|reader|publishers?|story)(?![\w-])[^{}]*\{[^{}]*\}"
)
_TEXT = re.compile(r'"([^"\n]*)"|`([^`]*)`')
"""A text in a script."""
BODY = '<body class="timeline-page snapshot"><html class="scripted">'
"""What is around the page's own part, for the rules that it needs."""


def page(table: EventTable, views: Sequence[View], edition: Edition = Edition()) -> str:
    """The snapshot of the views of the whole `table`: a complete HTML document in every language of the interface.

    It opens in the language and theme of the first view; raises ValueError where there is no view. The same table,
    views and edition give the same text.
    """
    if not views:
        raise ValueError("A snapshot needs at least one view. Give View.parse(query, table).")
    selected = selection(table, views, edition)
    own = views[0].lang
    languages = (own, *(lang for lang in LANGUAGES if lang != own))
    numbers = numbered(selected.table, table)
    contents = {lang: Contents(selected, lang, numbers) for lang in languages}
    body = merged({lang: _body(contents[lang], languages) for lang in languages})
    style = stylesheet(body, contents[own], languages)
    script = scripts()
    data = machine.linked_data(selected.table, numbers, languages, _labels(contents))
    return str(
        html.render(
            "snapshot.html",
            own,
            theme=views[0].theme,
            title=contents[own].headline,
            description=contents[own].panels[0].words.caption,
            policy=_policy(style, script),
            style=Markup(style),  # noqa: S704 - made of our own files and numbers
            script=Markup(script),  # noqa: S704 - our own files
            data=Markup(data),  # noqa: S704 - no markup can stand in it
            body=body,
        )
    )


def _body(contents: Contents, languages: Sequence[str]) -> Markup:
    selected, lang, info = contents.selected, contents.lang, contents.selected.whole.info
    first = selected.views[0]
    return html.render(
        "snapshot_body.html",
        lang,
        page=contents,
        several=len(selected.views) > 1,
        languages=[(code, text(code, "languages.name"), code == languages[0]) for code in sorted(languages)],
        tabs=_tabs(contents),
        shapes=[(glyph_id(one), shape_id(one), mark_id(one), SHAPES[one]) for one in _families(contents)],
        heads=[(way, arrow(way, 0, HEAD)) for way in ("up", "down")],
        glyph_id=glyph_id,
        shape_id=shape_id,
        numbers=contents.numbers,
        called=frozenset().union(*(panel.called for panel in contents.panels)),
        opened=first.event,
        sight=_sight(contents),
        number=partial(number, lang=lang),
        edition=selected.edition,
        info=info,
        licence_url=web_address(info.licence_url),
        source=in_language(info.title, lang),
        as_of=as_of_words(selected.whole, lang),
        columns=machine.columns(selected.table),
        digest=machine.digest(selected.table),
    )


def _labels(contents: Mapping[str, Contents]) -> dict[str, dict[str, str]]:
    """What each event is labelled with by the first chart that labels it, by language."""
    found: dict[str, dict[str, str]] = {}
    for lang, page_ in contents.items():
        for panel in page_.panels:
            for label in panel.drawn.labels:
                if label.role == "title":
                    found.setdefault(label.event, {}).setdefault(lang, label.text)
    return found


def _tabs(contents: Contents) -> list[tuple[str, str]]:
    sourced = bool(contents.footnotes or contents.background)
    names = ["charts", "list", "table", *["tally"] * bool(contents.tally), *["sources"] * sourced, "about"]
    keys = {"charts": "reading.tab_chart", "list": "reading.tab_list", "table": "reading.tab_table"}
    keys |= {"sources": "reading.tab_sources", "tally": "reading.tab_tally", "about": "snapshot.tab_about"}
    return [(name, text(contents.lang, keys[name])) for name in names]


def _families(contents: Contents) -> list[str]:
    return sorted({row.entry.family for row in contents.rows if hasattr(row, "entry")})


def _sight(contents: Contents) -> str:
    """The shares of the first axis between which the view is zoomed; "" where all of it is in sight."""
    zoom, chart = contents.selected.views[0].zoom, contents.panels[0].drawn
    if zoom is None or chart.empty:
        return ""
    u0, u1 = chart.share(zoom[0]), chart.share(zoom[1] + 1)
    return f"{u0:.4f} {u1:.4f}" if u1 - u0 > 1 / 50 else ""


# --- Style and script -----------------------------------------------------------------------------------------


def stylesheet(body: str, contents: Contents, languages: Sequence[str]) -> str:
    """All the style of a page: face, colours, rules, the widths that its drawings use, its languages and views."""
    named = re.sub(r"\b(class|id)=([^\s\">]+)", r'\1="\2"', str(body))  # a browser needs no quotes
    labels = (label.text for panel in contents.panels for label in panel.drawn.labels)
    letters = "".join(sorted({letter for label in labels for letter in label if not letter.isascii()}))
    return (
        inlined_face_rules(letters if len(letters) > FEW_LETTERS else "", weights=(400,))
        + theme_rules(contents.selected.views[0].theme)
        + used_rules(_rules(), BODY + named, _names_in(scripts())).replace(": ", ":").replace(" > ", ">")
        + mark_rules()
        + glyph_rules(_families(contents))
        + breakpoints(named)
        + _language_rules(languages)
        + _view_rules(contents.selected)
    )


def _names_in(scripts: str) -> str:
    """The classes and ids that the scripts' texts ask for and give: those of selectors, and texts of one word."""
    texts = "\n".join(found for groups in _TEXT.findall(scripts) for found in groups if found)
    return " ".join([*re.findall(r"[.#]([A-Za-z][\w-]*)", texts), *re.findall(r"^[\w-]+$", texts, re.MULTILINE)])


def _rules() -> str:
    """The rules of all stylesheets but those of the explorer's own parts, named like elements and common words."""
    return _ELSEWHERE.sub("", "".join(map(sheet_rules, STYLESHEETS)))


def _language_rules(languages: Sequence[str]) -> str:
    """Of the parts of each language only those of the chosen one are shown, and its lines run in its direction."""
    if len(languages) == 1:
        return ""
    quoting = ",".join(sorted(QUOTING))
    own = {languages[0]: f",{DRAWN}"}
    rules = [
        f":root:has(#{part_id('lang', lang)}:not(:checked)) body "
        f":is({element_of(lang, languages)},[lang={_quoted(lang)}]:not({quoting}){own.get(lang, '')}){{display:none}}"
        for lang in languages
    ]
    rules += [
        f":root:has(#{part_id('lang', lang)}:checked) body{{direction:{direction(lang)}}}"
        for lang in languages
        if len({direction(lang) for lang in languages}) > 1
    ]
    return "".join(rules)


def _quoted(lang: str) -> str:
    return lang if lang.isalpha() else f'"{lang}"'


def _view_rules(selected: Selection) -> str:
    """Of several views only the chosen one is shown, and of the list its events."""
    if len(selected.views) == 1:
        return ""
    return "".join(
        f":root:has(#{part_id('view', str(place))}:checked) :is(.view:not(.view-{place}),.entry:not(.v{place}))"
        "{display:none}"
        for place in range(1, len(selected.views) + 1)
    )


def scripts() -> str:
    """The page's scripts without their comments and indents."""
    return script_text(*SCRIPTS)


def _policy(style: str, script: str) -> str:
    """What the page may do: run its own script, wear its own style, and ask nobody for anything."""
    return (
        f"default-src 'none'; script-src {_hash(script)}; style-src {_hash(style)}; font-src data:; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(inline: str) -> str:
    """The hash by which a policy allows exactly this inline text (Content Security Policy Level 3, 2.3.1)."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(inline.encode()).digest()).decode()}'"
