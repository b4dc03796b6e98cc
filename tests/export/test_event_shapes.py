"""Events in the shapes of UCDP's GED table and of GeoJSON."""

import json
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from tests.export.invented_events import DAY, contents_of, dead, event, killed

from syrtis.errors import RecordError
from syrtis.export import Shape, export_shape
from syrtis.export.ged import GED_COLUMNS, ged_rows
from syrtis.model import Deaths, Event, EventDate


def _table(folder: Path, *events: Event) -> pd.DataFrame:
    return pd.read_csv(export_shape(contents_of(*events), Shape.GED, folder).paths[0])


def test_the_table_has_ucdps_columns_in_its_order(tmp_path: Path) -> None:
    """The header is the 49 columns of GED, and a row is read back by pandas."""
    table = _table(tmp_path, event("e"))
    assert (tuple(table.columns), len(GED_COLUMNS), len(table)) == (GED_COLUMNS, 49, 1)


def test_a_row_says_what_the_event_says(tmp_path: Path) -> None:
    """Place, district, region, grid cell, days, sides, sources and dead stand in their columns."""
    row = _table(tmp_path, event("e")).iloc[0]
    assert (row.where_coordinates, row.adm_1, row.adm_2) == ("Teir", "Homs", "Ar Rastan")
    assert row.priogrid_gid == 179714  # as UCDP's own table has it for this point
    assert row.geom_wkt == "POINT (36.707602 34.802462)"
    assert (row.date_start, row.date_end, row.date_prec, row.year) == (
        "2016-01-01",
        "2016-01-01",
        1,
        2016,
    )
    assert (row.low, row.best, row.high) == (2, 4, 5)
    assert row.deaths_a + row.deaths_b + row.deaths_civilians + row.deaths_unknown == row.best
    assert (row.source_office, row.number_of_sources) == ("Coast Post", 2)
    assert row.source_article == "\"Coast Post,2016-01-01,Ten 'dead'; told\""
    assert row.where_description == "'=Clash"


@pytest.mark.parametrize(
    ("sides", "violence", "second"),
    [
        (("army", "rebels"), 1, "Column"),
        (("gang", "rebels"), 2, "Column"),
        (("army", "people"), 3, "Civilians"),
    ],
)
def test_the_type_of_violence_follows_from_the_sides(
    tmp_path: Path, sides: tuple[str, str], violence: int, second: str
) -> None:
    """A state's side makes it state-based, two groups non-state, civilians one-sided."""
    row = _table(tmp_path, event("e", side_a=sides[0], side_b=sides[1])).iloc[0]
    assert (row.type_of_violence, row.side_b) == (violence, second)


def test_an_unknown_side_leaves_the_type_empty(tmp_path: Path) -> None:
    """Without a side told, there is no dyad and no type of violence."""
    row = _table(tmp_path, event("e", side_a=None)).iloc[0]
    assert pd.isna(row.type_of_violence)
    assert pd.isna(row.dyad_name)


def test_what_the_table_has_no_room_for_is_counted() -> None:
    """Events without a death, a day, a place or a best figure are left out, each counted by why."""
    left: Counter[str] = Counter()
    longer = EventDate(earliest=DAY, latest=date(2018, 1, 1), precision=5)
    events = (
        event("in"),
        event("peaceful", deaths=None),
        event("undated", when=None),
        event("of some year", when=longer),
        event("unplaced", place_id="nowhere"),
        event("split", deaths=dead(None)),
    )
    assert len(list(ged_rows(contents_of(*events), left))) == 1
    assert sorted(left.values()) == [1, 1, 1, 1, 1]


def test_a_states_side_and_its_dead_come_first(tmp_path: Path) -> None:
    """Side A is the state's, or who attacks civilians, as in UCDP's table; the dead go with it."""
    fallen = Deaths(low=4, best=4, high=4, side_a=1, side_b=3, civilians=0, unknown=0, rule="ucdp")
    row = _table(tmp_path, event("e", side_a="rebels", side_b="army", deaths=fallen)).iloc[0]
    assert (row.side_a, row.deaths_a, row.side_b, row.deaths_b) == (
        "Army",
        3,
        "Column",
        1,
    )
    row = _table(tmp_path, event("e", side_a="people", side_b="gang", deaths=fallen)).iloc[0]
    assert (row.side_a, row.side_b, row.type_of_violence) == ("Gang", "Civilians", 3)


def test_lists_of_sources_have_as_many_entries(tmp_path: Path) -> None:
    """Offices, dates and headlines stand in one order, one entry an article, the earliest first."""
    row = _table(tmp_path, event("e", articles=("undated", "a"))).iloc[0]
    assert row.source_office == "Coast Post;undated.txt"
    assert row.source_date == "2016-01-01;"
    assert row.source_headline == 'Ten "dead", told;'


def test_points_are_longitude_first(tmp_path: Path) -> None:
    """GeoJSON has one feature for each event with coordinates, longitude before latitude."""
    events = (event("e"), event("u", place_id="nowhere"))
    written = export_shape(contents_of(*events), Shape.GEOJSON, tmp_path)
    (feature,) = json.loads(written.paths[0].read_bytes())["features"]
    assert feature["geometry"]["coordinates"] == [36.707602, 34.802462]
    assert (feature["properties"]["voices"], feature["properties"]["date_edtf"]) == (
        2,
        "2016-01-01",
    )
    assert written.left_out.reasons == {"its place is not known": 1}


@pytest.mark.parametrize("shape", Shape)
def test_half_a_surrogate_pair_is_told(tmp_path: Path, shape: Shape) -> None:
    """Text that has no bytes is refused with the file's name, and no file is left."""
    broken = replace(killed("dozens", 24, 99, "e"), quote="\ud800")
    record = contents_of(event("e", title="\ud800"), claims=(broken,))
    with pytest.raises(RecordError, match=str(shape)):
        export_shape(record, shape, tmp_path)
    assert not [*tmp_path.iterdir()]
