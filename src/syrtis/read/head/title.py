"""The headline: the line near the top that names the story.

A line above the lead is weighed by its shape and by the words it shares with the lead. Mastheads,
page clocks, bylines, captions, adverts, menus and crumbs are no candidates. Missed on purpose: a
headline that is a full sentence with a full stop, and one that stands below the lead. A page whose
text begins with the lead has no headline: nothing is taken in its place.
"""

import re
from collections.abc import Sequence

from syrtis.model import Span
from syrtis.naming.agencies import stands_alone
from syrtis.read.furniture.notices import notice_in
from syrtis.read.head.lexicon import frame_pattern, opens_with
from syrtis.read.head.lines import Line, words_of
from syrtis.read.head.stamps import is_stamp_line

__all__ = ["find_title", "headline_like", "is_masthead", "is_picture", "is_prose"]

FEWEST_WORDS, MOST_WORDS = 3, 26
ENOUGH = 3
"""Least weight of a headline: set on pages of several outlets so that a caption or slogan, which has
the shape (2) but neither place nor words of the lead, stays below."""
PROSE_WORDS = 14
SENTENCE_WORDS = 7
MASTHEAD_WORDS = 5
LABEL = re.compile(r"(?:TITLE|Title|HEADLINE|Headline)\s*:\s*")
_SUFFIX = re.compile(r"\s(?:\||-|–|—|»|::|•)\s(?P<of>[^|»•]{2,40})$")
_CRUMBS = re.compile(r"\s[>»›/|]\s.*\s[>»›/|]\s|^\W*home\b.{0,3}[>»›/|]", re.IGNORECASE)
_CREDITED = re.compile(r"\((?:[A-Z][^()/]{1,40}(?:\sfor\s|/\s?)[A-Z][^()]{1,40})\)\s*(?:\(|$)")
_ABBREVIATED = re.compile(r"(?:\b[A-Z]\.){2,}$|\.\.\.$")
_BY = re.compile(r"(?:By|BY|From)\s(?:the\s)?[A-Z][\w.]+\s(?:[A-Z]|and\b)")
_GOES_ON = re.compile(r"(?:And|But|Also|Or|So|Then|However|Meanwhile)\b")
_NO_TITLE = frozenset({"app-advert", "sign-up", "cookies", "share", "comments", "advertisement"})
_SERIAL = re.compile(
    r"(?=(?:\S*\d){3})[A-Z0-9]+(?:[\-/][A-Z0-9]+){2,}(?!\S)"
)  # an archive's number
_LETTER = re.compile(r"[^\W\d_]")
_COMMON = frozenset(
    [
        "that",
        "this",
        "with",
        "from",
        "have",
        "were",
        "will",
        "been",
        "says",
        "said",
        "they",
        "their",
        "after",
        "over",
        "into",
        "more",
        "than",
        "about",
        "when",
        "what",
        "which",
        "while",
        "would",
        "could",
        "there",
        "where",
        "first",
        "last",
        "year",
        "years",
        "people",
    ]
)


def find_title(lines: Sequence[Line], lead: int, below: str) -> Span | None:
    """Find the headline among the lines above the lead (`below` is the beginning of the story)."""
    best: tuple[int, Line] | None = None
    for index, line in enumerate(lines[:lead]):
        weight = _weight(index, lines, lead, below)
        if weight >= ENOUGH and (best is None or weight > best[0]):
            best = (weight, line)
    return _trimmed(best[1]) if best else None


def headline_like(line: Line) -> bool:
    """Say whether a line has the shape of a headline at all."""
    words = words_of(line.text)
    if not FEWEST_WORDS <= len(words) <= MOST_WORDS or not _LETTER.search(line.text):
        return False
    if not line.whole or line.wrapped or _stops(line.text) or _BY.match(line.text):
        return False
    if (
        _SERIAL.match(line.text)
        or is_picture(line.text)
        or is_stamp_line(line.text)
        or _CRUMBS.search(line.text)
    ):
        return False
    if notice_in(line.text) in _NO_TITLE:
        return False
    if stands_alone(line.text) or frame_pattern("inside").search(line.text):
        return False
    return not _is_frame(line.text, len(words)) and not _web(line.text)


