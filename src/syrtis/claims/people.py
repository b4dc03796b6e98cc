"""Who a noun phrase is, and how many: a number said, one person, or several uncounted."""

from collections.abc import Iterator
from dataclasses import dataclass

from syrtis.claims.lexicon import Lexicon
from syrtis.claims.tree import ACRONYMS, Tree
from syrtis.model import Count, NameKind, Party, Quantity

__all__ = ["People", "count_of", "find_people", "is_fighter", "is_people", "party"]

PEOPLE_NAMES = frozenset(
    {
        NameKind.PERSON,
        NameKind.NOMINAL,
        NameKind.ARMED_GROUP,
        NameKind.STATE_FORCE,
        NameKind.AFFILIATION,
    }
)
_COUNTS = frozenset({"nummod", "amod", "det", "compound", "nmod", "advmod", "obl", "dep"})
_PLURAL = frozenset({"NNS", "NNPS"})
_DEMONYMS = ("ans", "ese", "ians", "enes", "ites")
_MORE = frozenset({"more", "further", "additional"})
_OPEN_CLASS = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "NUM"})


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """People that a clause tells of, as words of one sentence."""

    at: int
    """The head of their noun phrase."""
    first: int
    last: int
    """The words that name and count them, `last` included."""
    count: Count | None
    """How many; null = several, and nobody says how many."""
    quantity: Quantity | None
    """The counting phrase; null = told by the words themselves (`a policeman`)."""
    noun: int | None
    """The noun that names them; null = a bare number."""


def is_people(tree: Tree, at: int, lexicon: Lexicon) -> bool:
    """Say whether a noun names people.

    Known nouns, peoples and pronouns do, and what the reader took for a person, an armed group or a
    nominal actor; a plural in -ers or -ists too, unless it is a known thing. Counted animals,
    machines and buildings do not.
    """
    low, tag = tree.low[at], tree.words[at].tag
    people = lexicon.people
    if low in ACRONYMS or any(low in people[sort] for sort in ("people", "combatants", "peoples")):
        return True
    if low in people["things"]:
        return False
    if tag in ("PRON", "DET") or low in ("many", "several"):
        return low in people["one"] or low in people["several"] or at in tree.counted
    if tree.named.get(at) in PEOPLE_NAMES or low in people["bodies"]:
        return True
    capital = tree.words[at].text[:1].isupper()
    endings = lexicon.endings + (_DEMONYMS if capital else ())
    return tree.words[at].fine_tag in _PLURAL and low.endswith(endings)


def is_fighter(tree: Tree, at: int, lexicon: Lexicon) -> bool:
    """Say whether a noun names people who fight."""
    known = tree.low[at] in lexicon.people["combatants"] or tree.low[at] in ACRONYMS
    return known or tree.named.get(at) in (NameKind.ARMED_GROUP, NameKind.STATE_FORCE)


def find_people(
    tree: Tree, at: int, lexicon: Lexicon, *, before: int | None = None
) -> Iterator[People]:
    """Read a noun phrase and all that is joined to it as people, each with their number.

    Joined persons without a number of their own are one: `his wife and her sister` are two people,
    `two brothers and their father` three; `three soldiers and 14 rebels` stay two counts. What is
    joined from behind the word `before` belongs to another clause.
    """
    found: list[People] = []
    for joined in tree.conjuncts(at):
        if before is not None and at < before < joined:
            continue
        people = _people(tree, joined, lexicon)
        if people is None:
            continue
        if found and _joins(tree, found[-1], people):
            people = _together(tree, found.pop(), people)
        if not (found and _covered(tree, found[-1], people)):
            found.append(people)
    yield from found


def _people(tree: Tree, at: int, lexicon: Lexicon) -> People | None:
    quantity, noun = _counted(tree, at, lexicon)
    own = noun is not None and quantity is not None and tree.low[noun] == "own"
    if noun is not None and not own and not is_people(tree, noun, lexicon):
        return None
    if noun is None and (quantity is None or _things_follow(tree, at)):
        return None
    if tree.low[tree.phrase(at)[0] - 1 if tree.phrase(at)[0] else 0] == "how":
        return None
    count = quantity.count if quantity else count_of(tree, at, lexicon)
    first, last = _reach(tree, at, noun, quantity)
    return People(at=at, first=first, last=last, count=count, quantity=quantity, noun=noun)


def _counted(tree: Tree, at: int, lexicon: Lexicon) -> tuple[Quantity | None, int | None]:
    """Find the counting phrase of a noun phrase, and the noun it counts."""
    if at in tree.counted:
        of = _of(tree, at)
        return tree.counted[at], of if of is not None else _inside(tree, at)
    for child in tree.children[at]:
        if child < at and child in tree.counted and tree.relation(child) in _COUNTS:
            return tree.counted[child], None if tree.low[at] in _MORE else at
    before = tree.phrase(at)[0] - 1
    if before in tree.counted and not _counts_another(tree, before, at):
        return tree.counted[before], at
    if tree.low[at] in lexicon.people["groups"] or tree.low[at] in lexicon.people["loads"]:
        of = _of(tree, at)
        if of is not None:
            quantity, noun = _counted(tree, of, lexicon)
            return quantity, noun if noun is not None or quantity is None else at
    return None, at


def _things_follow(tree: Tree, at: int) -> bool:
    """Say whether a number that the tree left alone has a noun right behind it: `200 sheep`."""
    after = at + 1
    return after < len(tree.words) and tree.words[after].tag == "NOUN" and not tree.case(after)


def _counts_another(tree: Tree, number: int, at: int) -> bool:
    """Say whether a number before a noun belongs to a word between the two or before both."""
    return number < tree.head(number) < at or tree.words[number].relation in ("obj", "nsubj")


