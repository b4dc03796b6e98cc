"""Control over time: who held a place from when to when, as far as claims tell, and how well it stands.

What one side gains or holds opens a spell; what it loses, or another gains, ends it. Claims about a part
of a place make no spell of the whole. A capture that is told, and fighting there that is told of later
days, make it premature. Claims without a day make spells without days, and end nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from syrtis.model import (
    Change,
    Claim,
    ClaimKind,
    Control,
    ControlStatus,
    Extent,
    Modality,
    Standing,
)

__all__ = ["hold_places"]

BATTLE = "Battles"
SOON_DAYS = 180
"""Fighting told of so many days after a capture shows that it was told too early; later fighting is for
a place that was held. Set by hand, to half a year: sieges called won have gone on for months."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """One claim of who has a place."""

    claim: Claim
    actor: str
    change: Change

    @property
    def first(self) -> date | None:
        return self.claim.when.earliest if self.claim.when else None

    @property
    def last(self) -> date | None:
        return self.claim.when.latest if self.claim.when else None


def hold_places(claims: Sequence[Claim], sides: frozenset[str]) -> list[Control]:
    """Make the spells of control of a record, by place, side and day.

    `sides` are the ids of the actors that can hold a place.
    """
    by_place: defaultdict[str, list[_Said]] = defaultdict(list)
    fights: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=lambda claim: claim.id):
        place = claim.place.place_id if claim.place else None
        if place is None or claim.modality is not Modality.ASSERTED:
            continue
        if _is_fight(claim):
            fights[place].append(claim)
        said = _said(claim)
        if said is not None and said.actor in sides:
            by_place[place].append(said)
    return [
        spell
        for place in sorted(by_place)
        for spell in _spells(place, by_place[place], fights[place])
    ]


def _said(claim: Claim) -> _Said | None:
    actor = claim.who.actor_id if claim.who else None
    part = claim.extent is Extent.PART
    if claim.kind is not ClaimKind.CONTROL or claim.change is None or actor is None or part:
        return None
    if claim.change is Change.CONTESTED:
        return None
    return _Said(claim=claim, actor=actor, change=claim.change)


def _is_fight(claim: Claim) -> bool:
    contested = claim.kind is ClaimKind.CONTROL and claim.change is Change.CONTESTED
    battle = (claim.event_type or "").startswith(BATTLE)
    return claim.standing is Standing.NEWS and (contested or battle)


def _spells(place: str, said: Sequence[_Said], fights: Sequence[Claim]) -> Iterator[Control]:
    for actor in sorted({each.actor for each in said}):
        own = [each for each in said if each.actor == actor]
        ends = _ends(actor, said)
        dated = sorted(
            (each for each in own if each.first and each.change is not Change.LOST), key=_day
        )
        for group in _between(dated, ends):
            yield _spell(place, actor, group, said, fights, ends)
        undated = [each for each in own if not each.first and each.change is not Change.LOST]
        if undated:
            yield _spell(place, actor, undated, said, (), ())


def _ends(actor: str, said: Sequence[_Said]) -> list[date]:
    """List the days on which a side is told to lose a place, or another to gain it."""
    lost = [s.first for s in said if s.actor == actor and s.change is Change.LOST]
    taken = [s.first for s in said if s.actor != actor and s.change is Change.GAINED]
    return sorted(day for day in (*lost, *taken) if day is not None)


def _between(dated: Sequence[_Said], ends: Sequence[date]) -> Iterator[list[_Said]]:
    """Cut what is told of a side's hold where it ended."""
    group: list[_Said] = []
    for each in dated:
        if group and any(_day(group[-1]) < end <= _day(each) for end in ends):
            yield group
            group = []
        group.append(each)
    if group:
        yield group


def _spell(
    place: str,
    actor: str,
    group: Sequence[_Said],
    said: Sequence[_Said],
    fights: Sequence[Claim],
    ends: Sequence[date],
) -> Control:
    start = min((each.first for each in group if each.first), default=None)
    told_last = max((each.last for each in group if each.last), default=None)
    end = next((day for day in ends if told_last and day > told_last), None)
    early = _premature(group, fights, end)
    others = [each for each in said if each.actor != actor and each.change is not Change.LOST]
    rivals = [each for each in others if _meet(each, start, end)]
    gained = any(each.change is Change.GAINED for each in group)
    return Control(
        place_id=place,
        actor_id=actor,
        earliest=start if gained else None,
        latest=end,
        status=_status(group, lost=end is not None, contested=bool(early or rivals)),
        claims=tuple(sorted({each.claim.id for each in group})),
        premature=early.id if early else None,
    )


def _premature(group: Sequence[_Said], fights: Sequence[Claim], end: date | None) -> Claim | None:
    """Find the first fighting told of a place after a side had gained it, while it held it."""
    gained = [each.last for each in group if each.change is Change.GAINED and each.last]
    if not gained:
        return None
    later = [
        (claim.when.earliest, claim.id, claim)
        for claim in fights
        if claim.when
        and claim.when.earliest
        and 0 < (claim.when.earliest - min(gained)).days <= SOON_DAYS
    ]
    return next(
        (c for day, _, c in sorted(later, key=lambda f: f[:2]) if not end or day < end), None
    )


def _meet(said: _Said, start: date | None, end: date | None) -> bool:
    """Say whether a rival's claim is of the same days; undated ones meet nothing."""
    if said.first is None or start is None:
        return False
    return said.first >= start and (end is None or said.first < end)


def _status(group: Iterable[_Said], *, lost: bool, contested: bool) -> ControlStatus:
    voices = {each.claim.origin_id or each.claim.article_id for each in group}
    if contested:
        return ControlStatus.CONTESTED
    if lost:
        return ControlStatus.LOST
    return ControlStatus.CORROBORATED if len(voices) > 1 else ControlStatus.CLAIMED


def _day(said: _Said) -> date:
    assert said.first is not None
    return said.first
