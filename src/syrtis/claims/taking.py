"""Verbs of taking, holding, losing and fighting for a place: `seized the port`, `fell back`."""

from collections.abc import Iterator

from syrtis.claims.arguments import is_passive, subjects, sufferers
from syrtis.claims.grounds import is_ground
from syrtis.claims.held import BEHIND, CHANGES, Held, ground_in, is_armed, side_of
from syrtis.claims.setting import Setting
from syrtis.model import Change, NameKind

__all__ = ["find_taking"]

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


_NO_PLACE = frozenset({"lose_from", "drive"})
"""What tells of ground lost or won though it names none: `are retreating`."""


def find_taking(setting: Setting) -> Iterator[Held]:
    """Find what a sentence's verbs tell of who takes, holds, loses or fights for what."""
    for at in range(len(setting.tree.words)):
        yield from _verb(setting, at)
        yield from _fought(setting, at)
        yield from _present(setting, at)


def _verb(setting: Setting, at: int) -> Iterator[Held]:
    """Read a verb of taking, holding, losing or besieging."""
    tree, lexicon = setting.tree, setting.lexicon
    if tree.words[at].tag != "VERB":
        return
    for name in _VERBS:
        last = lexicon.control[name].at(tree.low, at)
        if last is None:
            continue
        side = side_of(setting, at)
        weak = lexicon.control["weak"].at(tree.low, at) == last
        if (
            weak
            and not is_armed(setting, side)
            and not (name == "gain" and _taken_town(setting, at))
        ):
            return
        place = _place_of(setting, at, name)
        if name == "fall":
            if place is not None:
                to = next((t for t in tree.under(at, "to") if is_armed(setting, t)), None)
                yield Held(at=at, last=last, change=Change.GAINED, place=place, side=to)
            return
        if place is not None or (
            name in _NO_PLACE and is_armed(setting, _loser(setting, at, name))
        ):
            yield Held(at=at, last=last, change=CHANGES[name], place=place, side=side)
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
    return side_of(setting, at)


def _place_of(setting: Setting, at: int, name: str) -> int | None:
    """Find the place a verb tells of: its object, or what stands behind its preposition."""
    tree, lexicon = setting.tree, setting.lexicon
    if name == "fall":
        to_side = any(is_armed(setting, to) for to in tree.under(at, "to"))
        found = [
            s
            for s in subjects(tree, at)
            if is_ground(tree, s, lexicon) or (to_side and tree.words[s].tag == "PROPN")
        ]
        return next(iter(found), None)
    if name in ("gain", "hold", "lose", "contest"):
        for thing in sufferers(tree, at):
            ground = ground_in(setting, thing)
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
    behind = [*tree.under(at, *BEHIND), *tree.kids(at, "advmod")]
    for near in (at, *tree.kids(at, "obj", "xcomp", "advmod", "obl")):
        behind += [each for each in tree.under(near, *BEHIND) if each not in behind]
    return next((each for each in behind if is_ground(tree, each, lexicon)), None)


def _fought(setting: Setting, at: int) -> Iterator[Held]:
    """Read `rebels battled the army in Bendir`: two armed sides contest a place that is named."""
    tree, lexicon = setting.tree, setting.lexicon
    if lexicon.control["fight"].at(tree.low, at) is None or tree.words[at].tag != "VERB":
        return
    side = side_of(setting, at)
    others = [*tree.kids(at, "obj"), *tree.under(at, "with", "against")]
    if not is_armed(setting, side) or not any(is_armed(setting, other) for other in others):
        return
    near = (at, *([side] if side is not None else []))
    places = [p for n in near for p in tree.under(n, "in", "at", "near", "around", "outside")]
    for place in [p for p in places if is_ground(tree, p, lexicon)][:1]:
        yield Held(at=at, last=at, change=Change.CONTESTED, place=place, side=side)


def _present(setting: Setting, at: int) -> Iterator[Held]:
    """Read `government forces were in Bendir`, and `on the run` where they are no more."""
    tree = setting.tree
    if tree.kid(at, "cop") is None:
        return
    side = next(iter(subjects(tree, at)), None)
    if not is_armed(setting, side) or side is None or tree.words[side].tag == "PRON":
        return
    if tree.case(at) & {"in", "inside"} and tree.named.get(at) is NameKind.PLACE:
        yield Held(at=at, last=at, change=Change.HELD, place=at, side=side)
    elif tree.case(at) & {"on"} and tree.low[at] == "run":
        yield Held(at=at, last=at, change=Change.LOST, place=None, side=side)