def _inside(tree: Tree, at: int) -> int | None:
    """Find the noun that a tree hung on its own number: `as many as 35 soldiers` under `many`."""
    first, last = tree.covers[tree.counted[at]]
    for child in tree.subtree(at):
        hung = first <= tree.head(child) <= last < child <= last + _NEAR
        if hung and tree.words[child].tag == "NOUN" and tree.relation(child) != "conj":
            return child
    return None


_NEAR = 3
"""Words from a number to the noun it counts, adjectives between."""


def _of(tree: Tree, at: int) -> int | None:
    """Find what a number is of: `dozens of them`; inside `tens of thousands of` the last."""
    for of in tree.under(at, "of"):
        if tree.counted.get(of, at) is tree.counted.get(at, of):
            return _of(tree, of)
        return of
    return None


def _reach(tree: Tree, at: int, noun: int | None, quantity: Quantity | None) -> tuple[int, int]:
    """Give the first and last word that name and count people, article and number included."""
    first, last = tree.phrase(noun) if noun is not None else (at, at)
    first, last = min(first, at), max(last, at)
    if quantity:
        start, end = tree.covers[quantity]
        first, last = min(first, start), max(last, end)
    while first and tree.words[first - 1].tag == "DET" and tree.head(first - 1) in (at, noun):
        first -= 1
    return first, last


def count_of(tree: Tree, at: int, lexicon: Lexicon) -> Count | None:
    """Count people told without a number: one person is 1, several are not counted (null)."""
    word, low = tree.words[at], tree.low[at]
    first, last = tree.phrase(at)
    if word.tag in ("PRON", "DET") or low in lexicon.people["several"]:
        one = low in lexicon.people["one"]
    elif word.fine_tag in _PLURAL and (names := _persons(tree, at)) > 1:
        return Count(low=names, high=names, words=tree.text(first, last))
    elif low in lexicon.people["groups"] or word.fine_tag in _PLURAL or _is_plural(low, lexicon):
        one = False
    elif word.tag == "PROPN":
        person = tree.named.get(at) is NameKind.PERSON or low in lexicon.people["people"]
        one = person or _is_somebody(tree, at, lexicon)
    else:
        one = _article(tree, at) not in ("each", "every", "any", "all", "no")
    return Count(low=1, high=1, words=tree.text(first, last)) if one else None


def _is_plural(low: str, lexicon: Lexicon) -> bool:
    """Say whether a word that a reader took for a singular is a known plural."""
    return low.endswith(("s", "men", "people", "children")) and low in (
        lexicon.people["people"] | lexicon.people["combatants"]
    )


def _is_somebody(tree: Tree, at: int, lexicon: Lexicon) -> bool:
    """Say whether a name of unknown kind is called a person: `Sangari, an insurgent leader`."""
    singular = (a for a in tree.kids(at, "appos") if tree.words[a].fine_tag == "NN")
    return any(is_people(tree, a, lexicon) for a in singular)


def _persons(tree: Tree, at: int) -> int:
    """Count the persons whom a plural noun names: `photographers Ada Lind and Bo Karr` are two."""
    return len(
        {
            tree.spans[word]
            for word in tree.subtree(at)
            if tree.named.get(word) is NameKind.PERSON and word in tree.spans and word > at
        }
    )


def _article(tree: Tree, at: int) -> str:
    article = tree.kid(at, "det")
    return tree.low[article] if article is not None else ""


def _joins(tree: Tree, before: People, after: People) -> bool:
    """Say whether two joined phrases are counted as one: persons without numbers of their own."""
    if after.quantity or after.count is None or before.count is None or after.noun is None:
        return False
    if after.last <= before.last:
        return False
    named = tree.words[after.noun].tag == "PROPN"
    if not named and tree.kid(after.noun, "det", "nmod:poss") is None:
        return False
    owner = tree.kid(after.noun, "nmod:poss")
    kin = owner is not None and tree.words[owner].tag == "PRON"
    return kin or not before.quantity


def _covered(tree: Tree, before: People, after: People) -> bool:
    """Say whether one count holds both: `300 men, women and children`, `the mayor and judge`."""
    role = before.noun is not None and after.count is not None and not after.quantity
    if role and after.noun is not None and tree.words[after.noun].tag == "NOUN":
        return tree.kid(after.noun, "det", "nmod:poss") is None and before.count is not None
    bare = after.count is None and tree.kid(after.at, "det", "nmod:poss", "amod") is None
    return before.quantity is not None and bare


def _together(tree: Tree, before: People, after: People) -> People:
    counts = [people.count for people in (before, after) if people.count]
    low = [count.low for count in counts if count.low is not None]
    high = [count.high for count in counts if count.high is not None]
    count = Count(
        low=sum(low) if len(low) == len(counts) else None,
        high=sum(high) if len(high) == len(counts) else None,
        words=tree.text(before.first, after.last),
    )
    return People(
        at=before.at,
        first=before.first,
        last=after.last,
        count=count,
        quantity=None,
        noun=before.noun,
    )


def party(tree: Tree, first: int, last: int) -> Party | None:
    """Name somebody by words of a sentence; null where no word of them names anybody."""
    while first < last and tree.words[first].tag in ("DET", "PUNCT", "ADP"):
        first += 1
    while last > first and tree.words[last].tag in ("PUNCT", "ADP", "PART"):
        last -= 1
    if not any(tree.words[at].tag in _OPEN_CLASS | {"PRON"} for at in range(first, last + 1)):
        return None
    return Party(
        name=tree.text(first, last), start=tree.words[first].start, end=tree.words[last].end
    )
