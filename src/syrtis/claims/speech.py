"""Who says so: the speaker of a sentence where plain words name one."""

from collections.abc import Sequence
from dataclasses import dataclass

from syrtis.claims.lexicon import Lexicon
from syrtis.claims.words import QUANTITY, Words
from syrtis.model import Party

__all__ = ["Frame", "find_frames", "resolve_speakers"]

_SPEAKER_MAX = 14
"""Words of the longest speaker with titles: `a spokesman for the Ministry of Interior in ...`."""

_QUOTES = frozenset({'"', "“", "”", "''", "``"})
_MARKS = frozenset({",", ";", ":", "(", ")", "—", "--", "–", "-", ".", "?", "!", *_QUOTES})
_WHEN_SAID = ("last", "late", "early", "earlier", "yesterday", "today", "tonight", "overnight")
"""Words after `said` that tell when, not who."""
_LINKS = frozenset(
    {"of", "the", "for", "in", "at", "and", "'s", "from", "with", "to", "s", "a", "an"}
)
_STARTS = frozenset(
    {"and", "but", "as", "while", "that", "also", "when", "meanwhile", "however", "although",
     "though", "yesterday", "today", "because", "where", "which", "so"}
)  # fmt: skip
_AFTER_NAME = frozenset({"", "who", "in", "on", "at", "late", "after"})
_NOT_SAID = frozenset({"responsibility", "credit", "lives", "victory"})
_NOUNS = frozenset({"report", "claim", "claims", "estimate", "states"})
_TIMES = frozenset({"in", "on", "at", "by", "since", "during", "after", "over", "from", "for"})
_HISTORY = 8
"""Sentences back to which `he` may still refer."""
_AHEAD = 3
"""Sentences of one quotation read on to its `she said`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One `X said` of a sentence: who, and which words it governs."""

    speaker: Party
    pronoun: bool
    verb: int
    """Index of the verb (or of `according`)."""
    first: int
    """The words it governs: `first..last`, last excluded."""
    last: int


def find_frames(words: Words, lexicon: Lexicon) -> tuple[Frame, ...]:
    """Find every `X said`, `said X` and `according to X` of a sentence."""
    found = [
        frame
        for at in range(len(words.low))
        if (frame := _according(words, at, lexicon) or _saying(words, at, lexicon))
    ]
    return tuple(found)


def _according(words: Words, at: int, lexicon: Lexicon) -> Frame | None:
    """Read `according to X` and `by most estimates`."""
    if words.low[at] == "according" and words.at(at + 1) == "to":
        speaker = _named_after(words, at + 2, lexicon)
    elif words.low[at] == "by":
        here = at + 1
        while here < at + 5 and words.at(here) not in lexicon.speech["accounts"]:
            here += 1
        known = words.at(here) in lexicon.speech["accounts"] and words.at(here + 1) in (",", ".")
        speaker = (at + 1, here + 1) if known else None
    else:
        return None
    if speaker is None:
        return None
    return _frame(words, speaker, at, (0, len(words.low) if at < 2 else at), lexicon)


def _saying(words: Words, at: int, lexicon: Lexicon) -> Frame | None:
    word = words.low[at]
    if word not in lexicon.speech["verbs"] or words.capital[at]:
        return None
    if words.at(at - 1) in ("been", "was", "were", "be", "to") or _noun(words, at, lexicon):
        return None
    if _inverted(words, at):
        speaker = _named_after(words, at + 1, lexicon)
        if speaker and (words.at(speaker[1]) in _AFTER_NAME or words.at(speaker[1]) in _MARKS):
            return _frame(words, speaker, at, (0, at), lexicon)
    boundary, speaker = _named_before(words, at, lexicon)
    if speaker is None:
        return None
    trailing = _trails(words, boundary, at)
    if word in lexicon.speech["weak"] and not (trailing or _clause_follows(words, at, lexicon)):
        return None
    span = (0, boundary) if trailing else (at + 1, len(words.low))
    return _frame(words, speaker, at, span, lexicon)


def _noun(words: Words, at: int, lexicon: Lexicon) -> bool:
    """Say whether `reports`, `claims`, `estimates` are things here and not verbs."""
    if words.low[at] not in lexicon.speech["accounts"] | _NOUNS:
        return False
    return bool({*words.low[max(0, at - 2) : at]} & (lexicon.speech["noun_before"] | {"by"}))


