"""Every engine, any partitioning and kept work give the same record, byte for byte."""

import gc
import socket
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from syrtis.model import Contents, Issue
from syrtis.pipeline import (
    Engine,
    Group,
    Keep,
    KeptWork,
    Limits,
    Map,
    SideProcess,
    Workers,
    cycles_unsought,
    open_kept,
    run_each,
    run_group,
    run_map,
)
from syrtis.pipeline.crew import Done
from syrtis.pipeline.shards import Shard

Build = Callable[[Engine], Contents]
Written = Callable[[Contents], bytes]


def doubled(number: int) -> Iterator[Issue]:
    """Two issues a number."""
    yield Issue(code="empty-page", message=str(number))
    yield Issue(code="empty-page", message=str(number), start=number)


def summed(key: str, numbers: Sequence[int]) -> Iterator[Issue]:
    """One issue a key."""
    yield Issue(code=key, message=" ".join(map(str, numbers)))


def even(number: int) -> str | None:
    """Group by parity, and leave zero out."""
    return None if number == 0 else str(number % 2)


DOUBLE: Map[int, Issue] = Map(name="double", apply=doubled, keep=Keep(kinds=(Issue,)), shard=3)
SUM: Group[int, Issue] = Group(name="sum", key=even, order=str, apply=summed, shard=1)


@pytest.mark.parametrize("shard", [5, 1000])
def test_worker_processes_make_the_same_record(
    shard: int, workers: Workers, halvera: Contents, build_example: Build, written: Written
) -> None:
    """Two workers of Dask make the bytes that one process makes, however the work is cut."""
    assert written(build_example(Engine(crew=workers, shard=shard))) == written(halvera)


def test_a_side_process_makes_the_same_record(
    side: SideProcess, kept: KeptWork, halvera: Contents, build_example: Build, written: Written
) -> None:
    """So does the one process that `syrtis build` works in, and a second build from what is kept."""
    for _ in range(2):
        assert written(build_example(Engine(crew=side, kept=kept))) == written(halvera)
    assert not kept.troubles


def test_every_stage_runs_on_every_engine(
    side: SideProcess, workers: Workers, kept: KeptWork
) -> None:
    """A `Map` and a `Group` give the same rows in the same order wherever they run."""
    numbers = list(range(20))
    alone = run_map(DOUBLE, numbers), run_group(SUM, numbers)
    engines = [
        Engine(crew=side),
        Engine(crew=workers),
        Engine(kept=kept),
        Engine(kept=kept, crew=workers, shard=7),
    ]
    for engine in engines:
        assert (
            run_map(DOUBLE, numbers, engine=engine),
            run_group(SUM, numbers[::-1], engine=engine),
        ) == alone


class Nobody:
    """A crew that takes no work."""

    limits = Limits()
    size = 2

    def do_all(self, shards: Iterable[Shard], count: int) -> Iterator[Done]:
        """Refuse it."""
        raise AssertionError(f"{count} shards were sent")

    def close(self) -> None:
        """Have nobody to send home."""


def test_light_work_stays_where_the_build_is() -> None:
    """A light stage is sent to no crew, and gives what it gives anywhere."""
    numbers = list(range(20))
    light = replace(SUM, light=True)
    assert run_group(light, numbers, engine=Engine(crew=Nobody())) == run_group(SUM, numbers)


@pytest.mark.parametrize("fails", [True, False])
def test_cycles_are_sought_again_afterwards(*, fails: bool) -> None:
    """Python looks for cycles after a build as it did before, also where the build failed."""
    with suppress(ValueError), cycles_unsought():
        assert not gc.isenabled()
        with cycles_unsought():
            pass
        assert not gc.isenabled()
        if fails:
            raise ValueError
    assert gc.isenabled()


def test_nobody_else_reaches_the_workers(workers: Workers) -> None:
    """Another user of the machine can send the workers nothing, and no web server is open."""
    from distributed import Client
    from distributed.security import Security

    run_map(DOUBLE, range(20), engine=Engine(crew=workers))
    assert workers._client is not None
    about = workers._client.scheduler_info()
    parts = [about, *about["workers"].values()]
    assert len(parts) == 3
    for each in parts:
        with pytest.raises(ConnectionRefusedError):
            socket.create_connection(("127.0.0.1", each["services"]["dashboard"]), timeout=5)
    host = about["address"].removeprefix("tls://")
    for address, security in ((f"tcp://{host}", None), (f"tls://{host}", Security.temporary())):
        with pytest.raises(OSError, match=r"(?i)timed out|reset by peer|TLS certificate"):
            Client(address, security=security, timeout=1, set_as_default=False)


