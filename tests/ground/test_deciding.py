"""Decisions: what a person decides holds, can be undone, and loses nothing of what was found."""

from collections.abc import Callable
from itertools import permutations

import pytest

from syrtis.ground.deciding import decide, split_id
from syrtis.model import Contents, Decision, DecisionKind, Subject

TEXT = (
    "TRIPOLI, Libya (Coast Wire) - There was heavy fighting in Libya on Monday, in the town of "
    "Misrata and in Sirte, and several houses burned. Rebels killed nine soldiers in Misrata, the "
    "Libyan army said. Ahmed Hadira, the mayor, and Ziad Anqar, a lawmaker, had left the town.\n"
)


@pytest.fixture
def found(told: Callable) -> Contents:
    """What a build finds in one page."""
    return told(TEXT).contents


def actor(contents: Contents, name: str) -> str:
    """Give the id of the actor of a name."""
    return next(a.id for a in contents.actors if a.name == name)


def decision(number: int, kind: DecisionKind, *ids: str, names: tuple[str, ...] = ()) -> Decision:
    """Make a decision on actors."""
    return Decision(
        id=f"d{number}", number=number, subject=Subject.ACTOR, kind=kind, ids=ids, names=names
    )


def merged(contents: Contents, number: int = 1) -> Decision:
    """Decide that the mayor and the lawmaker are one."""
    one, other = actor(contents, "Ahmed Hadira"), actor(contents, "Ziad Anqar")
    return decision(number, DecisionKind.MERGE, one, other)


def test_without_decisions_nothing_changes(found: Contents) -> None:
    """No decision leaves every row as the build found it."""
    assert decide(found, []) == found


def test_a_merge_leads_every_naming_to_the_one_that_stays(found: Contents) -> None:
    """After a merge all namings of both have one id, and the other says whose it became."""
    choice = merged(found)
    after = decide(found, [choice])
    ids = {m.actor_id for m in after.mentions if m.quote in ("Ahmed Hadira", "Ziad Anqar")}
    assert ids == {choice.ids[0]}
    kept, gone = (next(a for a in after.actors if a.id == each) for each in choice.ids)
    assert {"Ahmed Hadira", "Ziad Anqar"} <= set(kept.aliases)
    assert gone.merged_into == kept.id


def test_claims_follow_a_merge(found: Contents) -> None:
    """Who was harmed, by whom and who says so carry the decided id, and keep the one found."""
    army, rebels = actor(found, "State forces of Libya"), actor(found, "Rebels of Libya")
    after = decide(found, [decision(1, DecisionKind.MERGE, army, rebels)])
    claim = next(c for c in after.claims if c.by and c.kind == "killed")
    assert claim.by is not None
    assert (claim.by.actor_id, claim.by.found_id) == (army, rebels)


def test_a_split_sets_a_spelling_apart(found: Contents) -> None:
    """After a split the spellings named are another actor, who says whose they were."""
    army = actor(found, "State forces of Libya")
    choice = decision(1, DecisionKind.SPLIT, army, names=("Libyan army",))
    after = decide(found, [choice])
    apart = next(a for a in after.actors if a.id == split_id(choice))
    assert (apart.split_from, apart.aliases) == (army, ("Libyan army",))
    assert {m.actor_id for m in after.mentions if m.quote == "Libyan army"} == {apart.id}
    assert "Libyan army" not in next(a for a in after.actors if a.id == army).aliases


def test_a_rename_keeps_the_name_found(found: Contents) -> None:
    """A renamed actor has the new name, and the one the build gave it beside it."""
    army = actor(found, "State forces of Libya")
    after = decide(found, [decision(1, DecisionKind.RENAME, army, names=("Libyan Army",))])
    renamed = next(a for a in after.actors if a.id == army)
    assert (renamed.name, renamed.found_as) == ("Libyan Army", "State forces of Libya")


@pytest.mark.parametrize("kind", [DecisionKind.MERGE, DecisionKind.SPLIT, DecisionKind.RENAME])
def test_undoing_gives_back_just_what_was_found(found: Contents, kind: DecisionKind) -> None:
    """A decision and its undoing leave every row as the build found it, and both are kept."""
    army = actor(found, "State forces of Libya")
    choice = (
        merged(found) if kind is DecisionKind.MERGE else decision(1, kind, army, names=("army",))
    )
    undo = decision(2, DecisionKind.UNDO, choice.id)
    after = decide(decide(found, [choice]), [choice, undo])
    assert after.decisions == (choice, undo)
    assert (after.mentions, after.claims, set(after.actors)) == (
        found.mentions,
        found.claims,
        set(found.actors),
    )


def test_an_undone_undo_stands_again(found: Contents) -> None:
    """Undoing an undo makes the first decision stand again."""
    choice = merged(found)
    undo = decision(2, DecisionKind.UNDO, choice.id)
    again = decision(3, DecisionKind.UNDO, undo.id)
    assert decide(found, [choice, undo, again]).mentions == decide(found, [choice]).mentions


def test_decisions_are_laid_in_their_own_order(found: Contents) -> None:
    """However they are handed in, decisions apply by their number, and again give the same."""
    army = actor(found, "State forces of Libya")
    listed = [
        merged(found),
        decision(2, DecisionKind.SPLIT, army, names=("Libyan army",)),
        decision(3, DecisionKind.RENAME, army, names=("Army",)),
    ]
    once = decide(found, listed)
    for shuffled in permutations(listed):
        assert decide(once, shuffled) == once


def test_places_are_decided_like_actors(found: Contents) -> None:
    """A merge of two places leads mentions and claims to the one that stays."""
    misrata = next(p.id for p in found.places if p.name == "Misratah")
    sirte = next(p.id for p in found.places if p.name == "Sirte")
    choice = Decision(
        id="d1",
        number=1,
        subject=Subject.PLACE,
        kind=DecisionKind.MERGE,
        ids=(sirte, misrata),
    )
    after = decide(found, [choice])
    assert {m.place_id for m in after.mentions if m.quote == "Misrata"} == {sirte}
    assert next(p for p in after.places if p.id == misrata).merged_into == sirte
    assert misrata not in {c.place.place_id for c in after.claims if c.place}
