"""Control claims: a side takes, holds, loses, besieges or means to take a place.

Caught are verbs and nouns of taking and losing with a place behind them, control and hands, sieges,
strongholds and places called held. A common verb (`take`, `enter`, `leave`) counts only with somebody
armed as its subject. Missed on purpose: fighting that names no place, flags, and maps.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from syrtis.claims.arguments import actors, agents, is_passive, subjects, sufferers
from syrtis.claims.circumstances import standing_of, when_words
from syrtis.claims.grounds import has_name, is_ground, is_new, named_place, place_words
from syrtis.claims.people import is_fighter, is_people
from syrtis.claims.setting import Setting
from syrtis.claims.stance import modality_at
from syrtis.model import (
    Change,
    Claim,
    ClaimKind,
    ClaimPlace,
    Extent,
    Modality,
    NameKind,
    Party,
    content_id,
)

__all__ = ["control_claims"]

_CHANGES = {
    "gain": Change.GAINED, "gain_in": Change.GAINED, "hold": Change.HELD, "hold_in": Change.HELD,
    "lose": Change.LOST, "lose_from": Change.LOST, "drive": Change.GAINED,
    "contest": Change.CONTESTED, "contest_in": Change.CONTESTED, "fall": Change.GAINED,
    "take_noun": Change.GAINED, "lose_noun": Change.LOST, "contest_noun": Change.CONTESTED,
    "gain_control": Change.GAINED, "hold_control": Change.HELD, "lose_control": Change.LOST,
}  # fmt: skip
_VERBS = (
    "drive",
    "gain_in",
    "gain",
    "hold_in",
    "hold",
    "lose_from",
    "lose",
    "contest_in",
    "contest",
    "fall",
)
_NOUNS = ("take_noun", "lose_noun", "contest_noun")
_BEHIND = (
    "of",
    "from",
    "in",
    "on",
    "over",
    "for",
    "to",
    "into",
    "toward",
    "towards",
    "out",
    "at",
    "back",
)
_FOUGHT_FOR = ("of", "for", "over", "on")
_NO_PLACE = frozenset({"lose_from", "drive"})
"""What tells of ground lost or won though it names none: `are retreating`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Held:
    """One telling of control, as words."""

    at: int
    last: int
    change: Change
    place: int | None
    side: int | None
    way: str = "verb"
    """How: `verb`, `noun`, `control`, `stronghold`, `described`."""


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


def _told(setting: Setting) -> Iterator[_Held]:
    for at in range(len(setting.tree.words)):
        yield from _verb(setting, at)
        yield from _noun(setting, at)
        yield from _control(setting, at)
        yield from _fought(setting, at)
        yield from _present(setting, at)
        yield from _stronghold(setting, at)
        yield from _described(setting, at)


def _verb(setting: Setting, at: int) -> Iterator[_Held]:
    """Read a verb of taking, holding, losing or besieging."""
    tree, lexicon = setting.tree, setting.lexicon
    if tree.words[at].tag != "VERB":
        return
    for name in _VERBS:
        last = lexicon.control[name].at(tree.low, at)
        if last is None:
            continue
        side = _side(setting, at)
        weak = lexicon.control["weak"].at(tree.low, at) == last
        if (
            weak
            and not _is_armed(setting, side)
            and not (name == "gain" and _taken_town(setting, at))
        ):
            return
        place = _place_of(setting, at, name)
        if name == "fall":
            if place is not None:
                to = next((t for t in tree.under(at, "to") if _is_armed(setting, t)), None)
                yield _Held(at=at, last=last, change=Change.GAINED, place=place, side=to)
            return
        if place is not None or (
            name in _NO_PLACE and _is_armed(setting, _loser(setting, at, name))
        ):
            yield _Held(at=at, last=last, change=_CHANGES[name], place=place, side=side)
        return


def _taken_town(setting: Setting, at: int) -> bool:
    """Say whether a town was taken, by nobody named: `was taken`, `taking Bendir would be`."""
    tree = setting.tree
    if is_passive(tree, at):
        return not list(tree.kids(at, "obl:agent"))
    alone = tree.kid(at, "nsubj") is None and not subjects(tree, at)
    things = [t for t in tree.kids(at, "obj") if tree.named.get(t) is NameKind.PLACE]
    return alone and bool(things)


def _loser(setting: Setting, at: int, name: str) -> int | None:
    if name == "drive":
        return next(iter(sufferers(setting.tree, at)), None)
    return _side(setting, at)


