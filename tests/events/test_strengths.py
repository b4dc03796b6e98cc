"""Strength and losses of a side, figure by figure."""

from dataclasses import replace
from datetime import date

from syrtis.events import strengths
from syrtis.events.strengths import DayFrom
from syrtis.model import (
    Article,
    Claim,
    ClaimKind,
    Contents,
    Count,
    Event,
    EventDate,
    Modality,
    Party,
    Scope,
    Status,
    When,
)

DAY = date(2019, 7, 2)
PRINTED = date(2019, 7, 3)


def _claim(name: str, kind: ClaimKind, many: int, actor: str | None = "column") -> Claim:
    who = None if actor is None else Party(name="they", start=0, end=4, actor_id=actor)
    count = Count(low=many, high=many, words=str(many))
    return Claim(
        id=name, article_id="a", start=0, end=4, quote="they", kind=kind, who=who, count=count
    )


def _record(*claims: Claim) -> Contents:
    on = When(earliest=PRINTED, latest=PRINTED, basis="printed")
    event = Event(
        id="e", title="", type=None, when=EventDate(earliest=DAY, latest=DAY, precision=1),
        place_id=None, where_precision=None, side_a=None, side_b=None, deaths=None, wounded=None,
        claims=(), articles=(), origins=1,
    )  # fmt: skip
    article = Article(id="a", source="a.txt", status=Status.READ, text="they", published=on)
    return Contents(articles=(article,), claims=claims, events=(event,))


def test_incidents_and_running_totals_stand_apart() -> None:
    """A running total is a point of its own beside the incidents, and no figure is added to another."""
    total = replace(_claim("t", ClaimKind.KILLED, 130), scope=Scope.CUMULATIVE)
    seven = replace(_claim("i", ClaimKind.KILLED, 7), scope=Scope.INCIDENT)
    points = strengths(_record(total, seven))
    assert {(p.low, p.scope) for p in points} == {(130, Scope.CUMULATIVE), (7, Scope.INCIDENT)}


def test_a_day_comes_from_the_claim_or_its_event_never_from_print() -> None:
    """A figure has its claim's day, else its event's; the day of print says only by when it was told."""
    when = When(earliest=date(2019, 6, 1), latest=None, basis="relative")
    own = replace(_claim("own", ClaimKind.KILLED, 5), when=when)
    linked = replace(_claim("linked", ClaimKind.KILLED, 6), event_id="e")
    bare = _claim("bare", ClaimKind.KILLED, 7)
    points = {p.claim_id: p for p in strengths(_record(own, linked, bare))}
    assert (points["own"].earliest, points["own"].day_from) == (date(2019, 6, 1), DayFrom.CLAIM)
    assert (points["linked"].latest, points["linked"].day_from) == (DAY, DayFrom.EVENT)
    assert (points["bare"].earliest, points["bare"].day_from) == (None, None)
    assert points["bare"].printed == PRINTED


def test_what_is_feared_told_again_or_of_nobody_is_left_out() -> None:
    """Plans, fears, retellings and figures without an actor make no point; a denial makes one."""
    kept = _claim("kept", ClaimKind.STRENGTH, 400)
    denied = replace(_claim("denied", ClaimKind.CAPTURED, 0), modality=Modality.NEGATED)
    feared = replace(_claim("feared", ClaimKind.KILLED, 9), modality=Modality.HYPOTHETICAL)
    again = replace(_claim("again", ClaimKind.STRENGTH, 400), repeats="kept")
    nobody = _claim("nobody", ClaimKind.KILLED, 4, actor=None)
    fled = _claim("fled", ClaimKind.DISPLACED, 4)
    points = strengths(_record(fled, nobody, again, feared, denied, kept))
    assert [(p.claim_id, p.denied) for p in points] == [("kept", False), ("denied", True)]


def test_one_actor_can_be_asked_for() -> None:
    """Only the points of the actor that is asked for are given."""
    other = _claim("o", ClaimKind.KILLED, 3, actor="army")
    points = strengths(_record(_claim("c", ClaimKind.KILLED, 5), other), "army")
    assert [p.claim_id for p in points] == ["o"]
