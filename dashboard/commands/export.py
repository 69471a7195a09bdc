"""`diplomatic-timeline export`: a view in any of its forms, as a file."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Sequence
from pathlib import Path

from dashboard.commands.command import BUNDLED_HELP, WRONG_USE, Command
from dashboard.commands.reports import print_error, read_table
from dashboard.publish import pictures
from dashboard.publish.asked import UnknownViewError, asked_view
from dashboard.publish.edition import Edition
from dashboard.publish.files import CannotWriteError, check_place, write_whole
from dashboard.publish.formats import FORMATS, Format
from dashboard.publish.renderers import MissingPartError
from dashboard.view import View
from timeline_data.table import EventTable

STDOUT = "-"
SUFFIXES = ", ".join(form.suffix for form in FORMATS)


class WrongUseError(Exception):
    """What was asked for does not go together; the message says what does."""


def add_arguments(parser: ArgumentParser) -> None:
    """EVENTS, where to, what of it, and the editor's words."""
    parser.add_argument("events", nargs="?", metavar="EVENTS", help=BUNDLED_HELP)
    parser.add_argument(
        "-o", "--output", required=True, metavar="FILE", help=f"the file to write, {STDOUT} for standard output"
    )
    parser.add_argument(
        "--view", action="append", metavar="QUERY", help="the query string of a view, or the id of one of the table's "
        "own; left out: its default view. A page (.html) may hold several: give --view for each",
    )  # fmt: skip
    parser.add_argument("--width", type=_width, metavar="PX", help="how wide a picture is (default: 1200)")
    parser.add_argument("--title", default="", help="your headline instead of the view's")
    parser.add_argument("--note", default="", help="a note of yours below it")
    parser.add_argument("--credit", default="", help="whom to credit, such as Graphic: A. Writer")
    parser.add_argument("--format", metavar="SUFFIX", help=f"one of {SUFFIXES}; left out: that of FILE")


def run(options: Namespace) -> int:
    """Write the file, and beside a picture what it says."""
    try:
        form = form_of(options.output, options.format)
        _check_use(form, options)
        table, code = read_table(options.events)
        if table is None:
            return code
        views = [_view(table, text) for text in options.view or [""]]
        edition = Edition(options.title, options.note, options.credit)
        content = form.make_all(table, views, edition, options.width)
        if options.output == STDOUT:
            sys.stdout.buffer.write(content)
            return code
        for path, part in _files(Path(options.output), form, content, table, views, edition):
            write_whole(path, part)
            print(f"{path}: {len(part):,} bytes")
        return code
    except (WrongUseError, UnknownViewError, CannotWriteError, MissingPartError) as error:
        print_error(str(error))
        return WRONG_USE


def form_of(output: str, named: str | None) -> Format:
    """The form that is named, else the one that the suffix of the file stands for. Raises WrongUseError."""
    by_suffix = {form.suffix: form for form in FORMATS}
    if named is not None:
        wanted = f".{named.removeprefix('.').lower()}"
        if wanted not in by_suffix:
            raise WrongUseError(f'--format: there is no "{named}". Name one of {SUFFIXES}.')
        return by_suffix[wanted]
    if output == STDOUT:
        raise WrongUseError(f"--format: say which, since standard output has no suffix. Name one of {SUFFIXES}.")
    name = Path(output).name.lower()
    found = [form.suffix for form in FORMATS if name.endswith(form.suffix) or name == form.path]
    if not found:
        suffix = Path(output).suffix
        seen = f'its suffix "{suffix}" is none of them' if suffix else "it has no suffix"
        raise WrongUseError(
            f"{output}: the suffix of the file chooses the format, and {seen}. "
            f"Take one of {SUFFIXES}, or name the format with --format."
        )
    return by_suffix[max(found, key=len)]


def _check_use(form: Format, options: Namespace) -> None:
    """What can be said before the work begins. Raises WrongUseError and CannotWriteError."""
    if options.width is not None and not form.sized:
        sized = ", ".join(other.suffix for other in FORMATS if other.sized)
        raise WrongUseError(f"--width: only a picture ({sized}) has one, and {form.suffix} is none. Leave it out.")
    if len(options.view or ()) > 1 and form.make_several is None:
        several = ", ".join(other.suffix for other in FORMATS if other.make_several is not None)
        raise WrongUseError(
            f"--view: {form.suffix} holds one view, and {len(options.view)} are given. "
            f"Export each to a file of its own{f', or all of them as {several}' if several else ''}."
        )
    if options.output != STDOUT:
        check_place(options.output)


def _view(table: EventTable, text: str) -> View:
    asked = asked_view(table, text)
    for sentence in asked.left_out:
        print_error(f"warning: --view: {sentence}")
    return asked.view


def _files(
    path: Path, form: Format, content: bytes, table: EventTable, views: Sequence[View], edition: Edition
) -> list[tuple[Path, bytes]]:
    """The file, and for a picture a text for those who do not see it."""
    files = [(path, content)]
    if form.sized:
        said = pictures.alternative(table, views[0], edition)
        files.append((path.with_name(f"{path.name.removesuffix(form.suffix)}.alt.txt"), f"{said}\n".encode()))
    return files


def _width(text: str) -> int:
    low, high = pictures.LEAST_WIDTH, pictures.MOST_WIDTH
    if not (text.isascii() and text.isdigit() and len(text) <= 5 and low <= int(text) <= high):
        raise ArgumentTypeError(f'"{text}" is not a width; write a whole number from {low} to {high}, such as 1200')
    return int(text)


COMMAND = Command(
    "export",
    "write a view as a page, a picture or data",
    f"Write a view as a file; its suffix chooses the format: {SUFFIXES}.",
    add_arguments,
    run,
)