def _inverted(words: Words, at: int) -> bool:
    """Say whether a verb may have its speaker after it: `..., said the governor.`"""
    after = words.low[at + 1 : at + 2]
    return words.at(at - 1) in _MARKS and not {*after} & {"that", *_MARKS, *_WHEN_SAID}


def _clause_follows(words: Words, at: int, lexicon: Lexicon) -> bool:
    """Ask of `reported`, `claimed` whether what follows is told and not just named."""
    rest = words.low[at + 1 : at + 12]
    if _NOT_SAID & {*rest[:3]}:
        return False
    return "that" in rest[:4] or any(word in lexicon.clause["aux"] for word in rest)


def _trails(words: Words, first: int, at: int) -> bool:
    """Say whether the speaker comes after what is said: `..., officials said.`"""
    before = words.at(first - 1) in (",", *_QUOTES, "—", "--", "?", "!")
    after = words.at(at + 1)
    quoted = after in _QUOTES or (after == "," and words.at(at + 2) in _QUOTES)
    ends = (
        after in ("", ".", ",", ";", "—", "--", "in", "on", "at", "after", "by", *_WHEN_SAID)
        or quoted
    )
    told = words.low[at] == "told" or words.capital[at + 1 : at + 2] == (True,)
    return first > 1 and before and (ends or told) and "that" not in words.low[at : at + 6]


def _frame(
    words: Words, speaker: tuple[int, int], verb: int, span: tuple[int, int], lexicon: Lexicon
) -> Frame:
    first, last = speaker
    start, end = words.starts[first], words.ends[last - 1]
    offset = words.sentence.start
    name = words.sentence.text[start - offset : end - offset]
    return Frame(
        speaker=Party(name=name, start=start, end=end),
        pronoun=last - first == 1 and words.low[first] in lexicon.speech["pronouns"],
        verb=verb,
        first=span[0],
        last=span[1],
    )


def _named_before(words: Words, verb: int, lexicon: Lexicon) -> tuple[int, tuple[int, int] | None]:
    """Find the speaker left of a verb, and where the stretch that names them begins.

    The speaker is a pronoun, a name, or the name before a description (`Name, a colonel, said`).
    """
    end = verb
    while words.at(end - 1) in lexicon.speech["adverbs"]:
        end -= 1
    comma = words.at(end - 1) == ","
    first, last = _stretch_before(words, end - comma, lexicon)
    if first < last and words.low[first] == "who":
        name = _stretch_before(words, first - (words.at(first - 1) == ","), lexicon)
        return name[0], _trimmed(words, name, lexicon)
    described = first < last and (comma or words.low[first] in lexicon.speech["descriptions"])
    if described and words.at(first - 1) == ",":
        name = _stretch_before(words, first - 1, lexicon)
        if name[0] < name[1] and words.capital[name[1] - 1]:
            return name[0], _trimmed(words, name, lexicon)
    return first, (None if comma else _trimmed(words, (first, last), lexicon))


def _stretch_before(words: Words, end: int, lexicon: Lexicon) -> tuple[int, int]:
    first = end
    while first > max(0, end - _SPEAKER_MAX) and not _cuts(words, first - 1, lexicon):
        first -= 1
    return first, end


def _cuts(words: Words, at: int, lexicon: Lexicon) -> bool:
    word = words.low[at]
    if word in _MARKS or word == QUANTITY or word in lexicon.clause["aux"]:
        return True
    return word in (
        "that",
        "when",
        "after",
        "because",
        "but",
        "while",
        "as",
        "if",
        "where",
        "although",
    )


def _trimmed(words: Words, speaker: tuple[int, int], lexicon: Lexicon) -> tuple[int, int] | None:
    """Cut a speaker down to the noun phrase next to the verb; null if none is left."""
    low, (first, last) = words.low, speaker
    while first < last and low[first] in (_STARTS | lexicon.speech["adverbs"]):
        first += 1
    if first < last and low[first] in _TIMES:
        first = min(last, first + 2 + (words.at(first + 1) in ("a", "an", "the", "his", "its")))
    end = first
    while end < last and _nominal(words, end, lexicon):
        end += 1
    if first < end < last and (low[end].endswith("ing") or low[end] in ("who", "which")):
        last = end
    start = last
    while start > first and _nominal(words, start - 1, lexicon):
        start -= 1
    while start < last and low[start] in (_LINKS | _STARTS | lexicon.speech["adverbs"]):
        start += 1
    if start == last or all(low[i] in lexicon.speech["nobody"] for i in range(start, last)):
        return None
    return start, last


