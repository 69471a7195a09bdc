"""What a table says of itself, under the keys of a `datapackage.json`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from timeline_data.table import TableInfo, Words

_NO_NAME = re.compile(r"[^A-Za-z0-9._]+")


def flat(name: str, words: Words) -> Mapping[str, object]:
    """Texts by language as keys of their own: `title` and `title@en`."""
    return {f"{name}@{code}".removesuffix("@"): words[code] for code in sorted(words)}


def nested(name: str, words: Words) -> Mapping[str, object]:
    """Texts by language as an object of one key: `{"title": {"en": …}}`."""
    return {name: dict(sorted(words.items()))}


def description(info: TableInfo, worded: Callable[[str, Words], Mapping[str, object]]) -> dict[str, object]:
    """The description without what is empty, its texts by language as `worded` lays them out."""
    licence = {"name": licence_name(info.licence), "title": info.licence, "path": info.licence_url}
    values: dict[str, object] = {
        **worded("title", info.title),
        **worded("description", info.description),
        "version": info.version,
        "as_of": info.as_of,
        "licenses": [_filled(licence)] if info.licence or info.licence_url else [],
        "contributors": [{"title": name} for name in info.contributors],
        "house_rules": list(info.house_rules),
        "sides": {side: dict(sorted(names.items())) for side, names in info.sides.items()},
        "views": [
            _filled(
                {
                    "id": view.id,
                    **worded("title", view.title),
                    **worded("sentence", view.sentence),
                    # a reader takes away blanks and then one ?, because people copy it along with the query
                    "query": f"?{view.query}" if view.query[:1] == "?" or view.query[:1].isspace() else view.query,
                    "default": view.default or None,
                }
            )
            for view in info.views
        ],
    }
    return _filled(values)


def licence_name(title: str) -> str:
    """A licence's title as a name by which a data package may call it: letters, digits, `.`, `-` and `_`."""
    return _NO_NAME.sub("-", title).strip("-")


def _filled(values: Mapping[str, object]) -> dict[str, object]:
    return {key: value for key, value in values.items() if value not in (None, "", [], {})}
