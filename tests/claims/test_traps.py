"""The traps that careful readers found in two real cases, each told again in words of our own.

What the record does not resolve yet (which day, which actor, which event) is tested as far as claims
go: the words are kept apart, and nobody and nothing is merged.
"""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from syrtis.model import COUNT_KINDS, Change, Claim, ClaimKind, Issue, Modality, Scope, Standing

Claims = Callable[[str], list[Claim]]
Rows = Callable[[str], tuple[Claim | Issue, ...]]
Count = tuple[str, int | None, int | None]


@dataclass(frozen=True, kw_only=True)
class Trap:
    """A text with what may be claimed of it: these counts, and control of these places."""

    name: str
    text: str
    counts: tuple[Count, ...] = ()
    control: tuple[tuple[str, str, str], ...] = ()
    """Place, change, modality."""


TRAPS = [
    # one town taken three times
    Trap(
        name="two sevens",
        text="Seven Column fighters were trapped alive under the rubble. In September seven "
        "guards were killed at the bridge.",
        counts=(("killed", 7, 7),),
    ),
    Trap(
        name="a plan is no capture",
        text="The army is preparing to seize Bendir. An attempted suicide bombing failed.",
        control=(("Bendir", "gained", "future"),),
    ),
    Trap(
        name="a total and a day",
        text="The offensive has cost the militias the lives of 130 fighters since May. On "
        "Saturday seven guards were killed.",
        counts=(("killed", 130, 130), ("killed", 7, 7)),
    ),
    Trap(
        name="shares and distances are not people",
        text="Foreigners account for 85 percent of the fighters. The town lies 450km east of "
        "the capital and 150 miles from the sea. Shells fell at 10:30 and at 14:00.",
    ),
    Trap(
        name="children among the dead",
        text="Four civilians were killed in Ansel, including three children.",
        counts=(("killed", 4, 4), ("killed", 3, 3)),
    ),
    # six days of one broadcaster
    Trap(
        name="lengths and dates are not people",
        text="The resolution of March 17 was passed. The town has been shelled for an 11th "
        "consecutive day. The ships sailed on March 19.",
    ),
    Trap(
        name="command of a mission is no ground",
        text="The alliance takes over the mission. It agreed to take command of the mission and "
        "to take control of enforcing the ban.",
    ),
    Trap(
        name="two days in one paragraph",
        text="At least 20 people were wounded on Saturday. On Friday, seven people were killed "
        "and another 70 were wounded.",
        counts=(("wounded", 20, None), ("killed", 7, 7), ("wounded", 70, 70)),
    ),
    Trap(
        name="machines and missions are not people",
        text="At least five combat planes and two helicopters were destroyed. Jets hit three "
        "boats, destroying one and damaging the other two. Several dozen land mines were found. "
        "The alliance flew 164 sorties and at least 96 missions. Six loud explosions were heard.",
    ),
    Trap(
        name="ministers and kilometres are not victims",
        text="More than 40 foreign ministers will attend. The nearly 42-year reign ended. The "
        "town is 40 miles (66 kilometers) away. Within a 24-hour period $550 million was spent. "
        "About 60% voted; about a third of them stayed.",
    ),
    Trap(
        name="evicted is not killed",
        text="Soldiers were evicting thousands of people from their homes. The regime has killed "
        "thousands of Halverans.",
        counts=(("displaced", 2000, 9999), ("killed", 2000, 9999)),
    ),
    Trap(
        name="a question has no number",
        text="How many are people with ties to the Column is not known.",
    ),
    Trap(
        name="the outskirts are not the city",
        text="Rebels reached the outskirts of the city of Bendir.",
        control=(("outskirts of the city of Bendir", "gained", "asserted"),),
    ),
    Trap(
        name="other wars",
        text="There will be no foreign boots on the ground, the minister said.",
    ),
    Trap(
        name="planes that did not strike",
        text="The planes circled overhead but did not strike the tanks.",
    ),
]


