"""Stock passages: what an outlet prints again and again is not lifted from one story to the next.

Its rules for comments, where to send letters, the paragraph on how the war began. A passage is stock
when several articles share it that were printed further apart than news is. Missed on purpose: stock in
articles without a day, and in fewer articles than that.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from syrtis.model import Manner, Span
from syrtis.origins.judging import REWRITTEN_WITHIN_DAYS
from syrtis.origins.relating import Tie

__all__ = ["without_stock"]

SHARING = 3
"""Other stories, copies of one counted once, that must share a passage. Two outlets that both lift a
paragraph are news; over two corpora of one outlet each, what this many and more shared were its own
lines in all cases read."""
_MOST_OF = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """Where one article has words that another has too."""

    other: str
    span: Span


def without_stock(ties: Iterable[Tie], printed: Mapping[str, date]) -> Iterator[Tie]:
    """Take stock passages out of the parts; a part that is nothing else is left out."""
    listed = list(ties)
    story = _stories(listed)
    shared: defaultdict[str, list[_Place]] = defaultdict(list)
    for tie in listed:
        if tie.manner is Manner.PART:
            shared[tie.article_id] += [_Place(other=tie.of, span=span) for span in tie.spans]
            shared[tie.of] += [_Place(other=tie.article_id, span=span) for span in tie.theirs]
    for tie in listed:
        if tie.manner is not Manner.PART:
            yield tie
            continue
        own = shared[tie.article_id]
        kept = tuple(s for s in tie.spans if not _is_stock(s, own, story, printed))
        if kept:
            yield replace(tie, spans=kept)


def _is_stock(
    span: Span, places: Sequence[_Place], story: Mapping[str, str], printed: Mapping[str, date]
) -> bool:
    others = {place.other for place in places if _is_most(span, place.span)}
    days = [printed[each] for each in others if each in printed]
    spread = (max(days) - min(days)).days if days else 0
    stories = {story.get(each, each) for each in others}
    return len(stories) >= SHARING and spread > REWRITTEN_WITHIN_DAYS


def _stories(ties: Iterable[Tie]) -> dict[str, str]:
    """Give articles that are one story as a whole one name: that of the first of them."""
    first: dict[str, str] = {}

    def found(article: str) -> str:
        while first.setdefault(article, article) != article:
            article = first[article]
        return article

    for tie in ties:
        if tie.manner is not Manner.PART:
            one, other = sorted((found(tie.article_id), found(tie.of)))
            first[other] = one
    return {article: found(article) for article in list(first)}


def _is_most(span: Span, other: Span) -> bool:
    shared = min(span.end, other.end) - max(span.start, other.start)
    return shared >= _MOST_OF * (span.end - span.start)
