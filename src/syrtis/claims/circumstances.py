"""When and where a thing told of was, in the article's words; and whether it is news or history."""

import re
from collections.abc import Iterator

from syrtis.claims.tree import Tree
from syrtis.model import Article, Span, Standing

__all__ = ["standing_of", "when_words"]

_FARTHEST = 5
"""Steps in the tree from a word to the words that say when; farther ones are another clause's."""
_YEAR = re.compile(r"\b(?:1[5-9]\d\d|20\d\d)s?\b")
_LONG_AGO = re.compile(
    r"\b(?:years?|decades?|centur(?:y|ies)) (?:ago|earlier|before)\b|\blast (?:year|decade|century)\b",
    re.IGNORECASE,
)


def when_words(tree: Tree, at: int) -> Span | None:
    """Find the words that say when: the time that stands nearest in the tree; null = none.

    The day on which somebody says so is not the day of what is said.
    """
    cues = {
        word for each in tree.parsed.sayings or () for word in range(each.cue.start, each.cue.end)
    }
    found = [
        (distance, -start, (start, end))
        for start, end in _times(tree)
        if (distance := _distance(tree, at, start, end)) <= _FARTHEST
        and (at in cues or tree.head(_top(tree, start, end)) not in cues)
    ]
    if not found:
        return None
    start, end = min(found)[2]
    words = tree.words
    return Span(start=words[start].start, end=words[end].end, quote=tree.text(start, end))


def _times(tree: Tree) -> Iterator[tuple[int, int]]:
    for start, end in tree.dates:
        opened = start and tree.low[start - 1] in ("since", "before", "after", "until", "by")
        yield start - bool(opened), end


def _distance(tree: Tree, at: int, start: int, end: int) -> int:
    """Count the steps between a word and a stretch of words in the tree."""
    head = _top(tree, start, end)
    up = {at: 0} | {word: step + 1 for step, word in enumerate(tree.above(at))}
    for step, word in enumerate((head, *tree.above(head))):
        if word in up:
            return step + up[word]
    return len(tree.words)


def _top(tree: Tree, start: int, end: int) -> int:
    """Find the word of a stretch that the others hang on."""
    inside = range(start, end + 1)
    return next((w for w in inside if tree.head(w) not in inside), end)


def standing_of(article: Article, tree: Tree, at: int, when: Span | None) -> Standing:
    """Tell history from news by its words of time: `the 1991 uprising`, `killed two years ago`.

    A year that is not the article's own is history; without a publication date any bare year is.
    Missed on purpose: history told without a time.
    """
    beside = tree.text(max(0, at - 2), at)
    told = f"{when.quote if when else ''} {beside}"
    if _LONG_AGO.search(told):
        return Standing.BACKGROUND
    years = {int(year.rstrip("s")) for year in _YEAR.findall(told)}
    own = _own_years(article)
    dated = bool(when and re.search(r"\d.*\d{4}|\d{4}.*\d", when.quote))
    if years and not (years & own if own else dated):
        return Standing.BACKGROUND
    return Standing.NEWS


def _own_years(article: Article) -> set[int]:
    published = article.published
    days = (published.earliest, published.latest) if published else ()
    return {day.year for day in days if day is not None}
