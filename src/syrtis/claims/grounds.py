"""Places as clauses name them: a name, a common noun with its name, or `the city` told of before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from syrtis.claims.lexicon import Lexicon
from syrtis.claims.tree import Tree
from syrtis.model import ClaimPlace, NameKind

__all__ = [
    "Grounds",
    "find_grounds",
    "has_name",
    "is_ground",
    "is_new",
    "named_place",
    "place_words",
]

_PLACES = frozenset({NameKind.PLACE, NameKind.FACILITY})
_INSIDE = frozenset({"of", "in"})


def is_ground(tree: Tree, at: int, lexicon: Lexicon) -> bool:
    """Say whether a noun is something that can be held: a named place, a town, a bridge."""
    if tree.named.get(at) in _PLACES:
        return True
    return tree.low[at] in lexicon.grounds and tree.words[at].tag in ("NOUN", "PROPN")


def named_place(tree: Tree, at: int) -> ClaimPlace:
    """Name a place by its noun phrase, with what it is of or in: `the outskirts of Bendir`."""
    first, last = tree.phrase(at)
    if tree.words[at].tag == "NOUN" and any(
        tree.words[o].tag == "PROPN" for o in tree.under(at, "of")
    ):
        first = at
    for child in tree.kids(at, "nmod"):
        apart = any(tree.words[word].tag == "PUNCT" for word in range(at, child))
        if child > at and tree.case(child) & _INSIDE and not apart:
            last = max(last, tree.phrase(child)[1])
    return _place(tree, first, last)


def _place(tree: Tree, first: int, last: int) -> ClaimPlace:
    while first < last and tree.words[first].tag in ("DET", "PUNCT", "ADP"):
        first += 1
    words = tree.words
    return ClaimPlace(name=tree.text(first, last), start=words[first].start, end=words[last].end)


def has_name(tree: Tree, at: int) -> bool:
    """Say whether a place is named, and not only described."""
    first, last = tree.phrase(at)
    for child in tree.kids(at, "nmod", "appos"):
        if "of" in tree.case(child) or tree.relation(child) == "appos":
            last = max(last, tree.phrase(child)[1])
    numbered = any(child > at and tree.words[child].tag == "NUM" for child in tree.children[at])
    return numbered or any(tree.words[word].tag == "PROPN" for word in range(first, last + 1))


def is_new(tree: Tree, at: int) -> bool:
    """Say whether a place is told of for the first time: `a town`, `two banks`."""
    article = tree.kid(at, "det")
    indefinite = article is not None and tree.low[article] in _INDEFINITE
    return indefinite or any(child in tree.counted for child in tree.children[at])


_INDEFINITE = frozenset({"a", "an", "another", "several", "some"})


@dataclass(frozen=True, slots=True)
class Grounds:
    """The named places of an article, in order."""

    places: tuple[ClaimPlace, ...]
    facilities: frozenset[ClaimPlace]
    """Those of them that are buildings and sites."""

    def name_in(self, place: ClaimPlace) -> ClaimPlace | None:
        """Give the bare name inside a claim's place: of `its key bastion of Bendir`, Bendir."""
        inside = (e for e in self.places if e.start < place.end and place.start < e.end)
        return next(inside, None)

    def beside(self, start: int, place: int) -> ClaimPlace | None:
        """Find the place named last in a sentence before a code point of it."""
        inside = [each for each in self.places if start <= each.start and each.end <= place]
        return inside[-1] if inside else None

    def meant(self, noun: str, place: int, focus: ClaimPlace | None) -> ClaimPlace | None:
        """Find what a description of a place means at a code point.

        `The barracks` are the last whose name says so; `the city`, `it` and nothing at all the place
        that was fought for last, else the one named last; in a lead, the one it is about to name.
        """
        before = [each for each in self.places if each.end <= place]
        same = [each for each in before if noun and noun in each.name.casefold().split()]
        if noun in _SITES:
            same = [each for each in before if each in self.facilities] or same
        if same:
            return same[-1]
        if focus is not None:
            return focus
        if before:
            return before[-1]
        ahead = (each for each in self.places if 0 <= each.start - place < _LEAD)
        return next(ahead, None)


