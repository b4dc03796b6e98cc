"""Who says what, over whole articles: a quotation that runs over sentences is one attribution."""

import re
from collections.abc import Sequence
from dataclasses import replace

from syrtis.model import Attribution, Read, Saying, Span, WordSpan

__all__ = ["attributions"]

_QUOTED = re.compile(r'["“”„]')
_OPENING, _CLOSING = "“„", "”"
_FARTHEST = 12
"""Sentences that one quotation may run over; longer ones are a page whose quotes do not close."""


def attributions(text: str, read: Sequence[Read]) -> tuple[Attribution, ...]:
    """Every saying of an article, its content drawn over all sentences of its quotation.

    A quotation open at the end of the cue's sentence goes on to where it closes; one that opened
    before goes back to where it began; and a quotation that begins right behind a saying, without a
    cue of its own, is the same speaker's. None of these crosses a paragraph: a quotation that is never
    closed ends with its paragraph.
    """
    quotes = _quotations(text, read)
    found = [
        _attribution(text, each, saying) for each in read for saying in each.parsed.sayings or ()
    ]
    return tuple(_drawn_out(text, read, quotes, each) for each in found)


def _attribution(text: str, read: Read, saying: Saying) -> Attribution:
    def span(words: WordSpan) -> Span:
        start = read.parsed.words[words.start].start
        end = read.parsed.words[words.end - 1].end
        return Span(start=start, end=end, quote=text[start:end])

    return Attribution(
        cue=span(saying.cue),
        sources=tuple(map(span, saying.sources)),
        contents=tuple(map(span, saying.contents)),
    )


def _quotations(text: str, read: Sequence[Read]) -> list[tuple[int, int]]:
    """Stretches between double quotation marks, marks left out, that lie in sentences."""
    if not read:
        return []
    stretches: list[tuple[int, int]] = []
    opened = -1
    paragraph_ends = [
        here.sentence.end
        for here, after in zip(read, [*read[1:], None], strict=True)
        if after is None or after.sentence.paragraph != here.sentence.paragraph
    ]
    at = 0
    for end in paragraph_ends:
        for mark in _QUOTED.finditer(text, at, end):
            if opened < 0 and mark[0] not in _CLOSING:
                opened = mark.end()
            elif opened >= 0 and mark[0] not in _OPENING:
                stretches.append((opened, mark.start()))
                opened = -1
        if opened >= 0:
            stretches.append((opened, end))
            opened = -1
        at = end
    return stretches


def _drawn_out(
    text: str, read: Sequence[Read], quotes: Sequence[tuple[int, int]], saying: Attribution
) -> Attribution:
    """Widen a saying's contents to the quotations that they stand in, and to the next one."""
    here = next(
        at
        for at, each in enumerate(read)
        if each.sentence.start <= saying.cue.start < each.sentence.end
    )
    sentence = read[here].sentence
    pieces = list(saying.contents)
    for start, end in quotes:
        inside = [p for p in pieces if p.start < end and p.end > start]
        if inside and (start < sentence.start or end > sentence.end):
            kept = [p for p in pieces if p not in inside]
            first = min(start, *(p.start for p in inside))
            last = max(end, *(p.end for p in inside))
            pieces = [*kept, _piece(text, first, last)]
    follows = _next_quotation(read, quotes, here)
    if follows and any(_in_quotes(piece, quotes) for piece in pieces):
        pieces.append(_piece(text, *follows))
    ordered = sorted(set(pieces), key=lambda piece: piece.start)
    return replace(saying, contents=tuple(ordered))


def _in_quotes(piece: Span, quotes: Sequence[tuple[int, int]]) -> bool:
    return any(start <= piece.end and piece.start <= end for start, end in quotes)


def _next_quotation(
    read: Sequence[Read], quotes: Sequence[tuple[int, int]], here: int
) -> tuple[int, int] | None:
    """The quotation with which the next sentence of the paragraph begins, if nobody else says it."""
    after = here + 1
    if after >= len(read) or read[after].sentence.paragraph != read[here].sentence.paragraph:
        return None
    begin = read[after].sentence.start
    for start, end in quotes:
        if begin < start <= begin + 2:
            spoken = [r for r in read[after : after + _FARTHEST] if r.sentence.start < end + 2]
            if any(r.parsed.sayings for r in spoken):
                return None
            return start, end
    return None


def _piece(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    words = words.strip()
    return Span(start=start, end=start + len(words), quote=words)
