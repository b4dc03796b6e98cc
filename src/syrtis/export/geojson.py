"""GeoJSON (RFC 7946) of the events that have a place: points in longitude, latitude, WGS 84."""

from collections.abc import Iterator
from typing import Any, BinaryIO

import msgspec

from syrtis.export.flat import flat_row
from syrtis.export.shelf import LeftOut, Shelf, in_order
from syrtis.model import Contents

__all__ = ["POSITION", "write_geojson"]

POSITION = frozenset({"latitude", "longitude"})
"""Columns of the flat row that are a feature's geometry, not its properties."""


def write_geojson(contents: Contents, file: BinaryIO) -> LeftOut:
    """Write a feature for each event with coordinates, one a line; give how many have none."""
    file.write(b'{"type":"FeatureCollection","features":[')
    written = 0
    for feature in _features(contents):
        file.write(b",\n" if written else b"\n")
        file.write(msgspec.json.encode(feature))
        written += 1
    file.write(b"\n]}\n")
    missing = len(contents.events) - written
    return LeftOut(reasons={"its place is not known": missing} if missing else {})


def _features(contents: Contents) -> Iterator[dict[str, Any]]:
    shelf = Shelf.of(contents)
    for event in in_order(contents.events):
        if shelf.place(event) is not None:
            row = flat_row(event, shelf)
            yield {
                "type": "Feature",
                "id": event.id,
                "geometry": {"type": "Point", "coordinates": [row["longitude"], row["latitude"]]},
                "properties": {name: row[name] for name in row if name not in POSITION},
            }
