"""Nouns and states of control: `the fall of Bendir`, `in rebel hands`, `the besieged city`."""

from collections.abc import Iterator

from syrtis.claims.arguments import subjects
from syrtis.claims.grounds import is_ground
from syrtis.claims.held import BEHIND, CHANGES, Held, ground_in, is_armed, side_of
from syrtis.claims.people import is_people
from syrtis.claims.setting import Setting
from syrtis.model import Change, NameKind

__all__ = ["find_holding"]

_NOUNS = ("take_noun", "lose_noun", "contest_noun")


_FOUGHT_FOR = ("of", "for", "over", "on")


_RETREATS = frozenset({"retreat", "withdrawal", "pullback", "pullout"})


def find_holding(setting: Setting) -> Iterator[Held]:
    """Find what a sentence's nouns and descriptions tell of who holds what."""
    for at in range(len(setting.tree.words)):
        yield from _noun(setting, at)
        yield from _control(setting, at)
        yield from _stronghold(setting, at)
        yield from _described(setting, at)


def _noun(setting: Setting, at: int) -> Iterator[Held]:
    """Read `the capture of Bendir`, `the retreat of the army from the town`, `the siege of`."""
    tree, lexicon = setting.tree, setting.lexicon
    if tree.words[at].tag != "NOUN" or tree.words[at].relation == "compound":
        return
    for name in _NOUNS:
        if lexicon.control[name].at(tree.low, at) is None:
            continue
        behind = _FOUGHT_FOR if name == "contest_noun" else BEHIND
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
            change = Change.GAINED if tree.low[at] == "fall" else CHANGES[name]
            yield Held(at=at, last=at, change=change, place=places[0], side=side, way="noun")
        return


def _retreat(setting: Setting, at: int) -> Iterator[Held]:
    """Read `began a hasty retreat`: ground is lost, though none is named."""
    tree = setting.tree
    verb = tree.head(at)
    side = side_of(setting, verb) if tree.words[verb].tag == "VERB" else None
    if tree.low[at] in _RETREATS and tree.relation(at) == "obj" and is_armed(setting, side):
        yield Held(at=verb, last=at, change=Change.LOST, place=None, side=side)


def _control(setting: Setting, at: int) -> Iterator[Held]:
    """Read `took control of the town`, `is in control of`, `under rebel control`, `in rebel hands`."""
    tree, lexicon = setting.tree, setting.lexicon
    if tree.low[at] in lexicon.hold["siege"] and "under" in tree.case(at):
        yield from _passive_state(setting, at, Change.CONTESTED)
        return
    if tree.low[at] not in lexicon.hold["control"] or tree.words[at].tag != "NOUN":
        return
    grounds = [
        p
        for p in tree.under(at, "of", "over", "in")
        if ground_in(setting, p) is not None or tree.words[p].tag == "PROPN"
    ]
    if not grounds or tree.case(at) & {"under"} or tree.low[at] == "hands":
        if tree.case(at) & {"in", "under"}:
            yield from _passive_state(setting, at, Change.HELD)
        return
    verb = tree.head(at)
    change = _change_of_control(setting, at, verb)
    if change:
        side = side_of(setting, verb if tree.relation(at) in ("obj", "obl") else at)
        if side is None:
            side = next(iter(subjects(tree, at)), None)
        yield Held(
            at=at if tree.kid(at, "cop") is not None else verb,
            last=at,
            change=change,
            place=_ground(setting, grounds[0]),
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
            return CHANGES[name]
    if tree.case(at) & {"in"} or tree.kid(at, "cop") is not None:
        return Change.HELD
    return None


def _passive_state(setting: Setting, at: int, change: Change) -> Iterator[Held]:
    """Read what place is in whose hands, or under siege by whom."""
    tree, lexicon = setting.tree, setting.lexicon
    holders = [*tree.kids(at, "compound", "nmod:poss", "amod"), *tree.under(at, "of", "by")]
    side = next((h for h in holders if is_people(tree, h, lexicon)), None)
    found = subjects(tree, at) if tree.kid(at, "cop") is not None else []
    if not found and tree.relation(at) in ("nmod", "obl", "acl", "advcl", "appos", "xcomp"):
        head = tree.head(at)
        found = [head] if is_ground(tree, head, lexicon) else subjects(tree, head)
    if tree.words[tree.head(at)].tag == "VERB":
        side = side if side is not None else next(tree.under(tree.head(at), "by", "from"), None)
    place = next((p for p in found if _is_place(setting, p)), None)
    sides = [p for p in found if is_armed(setting, p)]
    if place is None and change is Change.HELD and sides and "in" in tree.case(at):
        yield Held(at=at, last=at, change=change, place=None, side=sides[0], way="control")
    if place is not None:
        yield Held(at=at, last=at, change=change, place=place, side=side)


def _ground(setting: Setting, at: int) -> int:
    inside = ground_in(setting, at)
    return at if inside is None else inside


def _is_place(setting: Setting, at: int) -> bool:
    """Say whether what is under siege or control is a place: any name that is nobody armed."""
    name = setting.tree.words[at].tag == "PROPN" and not is_armed(setting, at)
    return name or is_ground(setting.tree, at, setting.lexicon)


def _stronghold(setting: Setting, at: int) -> Iterator[Held]:
    """Read `the rebel stronghold of Bendir`, `Bendir, a stronghold of the rebels`."""
    tree, lexicon = setting.tree, setting.lexicon
    if tree.low[at] not in lexicon.hold["strongholds"] or tree.words[at].tag not in (
        "NOUN",
        "PROPN",
    ):
        return
    owners = [*tree.kids(at, "compound", "amod", "nmod:poss"), *tree.under(at, "of", "for")]
    side = next(
        (o for o in owners if is_armed(setting, o) or tree.named.get(o) is NameKind.PERSON), None
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
        yield Held(at=at, last=at, change=Change.HELD, place=places[0], side=side, way="stronghold")


def _described(setting: Setting, at: int) -> Iterator[Held]:
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
        yield Held(at=at, last=at, change=Change.CONTESTED, place=place, side=None, way="described")
    elif low[2] in lexicon.hold["held"]:
        owners = [*tree.kids(at, "compound", "obl", "nsubj"), *([at] if low[0] else [])]
        side = next((o for o in owners if o != at and is_people(tree, o, lexicon)), None)
        hyphen = "-" in tree.line(at - 2, at) or bool(low[0])
        if hyphen:
            yield Held(at=at, last=at, change=Change.HELD, place=place, side=side, way="described")
