"""A build leaves the old record or the new one, whatever happens to it."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest

from syrtis.errors import RecordError
from syrtis.model import Contents
from syrtis.store import open_record, sqlite, write, write_record

posix_only = pytest.mark.skipif(os.name != "posix", reason="needs POSIX signals and limits")

BIG_BUILD = """
import sys
from pathlib import Path
from types import ModuleType
from syrtis.model import Media, Page, page_id
from syrtis.model import Contents
from syrtis.store import write_record
import syrtis.store.sqlite, alembic.command
made = [(b"%d" % n) * 200 for n in range(int(sys.argv[2]))]
pages = tuple(
    Page(id=page_id(each), source=f"s{n}", media=Media.TEXT, content=each)
    for n, each in enumerate(made)
)
print("ready", flush=True)
write_record(Path(sys.argv[1]), Contents(pages=pages, about={"build": sys.argv[2]}))
"""
"""A build in a process of its own: as many pages as the second argument says."""


def run_build(target: Path, pages: int, **options: object) -> subprocess.CompletedProcess[str]:
    """Build in another process, to its end."""
    command = [sys.executable, "-c", BIG_BUILD, str(target), str(pages)]
    return subprocess.run(command, capture_output=True, text=True, check=False, **options)  # type: ignore[call-overload, no-any-return]


def leftovers(folder: Path) -> list[str]:
    """List what builds left behind."""
    return sorted(path.name for path in folder.iterdir() if path.name.startswith(".syrtis-"))


def fsize_limit() -> None:
    """Let no file of this process grow past 200 kB, as a full disk would."""
    import resource

    resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))


def start_build(target: Path) -> "subprocess.Popen[bytes]":
    """Start a build of 3,000 pages in another process, and wait until it begins to write."""
    command = [sys.executable, "-c", BIG_BUILD, str(target), "3000"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    assert process.stdout is not None
    process.stdout.readline()
    return process


@posix_only
def test_a_killed_build_leaves_the_old_record_or_the_new(tmp_path: Path) -> None:
    """Kill -9 at many moments of a build never leaves anything but a whole record."""
    target = tmp_path / "a.syrtis"
    run_build(target, 40)
    with start_build(tmp_path / "whole.syrtis") as process:
        started = time.monotonic()
    duration = time.monotonic() - started
    seen = set()
    for moment in range(6):
        with start_build(target) as process:
            time.sleep(duration * moment / 6)
            process.send_signal(signal.SIGKILL)
        with open_record(target) as record:
            assert record.faults() == []
            seen.add((record.about["build"], record.count("pages")))
    assert seen <= {("40", 40), ("3000", 3000)}
    assert ("40", 40) in seen
    run_build(target, 40)
    assert leftovers(tmp_path) == []


@pytest.mark.parametrize("error", [KeyboardInterrupt, MemoryError, SystemExit])
@pytest.mark.parametrize(
    ("module", "step"),
    [
        (sqlite, "upgrade"),
        (write, "_insert_all"),
        (write, "_check"),
        (sqlite, "_check"),
        (sqlite, "put_in_place"),
    ],
)
def test_an_interrupted_build_leaves_the_old_record(
    tmp_path: Path,
    contents: Contents,
    monkeypatch: pytest.MonkeyPatch,
    error: type[BaseException],
    module: ModuleType,
    step: str,
) -> None:
    """An interruption at any step leaves the old bytes and nothing beside them."""
    target = tmp_path / "a.syrtis"
    write_record(target, contents)
    before = target.read_bytes()

    def interrupt(*given: object) -> None:
        raise error

    monkeypatch.setattr(module, step, interrupt)
    with pytest.raises(error):
        write_record(target, replace(contents, about={"syrtis": "1"}))
    assert target.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["a.syrtis"]


@posix_only
def test_a_file_that_may_not_grow_leaves_the_old_record(tmp_path: Path) -> None:
    """Where the file cannot grow the error says so, and the old record stays."""
    target = tmp_path / "a.syrtis"
    run_build(target, 40)
    before = target.read_bytes()
    failed = run_build(target, 9000, preexec_fn=fsize_limit)
    assert "RecordError" in failed.stderr
    assert "the disk is full, or a file-size limit was reached" in failed.stderr
    assert target.read_bytes() == before
    assert leftovers(tmp_path) == []


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """Mount a disk of 512 kB, where this is allowed."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = shutil.which("mount")
    mounting = [mount or "mount", "-t", "tmpfs", "-o", "size=512k", "tmpfs", str(disk)]
    if not mount or subprocess.run(mounting, capture_output=True, check=False).returncode:
        pytest.skip("needs the right to mount a small disk")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


