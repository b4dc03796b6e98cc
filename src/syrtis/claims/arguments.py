"""Who does and who suffers what a word tells, from the tree: actives, passives, relatives, nouns."""

from collections.abc import Iterator

from syrtis.claims.lexicon import Lexicon
from syrtis.claims.people import is_people
from syrtis.claims.tree import Tree
from syrtis.model import NameKind

__all__ = ["agents", "doers", "is_passive", "subjects", "sufferers"]

_BE = frozenset(
    {"be", "is", "are", "was", "were", "been", "being", "'s", "get", "got", "getting", "gets"}
)
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_INSTRUMENT = frozenset({NameKind.WEAPON, NameKind.DATE, NameKind.NUMBER})
_ACTORS = frozenset(
    {
        NameKind.PERSON,
        NameKind.NOMINAL,
        NameKind.ARMED_GROUP,
        NameKind.STATE_FORCE,
        NameKind.ORGANISATION,
        NameKind.AFFILIATION,
    }
)
_OWNERS = _ACTORS | {NameKind.PLACE}
_AGAINST = ("with", "against")
_ATTACKS = frozenset(
    {
        "attack", "attacks", "strike", "strikes", "airstrike", "airstrikes", "raid", "raids",
        "shelling", "bombardment", "ambush", "assault", "offensive", "bombing", "bombings",
        "operation", "operations", "fire", "gunfire", "barrage",
    }
)  # fmt: skip
_FIGHTS = frozenset(
    {
        "clash", "clashes", "fighting", "battle", "battles", "firefight", "gunbattle", "fight",
        "fights", "combat", "skirmish", "skirmishes", "shootout", "war", "confrontation",
        "confrontations", "exchange",
    }
)  # fmt: skip


def is_passive(tree: Tree, at: int) -> bool:
    """Say whether a verb is told of those who suffer it: `were killed`, `12 killed in`."""
    word = tree.words[at]
    if tree.kid(at, "aux:pass") is not None:
        return True
    if word.tag == "VERB" and _object_behind(tree, at) is not None:
        return False
    if tree.kid(at, "nsubj:pass") is not None:
        return True
    if word.fine_tag != "VBN" and word.tag not in ("ADJ", "NOUN"):
        return False
    aux = any(tree.low[child] in _HAVE for child in tree.kids(at, "aux"))
    if tree.kid(at, "nsubj") is not None and (tree.head(at) != at or len(tree.words) > _HEADLINE):
        return False
    return not aux and tree.kid(at, "obj") is None


_HEADLINE = 14
"""Words of the longest headline whose participle may stand without its `were`: `12 killed in raid`."""
_HAVE = frozenset({"has", "have", "had", "having", "'ve", "'d"})


def _object_behind(tree: Tree, at: int) -> int | None:
    """Find the noun whose phrase begins right behind a verb, where a tree lost it as its object.

    `The force captured a rebel leader` is an active, whatever a reader made of it.
    """
    if tree.words[at].fine_tag not in ("VBD", "VBN") or tree.kid(at, "nsubj", "nsubj:pass") is None:
        return None
    for word in range(at + 1, min(at + _OBJECT_NEAR, len(tree.words))):
        tag = tree.words[word].tag
        if tag in ("NOUN", "PROPN") and not at < tree.head(word) <= at + _OBJECT_NEAR:
            timed = tree.words[word].relation == "obl:unmarked" or word in tree.counted
            return None if timed or tree.named.get(word) is NameKind.DATE else word
        if tag not in ("DET", "ADJ", "NUM", "NOUN", "PROPN"):
            return None
    return None


_OBJECT_NEAR = 7
"""Words behind a verb in which the head of its object stands: `captured a senior rebel leader`."""


def subjects(tree: Tree, at: int) -> list[int]:
    """Find the subject of a verb, its own or that of the clause it hangs on.

    A relative pronoun gives the noun it stands for; a verb joined to another or hung on it as a
    participle shares its subject, and an infinitive takes the object of what governs it, if any.
    """
    for _ in range(len(tree.words)):
        own = list(tree.kids(at, "nsubj", "nsubj:pass"))
        if own:
            return [_stands_for(tree, each, at) for each in own[:1]]
        head, relation = tree.head(at), tree.words[at].relation
        if head == at or relation.startswith(("ccomp", "parataxis", "nsubj", "csubj")):
            return []
        if relation.startswith("acl"):
            return [head]
        strayed = _strayed(tree, head, at) if relation == "conj" else None
        if strayed is not None:
            return [strayed]
        if relation == "xcomp":
            objects = list(tree.kids(head, "obj"))
            if objects:
                return objects[:1]
        at = head
    return []


