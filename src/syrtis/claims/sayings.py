"""Sayings of an article: who says what, as the reader and the trees show it."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from syrtis.claims.arguments import subjects
from syrtis.claims.lexicon import Lexicon
from syrtis.claims.people import party
from syrtis.claims.tree import Tree
from syrtis.model import Attribution, NameKind, Party, Span

__all__ = ["Saying", "find_sayings", "tree_at"]

_ACTORS = frozenset(
    {
        NameKind.PERSON, NameKind.NOMINAL, NameKind.ARMED_GROUP, NameKind.STATE_FORCE,
        NameKind.ORGANISATION, NameKind.AFFILIATION, NameKind.PLACE,
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One saying: who, at which sentence, and the stretches of text that are theirs."""

    speaker: Party | None
    pieces: tuple[tuple[int, int], ...]
    cue: int
    named: Party | None = None
    """The speaker as the sentence itself names them; null = as `speaker` says."""

    def holds(self, place: int) -> bool:
        """Say whether a code point is theirs."""
        return any(start <= place < end for start, end in self.pieces)

    def size(self) -> int:
        """Count the code points that are theirs."""
        return sum(end - start for start, end in self.pieces)


def find_sayings(
    trees: Sequence[Tree], attributions: Sequence[Attribution], lexicon: Lexicon
) -> list[Saying]:
    """Gather the sayings that the reader found and those that the trees show, in order."""
    starts = [tree.sentence.start for tree in trees]
    found = [_read(trees, starts, each, lexicon) for each in attributions]
    found += [each for tree in trees for each in _shown(tree, lexicon)]
    return sorted(found, key=lambda saying: saying.cue)


def tree_at(trees: Sequence[Tree], starts: Sequence[int], place: int) -> Tree:
    """Find the sentence in which a code point stands; `starts` are the sentences' first ones."""
    return trees[max(0, bisect_right(starts, place) - 1)]


def _read(
    trees: Sequence[Tree], starts: Sequence[int], each: Attribution, lexicon: Lexicon
) -> Saying:
    """Take a saying as the reader found it."""
    source = _source(trees, starts, each)
    speaker = _named(tree_at(trees, starts, source.start), source, lexicon) if source else None
    pieces = tuple((piece.start, piece.end) for piece in each.contents)
    return Saying(speaker=speaker, pieces=pieces, cue=each.cue.start)


def _source(trees: Sequence[Tree], starts: Sequence[int], each: Attribution) -> Span | None:
    """Choose of several sources the cue's subject, else the one nearest to it."""
    tree = tree_at(trees, starts, each.cue.start)
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


def _shown(tree: Tree, lexicon: Lexicon) -> Iterator[Saying]:
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


def _clause(tree: Tree, at: int, lexicon: Lexicon) -> Iterator[Saying]:
    """Read `X said that ...` and `..., X said`."""
    speaker = _actor(tree, subjects(tree, at), lexicon)
    if speaker is None:
        return
    for content in tree.kids(at, "ccomp", "xcomp"):
        if tree.relation(content) == "xcomp" and not _spoken(tree, at, lexicon):
            continue
        yield Saying(speaker=speaker, pieces=(_extent(tree, content),), cue=tree.words[at].start)
    if tree.relation(at) == "parataxis" and tree.kid(at, "ccomp") is None:
        start, end = _extent(tree, tree.head(at))
        own_start, own_end = _extent(tree, at)
        pieces = ((start, own_start), (own_end, end))
        yield Saying(speaker=speaker, pieces=pieces, cue=tree.words[at].start)


def _spoken(tree: Tree, at: int, lexicon: Lexicon) -> bool:
    """Say whether `X claims to have killed` is X's own claim."""
    return tree.low[at] in lexicon.speech["reckon"] | {"denies", "denied", "deny"}


def _reckoned(tree: Tree, at: int, lexicon: Lexicon) -> Iterator[Saying]:
    """Read `X put the toll at 90`, `X has verified 287 deaths`: the figure is X's."""
    speaker = _actor(tree, subjects(tree, at), lexicon)
    objects = list(tree.kids(at, "obj", "obl", "xcomp"))
    if speaker is None or not any(
        word in tree.counted for each in objects for word in tree.subtree(each)
    ):
        return
    pieces = tuple(_extent(tree, each) for each in objects)
    yield Saying(speaker=speaker, pieces=pieces, cue=tree.words[at].start)


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


def _according(tree: Tree, at: int, lexicon: Lexicon) -> Iterator[Saying]:
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
    yield Saying(speaker=party(tree, first, last), pieces=pieces, cue=tree.words[at].start)


def _cited(tree: Tree, at: int) -> Iterator[Saying]:
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
        yield Saying(speaker=party(tree, first, last), pieces=pieces, cue=tree.words[at].start)


def _extent(tree: Tree, at: int) -> tuple[int, int]:
    words = tree.subtree(at)
    return tree.words[words[0]].start, tree.words[words[-1]].end
