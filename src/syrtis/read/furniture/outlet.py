"""What repeats across the pages of one outlet: menus, promos, links run into sentences.

Two pages that share many of their sentences are versions of one story and teach nothing. Between
others, a run of words that stands on both is furniture if it is a whole line that is no running
sentence, or a title-like run that begins a line or a sentence and goes on, without a stop, in
differing capitalised words. Missed on purpose: sentences of background that an outlet uses again,
which end in a stop and are story on every page.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from syrtis.model import Furniture
from syrtis.read.furniture.lexicon import run_in_words
from syrtis.read.furniture.lines import is_sentence, lines_of, words_of
from syrtis.read.furniture.run_in import are_headlines, opens_sentence
from syrtis.read.furniture.stretches import merged

__all__ = ["find_repeats"]

SAME_STORY = 0.25
"""Share of sentences of the shorter page from which two pages are one story."""
RUN_WORDS = 4
"""Fewest words of a run-in headline; three words begin sentences alike by chance."""
LONGEST_RUN = 14
WORDS_READ = 6_000
LINE_WORDS = 2

_DAY = re.compile(r"\b(?:19|20)\d\d\b|\([A-Z][a-z]{2,8}\.? \d")
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
    seam: bool
    """Whether that word opens a sentence, where none can open inside one."""


def find_repeats(texts: Mapping[str, str]) -> dict[str, tuple[Furniture, ...]]:
    """Mark what repeats across the pages of one outlet: page id -> stretches."""
    sentences = {page: _sentences(text) for page, text in texts.items()}
    found: defaultdict[str, set[Furniture]] = defaultdict(set)
    for page, stretch in [*_lines(texts, sentences), *_run_ins(texts, sentences)]:
        found[page].add(stretch)
    return {
        page: tuple(merged(stretches, texts[page])) for page, stretches in sorted(found.items())
    }


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
    """Find whole lines, no sentences and no datelines, that stand on pages of different stories."""
    stands: defaultdict[tuple[str, ...], list[tuple[str, Furniture]]] = defaultdict(list)
    for page, text in sorted(texts.items()):
        for line in lines_of(text):
            words = tuple(words_of(line.text))
            if len(words) >= LINE_WORDS and not _may_tell(line.text):
                stands[words].append((page, line.marked("outlet-repeat")))
    for places in stands.values():
        if _differ((page for page, _ in places), sentences):
            yield from places


def _may_tell(line: str) -> bool:
    """Say whether a line may belong to a story: a sentence, a question, words of one, a day."""
    return is_sentence(line) or line.rstrip(_QUOTES)[-1:] in _STOPS or bool(_DAY.search(line))


def _run_ins(
    texts: Mapping[str, str], sentences: Mapping[str, frozenset[str]]
) -> Iterator[tuple[str, Furniture]]:
    """Find runs of words like headlines that go on differently on pages of different stories."""
    stands: defaultdict[tuple[str, ...], list[_Run]] = defaultdict(list)
    for page, text in sorted(texts.items()):
        for words, run in _starts(page, text):
            stands[words].append(run)
    for runs in stands.values():
        differing = len({run.follows for run in runs}) > 1 and any(run.seam for run in runs)
        if differing and _differ((run.page for run in runs), sentences):
            for run in runs:
                yield run.page, Furniture(start=run.start, end=run.end, rule="outlet-repeat")


def _starts(page: str, text: str) -> Iterator[tuple[tuple[str, ...], _Run]]:
    """Give every headline-like run that begins a line or a sentence and goes on in a capital."""
    found = list(islice(_WORD.finditer(text), WORDS_READ))
    words = [match[0] for match in found]
    for first in range(len(words)):
        if not words[first][0].isupper() or not _begins(text, found, first):
            continue
        for end in range(first + 1, min(first + LONGEST_RUN, len(words) - 1)):
            if _breaks(text, found, end):
                break
            run = words[first:end]
            if len(run) >= RUN_WORDS and _is_link(run, words[end]):
                yield (
                    tuple(run),
                    _Run(
                        page=page,
                        start=found[first].start(),
                        end=found[end - 1].end(),
                        follows=words[end],
                        seam=opens_sentence(words[first : end + 7], end - first),
                    ),
                )


def _begins(text: str, found: Sequence[re.Match[str]], index: int) -> bool:
    if index == 0:
        return True
    before = found[index - 1]
    return "\n" in text[before.end() : found[index].start()] or before[0][-1] in '.!?"”'


def _breaks(text: str, found: Sequence[re.Match[str]], index: int) -> bool:
    """Say whether a stop or a line's end stands before a word."""
    before = found[index - 1]
    stop = before[0].rstrip(_QUOTES)[-1:] in _STOPS and not before[0].endswith(":")
    return stop or "\n" in text[before.end() : found[index].start()]


def _is_link(run: Sequence[str], follows: str) -> bool:
    """Say whether words may be a headline that ends before a sentence or another headline."""
    last = run[-1].strip(_QUOTES).casefold()
    opens = follows[0].isupper() or (follows[0] in _QUOTES and follows[1:2].isupper())
    leads_on = any(last in run_in_words(kind) for kind in ("leads-on", "before-names", "speech"))
    return (
        opens
        and run[-1].strip(_QUOTES)[:1].islower()
        and not leads_on
        and run[0] not in run_in_words("sentence-starts")
        and are_headlines(run)
    )
