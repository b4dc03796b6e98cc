"""Names of the press: which are one publisher, which are the press at all."""

import pytest

from syrtis.naming.agencies import agency_named
from syrtis.naming.outlets import is_platform, is_press, open_outlets


@pytest.mark.parametrize(
    ("name", "agency"),
    [
        ("The Associated Press", "AP"),
        ("AFP", "AFP"),
        ("رويترز", "Reuters"),
        ("ТАСС", "TASS"),
        ("新华社", "Xinhua"),
        ("map", None),
        ("The Tallen Post", None),
    ],
)
def test_agencies_are_known_in_any_script(name: str, agency: str | None) -> None:
    """An agency is known by the names it has in the languages that print it, and by no other word."""
    assert agency_named(name) == agency


@pytest.mark.parametrize(
    ("name", "publisher"),
    [
        ("BBC Arabic", "BBC"),
        ("TRT World", "TRT"),
        ("AFP news agency", "AFP"),
        ("CNN Wire Staff", "CNN"),
        ("The Tallen Post", None),
        ("ABC", None),
    ],
)
def test_editions_belong_to_their_publisher(name: str, publisher: str | None) -> None:
    """An edition is its publisher's; a name that two publishers have is nobody's."""
    assert open_outlets().publisher(name) == publisher


def test_sites_belong_to_who_owns_the_host_above() -> None:
    """A host below a known one is its publisher's; one that only ends alike is not."""
    outlets = open_outlets()
    assert outlets.publisher_of_site("news.bbc.co.uk") == "BBC"
    assert outlets.publisher_of_site("notbbc.co.uk") is None
    assert outlets.publisher_of_site("localhost") is None


def test_no_name_is_two_publishers() -> None:
    """Every masthead and host of the table stands under one publisher."""
    import tomllib
    from importlib.resources import files

    table = tomllib.loads(files("syrtis.naming").joinpath("outlets.toml").read_text("utf-8"))
    owner: dict[str, str] = {}
    for row in table["publisher"]:
        for name in {row["name"], *row["also"], *row["sites"]}:
            assert owner.setdefault(name, row["name"]) == row["name"]
    outlets = open_outlets()
    for row in table["publisher"]:
        for name in (row["name"], *row["also"]):
            assert outlets.publisher(name) == row["name"], name


def test_the_press_is_told_from_platforms() -> None:
    """What calls itself a news agency or a radio is the press; where anybody posts is not."""
    assert is_press("Sextant news agency")
    assert is_press("Radio Okapi")
    assert not is_press("its Telegram channel")
    assert not is_press("Ministry of Defence")
    assert is_platform("Facebook page")
