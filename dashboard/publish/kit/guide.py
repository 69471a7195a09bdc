"""What the kit says of itself to an editor: a page with fields to copy from, and the same as plain text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from dashboard.asset_folder import find_assets
from dashboard.drawing.html import render
from dashboard.drawing.stylesheets import sheet_rules
from dashboard.drawing.theme import theme_rules
from dashboard.publish.kit.order import PLACEHOLDER, Order
from timeline_data.language.words import number, text

RULE = "-" * 72


@dataclass(frozen=True, slots=True)
class Told:
    """What the guide tells: the codes by the name of their way, and of each file its name, the key of the words for
    its purpose, and its size in bytes.
    """

    codes: Mapping[str, str]
    files: Sequence[tuple[str, str, int]]


@dataclass(frozen=True, slots=True)
class Group:
    """Files for one purpose, in words, and their size in words; a folder stands for all that is in it."""

    names: Sequence[str]
    purpose: str
    size: str


def page(order: Order, told: Told) -> str:
    """The guide as a whole HTML document that opens from a disk."""
    script = (find_assets() / "kit.js").read_text(encoding="utf-8")
    return str(
        render(
            "kit.html", order.lang,
            order=order, words=order.words, codes=told.codes, files=_grouped(order, told), placeholder=PLACEHOLDER,
            theme=order.view.theme, picture="timeline.png" if "light" in order.themes else "timeline-dark.png",
            style=Markup(theme_rules() + sheet_rules("kit.css")), script=Markup(script),  # noqa: S704 - our own files
        )
    )  # fmt: skip


def plain(order: Order, told: Told) -> str:
    """The guide as plain text."""
    lang = order.lang
    steps = [text(lang, f"kit.step_{step}") for step in steps_of(order)]
    lines = [
        f"{text(lang, 'kit.name')}: {order.words.title}",
        order.words.caption,
        "",
        text(lang, "kit.intro"),
        *_headed(text(lang, "kit.minute"), [f"{place}. {step}" for place, step in enumerate(steps, start=1)]),
    ]
    if not order.address:
        lines += ["", text(lang, "kit.replace", placeholder=PLACEHOLDER)]
    for way, code in told.codes.items():
        key = way.replace("-", "_")
        lines += _headed(text(lang, f"kit.way_{key}"), [text(lang, f"kit.hint_{key}"), "", code])
    lines += _headed(text(lang, "kit.alternative"), [order.alternative])
    lines += _headed(text(lang, "kit.credit"), [text(lang, "kit.credit_hint"), "", order.credit])
    held = [f"{', '.join(group.names)}\n    {group.purpose} ({group.size})" for group in _grouped(order, told)]
    lines += _headed(text(lang, "kit.files"), held)
    lines += _headed(text(lang, "kit.update"), [text(lang, "kit.update_hint"), "", order.command])
    return "\n".join(lines) + "\n"


def steps_of(order: Order) -> tuple[str, ...]:
    """What is to be done, step by step."""
    return ("upload", "paste", "credit") if order.address else ("upload", "address", "paste", "credit")


def _headed(heading: str, lines: Sequence[str]) -> list[str]:
    return ["", "", heading, RULE[: len(heading)], *lines]


def _grouped(order: Order, told: Told) -> list[Group]:
    """The files by their purpose, in the order in which they are made."""
    purposes = dict.fromkeys(purpose for _, purpose, _ in told.files)
    groups = []
    for purpose in purposes:
        held = [(name, size) for name, its, size in told.files if its == purpose]
        names = dict.fromkeys(f"{name.partition('/')[0]}/" if "/" in name else name for name, _ in held)
        kilobytes = max(1, round(sum(size for _, size in held) / 1000))
        size = text(order.lang, "kit.kilobytes", size=number(kilobytes, order.lang))
        groups.append(Group(tuple(names), text(order.lang, f"kit.file_{purpose}"), size))
    return groups
