"""Harm told by idioms: people lost, lives claimed, prisoners taken, bodies found, casualties."""

from collections.abc import Iterator
from dataclasses import replace

from syrtis.claims.arguments import doers, is_passive, subjects, sufferers
from syrtis.claims.harm import Told
from syrtis.claims.lexicon import Harm, Lexicon
from syrtis.claims.people import People, find_people, is_people
from syrtis.claims.tree import Tree
from syrtis.model import ClaimKind, Count

__all__ = ["find_idioms", "is_casualties"]

_CLIMB = 3
"""Heads above a body looked at for the verb that found it: `pulled 15 bodies from the rubble`."""
_BOTH = (ClaimKind.KILLED, ClaimKind.WOUNDED)


def find_idioms(tree: Tree, lexicon: Lexicon) -> Iterator[Told]:
    """Find harm that no single word tells."""
    for at in range(len(tree.words)):
        yield from _lost(tree, at, lexicon)
        yield from _lives(tree, at, lexicon)
        yield from _captives(tree, at, lexicon)
        yield from _bodies(tree, at, lexicon)
        yield from _casualties(tree, at, lexicon)
        yield from _of_the_harmed(tree, at, lexicon)


def _lost(tree: Tree, at: int, lexicon: Lexicon) -> Iterator[Told]:
    """Read `lost 12 men`: dead; `lost no prisoners`: taken. The side is the subject."""
    if tree.low[at] not in lexicon.special["lose"] or tree.words[at].tag != "VERB":
        return
    if is_passive(tree, at):
        return
    side = next(iter(subjects(tree, at)), None)
    for lost in sufferers(tree, at):
        for people in find_people(tree, lost, lexicon):
            if people.quantity is None and tree.words[lost].tag == "PROPN":
                continue  # `lost Bendir`: a town, whatever its name is taken for
            taken = tree.low[lost] in lexicon.special["captives"]
            kind = ClaimKind.CAPTURED if taken else ClaimKind.KILLED
            yield Told(kind=kind, at=at, last=at, people=people, side=side, way="lost")


def _lives(tree: Tree, at: int, lexicon: Lexicon) -> Iterator[Told]:
    """Read `claimed 12 lives`, `cost the militias the lives of 130 fighters`, `12 lives were lost`."""
    if tree.low[at] not in lexicon.special["lives"]:
        return
    verb = tree.head(at)
    low = tree.low[verb]
    lost = low in lexicon.special["lose"] and is_passive(tree, verb)
    if tree.relation(at) not in ("obj", "nsubj", "iobj") or not (
        lost or low in lexicon.special["cost"]
    ):
        return
    side = next((o for o in tree.kids(verb, "iobj", "obj") if o != at), None)
    of = next(tree.under(at, "of"), None)
    found = find_people(tree, of, lexicon) if of is not None else _counted_lives(tree, at)
    for people in found:
        yield Told(kind=ClaimKind.KILLED, at=verb, last=at, people=people, side=side, way="lives")


def _counted_lives(tree: Tree, at: int) -> Iterator[People]:
    for child in tree.children[at]:
        if child in tree.counted:
            quantity = tree.counted[child]
            yield People(
                at=at, first=child, last=at, count=quantity.count, quantity=quantity, noun=None
            )
            return


def _captives(tree: Tree, at: int, lexicon: Lexicon) -> Iterator[Told]:
    """Read `took 40 prisoners`, `are holding 22 hostages`: the object says that they are held."""
    if tree.low[at] not in lexicon.special["hold"] or tree.words[at].tag != "VERB":
        return
    for held in sufferers(tree, at):
        if tree.low[held] in lexicon.special["captives"]:
            by = tuple(dict.fromkeys(doers(tree, at, lexicon)))
            for people in find_people(tree, held, lexicon):
                yield Told(kind=ClaimKind.CAPTURED, at=at, last=at, people=people, doers=by)


