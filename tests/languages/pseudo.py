"""Languages that nobody speaks, made from English: they show what of a page does not come from a language file."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from timeline_data.language import vocabulary

OPEN, CLOSE = "⟦", "⟧"
WRAPPED = "en-XA"
"""English in brackets: a text without them is not from the language files."""
MIRRORED = "ar-XB"
"""English in the grammar and the direction of Arabic, in brackets too."""
LOCALES = {WRAPPED: "en", MIRRORED: "ar"}

PARTS = ("dates.", "durations.", "filters.")
"""Sections whose texts are put together: brackets stand within brackets there."""


def write_languages(folder: Path) -> Path:
    """A folder with a file for each of the languages."""
    english = json.loads((Path(vocabulary.__file__).parent / "en.json").read_text(encoding="utf-8"))
    for code, locale in LOCALES.items():
        content = _mapped(english, lambda text: f"{OPEN}{text}{CLOSE}")
        content["languages"] = {**content["languages"], "locale": locale}
        (folder / f"{code}.json").write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    return folder


def _mapped(part: dict[str, Any], change: Callable[[str], str]) -> dict[str, Any]:
    return {
        key: _mapped(value, change) if isinstance(value, dict) else change(value) if value.strip() else value
        for key, value in part.items()
    }
