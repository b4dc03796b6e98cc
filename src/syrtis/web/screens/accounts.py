"""Accounts: where do the voices disagree? Events on which claims differ, accounts side by side."""

from dataclasses import dataclass

import numpy as np

from syrtis.model import Claim, Event
from syrtis.store import Record
from syrtis.store.queries import rows_of
from syrtis.web.bars import Bar, Line, number_line
from syrtis.web.columns import EventColumns
from syrtis.web.screens.explore import EventRow, event_rows
from syrtis.web.screens.matrix import Matrix, make_matrix
from syrtis.web.screens.parts import open_shelf

__all__ = ["AccountsScreen", "Disputed", "accounts_screen"]

ROWS = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Disputed:
    """One event on which claims do not agree."""

    event: EventRow
    fields: tuple[str, ...]
    matrix: Matrix
    bar: Bar | None
    best: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountsScreen:
    """The events on which claims do not agree, those with the most dead first."""

    events: tuple[Disputed, ...]
    line: Line
    total: int
    page: int
    pages: int


def accounts_screen(record: Record, columns: EventColumns, page: int) -> AccountsScreen:
    """List the events on which claims do not agree."""
    rows = np.flatnonzero(columns.disputed)
    rows = rows[np.lexsort((rows, -columns.voices[rows], -columns.dead[rows]))]
    pages = max(1, -(-len(rows) // ROWS))
    page = min(page, pages)
    ids = [columns.ids[row] for row in rows[(page - 1) * ROWS : page * ROWS]]
    events = rows_of(record, Event, ids)
    shown = {row.id: row for row in event_rows(record, ids, columns)}
    highs = [event.deaths.high for event in events.values() if event.deaths]
    line = number_line(highs)
    return AccountsScreen(
        events=tuple(_disputed(record, events[each], shown[each], line) for each in ids),
        line=line,
        total=len(rows),
        page=page,
        pages=pages,
    )


def _disputed(record: Record, event: Event, row: EventRow, line: Line) -> Disputed:
    claims = rows_of(record, Claim, event.claims)
    told = [claims[each] for each in event.claims if each in claims]
    deaths = event.deaths
    best = deaths.best if deaths else None
    return Disputed(
        event=row,
        fields=tuple(dict.fromkeys(each.field for each in event.disagreements)),
        matrix=make_matrix(told, open_shelf(record, told)),
        bar=line.bar(deaths.low, deaths.high) if deaths else None,
        best=None if best is None else line.at(best),
    )
