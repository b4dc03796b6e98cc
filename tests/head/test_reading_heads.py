"""The head of a plain-text page: title, names, place, agency; each quoted or absent."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syrtis.read.head import Head, WireRole, read_head, readable_name

LEAD = (
    "Shells hit the market of Port Ansel on Tuesday, killing four people, the mayor of Port Ansel "
    "said by telephone.\n\nResidents said that the shelling went on for two hours before dawn."
)


def _head(above: str = "", lead: str = LEAD, below: str = "") -> Head:
    return read_head(f"{above}{lead}{below}")


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("Four killed as shells hit market of Port Ansel\n\n", True),
        (
            "The Quay Post\nFriday 26 of April 2024\n\nFour killed as shells hit Port Ansel\n\n",
            True,
        ),
        ("Home | News | Sport\n\nShells kill four in Port Ansel market\nBy Ines Orlo\n\n", True),
        ("Shells kill four in Port Ansel\n\nShells kill four in Port Ansel\n\n", True),
        ("", False),
        ("Photo: a market stall in Port Ansel\n\n", False),
        ("The Quay Post App FREE in your app store\n\n", False),
    ],
)
def test_headlines(above: str, title: bool) -> None:
    """The headline is the line that names the story; adverts, captions and menus are none."""
    found = _head(above).title
    assert (found is not None) == title
    if found:
        assert "Port Ansel" in found.quote


@pytest.mark.parametrize(
    ("dateline", "place", "wire"),
    [
        ("PORT ANSEL, Halvera (AP) — ", "PORT ANSEL, Halvera", ["AP"]),
        ("PORT ANSEL (Reuters) - ", "PORT ANSEL", ["Reuters"]),
        ("PORT ANSEL, March 5 (Xinhua) -- ", "PORT ANSEL", ["Xinhua"]),
        ("PORT ANSEL, Halvera - ", "PORT ANSEL, Halvera", []),
        ("Port Ansel, Halvera (Quay News 9) -- ", "Port Ansel, Halvera", []),
        ("", None, []),
    ],
)
def test_datelines(dateline: str, place: str | None, wire: list[str]) -> None:
    """A dateline gives its place, and its agency only where the credit names one."""
    head = _head("Four killed in market of Port Ansel\n\n", dateline + LEAD)
    assert (head.dateline and head.dateline.quote) == place
    assert [credit.agency for credit in head.wire if credit.role is WireRole.COPY] == wire


@pytest.mark.parametrize(
    "sentence",
    [
        "He told The Associated Press that he had counted the dead himself.",
        "Two men were killed, Reuters reported, citing a hospital source.",
        "Photo: Reuters",
        "A burnt stall in the market, photo: AFP",
    ],
)
def test_what_is_cited_or_photographed_is_no_credit(sentence: str) -> None:
    """A citation of an agency, or its credit for a picture, does not make a page agency copy."""
    assert _head("Four killed in Port Ansel\n\n", LEAD, f"\n\n{sentence}\n\n{LEAD}").wire == ()


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ines Orlo\n\n", ["Ines Orlo"]),
        ("By Ines Orlo and Pavel Dent\n\n", ["Ines Orlo", "Pavel Dent"]),
        ("Author: Ines Orlo\n\n", ["Ines Orlo"]),
        ("By Tuesday, rebels held the bridge and the road that leads to it.\n\n", []),
    ],
)
def test_bylines(line: str, names: list[str]) -> None:
    """A byline names people; a sentence that begins with By does not."""
    head = _head(f"Four killed as shells hit Port Ansel\n\n{line}")
    assert [readable_name(span.quote) for span in head.byline] == names


@pytest.mark.parametrize(
    ("below", "publisher"),
    [
        ("\n\nSource: Quay Post", "Quay Post"),
        ("\n\n© 2019 Quay Post Ltd. All rights reserved.", "Quay Post Ltd"),
        ("\n\nCopyright 2019 The Quay Post. No part may be used.", "Quay Post"),
    ],
)
def test_publishers(below: str, publisher: str) -> None:
    """The publisher is read from the page's own lines, and ends where the name ends."""
    found = _head("Four killed as shells hit Port Ansel\n\n", LEAD, below).publisher
    assert found is not None
    assert found.quote == publisher


def test_every_gap_has_a_reason() -> None:
    """Each field of the head that stays empty is in `unresolved`."""
    assert {why.reason for why in _head().unresolved} == {
        f"{field}-not-found" for field in ("title", "publisher", "byline", "dateline", "wire")
    }


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=500))
def test_any_text_has_a_head(text: str) -> None:
    """No text raises, and every span found stands in it."""
    head = read_head(text)
    spans = [head.title, head.publisher, head.dateline, *head.byline, *(w.span for w in head.wire)]
    assert all(span.stands_in(text) for span in spans if span is not None)
