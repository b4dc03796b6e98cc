"""Harm told of people: verbs, nouns and states, each with those who suffer it.

Caught are actives, passives, participles, relatives, infinitives and nouns, with whoever is joined to
the sufferer by `and`. Missed on purpose: deaths of illness, one person's flight, states of people
nobody counts (`the wounded soldiers`), and whatever a tree read wrongly hides.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from syrtis.claims.arguments import doers, is_passive, subjects, sufferers
from syrtis.claims.lexicon import Harm, Lexicon
from syrtis.claims.people import People, find_people, is_fighter, is_people
from syrtis.claims.tree import Tree
from syrtis.model import ClaimKind

__all__ = ["Told", "find_harm"]

_TELLING = frozenset({"VERB", "ADJ"})
_COUNTED = frozenset({"NOUN", "NUM", "PROPN"})
"""Tags that a harm's own participle gets where only a number stands before it: `30 wounded`."""
_COUNTS = frozenset({"nummod", "amod", "det", "compound", "nmod", "dep"})
_RECORDED_NEAR = 4
"""Words after the captured in which `on video` belongs to the capture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One thing told of people: its kind, the words that tell it, whom, and who did it."""

    kind: ClaimKind
    at: int
    """The word that tells it."""
    last: int
    """The last word of the phrase that tells it (`laid down their arms`)."""
    people: People
    doers: tuple[int, ...] = ()
    side: int | None = None
    """Whose people they are, where only that is said (`the army lost 12 men`)."""
    way: str = "verb"
    """How it is told: `verb`, `noun`, `state`, `bodies`, `toll`, `strength`."""


def find_harm(tree: Tree, lexicon: Lexicon) -> Iterator[Told]:
    """Find every harm that a sentence tells by a word for it."""
    for at in range(len(tree.words)):
        for told in lexicon.harm_by_word.get(tree.low[at], ()):
            yield from _told(tree, at, told, lexicon)


def _told(tree: Tree, at: int, told: tuple[ClaimKind, Harm], lexicon: Lexicon) -> Iterator[Told]:
    """Read one word as a telling of one kind."""
    kind, harm = told
    tag = tree.words[at].tag
    last = harm.to.at(tree.low, at)
    if last is not None and (tag in _TELLING or (tag in _COUNTED and _bare(tree, at))):
        yield from _done_to(tree, (at, last), kind, lexicon)
        return
    last = harm.suffer.at(tree.low, at)
    if last is not None and tag == "VERB":
        yield from _suffered(tree, (at, last), kind, lexicon)
        return
    last = harm.noun.at(tree.low, at)
    if last is not None and tag == "NOUN":
        yield from _noun(tree, (at, last), kind, lexicon)
        return
    last = harm.state.at(tree.low, at)
    if last is not None:
        yield from _state(tree, (at, last), kind, lexicon)


def _done_to(
    tree: Tree, place: tuple[int, int], kind: ClaimKind, lexicon: Lexicon
) -> Iterator[Told]:
    at, last = place
    if tree.words[at].relation in ("amod", "compound") and tree.head(at) > at:
        yield from _before_noun(tree, place, kind, lexicon)
        return
    bare = _bare(tree, at)
    if bare:
        yield Told(kind=kind, at=at, last=last, people=bare, doers=_by(tree, at, lexicon))
        return
    found = sufferers(tree, at)
    found += [other for each in (at, *found) for other in tree.under(each, "along", "together")]
    for sufferer in _named_among(tree, found):
        for people in _before_verb(tree, (sufferer, at), lexicon):
            if _is_told(tree, (at, people), kind, lexicon):
                yield Told(kind=kind, at=at, last=last, people=people, doers=_by(tree, at, lexicon))


def _before_verb(tree: Tree, words: tuple[int, int], lexicon: Lexicon) -> Iterator[People]:
    """Read those who suffer; what is joined to a subject from behind its verb is another's."""
    sufferer, at = words
    subject = tree.relation(sufferer) == "nsubj"
    yield from find_people(tree, sufferer, lexicon, before=at if subject else None)


def _named_among(tree: Tree, found: list[int]) -> list[int]:
    """Read `the mayor was among those killed`: the mayor."""
    return [
        each
        for at in found
        for each in (subjects(tree, at) if "among" in tree.case(at) else []) or [at]
    ]


