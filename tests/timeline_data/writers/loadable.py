"""Tables such as a file can hold them, with every table, every column and any text in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from tests.chart.tables import dates
from timeline_data.dates import parse
from timeline_data.kinds import KINDS
from timeline_data.readers.raw import NOT_TEXT
from timeline_data.schema import (
    ACTOR_KINDS,
    CLAIM_STATUSES,
    DATE_FIELDS,
    LABEL_LENGTH,
    MEASURES,
    RELATION_KINDS,
    ROLES,
    STANCES,
    SUBJECTS,
    VERDICTS,
)
from timeline_data.table import (
    STATUSES,
    Actor,
    Citation,
    Claim,
    DateWording,
    Event,
    EventTable,
    Membership,
    NamedView,
    Number,
    Relation,
    Source,
    TableInfo,
)

_SIGNS = st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")) | st.sampled_from("\n\r\t=+-@'\"<>,;:/&\\~{}|#%")
TEXTS = st.text(_SIGNS, max_size=12).map(str.strip).filter(lambda text: not NOT_TEXT.search(text))
"""Any text that a cell may hold, without blanks around it."""
SOME_TEXT = TEXTS.filter(bool)
CODES = st.sampled_from(["", "en", "id", "zh-Hant"])
WORDS = st.dictionaries(CODES, SOME_TEXT, max_size=3)
_DATES = st.none() | (dates() | st.sampled_from(["-0043-03-15", "0753", "Y17000", "2014-03/2014-05"])).map(parse)
_CODES = st.lists(TEXTS.map(lambda text: text.replace(";", "").strip()).filter(bool), max_size=2, unique=True).map(
    tuple
)
_COUNTS = st.none() | st.integers(0, 10**10)
_LANGUAGES = st.sampled_from(["", "en", "ru"])


def names(first: str, most: int = 4) -> st.SearchStrategy[list[str]]:
    """Ids that begin with `first` and may hold anything that an id may."""
    rest = TEXTS.map(lambda text: first + text.replace(";", "").replace("~", ""))
    return st.lists(rest.map(str.strip), min_size=1, max_size=most, unique_by=str.casefold)


@st.composite
def loadable_tables(draw: st.DrawFn) -> EventTable:
    """A table that has been loaded, or could have been."""
    actor_ids, source_ids = draw(names("A")), draw(names("S"))
    events = draw(st.lists(_event(actor_ids), min_size=1, max_size=4))
    ids = draw(names("E", len(events)))
    events = [replace(event, id=id_) for event, id_ in zip(events, ids, strict=False)]
    event_ids = [event.id for event in events]
    claim_ids = draw(names("C"))
    pairs = [(one, other) for one in event_ids for other in event_ids if one != other]
    relations = st.builds(lambda pair, kind: Relation(pair[0], kind, pair[1]), st.sampled_from(pairs or [("", "")]),
                          st.sampled_from(RELATION_KINDS))  # fmt: skip
    of_event, of_source = st.sampled_from(event_ids), st.sampled_from(source_ids)
    return EventTable(
        tuple(sorted(events, key=lambda e: (*e.date.sort_key[:2], -e.importance, e.id))),
        {id_: draw(_actor(id_, actor_ids)) for id_ in actor_ids},
        {id_: draw(_source(id_, source_ids[:place])) for place, id_ in enumerate(source_ids)},
        tuple(draw(st.lists(relations, max_size=3, unique=True))) if pairs else (),
        tuple(draw(st.lists(_citation(of_event, of_source), max_size=3))),
        draw(_infos()),
        tuple(draw(_claim(id_, event_ids, actor_ids, source_ids, claim_ids)) for id_ in claim_ids),
        tuple(draw(st.lists(_number(event_ids, actor_ids, source_ids), max_size=3))),
        tuple(draw(st.lists(_wording(of_event, of_source), max_size=3))),
    )


@st.composite
def _event(draw: st.DrawFn, actors: Sequence[str]) -> Event:
    some = st.lists(st.sampled_from(actors), max_size=2, unique=True).map(tuple)
    date = draw(_DATES.filter(bool))
    assert date is not None
    label = {code: text[:LABEL_LENGTH] for code, text in draw(WORDS).items()}
    return Event(
        "", date, draw(WORDS.filter(bool)), label, draw(WORDS), draw(_DATES),
        draw(st.sampled_from(["", "unheard of", *KINDS])), draw(st.sampled_from(["", *STATUSES])),
        draw(st.sampled_from(["", "04", "0161"])), draw(st.sampled_from([None, 1, 4])), draw(some), draw(some),
        draw(_COUNTS), draw(TEXTS), draw(WORDS), draw(st.integers(1, 3)), draw(WORDS), draw(_CODES),
    )  # fmt: skip


@st.composite
def _actor(draw: st.DrawFn, id_: str, others: Sequence[str]) -> Actor:
    groups = st.sampled_from([other for other in others if ":" not in other] or [""])
    members = st.builds(
        lambda group, days: Membership(group, *days),
        groups,
        st.sampled_from(
            [(None, None), (parse("1999-03"), None), (None, parse("2004~")), (parse("1991"), parse("2014"))]
        ),
    )
    memberships = tuple(one for one in draw(st.lists(members, max_size=2, unique=True)) if one.group)
    kind = draw(st.sampled_from(["", "court", *ACTOR_KINDS]))
    order = draw(st.none() | st.integers(-9999, 9999))
    return Actor(id_, draw(WORDS) or {"": id_}, kind, draw(TEXTS), order, memberships)


@st.composite
def _source(draw: st.DrawFn, id_: str, earlier: Sequence[str]) -> Source:
    url = draw(st.sampled_from(["", "https://x.org/a?b=c;d~e", "http://x.org/ä"]))
    date = draw(st.sampled_from(["", "2021-10-18", "2021~", "2021-10/.."]))
    copied = draw(st.sampled_from(["", *earlier]))
    return Source(id_, draw(TEXTS), draw(TEXTS), url, date, draw(_LANGUAGES), draw(TEXTS), draw(TEXTS), copied)


@st.composite
def _citation(draw: st.DrawFn, event: Any, source: Any) -> Citation:
    role = draw(st.sampled_from(ROLES))
    return Citation(draw(event), draw(source), role, draw(TEXTS), draw(_LANGUAGES), draw(WORDS), draw(_CODES))


@st.composite
def _claim(
    draw: st.DrawFn,
    id_: str,
    events: Sequence[str],
    actors: Sequence[str],
    sources: Sequence[str],
    claims: Sequence[str],
) -> Claim:
    wording, gist = draw(TEXTS), draw(WORDS)
    against = [one for one in (*claims, *sources) if one != id_]
    return Claim(
        id_, draw(st.sampled_from(["", *events])), draw(st.sampled_from(["", *actors])), draw(TEXTS), draw(_DATES),
        draw(st.sampled_from(["", *sources])), draw(TEXTS), wording if wording or gist else "so", draw(_LANGUAGES),
        gist, draw(st.sampled_from(["", "weather", *SUBJECTS])), draw(st.sampled_from(STANCES)),
        draw(st.sampled_from(CLAIM_STATUSES)),
        tuple(draw(st.lists(st.sampled_from(against), max_size=2, unique=True))), draw(WORDS), draw(_CODES),
    )  # fmt: skip


@st.composite
def _number(draw: st.DrawFn, events: Sequence[str], actors: Sequence[str], sources: Sequence[str]) -> Number:
    low, value, high = sorted(draw(st.lists(st.integers(0, 10**10), min_size=3, max_size=3)))
    ranged = draw(st.booleans())
    return Number(
        draw(st.sampled_from(events)), draw(st.sampled_from(["votes", *MEASURES])), value,
        low if ranged else None, high if ranged else None, draw(TEXTS), draw(TEXTS), draw(_LANGUAGES),
        draw(st.sampled_from(["", *sources])), draw(WORDS), draw(_CODES), draw(st.sampled_from(["", *actors])),
    )  # fmt: skip


@st.composite
def _wording(draw: st.DrawFn, event: Any, source: Any) -> DateWording:
    return DateWording(
        draw(event), draw(st.sampled_from(DATE_FIELDS)), draw(source), draw(SOME_TEXT), draw(_LANGUAGES), draw(_DATES),
        draw(_DATES), draw(st.sampled_from(["", *VERDICTS])), draw(WORDS), draw(_CODES),
    )  # fmt: skip


@st.composite
def _infos(draw: st.DrawFn) -> TableInfo:
    views = [
        NamedView(id_, draw(WORDS), draw(TEXTS), default=place == 0, sentence=draw(WORDS))
        for place, id_ in enumerate(draw(names("v", 2)))
    ]
    return TableInfo(
        draw(WORDS), draw(WORDS), draw(TEXTS), draw(st.sampled_from(["", "https://x.org/licence"])), draw(TEXTS),
        draw(TEXTS), tuple(views), draw(st.dictionaries(SOME_TEXT, WORDS, max_size=2)),
        contributors=tuple(draw(st.lists(SOME_TEXT, max_size=2))),
    )  # fmt: skip
