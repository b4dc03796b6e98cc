"""Control claims: a side takes, holds, loses, besieges or means to take a place.

Caught are verbs and nouns of taking and losing with a place behind them, control and hands, sieges,
strongholds and places called held. A common verb (`take`, `enter`, `leave`) counts only with somebody
armed as its subject. Missed on purpose: fighting that names no place, flags, and maps.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from syrtis.claims.circumstances import standing_of, when_words
from syrtis.claims.grounds import has_name, is_ground, is_new, named_place, place_words
from syrtis.claims.held import Held
from syrtis.claims.holding import find_holding
from syrtis.claims.setting import Setting
from syrtis.claims.stance import modality_at
from syrtis.claims.taking import find_taking
from syrtis.model import (
    Change,
    Claim,
    ClaimKind,
    ClaimPlace,
    Extent,
    Modality,
    Party,
    content_id,
)

__all__ = ["control_claims"]

_NEAR_SIDE = 12
"""Words from a side to its verb that a quote still takes in."""


_GRANTED = frozenset({"after", "following", "since", "during", "amid", "despite", "with", "upon"})


_SETTLEMENTS = frozenset(
    {"city", "town", "village", "it", "place", "territory", "capital", "stronghold", "bastion"}
)


def control_claims(setting: Setting) -> Iterator[Claim]:
    """Make the control claims of one sentence; a place joined to another by `and` gets its own."""
    seen: set[tuple[int | None, Change]] = set()
    for held in _told(setting):
        if (held.place, held.change) in seen:
            continue
        seen.add((held.place, held.change))
        for place in _joined(setting, held.place):
            claim = _claim(setting, held, place)
            named = setting.grounds.name_in(claim.place) if claim.place else None
            if named and held.way != "stronghold":
                setting = replace(setting, focus=named)
            yield claim


def _joined(setting: Setting, place: int | None) -> Sequence[int | None]:
    """List a place and those joined to it: `took Ansel, Bendir and the port`."""
    if place is None:
        return [None]
    tree = setting.tree
    named = tree.words[place].tag == "PROPN"
    return [
        at
        for at in tree.conjuncts(place)
        if at == place
        or is_ground(tree, at, setting.lexicon)
        or (named and tree.words[at].tag == "PROPN")
    ]


def _told(setting: Setting) -> list[Held]:
    """List the tellings of a sentence in the order of its words."""
    found = [*find_taking(setting), *find_holding(setting)]
    return sorted(found, key=lambda held: held.at)


def _claim(setting: Setting, held: Held, at: int | None) -> Claim:
    article = setting.article
    place = _named(setting, held, at) if at is not None else _nearby(setting, held)
    words = [held.at, held.last, *(setting.tree.phrase(at) if at is not None else ())]
    if held.side is not None and abs(held.side - held.at) < _NEAR_SIDE:
        words.append(held.side)
    start, end = setting.quote(min(words), max(words))
    when = when_words(setting.tree, held.at)
    return Claim(
        id=content_id(
            article.id, start, end, ClaimKind.CONTROL, held.change, place.name if place else ""
        ),
        article_id=article.id,
        start=start,
        end=end,
        quote=article.text[start:end],
        kind=ClaimKind.CONTROL,
        modality=_modality(setting, held),
        claimant=setting.speaker(held.at),
        who=_who(setting, held.side),
        place=place,
        change=held.change,
        extent=_extent(setting, held, at),
        when_words=when,
        standing=standing_of(article, setting.tree, held.at, when),
    )


def _who(setting: Setting, at: int | None) -> Party | None:
    return setting.name(at) if at is not None else None


def _named(setting: Setting, held: Held, at: int) -> ClaimPlace:
    """Name a place; one without a name by where its clause is set, else by what it can mean."""
    tree = setting.tree
    head = tree.head(at)
    if tree.relation(at) == "appos" and is_ground(tree, head, setting.lexicon):
        at = head
    if has_name(tree, at):
        return named_place(tree, at)
    found = place_words(tree, held.at, setting.lexicon)
    if found:
        return setting.grounds.name_in(found) or found
    if is_new(tree, at):
        beside = setting.grounds.beside(tree.sentence.start, tree.words[at].start)
        return beside or named_place(tree, at)
    meant = setting.grounds.meant(tree.low[at], tree.words[at].start, setting.focus)
    return meant or named_place(tree, at)


def _nearby(setting: Setting, held: Held) -> ClaimPlace | None:
    """Find the ground that `fell back` leaves unsaid: where the clause is set, else the focus."""
    found = place_words(setting.tree, held.at, setting.lexicon)
    return found or setting.grounds.meant("", setting.tree.words[held.at].start, setting.focus)


def _modality(setting: Setting, held: Held) -> Modality:
    """Read the status; what a description takes for granted is asserted: `the rebel stronghold`."""
    if held.way in ("stronghold", "described"):
        return Modality.ASSERTED
    if held.way == "noun" and setting.tree.case(held.at) & _GRANTED:
        return Modality.ASSERTED
    return modality_at(setting.tree, held.at, setting.lexicon)


def _extent(setting: Setting, held: Held, at: int | None) -> Extent | None:
    """Read whether all of a place is meant or a part: `nearly all` is a part."""
    if at is None:
        return None
    tree, hold = setting.tree, setting.lexicon.hold
    place = named_place(tree, at)
    beside = {*tree.line(min(held.at, at) - 2, max(held.last, at) + 1)}
    inside = {*(place.name.casefold().split() if place else ())}
    facility = not has_name(tree, at) and tree.low[at] not in _SETTLEMENTS
    if (beside | inside) & hold["part"] or facility:
        return Extent.PART
    return Extent.WHOLE if beside & hold["whole"] else None
