"""Claimants: who says so, where plain words name them."""

from collections.abc import Callable

import pytest

from syrtis.model import Claim

Claims = Callable[[str], list[Claim]]

SPOKEN = [
    ("Ten men were killed, officials said.", "officials"),
    ("Officials said ten men were killed.", "Officials"),
    ("The interior ministry said that ten men were killed.", "interior ministry"),
    ("Twelve men died, police said last night.", "police"),
    ("Ten men died, the Weir Group, a monitor based in the port, said last week.", "Weir Group"),
    ("Ten men were killed, said Col. Ada Brandt.", "Col. Ada Brandt"),
    ("Ten men were killed, said the doctor, who was not named.", "doctor"),
    ("Ten men were killed, according to the mayor of Ansel.", "mayor of Ansel"),
    ("According to Relief Watch, ten men were killed.", "Relief Watch"),
    ("Ada Brandt, a spokeswoman for the army, said ten men were killed.", "Ada Brandt"),
    ("Ada Brandt told reporters that ten men were killed.", "Ada Brandt"),
    ("Ten men were killed, Ada Brandt told a local paper.", "Ada Brandt"),
    ("“Ten men were killed,” Ada Brandt said.", "Ada Brandt"),
    ('"Ten men were killed," said Ada Brandt.', "Ada Brandt"),
    ("Relief Watch says the militia killed at least 49 people.", "Relief Watch"),
    ("By most estimates, the group had 2,000-5,000 militants.", "most estimates"),
    ("On Monday the army said ten men were killed.", "army"),
    ("The navy claimed 300 fighters were inside the port.", "navy"),
    ("Ten men were killed near Ansel.", None),
    ("The storm claimed 12 lives.", None),
    ("Ten men were killed. Officials said the road was open.", None),
    ("The general, who was shot, had said little; ten men were killed.", None),
]


@pytest.mark.parametrize(("text", "claimant"), SPOKEN)
def test_the_speaker_is_named(text: str, claimant: str | None, claims: Claims) -> None:
    """A plain `X said` names the claimant; without one the article speaks for itself."""
    (claim,) = claims(text)
    assert (claim.claimant and claim.claimant.name) == claimant


def test_each_speaker_has_their_own_figure(claims: Claims) -> None:
    """Two speakers in one sentence keep their own numbers."""
    text = "The army said ten rebels were killed, but the rebels said two men were killed."
    assert [c.claimant and c.claimant.name for c in claims(text)] == ["army", "rebels"]


def test_a_pronoun_is_the_last_named_speaker(claims: Claims) -> None:
    """`She said` is whoever spoke last by name."""
    text = "The road was open, Ada Brandt said. She said ten men were killed."
    (claim,) = claims(text)
    assert claim.claimant
    assert claim.claimant.name == "Ada Brandt"


def test_a_pronoun_without_a_name_stays(claims: Claims) -> None:
    """Where nobody was named, the speaker is kept as written, and not taken for the article."""
    (claim,) = claims("He said ten men were killed.")
    assert claim.claimant
    assert claim.claimant.name == "He"


def test_a_quotation_runs_on(claims: Claims) -> None:
    """A quotation over two sentences has the speaker who is named when it ends."""
    text = "“Ten men were killed. The road is closed,” Ada Brandt said."
    (claim,) = claims(text)
    assert claim.claimant
    assert claim.claimant.name == "Ada Brandt"


def test_a_quotation_goes_on_after_its_speaker(claims: Claims) -> None:
    """A quotation that goes on after `she said` is still hers."""
    text = "“The road is closed,” Ada Brandt said. “Ten men were killed.”"
    (claim,) = claims(text)
    assert claim.claimant
    assert claim.claimant.name == "Ada Brandt"
