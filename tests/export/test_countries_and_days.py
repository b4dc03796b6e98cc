"""Countries by other data sets' numbers, and uncertain days as EDTF."""

import csv
import tomllib
from calendar import monthrange
from datetime import date, timedelta
from importlib.resources import files
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syrtis.export.countries import country
from syrtis.export.edtf import edtf

DAYS = st.dates(date(1900, 1, 1), date(2100, 1, 1))
REGIONS = {"1": "Europe", "2": "Middle East", "3": "Asia", "4": "Africa", "5": "Americas"}
"""UCDP's numbers of its regions."""


def test_every_country_that_a_record_names_has_its_codes() -> None:
    """Each country of the table that names places has ISO's letters and ACLED's region."""
    text = files("syrtis.ground").joinpath("en", "countries.toml").read_text("utf-8")
    for told in tomllib.loads(text).values():
        found = country(told["name"])
        assert found is not None, told["name"]
        assert (len(found.iso3), found.acled_region is None) == (3, False)


@pytest.mark.parametrize(
    ("name", "iso_number", "gw_number", "ucdp", "acled"),
    [
        ("Libya", 434, 620, "Africa", "Northern Africa"),
        ("Egypt", 818, 651, "Middle East", "Northern Africa"),
        ("Afghanistan", 4, 700, "Asia", "Caucasus and Central Asia"),
        ("Serbia", 688, 345, "Europe", "Europe"),
        ("Fiji", 242, 950, "Asia", "Oceania"),
    ],
)
def test_regions_differ_as_their_makers_do(
    name: str, iso_number: int, gw_number: int, ucdp: str, acled: str
) -> None:
    """UCDP's region follows from its number, ACLED's is its own."""
    found = country(name)
    assert found is not None
    assert (found.iso_number, found.gw_number) == (iso_number, gw_number)
    assert (found.ucdp_region, found.acled_region) == (ucdp, acled)


def test_a_country_of_no_list_has_no_code() -> None:
    """An invented country, and a place without one, have none."""
    assert country("Halvera") is country(None) is country("") is None


def test_numbers_are_those_that_ucdp_uses(shared: Path) -> None:
    """Where UCDP's list of actors names one country and its number, ours are the same."""
    path = shared / "data/ucdp/ucdp-actor-221.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if "," not in row["GWNOLoc"] + row["Location"]]
    told = {row["Location"].split(" (")[0]: (int(row["GWNOLoc"]), row["Region"]) for row in rows}
    known = {name: found for name in told if (found := country(name)) is not None}
    assert len(known) > 90
    for name, found in known.items():
        number, region = told[name]
        assert (found.gw_number, found.ucdp_region) == (number, REGIONS[region])


@pytest.mark.parametrize(
    ("earliest", "latest", "written"),
    [
        (date(2019, 6, 15), date(2019, 6, 15), "2019-06-15"),
        (date(2019, 6, 1), date(2019, 6, 30), "2019-06"),
        (date(2020, 2, 1), date(2020, 2, 29), "2020-02"),
        (date(2019, 1, 1), date(2019, 12, 31), "2019"),
        (date(2019, 6, 3), date(2019, 6, 9), "[2019-06-03..2019-06-09]"),
        (None, date(2019, 6, 9), "[..2019-06-09]"),
        (date(2019, 6, 3), None, "[2019-06-03..]"),
        (None, None, None),
    ],
)
def test_uncertain_days_are_one_of_a_set(
    earliest: date | None, latest: date | None, written: str | None
) -> None:
    """Some day of an interval is `one of a set`; a whole month or year is named."""
    assert edtf(earliest, latest) == written


def _read(text: str) -> tuple[date, date]:
    """Read a string without open ends back."""
    if text.startswith("["):
        first, _, last = text[1:-1].partition("..")
        return date.fromisoformat(first), date.fromisoformat(last)
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 1:
        return date(parts[0], 1, 1), date(parts[0], 12, 31)
    if len(parts) == 2:
        return date(*parts, 1), date(*parts, monthrange(*parts)[1])
    return date(*parts), date(*parts)


@given(DAYS, st.integers(0, 800))
def test_days_can_be_read_back(earliest: date, days: int) -> None:
    """Every string names exactly the days that it was made of."""
    latest = earliest + timedelta(days=days)
    assert _read(edtf(earliest, latest) or "") == (earliest, latest)
