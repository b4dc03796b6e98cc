"""The stages from claims to events: tell (per article), meet (per place), cluster, reconcile.

A place whose tellings are what they were gives what it gave: pages that are added touch only the places
they tell of.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from syrtis.events import (
    Cast,
    Facts,
    Judged,
    Occurrence,
    Rule,
    Seat,
    Telling,
    Tie,
    Unsure,
    cast_of,
    cluster,
    containment,
    event_of,
    judge,
    lanes,
    meet,
    overridden,
    propose_events,
    seats_of,
    tell_occurrences,
    traits_of,
    wide_places,
)
from syrtis.model import Claim, Decision, Event
from syrtis.pipeline.engine import Progress, run_group, run_map, silent
from syrtis.pipeline.stages import Group, Map

__all__ = ["MEET_TELLINGS", "find_events", "propose_pairs"]


def find_events(
    claims: Sequence[Claim],
    facts: Facts,
    *,
    rule: Rule = Rule.UCDP,
    decisions: Sequence[Decision] = (),
    progress: Progress = silent,
) -> list[Event]:
    """Find the events of a record from its claims, in the order of their days and ids."""
    found = _found(claims, facts, decisions, progress)
    told = {telling.claims[0].id: telling for telling in found.tellings}
    events = [
        event_of([told[each] for each in one.tellings], facts, rule, one.joined)
        for one in found.occurrences
    ]
    return sorted(overridden(events, decisions, facts), key=_order)


def propose_pairs(
    claims: Sequence[Claim], facts: Facts, decisions: Sequence[Decision] = ()
) -> list[Unsure]:
    """List the pairs of events that may be one, and the joins that may be none, the least sure first."""
    found = _found(claims, facts, decisions, silent)
    return propose_events(found.occurrences, found.ties, found.tellings, judge(decisions))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    tellings: Sequence[Telling]
    ties: Sequence[Tie]
    occurrences: Sequence[Occurrence]


def _found(
    claims: Sequence[Claim], facts: Facts, decisions: Sequence[Decision], progress: Progress
) -> _Found:
    judged = judge(decisions)
    within = containment(facts.places.values())
    wide = wide_places(facts.places.values())
    tell = partial(_tell, cast=cast_of(facts.actors.values(), within), judged=judged)
    tellings = run_map(Map(name="tell", apply=tell), _by_article(claims), progress)
    traits = [
        traits_of(telling, within, facts.texts.get(telling.article_id, ""), wide)
        for telling in tellings
    ]
    seats = [
        seat
        for each in traits
        for seat in seats_of(each, facts.named.get(each.article_id, frozenset()) - wide)
    ]
    ties = run_group(MEET_TELLINGS, seats, progress)
    occurrences = cluster(
        traits, ties, bonds=list(_bonds(judged, tellings)), are_apart=judged.are_apart
    )
    return _Found(tellings=tellings, ties=ties, occurrences=occurrences)


def _by_article(claims: Iterable[Claim]) -> list[list[Claim]]:
    groups: dict[str, list[Claim]] = {}
    for claim in sorted(claims, key=lambda claim: claim.article_id):
        groups.setdefault(claim.article_id, []).append(claim)
    return list(groups.values())


def _tell(claims: Sequence[Claim], cast: Cast, judged: Judged) -> Iterator[Telling]:
    for lane in lanes(claims, judged):
        yield from tell_occurrences(lane, cast)


def _bonds(judged: Judged, tellings: Sequence[Telling]) -> Iterator[list[str]]:
    """Give the tellings that people hold to be one, by their ids."""
    telling_of = {
        claim.id: telling.claims[0].id for telling in tellings for claim in telling.claims
    }
    for bond in judged.bonds:
        found = sorted({telling_of[claim] for claim in bond if claim in telling_of})
        if len(found) > 1:
            yield found


def _order(event: Event) -> tuple[str, str]:
    first = event.when.earliest or event.when.latest if event.when else None
    return (first.isoformat() if first else "9999", event.id)


MEET_TELLINGS: Group[Seat, Tie] = Group(
    name="meet",
    key=lambda seat: seat.block,
    order=lambda seat: seat.traits.id,
    apply=meet,
    light=True,
)
