"""Who held a place from when to when, and how well that stands."""

from dataclasses import replace
from datetime import date

import pytest

from syrtis.events import hold_places
from syrtis.model import (
    Change,
    Claim,
    ClaimKind,
    ClaimPlace,
    Control,
    ControlStatus,
    Extent,
    Modality,
    Party,
    When,
)

SIDES = frozenset({"army", "rebels"})


def _says(
    name: str,
    change: Change | None = Change.GAINED,
    *,
    who: str = "army",
    day: int | None = None,
    voice: str = "v1",
    extent: Extent | None = None,
    modality: Modality = Modality.ASSERTED,
    event: str | None = None,
) -> Claim:
    when = date(2021, 4, day) if day else None
    return Claim(
        id=name,
        article_id="a",
        start=0,
        end=5,
        quote="words",
        kind=ClaimKind.EVENT if event else ClaimKind.CONTROL,
        modality=modality,
        who=Party(name=who, start=0, end=len(who), actor_id=who),
        place=ClaimPlace(name="Tallen", start=0, end=6, place_id="tallen"),
        when=When(earliest=when, latest=when, basis="printed") if when else None,
        change=None if event else change,
        extent=extent,
        event_type=event,
        origin_id=voice,
    )


def _held(*claims: Claim) -> list[Control]:
    return hold_places(claims, SIDES)


def test_a_spell_ends_where_another_side_gains() -> None:
    """The army holds from the day it takes a town to the day the rebels take it."""
    army, rebels = _held(_says("a", day=2), _says("b", who="rebels", day=20))
    assert (army.actor_id, army.earliest, army.latest) == (
        "army",
        date(2021, 4, 2),
        date(2021, 4, 20),
    )
    assert army.status is ControlStatus.LOST
    assert (rebels.earliest, rebels.latest, rebels.status) == (
        date(2021, 4, 20), None, ControlStatus.CLAIMED,
    )  # fmt: skip


def test_a_town_retaken_is_two_spells() -> None:
    """A side that takes a town twice, and loses it between, has two spells."""
    spells = _held(_says("a", day=2), _says("b", Change.LOST, day=10), _says("c", day=20))
    assert [(s.earliest, s.latest) for s in spells] == [
        (date(2021, 4, 2), date(2021, 4, 10)),
        (date(2021, 4, 20), None),
    ]


def test_two_voices_corroborate_and_one_claims() -> None:
    """The same hold by two independent voices is corroborated; twice by one voice is not."""
    assert (
        _held(_says("a", day=2), _says("b", day=3, voice="v2"))[0].status
        is ControlStatus.CORROBORATED
    )
    assert _held(_says("a", day=2), _says("b", day=3))[0].status is ControlStatus.CLAIMED


def test_a_capture_with_fighting_after_it_is_premature() -> None:
    """Fighting of a later day makes a capture contested, and is named; earlier fighting does not."""
    late = _says("late", day=9, event="Battles / Armed clash")
    (spell,) = _held(_says("a", day=2), late)
    assert (spell.status, spell.premature) == (ControlStatus.CONTESTED, "late")
    early = _says("early", day=1, event="Battles / Armed clash")
    assert _held(_says("a", day=2), early)[0].premature is None


def test_fighting_a_year_after_a_capture_does_not_make_it_premature() -> None:
    """A town fought for again long after it was taken had been taken."""
    fight = _says("fight", day=9, event="Battles / Armed clash")
    days = date(2022, 4, 9)
    late = replace(fight, when=When(earliest=days, latest=days, basis="printed"))
    (spell,) = _held(_says("a", day=2), late)
    assert (spell.status, spell.premature) == (ControlStatus.CLAIMED, None)


def test_rivals_of_the_same_days_contest() -> None:
    """Two sides that both say they hold a town contest it."""
    spells = _held(_says("a", Change.HELD, day=2), _says("b", Change.HELD, who="rebels", day=3))
    assert spells[0].status is ControlStatus.CONTESTED


@pytest.mark.parametrize(
    "claim",
    [
        _says("part", extent=Extent.PART, day=2),
        _says("plan", modality=Modality.FUTURE, day=2),
        _says("fight", Change.CONTESTED, day=2),
        _says("reporter", who="reporter", day=2),
    ],
    ids=["a part", "a plan", "fighting for it", "nobody who could hold it"],
)
def test_what_holds_no_place(claim: Claim) -> None:
    """A part of a town, a plan, fighting for it, and one who is no side make no spell."""
    assert _held(claim) == []


def test_without_a_day_a_spell_has_none() -> None:
    """A claim without a day makes a spell open at both ends, and ends no other."""
    spells = _held(_says("a", day=2), _says("b", who="rebels"))
    assert [(s.earliest, s.latest) for s in spells] == [(date(2021, 4, 2), None), (None, None)]
    assert _held(_says("c", Change.HELD, day=5))[0].earliest is None


def test_order_changes_nothing() -> None:
    """The same claims in any order are the same spells."""
    claims = [
        _says("a", day=2),
        _says("b", who="rebels", day=20),
        _says("c", Change.LOST, day=21),
        _says("d"),
    ]
    assert _held(*claims) == _held(*claims[::-1])
