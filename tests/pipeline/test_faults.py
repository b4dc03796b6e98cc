"""Nothing is lost when machines, disks, pages or people fail: counts stand in docs/cluster.md.

`SYRTIS_LONG=1` kills builds 50 times instead of 5.
"""

import ctypes
import os
import random
import resource
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import replace
from functools import partial
from importlib.resources import as_file
from pathlib import Path

import pytest

from syrtis import example
from syrtis.errors import EngineError, InputError, RecordError
from syrtis.model import Article, Contents, Issue, Page, Status
from syrtis.pipeline import (
    Engine,
    Keep,
    KeptWork,
    Limits,
    Map,
    SideProcess,
    Workers,
    build,
    run_each,
    run_map,
)
from syrtis.pipeline import method as stages
from syrtis.store import hold_record, open_record

LONG = "SYRTIS_LONG" in os.environ
SHORT = Limits(seconds=1.5, memory_bytes=1_500_000_000)
POISON = 7
SYRTIS = str(Path(sys.executable).with_name("syrtis"))


def _issue(number: int) -> Issue:
    return Issue(code="empty-page", message=str(number))


def _exit(number: int) -> Iterator[Issue]:
    if number == POISON:
        os._exit(3)
    yield _issue(number)


def _segfault(number: int) -> Iterator[Issue]:
    if number == POISON:
        ctypes.string_at(0)
    yield _issue(number)


def _hang(number: int) -> Iterator[Issue]:
    while number == POISON:
        pass
    yield _issue(number)


def _hold_the_interpreter(number: int) -> Iterator[Issue]:
    if number == POISON:  # a regular expression that takes for ever, and lets no thread run
        import re

        re.match(r"(a|a)*b", "a" * 60)
    yield _issue(number)


def _lost(number: int, why: str) -> Iterator[Issue]:
    yield Issue(code="reading-crashed", message=f"{number}: {why}")


POISONS = {
    "exits": _exit,
    "segfaults": _segfault,
    "hangs": _hang,
    "holds the interpreter": _hold_the_interpreter,
}


ON_DASK = POISONS if LONG else ["segfaults"]
"""Dask takes seconds to replace a worker."""


@pytest.mark.parametrize(
    ("poison", "crew"),
    [*((each, SideProcess) for each in POISONS), *((each, Workers) for each in ON_DASK)],
)
def test_a_poison_record_costs_itself(
    poison: str, crew: Callable[..., SideProcess | Workers]
) -> None:
    """A record that crashes or hangs its process is set aside with the reason; all others are done."""
    stage = Map(
        name="poison", apply=POISONS[poison], keep=Keep(kinds=(Issue,)), lost=_lost, shard=5
    )
    made = crew(SHORT) if crew is SideProcess else Workers(1, SHORT, worth=0)
    try:
        rows = run_map(stage, range(12), engine=Engine(crew=made))
    finally:
        made.close()
    assert [row for row in rows if row.code == "empty-page"] == [
        _issue(n) for n in range(12) if n != POISON
    ]
    (lost,) = (row for row in rows if row.code == "reading-crashed")
    assert lost.message.startswith("7: the process that worked on it ended 2 times")


def _poisoned_reading(victim: str, page: Page) -> Iterator[Article | Issue]:
    if page.id == victim:
        os.kill(os.getpid(), signal.SIGSEGV)
    yield from stages.read_safely(page)


def test_a_poison_page_is_set_aside(
    monkeypatch: pytest.MonkeyPatch, halvera: Contents, kept: KeptWork
) -> None:
    """A page whose reading ends the process is an article set aside with its issue; none is lost."""
    victim = next(a for a in halvera.articles if a.status is Status.READ)

    poisoned = replace(stages.READ, apply=partial(_poisoned_reading, victim.id))
    monkeypatch.setattr(sys.modules["syrtis.pipeline.build"], "READ", poisoned)
    side = SideProcess(SHORT)
    with as_file(example.pages()) as pages:
        built = build([pages], engine=Engine(crew=side, kept=kept))
    side.close()
    assert {a.id for a in built.articles} == {a.id for a in halvera.articles}
    assert [a.reason for a in built.articles if a.id == victim.id] == ["reading-crashed"]
    (issue,) = (issue for issue in built.issues if issue.code == "reading-crashed")
    assert victim.source in issue.message


def _poison_told(tries: Path, number: int) -> Iterator[Issue]:
    if number == POISON:
        with tries.open("a") as told:
            told.write("x")
        os._exit(3)
    yield _issue(number)