_SITES = frozenset({"facility", "building", "compound", "base", "site", "complex", "installation"})
_LEAD = 400
"""Code points that a lead may describe a place before its name is given; set by eye."""


def find_grounds(trees: Sequence[Tree]) -> Grounds:
    """Gather the places that `the city` may mean later.

    Left out are countries, which stand behind their town (`Bendir, Halvera`) or own something
    (`Halvera's capital`), and what only says where another place lies (`east of Bendir`).
    """
    found = [(place, kind) for tree in trees for place, kind in _named(tree)]
    sites = frozenset(place for place, kind in found if kind is NameKind.FACILITY)
    return Grounds(tuple(place for place, _ in found), sites)


def _named(tree: Tree) -> Iterator[tuple[ClaimPlace, NameKind]]:
    for name in tree.parsed.names or ():
        numbered = any(tree.words[at].tag == "NUM" for at in range(name.start, name.end))
        capital = tree.words[name.start].text[:1].isupper()
        if name.kind not in _PLACES or not (capital or numbered):
            continue
        head = next(
            (
                at
                for at in range(name.start, name.end)
                if tree.head(at) not in range(name.start, name.end)
            ),
            name.start,
        )
        behind = name.start > 1 and tree.low[name.start - 1] == ","
        country = behind and tree.named.get(name.start - 2) in _PLACES
        aside = tree.line(name.start - 2, name.start) in _ASIDE
        if country or aside or tree.relation(head) in ("compound", "amod"):
            continue
        if tree.words[head].relation == "nmod:poss":
            continue
        yield _place(tree, name.start, name.end - 1), name.kind


_ASIDE = frozenset({(side, "of") for side in ("east", "west", "north", "south", "outside")})


def place_words(tree: Tree, at: int, lexicon: Lexicon) -> ClaimPlace | None:
    """Find where a thing told of happened; of several places the first."""
    found = _place_at(tree, at, lexicon)
    return named_place(tree, found) if found is not None else None


def places_told(tree: Tree, at: int, lexicon: Lexicon) -> list[ClaimPlace]:
    """Find all the places at which things told of happened: `in Ansel, Bendir and the port`.

    `Between Ansel and Bendir` is one place.
    """
    found = _place_at(tree, at, lexicon)
    if found is None:
        return []
    heads = [found, *tree.under(found, "of")]
    others = [
        other
        for head in heads
        for other in tree.conjuncts(head)
        if other not in heads
        and has_name(tree, other)
        and (tree.words[other].tag == "PROPN" or is_ground(tree, other, lexicon))
    ]
    one = tree.case(found) & _ONE
    return [named_place(tree, found), *(named_place(tree, o) for o in others if not one)]


_ONE = frozenset({"between", "from", "along"})


def _place_at(tree: Tree, at: int, lexicon: Lexicon) -> int | None:
    """Find the nearest place that hangs on a word by a preposition.

    Looked at are the word's own dependents, then those of the clauses above it, then a place it is
    a compound of. A place that is only the owner or origin of somebody is none.
    """
    for here in (at, *_clauses(tree, at)):
        near = list(tree.kids(here, *_CARRIERS))
        for _ in range(_DEEPEST):
            for child in near:
                place = is_ground(tree, child, lexicon) and has_name(tree, child)
                if place and tree.case(child) & _AT:
                    return child
            near = [below for child in near for below in tree.kids(child, "nmod", "obl", "appos")]
    return None


_CARRIERS = ("obl", "nmod", "advmod", "advcl")
_DEEPEST = 3
"""Steps down from a verb at which a place still says where: `after days of fighting in Bendir`."""
_AT = frozenset(
    {
        "in",
        "at",
        "near",
        "on",
        "inside",
        "outside",
        "around",
        "from",
        "into",
        "across",
        "along",
        "between",
    }
)


def _clauses(tree: Tree, at: int) -> Iterator[int]:
    here = at
    while tree.relation(here) in (
        "conj",
        "xcomp",
        "advcl",
        "acl",
        "obj",
        "obl",
        "nmod",
        "appos",
        "nsubj",
    ):
        here = tree.head(here)
        yield here