def _bodies(tree: Tree, at: int, lexicon: Lexicon) -> Iterator[Told]:
    """Read `six bodies were found`, `the bodies of four men`: dead, and counted by their bodies."""
    if tree.low[at] not in lexicon.special["bodies"] or tree.words[at].tag != "NOUN":
        return
    verb = _found_by(tree, at, lexicon)
    own = next(iter(_counted_lives(tree, at)), None)
    kind = (a for a in tree.kids(at, "amod", "compound") if is_people(tree, a, lexicon))
    of = [*tree.under(at, "of"), *tree.kids(at, "nmod:poss")][:1]
    told = [people for each in of for people in find_people(tree, each, lexicon)]
    if of and not told:
        return
    if own and (told or verb is not None):
        told = [replace(own, noun=told[0].noun if told else next(kind, None))]
    elif verb is None and not any(people.quantity for people in told):
        return
    for people in told:
        last = max(at, verb if verb is not None else at)
        yield Told(kind=ClaimKind.KILLED, at=at, last=last, people=people, way="bodies")


def _found_by(tree: Tree, at: int, lexicon: Lexicon) -> int | None:
    """Find the verb that found or showed bodies, above them or as their participle."""
    near = [*list(tree.above(at))[:_CLIMB], *tree.kids(at, "acl", "acl:relcl", "csubj")]
    return next((verb for verb in near if tree.low[verb] in lexicon.special["found"]), None)


def _of_the_harmed(tree: Tree, at: int, lexicon: Lexicon) -> Iterator[Told]:
    """Read `twenty of the dead were civilians`: a number out of the harmed."""
    quantity = tree.counted.get(at)
    if quantity is None or tree.line(at + 1, at + 3) != ("of", "the"):
        return
    for kind, harm in lexicon.harm.items():
        here = at + 3
        if here < len(tree.low) and _harmed(tree, here, harm):
            people = People(
                at=at, first=at, last=at, count=quantity.count, quantity=quantity, noun=None
            )
            yield Told(kind=kind, at=here, last=here, people=people, way="state")


def _harmed(tree: Tree, at: int, harm: Harm) -> bool:
    """Say whether a word stands for those harmed: `the dead`, `the wounded`."""
    noun = tree.relation(at) not in ("amod", "compound")
    told = harm.state.at(tree.low, at) == at or harm.to.at(tree.low, at) == at
    return noun and told


def is_casualties(tree: Tree, at: int, lexicon: Lexicon) -> bool:
    """Say whether a word counts killed and wounded as one."""
    return tree.low[at] in lexicon.special["casualties"] and tree.words[at].tag == "NOUN"


def _casualties(tree: Tree, at: int, lexicon: Lexicon) -> Iterator[Told]:
    """Read `no casualties` and uncounted ones as killed and as wounded; a number is neither's."""
    if not is_casualties(tree, at, lexicon) or tree.words[at].relation == "compound":
        return
    counted = next(iter(_counted_lives(tree, at)), None)
    if counted and counted.count and counted.count.high != 0 and not _open(counted.count):
        return
    verb = tree.low[tree.head(at)]
    told = verb in lexicon.special["harms"] or tree.kid(at, "cop") is not None
    asked = any(tree.low[det] in ("any", "no") for det in tree.kids(at, "det"))
    if not (told or asked or counted):
        return
    whose = [each for each in tree.kids(at, "amod", "compound") if is_people(tree, each, lexicon)]
    people = People(
        at=at,
        first=min([at, *whose, *([counted.first] if counted else [])]),
        last=at,
        count=counted.count if counted else None,
        quantity=counted.quantity if counted else None,
        noun=whose[0] if whose else None,
    )
    for kind in _BOTH:
        yield Told(kind=kind, at=at, last=at, people=people, way="casualties")


def _open(count: Count) -> bool:
    """Say whether a count names no number at all: `some`, `a number of`."""
    return count.low is None and count.high is None
