"""What repeats across the pages of one outlet: menus, promos, links run into sentences.

Two pages that share many of their sentences are versions of one story and teach nothing. Between
others, a run of words that stands on both is furniture if it is a whole line that is no running
sentence, or a title-like run that begins a line or a sentence and goes on, without a stop, in
differing capitalised words. Missed on purpose: sentences of background that an outlet uses again,
which end in a stop and are story on every page.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from syrtis.model import Furniture
from syrtis.read.furniture.lexicon import run_in_words
from syrtis.read.furniture.lines import is_sentence, lines_of, words_of

__all__ = ["find_repeats"]

SAME_STORY = 0.25
"""Share of sentences of the shorter page from which two pages are one story."""
RUN_WORDS = 4
"""Fewest words of a run-in headline; three words begin sentences alike by chance."""
LONGEST_RUN = 14
WORDS_READ = 6_000
LINE_WORDS = 2

_WORD = re.compile(r"\S+")
_SENTENCE = re.compile(r"[^.!?\n]{30,600}[.!?]")
_STOPS = ".!?:;,…—"
_QUOTES = "\"'“”‘’"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    page: str
    start: int
    end: int
    follows: str
    """The word after it."""


def find_repeats(texts: Mapping[str, str]) -> dict[str, tuple[Furniture, ...]]:
    """Mark what repeats across the pages of one outlet: page id -> stretches."""
    sentences = {page: _sentences(text) for page, text in texts.items()}
    found: defaultdict[str, set[Furniture]] = defaultdict(set)
    for page, stretch in [*_lines(texts, sentences), *_run_ins(texts, sentences)]:
        found[page].add(stretch)
    return {page: tuple(sorted(stretches)) for page, stretches in sorted(found.items())}


def _sentences(text: str) -> frozenset[str]:
    return frozenset(" ".join(words_of(match[0])) for match in _SENTENCE.finditer(text))


def _differ(pages: Iterable[str], sentences: Mapping[str, frozenset[str]]) -> bool:
    """Say whether some pages tell more than one story; versions of one story are one."""
    first, *others = sorted(set(pages))
    return any(not _is_same_story(sentences[first], sentences[other]) for other in others)


def _is_same_story(left: frozenset[str], right: frozenset[str]) -> bool:
    shorter = min(len(left), len(right))
    return shorter > 0 and len(left & right) > SAME_STORY * shorter


def _lines(
    texts: Mapping[str, str], sentences: Mapping[str, frozenset[str]]
) -> Iterator[tuple[str, Furniture]]:
    """Find whole lines, no running sentences, that stand on pages of different stories."""
    stands: defaultdict[tuple[str, ...], list[tuple[str, Furniture]]] = defaultdict(list)
    for page, text in sorted(texts.items()):
        for line in lines_of(text):
            words = tuple(words_of(line.text))
            if len(words) >= LINE_WORDS and not is_sentence(line.text):
                stands[words].append((page, line.marked("outlet-repeat")))
    for places in stands.values():
        if _differ((page for page, _ in places), sentences):
            yield from places


def _run_ins(
    texts: Mapping[str, str], sentences: Mapping[str, frozenset[str]]
) -> Iterator[tuple[str, Furniture]]:
    """Find title-like runs of words that go on differently on pages of different stories."""
    stands: defaultdict[tuple[str, ...], list[_Run]] = defaultdict(list)
    for page, text in sorted(texts.items()):
        for words, run in _starts(page, text):
            stands[words].append(run)
    for words in sorted(stands, key=len, reverse=True):
        runs = stands[words]
        differing = len({run.follows for run in runs}) > 1
        if differing and _differ((run.page for run in runs), sentences):
            for run in runs:
                yield run.page, Furniture(start=run.start, end=run.end, rule="outlet-repeat")


def _starts(page: str, text: str) -> Iterator[tuple[tuple[str, ...], _Run]]:
    """Give every title-like run that begins a line or a sentence and goes on in a capital."""
    words = [match for _, match in zip(range(WORDS_READ), _WORD.finditer(text), strict=False)]
    for index, first in enumerate(words):
        if not first[0][0].isupper() or not _begins(text, words, index):
            continue
        for last in range(index + RUN_WORDS - 1, min(index + LONGEST_RUN, len(words) - 1)):
            word = words[last][0]
            if (
                word.rstrip(_QUOTES)[-1:] in _STOPS
                or "\n" in text[words[last].end() : words[last + 1].start()]
            ):
                break
            follows = words[last + 1][0]
            if _may_open(follows) and word.strip(_QUOTES)[:1].islower() and not _leads_on(word):
                key = tuple(match[0] for match in words[index : last + 1])
                end = words[last].end()
                yield key, _Run(page=page, start=first.start(), end=end, follows=follows)


def _begins(text: str, words: list[re.Match[str]], index: int) -> bool:
    if index == 0:
        return True
    before = words[index - 1]
    return "\n" in text[before.end() : words[index].start()] or before[0][-1] in '.!?"”'


def _may_open(word: str) -> bool:
    """Say whether a sentence or a headline may open with a word."""
    return word[0].isupper() or (word[0] in _QUOTES and word[1:2].isupper())


def _leads_on(word: str) -> bool:
    folded = word.strip(_QUOTES).casefold()
    return folded in run_in_words("leads-on") or folded in run_in_words("before-names")
