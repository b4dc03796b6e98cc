"""Lines in which the page speaks for itself: adverts, sign-ups, credits, legal and share lines.

Catches short lines that open with, or hold, a cue of `cues.toml`. Misses on purpose any line
that is long, and every sentence with a verb of stories (`killed`, `said`): who signed up, or what
`Comments: he said` tells, is story.
"""

from collections.abc import Iterator, Mapping, Sequence

from syrtis.model import Furniture
from syrtis.read.furniture.lexicon import cues, story_voice
from syrtis.read.furniture.lines import Line, ends_in_stop, is_sentence

__all__ = ["find_notices", "notice_in", "notices_of"]

LONGEST_NOTICE = 220
"""Code points; the longest notices are trademark lines and credits of many names."""
LONGEST_SENTENCE_NOTICE = 130
"""A cue at the start of a line that ends like a sentence counts only in lines this short."""
CREDIT_WORDS = 8
"""Words of a photo credit that ends in a stop; longer ones have a sentence run into them."""
LONG_RULES = frozenset({"contributors", "legal"})
"""Rules whose cue is sure enough for a long line."""
LONGEST_SURE = 600


def notices_of(lines: Sequence[Line]) -> dict[int, str]:
    """Name the rule of every line in which the page speaks for itself: line number -> rule."""
    rules = {line.number: notice_in(line.text) for line in lines}
    return {number: rule for number, rule in rules.items() if rule is not None}


def find_notices(lines: Sequence[Line], notices: Mapping[int, str]) -> Iterator[Furniture]:
    """Mark every line in which the page speaks for itself."""
    yield from (line.marked(notices[line.number]) for line in lines if line.number in notices)


def notice_in(text: str) -> str | None:
    """Name the rule by which a line is a notice; null = it is none."""
    if len(text) > LONGEST_SURE:
        return None
    if ends_in_stop(text) and story_voice().search(text):
        return None
    short = len(text) <= (LONGEST_SENTENCE_NOTICE if is_sentence(text) else LONGEST_NOTICE)
    told = ends_in_stop(text) and len(text.split()) > CREDIT_WORDS
    for rule, pattern in cues():
        if told and rule == "photo-credit":
            continue
        if (short or rule in LONG_RULES) and pattern.search(text):
            return rule
    return None
