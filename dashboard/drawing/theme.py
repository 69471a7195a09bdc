"""Colours and type of every drawing: one table for the stylesheet, the pictures and the Plotly figure.

All text colours reach 4.5 : 1 on `paper` and on `lane` (WCAG 2.2, 1.4.3). The three sides stay apart for the
three kinds of colour blindness as simulated by Machado, Oliveira and Fernandes (2009); tests hold both.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from types import MappingProxyType

CHART_FACE = '"Timeline Sans",Arial,sans-serif'
HEADLINE_FACE = 'Charter,"Sitka Text",Georgia,serif'
TEXT_FACE = "system-ui,sans-serif"
LABEL_PX = 13
TICK_PX = 11


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of one theme, as `#rrggbb`. `a`, `b` and `n` are the sides, `arc` the answers."""

    paper: str
    lane: str
    rule: str
    ink: str
    muted: str
    a: str
    b: str
    n: str
    arc: str
    focus: str

    def side(self, side: str) -> str:
        """The colour of a side; whatever is neither a nor b is neutral."""
        return {"a": self.a, "b": self.b}.get(side, self.n)


LIGHT = Palette(
    paper="#fffefb", lane="#f6f3ec", rule="#d9d4c8", ink="#1a1c20", muted="#5b5d63",
    a="#1f4f9e", b="#b8321a", n="#5f6066", arc="#7a2f8f", focus="#0b57d0",
)  # fmt: skip
DARK = Palette(
    paper="#16181c", lane="#1e2126", rule="#3a3f47", ink="#eceae4", muted="#a3a6ad",
    a="#86b4f5", b="#ff8f6b", n="#b9bbc0", arc="#d3a4ea", focus="#8ab4f8",
)  # fmt: skip
PALETTES: Mapping[str, Palette] = MappingProxyType({"light": LIGHT, "dark": DARK})


def palette(theme: str) -> Palette:
    """The palette of a theme; `auto` has no reader to ask in a picture and is light."""
    return PALETTES.get(theme, LIGHT)


def variables(colours: Palette) -> str:
    """The palette as CSS custom properties, `--paper:#fffefb;…`."""
    return "".join(f"--{name}:{value};" for name, value in asdict(colours).items())


SYSTEM = Palette(
    paper="Canvas", lane="Canvas", rule="GrayText", ink="CanvasText", muted="CanvasText",
    a="LinkText", b="CanvasText", n="GrayText", arc="CanvasText", focus="Highlight",
)  # fmt: skip
"""The reader's own colours, where the system forces them (CSS Color 4, 6.2)."""


def theme_rules(fixed: str = "") -> str:
    """The palettes as rules: the system's choice, `data-theme` on the root over it; on paper always the light one, and
    over all the colours that a reader forces. Of a page whose theme is `fixed`, without those of the other themes.
    """
    dark = f"{{color-scheme:dark;{variables(DARK)}}}"
    by_system = f"@media screen and (prefers-color-scheme:dark){{:root:not([data-theme=light]){dark}}}"
    by_choice = f"@media screen{{:root[data-theme=dark]{dark}}}"
    return (
        f":root{{color-scheme:light;{variables(LIGHT)}}}"
        + {"auto": by_system, "dark": by_choice, "light": ""}.get(fixed, by_system + by_choice)
        + f"@media (forced-colors:active){{:root:root{{{variables(SYSTEM)}}}}}"
    )
