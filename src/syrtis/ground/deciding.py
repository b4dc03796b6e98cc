"""What people decided, laid over what a build found: merge, split, rename, undo.

Decisions are applied in their order to the ids that the build found, which every row keeps beside the
decided one. So undoing one gives back just what was there, and a rebuild, which finds the same ids in
the same pages, ends where the old record stood.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from syrtis.model import (
    Actor,
    Claim,
    ClaimPlace,
    Contents,
    Decision,
    DecisionKind,
    Mention,
    MentionKind,
    Party,
    Place,
    Subject,
    content_id,
    standing_decisions,
)

__all__ = ["decide", "split_id"]

Thing = TypeVar("Thing", Actor, Place)
Lead = Callable[[str, str], str]
"""The id the build found and the words -> the id decided."""


def decide(contents: Contents, decisions: Sequence[Decision]) -> Contents:
    """Lay decisions over the rows of a record; with none, it is what the build found."""
    listed = sorted(decisions, key=lambda decision: decision.number)
    actor = _lead(listed, Subject.ACTOR)
    place = _lead(listed, Subject.PLACE)
    mentions = tuple(_decided_mention(m, actor, place) for m in contents.mentions)
    return replace(
        contents,
        mentions=mentions,
        claims=tuple(_decided_claim(claim, actor, place) for claim in contents.claims),
        actors=tuple(
            _things(contents.actors, listed, Subject.ACTOR, _spellings(mentions, "actor"))
        ),
        places=tuple(
            _things(contents.places, listed, Subject.PLACE, _spellings(mentions, "place"))
        ),
        decisions=tuple(listed),
    )


def split_id(decision: Decision) -> str:
    """Give the id of what a split sets apart."""
    return content_id("split", decision.ids[0], *sorted(decision.names))


def _lead(decisions: Sequence[Decision], subject: Subject) -> Lead:
    standing = [d for d in standing_decisions(decisions) if d.subject is subject]

    def lead(found: str, words: str) -> str:
        at = found
        for decision in standing:
            if decision.kind is DecisionKind.MERGE and at in decision.ids[1:]:
                at = decision.ids[0]
            elif (
                decision.kind is DecisionKind.SPLIT
                and at == decision.ids[0]
                and words in decision.names
            ):
                at = split_id(decision)
        return at

    return lead


def _decided_mention(mention: Mention, actor: Lead, place: Lead) -> Mention:
    if mention.kind is MentionKind.ACTOR and mention.actor_id is not None:
        found = mention.found_id or mention.actor_id
        led = actor(found, mention.quote)
        return replace(mention, actor_id=led, found_id=found if led != found else None)
    if mention.kind is MentionKind.PLACE and mention.place_id is not None:
        found = mention.found_id or mention.place_id
        led = place(found, mention.quote)
        return replace(mention, place_id=led, found_id=found if led != found else None)
    return mention


def _decided_claim(claim: Claim, actor: Lead, place: Lead) -> Claim:
    return replace(
        claim,
        claimant=_decided_party(claim.claimant, actor),
        who=_decided_party(claim.who, actor),
        by=_decided_party(claim.by, actor),
        via=tuple(filter(None, (_decided_party(party, actor) for party in claim.via))),
        place=_decided_place(claim.place, place),
    )


def _decided_party(party: Party | None, lead: Lead) -> Party | None:
    if party is None or party.actor_id is None:
        return party
    found = party.found_id or party.actor_id
    led = lead(found, party.name)
    return replace(party, actor_id=led, found_id=found if led != found else None)


def _decided_place(place: ClaimPlace | None, lead: Lead) -> ClaimPlace | None:
    if place is None or place.place_id is None:
        return place
    found = place.found_id or place.place_id
    led = lead(found, place.name)
    return replace(place, place_id=led, found_id=found if led != found else None)


def _spellings(
    mentions: Iterable[Mention], kind: str
) -> tuple[Mapping[str, set[str]], Mapping[str, set[str]]]:
    """Gather the spellings of every id, as found and as decided."""
    found: dict[str, set[str]] = {}
    led: dict[str, set[str]] = {}
    for mention in mentions:
        now = mention.actor_id if kind == "actor" else mention.place_id
        if mention.kind == kind and now is not None:
            found.setdefault(mention.found_id or now, set()).add(mention.quote)
            led.setdefault(now, set()).add(mention.quote)
    return found, led


def _things(
    things: Sequence[Thing],
    decisions: Sequence[Decision],
    subject: Subject,
    spellings: tuple[Mapping[str, set[str]], Mapping[str, set[str]]],
) -> Iterator[Thing]:
    """Make the actors or places anew from those the build found."""
    found, led = spellings
    standing = [d for d in standing_decisions(decisions) if d.subject is subject]
    known = {thing.id: thing for thing in things if thing.split_from is None}
    merged = {
        other: d.ids[0] for d in standing if d.kind is DecisionKind.MERGE for other in d.ids[1:]
    }
    names = {d.ids[0]: d.names[0] for d in standing if d.kind is DecisionKind.RENAME}
    spelled = {alias for thing in things for alias in thing.aliases}
    for thing in known.values():
        quotes = led.get(thing.id, set()) if thing.id not in merged else found.get(thing.id, set())
        own = thing.found_as or thing.name
        yield replace(
            thing,
            aliases=tuple(sorted(quotes & spelled)),
            name=names.get(thing.id, own),
            found_as=own if thing.id in names else None,
            merged_into=merged.get(thing.id),
        )
    for decision in standing:
        whole = known.get(decision.ids[0])
        if decision.kind is DecisionKind.SPLIT and whole is not None:
            apart = split_id(decision)
            yield replace(
                whole,
                id=apart,
                name=names.get(apart, decision.names[0]),
                aliases=tuple(sorted(led.get(apart, set()) & spelled)),
                found_as=decision.names[0] if apart in names else None,
                merged_into=merged.get(apart),
                split_from=whole.id,
            )
