"""Walks up from a place to what it lies in."""

from collections.abc import Iterator, Mapping

from syrtis.evaluate.rows import RowMap

__all__ = ["names_above"]

DEEPEST = 20
"""Levels walked at most, so that places that lie in each other end the walk."""


def names_above(place_id: str | None, places: Mapping[str, RowMap]) -> Iterator[str]:
    """List every name of a place and of each place it lies in."""
    for _ in range(DEEPEST):
        place = places.get(place_id or "")
        if place is None:
            return
        yield place["name"]
        yield from place.get("aliases") or ()
        place_id = place.get("within")