def test_a_poison_record_is_not_tried_at_every_build(tmp_path: Path, kept: KeptWork) -> None:
    """What ended its process is kept as its result, until it is given more time or memory."""
    tries = tmp_path / "tries"
    stage = Map(
        name="poison",
        apply=partial(_poison_told, tries),
        keep=Keep(kinds=(Issue,)),
        lost=_lost,
        shard=5,
    )

    def rows(limits: Limits) -> list[Issue]:
        side = SideProcess(limits)
        try:
            return run_map(stage, range(6, 9), engine=Engine(crew=side, kept=kept))
        finally:
            side.close()

    first, tried = rows(SHORT), tries.stat().st_size
    assert tried == 3  # among others, then twice alone
    assert rows(SHORT) == first
    assert tries.stat().st_size == tried
    assert [row.code for row in rows(Limits(seconds=2))] == [row.code for row in first]
    assert tries.stat().st_size > tried


def test_memory_is_bounded(side: SideProcess) -> None:
    """A page that asks for more memory than a page is given ends as an issue, not the machine."""
    side.limits = SHORT
    stage = Map(name="greedy", apply=_greedy, keep=Keep(kinds=(Issue,)), lost=_lost, shard=1)
    rows = run_map(stage, range(6, 9), engine=Engine(crew=side))
    assert [row.message for row in rows] == ["6", "memory refused", "8"]


def _greedy(number: int) -> Iterator[Issue]:
    try:
        held = bytearray(8_000_000_000 if number == POISON else 1)
    except MemoryError:
        yield Issue(code="reading-failed", message="memory refused")
        return
    yield _issue(number + len(held) - 1)


def _slow(number: int) -> Iterator[Issue]:
    time.sleep(0.02)
    yield _issue(number)


SLOW = Map(name="slow", apply=_slow, keep=Keep(kinds=(Issue,)), lost=_lost, shard=5)


def test_a_worker_killed_in_the_midst_costs_nothing() -> None:
    """Workers killed while they work are replaced, and every row is there."""
    import psutil

    workers = Workers(2, Limits(), worth=0)
    killed: list[int] = []

    def kill(stage: str, done: int, total: int | None) -> None:
        if done > 20 * (len(killed) + 1) and len(killed) < 3:
            working = [
                p
                for p in psutil.Process().children(recursive=True)
                if "spawn_main" in " ".join(p.cmdline())
            ]
            victim = random.Random(len(killed)).choice(working)
            killed.append(victim.pid)
            victim.kill()

    try:
        rows = run_map(SLOW, range(200), engine=Engine(crew=workers, progress=kill))
    finally:
        workers.close()
    assert len(killed) == 3
    assert rows == [_issue(number) for number in range(200)]


Cluster = tuple[list[subprocess.Popen[bytes]], str]
"""A scheduler and a worker, and where the scheduler is reached."""


def _cluster(folder: Path) -> Cluster:
    """Start a scheduler of Dask and a worker, as a user would."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    host = ["--host", "127.0.0.1", "--no-dashboard"]
    here = {**os.environ, "PYTHONPATH": str(Path(__file__).parent)}
    scheduler = [sys.executable, "-m", "distributed.cli.dask_scheduler", *host, "--port", str(port)]
    worker = [
        sys.executable,
        "-m",
        "distributed.cli.dask_worker",
        *host,
        "--nthreads",
        "1",
        address,
    ]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "cwd": folder, "env": here}
    return [subprocess.Popen(each, **quiet) for each in (scheduler, worker)], address  # type: ignore[call-overload]


def _left_to_do(kept: KeptWork) -> int:
    """Do the rest of 400 records here, and count them."""
    seen: list[int] = []

    def counted(number: int) -> Iterator[Issue]:
        seen.append(number)
        yield _issue(number)

    rows = run_each(replace(SLOW, apply=counted), range(400), engine=Engine(kept=kept))
    assert rows == [(_issue(number),) for number in range(400)]
    return len(seen)


def _breaks_off(cluster: Cluster, kept: KeptWork, kill: Callable[[], None], told: str) -> None:
    """Kill a part of a cluster in the middle of its work: that is told, and what was done is kept."""
    processes, address = cluster
    workers = Workers(1, Limits(), scheduler=address)

    def watch(stage: str, done: int, total: int | None) -> None:
        if done > 50:
            kill()

    try:
        with pytest.raises(EngineError, match=told):
            run_map(SLOW, range(400), engine=Engine(crew=workers, kept=kept, progress=watch))
    finally:
        workers.close()
        for process in processes:
            process.kill()
            process.wait()
    assert 0 < _left_to_do(kept) < 350


def test_a_lost_scheduler_is_told_and_what_was_done_is_kept(tmp_path: Path, kept: KeptWork) -> None:
    """Where the user's own scheduler dies, the build says so; the same command then goes on."""
    cluster = _cluster(tmp_path)
    _breaks_off(cluster, kept, cluster[0][0].kill, "what was finished is kept")


