"""Events in ACLED's 31 columns, with its codes and its one figure."""

from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from tests.export.invented_events import DAY, contents_of, dead, event, killed

from syrtis.export import Shape, export_shape
from syrtis.export.acled import ACLED_COLUMNS, DISORDER, acled_rows
from syrtis.export.columns import shape_table
from syrtis.export.vague import Profile, profiled
from syrtis.model import ClaimKind, Event, EventDate

CLASH = "Battles / Armed clash"
ATTACK = "Violence against civilians / Attack"
STRIKE = "Explosions/Remote violence / Air/drone strike"
PROTEST = "Protests / Excessive force against protesters"
PEOPLE = "Civilians (Syria)"
CROWD = "Protesters (Syria)"


def _row(made: Event, **more: Any) -> dict[str, Any]:
    (row,) = acled_rows(contents_of(made, **more), Counter())
    return dict(row)


def test_the_table_has_acleds_columns_in_its_order(tmp_path: Path) -> None:
    """The header is ACLED's 31 columns, and pandas reads a row back with its escapes."""
    written = export_shape(contents_of(event("e")), Shape.ACLED, tmp_path)
    table = pd.read_csv(written.paths[0])
    assert (tuple(table.columns), len(ACLED_COLUMNS)) == (ACLED_COLUMNS, 31)
    assert table.loc[0, "notes"].startswith("'=Clash")
    assert table.loc[0, "event_date"] == "2016-01-01"


def test_a_row_has_acleds_codes_and_country() -> None:
    """Kinds of actors are words, and a country has ISO's number and letters and ACLED's region."""
    row = _row(event("e"))
    assert (row["inter1"], row["inter2"]) == ("State forces", "Rebel group")
    assert row["interaction"] == "State forces-Rebel group"
    assert (row["iso"], row["region"], row["admin1"], row["admin2"]) == (
        760, "Middle East", "Homs", "Ar Rastan",
    )  # fmt: skip
    assert str(row["event_id_cnty"]).startswith("SYR")
    assert row["disorder_type"] == "Political violence"
    assert _row(event("e", place_id="isle"))["iso"] is None


@pytest.mark.parametrize(
    ("latest", "day", "precision"),
    [
        (date(2016, 1, 1), date(2016, 1, 1), 1),
        (date(2016, 1, 7), date(2016, 1, 4), 2),
        (date(2016, 1, 31), date(2016, 1, 16), 3),
    ],
)
def test_the_middle_day_is_written(latest: date, day: date, precision: int) -> None:
    """A week or a month is written as its middle day, with ACLED's precision."""
    row = _row(event("e", when=EventDate(earliest=DAY, latest=latest, precision=None)))
    assert (row["event_date"], row["time_precision"]) == (day, precision)


@pytest.mark.parametrize(
    ("kind", "sides", "actors", "interaction", "targeted"),
    [
        (ATTACK, ("people", "gang"), ("Gang", PEOPLE), "Political militia-Civilians", True),
        (ATTACK, (None, "people"), (None, PEOPLE), None, True),
        (STRIKE, (None, "people"), (None, PEOPLE), None, True),
        (STRIKE, ("blue", "people"), ("UN", PEOPLE), "External/Other forces-Civilians", True),
        (STRIKE, (None, "army"), (None, "Army"), None, False),
        (STRIKE, ("army", None), ("Army", None), "State forces only", False),
        (CLASH, ("army", None), ("Army", None), None, False),
        (CLASH, ("rebels", "army"), ("Column", "Army"), "State forces-Rebel group", False),
        (CLASH, ("band", "army"), ("Band", "Army"), None, False),
        (CLASH, ("army", "people"), ("Army", None), None, False),
        (PROTEST, ("army", "people"), (CROWD, "Army"), "State forces-Protesters", True),
        ("Riots / Mob violence", (None, None), ("Rioters (Syria)", None), "Rioters only", False),
    ],
)
def test_actors_stand_as_acled_writes_them(
    kind: str, sides: Any, actors: Any, interaction: str | None, targeted: bool
) -> None:
    """Civilians come second, demonstrators first, and what nobody names stays empty."""
    row = _row(event("e", type=kind, side_a=sides[0], side_b=sides[1]))
    assert (row["actor1"], row["actor2"]) == actors
    assert row["interaction"] == interaction
    assert (row["civilian_targeting"] is not None) == targeted


def test_what_acled_cannot_leave_open_is_counted() -> None:
    """Events without a type, a day within a month or a place within a country are left out, by why."""
    left: Counter[str] = Counter()
    season = EventDate(earliest=DAY, latest=date(2016, 3, 1), precision=5)
    events = (
        event("in"),
        event("untyped", type=None),
        event("undated", when=None),
        event("of a season", when=season),
        event("unplaced", place_id="nowhere"),
        event("of a country", where_precision=6),
    )
    assert len(list(acled_rows(contents_of(*events), left))) == 1
    assert sorted(left.values()) == [1, 1, 1, 1, 1]


def test_dead_without_a_figure_are_not_nobody() -> None:
    """0 says that nobody tells of dead; where somebody does without a figure, the cell is empty."""
    quiet = event("e", deaths=None)
    assert _row(quiet)["fatalities"] == 0
    assert _row(quiet, claims=(killed("some", None, None, "e"),))["fatalities"] is None
    assert _row(event("e", deaths=dead(None)))["fatalities"] is None


@pytest.mark.parametrize(
    ("words", "low", "read"),
    [
        ("dozens", 24, 12),
        ("Tens", 20, 10),
        ("at least hundreds", 200, 100),
        ("several hundreds", 300, 300),
        ("tens of thousands", 20_000, 10_000),
        ("12", 12, 12),
        ("several", 3, 3),
        ("24 dozens", 288, 288),
    ],
)
def test_words_are_read_by_acleds_rule(words: str, low: int, read: int) -> None:
    """`tens` count 10, `dozens` 12, `hundreds` 100; numbers and other words keep the record's count."""
    claim = profiled(killed(words, low, None), Profile.ACLED)
    assert claim.count is not None
    assert (claim.count.low, claim.count.words) == (read, words)


def test_every_code_of_a_type_has_its_disorder() -> None:
    """Each event type and sub-event type of the codebook has a disorder type that the codebook has."""
    columns = {column.name: column.codes for column in shape_table("acled").columns}
    assert {*DISORDER} <= {*columns["event_type"], *columns["sub_event_type"]}
    assert {*columns["event_type"]} <= {*DISORDER}
    assert {*DISORDER.values()} == {*columns["disorder_type"]}


def test_notes_are_the_most_telling_words() -> None:
    """The notes give each article's words on the dead, else its longest."""
    short = replace(killed("dozens", 24, 99, "e"), quote="dozens", kind=ClaimKind.EVENT)
    dead_ = replace(killed("12", 12, 12, "e"), quote="12 died")
    long = replace(killed("9", 9, 9, "e"), quote="an offensive of weeks", kind=ClaimKind.EVENT)
    notes = _row(event("e"), claims=(short, long, dead_))["notes"]
    assert notes == "=Clash. “12 died” (Coast Post)"
    assert "offensive of weeks" in _row(event("e"), claims=(short, long))["notes"]
