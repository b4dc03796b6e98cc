"""Tellings: the claims of one article that tell of one occurrence, before articles are compared.

Claims of harm, of a side gaining or losing a place, and of what happened belong together where they
stand close, at one place and at one time, and are of one kind. Running totals, plans, denials of events
and background of another time are not drawn in; what is told of without a place or a time takes those of
the claims beside it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from syrtis.events.kinds import (
    ATTACK,
    CLASH,
    GAINED,
    HARM,
    HARMFUL,
    OVERTAKEN,
    UNCAUSED,
    Cast,
    family_of,
    is_same_kind,
    type_of,
)
from syrtis.events.lexicon import words
from syrtis.events.window import Window
from syrtis.model import Change, Claim, ClaimKind, Modality, Scope
from syrtis.naming.folding import fold

__all__ = ["Telling", "tell_occurrences"]

NEAR = 260
"""Code points within which claims of one kind and place are one telling: two sentences."""


@dataclass(slots=True, kw_only=True)
class Telling:
    """One occurrence as one article tells it."""

    article_id: str
    type: str | None
    """ACLED's event / sub-event type; null = harm whose cause nobody tells."""
    claims: list[Claim] = field(default_factory=list)
    place_id: str | None = None
    """Where; a name that is on no map stands behind a `?`."""
    window: Window = field(default_factory=Window)
    weekday: str | None = None
    """The weekday its words name; null = none."""
    sides: tuple[str | None, str | None] = (None, None)
    """Who does it and to whom: actor ids."""
    start: int = 0
    end: int = 0
    """Where its first claim begins and its last one ends in the article."""


def tell_occurrences(claims: Sequence[Claim], cast: Cast) -> list[Telling]:
    """Gather the claims of one article into tellings, in the order of its text."""
    told: list[Telling] = []
    for claim in sorted(claims, key=lambda claim: (claim.start, claim.end, claim.id)):
        if not _happened(claim):
            continue
        event_type = type_of(claim, cast)
        open_ = [each for each in told if _belongs(claim, event_type, each, cast)]
        if open_:
            _add(open_[-1], claim, event_type, cast)
        elif claim.modality is Modality.ASSERTED and (event_type or claim.count):
            each = Telling(article_id=claim.article_id, type=event_type)
            _add(each, claim, event_type, cast)
            told.append(each)
    return _gathered(told, cast)


def _gathered(told: Sequence[Telling], cast: Cast) -> list[Telling]:
    """Let tellings of harm alone, and those without a place, join what they can only be of.

    Harm that nobody says more of belongs to what happened at its place and time; an occurrence told
    again without its place (`the bombing`), to the one of its kind. Each joins the nearest that fits.
    """
    kept = [each for each in told if not _is_open(each)]
    for each in (each for each in told if _is_open(each)):
        fits = [other for other in kept if _takes_in(other, each, cast)]
        if fits:
            _join(min(fits, key=lambda other: (abs(other.end - each.end), other.end)), each, cast)
        else:
            kept.append(each)
    return sorted(_of_one_day(kept, cast), key=lambda each: (each.end, each.type or ""))


def _of_one_day(told: Sequence[Telling], cast: Cast) -> list[Telling]:
    """Join the fighting that one article tells of one place and day, as ACLED does (codebook: one event
    is one type, place and day); strikes and attacks of one day may be many, and stay what they are.
    """
    kept: list[Telling] = []
    for each in sorted(told, key=lambda each: (each.start, each.end)):
        same = [other for other in kept if _is_same_battle(each, other)]
        if same:
            _join(same[0], each, cast)
        else:
            kept.append(each)
    return kept


def _is_same_battle(one: Telling, other: Telling) -> bool:
    battles = {family_of(one.type), family_of(other.type)} == {"Battles"}
    hands = {one.type, other.type} <= {GAINED, OVERTAKEN} and one.type != other.type
    day = one.window.is_known and one.window == other.window and one.window.is_narrow
    place = one.place_id is not None and one.place_id == other.place_id
    news = one.claims[0].standing is other.claims[0].standing
    return battles and day and place and news and not hands


def _is_open(told: Telling) -> bool:
    """Say whether a telling leaves open what happened, or where."""
    return told.place_id is None or _is_harm_alone(told)


def _is_harm_alone(told: Telling) -> bool:
    return all(claim.kind in HARM for claim in told.claims)


def _takes_in(told: Telling, other: Telling, cast: Cast) -> bool:
    """Say whether one telling may be what another leaves open."""
    weekdays = {told.weekday, other.weekday} - {None}
    if len(weekdays) > 1 or not told.window.meets(other.window):
        return False
    if not cast.may_be_one(told.place_id, other.place_id):
        return False
    if told.claims[0].standing is not other.claims[0].standing:
        return False
    beside = other.start - NEAR <= told.end and told.start <= other.end + NEAR
    same_day = told.window.is_known and told.window == other.window
    if not (same_day or beside):
        return False
    families = {family_of(told.type), family_of(other.type)}
    if _is_harm_alone(other) or _is_harm_alone(told):
        one_sided = ATTACK in (told.type, other.type) and "Battles" in families
        return families <= HARMFUL | {None} and not one_sided
    return is_same_kind(told.type, other.type)


