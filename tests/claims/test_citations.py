"""Whose words an article gives: each sentence with those it cites, and those it does not."""

from collections.abc import Callable

import pytest

from syrtis.model import Citation, Claim, Issue, Office

Find = Callable[[str], tuple[Claim | Citation | Office | Issue, ...]]


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        ("The Ministry of Defense said two soldiers were killed.", {"Ministry of Defense"}),
        ("A spokesman told AFP news agency that 12 fighters were dead.", {"AFP"}),
        ("The captain told the Sextant news agency that nobody had been taken.", {"Sextant"}),
        ("Rebels have posted a clip on Telegram of the burning column.", {"Rebels"}),
        (
            "Opposition leaders uploaded a video that showed a rooftop view of the port.",
            {"leaders"},
        ),
        ("Video footage emerged online purporting to show soldiers beating men.", {"footage"}),
        ("Libyan state television displayed images of wounded people in a ward.", {"television"}),
        ("According to a Reuters report, the president has signed a secret order.", {"Reuters"}),
        ("Nobody was hurt, according to figures released by the Pentagon.", {"Pentagon"}),
        ("On state television, a bulletin said that the town had fallen.", {"television"}),
        ("The Horizon Monitor has recorded 287 deaths since January.", {"Horizon Monitor"}),
    ],
)
def test_who_is_cited_is_found(rows: Find, text: str, sources: set[str]) -> None:
    """A sentence that gives somebody's words is a citation of them, quoted where it stands."""
    found = [row for row in rows(text) if isinstance(row, Citation)]
    for source in sources:
        assert any(source in citation.source.name for citation in found), found
    for citation in found:
        assert text[citation.start : citation.end] == citation.quote
        assert text[citation.source.start : citation.source.end] == citation.source.name


@pytest.mark.parametrize(
    "text",
    [
        "Shells fell on the market and eleven people were killed.",
        "The television was carried out of the house by two soldiers.",
        "The column reached the bridge on Tuesday and stopped there.",
    ],
)
def test_what_nobody_said_cites_nobody(rows: Find, text: str) -> None:
    """A sentence in the article's own voice cites nobody."""
    assert not [row for row in rows(text) if isinstance(row, Citation)]


def test_a_claim_names_who_passed_it_on(claims: Callable[[str], list[Claim]]) -> None:
    """The agency that was told stands between the page and the spokesman."""
    (claim, *_) = claims(
        "Spokeswoman Belisa Nkandor told Reuters that fifteen sailors were killed."
    )
    assert claim.claimant is not None
    assert "Nkandor" in claim.claimant.name
    assert [party.name for party in claim.via] == ["Reuters"]


def test_what_an_article_says_itself_came_through_nobody(
    claims: Callable[[str], list[Claim]],
) -> None:
    """A claim in the article's own voice has no chain."""
    (claim, *_) = claims("Fifteen sailors were killed off Harn on Monday.")
    assert claim.via == ()


@pytest.mark.parametrize(
    ("text", "person", "body"),
    [
        ("Army spokesman Teodor Anquist said nine men had died.", "Teodor Anquist", "Army"),
        (
            "Reda Issa, a spokesman for the Vessin Guard, said the road was open.",
            "Reda Issa",
            "Vessin Guard",
        ),
    ],
)
def test_spokesmen_speak_for_their_body(rows: Find, text: str, person: str, body: str) -> None:
    """A spokesman is told with the body they speak for."""
    (office,) = (row for row in rows(text) if isinstance(row, Office))
    assert (office.person.name, office.body.name) == (person, body)
