"""Who says so: the nearest speaker of what a word tells, under a name the article gives them."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from syrtis.claims.arguments import subjects
from syrtis.claims.lexicon import Lexicon
from syrtis.claims.people import party
from syrtis.claims.tree import Tree
from syrtis.model import Attribution, NameKind, Party, Span

__all__ = ["Speakers", "find_speakers"]

_HISTORY = 8
"""Sentences back to which `he` may still refer."""
_DESCRIBED_BACK = 60
"""Sentences back to which `the spokesman` may still refer."""
_ACTORS = frozenset(
    {
        NameKind.PERSON, NameKind.NOMINAL, NameKind.ARMED_GROUP, NameKind.STATE_FORCE,
        NameKind.ORGANISATION, NameKind.AFFILIATION, NameKind.PLACE,
    }
)  # fmt: skip

_BODIES = frozenset({NameKind.ORGANISATION, NameKind.ARMED_GROUP, NameKind.STATE_FORCE})
"""Names that `it` may stand for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Saying:
    """One saying: who, at which sentence, and the stretches of text that are theirs."""

    speaker: Party | None
    pieces: tuple[tuple[int, int], ...]
    cue: int

    def holds(self, place: int) -> bool:
        """Say whether a code point is theirs."""
        return any(start <= place < end for start, end in self.pieces)

    def size(self) -> int:
        """Count the code points that are theirs."""
        return sum(end - start for start, end in self.pieces)


@dataclass(frozen=True, slots=True)
class Speakers:
    """Every saying of an article, with its speaker resolved."""

    sayings: tuple[_Saying, ...]
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
    found = [_read(trees, starts, each, lexicon) for each in attributions]
    found += [each for tree in trees for each in _shown(tree, lexicon)]
    resolved = list(_resolved(sorted(found, key=lambda s: s.cue), trees, starts, lexicon))
    resolved += _going_on(trees, resolved, lexicon)
    return Speakers(tuple(resolved), issuer)


_ISSUED = re.compile(
    r"\b(?:communiqu[eé]|statement|press release|bulletin)\b[^\n]{0,20}?\b(?:of|by|from)\s+(?:the\s+)?"
    r"(?P<issuer>[A-Z][\w’'-]*(?:[ ](?:of|the|for|and|[A-Z][\w’'-]*)){0,6})",
    re.IGNORECASE,
)
_SHOUTED = 0.8
"""Share of capitals in a title line; `No. 4` may stand in it."""
_MASTHEAD = 400
"""Code points in which a statement names who issues it."""


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
    trees: Sequence[Tree], sayings: Sequence[_Saying], lexicon: Lexicon
) -> Iterator[_Saying]:
    """Let a sentence that goes on with somebody's count be theirs: `Another 70 ...`, `None had ...`.

    It begins with what continues a count, or tells in the pluperfect, stands in one paragraph with
    a sentence all said by somebody, and has no speaker of its own.
    """
    last: _Saying | None = None
    for before, tree in pairwise(trees):
        here = [s for s in sayings if before.sentence.start <= s.cue < before.sentence.end]
        last = here[-1] if here else last
        same = before.sentence.paragraph == tree.sentence.paragraph
        own = any(tree.sentence.start <= s.cue < tree.sentence.end for s in sayings)
        if not same or own or last is None or not _continues(tree, lexicon):
            last = last if same and not own else None
            continue
        extent = (tree.sentence.start, tree.sentence.end)
        yield _Saying(speaker=last.speaker, pieces=(extent,), cue=tree.sentence.start)


def _continues(tree: Tree, lexicon: Lexicon) -> bool:
    first = next((at for at in range(len(tree.low)) if tree.low[at][:1].isalnum()), 0)
    line = tree.line(first, first + 4)
    if line[0] in lexicon.speech["continues"] or line[:2] == ("a", "further"):
        return True
    partial = first in tree.counted and "of" in line
    root = next((at for at, w in enumerate(tree.words) if w.head is None), 0)
    pluperfect = any(tree.low[aux] == "had" for aux in tree.kids(root, "aux"))
    return partial or pluperfect


def _tree_at(trees: Sequence[Tree], starts: Sequence[int], place: int) -> Tree:
    return trees[max(0, bisect_right(starts, place) - 1)]