@pytest.mark.parametrize("trap", TRAPS, ids=lambda trap: trap.name)
def test_a_trap_is_not_stepped_into(trap: Trap, claims: Claims) -> None:
    """What looks like a count of people or a capture and is none makes no claim."""
    found = [claim for claim in claims(trap.text) if claim.kind in COUNT_KINDS]
    counts = [(c.kind.value, *((c.count.low, c.count.high) if c.count else ())) for c in found]
    assert sorted(counts, key=str) == sorted(trap.counts, key=str)
    control = [
        (c.place.name if c.place else "", str(c.change), c.modality.value)
        for c in claims(trap.text)
        if c.kind is ClaimKind.CONTROL
    ]
    assert control == list(trap.control)


def _counts(claims: list[Claim]) -> list[Claim]:
    return [claim for claim in claims if claim.kind in COUNT_KINDS]


def _control(claims: list[Claim]) -> list[Claim]:
    return [claim for claim in claims if claim.kind is ClaimKind.CONTROL]


def test_a_total_is_no_day(claims: Claims) -> None:
    """A running total and one day's toll are told apart, so that nobody adds them."""
    total, day = _counts(
        claims(
            "The offensive has cost the militias the lives of 130 fighters since May. On Saturday "
            "seven guards were killed."
        )
    )
    assert (total.scope, day.scope) == (Scope.CUMULATIVE, Scope.INCIDENT)


def test_a_week_a_day_and_another_day(claims: Claims) -> None:
    """A week's 116 are a total; Sunday's eight and Friday's seven are occurrences."""
    week, sunday, friday = _counts(
        claims(
            "116 civilians have been killed in the last week. On Sunday eight civilians were "
            "killed. On Friday seven people were killed."
        )
    )
    assert week.scope is Scope.CUMULATIVE
    assert {sunday.scope, friday.scope} == {Scope.INCIDENT}


def test_children_are_part_of_the_four(claims: Claims) -> None:
    """Three children among four dead do not make seven."""
    whole, part = _counts(claims("Four civilians were killed in Ansel, including three children."))
    assert part.part_of == whole.id


def test_another_seventy_hold_no_seven(claims: Claims) -> None:
    """`Another 70` were wounded beside the seven dead: neither is part of the other."""
    found = _counts(claims("On Friday, seven people were killed and another 70 were wounded."))
    assert [claim.part_of for claim in found] == [None, None]


def test_no_one_of_the_convoy(claims: Claims) -> None:
    """`No one was killed` is a denial of its own, with its speaker, beside others' dead."""
    nobody, eight = _counts(
        claims(
            "No one was killed when the convoy was attacked, the spokesman said. In Ansel eight "
            "civilians were killed, a doctor said."
        )
    )
    assert nobody.count
    assert (nobody.count.high, nobody.modality) == (0, Modality.NEGATED)
    assert (eight.claimant and eight.claimant.name) == "doctor"


def test_two_sides_two_figures(claims: Claims) -> None:
    """Twenty-two in the town and 29 of the convoy are told by two sides and stay two claims."""
    town, convoy = _counts(
        claims("22 people were injured, a doctor said. 29 men were injured, the ministry said.")
    )
    assert (town.claimant and town.claimant.name) == "doctor"
    assert (convoy.claimant and convoy.claimant.name) == "ministry"


def test_a_forecast_has_killed_nobody(claims: Claims) -> None:
    """`Will kill` is future, whatever number stands in it; the month's dead beside it happened."""
    future, told = _counts(
        claims("The general will kill hundreds of people. He has killed 90 people since March.")
    )
    assert (future.modality, told.modality) == (Modality.FUTURE, Modality.ASSERTED)


def test_lives_saved_are_not_lost(claims: Claims) -> None:
    """A bloodbath that somebody threatens and lives that somebody saves are no deaths."""
    text = "The fleet saved thousands of lives. The regime threatens a bloodbath in Ansel."
    assert _counts(claims(text)) == []


def test_the_missing_are_not_all_prisoners(claims: Claims) -> None:
    """370 are missing; that some may be in custody is a supposition about some of them."""
    missing, held = _counts(
        claims("370 people are missing, with some suspected to be in government custody.")
    )
    assert (missing.kind, missing.modality) == (ClaimKind.MISSING, Modality.ASSERTED)
    assert (held.kind, held.modality) == (ClaimKind.CAPTURED, Modality.HYPOTHETICAL)


