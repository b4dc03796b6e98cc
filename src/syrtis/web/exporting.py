"""Export of exactly what is shown: the events of a choice, in the forms that `syrtis export` writes."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

from syrtis.export.json_lines import write_json_lines
from syrtis.export.separated import write_separated
from syrtis.export.shaped import Shape, write_shape
from syrtis.model import Actor, Claim, Contents, Event
from syrtis.store import Record
from syrtis.store.queries import article_stubs, rows_of

__all__ = ["FORMS", "Form", "export_events"]

_IN_MEMORY = 8 << 20
"""Bytes of an export kept in memory; more go to a file that nobody else sees."""

_AT_ONCE = 1 << 16
_CSV = "text/csv; charset=utf-8"


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One form of an export."""

    ending: str
    media: str
    write: Callable[[Contents, BinaryIO], object]


def _shaped(shape: Shape, contents: Contents, file: BinaryIO) -> object:
    return write_shape(contents, shape, file)


FORMS: Mapping[str, Form] = {
    "csv": Form(
        ending="csv",
        media=_CSV,
        write=lambda contents, file: write_separated("events", contents.events, file),
    ),
    "jsonl": Form(
        ending="jsonl",
        media="application/x-ndjson",
        write=lambda contents, file: write_json_lines(contents.events, file),
    ),
    "geojson": Form(
        ending="geojson", media="application/geo+json", write=partial(_shaped, Shape.GEOJSON)
    ),
    "hxl.csv": Form(ending="hxl.csv", media=_CSV, write=partial(_shaped, Shape.HXL)),
    "ged.csv": Form(ending="ged.csv", media=_CSV, write=partial(_shaped, Shape.GED)),
}


def export_events(record: Record, ids: Sequence[str], form: Form) -> Iterator[bytes]:
    """Write some events of a record, in the order given, a part at a time."""
    with SpooledTemporaryFile(_IN_MEMORY) as file:
        form.write(_contents(record, ids), cast(BinaryIO, file))
        file.seek(0)
        while part := file.read(_AT_ONCE):
            yield part


def _contents(record: Record, ids: Sequence[str]) -> Contents:
    """Gather what the rows of an export are made of; articles without their texts."""
    found = rows_of(record, Event, ids)
    events = tuple(found[each] for each in ids if each in found)
    claims = rows_of(record, Claim, (c for event in events for c in event.claims))
    sides = [side for event in events for side in (event.side_a, event.side_b) if side]
    pages = [page for event in events for page in event.articles]
    return Contents(
        events=events,
        claims=tuple(claims.values()),
        articles=tuple(article_stubs(record, pages)),
        actors=tuple(rows_of(record, Actor, sides).values()),
        places=tuple(record.places()),
    )
