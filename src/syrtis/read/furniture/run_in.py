"""Headlines of linked stories that the crawler ran into a sentence without a break.

`Rebels hold town Mayor flees to coast Meanwhile, shells fell ...`: what stands between the start
of a line or sentence and a word that opens a sentence where none can open, no stop before it.
Missed on purpose: run-ins before a plain name, because sentences have names inside too; those that
begin like a sentence (`They ...`); and those in the past tense (`Six were killed in Quelha The army
...`), which may be sentences that lost their stop. What repeats on other pages of the outlet is
found there (`find_repeats`). The numbers were set on 1,015 pages of a broadcaster and a newspaper:
of 60 finds read, 55 were such headlines and one was a sentence of a story.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from syrtis.model import Furniture
from syrtis.read.furniture.lexicon import run_in_words
from syrtis.read.furniture.lines import Line, ends_in_stop, is_sentence

__all__ = ["are_headlines", "count_breaks", "find_run_in", "opens_sentence"]

FEWEST_WORDS = 4
"""Words of a run-in headline; three capitalised words before an opener may be a name."""
MOST_WORDS = 32
"""Words read for the sentence that follows: four linked headlines of eight words."""
CHARS_READ = 400
MOST_PLAIN_WORDS = 14
"""Words of one headline; in a longer stretch without a capital a sentence lost its stop."""
WORDS_A_DETERMINER = 4
"""Fewest words for each article; sentences have one in about four words, headlines in a dozen."""
QUESTION_WORDS = 10
TITLE_CASE = 0.8
"""Share of capitalised words from which a stretch is in title case, where any word has one."""

_WORD = re.compile(r"\S+")
_START = re.compile(r"(?:^|(?<=[.!?])[\"'”’)]{0,2}\s+)(?=[\"'“‘A-Z\d])")
_STOP = re.compile(r"[.,;:!?…—–-]$")
_SHORT = re.compile(r"^(?:(?:[A-Za-z]\.)+|[A-Z][a-z]{1,3}\.)$")
_CLOCK = re.compile(r"^\d{1,2}[.:]?\d{0,2}(?:[ap]m)?$")
_QUOTES = "\"'“”‘’)]("
_CLOSING = "\"'”’"


def find_run_in(lines: Sequence[Line]) -> Iterator[Furniture]:
    """Mark title-like words at the start of a line or sentence that a sentence opener ends."""
    before: Line | None = None
    for line in lines:
        found = list(_run_ins(line)) if is_sentence(line.text) else []
        yield from found
        if before is not None and found and found[0].start == line.start and _asks(before):
            yield before.marked("run-in-headline")
        before = line


def _asks(line: Line) -> bool:
    """Say whether a line is a short question: one of the headlines that the next line begins with."""
    short = len(line.text.split()) <= QUESTION_WORDS and line.text[0].isupper()
    return short and line.text.endswith("?") and '"' not in line.text


def count_breaks(text: str) -> int:
    """Count the places in a line at which a sentence opens without a stop before it."""
    words = [match[0] for match in _WORD.finditer(text[:2_000])]
    return sum(opens_sentence(words, index) for index in range(2, len(words) - 1))


def _run_ins(line: Line) -> Iterator[Furniture]:
    for match in _START.finditer(line.text):
        start = match.end()
        end = _run_in_end(line.text[start : start + CHARS_READ])
        if end is not None:
            where = line.start + start
            yield Furniture(start=where, end=where + end, rule="run-in-headline")


def _run_in_end(text: str) -> int | None:
    """Find where the headlines end that a stretch of text begins with; null = it has none."""
    found = list(islice(_WORD.finditer(text), MOST_WORDS + 1))
    words = [match[0] for match in found]
    if not words or words[0] in run_in_words("sentence-starts"):
        return None
    last = None
    for index in range(1, len(words) - 1):
        if _stops(words[index - 1]):
            break
        if index >= FEWEST_WORDS and opens_sentence(words, index) and are_headlines(words[:index]):
            last = index
    if last is None:
        return None
    rest = text[found[last].start() :]
    if rest.endswith("?") and len(rest.split()) <= QUESTION_WORDS:
        return len(text)
    goes_on = len(rest.split()) >= FEWEST_WORDS and (ends_in_stop(rest) or is_sentence(rest))
    return found[last - 1].end() if goes_on or len(text) == CHARS_READ else None


def _stops(word: str) -> bool:
    """Say whether a sentence may end, or pause, behind a word; a colon is a headline's own."""
    bare = word.rstrip(_QUOTES)
    return bool(_STOP.search(bare)) and not bare.endswith(":") and not _SHORT.search(bare)


def opens_sentence(words: Sequence[str], index: int) -> bool:
    """Say whether a word opens a sentence where the word before it did not end one."""
    before, word, after = words[index - 1], words[index].rstrip(","), words[index + 1]
    bare = before.strip(_QUOTES)
    if not word or not bare or _STOP.search(bare) or bare.casefold() in run_in_words("leads-on"):
        return False
    if word in run_in_words("adverbs"):
        return words[index].endswith(",") or after[0].islower()
    if bare.casefold() in run_in_words("speech") or _is_title_case(words[:index]):
        return False
    if word[0] in '"“':
        asks = bare.casefold() in run_in_words("speech-now")
        return bare.islower() and not asks and _is_spoken(words[index:])
    if word in run_in_words("articles"):
        return after[0].islower()
    return word in run_in_words("openers") and _opens_after(before, after)


def _opens_after(before: str, after: str) -> bool:
    """Say whether an opener between two words opens a sentence, and stands in no name or title."""
    bare = before.strip(_QUOTES)
    if bare[0].islower() or bare[0].isdigit():
        return True
    title = bare.casefold() in run_in_words("before-names")
    return not title and (after[0].islower() or before[-1] in _CLOSING)


def _is_spoken(words: Sequence[str]) -> bool:
    """Say whether a quotation is a sentence and no name: long, in small letters, not closed."""
    inside = words[1:6]
    return (
        words[0][1:2].isupper()
        and len(inside) == 5
        and sum(word[0].islower() for word in inside) >= 4
        and not any(mark in word for word in words[:5] for mark in '"”' if word is not words[0])
    )


def _is_title_case(words: Sequence[str]) -> bool:
    telling = [word for word in words if word not in run_in_words("leads-on")]
    return sum(not word[0].islower() for word in telling) > TITLE_CASE * len(telling)


def are_headlines(words: Sequence[str]) -> bool:
    """Say whether words read like headlines: terse, present tense, some capitals, no stamp."""
    if any(word in run_in_words("past") for word in words):
        return False
    if sum(word in run_in_words("determiners") for word in words) * WORDS_A_DETERMINER > len(words):
        return False
    if words[-1].isupper() and _CLOCK.match(words[-2]):
        return False
    plain = 0
    for word in words:
        plain = 0 if word.strip(_QUOTES)[:1].isupper() else plain + 1
        if plain > MOST_PLAIN_WORDS:
            return False
    return True
