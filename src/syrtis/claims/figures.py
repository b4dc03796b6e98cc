"""Totals and strengths told as figures: `the death toll rose to 27`, `a 200-strong force`."""

from collections.abc import Iterator, Sequence

from syrtis.claims.arguments import is_passive, subjects
from syrtis.claims.harm import Told
from syrtis.claims.lexicon import Lexicon
from syrtis.claims.people import People, find_people, is_fighter, is_people
from syrtis.claims.tree import Tree
from syrtis.model import Claim, ClaimKind, Count, NameKind, Quantity

__all__ = ["find_figures"]

_REACH = 14
"""Words between `toll` and its figure: `toll from the blast in the old town had risen to`."""
_MANY = 50
"""Below this, `had 12 soldiers` is a scene and seldom a strength; set by eye."""


def find_figures(tree: Tree, lexicon: Lexicon, last: ClaimKind | None = None) -> Iterator[Told]:
    """Find the figures of tolls and of a side's strength.

    `last` is what the article counted before this sentence: a figure that names nothing goes on
    counting that (`The rebels spoke of 40`).
    """
    for quantity in tree.covers:
        yield from _toll(tree, quantity, tree.covers[quantity], (lexicon, last))
        yield from _strong(tree, quantity, tree.covers[quantity], lexicon)
    for at in range(len(tree.words)):
        yield from _strength(tree, at, lexicon)
        if last is not None:
            yield from _reckoned(tree, at, last, lexicon)


def topic(tree: Tree, claims: Sequence[Claim], lexicon: Lexicon) -> ClaimKind | None:
    """Say what a sentence counts, for figures that follow and name nothing; null = it does not say.

    Its last count claim says so, else words on how strong a side is (`how many fighters`).
    """
    if claims:
        return claims[-1].kind
    strength = lexicon.hold["strength_topic"] & {*tree.low}
    return ClaimKind.STRENGTH if strength else None


def _toll(
    tree: Tree,
    quantity: Quantity,
    place: tuple[int, int],
    known: tuple[Lexicon, ClaimKind | None],
) -> Iterator[Told]:
    """Read the figure behind a toll; of `rose from 20 to 27` only the last."""
    (first, last), (lexicon, before) = place, known
    if tree.low[max(0, first - 1)] not in lexicon.hold["leads"]:
        return
    for here in range(first - 1, max(-1, first - _REACH - 1), -1):
        if here in tree.counted or tree.low[here] in (".", ";"):
            return
        told = _toll_at(tree, here, lexicon) or _generic(tree, here, lexicon, before)
        if told is None or here + told[1] > first or not _is_figure(tree, first, last, lexicon):
            continue
        kind, length = told
        if lexicon.hold["stops"] & {*tree.line(here + length, first)}:
            return
        people = _figure(tree, quantity, place, lexicon)
        if kind is not ClaimKind.STRENGTH or _large(people.count):
            yield Told(kind=kind, at=here, last=here + length - 1, people=people, way="toll")
        return


def _toll_at(tree: Tree, here: int, lexicon: Lexicon) -> tuple[ClaimKind, int] | None:
    """Say which toll begins at a word, and how many words it has."""
    for kind, harm in lexicon.harm.items():
        length = harm.toll.at(tree.low, here)
        if length:
            return kind, length
    return None


def _generic(
    tree: Tree, here: int, lexicon: Lexicon, before: ClaimKind | None
) -> tuple[ClaimKind, int] | None:
    """Read `the figure` as what was counted before, unless it is part of a toll of its own."""
    if before is None or tree.low[here] not in lexicon.hold["figures"]:
        return None
    own = any(_toll_at(tree, start, lexicon) for start in range(max(0, here - 2), here))
    of = any(tree.under(here, "of"))
    return None if own or of else (before, 1)


def _reckoned(tree: Tree, at: int, last: ClaimKind, lexicon: Lexicon) -> Iterator[Told]:
    """Read `the mission put it at 400`, `the army has acknowledged two`: a figure of the last kind.

    Only a bare number counts, or one of men and their like; a group as the object is its strength.
    """
    if tree.low[at] not in lexicon.speech["reckon"] or tree.words[at].tag != "VERB":
        return
    sized = [o for o in tree.kids(at, "obj") if _is_side(tree, o, lexicon)]
    counted = [
        o for o in tree.kids(at, "obl") if any(c in tree.counted for c in tree.kids(o, "case"))
    ]
    for figure in (*tree.kids(at, "obj", "ccomp", "xcomp"), *tree.under(at, "at", "of"), *counted):
        number = _bare_number(tree, figure, lexicon)
        if number is None or not subjects(tree, at):
            continue
        armed = tree.low[figure] in lexicon.hold["arms"] or is_fighter(tree, figure, lexicon)
        kind = ClaimKind.STRENGTH if (sized and figure not in sized) or armed else last
        quantity = tree.counted[number]
        people = _figure(tree, quantity, tree.covers[quantity], lexicon)
        side = sized[0] if kind is ClaimKind.STRENGTH and sized else None
        yield Told(kind=kind, at=at, last=at, people=people, side=side, way="reckoned")