def _side(setting: Setting, at: int) -> int | None:
    """Find who acts: the actors behind a verb's or a noun's agent."""
    tree = setting.tree
    for agent in agents(tree, at):
        if is_ground(tree, agent, setting.lexicon) and not is_people(tree, agent, setting.lexicon):
            continue
        return next(actors(tree, agent, setting.lexicon), agent)
    return None


def _is_armed(setting: Setting, at: int | None) -> bool:
    """Say whether somebody fights: fighters, groups, forces, and those who command them."""
    if at is None:
        return False
    tree, lexicon = setting.tree, setting.lexicon
    low = tree.low[at]
    if is_fighter(tree, at, lexicon) or low in lexicon.hold["armed"]:
        return True
    if low in ("they", "it", "he", "who") or tree.words[at].tag == "PRON":
        return low in ("they", "we", "who", "it")
    return tree.named.get(at) in (NameKind.AFFILIATION, NameKind.ARMED_GROUP, NameKind.STATE_FORCE)


def _place_of(setting: Setting, at: int, name: str) -> int | None:
    """Find the place a verb tells of: its object, or what stands behind its preposition."""
    tree, lexicon = setting.tree, setting.lexicon
    if name == "fall":
        found = [s for s in subjects(tree, at) if is_ground(tree, s, lexicon)]
        return next(iter(found), None)
    if name in ("gain", "hold", "lose", "contest"):
        for thing in sufferers(tree, at):
            ground = _ground_in(setting, thing)
            if ground is None and tree.words[thing].tag == "PROPN" and _is_sure(setting, at):
                return thing
            if ground is not None:
                return ground
        last = lexicon.control[name].at(tree.low, at)
        return _behind(setting, at) if last != at else None
    return _behind(setting, at)


def _is_sure(setting: Setting, at: int) -> bool:
    """Say whether only a place can be the object: `infiltrated Bin Ansel`, read as a person."""
    return setting.lexicon.control["sure"].at(setting.tree.low, at) is not None


def _behind(setting: Setting, at: int) -> int | None:
    """Find the place behind a verb's preposition."""
    tree, lexicon = setting.tree, setting.lexicon
    behind = [*tree.under(at, *_BEHIND), *tree.kids(at, "advmod")]
    for near in (at, *tree.kids(at, "obj", "xcomp", "advmod", "obl")):
        behind += [each for each in tree.under(near, *_BEHIND) if each not in behind]
    return next((each for each in behind if is_ground(tree, each, lexicon)), None)


def _ground_in(setting: Setting, at: int) -> int | None:
    """Find the place in an object: itself, or what a part of it is of (`most of the town`)."""
    tree, lexicon = setting.tree, setting.lexicon
    if is_ground(tree, at, lexicon):
        return at
    joined = tree.words[at].tag == "PROPN" and len(tree.conjuncts(at)) > 1
    if joined and any(is_ground(tree, other, lexicon) for other in tree.conjuncts(at)):
        return at
    if tree.low[at] == "it" and tree.words[at].tag == "PRON" and setting.focus is not None:
        return at
    part = tree.low[at] in lexicon.hold["part"] | lexicon.hold["whole"] or at in tree.counted
    return next((o for o in tree.under(at, "of") if part and is_ground(tree, o, lexicon)), None)


def _noun(setting: Setting, at: int) -> Iterator[_Held]:
    """Read `the capture of Bendir`, `the retreat of the army from the town`, `the siege of`."""
    tree, lexicon = setting.tree, setting.lexicon
    if tree.words[at].tag != "NOUN" or tree.words[at].relation == "compound":
        return
    for name in _NOUNS:
        if lexicon.control[name].at(tree.low, at) is None:
            continue
        behind = _FOUGHT_FOR if name == "contest_noun" else _BEHIND
        places = [p for p in tree.under(at, *behind) if is_ground(tree, p, lexicon)]
        owned = () if name == "contest_noun" else tree.kids(at, "compound", "nmod:poss", "amod")
        places += [p for p in owned if is_ground(tree, p, lexicon)]
        if not places and name == "lose_noun":
            yield from _retreat(setting, at)
        if places:
            of = (p for p in tree.under(at, "of", "by") if is_people(tree, p, lexicon))
            owners = (
                o
                for o in tree.kids(at, "compound", "amod", "nmod:poss")
                if is_people(tree, o, lexicon)
            )
            side = next(of, None) or next(owners, None)
            change = Change.GAINED if tree.low[at] == "fall" else _CHANGES[name]
            yield _Held(at=at, last=at, change=change, place=places[0], side=side, way="noun")
        return


