"""Pairs that may be one: proposed on likeness, weighed by what else is known."""

from dataclasses import replace

import pytest

from syrtis.ground import propose
from syrtis.model import Actor, ActorKind, Decision, DecisionKind, Place, Subject


def person(name: str, *aliases: str) -> Actor:
    """A person of this name."""
    return Actor(id=f"id {name}", name=name, kind=ActorKind.PERSON, aliases=(name, *aliases))


def town(name: str, country: str, latitude: float) -> Place:
    """A town on the meridian of Greenwich."""
    return Place(
        id=f"id {name} {latitude}",
        name=name,
        kind="town",
        country=country,
        latitude=latitude,
        longitude=0.0,
    )


def test_spellings_of_one_name_are_a_pair() -> None:
    """Two transliterations of one name are proposed, with the reason that their consonants agree."""
    (found,) = propose([person("Imad Khattar"), person("Emad Hatar Selim"), person("Imed Khatar")])
    assert {found.left, found.right} == {"id Imad Khattar", "id Imed Khatar"}
    assert "same consonants" in found.reasons


def test_the_score_is_the_sum_of_its_reasons() -> None:
    """What speaks for a pair and against it adds up to its score."""
    (found,) = propose([person("Imad Khattar"), person("Imed Khatar")])
    assert found.score == pytest.approx(sum(found.reasons.values()), abs=0.01)


def test_near_equal_names_of_two_people_are_no_pair() -> None:
    """One letter of a first name that changes its consonants makes another person."""
    assert propose([person("Imre Salvand"), person("Irma Salvand")]) == []


def test_actors_of_two_kinds_are_no_pair() -> None:
    """A militia and the town it is named after share letters and are two."""
    militia = replace(person("Ansel"), id="militia", kind=ActorKind.POLITICAL_MILITIA)
    assert propose([person("Ansel"), militia]) == []


def test_towns_far_apart_are_no_pair() -> None:
    """Towns of one name are proposed where they lie close, not a hundred kilometres apart."""
    near = propose([town("Bendir", "Halvera", 10.0), town("Bender", "Halvera", 10.1)])
    far = propose([town("Bendir", "Halvera", 10.0), town("Bendir", "Halvera", 11.0)])
    abroad = propose([town("Bendir", "Halvera", 10.0), town("Bendir", "Ostrel", 10.1)])
    assert [len(near), len(far), len(abroad)] == [1, 0, 0]


def test_what_a_person_decided_is_not_proposed_again() -> None:
    """Merged actors and the two of a split are no pairs."""
    one, other = person("Imad Khattar"), person("Imed Khatar")
    assert propose([one, replace(other, merged_into=one.id)]) == []
    assert propose([one, replace(other, split_from=one.id)]) == []


def test_two_that_a_person_keeps_apart_are_not_proposed() -> None:
    """What was decided to be two is not proposed again, until that is undone."""
    one, other = person("Imad Khattar"), person("Imed Khatar")
    apart = Decision(
        id="d1",
        number=1,
        subject=Subject.ACTOR,
        kind=DecisionKind.APART,
        ids=(other.id, one.id),
    )
    undone = replace(apart, id="d2", number=2, kind=DecisionKind.UNDO, ids=("d1",))
    assert propose([one, other], [apart]) == []
    assert len(propose([one, other], [apart, undone])) == 1


def test_descriptions_are_no_names() -> None:
    """Two nurses of two articles are not proposed for being called `a nurse`."""
    assert propose([person("nurse"), replace(person("nurse"), id="another")]) == []
