"""One harm told again in the same article: `two rebels were killed ... the two rebels died when`."""

from collections.abc import Sequence

from syrtis.claims.people import People
from syrtis.claims.tree import Tree
from syrtis.model import Claim, ClaimKind, Count, Modality, Party

__all__ = ["find_retold"]

_DEFINITE = frozenset(
    {"the", "those", "these", "both", "his", "her", "their", "its", "that", "this"}
)
_ONE = (1, 1)
_SAME_KIND = frozenset(
    {ClaimKind.KILLED, ClaimKind.WOUNDED, ClaimKind.CAPTURED, ClaimKind.SURRENDERED}
)


def find_retold(
    tree: Tree,
    people: People,
    told: tuple[ClaimKind, Modality, Party | None],
    earlier: Sequence[Claim],
) -> Claim | None:
    """Find the claim of this article that a harm tells again; null = it is told for the first time.

    Caught are the same number of the same people, people taken for known (`the two rebels`, `him`),
    and people told without number after a count of their kind. Two different harms with one number of
    people who are called the same are joined wrongly; the claims stay, and a person can part them.
    """
    kind, modality, who = told
    if kind not in _SAME_KIND or modality is not Modality.ASSERTED:
        return None
    for claim in reversed(earlier):
        same = claim.kind is kind and claim.modality is modality
        if same and not claim.repeats and _is_again(tree, people, who, claim):
            return claim
    return None


def _is_again(tree: Tree, people: People, who: Party | None, claim: Claim) -> bool:
    now, then = _ends(people.count), _ends(claim.count)
    known = _is_known(tree, people)
    alike = _share_word(who, claim.who) or _is_generic(tree, people)
    if now is None:
        return (known and then != _ONE) or (alike and _same_words(people.count, claim.count))
    if now != then:
        return alike and _makes_exact(people.count, claim.count)
    if now == _ONE and people.quantity is None:
        return known and (alike or _is_pronoun(tree, people))
    return alike or known


def _same_words(now: Count | None, then: Count | None) -> bool:
    """Say whether two counts without a number are told by the same word: `numerous`."""
    return now is not None and then is not None and now.words.casefold() == then.words.casefold()


def _makes_exact(now: Count | None, then: Count | None) -> bool:
    """Say whether a number is one that an earlier vague word allows: `several`, then `five`."""
    if now is None or then is None or now.low is None or then.low is None or then.high is None:
        return False
    vague = not any(letter.isdigit() for letter in then.words) and then.high > then.low
    return vague and now.low == now.high and then.low <= now.low <= then.high


def _ends(count: Count | None) -> tuple[int | None, int | None] | None:
    if count is None or (count.low is None and count.high is None):
        return None
    return count.low, count.high


def _is_known(tree: Tree, people: People) -> bool:
    """Say whether people are taken for known: by an article, a pronoun, or a name."""
    at = people.noun if people.noun is not None else people.at
    articles = {tree.low[child] for child in tree.kids(at, "det", "nmod:poss")}
    return bool(articles & _DEFINITE) or _is_pronoun(tree, people) or tree.words[at].tag == "PROPN"


_GENERIC = frozenset(
    {"individuals", "individual", "people", "persons", "person", "men", "man", "suspects"}
)
"""Nouns that may stand for anybody told of before."""


def _is_generic(tree: Tree, people: People) -> bool:
    return people.noun is not None and tree.low[people.noun] in _GENERIC


def _is_pronoun(tree: Tree, people: People) -> bool:
    at = people.noun if people.noun is not None else people.at
    return tree.words[at].tag == "PRON"


def _share_word(one: Party | None, other: Party | None) -> bool:
    """Say whether two namings have their last word in common, or either names nobody."""
    if one is None or other is None:
        return True
    words = {*other.name.casefold().split()}
    return bool({*one.name.casefold().split()} & words)