def test_a_wounded_witness_is_no_toll(claims: Claims) -> None:
    """The bandaged man who tells is no count; whom he tells of has no number, and gets none."""
    found = _counts(
        claims("The army shelled the road, killing some of the rebels, a wounded rebel said.")
    )
    (killed,) = found
    assert killed.kind is ClaimKind.KILLED
    assert killed.count is None or (killed.count.low, killed.count.high) == (None, None)


def test_a_denial_keeps_its_speaker(claims: Claims) -> None:
    """`No confirmed civilian casualties` is the admiral's, beside state television's wounded."""
    found = _counts(
        claims(
            "State television reported that 12 civilians were wounded. There were no civilian "
            "casualties, Admiral Orm said."
        )
    )
    told, *denied = found
    assert (told.claimant and told.claimant.name) == "State television"
    assert {claim.modality for claim in denied} == {Modality.NEGATED}
    assert {claim.claimant and claim.claimant.name for claim in denied} == {"Admiral Orm"}


def test_a_town_lost_again_stays_taken(claims: Claims) -> None:
    """That Ansel was taken and that it was lost are two claims; the later corrects nothing."""
    found = _control(claims("Rebels captured Ansel on Sunday. On Wednesday the rebels lost Ansel."))
    assert [claim.change for claim in found] == [Change.GAINED, Change.LOST]
    assert {claim.place and claim.place.name for claim in found} == {"Ansel"}


def test_the_city_is_the_one_fought_for(claims: Claims) -> None:
    """`The city` is the place that was fought for last, and changes when another is."""
    first, second, third, fourth = _control(
        claims(
            "Rebels captured Ansel. The army retook the city at noon. Rebels seized Bendir. "
            "The army besieged the city."
        )
    )
    assert {(c.place and c.place.name) for c in (first, second)} == {"Ansel"}
    assert {(c.place and c.place.name) for c in (third, fourth)} == {"Bendir"}


def test_each_side_says_it_is_in_control(claims: Claims) -> None:
    """Who holds a disputed town is claimed by both, each under their own name."""
    found = _control(
        claims("The army said it was in control of Ansel. Rebels said they controlled Ansel.")
    )
    assert [claim.claimant and claim.claimant.name for claim in found] == ["army", "Rebels"]


def test_history_is_no_news(claims: Claims) -> None:
    """What an article tells of years ago is marked as background, with its words of time."""
    (claim,) = _counts(claims("In 1988 the bombing of a ferry killed 30 people."))
    assert claim.standing is Standing.BACKGROUND
    assert claim.when_words
    assert "1988" in claim.when_words.quote


def test_sunday_is_kept_beside_wednesday(claims: Claims) -> None:
    """A capture told again in a report of retreat keeps its own day and its own speaker."""
    found = _control(
        claims("The radio reported that rebels took Ansel on Sunday. On Wednesday they lost Ansel.")
    )
    assert [claim.when_words and claim.when_words.quote for claim in found] == [
        "Sunday",
        "Wednesday",
    ]
    assert found[0].claimant
    assert found[0].claimant.name == "radio"


def test_a_condition_names_no_place(claims: Claims) -> None:
    """What would be, if somebody fell, is a supposition and no change of hands."""
    found = _control(claims("If the army marches on Bendir, the talks will end."))
    assert {claim.modality for claim in found} <= {Modality.HYPOTHETICAL, Modality.FUTURE}


def test_nobody_is_merged(claims: Claims) -> None:
    """Two spellings of one spokesman, and two men of one name, stay as they are written."""
    found = _counts(
        claims(
            "Ten men were killed, Musa Imbrahim said. Nine men were wounded, Mussa Ibrahim said. "
            "Two men were killed, Musa Kusa said."
        )
    )
    assert [claim.claimant and claim.claimant.name for claim in found] == [
        "Musa Imbrahim",
        "Mussa Ibrahim",
        "Musa Kusa",
    ]
    assert {claim.claimant and claim.claimant.actor_id for claim in found} == {None}


def test_casualties_are_not_split_by_guess(rows: Rows) -> None:
    """A number of casualties says neither how many died nor how many live: an issue, no claim."""
    found = rows("The attack caused 48 casualties.")
    assert [row.code for row in found if isinstance(row, Issue)] == ["harm-not-separated"]
    assert not [row for row in found if isinstance(row, Claim) and row.kind in COUNT_KINDS]
