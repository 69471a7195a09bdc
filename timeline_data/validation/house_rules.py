"""The rules that a table sets itself with `house_rules` in its datapackage.json; each that is broken is an error."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from timeline_data.errors import Problem
from timeline_data.schema import (
    ACTORS,
    CLAIMS,
    EVENTS,
    HOUSE_RULES,
    LABEL_LENGTH,
    NUMBERS,
    SOURCES,
    WORDINGS,
    TableSchema,
    language_code,
)
from timeline_data.table import EventTable, Source, Words
from timeline_data.validation.inspection import Inspection, shorten
from timeline_data.validation.package_info import FILE
from timeline_data.validation.records import Entry, rows_of
from timeline_data.validation.rows import Row, is_url
from timeline_data.validation.sheets import Sheet

_EXAMPLES: Mapping[str, str] = {rule.name: rule.example for rule in HOUSE_RULES}
_NAMES: Mapping[str, tuple[str, ...]] = dict.fromkeys(_EXAMPLES, ())
_NEEDED = {
    (EVENTS.name, "title"),
    (EVENTS.name, "label"),
    (EVENTS.name, "summary"),
    (ACTORS.name, "name"),
    (CLAIMS.name, "gist"),
}
"""What has to be there in every language; other texts may be missing, but then in all of them."""


@dataclass(frozen=True, slots=True)
class House:
    """A table that was read, with the rows that it was read from."""

    table: EventTable
    sheets: Mapping[str, Sheet]
    entries: tuple[Entry, ...]
    inspection: Inspection

    def rows(self, *schemas: TableSchema) -> Iterator[Row]:
        """The rows of these tables, as far as there are such."""
        for schema in schemas:
            if schema.name in self.sheets:
                yield from rows_of(self.sheets[schema.name], self.inspection)

    def source(self, text: str) -> Source | None:
        """The source that a cell means by its id or its address."""
        return self.table.sources.get(text) or (Source(text, url=text) if is_url(text) else None)

    def supporting(self, event: str) -> list[Source]:
        """The sources that support an event."""
        cited = (citation.source for citation in self.table.citations_of(event) if citation.role == "supports")
        return [source for id_ in cited if (source := self.table.sources.get(id_))]

    def asks(self, rule: str) -> bool:
        """Whether this rule, which takes no argument, is one of the house."""
        return rule in self.table.info.house_rules


def check_house_rules(house: House) -> None:
    """Report every breach of the rules that the table asks for, and rules that there are not."""
    for text in house.table.info.house_rules:
        name, _, argument = text.partition(":")
        rule = _RULES.get(name.strip())
        if rule is None:
            near = house.inspection.did_you_mean(name.strip(), _NAMES)
            _report_rule(house, text, f'"{shorten(text)}" is no house rule.', f"{near}Known are {', '.join(_NAMES)}.")
        else:
            rule(house, argument.strip(), text)


def _report_rule(house: House, text: str, message: str, remedy: str) -> None:
    problem = Problem("house-rule", FILE, message, remedy, None, "house_rules", text)
    house.inspection.problems.append(problem)


def _example(house: House, text: str, message: str) -> None:
    example = _EXAMPLES[text.partition(":")[0].strip()]
    _report_rule(house, text, f'"{shorten(text)}": {message}.', f'Write it as in "{example}".')


def _check_languages(house: House, argument: str, text: str) -> None:
    codes = [language_code(code) for code in argument.split(",")]
    languages = [code for code in codes if code]
    if len(languages) < len(codes):
        _example(house, text, "these are not codes of languages")
        return
    for sheet in house.sheets.values():
        for column in sheet.schema.columns:
            if column.worded:
                _check_column(house, sheet, column.name, languages)
    _check_package(house, languages)


def _check_column(house: House, sheet: Sheet, column: str, languages: Iterable[str]) -> None:
    """The texts of one column, in every language that its file has a column for; a lacking column once."""
    needed = (sheet.schema.name, column) in _NEEDED
    rows = list(house.rows(sheet.schema))
    has = {language for language, _ in sheet.worded.get(column, ())}
    for language in languages:
        if language in has:
            for row in rows:
                _check_words(row, column, language, needed=needed)
        elif needed or any(row.words(column) for row in rows):
            heading = f"{column}@{language}"
            message, remedy = f'there is no column "{heading}".', f'Add it, or take "{language}" out of house_rules.'
            problem = Problem("house-languages", sheet.file, message, remedy, 1, heading)
            house.inspection.problems.append(problem)


def _check_words(row: Row, column: str, language: str, *, needed: bool) -> None:
    words = row.words(column)
    untitled = column == "title" and not words  # which is reported already
    if language not in words and (needed or words) and not untitled:
        message = f'the cell is empty, and the house rules ask for "{language}".'
        row.report("house-languages", (column, language), "", message, f"Write the {column} in this language too.")


def _check_package(house: House, languages: Iterable[str]) -> None:
    info = house.table.info
    texts: list[tuple[str, str, Words]] = [
        ("title", "title", info.title),
        ("description", "description", info.description),
    ]
    texts += [("sides", f'name of the side "{side}"', names) for side, names in info.sides.items()]
    texts += [("views", f'title of the view "{view.id}"', view.title) for view in info.views]
    texts += [("views", f'sentence of the view "{view.id}"', view.sentence) for view in info.views]
    for key, what, words in texts:
        for language in languages:
            if words and language not in words:
                message = f'there is no {what} in "{language}".'
                problem = Problem("house-languages", FILE, message, "Write it in this language too.", None, key)
                house.inspection.problems.append(problem)


def _check_label_length(house: House, argument: str, text: str) -> None:
    length = int(argument) if argument.isascii() and argument.isdigit() else 0
    if not 1 <= length <= LABEL_LENGTH:
        _example(house, text, f"this is not a whole number from 1 to {LABEL_LENGTH}")
        return
    for row in house.rows(EVENTS):
        for language, label in row.words("label").items():
            if length < len(label) <= LABEL_LENGTH:  # a longer one is reported already
                message = f"the label has {len(label)} characters, the house rules allow {length}."
                row.report("house-label-length", ("label", language), label, message, "Shorten it.")


def _check_source_present(house: House, argument: str, text: str) -> None:
    if _takes_no_argument(house, argument, text):
        for entry in house.entries:
            if not house.supporting(entry.id):
                message = f'no source supports the event "{shorten(entry.id)}".'
                remedy = "Name one in the table of citations, or in a column sources."
                entry.row.report("house-source-present", "id", entry.id, message, remedy)
        for row in house.rows(CLAIMS, NUMBERS):
            if not row.text("source"):
                row.report("house-source-present", "source", "", "the row names no source.", "Write the id of one.")


def _check_address_present(house: House, argument: str, text: str) -> None:
    if not _takes_no_argument(house, argument, text):
        return
    reported = house.asks("source-present")  # what has no source at all is then reported there
    for entry in house.entries:
        sources = house.supporting(entry.id)
        if not any(source.url for source in sources) and (sources or not reported):
            message = f'no source that supports the event "{shorten(entry.id)}" has an address.'
            remedy = "Write the address of one of its sources, or name a source that has one."
            entry.row.report("house-address-present", "id", entry.id, message, remedy)
    for row in house.rows(CLAIMS, NUMBERS, WORDINGS):
        cell = row.text("source")
        source = house.source(cell)
        if (source is not None and not source.url) or not (cell or reported):
            message = f'the source "{shorten(cell)}" has no address.' if cell else "no source gives an address."
            row.report("house-address-present", "source", cell, message, "Write its address in the table of sources.")


def _check_source_used(house: House, argument: str, text: str) -> None:
    if _takes_no_argument(house, argument, text):
        used = set(house.table.cited_sources)
        for row in house.rows(SOURCES):
            id_ = row.text("id")
            if id_ and id_ not in used:
                remedy = "Cite it, or take the row out."
                row.report("house-source-used", "id", id_, f'nothing names the source "{shorten(id_)}".', remedy)


def _check_verification_present(house: House, argument: str, text: str) -> None:
    if _takes_no_argument(house, argument, text):
        for row in house.rows(SOURCES):
            if not row.text("verification"):
                message, remedy = "the row does not say how the source was checked.", "Write it, for instance: read."
                row.report("house-verification-present", "verification", "", message, remedy)


def _takes_no_argument(house: House, argument: str, text: str) -> bool:
    if argument:
        _example(house, text, "this rule takes nothing behind a colon")
    return not argument


_RULES: Mapping[str, Callable[[House, str, str], None]] = {
    "languages": _check_languages,
    "label-length": _check_label_length,
    "source-present": _check_source_present,
    "address-present": _check_address_present,
    "source-used": _check_source_used,
    "verification-present": _check_verification_present,
}
