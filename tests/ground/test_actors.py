"""Actors: one id for one group, force, body or person, and never one for two."""

from collections.abc import Callable

import pytest

from syrtis.ground.actors import Scene, chain_actors
from syrtis.ground.actors.knowledge import known_actor
from syrtis.language import open_reader, read_text
from syrtis.model import ActorKind

LEAD = (
    "TRIPOLI, Libya (Coast Wire) - There was heavy fighting in Libya on Monday, in the town of "
    "Misrata and in Sirte, and several houses burned. Shops were shut and the streets were empty "
    "when the shelling stopped. "
)


def same(told: Callable, text: str, *quotes: str) -> bool:
    """Say whether all these words of one story name one actor."""
    found = told(LEAD + text)
    return len({found.actor(quote).id for quote in quotes}) == 1


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        (
            "Islamic State said it held the port. ISIS fighters left at dawn. The militants fled south.",
            ("Islamic State", "ISIS fighters", "militants"),
        ),
        (
            "Government troops entered the town. The Libyan army shelled it. Soldiers searched houses.",
            ("Government troops", "Libyan army", "Soldiers"),
        ),
        (
            "Rebels took the bridge. Opposition fighters held it. The rebel forces then left.",
            ("Rebels", "Opposition fighters", "rebel forces"),
        ),
        (
            "Libyan leader Omar Quarrow spoke. Troops loyal to Quarrow fired. Quarrow's forces left. "
            "Government forces stayed.",
            ("Quarrow's forces", "Government forces"),
        ),
        (
            "Gen. Khalid Anqar spoke first. Anqar said the town was theirs, and Khalid Anqar left.",
            ("Gen. Khalid Anqar", "Anqar"),
        ),
        (
            "The Bendir Movement for the Interior (BMI) denied it. BMI fighters had left.",
            ("Bendir Movement for the Interior", "BMI fighters"),
        ),
        (
            "Militias from the city of Misrata advanced. The Misrata militias lost ten men.",
            ("Militias from the city of Misrata", "Misrata militias"),
        ),
    ],
)
def test_names_and_descriptions_of_one_actor_are_one(
    told: Callable, text: str, quotes: tuple[str, ...]
) -> None:
    """Spellings, acronyms and definite descriptions of one actor share one id."""
    assert same(told, text, *quotes)


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        (
            "Ahmed Hadira, the mayor, spoke. Ziad Hadera, a lawmaker, left.",
            ("Ahmed Hadira", "Ziad Hadera"),
        ),
        (
            "The Harbour Guards fired. The Harbour Post reported it.",
            ("Harbour Guards", "Harbour Post"),
        ),
        ("Rebels took the bridge. Government forces left it.", ("Rebels", "Government forces")),
        (
            "French warplanes struck. The Libyan army answered.",
            ("French warplanes", "Libyan army"),
        ),
        (
            "Imre Salvand is a doctor. Irma Salvand is his sister.",
            ("Imre Salvand", "Irma Salvand"),
        ),
    ],
)
def test_two_actors_stay_two(told: Callable, text: str, quotes: tuple[str, ...]) -> None:
    """Near-equal names, and the two sides of a war, are never one."""
    assert not same(told, text, *quotes)


def test_one_person_is_one_across_pages_and_spellings(told: Callable) -> None:
    """Transliterations of one name in two pages are one person; a surname alone is theirs."""
    found = told(
        LEAD + "Gen. Khalifa Haftar spoke in Libya.",
        LEAD + "Khalifa Hifter, the general, did not speak in Libya.",
        LEAD + "Gen. Hifter told reporters that nine soldiers had been killed in Libya.",
    )
    (actor,) = [a for a in found.contents.actors if "Haftar" in " ".join(a.aliases)]
    assert {"Khalifa Hifter", "Gen. Hifter"} <= set(actor.aliases)


def test_claims_lead_to_their_actors(told: Callable) -> None:
    """Who was harmed, by whom, and who says so carry the ids of the record's actors."""
    found = told(LEAD + "Rebels killed three soldiers, the Libyan army said.")
    claim = found.claim("three soldiers")
    known = {actor.id: actor.kind for actor in found.contents.actors}
    assert claim.who is not None
    assert claim.by is not None
    assert claim.claimant is not None
    assert known[claim.who.actor_id or ""] is ActorKind.STATE_FORCES
    assert known[claim.by.actor_id or ""] is ActorKind.REBEL_GROUP
    assert claim.claimant.actor_id == claim.who.actor_id


def test_the_country_decides_who_an_acronym_is() -> None:
    """`SDF` is one group in Syria, and none where no country fits."""
    syria = known_actor("SDF", ["SY"])
    assert syria is not None
    assert syria.name == "Syrian Democratic Forces"
    assert known_actor("SDF", ["FR"]) is None


def test_ucdp_actors_carry_their_id() -> None:
    """A group of UCDP's list is known in its country under UCDP's id."""
    found = known_actor("Kachin Independence Organization", ["MM"])
    assert found is not None
    assert found.ucdp_id == "201"


@pytest.mark.parametrize("text", ["", "The. The! (X)", "- - -", "’s army's 's", "PRO-X ANTI-Y"])
def test_odd_text_names_nobody_and_breaks_nothing(text: str) -> None:
    """Scraps of text break nothing, and every naming stands at its words."""
    read = read_text(text, open_reader("en"), language="en", skip=())
    scene = Scene(article_id="x", countries={"LY": "Libya"})
    found = chain_actors(text, read, [], language="en", scene=scene)
    assert all(naming.span.stands_in(text) for naming in found)