def test_lost_workers_are_told_and_what_was_done_is_kept(
    tmp_path: Path, kept: KeptWork, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where all workers of the user's own cluster go and none comes, the build says so and ends."""
    import psutil

    monkeypatch.setattr("syrtis.pipeline.cluster._COUNT_SECONDS", 0.5)
    monkeypatch.setattr("syrtis.pipeline.cluster._UNMANNED_SECONDS", 2.0)
    cluster = _cluster(tmp_path)
    worker = cluster[0][1]

    def kill() -> None:
        if worker.poll() is None:
            for each in psutil.Process(worker.pid).children(recursive=True):
                each.kill()
            worker.kill()

    _breaks_off(cluster, kept, kill, "has had no worker for 2 s; what was finished is kept")


def test_a_scheduler_that_is_not_there_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """An address where nobody listens is an error with the address in it."""
    monkeypatch.setattr("syrtis.pipeline.cluster._REACH_SECONDS", 1)
    workers = Workers(1, Limits(), scheduler="tcp://127.0.0.1:9")
    with pytest.raises(EngineError, match=r"127\.0\.0\.1:9"):
        run_map(SLOW, range(40), engine=Engine(crew=workers))
    workers.close()


def test_workers_with_other_code_are_refused(
    side: SideProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A worker whose Syrtis differs by a letter does nothing, and the build says which worker."""
    monkeypatch.setattr("syrtis.pipeline.engine.code_version", lambda: "other")
    with pytest.raises(EngineError, match="another Syrtis"):
        run_map(SLOW, range(4), engine=Engine(crew=side))


def test_workers_with_other_gazetteers_are_refused(halvera: Contents) -> None:
    """A worker that would look places up elsewhere than the build does nothing."""
    from syrtis.pipeline.claiming import claim_safely

    with pytest.raises(EngineError, match="other gazetteers"):
        list(claim_safely(halvera.articles[0], known=("of another machine",)))


def _build(pages: Path, record: Path, cache: Path, *more: str) -> list[str]:
    return [SYRTIS, "build", str(pages), "-o", str(record), "--cache", str(cache), *more]


def test_builds_killed_at_random_moments_are_resumed(tmp_path: Path) -> None:
    """A build killed again and again ends with the bytes of one that nobody disturbed."""
    chance = random.Random(2011)
    with as_file(example.pages()) as pages:
        whole, broken = tmp_path / "whole.syrtis", tmp_path / "broken.syrtis"
        subprocess.run(_build(pages, whole, tmp_path / "none", "--cache", "none"), check=True)
        for number in range(50 if LONG else 5):
            cache = tmp_path / f"cache-{number // 5}"
            process = subprocess.Popen(_build(pages, broken, cache), stdout=subprocess.DEVNULL)
            with suppress(subprocess.TimeoutExpired):
                process.wait(chance.uniform(0.3, 2.5))
            process.kill()
            process.wait()
            if broken.exists():
                assert broken.read_bytes() == whole.read_bytes()
                broken.unlink()
        subprocess.run(_build(pages, broken, cache), check=True, stdout=subprocess.DEVNULL)
    assert broken.read_bytes() == whole.read_bytes()
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_full_disk_costs_no_record(tmp_path: Path) -> None:
    """Where nothing more can be written, the old record stays whole and the reason is told."""
    record, cache = tmp_path / "a.syrtis", tmp_path / "cache"
    story = tmp_path / "story.txt"
    story.write_text(
        "BENDIR (Coast Wire) - Four people were killed on Friday, the mayor said.\n" * 3
    )
    subprocess.run(_build(story, record, cache), check=True, stdout=subprocess.DEVNULL)
    old = record.read_bytes()
    story.write_text(story.read_text() + "Nine people were wounded in Bendir on Monday.\n")

    def full() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (600, 600))

    failed = subprocess.run(
        _build(story, record, cache), preexec_fn=full, capture_output=True, text=True, check=False
    )
    assert failed.returncode == 2
    assert "nothing was replaced" in failed.stderr
    assert record.read_bytes() == old
    subprocess.run(_build(story, record, cache), check=True, stdout=subprocess.DEVNULL)
    with open_record(record) as opened:
        assert opened.count("claims") > 0
    assert record.read_bytes() != old


def test_one_build_at_a_time(tmp_path: Path) -> None:
    """A second build of a record that is being built is told to wait, and harms nothing."""
    record = tmp_path / "a.syrtis"
    (tmp_path / "a.txt").write_text("Four people were killed in Bendir on Friday.\n")
    with hold_record(record):
        command = _build(tmp_path / "a.txt", record, tmp_path / "cache")
        second = subprocess.run(command, capture_output=True, text=True, check=False)
    assert second.returncode == 2
    assert "another build is writing" in second.stderr
    assert not record.exists()
    with hold_record(record):
        pass
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["a.txt"]


def test_only_one_of_many_holds_a_record(tmp_path: Path) -> None:
    """However many try at once, never two hold a record, and it can be held again after each."""
    inside, most = [0], [0]
    guard = threading.Lock()

    def hold() -> None:
        for _ in range(50):
            try:
                with hold_record(tmp_path / "a.syrtis"):
                    with guard:
                        inside[0] += 1
                        most[0] = max(most[0], inside[0])
                    with guard:
                        inside[0] -= 1
            except RecordError:
                continue

    threads = [threading.Thread(target=hold) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == [1]


def test_a_protected_record_is_left(tmp_path: Path) -> None:
    """A record that its owner has made read-only is not replaced."""
    record = tmp_path / "a.syrtis"
    record.write_bytes(b"")
    record.chmod(0o444)
    with pytest.raises(RecordError, match="write-protected"), hold_record(record):
        pass


def test_a_damaged_gazetteer_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, side: SideProcess
) -> None:
    """A gazetteer with damaged pages stops the build with its name, and is no issue of every page."""
    from syrtis.ground.places import gazetteer_files

    ours = gazetteer_files()[-1]
    damaged = tmp_path / "home" / ours.name
    damaged.parent.mkdir()
    data = bytearray(ours.read_bytes())
    data[8_192:-8_192] = os.urandom(4_096) * ((len(data) - 16_384) // 4_096)
    damaged.write_bytes(data)
    monkeypatch.setenv("SYRTIS_HOME", str(damaged.parent))
    story = tmp_path / "story.txt"
    story.write_text(
        "BENDIR, Halvera (Coast Wire) - Four people were killed in Tripoli on Friday, the mayor of "
        "the town said. Residents of the harbour quarter fled to the hills before dawn.\n"
    )
    with pytest.raises(InputError, match="gazetteer"):
        build([story], engine=Engine(crew=side))


def test_a_damaged_model_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A model whose file is cut stops the build with its folder, and is no issue of every page."""
    from shutil import copytree

    from syrtis.language import opening

    model = Path(opening.__file__).parent / "en" / "model"
    copytree(model, tmp_path / "en" / "model")
    cut = tmp_path / "en" / "model" / "model.onnx"
    cut.write_bytes(cut.read_bytes()[:-100_000])
    monkeypatch.setattr(opening, "files", lambda package: tmp_path)
    opening.open_reader.cache_clear()
    story = tmp_path / "story.txt"
    story.write_text(
        "BENDIR, Halvera (Coast Wire) - Four people were killed in Bendir on Friday, the mayor of "
        "the town said. Residents of the harbour quarter fled to the hills before dawn.\n"
    )
    with pytest.raises(InputError, match="is damaged"):
        build([story])


def test_clocks_that_jump_change_no_row(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, kept: KeptWork
) -> None:
    """A system clock set back and forth while a build runs changes nothing in it."""
    story = tmp_path / "story.txt"
    story.write_text(
        "BENDIR, Halvera (Coast Wire) - Four people were killed in Bendir on Friday, the mayor of "
        "the town said. Residents of the harbour quarter fled to the hills before dawn.\n"
    )
    steady = build([story])
    jumps = random.Random(3)
    monkeypatch.setattr(time, "time", lambda: jumps.uniform(0, 4e9))
    assert build([story], engine=Engine(kept=kept)) == steady
    kept.tidy()
    assert build([story], engine=Engine(kept=kept)) == steady
