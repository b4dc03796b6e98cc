"""Overview: what is in this record, and how far can it be trusted?"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from syrtis.store import Record
from syrtis.web.choosing import Selection
from syrtis.web.columns import EventColumns
from syrtis.web.said import KIND_NAMES, MODALITY_NAMES
from syrtis.web.screens.explore import EventRow, event_rows
from syrtis.web.screens.histogram import Histogram, make_histogram

__all__ = ["Count", "OverviewScreen", "overview_screen"]

_DEADLIEST = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number, what it counts, and the list behind it."""

    words: str
    number: int
    url: str | None = None
    share: float | None = None
    """Of the whole that it is a part of, 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OverviewScreen:
    """What came in, what was read out of it, and how far to trust it."""

    came_in: tuple[Count, ...]
    found: tuple[Count, ...]
    trust: tuple[Count, ...]
    kinds: tuple[Count, ...]
    modalities: tuple[Count, ...]
    issues: tuple[Count, ...]
    histogram: Histogram | None
    deadliest: tuple[EventRow, ...]
    about: dict[str, str]
    record_id: str


def overview_screen(record: Record, columns: EventColumns, record_id: str) -> OverviewScreen:
    """Show what is in a record."""
    status = record.tally("articles", "status")
    size = len(columns.ids)
    ends = np.lexsort((columns.first, -columns.dead))[:_DEADLIEST]
    deadliest = [columns.ids[row] for row in ends if columns.dead[row] > 0]
    return OverviewScreen(
        came_in=(
            Count(words="pages came in", number=record.count("pages"), url="/articles"),
            Count(words="read", number=status.get("read", 0), url="/articles?status=read"),
            Count(
                words="set aside, each with its reason",
                number=status.get("set_aside", 0),
                url="/articles?status=set_aside",
            ),
        ),
        found=(
            Count(
                words="claims, none without its words", number=record.count("claims"), url="/claims"
            ),
            Count(words="events", number=size, url="/explore"),
            Count(words="voices", number=record.count("origins"), url="/origins"),
            Count(words="actors", number=record.count("actors"), url="/actors"),
            Count(words="places", number=record.count("places"), url="/places"),
            Count(words="spells of control", number=record.count("control"), url="/control"),
        ),
        trust=tuple(_trust(columns)),
        kinds=_tallied(record, "kind", KIND_NAMES, "/claims?kind="),
        modalities=_tallied(record, "modality", MODALITY_NAMES, None),
        issues=tuple(
            Count(words=str(code), number=number, url=f"/build?code={code}")
            for code, number in record.tally("issues", "code").items()
        ),
        histogram=make_histogram(columns, np.ones(size, dtype=bool), Selection()),
        deadliest=tuple(event_rows(record, deadliest, columns)),
        about=record.about,
        record_id=record_id,
    )


def _trust(columns: EventColumns) -> list[Count]:
    size = len(columns.ids) or 1
    parts = (
        ("events with a day", columns.dated, "dated=yes"),
        ("on the map", columns.placed, "placed=yes"),
        ("told by two independent voices or more", columns.voices >= 2, "voices=2"),
        ("of which somebody counts the dead", columns.dead >= 0, "deaths=0"),
        ("on which voices disagree", columns.disputed, "disputed=yes"),
    )
    return [
        Count(
            words=words,
            number=int(flags.sum()),
            url=f"/explore?{query}",
            share=float(flags.sum()) / size,
        )
        for words, flags, query in parts
    ]


def _tallied(
    record: Record, column: str, names: Mapping[str, str], url: str | None
) -> tuple[Count, ...]:
    told = record.tally("claims", column)
    return tuple(
        Count(
            words=names.get(str(value), str(value)),
            number=number,
            url=f"{url}{value}" if url else None,
            share=number / sum(told.values()),
        )
        for value, number in told.items()
    )