def test_a_full_disk_leaves_the_old_record(small_disk: Path) -> None:
    """On a disk that fills up the error says so, and the old record stays."""
    target = small_disk / "a.syrtis"
    run_build(target, 40)
    before = target.read_bytes()
    failed = run_build(target, 9000)
    assert "the disk is full" in failed.stderr
    assert target.read_bytes() == before
    assert leftovers(small_disk) == []


def test_a_record_opens_on_a_read_only_disk(small_disk: Path) -> None:
    """A record can be read where nothing can be written."""
    target = small_disk / "a.syrtis"
    run_build(target, 40)
    subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
    with open_record(target) as record:
        assert record.count("pages") == 40
    with pytest.raises(RecordError, match="nothing can be written"):
        write_record(target, Contents())


@posix_only
def test_a_folder_without_rights_is_refused(tmp_path: Path) -> None:
    """A folder that may not be written to is told before any work is done."""
    folder = tmp_path / "locked"
    folder.mkdir()
    folder.chmod(0o555)
    tmp_path.chmod(0o755)
    if os.access(folder, os.W_OK):
        pytest.skip("this user may write everywhere")
    with pytest.raises(RecordError, match="nothing can be written in the folder"):
        write_record(folder / "a.syrtis", Contents())


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (lambda path: path.write_text("notes"), "not a Syrtis record"),
        (lambda path: path.write_bytes(b""), "not a Syrtis record"),
        (lambda path: path.mkdir(), "is a folder"),
        (lambda path: path.symlink_to(path), "cannot be used"),
    ],
)
def test_what_is_not_a_record_is_never_replaced(tmp_path: Path, made: object, told: str) -> None:
    """A file, folder or link that is no record is refused and left as it is."""
    target = tmp_path / "a.syrtis"
    made(target)  # type: ignore[operator]
    with pytest.raises(RecordError, match=told):
        write_record(target, Contents())
    assert [path.name for path in tmp_path.iterdir()] == ["a.syrtis"]


def test_another_database_is_never_replaced(tmp_path: Path) -> None:
    """A SQLite file that is not marked as a record is somebody else's."""
    target = tmp_path / "a.syrtis"
    with sqlite3.connect(target) as connection:
        connection.execute("CREATE TABLE notes (text)")
    connection.close()
    before = target.read_bytes()
    with pytest.raises(RecordError, match="not a Syrtis record"):
        write_record(target, Contents())
    assert target.read_bytes() == before


def test_a_folder_that_is_not_there_is_refused(tmp_path: Path) -> None:
    """The folder of a record has to exist: a mistyped one is not made."""
    with pytest.raises(RecordError, match="does not exist"):
        write_record(tmp_path / "nowhere" / "a.syrtis", Contents())


def test_a_record_that_another_program_is_changing_is_refused(tmp_path: Path) -> None:
    """A journal beside the record would be played into the new one: it is refused."""
    target = tmp_path / "a.syrtis"
    write_record(target, Contents())
    (tmp_path / "a.syrtis-journal").touch()
    with pytest.raises(RecordError, match="another program"):
        write_record(target, Contents())


def test_a_link_to_a_record_stays_a_link(tmp_path: Path, contents: Contents) -> None:
    """Building to a link replaces the record it leads to."""
    real, link = tmp_path / "real.syrtis", tmp_path / "link.syrtis"
    write_record(real, Contents())
    link.symlink_to(real)
    write_record(link, contents)
    assert link.is_symlink()
    with open_record(real) as record:
        assert record.count("pages") == len(contents.pages)


def test_a_damaged_record_can_be_built_again(tmp_path: Path, contents: Contents) -> None:
    """A truncated record is still ours to replace."""
    target = tmp_path / "a.syrtis"
    write_record(target, contents)
    whole = target.read_bytes()
    target.write_bytes(whole[:5000])
    write_record(target, contents)
    assert target.read_bytes() == whole


def test_leftovers_go_and_running_builds_stay(tmp_path: Path) -> None:
    """A build removes what killed builds left, but not what another is still writing."""
    dead, alive = tmp_path / ".syrtis-1.building", tmp_path / ".syrtis-2.building"
    dead.write_bytes(b"half a file")
    (tmp_path / ".syrtis-3.building").mkdir()  # not ours, and not in the way
    running = sqlite3.connect(alive, isolation_level=None)
    running.execute("BEGIN EXCLUSIVE")
    write_record(tmp_path / "a.syrtis", Contents())
    running.close()
    assert leftovers(tmp_path) == [alive.name, ".syrtis-3.building"]


def test_a_record_is_one_file_without_write_ahead_log(tmp_path: Path, contents: Contents) -> None:
    """The file does not ask its readers to write beside it (bytes 18 and 19 of its head)."""
    target = tmp_path / "a.syrtis"
    write_record(target, contents)
    assert target.read_bytes()[18:20] == b"\x01\x01"
    assert [path.name for path in tmp_path.iterdir()] == ["a.syrtis"]
