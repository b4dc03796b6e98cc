"""What a page says twice: captions, titles, teasers. The first stand is left, the rest is marked.

Catches a line that an earlier line repeats word for word, begins with (a caption and the same
caption with its credit), or holds (a teaser of the lead). Misses on purpose a sentence that tells
the same thing in other words, short lines, which repeat by chance, and sentences without a name or
a number (`No civilians were harmed in the operation.`): a digest says those of several incidents.
"""

import re
from collections.abc import Iterator, Sequence

from syrtis.model import Furniture
from syrtis.read.furniture.lines import Line, ends_in_stop, is_sentence, words_of

__all__ = ["find_repeated"]

FEWEST_WORDS = 3
"""Words of a line that repeats an earlier one; below, lines repeat by chance (`he said`)."""
SENTENCE_WORDS = 7
"""Words of a sentence that repeats an earlier one; below, different incidents are told alike."""
TEASER_WORDS = 7
"""Words of a line that stands inside an earlier one; quotes of this length do not recur whole."""
CUT_WORDS = 12
"""Words of a line cut by an ellipsis that must stand in an earlier one; it may join two of them."""
CREDIT_WORDS = 8
"""Words by which a second caption may outrun the first: the credit of its photographer."""
SEED_WORDS = 6
"""Words by which the earlier places of a line are looked up."""
WORDS_TOLD = 20_000
"""Words of a page among which teasers are looked up; a long story has 5,000."""
PLACES = 8
"""Places kept for a seed; more come only from pages that say one thing over and over."""

_PARTICULAR = re.compile(r"\d|(?<=[\w,;] )[A-Z][a-z]")


class _Told:
    """The words told so far, with the places of every run of `SEED_WORDS` of them."""

    def __init__(self) -> None:
        self.lines: set[tuple[str, ...]] = set()
        self.words: list[str] = []
        self.places: dict[tuple[str, ...], list[int]] = {}

    def add(self, words: tuple[str, ...]) -> None:
        self.lines.add(words)
        if len(self.words) > WORDS_TOLD:
            return
        base = len(self.words)
        self.words.extend((*words, "\n"))
        for at in range(len(words) - SEED_WORDS + 1):
            places = self.places.setdefault(words[at : at + SEED_WORDS], [])
            if len(places) < PLACES:
                places.append(base + at)

    def holds(self, words: tuple[str, ...]) -> bool:
        places = self.places.get(words[:SEED_WORDS], ())
        return any(tuple(self.words[at : at + len(words)]) == words for at in places)


def find_repeated(lines: Sequence[Line], head: Sequence[Furniture]) -> Iterator[Furniture]:
    """Mark every line that repeats an earlier one, or the beginning or a part of an earlier one.

    `head` is the furniture above the story: a sentence first told there is not told yet.
    """
    above = max((each.end for each in head), default=0)
    told = _Told()
    for line in lines:
        words = tuple(words_of(line.text))
        rule = _repeats(line, words, told)
        if rule is not None:
            yield line.marked(rule)
        elif len(words) >= FEWEST_WORDS and not _lies_in(line, head, above):
            told.add(words)


def _lies_in(line: Line, head: Sequence[Furniture], above: int) -> bool:
    return line.start < above and any(
        line.start < each.end and each.start < line.end for each in head
    )


def _repeats(line: Line, words: tuple[str, ...], told: _Told) -> str | None:
    if len(words) < FEWEST_WORDS:
        return None
    if words in told.lines:
        return "repeated-line" if _is_one_thing(line, words) else None
    if not is_sentence(line.text) and _outruns(words, told.lines):
        return "repeated-line"
    if len(words) >= TEASER_WORDS and _is_teaser(line, words, told):
        return "teaser"
    return None


def _is_one_thing(line: Line, words: tuple[str, ...]) -> bool:
    """Say whether a line said twice tells one thing: it is no sentence, or names something."""
    if not ends_in_stop(line.text):
        return True
    return len(words) >= SENTENCE_WORDS and bool(_PARTICULAR.search(line.text))


def _outruns(words: tuple[str, ...], seen: set[tuple[str, ...]]) -> bool:
    """Say whether a line is an earlier line and a credit."""
    shortest = max(FEWEST_WORDS + 1, len(words) - CREDIT_WORDS)
    return any(words[:length] in seen for length in range(shortest, len(words)))


def _is_teaser(line: Line, words: tuple[str, ...], told: _Told) -> bool:
    """Say whether a line stands inside an earlier one, or begins so and is cut by an ellipsis."""
    if line.text.rstrip(" »>").endswith(("...", "…")):
        return told.holds(words[:-1][:CUT_WORDS])
    quoted = line.text.startswith(('"', "“"))
    return not quoted and _is_one_thing(line, words) and told.holds(words)
