"""Folders that are written whole or not at all: what stands there is the old one or the new one, never a mixture."""

from __future__ import annotations

import errno
import json
import os
import secrets
import shutil
from collections.abc import Mapping
from pathlib import Path

from dashboard.publish.files import CannotWriteError, write_folder

OF_THE_SYSTEM = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""Files that a desktop puts into every folder that somebody looks at."""


def check_folder(folder: Path | str, manifest: str) -> None:
    """Raise CannotWriteError where the folder cannot be written, or holds what another program or a person put there:
    all but what the JSON file `manifest` in it names.
    """
    place = Path(folder)
    try:
        if not place.parent.is_dir():
            raise CannotWriteError(
                f'{place}: there is no folder "{place.parent}". Make it first, or choose one that is there.'
            )
        try:
            place.lstat()
        except FileNotFoundError:
            _check_allowed(place.parent)
            return
        if not place.is_dir():
            raise CannotWriteError(f"{place} is a file. Name a folder that is not there yet, or an empty one.")
        _check_allowed(place.resolve().parent)
        foreign = _foreign(place, manifest)
    except (OSError, ValueError) as error:
        raise CannotWriteError(
            f"{place}: cannot be read ({getattr(error, 'strerror', None) or error}). Choose another folder."
        ) from error
    if foreign is None:
        raise CannotWriteError(
            f"{place} holds files, and no kit of this command. Name a folder that is not there yet, or an empty one."
        )
    if foreign:
        more = f" and {len(foreign) - 1} more" if len(foreign) > 1 else ""
        raise CannotWriteError(
            f'{place} holds a kit, and beside it "{foreign[0]}"{more}, which no kit wrote. '
            "Move it elsewhere, or name another folder."
        )


def replace_folder(folder: Path | str, files: Mapping[str, bytes], manifest: str) -> None:
    """Write the folder with these files, named from it on, in the place of the one that is there (see `check_folder`).

    It is made beside that one and takes its name when all of it is on the disk. Raises CannotWriteError; what stood
    there before then stands there yet.
    """
    check_folder(folder, manifest)
    place = Path(os.path.realpath(folder))
    mark = secrets.token_hex(8)
    fresh, former = (place.with_name(f".timeline-{mark}.{state}") for state in ("new", "old"))
    try:
        fresh.mkdir()
        write_folder(fresh, files)
        if place.exists():
            shutil.copymode(place, fresh)
            place.rename(former)
        try:
            fresh.rename(place)
        except OSError:
            if former.exists():
                former.rename(place)
            raise
    except CannotWriteError as error:
        raise CannotWriteError(str(error).replace(str(fresh), str(folder))) from error
    except OSError as error:
        raise CannotWriteError(
            f"{folder}: cannot be written ({error.strerror or error}). Choose another folder. Nothing was changed."
        ) from error
    finally:
        for left in (fresh, former):
            shutil.rmtree(left, ignore_errors=True)


def _check_allowed(parent: Path) -> None:
    if not os.access(parent, os.W_OK | os.X_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(parent))


def _foreign(place: Path, manifest: str) -> list[str] | None:
    """The names of the files that the manifest does not tell of; None where there are files and no manifest."""
    found = sorted(
        path.relative_to(place).as_posix()
        for path in place.rglob("*")
        if not path.is_dir() and path.name not in OF_THE_SYSTEM
    )
    if not found:
        return []
    try:
        told = json.loads((place / manifest).read_bytes())
        known = {*told["sha256"], manifest}
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return [name for name in found if name not in known]
