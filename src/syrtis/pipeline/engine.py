"""The engine: runs a stage over records, here or on a crew, and does nothing twice that it keeps."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Generic, TypeVar

import msgspec

from syrtis.errors import EngineError
from syrtis.pipeline.codec import decode_rows, digest_of, encode_rows
from syrtis.pipeline.crew import Crew
from syrtis.pipeline.kept import KeptWork, shelf
from syrtis.pipeline.shards import Result, Shard, do_shard
from syrtis.pipeline.stages import Group, Keep, Map
from syrtis.pipeline.version import code_version

__all__ = ["HERE", "Engine", "Progress", "run_each", "run_group", "run_map", "silent"]

In = TypeVar("In")
Out = TypeVar("Out")

Progress = Callable[[str, int, int | None], None]
"""Told the stage's name, how much is done, and of how much (null = not known yet)."""


def silent(stage: str, done: int, total: int | None) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Engine:
    """Where stages run, and where their work is kept; no result depends on either."""

    crew: Crew | None = None
    """Null = this process."""
    kept: KeptWork | None = None
    """Null = nothing is kept."""
    progress: Progress = silent
    """Who is told how far a stage is."""
    shard: int | None = None
    """Units of work done in one go; null = as each stage says."""


HERE = Engine()
"""This process, with no start-up cost, and nothing kept."""


def run_map(
    stage: Map[In, Out],
    records: Sequence[In],
    progress: Progress | None = None,
    engine: Engine = HERE,
) -> list[Out]:
    """Run a `Map` stage over records; its results are in the order of the records."""
    return [row for rows in run_each(stage, records, progress, engine) for row in rows]


def run_each(
    stage: Map[In, Out],
    records: Sequence[In],
    progress: Progress | None = None,
    engine: Engine = HERE,
) -> list[tuple[Out, ...]]:
    """Run a `Map` stage over records and give the results of each."""
    work: _Work[In, Out] = _Work(
        name=stage.name,
        apply=stage.apply,
        units=records,
        keep=stage.keep,
        shard=stage.shard,
        size=stage.size,
        lost=stage.lost,
        light=stage.light,
    )
    return _run(work, progress or engine.progress, engine)


def run_group(
    stage: Group[In, Out],
    records: Sequence[In],
    progress: Progress | None = None,
    engine: Engine = HERE,
) -> list[Out]:
    """Run a `Group` stage: keys in sorted order, each with its records in the stage's order."""
    groups: defaultdict[str, list[In]] = defaultdict(list)
    for record in records:
        key = stage.key(record)
        if key is not None:
            groups[key].append(record)
    work: _Work[tuple[str, list[In]], Out] = _Work(
        name=stage.name,
        apply=partial(_apply_group, stage.apply),
        units=[(key, sorted(groups[key], key=stage.order)) for key in sorted(groups)],
        keep=stage.keep,
        shard=stage.shard,
        light=stage.light,
    )
    return [row for rows in _run(work, progress or engine.progress, engine) for row in rows]


def _apply_group(
    apply: Callable[[str, Sequence[In]], Iterable[Out]], unit: tuple[str, Sequence[In]]
) -> Iterable[Out]:
    return apply(*unit)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Work(Generic[In, Out]):
    """A stage and its units: records of a `Map`, or the keys of a `Group` with their records."""

    name: str
    apply: Callable[[In], Iterable[Out]]
    units: Sequence[In]
    keep: Keep | None
    shard: int
    size: Callable[[In], int] | None = None
    lost: Callable[[In, str], Iterable[Out]] | None = None
    light: bool = False

    def decoded(self, result: Result) -> tuple[Out, ...]:
        if isinstance(result, bytes) and self.keep:
            return decode_rows(result, self.keep.kinds)
        assert isinstance(result, tuple)
        return result


def _run(work: _Work[In, Out], progress: Progress, engine: Engine) -> list[tuple[Out, ...]]:
    """Find what is kept, do the rest in shards, and keep that."""
    total = len(work.units)
    progress(work.name, 0, total)
    keys = _keys(work, engine)
    results = _found(work, keys, engine)
    missing = [at for at in range(total) if at not in results]
    size = engine.shard or work.shard
    cut = [missing[at : at + size] for at in range(0, len(missing), size)]
    for places, done in _done(work, cut, engine):
        results |= {at: work.decoded(result) for at, result in zip(places, done, strict=True)}
        if engine.kept and work.keep:
            made = {
                keys[at]: result
                for at, result in zip(places, done, strict=True)
                if isinstance(result, bytes) and keys[at]
            }
            engine.kept.put(shelf(work.name, work.keep.settings), made)
        progress(work.name, len(results), total)
    progress(work.name, total, total)
    return [results[at] for at in range(total)]