def _nominal(words: Words, at: int, lexicon: Lexicon) -> bool:
    word = words.low[at]
    if words.capital[at] or word in _LINKS or word in lexicon.speech["pronouns"]:
        return True
    if word in ("'", "’"):
        return True
    if not word[:1].isalpha() or word in lexicon.clause["aux"] or word in lexicon.speech["verbs"]:
        return False
    return word not in lexicon.clause["function"] and not word.endswith(("ing", "ed", "ly"))


def _named_after(words: Words, begin: int, lexicon: Lexicon) -> tuple[int, int] | None:
    """Find the speaker right of a verb: up to a mark or a word that no name holds."""
    end = begin
    while end < min(begin + _SPEAKER_MAX, len(words.low)):
        word = words.low[end]
        stops = word in _MARKS or word == QUANTITY or word in lexicon.clause["aux"]
        inside = word in ("of", "the", "for", "a", "an", "and", "'s")
        if stops or (word in lexicon.clause["function"] and not inside and end > begin):
            break
        end += 1
    while end > begin and words.low[end - 1] in _LINKS:
        end -= 1
    if end == begin or words.low[begin] in lexicon.speech["nobody"]:
        return None
    while begin < end - 1 and words.low[begin] in ("the", "a", "an"):
        begin += 1
    return begin, end


def resolve_speakers(
    sentences: Sequence[Words], frames: Sequence[tuple[Frame, ...]]
) -> tuple[tuple[Frame, ...], ...]:
    """Resolve `he said` to the last named speaker, and give quotations their speaker.

    A quotation that runs over sentences without a speaker takes that of the sentence that ends it
    (`..., she said`) or, if the sentence before has one and quotes, that one. A pronoun with nobody
    named before it stays as written.
    """
    named = _resolved(frames)
    return tuple(own or _carried(sentences, named, number) for number, own in enumerate(named))


def _resolved(frames: Sequence[tuple[Frame, ...]]) -> list[tuple[Frame, ...]]:
    last: Party | None = None
    since = 0
    done: list[tuple[Frame, ...]] = []
    for own in frames:
        since += 1
        row = []
        for frame in own:
            known = last if frame.pronoun and last and since <= _HISTORY else None
            if known or not frame.pronoun:
                last, since = known or frame.speaker, 0
            row.append(_spoken(frame, known) if known else frame)
        done.append(tuple(row))
    return done


def _spoken(frame: Frame, speaker: Party) -> Frame:
    return Frame(
        speaker=speaker, pronoun=False, verb=frame.verb, first=frame.first, last=frame.last
    )


def _carried(
    sentences: Sequence[Words], frames: Sequence[tuple[Frame, ...]], number: int
) -> tuple[Frame, ...]:
    """Find the speaker of a sentence that stands in a quotation and names none."""
    words = sentences[number]
    quoted = words.low[:1] and words.low[0] in _QUOTES and number
    if quoted and frames[number - 1] and _QUOTES & {*sentences[number - 1].low}:
        return (_whole(words, frames[number - 1][-1]),)
    if not _open_quote(words):
        return ()
    for ahead in range(number + 1, min(number + 1 + _AHEAD, len(sentences))):
        if frames[ahead]:
            return (_whole(words, frames[ahead][0]),)
    return ()


def _whole(words: Words, frame: Frame) -> Frame:
    return Frame(
        speaker=frame.speaker, pronoun=frame.pronoun, verb=-1, first=0, last=len(words.low)
    )


def _open_quote(words: Words) -> bool:
    """Say whether a quotation opens in a sentence and does not end in it."""
    curly = words.low.count("“") > words.low.count("”")
    straight = words.low.count('"') % 2 == 1 and words.low[0] == '"'
    return curly or straight
