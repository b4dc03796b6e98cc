"""Which of two like stories came first: by their days, their clocks, their own words, their form.

Each rule speaks only where the two differ; the first that speaks decides. Where none does, the order
is unknown.
"""

import re
from dataclasses import dataclass
from datetime import date
from functools import cache

from syrtis.model import Article, When
from syrtis.origins.comparing import Likeness
from syrtis.origins.lexicon import words_of
from syrtis.origins.story import Story

__all__ = ["Order", "first_of"]

_CLOCK = re.compile(
    r"(?<!\d)(?<![:.])(?P<hour>[01]?\d|2[0-3])"
    r"(?:[:.h](?P<minute>[0-5]\d)\s?(?P<half>[ap]\.?m\b)?|(?P<bare>[0-5]\d)\s?(?=[A-Z]{3,4}\b|hours\b|hrs\b))"
    r"(?![\d.])",
    re.IGNORECASE,
)
"""`18:40`, `6.40 pm`, `0412 GMT`; a year is none."""
_NUMBERED = re.compile(r"^\W*UPDATE\s+(?P<number>\d{1,2})\b", re.MULTILINE)
_HEAD = 160
"""Code points from the story's first line in which a printed clock is looked for."""
_LEAD = 40
"""Words of a story's lead."""
_LEAD_KEPT = 0.6
"""Share of its words by which a lead is known again."""
_ABOVE = 8
"""New words above a lead that are more than a headline's."""
_WHOLE = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """Which story came first, and why that is thought."""

    first: str
    """Article id."""
    reason: str


def first_of(left: Article, right: Article, like: Likeness, *, same_outlet: bool) -> Order | None:
    """Say which of two like stories came first; null = nothing tells."""
    for rule in (_by_day, _by_clock, _by_mark):
        order = rule(left, right)
        if order:
            return order
    return _by_lead(like) if same_outlet else _by_cut(like)


def _by_day(left: Article, right: Article) -> Order | None:
    for one, other in ((left, right), (right, left)):
        ends, begins = _latest(one.published), _earliest(other.published)
        if ends and begins and ends < begins:
            return Order(first=one.id, reason=f"printed by {ends}, the other from {begins} on")
    return None


def _by_clock(left: Article, right: Article) -> Order | None:
    """Compare the clocks of two stories printed on one day."""
    if left.published is None or right.published is None:
        return None
    here, there = _minutes(left), _minutes(right)
    if here is None or there is None or here == there:
        return None
    first = left if here < there else right
    earlier, later = sorted((here, there))
    return Order(first=first.id, reason=f"printed at {_told(earlier)}, the other at {_told(later)}")


def _by_mark(left: Article, right: Article) -> Order | None:
    """Look for what only a later version says of itself."""
    here, there = _version(left), _version(right)
    if here == there:
        return None
    first = left if here < there else right
    return Order(first=first.id, reason="the other says that it is a later version")


def _by_lead(like: Likeness) -> Order | None:
    """Take for the later version the one that tells something new above the other's lead.

    Where both begin alike, the one that has all of the other and more is the later one.
    """
    in_long, in_short = _lead_at(like, of_short=True), _lead_at(like, of_short=False)
    if in_long is not None and in_long > _ABOVE:
        return _newer(first=like.short)
    if in_short is not None and in_short > _ABOVE:
        return _newer(first=like.long)
    more = len(like.long.words) - len(like.short.words) > _ABOVE
    if in_long is not None and like.copied >= _WHOLE and more:
        return Order(first=like.short.article_id, reason="the other has all of it, and more")
    return None


def _newer(first: Story) -> Order:
    return Order(first=first.article_id, reason="the other has its lead below newer lines")


def _lead_at(like: Likeness, *, of_short: bool) -> int | None:
    """Give where one story's lead stands in the other; null where it is not kept."""
    kept, places = 0, []
    for each in like.passages:
        first, last = (each.first, each.last) if of_short else (each.there, each.until)
        if first < _LEAD:
            kept += min(last, _LEAD) - first
            places.append(each.there - each.first if of_short else each.first - each.there)
    return max(places) if places and kept >= _LEAD_KEPT * _LEAD else None


def _by_cut(like: Likeness) -> Order | None:
    """Take the longer story for the source: other outlets cut more often than they add.

    Where the longer one has no name and no number more, what it adds is an outlet's own lines.
    """
    if like.copied < _WHOLE or len(like.short.words) >= 0.95 * len(like.long.words):
        return None
    if like.long.names <= like.short.names and like.long.numbers <= like.short.numbers:
        return Order(first=like.short.article_id, reason="the other adds lines that tell nothing")
    return Order(first=like.long.article_id, reason="the other is a cut of it")


def _version(article: Article) -> int:
    """Give the number of a version that says of itself that it is a later one; 0 where it does not."""
    numbered = _NUMBERED.search(article.text)
    if numbered:
        return int(numbered["number"]) + 1
    later = _later(article.language or "")
    return int(later is not None and later.search(article.text) is not None)


@cache
def _later(language: str) -> re.Pattern[str] | None:
    patterns = words_of(language)["later"]
    return re.compile("|".join(patterns), re.IGNORECASE | re.MULTILINE) if patterns else None


def _minutes(article: Article) -> int | None:
    """Read the clock beside a story's day of publication, in minutes of the day."""
    when = article.published
    assert when is not None
    words = when.quote or ""
    if when.end is not None:
        words = article.text[when.start : when.end + _HEAD].split("\n\n", 1)[0]
    return max((_of_day(match) for match in _CLOCK.finditer(words)), default=None)


def _of_day(match: re.Match[str]) -> int:
    hour = int(match["hour"])
    if match["half"]:
        hour = hour % 12 + (12 if match["half"][0] in "pP" else 0)
    return 60 * hour + int(match["minute"] or match["bare"])


def _told(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"


def _earliest(when: When | None) -> date | None:
    return when.earliest if when else None


def _latest(when: When | None) -> date | None:
    return when.latest if when else None
