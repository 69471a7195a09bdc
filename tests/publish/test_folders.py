"""Folders that are written whole or not at all."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from dashboard.publish.files import CannotWriteError
from dashboard.publish.folders import check_folder, replace_folder

MANIFEST = "kit.json"


def kit_of(**files: str) -> dict[str, bytes]:
    """Files with the manifest that names them; `__` in a name stands for a slash."""
    named = {name.replace("__", "/"): text.encode() for name, text in files.items()}
    return {**named, MANIFEST: json.dumps({"sha256": dict.fromkeys(named, "")}).encode()}


def held(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_folder_is_made_and_replaced_whole(tmp_path: Path) -> None:
    place = tmp_path / "kit"
    replace_folder(place, kit_of(a="1", deep__b="2"), MANIFEST)
    assert held(place) == kit_of(a="1", deep__b="2")
    (place / ".DS_Store").write_bytes(b"x")
    place.chmod(0o750)
    replace_folder(place, kit_of(c="3"), MANIFEST)
    assert held(place) == kit_of(c="3"), "nothing of the former one is left"
    assert place.stat().st_mode & 0o777 == 0o750
    assert [path.name for path in tmp_path.iterdir()] == ["kit"]


def test_an_empty_folder_will_do_and_a_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "empty")
    replace_folder(tmp_path / "link", kit_of(a="1"), MANIFEST)
    assert (tmp_path / "link").is_symlink()
    assert held(tmp_path / "empty") == kit_of(a="1")


def test_a_folder_that_fails_leaves_the_former_one(tmp_path: Path) -> None:
    place = tmp_path / "kit"
    replace_folder(place, kit_of(a="1"), MANIFEST)
    with pytest.raises(CannotWriteError) as caught:
        replace_folder(place, {"b": b"", "b/c": b"a file cannot be a folder"}, MANIFEST)
    assert str(place) in str(caught.value)
    assert ".timeline-" not in str(caught.value)
    assert held(place) == kit_of(a="1")
    assert [path.name for path in tmp_path.iterdir()] == ["kit"]


@pytest.mark.parametrize("manifest", [None, "", "[]", "{}", '{"sha256": 3}'])
def test_a_folder_of_other_files_is_left_alone(tmp_path: Path, manifest: str | None) -> None:
    (tmp_path / "thesis.odt").write_text("years of work")
    if manifest is not None:
        (tmp_path / MANIFEST).write_text(manifest)
    with pytest.raises(CannotWriteError, match="holds files, and no kit"):
        replace_folder(tmp_path, kit_of(a="1"), MANIFEST)
    assert (tmp_path / "thesis.odt").read_text() == "years of work"


def test_what_somebody_put_into_a_kit_is_named_and_kept(tmp_path: Path) -> None:
    place = tmp_path / "kit"
    replace_folder(place, kit_of(a="1"), MANIFEST)
    for name in ("notes.txt", "more.txt"):
        (place / name).write_text("mine")
    with pytest.raises(CannotWriteError, match=r'beside it "more\.txt" and 1 more, which no kit wrote'):
        replace_folder(place, kit_of(a="2"), MANIFEST)
    assert held(place) == {**kit_of(a="1"), "notes.txt": b"mine", "more.txt": b"mine"}


def test_places_where_no_folder_can_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for place, words in (
        (tmp_path / "none" / "kit", "there is no folder"),
        (tmp_path / "file", "is a file"),
        (tmp_path / "file" / "kit", "there is no folder"),
        (tmp_path / "nul\0", "cannot be read"),
    ):
        with pytest.raises(CannotWriteError, match=words):
            check_folder(place, MANIFEST)
    if os.geteuid() != 0:  # nobody forbids root anything
        tmp_path.chmod(0o500)
        with pytest.raises(CannotWriteError, match="ermission"):
            check_folder(tmp_path / "kit", MANIFEST)
        tmp_path.chmod(0o700)