def _counted(kept: KeptWork, stage: Map[int, Issue], numbers: Sequence[int]) -> list[int]:
    """Run a stage and list the numbers it was applied to."""
    seen: list[int] = []

    def apply(number: int) -> Iterator[Issue]:
        seen.append(number)
        return doubled(number)

    rows = run_each(replace(stage, apply=apply), numbers, engine=Engine(kept=kept))
    assert rows == [tuple(doubled(number)) for number in numbers]
    return seen


def test_only_new_work_is_done(kept: KeptWork) -> None:
    """What is kept is not done again, in any order and beside any new work."""
    assert _counted(kept, DOUBLE, range(50)) == [*range(50)]
    assert _counted(kept, DOUBLE, range(53)[::-1]) == [52, 51, 50]
    assert _counted(kept, DOUBLE, [7, 7, 60, 60])[:1] == [60]


def test_other_settings_are_other_work(kept: KeptWork) -> None:
    """Results made with other settings, or by other code, are not taken for ours."""
    _counted(kept, DOUBLE, range(5))
    other = replace(DOUBLE, keep=Keep(kinds=(Issue,), settings=("another gazetteer",)))
    assert _counted(kept, other, range(5)) == [*range(5)]


def test_other_code_is_other_work(kept: KeptWork, monkeypatch: pytest.MonkeyPatch) -> None:
    """A letter changed in our code makes all kept work another's."""
    _counted(kept, DOUBLE, range(5))
    monkeypatch.setattr("syrtis.pipeline.kept.code_version", lambda: "other")
    assert _counted(kept, DOUBLE, range(5)) == [*range(5)]


@pytest.mark.parametrize("damage", ["cut", "flipped", "emptied", "foreign"])
def test_damaged_work_is_done_again(damage: str, kept: KeptWork, tmp_path: Path) -> None:
    """A pack that is cut, changed, emptied or no pack at all costs its work and no wrong row."""
    _counted(kept, DOUBLE, range(9))
    packs = sorted((tmp_path / "work").rglob("*.pack"))
    assert len(packs) == 3
    whole = packs[0].read_bytes()
    half = len(whole) // 2
    damaged = {
        "cut": whole[:-5],
        "flipped": whole[:half] + bytes([whole[half] ^ 1]) + whole[half + 1 :],
        "emptied": b"",
        "foreign": b"\x00" * 500,
    }
    packs[0].write_bytes(damaged[damage])
    again = _counted(kept, DOUBLE, range(9))
    assert 1 <= len(again) <= 3
    assert _counted(kept, DOUBLE, range(9)) == []


def test_kept_work_is_bounded(tmp_path: Path) -> None:
    """Beyond its bound, the work used longest ago is dropped."""
    import os

    kept = open_kept(str(tmp_path / "work"), most_bytes=1_000)
    _counted(kept, DOUBLE, range(30))
    packs = sorted((tmp_path / "work").rglob("*.pack"))
    for age, pack in enumerate(packs):
        os.utime(pack, (1_000_000 - age, 1_000_000 - age))
    kept.tidy()
    left = sorted((tmp_path / "work").rglob("*.pack"))
    assert sum(pack.stat().st_size for pack in left) <= 1_000
    assert packs[0] in left
    assert packs[-1] not in left


def test_many_small_packs_become_one(kept: KeptWork, tmp_path: Path) -> None:
    """Packs of many small builds are laid together, and nothing of them is lost."""
    for number in range(210):
        kept.put("stage", {bytes([number]): b"result %d" % number})
    kept.tidy()
    assert len(list((tmp_path / "work" / "stage").iterdir())) == 1
    found = dict(kept.find("stage", [bytes([number]) for number in range(210)]))
    assert found == {bytes([number]): b"result %d" % number for number in range(210)}


def test_kept_work_lies_wherever_fsspec_reaches() -> None:
    """Any address of fsspec may hold kept work; here its memory."""
    kept = open_kept("memory://work")
    _counted(kept, DOUBLE, range(9))
    assert _counted(open_kept("memory://work"), DOUBLE, range(10)) == [9]
    assert not kept.troubles


def test_a_place_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    """Where nothing can be kept, the work is done all the same and the reason is there to tell."""
    (tmp_path / "work").write_text("a file stands where the folder should be")
    kept = open_kept(str(tmp_path / "work"))
    assert _counted(kept, DOUBLE, range(5)) == [*range(5)]
    assert len(kept.troubles) == 1
    assert str(tmp_path / "work") in kept.troubles[0]


def test_clocks_that_jump_change_nothing(kept: KeptWork, tmp_path: Path) -> None:
    """Kept work from the future or from 1970 is as good as any."""
    import os

    _counted(kept, DOUBLE, range(9))
    for pack, when in zip((tmp_path / "work").rglob("*.pack"), (0, 4_102_444_800, 1), strict=True):
        os.utime(pack, (when, when))
    kept.tidy()
    assert _counted(kept, DOUBLE, range(9)) == []
