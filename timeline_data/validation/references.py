"""The names by which cells speak of actors and sources: those of the other tables, or in a bare table new ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from timeline_data.table import Actor, Source
from timeline_data.validation.inspection import shorten
from timeline_data.validation.rows import Row, has_scheme, is_url

ACTOR_REMEDY = "Write its id or name, or add it to the table of actors."
SOURCE_REMEDY = "Write its id or address, or add it to the table of sources."


class ActorNames:
    """Finds the actor that a cell means, by id or by name; `actors` grows where no table of actors was given."""

    def __init__(self, actors: Mapping[str, Actor] | None) -> None:
        self.actors = dict(actors or {})
        self._bare = actors is None
        # The names of each actor, for suggestions; and the actor of each name that only one actor bears.
        self._names = {id_: tuple(actor.name.values()) for id_, actor in self.actors.items()}
        self._by_name: dict[str, str | None] = {}
        for id_, names in self._names.items():
            for name in {name.casefold() for name in names}:
                self._by_name[name] = None if name in self._by_name else id_

    def find(self, row: Row, column: str) -> tuple[str, ...]:
        """The ids of the actors of a cell, each once; what is no actor is reported."""
        found = (self.find_one(row, column, text) for text in row.items(column))
        return tuple(dict.fromkeys(id_ for id_ in found if id_))

    def find_one(self, row: Row, column: str, text: str) -> str | None:
        """The id of the actor that one text means, or None after a report."""
        if text in self.actors:
            return text
        if self._bare:
            return self._add(row, column, text)
        id_ = self._by_name.get(text.casefold())
        if id_ is None:
            row.unknown(column, text, self._names, "actor", ACTOR_REMEDY)
        return id_

    def _add(self, row: Row, column: str, text: str) -> str:
        row.separable(column, text)
        other = self._by_name.setdefault(text.casefold(), text)
        if other != text:
            message = f'"{shorten(text)}" and "{shorten(str(other))}" differ only in capitals and are two actors.'
            row.report("actor-spelling", column, text, message, "Write one of the two throughout.", warning=True)
        self.actors[text] = Actor(text, {"": text})
        return text


class SourceNames:
    """Finds the source that a cell means, by id or address; `sources` grows with the addresses that it meets.

    Where there is no table of sources, any other text is a source too, whose title it is.
    """

    def __init__(self, sources: Mapping[str, Source] | None) -> None:
        self.sources = dict(sources or {})
        self._bare = sources is None
        self._names: Mapping[str, tuple[str, ...]] = dict.fromkeys(self.sources, ())
        self._by_url = {source.url: id_ for id_, source in reversed(self.sources.items()) if source.url}

    def find(self, row: Row, column: str) -> tuple[str, ...]:
        """The ids of the sources of a cell, each once; what is no source is reported."""
        found = (self.find_one(row, column, text) for text in self._items(row, column))
        return tuple(dict.fromkeys(id_ for id_ in found if id_))

    def find_one(self, row: Row, column: str, text: str) -> str | None:
        """The id of the source that one text means, or None after a report."""
        if text in self.sources:
            return text
        if is_url(text):
            if text not in self._by_url:
                self._by_url[text] = text
                self.sources[text] = Source(text, url=text)
            return self._by_url[text]
        if has_scheme(text):
            row.no_url(column, text)
        elif self._bare:
            self.sources[text] = Source(text, title=text)
            return text
        else:
            row.unknown(column, text, self._names, "source", SOURCE_REMEDY)
        return None

    def _items(self, row: Row, column: str) -> Iterator[str]:
        """The texts that `;` separates; one that may belong to the address before it is asked about."""
        after_url = False
        for part in row.text(column).split(";"):
            text = part.strip()
            if after_url and part and not part[0].isspace() and text not in self.sources and not is_url(text):
                message = f'"{shorten(text)}" may be a source or the end of the address before it.'
                remedy = "Write a blank behind the ; if it is a source, and %3B for a ; inside an address."
                row.report("url-semicolon", column, text, message, remedy)
            elif text:
                yield text
            after_url = is_url(text)
