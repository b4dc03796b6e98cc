"""What repeats across the pages of one outlet: menus, promos, links run into sentences.

Two pages that share many of their sentences are versions of one story and teach nothing. Between
others, a run of words that stands on both is furniture if it is a whole line that is no running
sentence, or a title-like run that begins a line or a sentence and goes on, without a stop, in
differing capitalised words. Missed on purpose: sentences of background that an outlet uses again,
which end in a stop and are story on every page.

Each page is outlined by itself, so that pages that are added cost their own outlines and a look-up.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import islice

from syrtis.model import Furniture
from syrtis.read.furniture.lexicon import run_in_words
from syrtis.read.furniture.lines import is_sentence, lines_of, words_of
from syrtis.read.furniture.run_in import are_headlines, opens_sentence
from syrtis.read.furniture.stretches import merged

__all__ = ["Outline", "find_repeats", "outline"]

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
class Stand:
    """Where words stand that may be an outlet's and no story's."""

    words: int
    """Their hash, of 63 bits."""
    start: int
    end: int
    follows: int = 0
    """Hash of the word after a run; of a whole line 0."""
    seam: bool = False
    """Whether that word opens a sentence, where none can open inside one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """What of a page is compared with the other pages of its outlet; words are told by their hashes."""

    sentences: frozenset[int]
    lines: tuple[Stand, ...]
    runs: tuple[Stand, ...]


def outline(text: str) -> Outline:
    """Note what of a page may repeat on others, and the sentences by which versions of a story show."""
    return Outline(
        sentences=frozenset(_hash(words_of(match[0])) for match in _SENTENCE.finditer(text)),
        lines=tuple(_lines(text)),
        runs=tuple(_runs(text)),
    )


def _hash(words: Iterable[str]) -> int:
    told = " ".join(words).encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(told, digest_size=8).digest(), "big") >> 1


def find_repeats(
    texts: Mapping[str, str], outlines: Mapping[str, Outline]
) -> dict[str, tuple[Furniture, ...]]:
    """Mark what repeats across the pages of one outlet: page id -> stretches."""
    found: defaultdict[str, set[Furniture]] = defaultdict(set)
    for page, each in [*_whole_lines(outlines), *_run_ins(outlines)]:
        found[page].add(Furniture(start=each.start, end=each.end, rule="outlet-repeat"))
    return {
        page: tuple(merged(stretches, texts[page])) for page, stretches in sorted(found.items())
    }


def _differ(pages: Iterable[str], outlines: Mapping[str, Outline]) -> bool:
    """Say whether some pages tell more than one story; versions of one story are one."""
    first, *others = sorted(set(pages))
    return any(
        not _is_same_story(outlines[first].sentences, outlines[other].sentences) for other in others
    )


def _is_same_story(left: frozenset[int], right: frozenset[int]) -> bool:
    shorter = min(len(left), len(right))
    return shorter > 0 and len(left & right) > SAME_STORY * shorter


def _whole_lines(outlines: Mapping[str, Outline]) -> Iterator[tuple[str, Stand]]:
    """Find lines that stand on pages of different stories."""
    for places in _together(outlines, lambda page: page.lines):
        if len(places) > 1 and _differ((page for page, _ in places), outlines):
            yield from places


def _run_ins(outlines: Mapping[str, Outline]) -> Iterator[tuple[str, Stand]]:
    """Find runs of words like headlines that go on differently on pages of different stories."""
    for places in _together(outlines, lambda page: page.runs):
        differing = len({run.follows for _, run in places}) > 1 and any(r.seam for _, r in places)
        if differing and _differ((page for page, _ in places), outlines):
            yield from places


def _together(
    outlines: Mapping[str, Outline], stands_of: Callable[[Outline], Iterable[Stand]]
) -> Iterable[list[tuple[str, Stand]]]:
    """Gather where the same words stand, page by page."""
    found: defaultdict[int, list[tuple[str, Stand]]] = defaultdict(list)
    for page, each in sorted(outlines.items()):
        for stand in stands_of(each):
            found[stand.words].append((page, stand))
    return found.values()


def _lines(text: str) -> Iterator[Stand]:
    """Walk the whole lines that are no sentences and no datelines."""
    for line in lines_of(text):
        words = words_of(line.text)
        if len(words) >= LINE_WORDS and not _may_tell(line.text):
            yield Stand(words=_hash(words), start=line.start, end=line.end)


def _may_tell(line: str) -> bool:
    """Say whether a line may belong to a story: a sentence, a question, words of one, a day."""
    return is_sentence(line) or line.rstrip(_QUOTES)[-1:] in _STOPS or bool(_DAY.search(line))


def _runs(text: str) -> Iterator[Stand]:
    """Walk the headline-like runs that begin a line or a sentence and go on in a capital."""
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
                yield Stand(
                    words=_hash(run),
                    start=found[first].start(),
                    end=found[end - 1].end(),
                    follows=_hash([words[end]]),
                    seam=opens_sentence(words[first : end + 7], end - first),
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
