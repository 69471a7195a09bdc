from __future__ import annotations

import re
from dataclasses import asdict
from itertools import combinations

import pytest

from dashboard.asset_folder import find_assets
from dashboard.drawing.theme import (
    CHART_FACE,
    DARK,
    HEADLINE_FACE,
    LIGHT,
    PALETTES,
    TEXT_FACE,
    Palette,
    palette,
    theme_rules,
)

Colour = tuple[float, float, float]

EYES = {
    "full colour": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.01182, 0.04294, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.3039)),
}
"""Machado, Oliveira and Fernandes (2009), table for severity 1.0, applied to linear RGB."""


def linear(colour: str) -> Colour:
    def channel(start: int) -> float:
        value = int(colour[start : start + 2], 16) / 255
        return float(value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4)

    return channel(1), channel(3), channel(5)


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, relative luminance and contrast ratio."""
    low, high = sorted(
        sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear(x), strict=True)) for x in (one, other)
    )
    return (high + 0.05) / (low + 0.05)


def seen(colour: str, eye: str) -> Colour:
    """The colour in Oklab (Ottosson, 2020) as that eye sees it."""
    r, g, b = (min(max(sum(w * c for w, c in zip(row, linear(colour), strict=True)), 0.0), 1.0) for row in EYES[eye])
    long = (0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b) ** (1 / 3)
    middle = (0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b) ** (1 / 3)
    short = (0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b) ** (1 / 3)
    return (
        0.2104542553 * long + 0.793617785 * middle - 0.0040720468 * short,
        1.9779984951 * long - 2.428592205 * middle + 0.4505937099 * short,
        0.0259040371 * long + 0.7827717662 * middle - 0.808675766 * short,
    )


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("name", ["ink", "muted", "a", "b", "n", "arc", "focus"])
def test_text_and_marks_stand_out_from_paper_and_lanes(colours: Palette, name: str) -> None:
    assert min(contrast(asdict(colours)[name], ground) for ground in (colours.paper, colours.lane)) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("eye", EYES)
def test_the_sides_stay_apart_for_every_eye(colours: Palette, eye: str) -> None:
    for one, other in combinations((colours.a, colours.b, colours.n), 2):
        distance = sum((x - y) ** 2 for x, y in zip(seen(one, eye), seen(other, eye), strict=True)) ** 0.5
        assert distance > 0.08, (one, other)


def test_a_theme_that_is_not_known_is_light() -> None:
    assert palette("auto") is LIGHT
    assert palette("dark") is DARK
    assert set(PALETTES) == {"light", "dark"}


def test_both_themes_define_every_colour_that_the_stylesheet_uses() -> None:
    style = (find_assets() / "timeline.css").read_text(encoding="utf-8")
    own = set(re.findall(r"(--[a-z-]+):", style))
    used = set(re.findall(r"var\((--[a-z-]+)", style)) - own
    assert used <= set(re.findall(r"(--[a-z-]+):", theme_rules()))
    rules = [rule for rule in theme_rules().split("}") if rule]
    assert len(rules) == 4, "light, dark by the system and by choice on a screen, forced colours"
    assert all(len(re.findall(r"--[a-z]+:", rule)) == len(asdict(LIGHT)) for rule in rules)
    assert "#" not in rules[-1], "where colours are forced, all of them are the reader's own"


@pytest.mark.parametrize(("theme", "palettes"), [("auto", 3), ("dark", 3), ("light", 2)])
def test_a_theme_that_does_not_change_needs_no_other(theme: str, palettes: int) -> None:
    assert theme_rules(theme).count("--paper:") == palettes
    assert set(theme_rules(theme).split("}")) <= set(theme_rules().split("}"))


def test_the_stylesheet_has_the_faces_of_the_theme() -> None:
    style = (find_assets() / "timeline.css").read_text(encoding="utf-8")
    for face in (CHART_FACE, HEADLINE_FACE, TEXT_FACE):
        assert face.replace(",", ", ") in style
