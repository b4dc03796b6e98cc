"""Floors: the scores that must not sink, pinned with the hash of the data they were measured on.

Raising is automatic on an update. Lowering needs to be asked for, with the floor's name in the
changelog, so that nobody who uses the system learns of it from their own data.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import msgspec

from syrtis.errors import SyrtisError
from syrtis.evaluate.benchmark import Benchmark
from syrtis.evaluate.readers.lines import read_json
from syrtis.evaluate.registry import benchmark_named
from syrtis.evaluate.report import Report, Value

__all__ = [
    "FLOORS",
    "TOLERANCE",
    "Floor",
    "FloorError",
    "broken_by",
    "floor_path",
    "is_breakable",
    "read_floors",
    "update_floor",
    "write_floors",
]

FLOORS = Path(__file__).with_name("floors.json")
"""The pinned file."""

TOLERANCE = 0.005
"""How much a share may sink unnoticed: half a point, so that rounding alone breaks no floor."""


class FloorError(SyrtisError):
    """A floor would sink without being allowed to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """The scores of one benchmark on one set of files that must not sink."""

    name: str
    """What the changelog calls it."""
    benchmark: str
    where: str
    """`project` (the bundled example), `checkout` (this repository, when it is worked in) or `shared`
    (a folder of data beside the checkout)."""
    path: str
    """Below that folder."""
    data: str = ""
    """Hash of the files it was measured on; empty = not measured yet."""
    tolerance: float = TOLERANCE
    slow: bool = False
    """Takes minutes by itself: left out where a quick check is asked for, as the tests do."""
    figures: Mapping[str, float | int | None] = field(default_factory=dict)
    """Dotted name -> value; null = nothing to measure yet, which nothing can sink below."""


def read_floors(path: Path = FLOORS) -> list[Floor]:
    """Read the pinned file."""
    rows: list[dict[str, Any]] = read_json(path)["floors"]
    return msgspec.convert(rows, list[Floor])


def write_floors(floors: Iterable[Floor], path: Path = FLOORS) -> None:
    """Write the pinned file."""
    rows = msgspec.json.encode({"floors": list(floors)})
    path.write_bytes(msgspec.json.format(rows, indent=2) + b"\n")


def floor_path(floor: Floor, homes: Mapping[str, Path]) -> Path | None:
    """Find a floor's data below the folder that its `where` names; null where it is not there."""
    if floor.where not in homes:
        return None
    path = homes[floor.where] / floor.path
    return path if path.exists() else None


def is_breakable(floor: Floor) -> bool:
    """Say whether a floor holds anything: one at zero throughout cannot sink."""
    benchmark = benchmark_named(floor.benchmark)
    return any(value and not benchmark.falls(name) for name, value in floor.figures.items())


def broken_by(floor: Floor, report: Report) -> list[str]:
    """List in words what sank below a floor, or that its data is not what it was."""
    benchmark = benchmark_named(floor.benchmark)
    broken = []
    if floor.data != report.data:
        broken.append(
            f"{floor.name}: its data changed ({floor.data or 'never measured'} is now "
            f"{report.data}); pin it again with --update"
        )
    now = benchmark.headline_figures(report)
    for name, pinned in floor.figures.items():
        if _is_worse(benchmark, name, pinned, now.get(name), floor.tolerance):
            broken.append(f"{floor.name}: {name} was {pinned} and is now {now.get(name)}")
    return broken


def update_floor(floor: Floor, report: Report, *, lower: bool, changelog: str) -> Floor:
    """Raise a floor to what was measured; sink it only if asked and told in the changelog.

    Raises `FloorError` where a figure sank and `lower` is not set, or the changelog does not name
    the floor.
    """
    benchmark = benchmark_named(floor.benchmark)
    sunk = broken_by(replace(floor, data=report.data), report)
    if sunk and not lower:
        raise FloorError(f"{'; '.join(sunk)}. Repair it, or lower the floor with --lower REASON")
    if sunk and floor.name not in changelog:
        raise FloorError(
            f"the floor {floor.name!r} sinks and CHANGELOG.md does not name it; "
            "write there what got worse and why"
        )
    now = benchmark.headline_figures(report)
    names = now if sunk else {**floor.figures, **now}
    figures = {
        name: _number(now.get(name))
        if sunk
        else _better(benchmark, name, floor.figures.get(name), _number(now.get(name)))
        for name in names
    }
    return replace(floor, data=report.data, figures=figures)


def _number(value: Value) -> float | int | None:
    return None if isinstance(value, str) else value


def _is_worse(
    benchmark: Benchmark, name: str, pinned: float | None, now: Value, tolerance: float
) -> bool:
    if pinned is None:
        return False
    if now is None or isinstance(now, str):
        return True
    return now > pinned + tolerance if benchmark.falls(name) else now < pinned - tolerance


def _better(
    benchmark: Benchmark, name: str, pinned: float | None, now: float | None
) -> float | int | None:
    if pinned is None or now is None:
        return now if pinned is None else pinned
    return min(pinned, now) if benchmark.falls(name) else max(pinned, now)
