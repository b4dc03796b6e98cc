"""Whom a bare number or a pronoun means: the people told of last who fit."""

from collections.abc import Sequence
from dataclasses import dataclass

from syrtis.claims.lexicon import Lexicon
from syrtis.claims.people import is_people, party
from syrtis.claims.tree import Tree
from syrtis.model import Party

__all__ = ["Antecedents", "find_antecedents"]

_BACK = 3
"""Sentences back to which `they` and `another 70` may refer; set by eye on news prose."""
_GRAMMAR = ("nsubj", "obj", "obl", "nmod")
_PLURAL = frozenset({"NNS", "NNPS"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mention:
    sentence: int
    place: int
    rank: int
    """0 = a subject, more = less likely meant."""
    several: bool
    governor: int
    """Code point of the word it hangs on."""
    party: Party


@dataclass(frozen=True, slots=True)
class Antecedents:
    """Everybody an article tells of by a noun, in order."""

    mentions: tuple[_Mention, ...]

    def before(
        self, sentence: int, place: int, *, several: bool, governor: int | None = None
    ) -> Party | None:
        """Find who is meant at a code point of a sentence: a subject of the sentence before others.

        The same sentence goes before the ones behind it, and in each the subject before objects.
        """
        fits = [
            mention
            for mention in self.mentions
            if mention.place < place
            and sentence - _BACK <= mention.sentence <= sentence
            and mention.several is several
            and mention.governor != governor
        ]
        best = min(fits, key=lambda m: (sentence - m.sentence, m.rank, -m.place), default=None)
        return best.party if best else None


def find_antecedents(trees: Sequence[Tree], lexicon: Lexicon) -> Antecedents:
    """Gather everybody an article names by a noun; pronouns are no antecedents."""
    return Antecedents(
        tuple(
            mention
            for number, tree in enumerate(trees)
            for at in range(len(tree.words))
            if (mention := _mention(tree, number, at, lexicon))
        )
    )


def _mention(tree: Tree, number: int, at: int, lexicon: Lexicon) -> _Mention | None:
    word = tree.words[at]
    if word.tag not in ("NOUN", "PROPN") or not is_people(tree, at, lexicon):
        return None
    relation = tree.relation(at)
    if relation not in _GRAMMAR:
        return None
    named = party(tree, *tree.phrase(at))
    if named is None:
        return None
    group = tree.low[at] in lexicon.people["groups"]
    return _Mention(
        sentence=number,
        place=word.start,
        rank=_GRAMMAR.index(relation),
        several=word.fine_tag in _PLURAL or group,
        governor=tree.words[tree.head(at)].start,
        party=named,
    )
