"""Sentences of a text at their exact places, by rules and a list of abbreviations."""

import re
from collections.abc import Iterator, Sequence

from syrtis.language.lexicon import Abbreviations, abbreviations
from syrtis.language.paragraphs import paragraphs
from syrtis.model import Furniture, Sentence

__all__ = ["dateline_at", "is_dateline", "split_sentences"]

_STOP = re.compile(
    r"(?P<stop>[.!?…]{1,8})(?P<close>[\"'”’»)\]]{0,3}(?:\[\d{1,3}\]){0,4})(?P<gap>\s+|(?=[^\W\d_a-z]|[\"“‘«(])|$)"
)
_DATELINE = re.compile(
    r"(?:[A-Z][\w.'’-]{1,60}(?: [A-Z][\w.'’-]{1,60}){0,2}"
    r"(?: ?, [A-Z][\w.'’-]{1,60}(?: [A-Z][\w.'’-]{1,60})?)? )?"
    r"(?:\(|-LRB- )[A-Z][A-Za-z. ]{1,20}(?:\)| -RRB-) ?(?:--|—|–)\s"
)
"""`Bendir, Halvera (AGENCY) --`: no part of the sentence before it, nor of the one behind."""
_OPENERS = "\"'“‘«([—–-` "
_SPELLED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]", re.ASCII)
_ARTICLE_NAME = re.compile(r"[a-z]{1,3}[-’'][A-Z]")
_RUN_TOGETHER = re.compile(r"[A-Z“\"‘(][A-Za-z’'“\"]")
_ENUMERATOR = re.compile(r"(?:\d{1,2}|[a-zA-Z])")
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_TOKEN_WINDOW = 40
"""Code points looked at before a stop; the longest abbreviation with its dots has 8."""
_LONGEST = 10_000
"""Code points of one sentence. Rules compare the words of a sentence with one another, so a page of one
endless sentence would cost the square of its length. The longest in 150,000 of the news is a table of
3,407."""
_BLANKS = " \n\t"


def split_sentences(
    text: str, *, language: str, skip: Sequence[Furniture] = ()
) -> tuple[Sentence, ...]:
    """Cut the story in a text into sentences, each at its exact place.

    A sentence never crosses a paragraph or a stretch of furniture: what stands before and after
    furniture in the middle of a sentence becomes two sentences of the same paragraph, and so does
    what is too long for one. Stretches without a letter or digit are no sentence. Raises
    `InputError` for an unknown language.
    """
    words = abbreviations(language)
    found: list[Sentence] = []
    holes = sorted((hole.start, hole.end) for hole in skip)
    for number, (start, end) in enumerate(paragraphs(text)):
        for first, last in _outside(start, end, holes):
            found.extend(_sentences(text, first, last, number, words))
    return tuple(found)


def _outside(start: int, end: int, holes: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield what of `start..end` lies in no hole; holes are sorted and may overlap."""
    for first, last in holes:
        if last <= start:
            continue
        if first >= end:
            break
        if first > start:
            yield start, first
        start = max(start, last)
    if start < end:
        yield start, end


def _sentences(
    text: str, start: int, end: int, paragraph: int, words: Abbreviations
) -> Iterator[Sentence]:
    stretch = text[start:end]
    begin = 0
    for end_of_one in sorted({*_stops(stretch, words), *_around_datelines(stretch), len(stretch)}):
        for cut in (*_too_long(stretch, begin, end_of_one), end_of_one):
            yield from _sentence(stretch, begin, cut, (start, paragraph))
            begin = cut


def _too_long(stretch: str, begin: int, end: int) -> Iterator[int]:
    """Cut what is too long for a sentence at its last blanks, else anywhere."""
    while end - begin > _LONGEST:
        blank = max(stretch.rfind(each, begin + 1, begin + _LONGEST) for each in _BLANKS)
        begin = blank if blank > begin else begin + _LONGEST
        yield begin


def _stops(stretch: str, words: Abbreviations) -> Iterator[int]:
    for stop in _STOP.finditer(stretch):
        if _ends(stretch, stop, words):
            yield stop.end("close")


def _around_datelines(stretch: str) -> Iterator[int]:
    for dateline in _DATELINE.finditer(stretch):
        yield from (dateline.start(), dateline.end())


def dateline_at(text: str, at: int) -> bool:
    """Say whether a dateline with its agency begins at a place of a text, blanks passed over."""
    while at < len(text) and text[at].isspace():
        at += 1
    return _DATELINE.match(text, at) is not None


def is_dateline(text: str) -> bool:
    """Say whether a sentence is nothing but a dateline with its agency."""
    return _DATELINE.fullmatch(text + " ") is not None


def _sentence(stretch: str, begin: int, end: int, place: tuple[int, int]) -> Iterator[Sentence]:
    offset, paragraph = place
    words = stretch[begin:end]
    begin += len(words) - len(words.lstrip())
    words = words.strip()
    if any(map(str.isalnum, words)):
        start = offset + begin
        yield Sentence(start=start, end=start + len(words), text=words, paragraph=paragraph)


def _ends(stretch: str, stop: re.Match[str], words: Abbreviations) -> bool:
    """Say whether a stop ends its sentence."""
    follows = stretch[stop.end() : stop.end() + _TOKEN_WINDOW]
    if not follows:
        return True
    token = _token_before(stretch, stop.start())
    if not stop["gap"]:
        return _runs_together(token, stop, follows)
    bare = follows.lstrip(_OPENERS)
    if not bare:
        return True
    if bare[0].islower() and not _ARTICLE_NAME.match(bare):
        return False
    if stop["stop"] != "." or stop["close"]:
        return True
    return _full_stop_ends(token, follows, words)


def _token_before(stretch: str, end: int) -> str:
    before = stretch[max(0, end - _TOKEN_WINDOW) : end]
    return before.rsplit(None, 1)[-1].lstrip(_OPENERS) if before.strip() else ""


def _runs_together(token: str, stop: re.Match[str], follows: str) -> bool:
    """Catch `town.The army`; miss on purpose file names, addresses and acronyms (`U.S.Army`)."""
    if stop["close"] and stop["stop"]:
        return bool(_RUN_TOGETHER.match(follows))
    plain = token.isalpha() and len(token) > 1 and token[-1].islower()
    return plain and len(stop["stop"]) == 1 and bool(_RUN_TOGETHER.match(follows))


def _full_stop_ends(token: str, follows: str, words: Abbreviations) -> bool:
    """Decide a single full stop that is followed by a space and no small letter."""
    key = token.casefold().replace("’", "'")
    if key in words.before_name:
        return False
    if key in words.before_number:
        return not follows.lstrip(_OPENERS)[0].isdigit()
    if key in words.either or _SPELLED.fullmatch(token) or _initial(token):
        return _begins(follows, words)
    return True


def _initial(token: str) -> bool:
    last = token.rsplit("-", 1)[-1]
    return len(last) == 1 and (last.isupper() or bool(_ENUMERATOR.fullmatch(token)))


def _begins(follows: str, words: Abbreviations) -> bool:
    """Say whether what follows begins a sentence more likely than it goes on a name."""
    if follows[0] in '“"‘«':
        return True
    word = _WORD.match(follows.lstrip(_OPENERS))
    return bool(word) and word.group().casefold() in words.starters if word else False
