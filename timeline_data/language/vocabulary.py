"""The words of each language: one JSON file a language, its month names and rules from Unicode's CLDR."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from babel import Locale
from babel.dates import get_month_names
from babel.lists import format_list
from babel.numbers import format_decimal

Entry = str | Mapping[str, str]
"""A text with `{placeholders}`, or its plural forms by CLDR category."""

PLURAL_CATEGORIES = frozenset({"zero", "one", "two", "few", "many", "other"})

FOLDER_VARIABLE = "DIPLOMATIC_TIMELINE_LANGUAGES"
"""The environment variable that may name a folder of further language files, so that no installed file is touched."""


def language_files() -> Mapping[str, Path]:
    """The file of each language by its code: `xx.json` beside this one adds `xx`, and so does one in the folder that
    FOLDER_VARIABLE names. A file there takes the place of ours.
    """
    folders = [Path(__file__).parent, *(Path(folder) for folder in [os.environ.get(FOLDER_VARIABLE, "")] if folder)]
    found = {path.stem: path for folder in folders for path in folder.glob("*.json")}
    return MappingProxyType(dict(sorted(found.items())))


_FILES = language_files()
LANGUAGES: tuple[str, ...] = tuple(_FILES)
"""The codes of the languages that there are."""


class UnknownLanguage(KeyError):  # noqa: N818 - it reads as what it is, like KeyError's own LookupError
    """A language that has no file. `code` is what was asked for."""

    def __init__(self, code: str) -> None:
        self.code = code
        super().__init__(f'there are no words in the language "{code}"; there are {", ".join(LANGUAGES)}.')

    def __str__(self) -> str:
        """The message as it is: KeyError would quote it."""
        return str(self.args[0])


@dataclass(frozen=True)
class Language:
    """One language: its entries by dotted key (`chart.later`), its CLDR locale and names of months."""

    code: str
    entries: Mapping[str, Entry]
    locale: Locale
    months: tuple[str, ...]
    short_months: tuple[str, ...]

    @property
    def direction(self) -> Literal["ltr", "rtl"]:
        """Where its lines run: left to right, or right to left."""
        return "rtl" if self.locale.text_direction == "rtl" else "ltr"

    def template(self, key: str) -> str:
        """The text of a key that has no plural forms, with its placeholders. Raises KeyError."""
        entry = self.entries.get(key)
        if not isinstance(entry, str):
            raise KeyError(f'{self.code}.json has no text "{key}"')
        return entry

    def fill(self, key: str, values: Mapping[str, object]) -> str:
        """The text of a key with its values filled in; see `text`."""
        entry = self.entries.get(key)
        if entry is None:
            raise KeyError(f'{self.code}.json has no text "{key}"')
        written = {name: self.write(value) for name, value in values.items()}
        if not isinstance(entry, str):
            count = values.get("n")
            if not isinstance(count, int | float):
                raise KeyError(f'"{key}" has plural forms and needs the number n')
            entry = entry.get(self.locale.plural_form(count), entry["other"])
        return entry.format_map(written) if written else entry

    def write(self, value: object) -> str:
        """A value as the language writes it: numbers with its separators, anything else as it is."""
        if isinstance(value, int | float) and not isinstance(value, bool):
            return number(value, self.code)
        return str(value)

    def list_of(self, items: list[str], *, alternatives: bool = False) -> str:
        """The items joined by commas and "and", or by "or"."""
        return format_list(items, style="or" if alternatives else "standard", locale=self.locale)

    def ordinal(self, n: int) -> str:
        """`20th`, `ke-20`."""
        entry = self.entries["dates.ordinal"]
        assert not isinstance(entry, str), "a test holds that the ordinals have forms"
        return entry.get(self.locale.ordinal_form(n), entry["other"]).format(n=n)


@lru_cache(maxsize=64)
def language(code: str) -> Language:
    """The language of a code. Raises UnknownLanguage."""
    if code not in LANGUAGES:
        raise UnknownLanguage(code)
    content = json.loads(_FILES[code].read_text(encoding="utf-8"))
    entries = flattened(content)
    locale = Locale.parse(str(entries["languages.locale"]))
    return Language(
        code,
        entries,
        locale,
        _months(locale, "wide"),
        _months(locale, "abbreviated"),
    )


def flattened(content: Mapping[str, object], prefix: str = "") -> dict[str, Entry]:
    """The texts of a language file by dotted key; plural forms stay together as one entry."""
    entries: dict[str, Entry] = {}
    for key, value in content.items():
        if isinstance(value, str):
            entries[prefix + key] = value
        elif isinstance(value, dict) and "other" in value and value.keys() <= PLURAL_CATEGORIES:
            entries[prefix + key] = {category: str(form) for category, form in value.items()}
        elif isinstance(value, dict):
            entries |= flattened(value, f"{prefix}{key}.")
        else:
            raise TypeError(f'the words of "{prefix}{key}" must be a text or an object, not {value!r}')
    return entries


def text(lang: str, key: str, **values: object) -> str:
    """The text of a dotted key (`chart.later`) with its placeholders filled in.

    Plural forms are chosen by `n`. A number is written with the language's separators (1,234 / 1.234), so a
    year must come as text. Raises UnknownLanguage, and KeyError for a key or a placeholder that is not there.
    """
    return language(lang).fill(key, values)


@lru_cache(maxsize=4096)
def number(n: float, lang: str) -> str:
    """A number with the language's separators; at most three decimals. Raises UnknownLanguage."""
    return format_decimal(n, locale=language(lang).locale)


def language_name(code: str, lang: str) -> str:
    """The name of any language in `lang` (`ru` is Russian, bahasa Rusia); the code itself where CLDR has none."""
    return str(language(lang).locale.languages.get(code, code))


def direction(lang: str) -> Literal["ltr", "rtl"]:
    """Where the lines of a language run. Raises UnknownLanguage."""
    return language(lang).direction


def _months(locale: Locale, width: str) -> tuple[str, ...]:
    names = get_month_names("wide" if width == "wide" else "abbreviated", locale=locale)
    return tuple(names[month] for month in range(1, 13))
