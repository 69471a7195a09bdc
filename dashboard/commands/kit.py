"""`diplomatic-timeline kit`: a view as a folder that a newspaper publishes from its own server."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path

from dashboard.commands import progress
from dashboard.commands.command import BUNDLED_HELP, WRONG_USE, Command
from dashboard.commands.reports import counted, print_error, read_table
from dashboard.publish.asked import UnknownViewError, asked_view
from dashboard.publish.edition import Edition
from dashboard.publish.files import CannotWriteError
from dashboard.publish.folders import check_folder, replace_folder
from dashboard.publish.kit import MANIFEST, Order, UnknownAddressError, folder_address, made
from timeline_data.language.words import LANGUAGES


def add_arguments(parser: ArgumentParser) -> None:
    """EVENTS, where to, what of it, the editor's words, and where it will be published."""
    parser.add_argument("events", nargs="?", metavar="EVENTS", help=BUNDLED_HELP)
    parser.add_argument(
        "-o", "--output", required=True, metavar="FOLDER",
        help="the folder to make; one that holds a kit is replaced, any other has to be empty",
    )  # fmt: skip
    parser.add_argument(
        "--view", default="", metavar="QUERY",
        help="the query string of a view, or the id of one of the table's own; left out: its default view",
    )  # fmt: skip
    parser.add_argument("--lang", choices=LANGUAGES, help="the language of all of it; left out: that of the view")
    parser.add_argument("--title", default="", help="your headline instead of the view's")
    parser.add_argument("--note", default="", help="a note of yours below it")
    parser.add_argument("--credit", default="", help="whom to credit, such as Graphic: A. Writer")
    parser.add_argument(
        "--address", type=_address, metavar="URL",
        help="where the folder will be reached, such as https://static.example.org/2026/nato/; left out: the codes "
        "hold a placeholder, and the guide in the folder fills it in",
    )  # fmt: skip


def run(options: Namespace) -> int:
    """Make the folder, whole or not at all."""
    try:
        check_folder(options.output, MANIFEST)
        table, code = read_table(options.events)
        if table is None:
            return code
        asked = asked_view(table, options.view)
        for sentence in asked.left_out:
            print_error(f"warning: --view: {sentence}")
        view = asked.view.replace(unknown=(), lang=options.lang or asked.view.lang)
        edition = Edition(options.title, options.note, options.credit)
        order = Order(table, view, edition, options.address or "", Path(options.events).name if options.events else "")
        files = made(order, lambda parts: progress.counted(parts, lambda part: part.name))
        replace_folder(options.output, files, MANIFEST)
    except (UnknownViewError, CannotWriteError) as error:
        print_error(str(error))
        return WRONG_USE
    size = sum(map(len, files.values()))
    print(f"{options.output}: {counted(len(files), 'file')}, {size:,} bytes. Begin with README.html.")
    return code


def _address(text: str) -> str:
    try:
        return folder_address(text)
    except UnknownAddressError as error:
        raise ArgumentTypeError(str(error)) from error


COMMAND = Command(
    "kit",
    "make a folder to publish a view from your own server",
    "Make a newsroom kit: a folder with the page, the pictures and the lines to paste into an article, in the language "
    "of the view. It needs no server of ours.",
    add_arguments,
    run,
)