def _read(
    trees: Sequence[Tree], starts: Sequence[int], each: Attribution, lexicon: Lexicon
) -> _Saying:
    """Take a saying as the reader found it."""
    source = _source(trees, starts, each)
    speaker = _named(_tree_at(trees, starts, source.start), source, lexicon) if source else None
    pieces = tuple((piece.start, piece.end) for piece in each.contents)
    return _Saying(speaker=speaker, pieces=pieces, cue=each.cue.start)


def _source(trees: Sequence[Tree], starts: Sequence[int], each: Attribution) -> Span | None:
    """Choose of several sources the cue's subject, else the one nearest to it."""
    tree = _tree_at(trees, starts, each.cue.start)
    cue = next((at for at, w in enumerate(tree.words) if w.start >= each.cue.start), None)
    spoken = [tree.words[s].start for s in (subjects(tree, cue) if cue is not None else ())]

    def far(source: Span) -> tuple[bool, int]:
        subject = any(source.start <= place < source.end for place in spoken)
        near = min(abs(source.start - each.cue.end), abs(each.cue.start - source.end))
        return not subject, near

    return min(each.sources, key=far, default=None)


def _named(tree: Tree, source: Span, lexicon: Lexicon) -> Party | None:
    """Name a speaker by the part of the source that names a person, else by its first part."""
    inside = [
        at for at, w in enumerate(tree.words) if source.start <= w.start and w.end <= source.end
    ]
    if not inside:
        return None
    parts: list[list[int]] = [[]]
    for at in inside:
        if tree.low[at] in (",", "(", ")", "who", "whose", "--", "—"):
            parts.append([])
        else:
            parts[-1].append(at)
    parts = [part for part in parts if part]
    person = [p for p in parts if any(tree.named.get(at) is NameKind.PERSON for at in p)]
    chosen = next(iter(person or parts), None)
    if chosen is None or tree.low[chosen[0]] in lexicon.speech["nobody"]:
        return None
    return party(tree, chosen[0], chosen[-1])


def _shown(tree: Tree, lexicon: Lexicon) -> Iterator[_Saying]:
    """Walk the sayings that the tree of a sentence shows by itself."""
    for at in range(len(tree.words)):
        low = tree.low[at]
        if low in lexicon.speech["verbs"] and tree.words[at].tag == "VERB":
            yield from _clause(tree, at, lexicon)
        if low in lexicon.speech["reckon"] and tree.words[at].tag == "VERB":
            yield from _reckoned(tree, at, lexicon)
        if tree.case(at) & {"according", "by"} and tree.words[at].tag in ("NOUN", "PROPN", "PRON"):
            yield from _according(tree, at, lexicon)
        if low in lexicon.speech["cite"]:
            yield from _cited(tree, at)


def _clause(tree: Tree, at: int, lexicon: Lexicon) -> Iterator[_Saying]:
    """Read `X said that ...` and `..., X said`."""
    speaker = _actor(tree, subjects(tree, at), lexicon)
    if speaker is None:
        return
    for content in tree.kids(at, "ccomp", "xcomp"):
        if tree.relation(content) == "xcomp" and not _spoken(tree, at, lexicon):
            continue
        yield _Saying(speaker=speaker, pieces=(_extent(tree, content),), cue=tree.words[at].start)
    if tree.relation(at) == "parataxis" and tree.kid(at, "ccomp") is None:
        start, end = _extent(tree, tree.head(at))
        own_start, own_end = _extent(tree, at)
        pieces = ((start, own_start), (own_end, end))
        yield _Saying(speaker=speaker, pieces=pieces, cue=tree.words[at].start)


def _spoken(tree: Tree, at: int, lexicon: Lexicon) -> bool:
    """Say whether `X claims to have killed` is X's own claim."""
    return tree.low[at] in lexicon.speech["reckon"] | {"denies", "denied", "deny"}


def _reckoned(tree: Tree, at: int, lexicon: Lexicon) -> Iterator[_Saying]:
    """Read `X put the toll at 90`, `X has verified 287 deaths`: the figure is X's."""
    speaker = _actor(tree, subjects(tree, at), lexicon)
    objects = list(tree.kids(at, "obj", "obl", "xcomp"))
    if speaker is None or not any(
        word in tree.counted for each in objects for word in tree.subtree(each)
    ):
        return
    pieces = tuple(_extent(tree, each) for each in objects)
    yield _Saying(speaker=speaker, pieces=pieces, cue=tree.words[at].start)