def _is_told(tree: Tree, told: tuple[int, People], kind: ClaimKind, lexicon: Lexicon) -> bool:
    """Leave out what only looks like harm: one man evacuated, forces annihilated, men on film."""
    at, people = told
    one = people.count is not None and people.count.high == 1
    group = people.noun is not None and tree.low[people.noun] in lexicon.people["groups"]
    if kind is ClaimKind.DISPLACED:
        evacuated = tree.low[at] in lexicon.special["evacuate"] and not people.quantity
        return not one and not (evacuated and not is_passive(tree, at))
    if kind is ClaimKind.KILLED and group and people.quantity is None:
        return False
    return not _recorded(tree, people, kind, lexicon) and _holdable(tree, at, people, lexicon)


def _holdable(tree: Tree, at: int, people: People, lexicon: Lexicon) -> bool:
    """Ask of `hold` and `seize`, which places too are, whether people are plainly meant."""
    if tree.low[at] not in lexicon.special["hold"]:
        return True
    noun = people.noun
    common = noun is None or tree.words[noun].tag not in ("PROPN", "PRON")
    return common or is_passive(tree, at)


def _by(tree: Tree, at: int, lexicon: Lexicon) -> tuple[int, ...]:
    return tuple(dict.fromkeys(doers(tree, at, lexicon)))


def _before_noun(
    tree: Tree, place: tuple[int, int], kind: ClaimKind, lexicon: Lexicon
) -> Iterator[Told]:
    """Read `40 wounded civilians`: a state before its noun, told only where somebody counts."""
    for people in find_people(tree, tree.head(place[0]), lexicon):
        if people.quantity and people.first <= place[0] <= people.last:
            yield Told(kind=kind, at=place[0], last=place[1], people=people, way="state")


def _bare(tree: Tree, at: int) -> People | None:
    """Read `30 wounded`, `57 dead`: a number that hangs on the harm itself."""
    for child in tree.children[at]:
        counts = child in tree.counted and tree.relation(child) in _COUNTS
        if counts and at not in tree.counted and child < at:
            return _number(tree, child)
    before = at - 1
    alone = before in tree.counted and tree.head(before) <= at
    return _number(tree, before) if alone and tree.words[before].tag != "DET" else None


def _number(tree: Tree, at: int) -> People:
    quantity = tree.counted[at]
    first, last = tree.covers[quantity]
    return People(
        at=at, first=first, last=last, count=quantity.count, quantity=quantity,
        noun=None,
    )  # fmt: skip


def _recorded(tree: Tree, people: People, kind: ClaimKind, lexicon: Lexicon) -> bool:
    """Say whether nobody is a prisoner: `captured 12 men on film`."""
    after = tree.line(people.last + 1, people.last + 1 + _RECORDED_NEAR)
    return kind is ClaimKind.CAPTURED and bool(lexicon.special["recorded"] & {*after})


def _suffered(
    tree: Tree, place: tuple[int, int], kind: ClaimKind, lexicon: Lexicon
) -> Iterator[Told]:
    at, last = place
    if kind is ClaimKind.SURRENDERED and last == at and tree.kid(at, "obj") is not None:
        return
    if lexicon.special["illness"] & {*tree.line(last + 1, last + 8)}:
        return
    for subject in subjects(tree, at):
        for people in _before_verb(tree, (subject, at), lexicon):
            if kind is ClaimKind.DISPLACED and not _displaced(
                tree, people, lexicon, plain=last == at
            ):
                continue
            if not _changed_sides(tree, at, people, lexicon):
                continue
            yield Told(kind=kind, at=at, last=last, people=people, doers=())


def _changed_sides(tree: Tree, at: int, people: People, lexicon: Lexicon) -> bool:
    """Ask of a defection whether fighters defect: a minister's is no surrender."""
    if tree.low[at] not in lexicon.special["defect"]:
        return True
    fights = people.noun is not None and is_fighter(tree, people.noun, lexicon)
    return fights or (people.quantity is not None and people.count is not None)


def _displaced(tree: Tree, people: People, lexicon: Lexicon, *, plain: bool) -> bool:
    """Tell people driven out from a fugitive and from fighters who run: only many civilians flee."""
    one = people.count is not None and people.count.high == 1
    noun = people.noun
    fights = noun is not None and is_fighter(tree, noun, lexicon)
    unknown = noun is not None and tree.words[noun].tag == "PRON"
    return not one and not (plain and (fights or unknown))


