"""Reads press releases with their coded fields from JSON Lines."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from syrtis.evaluate.readers.lines import broken, json_lines

__all__ = ["Release", "read_isaf"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """One press release as a coder read it; an empty set or null is not coded."""

    id: str
    text: str
    day: str
    types: frozenset[str]
    provinces: frozenset[str]
    killed: int
    captured: int


def read_isaf(path: Path) -> list[Release]:
    """Read the releases of a JSON Lines file."""
    return [_release(path, number, row) for number, row in json_lines(path, "id", "text", "gold")]


def _release(path: Path, number: int, row: dict[str, Any]) -> Release:
    gold = row["gold"]
    try:
        return Release(
            id=str(row["id"]),
            text=row["text"],
            day=date.fromisoformat(gold["start_date"]).isoformat(),
            types=_values(gold["event_type"]),
            provinces=_values(gold["province"]),
            killed=int(gold["min_killed"]),
            captured=int(gold["min_captured"]),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as reason:
        raise broken(path, number, f"a gold that cannot be read ({reason!r})") from reason


def _values(coded: list[str]) -> frozenset[str]:
    """Read a list whose entries may hold several values parted by semicolons."""
    return frozenset(
        value.strip() for entry in coded for value in entry.split(";") if value.strip()
    )