def _retreat(setting: Setting, at: int) -> Iterator[_Held]:
    """Read `began a hasty retreat`: ground is lost, though none is named."""
    tree = setting.tree
    verb = tree.head(at)
    side = _side(setting, verb) if tree.words[verb].tag == "VERB" else None
    if tree.low[at] in _RETREATS and tree.relation(at) == "obj" and _is_armed(setting, side):
        yield _Held(at=verb, last=at, change=Change.LOST, place=None, side=side)


_RETREATS = frozenset({"retreat", "withdrawal", "pullback", "pullout"})


def _fought(setting: Setting, at: int) -> Iterator[_Held]:
    """Read `rebels battled the army in Bendir`: two armed sides contest a place that is named."""
    tree, lexicon = setting.tree, setting.lexicon
    if lexicon.control["fight"].at(tree.low, at) is None or tree.words[at].tag != "VERB":
        return
    side = _side(setting, at)
    others = [*tree.kids(at, "obj"), *tree.under(at, "with", "against")]
    if not _is_armed(setting, side) or not any(_is_armed(setting, other) for other in others):
        return
    near = (at, *([side] if side is not None else []))
    places = [p for n in near for p in tree.under(n, "in", "at", "near", "around", "outside")]
    for place in [p for p in places if is_ground(tree, p, lexicon)][:1]:
        yield _Held(at=at, last=at, change=Change.CONTESTED, place=place, side=side)


def _present(setting: Setting, at: int) -> Iterator[_Held]:
    """Read `government forces were in Bendir`, and `on the run` where they are no more."""
    tree = setting.tree
    if tree.kid(at, "cop") is None:
        return
    side = next(iter(subjects(tree, at)), None)
    if not _is_armed(setting, side) or side is None or tree.words[side].tag == "PRON":
        return
    if tree.case(at) & {"in", "inside"} and tree.named.get(at) is NameKind.PLACE:
        yield _Held(at=at, last=at, change=Change.HELD, place=at, side=side)
    elif tree.case(at) & {"on"} and tree.low[at] == "run":
        yield _Held(at=at, last=at, change=Change.LOST, place=None, side=side)


def _control(setting: Setting, at: int) -> Iterator[_Held]:
    """Read `took control of the town`, `is in control of`, `under rebel control`, `in rebel hands`."""
    tree, lexicon = setting.tree, setting.lexicon
    if tree.low[at] in lexicon.hold["siege"] and "under" in tree.case(at):
        yield from _passive_state(setting, at, Change.CONTESTED)
        return
    if tree.low[at] not in lexicon.hold["control"] or tree.words[at].tag != "NOUN":
        return
    grounds = [p for p in tree.under(at, "of", "over", "in") if _ground_in(setting, p) is not None]
    if not grounds or tree.case(at) & {"under"} or tree.low[at] == "hands":
        if tree.case(at) & {"in", "under"}:
            yield from _passive_state(setting, at, Change.HELD)
        return
    verb = tree.head(at)
    change = _change_of_control(setting, at, verb)
    if change:
        side = _side(setting, verb if tree.relation(at) in ("obj", "obl") else at)
        if side is None:
            side = next(iter(subjects(tree, at)), None)
        yield _Held(
            at=at if tree.kid(at, "cop") is not None else verb,
            last=at,
            change=change,
            place=_ground_in(setting, grounds[0]),
            side=side,
            way="control",
        )


def _change_of_control(setting: Setting, at: int, verb: int) -> Change | None:
    tree, lexicon = setting.tree, setting.lexicon
    if tree.case(at) & {"for"}:
        return Change.CONTESTED
    for name in ("gain_control", "lose_control", "hold_control"):
        if lexicon.control[name].at(tree.low, verb) is not None and tree.relation(at) in (
            "obj",
            "obl",
            "xcomp",
        ):
            return _CHANGES[name]
    if tree.case(at) & {"in"} or tree.kid(at, "cop") is not None:
        return Change.HELD
    return None