def _strayed(tree: Tree, first: int, second: int) -> int | None:
    """Find the subject of a second verb that a tree gave to the first one's subject.

    In `five were killed and 31 were wounded` a reader may join 31 to the five; what is joined to a
    subject from behind its verb belongs to the next verb.
    """
    for at in range(first + 1, second):
        behind = tree.words[at].relation == "conj" and tree.head(at) < first
        if behind and tree.words[at].tag in ("NUM", "NOUN", "PROPN"):
            return at
    return None


def _stands_for(tree: Tree, subject: int, verb: int) -> int:
    if tree.low[subject] not in _RELATIVE:
        return subject
    before = subject - 2
    if tree.low[subject] == "who" and before >= 0 and tree.low[subject - 1] == ",":
        nearest = tree.words[before]
        if nearest.tag in ("NOUN", "PROPN") and not tree.case(before) & {"of", "in", "at"}:
            return before
    for here in (verb, *tree.above(verb)):
        if tree.words[here].relation == "acl:relcl":
            return tree.head(here)
    return subject


def sufferers(tree: Tree, at: int) -> list[int]:
    """Find those who suffer a verb that does something to somebody."""
    relation = tree.words[at].relation
    if relation == "amod":
        return [tree.head(at)]
    if is_passive(tree, at):
        own = list(tree.kids(at, "nsubj", "nsubj:pass"))
        return subjects(tree, at) if own or relation != "root" else []
    objects = list(tree.kids(at, "obj"))
    if objects:
        return [_stands_for(tree, objects[0], at)]
    behind = _object_behind(tree, at)
    return [behind] if behind is not None else _shared_object(tree, at)


def _shared_object(tree: Tree, at: int) -> list[int]:
    """Find the object a verb shares with the noun it tells of or with the verb it is joined to."""
    relation = tree.words[at].relation
    if relation == "acl:relcl" and tree.kid(at, "nsubj") is not None:
        return [tree.head(at)]
    if relation == "conj":
        after = [child for child in tree.kids(tree.head(at), "obj") if child > at]
        return after[:1] or ([tree.head(at)] if is_passive(tree, tree.head(at)) else [])
    shared = [o for c in tree.kids(at, "conj") for o in tree.kids(c, "obj") if not _own(tree, c)]
    return shared[:1]


def _own(tree: Tree, at: int) -> bool:
    return tree.kid(at, "nsubj", "nsubj:pass") is not None


def agents(tree: Tree, at: int) -> Iterator[int]:
    """Walk who does a verb or a noun of doing: subject, `by X`, `the army's killing of`."""
    yield from tree.under(at, "by")
    if tree.words[at].tag in ("NOUN", "PROPN"):
        yield from tree.kids(at, "nmod:poss")
    elif not is_passive(tree, at):
        yield from subjects(tree, at)
    if tree.words[at].relation == "conj" and is_passive(tree, at):
        yield from tree.under(tree.head(at), "by")


def doers(tree: Tree, at: int, lexicon: Lexicon) -> Iterator[int]:
    """Walk the actors who did what a word tells; a weapon or an attack gives those behind it.

    `killed by a US airstrike` gives `US`, `killed in clashes with the rebels` the rebels; a bomb of
    nobody's gives nobody.
    """
    for agent in agents(tree, at):
        yield from actors(tree, agent, lexicon)
    joined = (tree.head(at),) if tree.words[at].relation == "conj" else ()
    for verb in (at, *joined):
        for where in tree.kids(verb, "obl", "nmod", "advcl"):
            if tree.low[where] in _FIGHTS:
                yield from tree.under(where, *_AGAINST)
            elif tree.low[where] in _ATTACKS:
                yield from actors(tree, where, lexicon)
    if tree.words[at].relation == "nsubj:pass" and tree.words[at].tag == "NOUN":
        yield from tree.under(tree.head(at), "by")


def actors(tree: Tree, at: int, lexicon: Lexicon, depth: int = 0) -> Iterator[int]:
    """Walk the actors that a noun is, or that stand behind it."""
    kind = tree.named.get(at)
    if kind in _ACTORS or (is_people(tree, at, lexicon) and kind not in _INSTRUMENT):
        yield at
        return
    if kind is NameKind.PLACE and tree.words[at].relation.startswith("nsubj"):
        yield at
        return
    if depth > 1:
        return
    for child in tree.children[at]:
        relation = tree.words[child].relation
        owner = relation in ("nmod:poss", "compound", "amod")
        if owner and tree.named.get(child) in _OWNERS:
            yield child
        elif relation.startswith(("acl", "nmod")) and not owner:
            by = tree.under(child, "by") if relation.startswith("acl") else iter((child,))
            if relation.startswith("acl") or tree.case(child) & {"by", "from"}:
                for each in by:
                    yield from actors(tree, each, lexicon, depth + 1)
