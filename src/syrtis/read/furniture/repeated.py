"""What a page says twice: captions, titles, teasers. The first stand is left, the rest is marked.

Catches a line that an earlier line repeats word for word, begins with (a caption and the same
caption with its credit), or holds (a teaser of the lead). Misses on purpose a sentence that tells
the same thing in other words, and short lines, which repeat by chance.
"""

from collections.abc import Iterator, Sequence

from syrtis.model import Furniture
from syrtis.read.furniture.lines import Line, is_sentence, words_of

__all__ = ["find_repeated"]

FEWEST_WORDS = 3
"""Words of a line that repeats an earlier one; below, lines repeat by chance (`he said`)."""
TEASER_WORDS = 7
"""Words of a line that stands inside an earlier one; quotes of this length do not recur whole."""
CUT_WORDS = 12
"""Words of a line cut by an ellipsis that must stand in an earlier one; it may join two of them."""
CREDIT_WORDS = 8
"""Words by which a second caption may outrun the first: the credit of its photographer."""


def find_repeated(lines: Sequence[Line], text: str) -> Iterator[Furniture]:
    """Mark every line that repeats an earlier one, or the beginning or a part of an earlier one."""
    seen: set[tuple[str, ...]] = set()
    told = ""
    for line in lines:
        words = tuple(words_of(line.text))
        rule = _repeats(line, words, seen, told)
        if rule is not None:
            yield line.marked(rule)
        elif len(words) >= FEWEST_WORDS:
            seen.add(words)
            told += f" {' '.join(words)} \n"


def _repeats(
    line: Line, words: tuple[str, ...], seen: set[tuple[str, ...]], told: str
) -> str | None:
    if len(words) < FEWEST_WORDS:
        return None
    if words in seen:
        return "repeated-line"
    if not is_sentence(line.text) and _outruns(words, seen):
        return "repeated-line"
    if len(words) >= TEASER_WORDS and _is_teaser(line, words, told):
        return "teaser"
    return None


def _outruns(words: tuple[str, ...], seen: set[tuple[str, ...]]) -> bool:
    """Say whether a line is an earlier line and a credit."""
    shortest = max(FEWEST_WORDS + 1, len(words) - CREDIT_WORDS)
    return any(words[:length] in seen for length in range(shortest, len(words)))


def _is_teaser(line: Line, words: tuple[str, ...], told: str) -> bool:
    """Say whether a line stands inside an earlier one, or begins so and is cut by an ellipsis."""
    if line.text.rstrip(" »>").endswith(("...", "…")):
        return f" {' '.join(words[:-1][:CUT_WORDS])} " in told
    return f" {' '.join(words)} " in told and not line.text.startswith(('"', "“"))
