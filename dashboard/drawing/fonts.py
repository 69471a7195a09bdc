"""The chart's own face as `@font-face` rules: from this site's addresses, or inside the page itself.

The metrics by which every label was measured are those of this face; where it is missing, labels may touch.
"""

from __future__ import annotations

import base64
import json
from functools import cache
from pathlib import Path
from typing import Any

from dashboard.asset_folder import find_assets

FAMILY = "Timeline Sans"
WEIGHTS = (400, 600)
_UNDRAWN = frozenset("\t\n\r")


def face_rules(address: str = "/assets/fonts/") -> str:
    """The rules that let a browser fetch what it needs of the face from `address`."""
    return "".join(_rule(part, f"{address}{part['file']}") for part in _parts())


def inlined_face_rules(characters: str = "", weights: tuple[int, ...] = WEIGHTS) -> str:
    """The rules with the files of the basic letters inside as `data:` addresses: a page without any request.

    The files for other letters are added only where `characters` has one that the basic ones lack; of the weights
    those that the page writes in.
    """
    wanted = [part for part in _parts() if part["part"] == "basic" or _has_any(part, characters)]
    return "".join(_rule(part, _data_address(part["file"])) for part in wanted if part["weight"] in weights)


def missing_letters(text: str) -> frozenset[str]:
    """The characters of the text that the face cannot draw."""
    return frozenset(text) - _letters() - _UNDRAWN


@cache
def _letters() -> frozenset[str]:
    metrics = json.loads((_folder() / "metrics.json").read_text(encoding="utf-8"))
    return frozenset(
        letter for weight in ("regular", "semibold") for letters in metrics[weight].values() for letter in letters
    )


def _rule(part: dict[str, Any], address: str) -> str:
    return (
        f'@font-face{{font-family:"{FAMILY}";font-weight:{part["weight"]};font-display:block;'
        f'src:url({address}) format("woff2");unicode-range:{part["unicode_range"].replace(" ", "")}}}'
    )


@cache  # of the few files of the face, not of the many texts that are written in it
def _data_address(file: str) -> str:
    return "data:font/woff2;base64," + base64.b64encode((_folder() / file).read_bytes()).decode("ascii")


def _has_any(part: dict[str, Any], characters: str) -> bool:
    stretches = [_stretch(piece) for piece in part["unicode_range"].split(",")]
    return any(first <= ord(letter) <= last for letter in set(characters) for first, last in stretches)


def _stretch(piece: str) -> tuple[int, int]:
    first, _, last = piece.strip().removeprefix("U+").partition("-")
    return int(first, 16), int(last or first, 16)


@cache
def _parts() -> tuple[dict[str, Any], ...]:
    metrics = json.loads((_folder() / "metrics.json").read_text(encoding="utf-8"))
    return tuple(metrics["files"])


def _folder() -> Path:
    return find_assets() / "fonts"
