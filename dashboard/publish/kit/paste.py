"""The codes of a kit: the lines that an editor pastes, by the name of each way to put the timeline into an article."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.publish import codes
from dashboard.publish.frame import COLUMN, fitted_height
from dashboard.publish.kit.order import Order

NARROW_SCREEN = 640
"""The width in px of a screen up to which the narrow picture is shown."""

WAYS = ("growing", "frame", "living", "picture", "wordpress-block", "wordpress-address", "social")


def codes_of(order: Order, files: Mapping[str, bytes]) -> dict[str, str]:
    """The codes by `WAYS`; the sizes of the pictures are read from `files`."""
    base, title, lang = order.base, order.words.title, order.lang
    page, script = order.page, f"{base}embed.js"
    height = fitted_height(order.content, COLUMN)
    growing = str(codes.wide_frame(page, title, height, lang, script))
    alternative = f"{title}. {order.words.caption}"
    picture = codes.picture(page, alternative, _pictures(order, files), lang)
    return {
        "growing": growing,
        "frame": str(codes.wide_frame(page, title, height, lang)),
        "living": str(codes.living_picture(page, title, picture, script, lang)),
        "picture": str(picture),
        "wordpress-block": f"<!-- wp:html -->\n{growing}\n<!-- /wp:html -->",
        "wordpress-address": f"wp_oembed_add_provider( '{base}*', '{base}oembed/640.json' );",
        "social": str(codes.social(order.words, order.leads.card, lang)),
    }


def picture_name(theme: str, narrow: bool, scale: int) -> str:
    """The name of a picture's file, such as `timeline-narrow-dark@2x.png`."""
    parts = ["timeline", *(["narrow"] if narrow else []), *(["dark"] if theme == "dark" else [])]
    return f"{'-'.join(parts)}{'@2x' if scale == 2 else ''}.png"


def _pictures(order: Order, files: Mapping[str, bytes]) -> list[codes.Picture]:
    """The pictures as a browser chooses: dark and narrow ones first, the wide light one for all others."""
    found = []
    for theme in reversed(order.themes):
        dark = "(prefers-color-scheme:dark)" if theme == "dark" and len(order.themes) > 1 else ""
        for narrow in (True, False):
            screen = f"(max-width:{NARROW_SCREEN}px)" if narrow else ""
            name = picture_name(theme, narrow, 1)
            width, height = png_size(files[name])
            found.append(
                codes.Picture(
                    order.base + name,
                    " and ".join(filter(None, (dark, screen))),
                    width,
                    height,
                    order.base + picture_name(theme, narrow, 2),
                )
            )
    return found


def png_size(content: bytes) -> tuple[int, int]:
    """Width and height of a PNG in pixels, from its header (PNG, third edition, 11.2.1)."""
    return int.from_bytes(content[16:20], "big"), int.from_bytes(content[20:24], "big")