def _actor(tree: Tree, found: Sequence[int], lexicon: Lexicon) -> Party | None:
    """Name a subject that can say something; `the blast` and `it` with no one behind cannot."""
    for at in found:
        low = tree.low[at]
        known = tree.named.get(at) in _ACTORS or low in lexicon.speech["pronouns"]
        people = low in lexicon.people["people"] or low in lexicon.people["combatants"]
        if known or people or low in lexicon.speech["accounts"] or tree.words[at].tag == "PROPN":
            first, last = tree.phrase(at)
            return party(tree, first, last)
    return None


def _according(tree: Tree, at: int, lexicon: Lexicon) -> Iterator[_Saying]:
    """Read `according to X`, `by most estimates`."""
    case = tree.case(at)
    if "by" in case and tree.low[at] not in lexicon.speech["accounts"]:
        return
    if (
        "by" in case
        and tree.words[tree.head(at)].tag == "VERB"
        and tree.kid(at, "nmod") is not None
    ):
        return
    first, last = tree.phrase(at)
    for child in tree.kids(at, "amod", "det"):
        first = min(first, child)
    own = _extent(tree, at)
    pieces = ((tree.sentence.start, own[0]), (own[1], tree.sentence.end))
    yield _Saying(speaker=party(tree, first, last), pieces=pieces, cue=tree.words[at].start)


def _cited(tree: Tree, at: int) -> Iterator[_Saying]:
    """Read `Reuters, citing a hospital source, said`: the source cited is the speaker."""
    source = tree.kid(at, "obj")
    if (
        source is None
        or tree.words[at].tag != "VERB"
        or tree.words[at].fine_tag not in ("VBG", "VBD")
    ):
        return
    first, last = tree.phrase(source)
    own = _extent(tree, at)
    pieces = tuple(
        piece
        for piece in ((tree.sentence.start, own[0]), (own[1], tree.sentence.end))
        if piece[0] < piece[1]
    )
    whole = sum(end - start for start, end in pieces)
    if whole:
        yield _Saying(speaker=party(tree, first, last), pieces=pieces, cue=tree.words[at].start)


def _extent(tree: Tree, at: int) -> tuple[int, int]:
    words = tree.subtree(at)
    return tree.words[words[0]].start, tree.words[words[-1]].end


def _resolved(
    found: Sequence[_Saying], trees: Sequence[Tree], starts: Sequence[int], lexicon: Lexicon
) -> Iterator[_Saying]:
    """Give pronouns and bare descriptions the last speaker they fit."""
    named: list[tuple[int, Party, bool]] = []
    for saying in found:
        speaker = saying.speaker
        if speaker is None or _is_own_reporter(speaker, lexicon):
            continue
        sentence = bisect_right(starts, saying.cue)
        tree = _tree_at(trees, starts, speaker.start)
        if _is_pronoun(speaker, lexicon):
            speaker = _antecedent(tree, speaker, named, sentence) or speaker
        else:
            speaker = _described(tree, speaker, named, sentence) or speaker
        if not _is_pronoun(speaker, lexicon):
            named.append((sentence, speaker, _is_person(trees, starts, speaker)))
        yield _Saying(speaker=speaker, pieces=saying.pieces, cue=saying.cue)


def _is_person(trees: Sequence[Tree], starts: Sequence[int], speaker: Party) -> bool:
    """Say whether a speaker may be `he` or `she`: a person's name or a common noun for one."""
    tree = _tree_at(trees, starts, speaker.start)
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
    groups = {NameKind.ORGANISATION, NameKind.ARMED_GROUP, NameKind.STATE_FORCE, NameKind.PLACE}
    return NameKind.NOMINAL in kinds and not kinds & groups


def _antecedent(
    tree: Tree, pronoun: Party, named: Sequence[tuple[int, Party, bool]], sentence: int
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
        if sentence - where <= _HISTORY and (person is None or person is human):
            return who
    return None


def _is_own_reporter(speaker: Party, lexicon: Lexicon) -> bool:
    """Say whether somebody speaks for the outlet: what its reporter saw is the article's own."""
    return bool({*speaker.name.casefold().split()} & lexicon.speech["reporters"])


def _is_pronoun(speaker: Party, lexicon: Lexicon) -> bool:
    return speaker.name.casefold() in lexicon.speech["pronouns"]


def _described(
    tree: Tree, speaker: Party, named: Sequence[tuple[int, Party, bool]], sentence: int
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