def _join(told: Telling, other: Telling, cast: Cast) -> None:
    open_ = told.type == UNCAUSED or (told.type == CLASH and other.type in (GAINED, OVERTAKEN))
    if open_ or (_is_harm_alone(told) and not _is_harm_alone(other)):
        told.type = other.type or told.type
    told.claims += other.claims
    told.place_id = cast.narrower(told.place_id, other.place_id)
    told.window = told.window.narrowed(other.window)
    told.weekday = told.weekday or other.weekday
    doer, done_to = told.sides
    told.sides = (doer or other.sides[0], done_to or other.sides[1])


def _happened(claim: Claim) -> bool:
    if claim.kind in (ClaimKind.STRENGTH, ClaimKind.MISSING, ClaimKind.DISPLACED):
        return False
    if claim.scope is Scope.CUMULATIVE or claim.change is Change.HELD:
        return False
    denied_dead = claim.kind in HARM and claim.modality is Modality.NEGATED
    return claim.modality is Modality.ASSERTED or denied_dead


def _belongs(claim: Claim, event_type: str | None, told: Telling, cast: Cast) -> bool:
    """Say whether a claim tells of what was told just before, or of the same gain again."""
    place = _place(claim)
    if not _is_compatible(claim, told, cast):
        return False
    near = claim.start - told.end <= NEAR
    if claim.kind in HARM:
        long = told.window.is_known and not told.window.is_narrow
        harmful = family_of(told.type) in HARMFUL | {None}
        return near and harmful and not (long and not _window(claim).is_known)
    again = place is not None and place == told.place_id and _is_gain(claim, event_type, told)
    return again or (near and (event_type is None or is_same_kind(event_type, told.type)))


def _is_compatible(claim: Claim, told: Telling, cast: Cast) -> bool:
    """Say whether nothing a claim says of place, day and standing is other than what was told."""
    places = cast.may_be_one(_place(claim), told.place_id)
    weekdays = {_weekday(claim), told.weekday} - {None}
    same_standing = all(each.standing is claim.standing for each in told.claims[:1])
    days = _window(claim).meets(told.window)
    return places and len(weekdays) < 2 and days and same_standing


def _is_gain(claim: Claim, event_type: str | None, told: Telling) -> bool:
    """Say whether a claim tells of the same change of hands: what one side gains, the other loses."""
    changes = {Change.GAINED, Change.LOST}
    before = any(each.change in changes for each in told.claims)
    return claim.change in changes and before and event_type == told.type


def _add(told: Telling, claim: Claim, event_type: str | None, cast: Cast) -> None:
    told.claims.append(claim)
    told.start = min(told.start, claim.start) if len(told.claims) > 1 else claim.start
    told.end = max(told.end, claim.end)
    told.place_id = cast.narrower(told.place_id, _place(claim))
    told.window = told.window.narrowed(_window(claim))
    told.weekday = told.weekday or _weekday(claim)
    doer, done_to = told.sides
    found = (doer or _doer(claim), done_to or _done_to(claim))
    if claim.change in (Change.GAINED, Change.LOST):  # who takes ground is told by who takes it
        found = (_doer(claim) or doer, _done_to(claim) or done_to)
    first, second = (side if side in cast.sides else None for side in found)
    told.sides = (first, second)
    harm_alone = told.claims[0].kind in HARM and told.type in (CLASH, ATTACK, None)
    territory = told.type == CLASH and event_type in (GAINED, OVERTAKEN)
    harm_alone = harm_alone or told.type == UNCAUSED
    if event_type and claim.kind not in HARM and (harm_alone or territory):
        told.type = event_type
    told.type = told.type or event_type


def _place(claim: Claim) -> str | None:
    """Give where a claim plays; where the wounded are treated is not where they were hurt.

    A name that is on no map is a place of its own, not any: it stands by its spelling, behind a `?`.
    """
    if claim.place is None or (
        claim.kind in HARM and {*claim.place.name.casefold().split()} & words().care
    ):
        return None
    named = any(word[:1].isupper() for word in claim.place.name.split())
    return claim.place.place_id or (f"?{fold(claim.place.name)}" if named else None)


def _doer(claim: Claim) -> str | None:
    party = claim.who if claim.kind is ClaimKind.CONTROL else claim.by
    lost = claim.change is Change.LOST
    return party.actor_id if party and not lost else None


def _done_to(claim: Claim) -> str | None:
    if claim.kind is ClaimKind.CONTROL:
        return claim.who.actor_id if claim.who and claim.change is Change.LOST else None
    return claim.who.actor_id if claim.who else None


def _window(claim: Claim) -> Window:
    if claim.when is None:
        return Window()
    return Window(earliest=claim.when.earliest, latest=claim.when.latest)


def _weekday(claim: Claim) -> str | None:
    """Give the weekday that a claim's words name, whether or not its day could be told."""
    said = claim.when_words.quote.casefold().split() if claim.when_words else []
    return next((word for word in said if word in words().weekdays), None)