def _is_side(tree: Tree, at: int, lexicon: Lexicon) -> bool:
    """Say whether an object is somebody whose size can be reckoned: `puts the movement at 400`."""
    body = tree.named.get(at) is NameKind.ORGANISATION
    return body or is_fighter(tree, at, lexicon) or tree.low[at] in lexicon.hold["armed"] - {"it"}


def _bare_number(tree: Tree, at: int, lexicon: Lexicon) -> int | None:
    """Find the number of a figure that counts nothing named, or people and their rifles."""
    if at in tree.counted:
        return at if next(tree.kids(at, "nmod"), None) is None else None
    if any(tree.low[det] in ("the", "these", "those") for det in tree.kids(at, "det")):
        return None
    counts = is_people(tree, at, lexicon) or tree.low[at] in lexicon.hold["arms"]
    number = next((c for c in tree.children[at] if c in tree.counted and c < at), None)
    return number if counts else None


def _is_figure(tree: Tree, first: int, last: int, lexicon: Lexicon) -> bool:
    """Say whether a number counts people or nothing named: `to 27`, `to 27 people`, `27 killed`."""
    head = tree.head(last)
    if head in range(first, last + 1) or tree.relation(last) not in ("nummod", "compound", "amod"):
        return True
    told = any(harm.to.at(tree.low, head) is not None for harm in lexicon.harm.values())
    return told or is_people(tree, head, lexicon) or tree.low[head] in ("dead", "deaths", "names")


def _figure(tree: Tree, quantity: Quantity, place: tuple[int, int], lexicon: Lexicon) -> People:
    """Take a figure with the noun it counts, where that names people."""
    first, last = place
    head = tree.head(last)
    people = head > last and is_people(tree, head, lexicon)
    return People(
        at=last, first=first, last=head if people else last, count=quantity.count,
        quantity=quantity, noun=head if people else None,
    )  # fmt: skip


def _large(count: Count | None) -> bool:
    return count is not None and max(count.low or 0, count.high or 0) >= _MANY


def _strong(
    tree: Tree, quantity: Quantity, place: tuple[int, int], lexicon: Lexicon
) -> Iterator[Told]:
    """Read `a 200-strong militia`."""
    first, last = place
    after = tree.line(last + 1, last + 7)
    if "strong" in after[:2] and lexicon.hold["forces"] & {*after}:
        head = tree.head(last)
        while head < len(tree.low) - 1 and tree.low[head] not in lexicon.hold["forces"]:
            head += 1
        people = People(
            at=head, first=first, last=max(head, last), count=quantity.count, quantity=quantity,
            noun=head,
        )  # fmt: skip
        yield Told(
            kind=ClaimKind.STRENGTH, at=last + 1, last=last + 1, people=people, way="strength"
        )


def _strength(tree: Tree, at: int, lexicon: Lexicon) -> Iterator[Told]:
    """Read what a verb or noun tells of fighters and their number."""
    for holder, side in _fighters(tree, at, lexicon):
        for people in find_people(tree, holder, lexicon):
            fights = people.noun is not None and is_fighter(tree, people.noun, lexicon)
            loads = tree.low[people.at] in lexicon.people["loads"]
            if fights and (people.quantity or loads):
                yield Told(
                    kind=ClaimKind.STRENGTH, at=at, last=at, people=people, side=side,
                    way="strength",
                )  # fmt: skip


def _fighters(tree: Tree, at: int, lexicon: Lexicon) -> Iterator[tuple[int, int | None]]:
    """Walk the nouns that a word says are a side's strength, with the side where it is said."""
    low, hold = tree.low[at], lexicon.hold
    verb = tree.words[at].tag in ("VERB", "AUX", "ADJ", "ADV", "NOUN")
    if low in hold["has"] and tree.words[at].tag == "VERB":
        for owned in tree.kids(at, "obj"):
            if _many(tree, owned):
                yield owned, next(iter(subjects(tree, at)), None)
    elif low in hold["deploy"] and verb:
        if is_passive(tree, at) or tree.relation(at) == "acl":
            yield from ((each, None) for each in subjects(tree, at)[:1])
        else:
            yield from ((each, None) for each in tree.kids(at, "obj"))
            yield from ((each, None) for each in tree.under(at, "of"))
    elif low in hold["remain"]:
        yield from ((each, None) for each in subjects(tree, at)[:1])
    elif low in hold["forces"] and tree.words[at].tag == "NOUN":
        yield from ((each, None) for each in tree.under(at, "of"))
    elif tree.kid(at, "cop") is not None and _is_somewhere(tree, at, lexicon):
        yield from ((each, None) for each in subjects(tree, at)[:1])


def _is_somewhere(tree: Tree, at: int, lexicon: Lexicon) -> bool:
    """Read `6,000 fighters were inside the city`."""
    return bool(tree.case(at) & lexicon.hold["inside"]) or tree.low[at] in lexicon.hold["present"]


def _many(tree: Tree, at: int) -> bool:
    for child in (at, *tree.children[at]):
        if child in tree.counted:
            return _large(tree.counted[child].count)
    return False
