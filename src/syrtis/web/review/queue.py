"""The queue: pairs that may be one, high tolls by one voice, figures that do not agree.

What most hangs on comes first: the dead that would be counted twice or not at all if the record is
wrong. Names of actors and places come after, the most alike first.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from syrtis.ground import propose
from syrtis.model import Actor, Contents, Decision, Event, Place
from syrtis.pipeline.occurrences import propose_pairs
from syrtis.pipeline.views import facts_of
from syrtis.store import Record

__all__ = ["KINDS", "Pending", "claimed_contents", "make_queue"]

HIGH_TOLL = 10
"""Dead from which a figure that one voice alone gives wants a second look."""

KINDS: Mapping[str, str] = {
    "merge": "Two events that may be one",
    "join": "One event that may be two",
    "toll": "A high toll by a single voice",
    "conflict": "Voices that do not agree on the dead",
    "actor": "Two actors that may be one",
    "place": "Two places that may be one",
}
"""What a row of the queue asks, in the order of the page's choices."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """One thing that wants a person's eye."""

    kind: str
    left: str
    right: str | None
    left_name: str
    right_name: str | None
    dead: int | None
    """The dead that hang on it; null where none are counted."""
    score: float | None
    why: tuple[str, ...]
    url: str


def claimed_contents(record: Record) -> Contents:
    """Read what events are made of: all but the pages, the issues and the spells of control."""
    return Contents(
        articles=tuple(record.articles()),
        mentions=tuple(record.mentions()),
        claims=tuple(record.claims()),
        events=tuple(record.events()),
        actors=tuple(record.actors()),
        places=tuple(record.places()),
        origins=tuple(record.origins()),
        decisions=tuple(record.decisions()),
    )


def make_queue(contents: Contents) -> tuple[Pending, ...]:
    """List what wants a person's eye, what most hangs on first."""
    found = [*_pairs(contents), *_tolls(contents), *_conflicts(contents)]
    found.sort(key=lambda each: (-(each.dead or 0), list(KINDS).index(each.kind), each.left))
    found += _names(contents.actors, contents.decisions, "actor")
    return (*found, *_names(contents.places, contents.decisions, "place"))


def _pairs(contents: Contents) -> Iterator[Pending]:
    event_of = {claim: event for event in contents.events for claim in event.claims}
    for pair in propose_pairs(contents.claims, facts_of(contents), contents.decisions):
        left, right = event_of.get(pair.left), event_of.get(pair.right)
        if left is None or right is None:
            continue
        joined = left.id == right.id
        url = f"/review/joins/{pair.left}/{pair.right}"
        yield Pending(
            kind="join" if joined else "merge",
            left=pair.left if joined else left.id,
            right=pair.right if joined else right.id,
            left_name=left.title,
            right_name=right.title,
            dead=_best(left) if joined else min(_best(left), _best(right)),
            score=round(pair.score, 2),
            why=tuple(f"{reason.what} {reason.weight:+.2f}" for reason in pair.reasons),
            url=url if joined else f"/review/events/{left.id}/{right.id}",
        )


def _tolls(contents: Contents) -> Iterator[Pending]:
    for event in contents.events:
        if event.origins == 1 and _best(event) >= HIGH_TOLL and not event.decided:
            yield _of_one(event, "toll", _best(event), "one voice alone gives it")


def _conflicts(contents: Contents) -> Iterator[Pending]:
    for event in contents.events:
        deaths = event.deaths
        if deaths is None or event.decided or not event.disagreements:
            continue
        if deaths.low is not None and deaths.high is not None and deaths.high > deaths.low:
            told = f"told as {deaths.low:,} to {deaths.high:,}"
            yield _of_one(event, "conflict", deaths.high - deaths.low, told)


def _of_one(event: Event, kind: str, dead: int, why: str) -> Pending:
    return Pending(
        kind=kind,
        left=event.id,
        right=None,
        left_name=event.title,
        right_name=None,
        dead=dead,
        score=None,
        why=(why,),
        url=f"/review/events/{event.id}",
    )


def _names(
    things: tuple[Actor, ...] | tuple[Place, ...], decisions: Sequence[Decision], kind: str
) -> Iterator[Pending]:
    names = {thing.id: thing.name for thing in things}
    for pair in propose(things, decisions):
        yield Pending(
            kind=kind,
            left=pair.left,
            right=pair.right,
            left_name=names[pair.left],
            right_name=names[pair.right],
            dead=None,
            score=pair.score,
            why=tuple(f"{what} {part:+.2f}" for what, part in pair.reasons.items()),
            url=f"/review/{kind}s/{pair.left}/{pair.right}",
        )


def _best(event: Event) -> int:
    return (event.deaths.best or 0) if event.deaths else 0
