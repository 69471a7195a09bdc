"""A view as a person writes it, on the command line or in Python: a query, or the id of one of the table's own."""

from __future__ import annotations

from dataclasses import dataclass

from dashboard.view import SHOWING_KEYS, View
from timeline_data.notices import nearest, shown
from timeline_data.query import SELECTING_KEYS, split_query
from timeline_data.table import EventTable

KEYS = (*SELECTING_KEYS, *SHOWING_KEYS)


class UnknownViewError(ValueError):
    """The text is neither a query nor the id of a view; the message says what there is."""


@dataclass(frozen=True, slots=True)
class Asked:
    """The view, and in sentences what of the text was left out."""

    view: View
    left_out: tuple[str, ...]


def asked_view(table: EventTable, text: str = "") -> Asked:
    """The view of the whole `table` that the text asks for: `actors=NATO~RUS&lang=id`, the id of a named view, or such
    an id with keys behind it (`october-2021&lang=id`); the default view for no text. Raises UnknownViewError.
    """
    query = _written_out(table, text.strip().removeprefix("?"))
    view = View.parse(query, table)
    sentences = [notice.words("en") for notice in view.notices]
    sentences += [_unknown_key(name) for name, _ in split_query(query)[0] if name not in KEYS]
    return Asked(view, tuple(sentences))


def _written_out(table: EventTable, text: str) -> str:
    """The query with the id at its beginning, if there is one, replaced by the query that it stands for."""
    first, _, rest = text.partition("&")
    if not first or "=" in first:
        return text
    queries = {view.id: view.query for view in table.info.views}
    if first in queries:
        return "&".join(part for part in (queries[first], rest) if part)
    raise UnknownViewError(f'"{shown(first)}" is no query and no view of this table. {_remedy(first, tuple(queries))}')


def _remedy(wrong: str, ids: tuple[str, ...]) -> str:
    example = "Write a query such as actors=NATO~RUS&from=2014-03"
    if not ids:
        return f"{example}; the table has no views of its own."
    near = nearest(wrong, dict.fromkeys(ids, ()))
    meant = f"Did you mean {near[0]}? " if near else ""
    return f"{meant}{example}, or one of its views: {', '.join(ids)}."


def _unknown_key(name: str) -> str:
    near = nearest(name, dict.fromkeys(KEYS, ()))
    meant = f" Did you mean {near[0]}?" if near else f" The keys are {', '.join(KEYS)}."
    return f'"{shown(name)}" is no key of a view and has no effect.{meant}'
