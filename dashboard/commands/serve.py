"""`diplomatic-timeline serve`: the explorer on a server of this machine."""

from __future__ import annotations

import re
import socket
from argparse import ArgumentParser, ArgumentTypeError, Namespace

from dashboard.commands.command import BUNDLED_HELP, DONE, WRONG_USE, Command
from dashboard.commands.reports import print_error, read_table


def add_arguments(parser: ArgumentParser) -> None:
    """EVENTS, host and port, and the address that readers have."""
    parser.add_argument("events", nargs="?", metavar="EVENTS", help=BUNDLED_HELP)
    parser.add_argument("--host", default="127.0.0.1", help="the address to listen on (default: %(default)s)")
    parser.add_argument("--port", default=8050, type=_port, help="the port to listen on (default: %(default)s)")
    parser.add_argument(
        "--site", type=_site, metavar="URL",
        help="the address that readers have, where that is another one, as behind a proxy: https://timeline.example.org/",
    )  # fmt: skip


def run(options: Namespace) -> int:
    """Serve until interrupted."""
    table, code = read_table(options.events)
    if table is None:
        return code

    from dashboard.app import serve

    try:
        socket.getaddrinfo(options.host, options.port)
        serve(table, options.host, options.port, options.site or "")
    except KeyboardInterrupt:  # how a server is stopped
        return DONE
    except FileNotFoundError as error:  # an incomplete installation
        print_error(str(error))
        return WRONG_USE
    except (OSError, UnicodeError) as error:
        print_error(
            f"cannot listen on {options.host}, port {options.port}: {getattr(error, 'strerror', None) or error}. "
            "Choose another port with --port, or another address with --host."
        )
        return WRONG_USE
    return DONE


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 5 and int(text) <= 65535):
        raise ArgumentTypeError(f'"{text}" is not a port; write a number from 0 to 65535, such as 8050')
    return int(text)


def _site(text: str) -> str:
    if not re.fullmatch(r"https?://([A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\])(:[0-9]{1,5})?/?", text):
        raise ArgumentTypeError(
            f'"{text}" is not the address of a site; write it with https:// and no path, such as '
            "https://timeline.example.org/"
        )
    return text


COMMAND = Command("serve", "show a table in the browser", "Show a table in the browser.", add_arguments, run)
