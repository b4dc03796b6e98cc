"""Event claims: what else happened, under ACLED's types, with who, where and when in words."""

from collections.abc import Callable

import pytest

from syrtis.model import Claim, ClaimKind, Modality, Standing

Claims = Callable[[str], list[Claim]]

TYPES = [
    ("An airstrike hit a storehouse in Ansel.", "Explosions/Remote violence / Air/drone strike"),
    ("Shelling hit the market of Ansel.",
     "Explosions/Remote violence / Shelling/artillery/missile attack"),
    ("A suicide bombing shook Ansel on Friday.", "Explosions/Remote violence / Suicide bomb"),
    ("A roadside bomb exploded near Bendir.",
     "Explosions/Remote violence / Remote explosive/landmine/IED"),
    ("A chemical attack was reported in Ansel.", "Explosions/Remote violence / Chemical weapon"),
    ("Rebels clashed with the army near Ansel.", "Battles / Armed clash"),
    ("Gunmen ambushed an army patrol.", "Battles / Armed clash"),
    ("Gunmen kidnapped five engineers in Bendir.",
     "Violence against civilians / Abduction/forced disappearance"),
    ("Gunmen assassinated the mayor of Ansel.", "Violence against civilians / Attack"),
    ("Soldiers raped women in the village.", "Violence against civilians / Sexual violence"),
    ("Thousands took part in a protest in Ansel.", "Protests / Peaceful protest"),
    ("A riot broke out in the prison.", "Riots / Violent demonstration"),
    ("The two sides signed a truce on Monday.", "Strategic developments / Agreement"),
    ("Police arrested ten men in Ansel.", "Strategic developments / Arrests"),
    ("Soldiers looted the shops of Bendir.",
     "Strategic developments / Looting/property destruction"),
    ("Sappers defused a bomb in the market.", "Strategic developments / Disrupted weapons use"),
    ("Fighter jets bombed the barracks of Ansel.", "Explosions/Remote violence / Air/drone strike"),
    ("The airstrike attacks went on until Friday.", "Explosions/Remote violence / Air/drone strike"),
    ("Warplanes destroyed five trucks near Ansel.", "Explosions/Remote violence / Air/drone strike"),
    ("Two shells hit the clinic of Bendir.",
     "Explosions/Remote violence / Shelling/artillery/missile attack"),
    ("A rocket landed in the market.",
     "Explosions/Remote violence / Shelling/artillery/missile attack"),
    ("A mine destroyed a milk lorry near Bendir.",
     "Explosions/Remote violence / Remote explosive/landmine/IED"),
    ("A suicide bomber killed four people in Ansel.", "Explosions/Remote violence / Suicide bomb"),
    ("The two sides swapped prisoners on Monday.", "Strategic developments / Agreement"),
    ("Rebels set up a base in the hills.",
     "Strategic developments / Headquarters or base established"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind"), TYPES)
def test_the_type_is_acleds(text: str, kind: str, claims: Claims) -> None:
    """What happened is told under the field's own name for it."""
    assert kind in [c.event_type for c in claims(text) if c.kind is ClaimKind.EVENT]


UNTOLD = [
    "The attack helicopter landed in Ansel.",
    "The storm hit the town at night.",
    "Prices fell on Friday.",
    "She wrote a book on the history of bread.",
    "The ministry opened a school.",
]


@pytest.mark.parametrize("text", UNTOLD)
def test_what_is_no_event_is_not_found(text: str, claims: Claims) -> None:
    """Machines named for attacks, and figures of speech, are no events."""
    assert [c.quote for c in claims(text) if c.kind is ClaimKind.EVENT] == []


def test_both_sides_of_a_clash(claims: Claims) -> None:
    """One side of a clash acts, the other is whom it meets; both as the article names them."""
    (clash,) = [c for c in claims("Rebels clashed with the army in Ansel.") if c.event_type]
    assert (clash.by and clash.by.name, clash.who and clash.who.name) == ("Rebels", "army")
    assert clash.place
    assert clash.place.name == "Ansel"


def test_an_event_without_an_actor_is_kept(claims: Claims) -> None:
    """Nobody is said to have bombed: by whom stays null, and the event stays."""
    (blast,) = [c for c in claims("An explosion was heard in Bendir on Friday.") if c.event_type]
    assert blast.by is None
    assert blast.when_words
    assert blast.when_words.quote == "Friday"


STATUS = [
    ("The army plans an airstrike on Ansel.", Modality.FUTURE),
    ("No shelling was reported in Ansel.", Modality.NEGATED),
    ("The army denied the shelling of Ansel.", Modality.NEGATED),
    ("Rebels could attack the port.", Modality.HYPOTHETICAL),
]


@pytest.mark.parametrize(("text", "modality"), STATUS)
def test_status(text: str, modality: Modality, claims: Claims) -> None:
    """Planned, denied and possible events are told from those that happened."""
    assert {c.modality for c in claims(text) if c.kind is ClaimKind.EVENT} == {modality}


HISTORY = [
    ("The 1991 uprising began in Ansel.", Standing.BACKGROUND),
    ("A bombing killed 30 people in 1988.", Standing.BACKGROUND),
    ("The bombing of the ferry two years ago is unsolved.", Standing.BACKGROUND),
    ("A bombing killed 30 people on Friday.", Standing.NEWS),
]


@pytest.mark.parametrize(("text", "standing"), HISTORY)
def test_history_is_marked(text: str, standing: Standing, claims: Claims) -> None:
    """What lies years back is background, and is not taken for news."""
    assert {c.standing for c in claims(text) if c.kind is ClaimKind.EVENT} == {standing}


def test_an_event_of_several_places_is_one_at_each(claims: Claims) -> None:
    """Places joined by `and` each have their event; what lies between two places is one."""
    found = [
        c for c in claims("Warplanes struck barracks in Ansel, Bendir and Korvat.") if c.event_type
    ]
    assert {c.place.name for c in found if c.place} == {"Ansel", "Bendir", "Korvat"}
    assert len({c.id for c in found}) == 3
    between = [
        c for c in claims("Rebels clashed with the army between Ansel and Bendir.") if c.event_type
    ]
    assert len(between) == 1
