"""Notices: what of an address was left out, and what to write instead."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice

from timeline_data.language.words import text

SHOWN_CHARACTERS = 60
COMPARED_NAMES = 2_000


@dataclass(frozen=True, slots=True)
class Notice:
    """A value of an address that was left out, or changed.

    `rule` is a stable name such as `actor_unknown` and the key of its sentence in the language files, `key` the
    key of the address, `value` what stood there (shortened, fit to be shown), `known` what could have been
    meant or what is allowed, `count` how many values the notice speaks for.
    """

    rule: str
    key: str
    value: str = ""
    known: tuple[str, ...] = ()
    count: int = 1

    def words(self, lang: str) -> str:
        """What was left out and the remedy, as sentences in `lang`."""
        known = self._known(lang)
        words = text(lang, f"notices.{self.rule}", name=self.key, value=self.value, known=known, n=self.count)
        if not known or not self.rule.endswith("_unknown"):
            return words
        return f"{words} {text(lang, 'notices.did_you_mean', known=known)}"

    def _known(self, lang: str) -> str:
        """What could have been meant, one or the other, or all that is allowed."""
        if len(self.known) < 2 or not self.rule.endswith("_meant"):
            return ", ".join(self.known)
        return text(lang, "filters.or_two", rest=", ".join(self.known[:-1]), last=self.known[-1])


def shown(value: str) -> str:
    """`value` as a notice may show it: of limited length, no character that cannot be printed."""
    printable = "".join(c if c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in value[: SHOWN_CHARACTERS + 1])
    return printable if len(printable) <= SHOWN_CHARACTERS else printable[:SHOWN_CHARACTERS] + "…"


def nearest(value: str, names: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """The key of `names` that is, or has a name, nearest to `value`; empty where none comes near.

    Looks at no more than `COMPARED_NAMES` names and no more of `value` than a notice shows, so that an
    address cannot be made costly.
    """
    keys: dict[str, str] = {}
    for key, others in islice(names.items(), COMPARED_NAMES):
        for name in (key, *others):
            keys.setdefault(name.casefold(), key)
    wanted = value[:SHOWN_CHARACTERS].casefold()
    if wanted in keys:
        return (keys[wanted],)
    return tuple(keys[name] for name in get_close_matches(wanted, list(keys), n=1, cutoff=0.6))
