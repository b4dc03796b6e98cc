"""The gazetteer: what it knows, what a user adds to it, and what it refuses."""

import gzip
from pathlib import Path

import pytest
from tests.conftest import HOME as MADE

from syrtis.errors import InputError
from syrtis.ground.places import (
    Gazetteer,
    about_gazetteer,
    add_gazetteer,
    gazetteer_files,
    open_gazetteer,
    remove_gazetteer,
)
from syrtis.ground.places.opening import HOME

TABLE = "name,aliases,kind,latitude,longitude,within,country\n"
OWN = (
    f"{TABLE}Quarrow,Karro|Quarrough,town,10.5,-20.25,,Bendria\n"
    "Old Docks,,neighbourhood,10.51,-20.26,Quarrow,Bendria\n"
    "Tripoli,,town,1.5,2.5,,Bendria\n"
)


@pytest.fixture(scope="module")
def known() -> Gazetteer:
    """The gazetteer that comes with us."""
    return open_gazetteer()


@pytest.fixture
def home(tmp_path: Path, known: Gazetteer, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's own folder, in which the gazetteer that comes with us is already made."""
    for made in MADE.glob("gazetteer-*.sqlite"):
        (tmp_path / made.name).symlink_to(made)
    monkeypatch.setenv(HOME, str(tmp_path))
    return tmp_path


def table(folder: Path, text: str, name: str = "own.csv") -> Path:
    """Write a table of places."""
    path = folder / name
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "country", "kind"),
    [
        ("Libya", "LY", "country"),
        ("US", "US", "country"),
        ("Burma", "MM", "country"),
        ("Helmand", "AF", "region"),
        ("Helmand Province", "AF", "region"),
        ("Sirte", "LY", "city"),
        ("Brega", "LY", "town"),
        ("Darfur", "SD", "area"),
        ("Middle East", None, "area"),
    ],
)
def test_names_of_the_field_are_known(
    known: Gazetteer, name: str, country: str | None, kind: str
) -> None:
    """Countries, divisions, towns and areas are found by the names that reports use."""
    assert (country, kind) in [(entry.country, entry.kind) for entry in known.named(name)]


def test_every_place_lies_somewhere_in_the_end(known: Gazetteer) -> None:
    """A town lies in its division, which lies in its country."""
    town = next(entry for entry in known.named("Sirte") if entry.country == "LY")
    region = known.entry(town.within or "")
    assert region is not None
    assert (region.kind, region.within) == ("region", "iso:LY")


def test_capitals_are_known(known: Gazetteer) -> None:
    """A country's capital is a place in that country."""
    capital = known.capital("LY")
    assert capital is not None
    assert (capital.name, capital.country) == ("Tripoli", "LY")


def test_likeness_stays_in_its_country(known: Gazetteer) -> None:
    """Names of the same consonants are proposed within one country only."""
    assert [entry.name for entry in known.like("Bin Jawad", "LY")] == ["Bin Jawwād"]
    assert known.like("Bin Jawad", "SY") == ()


@pytest.mark.usefixtures("home")
def test_what_a_user_adds_wins(tmp_path: Path) -> None:
    """Places of a table go before those that come with us, under every alias."""
    path = table(tmp_path, OWN)
    opened = open_gazetteer([path])
    assert opened.named("Tripoli")[0].country == "X-bendria"
    assert opened.named("Karro")[0].name == "Quarrow"
    assert opened.named("Old Docks")[0].within == opened.named("Quarrow")[0].id


def test_an_added_table_is_kept_until_removed(home: Path) -> None:
    """What was added serves every later build, and can be taken out again by its name."""
    add_gazetteer(table(home, OWN))
    assert open_gazetteer().named("Quarrow")
    assert about_gazetteer(gazetteer_files()[0])["places"] == "3"
    remove_gazetteer("own.csv")
    assert not open_gazetteer().named("Quarrow")
    with pytest.raises(InputError, match=r"own\.csv"):
        remove_gazetteer("own.csv")


@pytest.mark.usefixtures("home")
def test_a_geonames_dump_is_read(tmp_path: Path) -> None:
    """A line of a GeoNames country dump is a place with its id, kind and division."""
    cells = [
        "99",
        "Quarrów",
        "Quarrow",
        "Karro,Kvarro",
        "10.5",
        "-20.25",
        "P",
        "PPL",
        "LY",
        "",
        "76",
    ]
    line = "\t".join([*cells, *[""] * 3, "2500", *[""] * 4])
    opened = open_gazetteer([table(tmp_path, line + "\n", "XX.txt")])
    entry = opened.named("Kvarro")[0]
    assert (entry.id, entry.kind, entry.country, entry.region) == (
        "geonames:99",
        "town",
        "LY",
        "76",
    )


@pytest.mark.usefixtures("home")
def test_ucdp_events_are_read(tmp_path: Path) -> None:
    """Each place name of UCDP's events is a place once, those known only roughly are none."""
    header = "where_coordinates,where_prec,latitude,longitude,country,adm_1\n"
    rows = (
        "Quarrow village,1.0,10.5,-20.25,Libya,Surt\nQuarrow village,1.0,10.5,-20.25,Libya,Surt\n"
        "Surt,4.0,31,16,Libya,Surt\n"
    )
    path = tmp_path / "ged.csv.gz"
    path.write_bytes(gzip.compress((header + rows).encode()))
    opened = open_gazetteer([path])
    assert [(e.name, e.kind, e.country) for e in opened.named("Quarrow")] == [
        ("Quarrow", "village", "LY")
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("title,date\n1,2\n", "no table of places"),
        (f"{TABLE}Quarrow,,town,north,2,,X\n", "line 2"),
        (f"{TABLE}Quarrow,,town,95,2,,X\n", "no point of the earth"),
        (f"{TABLE}Quarrow,,town\n", "not as many cells"),
        (f"{TABLE},,town,1,2,,X\n", "needs a name"),
    ],
)
@pytest.mark.usefixtures("home")
def test_a_damaged_table_is_told(tmp_path: Path, text: str, told: str) -> None:
    """A table that cannot be read is one clear error with its line, and nothing is added."""
    with pytest.raises(InputError, match=told):
        add_gazetteer(table(tmp_path, text))
    assert len(gazetteer_files()) == 1


@pytest.mark.usefixtures("home")
def test_a_missing_table_is_told(tmp_path: Path) -> None:
    """A table that is not there is a clear error."""
    with pytest.raises(InputError, match=r"none\.csv"):
        open_gazetteer([tmp_path / "none.csv"])


def test_a_damaged_gazetteer_is_told(tmp_path: Path) -> None:
    """A file that is no gazetteer is a clear error that says what to do."""
    path = tmp_path / "broken.sqlite"
    path.write_bytes(b"not a database" * 100)
    with pytest.raises(InputError, match="delete it"):
        Gazetteer(path)
