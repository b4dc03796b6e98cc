"""Control claims: who takes, holds, loses, besieges or means to take which place."""

from collections.abc import Callable

import pytest

from syrtis.model import Change, Claim, ClaimKind, Extent, Modality

Claims = Callable[[str], list[Claim]]

G, H, L, C = Change.GAINED, Change.HELD, Change.LOST, Change.CONTESTED

TOLD = [
    ("Rebels captured Ansel.", [("Ansel", G, "Rebels")]),
    ("The army seized the port of Ansel on Friday.", [("port of Ansel", G, "army")]),
    ("Government forces retook the town of Bendir.", [("town of Bendir", G, "Government forces")]),
    ("Rebels took control of Ansel overnight.", [("Ansel", G, "Rebels")]),
    ("Column fighters overran the Kesh barracks.", [("Kesh barracks", G, "Column fighters")]),
    ("The militants took over Ansel last year.", [("Ansel", G, "militants")]),
    ("Ansel fell to the rebels.", [("Ansel", G, "rebels")]),
    ("The capture of Ansel ended a long offensive.", [("Ansel", G, None)]),
    ("After the fall of the town of Ansel the road was open.", [("town of Ansel", G, None)]),
    ("The army drove the rebels out of Ansel.", [("Ansel", G, "army")]),
    ("Rebels hold Ansel and Bendir.", [("Ansel", H, "Rebels"), ("Bendir", H, "Rebels")]),
    ("The army is in control of Ansel.", [("Ansel", H, "army")]),
    ("Ansel is in the hands of rebels.", [("Ansel", H, "rebels")]),
    ("Ansel is under rebel control.", [("Ansel", H, "rebel")]),
    ("He flew to the rebel stronghold of Bendir.", [("Bendir", H, "rebel")]),
    ("The rebels lost Ansel and Bendir.", [("Ansel", L, "rebels"), ("Bendir", L, "rebels")]),
    ("The army withdrew from Ansel.", [("Ansel", L, "army")]),
    ("Rebels were retreating from Bendir.", [("Bendir", L, "Rebels")]),
    ("The soldiers abandoned the barracks in Ansel.", [("Ansel", L, "soldiers")]),
    ("The army besieged Ansel.", [("Ansel", C, "army")]),
    ("Ansel remained under siege by the army.", [("Ansel", C, "army")]),
    ("Rebels battled the army for control of Ansel.", [("Ansel", C, "Rebels")]),
    ("Food ran out in the besieged city of Ansel.", [("city of Ansel", C, None)]),
]


@pytest.mark.parametrize(("text", "wanted"), TOLD)
def test_who_holds_what_is_found(
    text: str, wanted: list[tuple[str, Change, str | None]], claims: Claims
) -> None:
    """A change of hands is found with its place, its side and what changed."""
    found = [
        (c.place.name if c.place else "", c.change, c.who.name if c.who else None)
        for c in claims(text)
        if c.kind is ClaimKind.CONTROL
    ]
    assert found == [(place, change, who) for place, change, who in wanted]


UNTOLD = [
    "The minister left Ansel on Friday.",
    "The ship reached Bendir with 40 tons of flour.",
    "Police captured three gunmen in Ansel.",
    "A photographer captured the river at dawn.",
    "The talks were held in Ansel.",
    "The man was taken by ambulance from his home.",
    "The team won in Bendir.",
    "The delegates took part in the march.",
    "The price of bread fell in Ansel.",
    "The alliance takes command of the mission.",
    "A street fight broke out near the school.",
    "The threshold has not been reached in Halvera.",
    "He was freed from prison.",
    "The party lost the election.",
]


@pytest.mark.parametrize("text", UNTOLD)
def test_what_is_no_change_of_hands_is_not_found(text: str, claims: Claims) -> None:
    """Journeys, arrests, meetings and matches change no place's hands."""
    assert [c.quote for c in claims(text) if c.kind is ClaimKind.CONTROL] == []


STATUS = [
    ("Rebels captured Ansel.", Modality.ASSERTED),
    ("The army plans to retake Ansel.", Modality.FUTURE),
    ("The rebels will take Ansel, their leader said.", Modality.FUTURE),
    ("The army denied that rebels had captured Ansel.", Modality.NEGATED),
    ("Rebels have not captured the town of Ansel.", Modality.NEGATED),
    ("Rebels could capture Ansel within days.", Modality.HYPOTHETICAL),
    ("Rebels tried to capture Ansel.", Modality.HYPOTHETICAL),
    ("If rebels capture Ansel, the road is theirs.", Modality.HYPOTHETICAL),
    ("Rebels appeared to have taken control of Ansel.", Modality.ASSERTED),
]


@pytest.mark.parametrize(("text", "modality"), STATUS)
def test_plans_and_denials_take_nothing(text: str, modality: Modality, claims: Claims) -> None:
    """What is planned, denied, tried or supposed is told from what is said to have happened."""
    first = next(c for c in claims(text) if c.kind is ClaimKind.CONTROL)
    assert first.modality is modality


EXTENT = [
    ("Rebels captured all of Ansel.", Extent.WHOLE),
    ("The army has total control of Ansel.", Extent.WHOLE),
    ("Rebels captured most of Ansel.", Extent.PART),
    ("The army recaptured nearly all of Ansel.", Extent.PART),
    ("Rebels reached the outskirts of Ansel.", Extent.PART),
    ("Rebels captured Ansel.", None),
]


@pytest.mark.parametrize(("text", "extent"), EXTENT)
def test_a_part_is_not_the_whole(text: str, extent: Extent | None, claims: Claims) -> None:
    """`Nearly all` is a part, and nothing is said where the words say nothing."""
    (claim,) = [c for c in claims(text) if c.kind is ClaimKind.CONTROL]
    assert claim.extent is extent


def test_the_port_of_the_town_is_a_part(claims: Claims) -> None:
    """An unnamed port is a part of the place that was fought for."""
    _, port = [
        c
        for c in claims("Rebels stormed Ansel on Monday. They seized the port on Friday.")
        if c.kind is ClaimKind.CONTROL
    ]
    assert (port.place and port.place.name, port.extent) == ("Ansel", Extent.PART)


def test_each_place_of_a_list(claims: Claims) -> None:
    """Three towns taken in one breath are three claims."""
    found = [c for c in claims("Rebels took Ansel, Bendir and Port Kesh.") if c.change]
    assert [c.place and c.place.name for c in found] == ["Ansel", "Bendir", "Port Kesh"]
