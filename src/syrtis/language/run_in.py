"""Headlines run in before a dateline: `Rebels claim gains Eight people are killed Bendir (AGENCY) --`.

Outlets that put a story's highlights above it lose their line ends when a page is turned into text.
A word with a capital that is no name begins the next highlight. Missed on purpose: a highlight that
begins with a name, which nothing tells from the end of the one before.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from syrtis.language.sentences import is_dateline
from syrtis.model import Read, Sentence

__all__ = ["cut_run_in", "runs_in"]

_BEGINS = frozenset({"DET", "NUM", "NOUN", "PRON", "ADV", "SCONJ", "ADP", "VERB", "AUX"})
_CLOSING = frozenset(".!?")
_MARKED = "NEW"
"""What one of the outlets puts before its latest highlight."""
_SHORTEST = 3
"""Words of a highlight; fewer are a title inside a name."""


def runs_in(read: Sequence[Read], at: int) -> bool:
    """Say whether a sentence without an end stands right before a dateline."""
    if at + 1 >= len(read):
        return False
    here, after = read[at].sentence, read[at + 1].sentence
    open_end = here.text[-1:] not in _CLOSING
    return open_end and here.paragraph == after.paragraph and is_dateline(after.text)


def cut_run_in(read: Read) -> list[Sentence]:
    """Cut run-in highlights apart; one that shows no seam stays whole."""
    sentence = read.sentence
    cuts = [sentence.start, *_seams(read), sentence.end]
    pieces = []
    for start, end in pairwise(cuts):
        words = sentence.text[start - sentence.start : end - sentence.start]
        bare = words.strip()
        begin = start + len(words) - len(words.lstrip())
        if any(map(str.isalnum, bare)):
            pieces.append(
                Sentence(
                    start=begin, end=begin + len(bare), text=bare, paragraph=sentence.paragraph
                )
            )
    return pieces


def _seams(read: Read) -> Iterator[int]:
    """Walk the places where a new highlight begins."""
    last = 0
    words = read.parsed.words
    named = {at for name in read.parsed.names or () for at in range(name.start + 1, name.end)}
    for at, word in enumerate(words):
        if at - last < _SHORTEST or at in named or not word.text[:1].isupper():
            continue
        marked = word.text == _MARKED
        plain = word.tag in _BEGINS and not word.text.isupper() and words[at - 1].tag != "PUNCT"
        if marked or plain:
            last = at
            yield word.start
