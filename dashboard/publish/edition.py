"""What whoever publishes a view adds to it in their own words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edition:
    """The editor's own `title` (instead of the view's), a `note` and a `credit`, as plain text; "" for none.

    `site` is the whole address of the explorer that a publication links to, such as `https://example.org/`; "" where
    there is none that its readers could reach.
    """

    title: str = ""
    note: str = ""
    credit: str = ""
    site: str = ""
