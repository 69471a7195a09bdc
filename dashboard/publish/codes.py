"""The lines of HTML that an editor pastes into an article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dashboard.drawing.html import render
from dashboard.publish.discovery import CARD_WIDTH, card_height
from dashboard.publish.frame import Size
from dashboard.publish.titles import Titles


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture of several among which a browser chooses: its address, for which screens it is (a media query, ""
    for all others), its size in px, 0 where it is not known, and the address of the same in twice as many pixels.
    """

    address: str
    media: str = ""
    width: int = 0
    height: int = 0
    sharper: str = ""


def plain_frame(page: str, title: str, size: Size, lang: str) -> Markup:
    """A frame of a fixed size with the light page at the address `page`, in attributes that filters of HTML know."""
    return render("code_plain.html", lang, page=page, title=title, size=size)


def wide_frame(page: str, title: str, height: int, lang: str, script: str = "") -> Markup:
    """A frame as wide as the article's column and `height` px high; with the address of our `script` it grows and
    shrinks with what it holds.
    """
    return render("code_frame.html", lang, page=page, title=title, height=height, script=script).rstrip()


def picture(page: str, alternative: str, pictures: Sequence[Picture], lang: str) -> Markup:
    """The view as a picture that leads to `page`: the first of `pictures` that suits the screen, the last for all."""
    return render("code_picture.html", lang, page=page, alternative=alternative, pictures=pictures).rstrip()


def living_picture(page: str, title: str, picture: Markup, script: str, lang: str) -> Markup:
    """A picture in whose place our `script` puts a frame with `page`, as high as what it holds."""
    return render("code_living.html", lang, page=page, title=title, picture=picture, script=script)


def social(words: Titles, card: str, lang: str) -> Markup:
    """The tags by which an article shows the view's `card` where it is passed on."""
    return render("code_social.html", lang, words=words, card=card, size=(CARD_WIDTH, card_height(CARD_WIDTH)))
