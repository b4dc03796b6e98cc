"""Count claims: how many were killed, wounded, captured, missing, displaced, or fight."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from syrtis.claims.counted import Counted, Head, read_counted
from syrtis.claims.lexicon import Lexicon, lexicon
from syrtis.claims.predicates import Told, tell_after, tell_before
from syrtis.claims.sharing import is_part, share
from syrtis.claims.speech import Frame, find_frames, resolve_speakers
from syrtis.claims.stance import modality_of, scope_of
from syrtis.claims.tolls import tell_toll
from syrtis.claims.words import QUANTITY, Words, read_words
from syrtis.model import (
    Article,
    Claim,
    ClaimKind,
    Issue,
    Party,
    Quantity,
    Sentence,
    content_id,
)

__all__ = ["find_claims"]

_CLAUSE = 12
"""Words a quote may reach beyond the number and its verb, up to the clause's end."""
_CLAUSE_ENDS = frozenset(
    {",", ";", ":", "(", ")", "“", "”", '"', "—", "--", "–", ".", "?", "!", "and", "but", "that",
     "while", "after", "as", "who", "which", "said", "says", "when", "…"}
)  # fmt: skip
_FRAMES_NEAR = 6
"""Speakers looked at on either side of a count: more only stand in text without stops."""
_PART_REACH = 30
"""Words between a whole and its part in one sentence."""


def find_claims(
    article: Article, sentences: Sequence[Sentence], quantities: Sequence[Quantity]
) -> tuple[Claim | Issue, ...]:
    """Find the counts of people that an article's sentences tell, each with its words.

    Sentences and quantities stand at places of the article's text and are in order; a quantity
    outside every sentence is passed over. One number told of two kinds at once (`killed or
    wounded`) is an issue and no claim. An article whose language has no rules gives one issue.
    """
    words = lexicon(article.language or "")
    if words is None:
        return (_unsupported(article),)
    read = [read_words(s, held) for s, held in _held(sentences, quantities)]
    frames = resolve_speakers(read, [find_frames(sentence, words) for sentence in read])
    found: list[Claim | Issue] = []
    for sentence, spoken in zip(read, frames, strict=True):
        if sentence.quantities:
            found.extend(_claims(article, sentence, spoken, words))
    return tuple(_once(found))


def _unsupported(article: Article) -> Issue:
    return Issue(
        code="claims-language",
        message=f"language {article.language!r} has no claim rules; no counts were looked for",
        article_id=article.id,
        source=article.source,
    )


def _held(
    sentences: Sequence[Sentence], quantities: Sequence[Quantity]
) -> Iterator[tuple[Sentence, Sequence[Quantity]]]:
    """Pair every sentence with the quantities inside it."""
    ordered = sorted(quantities, key=lambda quantity: quantity.span.start)
    starts = [quantity.span.start for quantity in ordered]
    for sentence in sentences:
        first, last = bisect_left(starts, sentence.start), bisect_right(starts, sentence.end - 1)
        yield sentence, [q for q in ordered[first:last] if q.span.end <= sentence.end]


def _once(found: Sequence[Claim | Issue]) -> Iterator[Claim | Issue]:
    seen: set[str] = set()
    for row in found:
        if isinstance(row, Issue) or row.id not in seen:
            yield row
        if isinstance(row, Claim):
            seen.add(row.id)


def _claims(
    article: Article, words: Words, frames: Sequence[Frame], lexicon: Lexicon
) -> Iterator[Claim | Issue]:
    counted = [read_counted(words, at, lexicon) for at in sorted(words.quantities)]
    told = share(words, counted, {c.at: _told(words, c, lexicon) for c in counted}, lexicon)
    wholes: list[tuple[int, Claim]] = []
    for noun in counted:
        part = is_part(words, noun, lexicon)
        whole = _whole_of(wholes, noun) if part else None
        for found in told[noun.at] or _as_part(noun, whole):
            if found.mixed:
                yield _mixed(article, words, found)
                continue
            for claim in _claim(article, words, (found, frames), (whole, lexicon)):
                if not part:
                    wholes.append((noun.at, claim))
                yield claim


