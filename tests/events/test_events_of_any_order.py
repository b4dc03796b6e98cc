"""Order, partition, repetition and additions change no event."""

from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from vessin import ACTORS, PLACES, SHELLING, STRIKE, a_claim, events_of

from syrtis.events import Seat, Telling, Tie, containment, seats_of, tell_occurrences, traits_of
from syrtis.events.making import cast_of
from syrtis.model import Change, Claim, ClaimKind, Decision, DecisionKind, Subject
from syrtis.pipeline.engine import run_group
from syrtis.pipeline.occurrences import MEET_TELLINGS

FIRST = date(2021, 4, 1)
DRAWN = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def corpora(draw: st.DrawFn) -> list[Claim]:
    """Draw the claims of some articles on two towns, a market and a few days."""
    claims = []
    for number in range(draw(st.integers(1, 14))):
        kind = draw(st.sampled_from([ClaimKind.EVENT, ClaimKind.KILLED, ClaimKind.CONTROL]))
        day = draw(st.none() | st.integers(0, 12))
        low = draw(st.integers(0, 9))
        claims.append(
            a_claim(
                f"claim {number}",
                kind,
                article=draw(st.sampled_from("abcdef")),
                at=draw(st.integers(0, 40)) * 50,
                place=draw(st.sampled_from(["tallen", "market", "korro", None])),
                day=None if day is None else (FIRST + timedelta(days=day)).isoformat(),
                weekday=draw(st.sampled_from([None, "Monday", "Tuesday"])),
                who=draw(st.sampled_from([None, "people", "army", "rebels"])),
                by=draw(st.sampled_from([None, "army", "rebels"])),
                event=draw(st.sampled_from([STRIKE, SHELLING]))
                if kind is ClaimKind.EVENT
                else None,
                change=draw(st.sampled_from(list(Change))) if kind is ClaimKind.CONTROL else None,
                count=(low, low) if kind is ClaimKind.KILLED else None,
                voice=draw(st.sampled_from(["v1", "v2", "v3"])),
            )
        )
    return claims


@st.composite
def decided(draw: st.DrawFn) -> tuple[list[Claim], list[Decision]]:
    """Draw claims and some decisions on whatever events they may be in."""
    claims = draw(corpora())
    names = [claim.id for claim in claims]
    decisions = []
    for number in range(1, draw(st.integers(0, 3)) + 1):
        kind = draw(st.sampled_from([DecisionKind.MERGE, DecisionKind.SPLIT, DecisionKind.REJECT]))
        groups = [draw(st.sets(st.sampled_from(names), min_size=1)) for _ in range(2)]
        rest = groups[1] - groups[0]
        chosen = (groups[0],) if kind is DecisionKind.REJECT else (groups[0], rest)
        decisions.append(
            Decision(
                id=f"d{number}",
                number=number,
                subject=Subject.EVENT,
                kind=kind,
                ids=(),
                claims=tuple(tuple(sorted(group)) for group in chosen),
            )
        )
    return claims, decisions


@DRAWN
@given(decided(), st.randoms(use_true_random=False))
def test_order_changes_no_event(drawn: tuple[list[Claim], list[Decision]], random: object) -> None:
    """Shuffled claims, and claims given a second time over, make the same events."""
    claims, decisions = drawn
    shuffled = list(claims)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert events_of(claims, decisions=decisions) == events_of(shuffled, decisions=decisions)


@DRAWN
@given(decided())
def test_every_claim_is_in_one_event_at_most(drawn: tuple[list[Claim], list[Decision]]) -> None:
    """No claim is in two events, and what a person set apart is in one event with nothing it was set
    apart from, unless a later merge says otherwise.
    """
    claims, decisions = drawn
    events = events_of(claims, decisions=decisions)
    held = [claim for event in events for claim in event.claims]
    assert len(held) == len(set(held))
    if decisions and decisions[-1].kind is DecisionKind.SPLIT:
        apart, rest = map(set, decisions[-1].claims)
        assert not [e for e in events if apart & {*e.claims} and rest & {*e.claims}]


@DRAWN
@given(corpora(), st.sets(st.sampled_from("abcdef")))
def test_added_articles_touch_only_their_places(claims: list[Claim], later: set[str]) -> None:
    """Pairs found place by place, those of added articles anew, are the pairs found at once."""
    tellings = _tellings(claims)
    at_once = set(_ties(tellings))
    first = [told for told in tellings if told.article_id not in later]
    kept = {place: _ties_at(place, first) for place in _places(first)}
    touched = _places([told for told in tellings if told.article_id in later])
    kept |= {place: _ties_at(place, tellings) for place in touched}
    assert {tie for ties in kept.values() for tie in ties} == at_once


def _tellings(claims: Sequence[Claim]) -> list[Telling]:
    cast = cast_of(ACTORS)
    articles = sorted({claim.article_id for claim in claims})
    return [
        told
        for article in articles
        for told in tell_occurrences([c for c in claims if c.article_id == article], cast)
    ]


def _seats(tellings: Sequence[Telling]) -> list[Seat]:
    within = containment(PLACES)
    return [seat for told in tellings for seat in seats_of(traits_of(told, within), ("tallen",))]


def _ties(tellings: Sequence[Telling]) -> list[Tie]:
    return run_group(MEET_TELLINGS, _seats(tellings))


def _places(tellings: Sequence[Telling]) -> set[str]:
    return {seat.block for seat in _seats(tellings)}


def _ties_at(place: str, tellings: Sequence[Telling]) -> list[Tie]:
    return run_group(MEET_TELLINGS, [s for s in _seats(tellings) if s.block == place])