def _keys(work: _Work[In, Out], engine: Engine) -> Sequence[bytes]:
    """Name every unit by what its results depend on; a unit that no bytes hold has no name."""
    if engine.kept is None or work.keep is None:
        return ()
    return [_key(work.keep.content(unit)) for unit in work.units]


def _key(content: object) -> bytes:
    try:
        return digest_of(content)
    except (UnicodeEncodeError, OverflowError):
        return b""


def _found(
    work: _Work[In, Out], keys: Sequence[bytes], engine: Engine
) -> dict[int, tuple[Out, ...]]:
    if not keys or engine.kept is None or work.keep is None:
        return {}
    places: defaultdict[bytes, list[int]] = defaultdict(list)
    for at, key in enumerate(keys):
        if key:
            places[key].append(at)
    found: dict[int, tuple[Out, ...]] = {}
    for place in (shelf(work.name, work.keep.settings), *_shelf_of_ended(work, engine)):
        wanted = [key for key, (first, *_) in places.items() if first not in found]
        for key, result in engine.kept.find(place, wanted):
            try:
                rows: tuple[Out, ...] = decode_rows(result, work.keep.kinds)
            except (msgspec.MsgspecError, ValueError):  # whole, but not what this stage makes
                continue
            found |= dict.fromkeys(places[key], rows)
    return found


def _shelf_of_ended(work: _Work[In, Out], engine: Engine) -> Iterator[str]:
    """Name the place of what ended its process: it would again, unless it is given more."""
    if work.keep and work.lost and engine.crew:
        yield shelf(f"{work.name} ended", (*work.keep.settings, repr(engine.crew.limits)))


def _done(
    work: _Work[In, Out], cut: Sequence[Sequence[int]], engine: Engine
) -> Iterator[tuple[Sequence[int], Sequence[Result]]]:
    """Do the shards, here or on the crew; units whose process died are done again one by one."""
    crew = engine.crew
    if crew is None or work.light or (work.lost is None and crew.size == 1):
        kinds = _kinds(work) if engine.kept else ()
        for places in cut:
            units = [work.units[at] for at in places]
            yield places, do_shard(Shard(apply=work.apply, units=units, kinds=kinds))
        return
    died: list[int] = []
    for each in crew.do_all((_shard(work, places, crew) for places in cut), len(cut)):
        if each.results is None:
            died += cut[each.number]
        else:
            yield cut[each.number], each.results
    for at in sorted(died):
        yield [at], [_alone(work, at, crew, engine)]


def _alone(work: _Work[In, Out], at: int, crew: Crew, engine: Engine) -> Result:
    """Do one unit with nothing beside it; one that ends its process again is lost."""
    for _ in range(TRIES):
        (done,) = crew.do_all(iter([_shard(work, [at], crew)]), 1)
        if done.results is not None:
            return done.results[0]
    why = (
        f"the process that worked on it ended {TRIES} times (it crashed, or took more than "
        f"{_patience(work, at, crew):.0f} s or {crew.limits.memory_bytes:,} bytes)"
    )
    if work.lost is None:
        raise EngineError(f"the stage {work.name!r} cannot go on: {why}; please report it")
    rows = tuple(work.lost(work.units[at], why))
    _keep_ended(work, work.units[at], rows, engine)
    return rows


def _keep_ended(work: _Work[In, Out], unit: In, rows: tuple[Out, ...], engine: Engine) -> None:
    """Keep what stands for a unit that ended its process, so that no later build waits for it."""
    if engine.kept is None or work.keep is None:
        return
    key, encoded = _key(work.keep.content(unit)), encode_rows(rows, work.keep.kinds)
    for place in _shelf_of_ended(work, engine):
        if key and encoded is not None:
            engine.kept.put(place, {key: encoded})


TRIES = 2
"""One death may be the machine's (memory short, a worker shut down); two alone are the page's,
and are kept as its result."""


def _shard(work: _Work[In, Out], places: Sequence[int], crew: Crew) -> Shard:
    return Shard(
        apply=work.apply,
        units=[work.units[at] for at in places],
        kinds=_kinds(work),
        version=code_version(),
        seconds=[_patience(work, at, crew) for at in places] if work.lost else (),
    )


def _patience(work: _Work[In, Out], at: int, crew: Crew) -> float:
    return crew.limits.patience(work.size(work.units[at]) if work.size else 0)


def _kinds(work: _Work[In, Out]) -> tuple[type, ...]:
    return work.keep.kinds if work.keep else ()