def _noun(tree: Tree, place: tuple[int, int], kind: ClaimKind, lexicon: Lexicon) -> Iterator[Told]:
    """Read a noun of harm: `14 deaths`, `the killing of 12`, `the mayor's murder`."""
    at, last = place
    if tree.words[at].relation == "compound":
        return
    by = _by(tree, at, lexicon)
    bare = _bare(tree, at)
    victims = list(_victims(tree, last, lexicon)) or list(_victims(tree, at, lexicon))
    if bare:
        noun = next((people.noun for people in victims), None)
        people = People(
            at=at, first=bare.first, last=max(at, last), count=bare.count,
            quantity=bare.quantity, noun=noun,
        )  # fmt: skip
        yield Told(kind=kind, at=at, last=last, people=people, doers=by, way="noun")
        return
    for people in victims:
        if not _changed_sides(tree, at, people, lexicon):
            continue
        others = tuple(doer for doer in by if not people.first <= doer <= people.last)
        yield Told(kind=kind, at=at, last=last, people=people, doers=others, way="noun")


def _victims(tree: Tree, at: int, lexicon: Lexicon) -> Iterator[People]:
    """Find whose harm a noun is: `of X`, else `X's`, else the people named before it."""
    of = [
        each
        for each in tree.under(at, "of", "to")
        if is_people(tree, each, lexicon) or each in tree.counted
    ]
    owners = list(tree.kids(at, "nmod:poss"))
    before = [each for each in tree.kids(at, "compound", "amod") if each < at]
    for each in (of or owners or before)[:1]:
        named = (
            tree.words[each].tag in ("NOUN", "PROPN") or tree.low[each] in lexicon.people["people"]
        )
        if each in before and not (named and is_people(tree, each, lexicon)):
            continue
        for people in find_people(tree, each, lexicon):
            yield people if each not in before else _uncounted(people)


def _uncounted(people: People) -> People:
    """`civilian deaths` names who died, and not how many."""
    return People(
        at=people.at, first=people.first, last=people.last, count=None, quantity=None,
        noun=people.noun,
    )  # fmt: skip


def _state(tree: Tree, place: tuple[int, int], kind: ClaimKind, lexicon: Lexicon) -> Iterator[Told]:
    """Read a state of people: `are missing`, `left 12 dead`, `57 dead`, `two dead soldiers`."""
    at, last = place
    if tree.words[at].tag in ("ADP", "SCONJ"):
        if any(tree.under(last, "of")) and tree.low[last] != "hands":
            return
        at = last
    relation = tree.words[at].relation
    if tree.kid(at, "obj") is not None:
        return
    bare = _bare(tree, at)
    if bare:
        yield Told(kind=kind, at=at, last=last, people=bare, way="state")
        return
    if relation == "amod" and tree.head(at) > at:
        yield from _before_noun(tree, (at, last), kind, lexicon)
        return
    keepers = tuple(tree.kids(last, "compound", "nmod:poss")) if at == last else ()
    for people in _in_state(tree, at, lexicon):
        yield Told(kind=kind, at=at, last=last, people=people, doers=keepers, way="state")


def _in_state(tree: Tree, at: int, lexicon: Lexicon) -> Iterable[People]:
    relation = tree.relation(at)
    holders: list[int] = []
    plain = tree.words[at].tag == "NOUN" and not tree.case(at)
    if plain or (
        relation in ("nmod", "obl", "obj", "nsubj")
        and not tree.case(at) & {"in", "on", "under", "behind", "at"}
    ):
        return []
    if relation in ("amod", "acl", "nmod") or tree.words[at].relation == "acl:relcl":
        holders = [tree.head(at)]
    if relation in ("root", "xcomp", "ccomp", "advcl", "conj", "parataxis", "obl") or (
        tree.kid(at, "cop") is not None
    ):
        holders = subjects(tree, at) or holders
    if relation == "acl" and tree.kid(at, "nsubj") is not None:
        holders = subjects(tree, at)
    return [people for holder in holders[:1] for people in find_people(tree, holder, lexicon)]