def _passive_state(setting: Setting, at: int, change: Change) -> Iterator[_Held]:
    """Read what place is in whose hands, or under siege by whom."""
    tree, lexicon = setting.tree, setting.lexicon
    holders = [*tree.kids(at, "compound", "nmod:poss", "amod"), *tree.under(at, "of", "by")]
    side = next((h for h in holders if is_people(tree, h, lexicon)), None)
    found = subjects(tree, at) if tree.kid(at, "cop") is not None else []
    if not found and tree.relation(at) in ("nmod", "obl", "acl", "advcl", "appos", "xcomp"):
        head = tree.head(at)
        found = [head] if is_ground(tree, head, lexicon) else subjects(tree, head)
    place = next((p for p in found if is_ground(tree, p, lexicon)), None)
    sides = [p for p in found if _is_armed(setting, p)]
    if place is None and change is Change.HELD and sides and "in" in tree.case(at):
        yield _Held(at=at, last=at, change=change, place=None, side=sides[0], way="control")
    if place is not None:
        yield _Held(at=at, last=at, change=change, place=place, side=side)


def _stronghold(setting: Setting, at: int) -> Iterator[_Held]:
    """Read `the rebel stronghold of Bendir`, `Bendir, a stronghold of the rebels`."""
    tree, lexicon = setting.tree, setting.lexicon
    if tree.low[at] not in lexicon.hold["strongholds"] or tree.words[at].tag not in (
        "NOUN",
        "PROPN",
    ):
        return
    owners = [*tree.kids(at, "compound", "amod", "nmod:poss"), *tree.under(at, "of", "for")]
    side = next(
        (o for o in owners if _is_armed(setting, o) or tree.named.get(o) is NameKind.PERSON), None
    )
    if side is None:
        return
    places = [p for p in tree.under(at, "of", "in", "at") if is_ground(tree, p, lexicon)]
    places += [p for p in tree.kids(at, "appos") if is_ground(tree, p, lexicon)]
    head = tree.head(at)
    if tree.relation(at) == "appos" and (
        is_ground(tree, head, lexicon) or tree.words[head].tag == "PROPN"
    ):
        places.append(head)
    if tree.kid(at, "cop") is not None:
        places += [p for p in subjects(tree, at) if is_ground(tree, p, lexicon)]
    if places:
        yield _Held(
            at=at, last=at, change=Change.HELD, place=places[0], side=side, way="stronghold"
        )


def _described(setting: Setting, at: int) -> Iterator[_Held]:
    """Read `rebel-held Bendir`, `the besieged city`, `the contested port`."""
    tree, lexicon = setting.tree, setting.lexicon
    place = tree.head(at)
    if tree.relation(at) == "conj" and tree.relation(place) == "amod":
        place = tree.head(place)
    elif tree.relation(at) not in ("amod", "acl") or not is_ground(tree, place, lexicon):
        return
    if not is_ground(tree, place, lexicon):
        return
    low = tree.low[at].rpartition("-")
    if tree.low[at] in lexicon.hold["besieged"]:
        yield _Held(
            at=at, last=at, change=Change.CONTESTED, place=place, side=None, way="described"
        )
    elif low[2] in lexicon.hold["held"]:
        owners = [*tree.kids(at, "compound", "obl", "nsubj"), *([at] if low[0] else [])]
        side = next((o for o in owners if o != at and is_people(tree, o, lexicon)), None)
        hyphen = "-" in tree.line(at - 2, at) or bool(low[0])
        if hyphen:
            yield _Held(at=at, last=at, change=Change.HELD, place=place, side=side, way="described")


def _claim(setting: Setting, held: _Held, at: int | None) -> Claim:
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


_NEAR_SIDE = 12
"""Words from a side to its verb that a quote still takes in."""


def _who(setting: Setting, at: int | None) -> Party | None:
    return setting.name(at) if at is not None else None


def _named(setting: Setting, held: _Held, at: int) -> ClaimPlace:
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


def _nearby(setting: Setting, held: _Held) -> ClaimPlace | None:
    """Find the ground that `fell back` leaves unsaid: where the clause is set, else the focus."""
    found = place_words(setting.tree, held.at, setting.lexicon)
    return found or setting.grounds.meant("", setting.tree.words[held.at].start, setting.focus)


def _modality(setting: Setting, held: _Held) -> Modality:
    """Read the status; what a description takes for granted is asserted: `the rebel stronghold`."""
    if held.way in ("stronghold", "described"):
        return Modality.ASSERTED
    if held.way == "noun" and setting.tree.case(held.at) & _GRANTED:
        return Modality.ASSERTED
    return modality_at(setting.tree, held.at, setting.lexicon)


_GRANTED = frozenset({"after", "following", "since", "during", "amid", "despite", "with", "upon"})


_SETTLEMENTS = frozenset(
    {"city", "town", "village", "it", "place", "territory", "capital", "stronghold", "bastion"}
)


def _extent(setting: Setting, held: _Held, at: int | None) -> Extent | None:
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
