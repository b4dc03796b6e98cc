"""Who says so: the nearest speaker of what a word tells, under a name the article gives them."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from syrtis.claims.lexicon import Lexicon
from syrtis.claims.people import party
from syrtis.claims.sayings import Saying, find_sayings, tree_at
from syrtis.claims.tree import Tree
from syrtis.model import Attribution, NameKind, Party

__all__ = ["Speakers", "find_speakers"]

_HISTORY = 8
"""Sentences back to which `he` may still refer."""


_DESCRIBED_BACK = 60
"""Sentences back to which `the spokesman` may still refer."""


_BODIES = frozenset({NameKind.ORGANISATION, NameKind.ARMED_GROUP, NameKind.STATE_FORCE})
"""Names that `it` may stand for."""


_ISSUED = re.compile(
    r"\b(?:communiqu[eé]|statement|press release|bulletin)\b[^\n]{0,20}?\b(?:of|by|from)\s+(?:the\s+)?"
    r"(?P<issuer>[A-Z][\w’'-]*(?:[ ](?:of|the|for|and|[A-Z][\w’'-]*)){0,6})",
    re.IGNORECASE,
)


_SHOUTED = 0.8
"""Share of capitals in a title line; `No. 4` may stand in it."""


_MASTHEAD = 400
"""Code points in which a statement names who issues it."""


@dataclass(frozen=True, slots=True)
class Speakers:
    """Every saying of an article, with its speaker resolved."""

    sayings: tuple[Saying, ...]
    issuer: Party | None = None
    """Whose statement the whole article is; null = it is an outlet's own."""

    def of(self, place: int) -> Party | None:
        """Give the nearest speaker of what stands at a code point; null = the article itself."""
        holding = [saying for saying in self.sayings if saying.speaker and saying.holds(place)]
        nearest = min(holding, key=lambda s: (s.size(), abs(s.cue - place)), default=None)
        return nearest.speaker if nearest else self.issuer


def find_speakers(
    text: str, trees: Sequence[Tree], attributions: Sequence[Attribution], lexicon: Lexicon
) -> Speakers:
    """Gather the sayings that the reader found and those that the trees show, and name them.

    `He added` is the last speaker named; `the spokesman` the last one who was called so; a source
    that another cites is the speaker. Nobody named before a pronoun leaves the pronoun.
    """
    starts = [tree.sentence.start for tree in trees]
    issuer = _issuer(text)
    found = find_sayings(trees, attributions, lexicon)
    resolved = list(_resolved(found, trees, starts, lexicon))
    resolved += _going_on(trees, resolved, lexicon)
    return Speakers(tuple(resolved), issuer)


def _issuer(text: str) -> Party | None:
    """Find who issues a text that is a statement as a whole: `Communique No. 4 of the General Staff`.

    Only a line in capitals, as such titles are, says so; an article on a statement does not.
    """
    for found in _ISSUED.finditer(text[:_MASTHEAD]):
        letters = [letter for letter in found[0] if letter.isalpha()]
        if sum(map(str.isupper, letters)) >= _SHOUTED * len(letters):
            start, end = found.span("issuer")
            return Party(name=text[start:end], start=start, end=end)
    return None


def _going_on(
    trees: Sequence[Tree], sayings: Sequence[Saying], lexicon: Lexicon
) -> Iterator[Saying]:
    """Let a sentence that goes on with somebody's count be theirs: `Another 70 ...`, `None had ...`.

    It begins with what continues a count, or tells in the pluperfect, stands in one paragraph with
    a sentence all said by somebody, and has no speaker of its own.
    """
    last: Saying | None = None
    for before, tree in pairwise(trees):
        here = [s for s in sayings if before.sentence.start <= s.cue < before.sentence.end]
        last = here[-1] if here else last
        same = before.sentence.paragraph == tree.sentence.paragraph
        own = any(tree.sentence.start <= s.cue < tree.sentence.end for s in sayings)
        if not same or own or last is None or not _continues(tree, lexicon):
            last = last if same and not own else None
            continue
        extent = (tree.sentence.start, tree.sentence.end)
        yield Saying(speaker=last.speaker, pieces=(extent,), cue=tree.sentence.start)


def _continues(tree: Tree, lexicon: Lexicon) -> bool:
    first = next((at for at in range(len(tree.low)) if tree.low[at][:1].isalnum()), 0)
    line = tree.line(first, first + 4)
    if line[0] in lexicon.speech["continues"] or line[:2] == ("a", "further"):
        return True
    partial = first in tree.counted and "of" in line
    root = next((at for at, w in enumerate(tree.words) if w.head is None), 0)
    pluperfect = any(tree.low[aux] == "had" for aux in tree.kids(root, "aux"))
    return partial or pluperfect