def is_picture(words: str) -> bool:
    """Say whether a line is a picture's caption or credit."""
    return frame_pattern("picture").search(words) is not None or _CREDITED.search(words) is not None


def is_masthead(line: Line) -> bool:
    """Say whether a short line at the top is the name of an outlet."""
    words = words_of(line.text)
    if not 1 <= len(words) <= MASTHEAD_WORDS or is_stamp_line(line.text) or len(line.text) > 50:
        return False
    if _web(line.text):
        return len(words) == 1
    if not all(w[0].isupper() or w in {"of", "the", "and"} for w in words):
        return False
    if opens_with("opening").match(line.text) and words[0].casefold() != "the":
        return False
    return frame_pattern("masthead").search(line.text) is not None


def is_prose(line: Line) -> bool:
    """Say whether a line is running text: a sentence of some length with its stop."""
    words = words_of(line.text)
    if is_picture(line.text[:300]) and len(words) < 40:
        return False
    if not line.whole or len(words) >= 40:
        return True
    stopped = line.text.rstrip("\"”'’)] ").endswith((".", "!", "?", ":", "…"))
    return len(words) >= PROSE_WORDS and stopped


def _stops(words: str) -> bool:
    """Say whether a line ends with a stop that is not an abbreviation's (`in the U.S.`)."""
    kept = words.rstrip("\"”’' ")
    return kept.endswith((".", ",", ";")) and not _ABBREVIATED.search(kept)


def _is_frame(words: str, count: int) -> bool:
    match = opens_with("opening").match(words)
    if match is None:
        return False
    if opens_with("kicker").match(words):
        return count <= FEWEST_WORDS
    after = words[match.end() :].lstrip()
    covered = len(words_of(match.group()))
    return count - covered <= 2 or after[:1] in {":", "|"} or covered >= 3


def _web(words: str) -> bool:
    return (
        re.search(r"(?:www\.|https?:|\w\.(?:com|org|net|co\.\w\w|info|news|gov)\b)", words)
        is not None
    )


def _weight(index: int, lines: Sequence[Line], lead: int, below: str) -> int:
    line = lines[index]
    if not headline_like(line):
        return -1
    count = len(words_of(line.text))
    weight = 2 if count >= 4 else 0
    weight += 2 if _shared(line.text, below) >= 2 else 1 if _shared(line.text, below) else 0
    weight += 1 if not any(headline_like(above) for above in lines[:index]) else 0
    weight += 1 if index + 1 < lead and _attended(lines[index + 1]) else 0
    weight -= 2 if is_masthead(line) else 0
    weight -= 1 if line.text[0] in "\"“‘'" else 0
    weight -= 1 if count > 18 else 0
    weight -= 3 if any(_is_sentence(above) for above in lines[:index]) else 0
    weight -= 2 if _GOES_ON.match(line.text) else 0
    return weight


def _is_sentence(line: Line) -> bool:
    return is_prose(line) or (len(words_of(line.text)) >= SENTENCE_WORDS and _stops(line.text))


def _attended(line: Line) -> bool:
    return is_stamp_line(line.text) or re.match(r"(?:By|BY)\s", line.text) is not None


def _shared(words: str, below: str) -> int:
    story = {w[:6] for w in _content(below)}
    return len({w[:6] for w in _content(words)} & story)


def _content(words: str) -> set[str]:
    return {w.casefold() for w in words_of(words) if len(w) >= 4} - _COMMON


def _trimmed(line: Line) -> Span:
    label = LABEL.match(line.text)
    start = label.end() if label else 0
    suffix = _SUFFIX.search(line.text)
    stop = len(line.text)
    if suffix and len(words_of(line.text[start : suffix.start()])) >= FEWEST_WORDS:
        stop = suffix.start() if _names_outlet(suffix["of"]) else stop
    return line.span(start, stop)


def _names_outlet(words: str) -> bool:
    parts = words.split()
    capital = all(p[0].isupper() or p in {"of", "and", "the"} or not p[0].isalpha() for p in parts)
    return (
        capital
        and len(parts) <= 5
        and (frame_pattern("masthead").search(words) is not None or words.isupper() or _web(words))
    )
