"""What a kit is made of, and the words and addresses in all of its parts."""

from __future__ import annotations

import re
import shlex
from collections.abc import Sequence
from dataclasses import dataclass, field

from dashboard.publish import pictures
from dashboard.publish.discovery import Leads
from dashboard.publish.edition import Edition
from dashboard.publish.frame import Content
from dashboard.publish.titles import Titles
from dashboard.view import View
from timeline_data.table import EventTable

PLACEHOLDER = "https://YOUR-ADDRESS.example/timeline/"
"""Stands in the codes where nobody has said yet under which address the folder will be reached."""

WIDTHS = (320, 480, 640, 800, 1200)
"""The widths in px for which there is an oEmbed answer, since a file cannot answer for any other."""

THEMES = ("light", "dark")

FOLDER = re.compile(r"https?://[A-Za-z0-9.\-]+(:[0-9]{1,5})?(/[A-Za-z0-9._~%!$&()*+,;=:\-]*)*")
"""The address of a folder in the letters that no code, page or program reads as anything else (RFC 3986)."""


class UnknownAddressError(ValueError):
    """The text is no address of a folder on the web; the message says how one is written."""


@dataclass(frozen=True, slots=True)
class Order:
    """One view of one table, with the editor's words, for a folder that can be reached at `address` ("" if nobody
    knows yet). `events` is the name by which the table was asked for, "" for the bundled one.
    """

    table: EventTable
    view: View
    edition: Edition = Edition()
    address: str = ""
    events: str = ""
    content: Content = field(init=False)

    def __post_init__(self) -> None:
        """Build what all parts share once."""
        object.__setattr__(self, "content", Content.of(self.view, self.table, self.edition))

    @property
    def lang(self) -> str:
        """The language of everything in the kit."""
        return self.view.lang

    @property
    def words(self) -> Titles:
        """The title, the sentence and the caption of the view."""
        return self.content.words

    @property
    def base(self) -> str:
        """The address of the folder, or what stands for it."""
        return self.address or PLACEHOLDER

    @property
    def themes(self) -> Sequence[str]:
        """The themes that pictures are drawn in: the reader's own choice where the view makes none."""
        return THEMES if self.view.theme == "auto" else (self.view.theme,)

    @property
    def page(self) -> str:
        """The address of the page; not every server gives it for the address of its folder."""
        return f"{self.base}index.html"

    @property
    def leads(self) -> Leads:
        """What the head of the page tells programs."""
        return Leads(self.page, {"json": f"{self.base}oembed/{WIDTHS[-2]}.json"}, f"{self.base}card.png")

    @property
    def alternative(self) -> str:
        """What the picture says, in sentences."""
        return pictures.alternative(self.table, self.view, self.edition)

    @property
    def credit(self) -> str:
        """Whence the data come, as of when, under which licence, and whom the editor credits: one line."""
        note, said = self.edition.note, pictures.heading(self.table, self.view, self.edition)
        return " · ".join(line for line in said.footer if line != note)

    @property
    def command(self) -> str:
        """The line that makes this kit anew."""
        query = self.view.address(self.table)
        options = {
            "--view": query,
            "--title": self.edition.title,
            "--note": self.edition.note,
            "--credit": self.edition.credit,
            "--address": self.address,
        }
        said = [part for name, value in options.items() if value for part in (name, value)]
        return shlex.join(["diplomatic-timeline", "kit", *filter(None, [self.events]), "-o", "FOLDER", *said])


def folder_address(text: str) -> str:
    """The address of a folder as it begins the addresses of what is in it; that of a page in it will do. Raises
    UnknownAddressError.
    """
    written = text.strip()
    if not FOLDER.fullmatch(written) or "@" in written:
        raise UnknownAddressError(
            f'"{text}" is no address of a folder on the web. Write it with https:// and without a query, '
            "such as https://static.example.org/2026/nato/"
        )
    if written.endswith((".html", ".htm")):
        written = written[: written.rindex("/") + 1]
    return f"{written.rstrip('/')}/"