def _resolved(
    found: Sequence[Saying], trees: Sequence[Tree], starts: Sequence[int], lexicon: Lexicon
) -> Iterator[Saying]:
    """Give pronouns and bare descriptions the last speaker they fit."""
    named: list[tuple[int, Party, bool | None]] = []
    for saying in found:
        speaker = here = saying.speaker
        if speaker is None or here is None or _is_own_reporter(speaker, lexicon):
            continue
        sentence = bisect_right(starts, saying.cue)
        tree = tree_at(trees, starts, speaker.start)
        if _is_pronoun(speaker, lexicon):
            speaker = _antecedent(tree, speaker, named, sentence) or speaker
        else:
            speaker = _described(tree, speaker, named, sentence) or speaker
        if not _is_pronoun(speaker, lexicon) and not _is_account(speaker, lexicon):
            named.append((sentence, speaker, _is_person(trees, starts, speaker, lexicon)))
        yield Saying(speaker=speaker, pieces=saying.pieces, cue=saying.cue, named=here)


def _is_person(
    trees: Sequence[Tree], starts: Sequence[int], speaker: Party, lexicon: Lexicon
) -> bool | None:
    """Say whether a speaker may be `he` (true) or `it` (false); null = nothing tells."""
    tree = tree_at(trees, starts, speaker.start)
    kinds = {
        tree.named.get(at)
        for at, word in enumerate(tree.words)
        if speaker.start <= word.start and word.end <= speaker.end
    }
    if NameKind.PERSON in kinds:
        return True
    last = next((w for w in tree.words if w.end == speaker.end), None)
    if last is not None and last.fine_tag in ("NNS", "NNPS"):
        return False
    noun = last.text.casefold() if last is not None else ""
    if noun in lexicon.people["people"] | lexicon.people["combatants"]:
        return True
    if kinds & {NameKind.ORGANISATION, NameKind.ARMED_GROUP, NameKind.STATE_FORCE, NameKind.PLACE}:
        return False
    return None


def _antecedent(
    tree: Tree, pronoun: Party, named: Sequence[tuple[int, Party, bool | None]], sentence: int
) -> Party | None:
    """Find who a pronoun is: a subject before it in its sentence, else the last speaker it fits."""
    low = pronoun.name.casefold()
    person = {"he": True, "she": True, "him": True, "her": True, "it": False}.get(low)
    for at in range(len(tree.words)):
        word = tree.words[at]
        if word.start >= pronoun.start:
            break
        fits = tree.named.get(at) in _BODIES if person is False else False
        if fits and word.relation.startswith("nsubj"):
            return party(tree, *tree.phrase(at))
    for where, who, human in reversed(named):
        if sentence - where <= _HISTORY and (person is None or human in (person, None)):
            return who
    return None


def _is_own_reporter(speaker: Party, lexicon: Lexicon) -> bool:
    """Say whether somebody speaks for the outlet: what its reporter saw is the article's own."""
    return bool({*speaker.name.casefold().split()} & lexicon.speech["reporters"])


def _is_account(speaker: Party, lexicon: Lexicon) -> bool:
    """Say whether a speaker is no one: `most estimates`, `initial reports` never say `it`."""
    return bool({*speaker.name.casefold().split()} & lexicon.speech["accounts"])


def _is_pronoun(speaker: Party, lexicon: Lexicon) -> bool:
    return speaker.name.casefold() in lexicon.speech["pronouns"]


def _described(
    tree: Tree, speaker: Party, named: Sequence[tuple[int, Party, bool | None]], sentence: int
) -> Party | None:
    """Find who was called `the spokesman` before, by the same noun in a longer name."""
    words = speaker.name.split()
    if len(words) > 2 or any(word[:1].isupper() for word in words) or not words:
        return None
    at = next((i for i, w in enumerate(tree.words) if w.end == speaker.end), None)
    if at is None or not any(tree.low[d] in ("the", "that", "this") for d in tree.kids(at, "det")):
        return None
    noun = words[-1].casefold()
    for where, who, _ in reversed(named):
        longer = who.name.casefold() != speaker.name.casefold()
        if sentence - where <= _DESCRIBED_BACK and noun in who.name.casefold().split() and longer:
            return who
    return None