def _told(words: Words, counted: Counted, lexicon: Lexicon) -> list[Told]:
    """Gather what is told of one counted noun: by the verb after it, before it, or both."""
    after = tell_after(words, counted, lexicon)
    before = tell_before(words, counted, lexicon)
    toll = None if after or before else tell_toll(words, counted, lexicon)
    relative = "who" in words.low[counted.end : after.last] if after else False
    if after and before and not relative and after.kind is not before.kind:
        before = None
    if after and before and after.kind is before.kind:
        before = None
    found = [told for told in (before, after, toll) if told]
    return found or _by_adjective(words, counted)


def _by_adjective(words: Words, counted: Counted) -> list[Told]:
    if counted.kind is None or counted.head is Head.HARM:
        return []
    return [
        Told(counted=counted, kind=counted.kind, first=counted.at, last=counted.end, way="noun")
    ]


def _whole_of(wholes: Sequence[tuple[int, Claim]], part: Counted) -> Claim | None:
    return next((claim for at, claim in reversed(wholes) if 0 < part.at - at <= _PART_REACH), None)


def _as_part(noun: Counted, whole: Claim | None) -> list[Told]:
    """Let a part with no verb of its own take the kind of its whole."""
    if whole is None or noun.head in (Head.THINGS, Head.LIVES, Head.BODIES, Head.CASUALTIES):
        return []
    return [Told(counted=noun, kind=whole.kind, first=noun.at, last=noun.end, way="part")]


def _mixed(article: Article, words: Words, told: Told) -> Issue:
    start, end = words.starts[told.first], words.ends[min(told.last, len(words.ends)) - 1]
    return Issue(
        code="harm-not-separated",
        message=f"{article.text[start:end]!r} counts two kinds of harm as one; no claim was made",
        article_id=article.id,
        start=start,
        end=end,
        source=article.source,
    )


def _claim(
    article: Article,
    words: Words,
    said: tuple[Told, Sequence[Frame]],
    around: tuple[Claim | None, Lexicon],
) -> Iterator[Claim]:
    (told, frames), (whole, lexicon) = said, around
    start, end = _clause(words, told)
    count = told.counted.quantity.count
    same = whole if whole and whole.kind is told.kind else None
    kinds = [told.kind]
    if told.counted.head is Head.CASUALTIES:
        kinds = [ClaimKind.KILLED, ClaimKind.WOUNDED]
    for kind in kinds:
        yield Claim(
            id=content_id(article.id, start, end, kind, str(count.low), str(count.high)),
            article_id=article.id,
            start=start,
            end=end,
            quote=article.text[start:end],
            kind=kind,
            modality=same.modality if same else modality_of(words, told, lexicon),
            scope=same.scope if same else scope_of(words, told, lexicon),
            claimant=_claimant(told, frames),
            who=_who(article, words, told),
            count=count,
            part_of=same.id if same else None,
        )


def _clause(words: Words, told: Told) -> tuple[int, int]:
    """Widen number and verb to the clause around them, at most a few words either way."""
    first, last = max(0, told.first), min(told.last, len(words.low))
    low = words.low
    reach = 0
    while (
        first
        and reach < _CLAUSE
        and low[first - 1] not in _CLAUSE_ENDS
        and low[first - 1] != QUANTITY
    ):
        first, reach = first - 1, reach + 1
    reach = 0
    while (
        last < len(low)
        and reach < _CLAUSE
        and low[last] not in _CLAUSE_ENDS
        and low[last] != QUANTITY
    ):
        last, reach = last + 1, reach + 1
    return words.starts[first], words.ends[last - 1]


def _claimant(told: Told, frames: Sequence[Frame]) -> Party | None:
    """Choose the nearest `X said` that governs the count; null = the article's own voice."""
    at = told.counted.at
    here = bisect_left(frames, at, key=lambda frame: frame.verb)
    near = frames[max(0, here - _FRAMES_NEAR) : here + _FRAMES_NEAR]
    governing = [frame for frame in near if frame.first <= at < frame.last]
    nearest = min(governing, key=lambda frame: abs(frame.verb - at), default=None)
    return nearest.speaker if nearest else None


def _who(article: Article, words: Words, told: Told) -> Party | None:
    named = told.counted.named
    if named is None:
        return None
    start, end = words.starts[named[0]], words.ends[named[1] - 1]
    return Party(name=article.text[start:end], start=start, end=end)
