"""Files that are written whole or not at all: whoever reads one, at whatever moment, finds the old or the new."""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import shutil
import stat
from collections.abc import Mapping
from pathlib import Path

NO_ROOM = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})
NOT_ALLOWED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


class CannotWriteError(Exception):
    """A file was not written; the message says where, why, and what to do. What stood there before stands there yet."""


def check_place(path: Path | str) -> None:
    """Raise CannotWriteError if it is plain already that no file can be written there."""
    place = Path(path)
    try:
        _target(place)
        if not place.parent.is_dir():
            number = errno.ENOTDIR if place.parent.exists() else errno.ENOENT
            raise OSError(number, os.strerror(number))
    except (OSError, ValueError) as error:
        raise CannotWriteError(_explained(place, 0, error)) from error


def write_whole(path: Path | str, content: bytes) -> None:
    """Write the file, by a temporary one in the same folder that takes its place when it is complete and on the disk.

    A file that was there keeps its permissions, and a symbolic link its place: what it points at is replaced. A device
    or a pipe has nothing that could be replaced and is written to. Raises CannotWriteError.
    """
    place = Path(path)
    try:
        target, mode = _target(place)
        if mode and not stat.S_ISREG(mode):
            with target.open("wb") as device:
                device.write(content)
            return
        _replace(target, content, stat.S_IMODE(mode))
    except (OSError, ValueError) as error:
        raise CannotWriteError(_explained(place, len(content), error)) from error


def write_folder(folder: Path | str, files: Mapping[str, bytes]) -> None:
    """Write each of the files, named from the folder on, and make the folders that they need. Each file is whole.

    Raises CannotWriteError.
    """
    for name, content in files.items():
        place = Path(folder) / name
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
        except (OSError, ValueError) as error:
            raise CannotWriteError(_explained(place.parent, 0, error)) from error
        write_whole(place, content)


def write_new_folder(folder: Path | str, files: Mapping[str, bytes]) -> None:
    """Write a folder that is not there yet, or is empty: with all of the files, or none.

    Raises CannotWriteError, also for a folder that holds anything: nothing of it could be told from the new files.
    """
    place = Path(folder)
    made: list[Path] = []
    try:
        is_there = place.exists()
        if is_there and (not place.is_dir() or any(place.iterdir())):
            what = "a folder that is not empty" if place.is_dir() else "a file"
            raise CannotWriteError(f"{place} is {what}. Name a new folder, or empty it first.")
        # beside a folder that is still to be made, within one that is there: then a rename is all that is left to do
        part = (place if is_there else Path(os.path.realpath(place)).parent) / f".timeline-{secrets.token_hex(8)}.part"
        part.mkdir()
        made.append(part)
        for name, content in files.items():
            with (part / name).open("xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        if not is_there:
            part.rename(place)
            return
        for name in files:
            target = place / name
            (part / name).rename(target)
            made.append(target)
        part.rmdir()
    except BaseException as error:
        for path in made:
            if path.is_dir():
                shutil.rmtree(path, ignore_errors=True)
            else:
                path.unlink(missing_ok=True)
        if isinstance(error, OSError | ValueError):
            raise CannotWriteError(_explained(place, sum(map(len, files.values())), error)) from error
        raise


def _target(place: Path) -> tuple[Path, int]:
    """The file that the path leads to, and its mode as the system tells it; 0 where there is none yet."""
    target = Path(os.path.realpath(place))
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        return target, 0
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return target, mode


def _replace(target: Path, content: bytes, mode: int) -> None:
    part = target.with_name(f".timeline-{secrets.token_hex(8)}.part")
    try:
        # the system takes from 0o666 what the user's umask says, as for every new file
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        if mode:
            part.chmod(mode)
        part.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            part.unlink()
        raise


def _explained(place: Path, size: int, error: OSError | ValueError) -> str:
    number = error.errno if isinstance(error, OSError) else None
    reason = getattr(error, "strerror", None) or str(error)
    folder = place.parent
    if number in NO_ROOM:
        return (
            f"{place}: no room for its {size:,} bytes ({reason}). "
            "Make room on that disk, or choose a folder on another one. Nothing was changed."
        )
    if number in NOT_ALLOWED:
        return f"{place}: no permission to write there ({reason}). Choose a file in a folder of your own."
    if number == errno.EISDIR or os.path.isdir(place):  # noqa: PTH112 - unlike Path's it never raises
        return f"{place} is a folder. Name a file in it, such as {place / 'timeline.svg'}."
    if number == errno.ENOENT:
        return f'{place}: there is no folder "{folder}". Make it first, or choose one that is there.'
    if number in {errno.ENOTDIR, errno.EEXIST}:
        return f"{place}: a part of this path is a file and no folder. Choose a folder that is there."
    return f"{place}: cannot be written ({reason}). Choose another name or another folder."
