"""What surrounds a sentence in its article: who speaks, who was told of before, and when it was."""

from collections.abc import Sequence
from dataclasses import dataclass

from syrtis.claims.antecedents import Antecedents
from syrtis.claims.grounds import Grounds
from syrtis.claims.lexicon import Lexicon
from syrtis.claims.people import party
from syrtis.claims.speakers import Speakers
from syrtis.claims.tree import Tree
from syrtis.model import Article, Claim, ClaimKind, ClaimPlace, Party

__all__ = ["Setting"]

_ONE = frozenset({"he", "him", "she", "her", "it", "i"})
_MEANS_OTHERS = frozenset({"they", "them", "he", "him", "she", "her", "it", "themselves"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """One sentence in its article, with all that its claims need from elsewhere."""

    article: Article
    tree: Tree
    number: int
    """Which sentence of the article, from 0."""
    speakers: Speakers
    antecedents: Antecedents
    grounds: Grounds
    earlier: Sequence[Claim]
    """The count claims of the article before this sentence."""
    counted: ClaimKind | None
    """The kind of the last count claim before this sentence; null = none."""
    focus: ClaimPlace | None
    """The place of the last control claim before this sentence; null = none."""
    lexicon: Lexicon

    def name(self, at: int) -> Party | None:
        """Name whoever a word is, by its noun phrase; a pronoun by whom it stands for."""
        tree = self.tree
        low = tree.low[at]
        if low in _MEANS_OTHERS and tree.words[at].tag in ("PRON", "NOUN", "ADJ"):
            meant = self.meant(
                tree.words[at].start, several=low not in _ONE, governor=self.governor(at)
            )
            if meant:
                return meant
        return party(tree, *tree.phrase(at))

    def governor(self, at: int) -> int:
        """Give the code point of a word's head: who hangs on one head are not the same."""
        return self.tree.words[self.tree.head(at)].start

    def meant(self, place: int, *, several: bool, governor: int | None = None) -> Party | None:
        """Find whom a pronoun or a bare number at a code point means."""
        return self.antecedents.before(self.number, place, several=several, governor=governor)

    def speaker(self, at: int) -> Party | None:
        """Give the nearest speaker of what a word tells; null = the article itself."""
        return self.speakers.of(self.tree.words[at].start)

    def quote(self, first: int, last: int) -> tuple[int, int]:
        """Give the code points of the words from `first` to `last`, both included."""
        return self.tree.words[first].start, self.tree.words[last].end
