"""Files are written whole or not at all, and what stands in the way is said."""

from __future__ import annotations

import errno
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.publish.files import CannotWriteError, check_place, write_folder, write_whole

POSIX = pytest.mark.skipif(os.name != "posix", reason="permissions and devices as POSIX has them")
NO_ROOM = "no room for its 200,000 bytes"


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


@given(st.binary(max_size=200), st.binary(max_size=200))
def test_what_is_written_is_there_and_nothing_else(
    tmp_path_factory: pytest.TempPathFactory, one: bytes, two: bytes
) -> None:
    folder = tmp_path_factory.mktemp("files")
    for content in (one, two):
        write_whole(folder / "a.svg", content)
        assert (folder / "a.svg").read_bytes() == content
    assert names(folder) == {"a.svg"}


@POSIX
def test_a_new_file_has_the_permissions_that_the_user_gives(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_whole(tmp_path / "new", b"x")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o640


@POSIX
def test_a_file_that_was_there_keeps_its_permissions(tmp_path: Path) -> None:
    file = tmp_path / "old"
    file.write_bytes(b"old")
    file.chmod(0o604)
    write_whole(file, b"new")
    assert (file.read_bytes(), stat.S_IMODE(file.stat().st_mode)) == (b"new", 0o604)


@POSIX
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to("real")
    write_whole(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"


@POSIX
def test_a_pipe_is_written_to_and_not_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE) as reader:
        write_whole(pipe, b"through")
        assert reader.communicate(timeout=30)[0] == b"through"
    assert stat.S_ISFIFO(pipe.stat().st_mode)


@pytest.mark.parametrize("check", [check_place, lambda path: write_whole(path, b"x")])
def test_what_stands_in_the_way_is_said(tmp_path: Path, check: object) -> None:
    assert callable(check)
    (tmp_path / "file").write_bytes(b"")
    for path, words in (
        (tmp_path / "no" / "x.svg", f'x.svg: there is no folder "{tmp_path / "no"}". Make it first'),
        (tmp_path / "file" / "x.svg", "a part of this path is a file and no folder"),
        (tmp_path, f"{tmp_path} is a folder. Name a file in it, such as {tmp_path / 'timeline.svg'}."),
        (tmp_path / "a\0b", "cannot be written"),
    ):
        with pytest.raises(CannotWriteError) as caught:
            check(path)
        assert words in str(caught.value)
    assert names(tmp_path) == {"file"}


def test_a_name_that_is_too_long_is_said(tmp_path: Path) -> None:
    with pytest.raises(CannotWriteError, match="Choose another name"):
        write_whole(tmp_path / ("x" * 5000), b"x")


@POSIX
@pytest.mark.skipif(os.name == "posix" and os.geteuid() == 0, reason="root may write everywhere")
def test_a_lack_of_permission_is_said(tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir()
    (locked / "old").write_bytes(b"old")
    (locked / "old").chmod(0o400)
    with pytest.raises(CannotWriteError, match="no permission to write there"):
        write_whole(locked / "old", b"new")
    locked.chmod(0o500)
    try:
        with pytest.raises(CannotWriteError, match="no permission to write there"):
            write_whole(locked / "new", b"new")
    finally:
        locked.chmod(0o700)
    assert (names(locked), (locked / "old").read_bytes()) == ({"old"}, b"old")


def write_within(limit: str, place: Path) -> subprocess.CompletedProcess[str]:
    """200,000 bytes written to `place` by a process of its own, on which `limit` was set."""
    code = f"{limit}; from dashboard.publish.files import *; write_whole({str(place)!r}, bytes(200_000))"
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)


@POSIX
def test_a_quota_that_is_used_up_leaves_the_old_file(tmp_path: Path) -> None:
    (tmp_path / "old").write_bytes(b"old")
    done = write_within("import resource as r; r.setrlimit(r.RLIMIT_FSIZE, (70_000, 70_000))", tmp_path / "old")
    assert NO_ROOM in done.stderr
    assert os.strerror(errno.EFBIG) in done.stderr
    assert (names(tmp_path), (tmp_path / "old").read_bytes()) == ({"old"}, b"old")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no full device")
def test_a_full_device_is_said() -> None:
    with pytest.raises(CannotWriteError, match=NO_ROOM):
        write_whole("/dev/full", bytes(200_000))


@POSIX
def test_a_full_disk_leaves_the_old_file(tmp_path: Path) -> None:
    """A real file system of 100 KB, mounted where only this test sees it."""
    code = (
        "from pathlib import Path; from dashboard.publish.files import *\n"
        f"folder = Path({str(tmp_path)!r}); (folder / 'old').write_bytes(b'old')\n"
        "try: write_whole(folder / 'old', bytes(200_000))\n"
        "except CannotWriteError as e: print(e, [p.name for p in folder.iterdir()], (folder / 'old').read_text())"
    )
    mount = f"mount -t tmpfs -o size=100k none '{tmp_path}'"
    command = ["unshare", "-Urm", "sh", "-c", f"{mount} || exit 77; exec '{sys.executable}' -c \"$0\"", code]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        pytest.skip("no command unshare")
    if done.returncode == 77 or done.stderr.startswith("unshare"):
        pytest.skip("this system lets nobody mount a file system of their own")
    assert NO_ROOM in done.stdout, done.stderr
    assert os.strerror(errno.ENOSPC) in done.stdout
    assert done.stdout.endswith("['old'] old\n")


def test_an_interrupted_work_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(_descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("os.fsync", stopped)
    with pytest.raises(KeyboardInterrupt):
        write_whole(tmp_path / "x", b"x")
    assert names(tmp_path) == set()


def test_a_folder_is_made_with_all_that_is_in_it(tmp_path: Path) -> None:
    write_folder(tmp_path / "kit", {"a.txt": b"a", "pictures/b.png": b"b"})
    assert (tmp_path / "kit" / "pictures" / "b.png").read_bytes() == b"b"
    assert names(tmp_path / "kit") == {"a.txt", "pictures"}
    with pytest.raises(CannotWriteError, match="is a file and no folder"):
        write_folder(tmp_path / "kit" / "a.txt", {"b": b""})
