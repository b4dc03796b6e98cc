"""The dateline: `CITY, Country (AGENCY) --` and its kin, where the story begins.

Three forms are read: a place with a bracketed credit (`Beirut (AFP) -`, `MOSCOW, May 5. /TASS/.`),
also where caption or highlights run into it on one line; a place in capitals with a dash or colon
(`KABUL, Afghanistan -`); and a credit alone (`(AP) --`), which marks the lead and gives no place.
Missed on purpose: a place in small letters without a credit (`Syria - the war in brief`) and a place
without any mark after it, which no rule tells from the sentence's own first words.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from syrtis.model import Span
from syrtis.naming.agencies import agency_named
from syrtis.read.head.calendar import PrintedDate, dates_in
from syrtis.read.head.lexicon import frame_pattern, table
from syrtis.read.head.lines import Line

__all__ = ["Dateline", "find_dateline"]

_WORD = (
    r"(?:[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’.\-]*|(?:al|el|as|an|ar|ad|at|az|ash|bin|de|del|la|le|der|do|da|di|"
    r"of|the|and|on)\b[\-]?[\w'’.\-]*)"
)
_FIRST = r"[A-ZÀ-ÖØ-ÞĀ-Ž'’][\w'’.\-]*"
_NAME = rf"{_FIRST}(?:[ /]{_WORD}){{0,4}}"
_PLACE = rf"{_NAME}(?:,\s?{_NAME}){{0,2}}(?:\s\({_NAME}\))?"
_DASH = r"(?:--+|[—–\-―_\x96\x97]|:)"
_WHEN = (
    r"(?:[,.]?\s?\(?(?P<when>(?:[A-Za-z]{3,9}\.?,?\s)?"
    r"(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}|\d{1,2}\s[A-Za-z]{3,9}\.?)"
    r"(?:,?\s(?:\d{4}|\d{2})(?!\d))?)\)?\.?)?"
)
_CREDIT = (
    r"(?:\((?P<round>[^()\n]{2,60})\)|/(?P<slash>[^/\n]{2,40})/|\[(?P<square>[^\[\]\n]{2,40})\])"
)
_START = rf"(?P<place>{_PLACE})"
_CREDITED = re.compile(rf"{_START}{_WHEN}[,.:]?\s?{_CREDIT}(?P<dash>\s?{_DASH}?)")
_NAMED = re.compile(rf"{_START}{_WHEN}\s?,\s(?P<bare>[A-Z][\w\-]{{1,20}})\s?{_DASH}\s")
_CAPITALS = re.compile(rf"{_START}{_WHEN}\s?(?P<dash>{_DASH})(?=\s|$|[A-Z\"“'‘])")
_DATED = re.compile(rf"{_START}{_WHEN}\s?(?P<dash>{_DASH})\s")
_ALONE = re.compile(rf"\((?P<round>[A-Z][^()\n]{{1,40}})\)\s?(?:{_DASH})?\s?(?=[A-Z\"“'‘]|$)")
_RUN_IN = re.compile(
    rf"(?P<place>{_FIRST}(?: {_FIRST}){{0,3}}(?:, {_FIRST}(?: {_FIRST}){{0,2}})?) "
    rf"\((?P<round>[A-Z][^()\n]{{1,40}})\)\s?{_DASH}+\s"
)
_RUN_IN_ALONE = re.compile(r"(?<=[\w.\"'”’?!] )\((?P<round>[A-Z][^()\n]{1,24})\)\s?--+\s")
_SPEAKER = re.compile(r"^\s*[A-Z][A-Z .,'’\-]{2,60}:\s", re.MULTILINE)
_CALENDAR = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SPEAKERS = 3
"""Lines of `NAME:` that make a page a transcript, where a name in capitals is no place."""
RUN_IN_CHARS = 1_200
MOST_WORDS = 8
LINES_LOOKED_AT = 40
TRANSCRIPT_CHARS = 6_000
KNOWN_CHARS = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """A dateline's parts; `start` is where the story begins."""

    start: int
    end: int
    place: Span | None
    credit: Span | None
    date: PrintedDate | None
    run_in: bool = False


def find_dateline(lines: Sequence[Line], text: str) -> Dateline | None:
    """Find the first line that opens with a dateline, else the first that one has run into."""
    near = lines[:LINES_LOOKED_AT]
    if len(_SPEAKER.findall(text[:TRANSCRIPT_CHARS])) >= SPEAKERS:
        return None
    for line in near:
        found = _opening(line, text)
        if found is not None:
            return found
    for line in near:
        found = _run_in(line, text)
        if found is not None:
            return found
    return None


def _opening(line: Line, text: str) -> Dateline | None:
    for pattern, accept in _FORMS:
        match = pattern.match(line.text)
        if match and accept(match, line, text):
            return _dateline(match, line, text)
    return None


def _credited(match: re.Match[str], line: Line, text: str) -> bool:
    credit = _credit_words(match)
    place = match["place"]
    if len(place.split()) > MOST_WORDS or _stopped(place):
        return False
    dashed = bool(match["dash"].strip()) or match["slash"] is not None
    if match["slash"] is not None and agency_named(credit) is None:
        return False
    rest = line.text[match.end() :].lstrip()
    if agency_named(_first_of(credit)):
        return dashed or ((_shouted(place) or "," in place) and rest[:1].isupper())
    city = re.split(r"[,(]", place)[0].strip()
    return (dashed and _shouted(city) and (_is_date(credit) or _is_outlet(credit))) or (
        dashed and "," in place and _is_outlet(credit) and place[:4] != "The "
    )


def _named(match: re.Match[str], line: Line, text: str) -> bool:
    return agency_named(match["bare"]) is not None and not _stopped(match["place"])


def _capitals(match: re.Match[str], line: Line, text: str) -> bool:
    place = match["place"]
    city = re.split(r"[,(]", place)[0].strip()
    if len(place.split()) > 6 or _stopped(city) or not _shouted(city):
        return False
    rest = line.text[match.end() :].lstrip()
    if not rest:
        return match["dash"] != ":" and match["dash"] != "-"
    spaced = line.text[match.end("place") : match.end() + 1]
    if match["dash"] == "-" and not spaced.startswith(" ") and not match["when"]:
        return False
    if not (rest[0].isupper() or rest[0].isdigit() or rest[0] in "\"“'‘["):
        return False
    if "," in place or "(" in place or match["when"] or match["dash"][0] in "—-_\x97":
        return match["dash"] != "-" or "," in place or bool(match["when"]) or _is_known(city, text)
    return _is_known(city, text)


def _is_known(city: str, text: str) -> bool:
    """Say whether a city is one that stands alone, or one the page names again in small letters."""
    named = re.escape(" ".join(map(_titled, city.split())))
    if _is_city(city):
        return True
    window = text[:KNOWN_CHARS]
    return window.isupper() or re.search(rf"\b{named}\b", window) is not None


def _titled(word: str) -> str:
    return "-".join(part[:1].upper() + part[1:].lower() for part in word.split("-"))


def _dated(match: re.Match[str], line: Line, text: str) -> bool:
    rest = line.text[match.end() :].lstrip()
    return bool(match["when"]) and len(match["place"].split()) <= 4 and rest[:1].isupper()


def _alone(match: re.Match[str], line: Line, text: str) -> bool:
    words = match["round"]
    if agency_named(words) is not None:
        return True
    dashed = match.group().rstrip()[-1] in "-–—"
    return dashed and (_is_call_sign(words) or _is_city(words))


def _is_call_sign(words: str) -> bool:
    """Say whether words are an outlet's (`CNN`, `WXYZ`, `NBC News`), not a place's."""
    short = words.isupper() and len(words) <= 6 and " " not in words
    return short or frame_pattern("masthead").search(words) is not None


def _is_city(words: str) -> bool:
    return words in _cities() or words.title() in _cities()


_FORMS = (
    (_CREDITED, _credited),
    (_NAMED, _named),
    (_CAPITALS, _capitals),
    (_DATED, _dated),
    (_ALONE, _alone),
)


def _run_in(line: Line, text: str) -> Dateline | None:
    window = line.text[:RUN_IN_CHARS]
    for match in _RUN_IN.finditer(window):
        if _known_credit(match["round"]) or _is_full(match):
            begin = _place_begins(match["place"], window[: match.start()], text, line.start)
            if begin is None:
                continue
            return _dateline(match, line, text, skipped=begin)
    for match in _RUN_IN_ALONE.finditer(window):
        if _known_credit(match["round"]):
            return _dateline(match, line, text)
    return None


def _known_credit(words: str) -> bool:
    return agency_named(_first_of(words)) is not None or (
        _is_outlet(words) and words.isupper() and len(words) <= 6
    )


def _is_full(match: re.Match[str]) -> bool:
    """Say whether a run-in dateline names city, country and an outlet, whatever its name."""
    return "," in match["place"] and _is_outlet(match["round"])


def _place_begins(place: str, before: str, text: str, offset: int) -> int | None:
    """Find where the place begins in a run of capitalised words that may open with a heading's end.

    It is the longest end of the run that is a city news style lets stand alone; else, where a country
    follows, the longest end that the page says again below; else nothing is read.
    """
    city = place.split(",", 1)[0]
    words = city.split()
    ends = [(" ".join(words[k:]), k) for k in range(len(words))]
    for tail, _ in ends:
        if tail in _cities():
            return len(city) - len(tail)
    if "," not in place:
        return None
    if len(words) == 1 and not (set(place.casefold().split(", ")) & set(_CALENDAR)):
        return 0
    below = text[offset + len(before) + len(place) : offset + 20_000]
    for tail, _ in ends:
        if re.search(rf"\b{re.escape(tail)}\b", below):
            return len(city) - len(tail)
    return None


@cache
def _cities() -> frozenset[str]:
    names = table("cities")["cities"]
    assert isinstance(names, list)
    return frozenset(names)


def _dateline(match: re.Match[str], line: Line, text: str, *, skipped: int = 0) -> Dateline:
    parts = match.groupdict()
    place = None
    if parts.get("place"):
        begin = match.start("place") + skipped
        words = line.text[begin : match.end("place")]
        stop = begin + len(words.rstrip(" ," if "," in words else " .,"))
        place = line.span(begin, stop)
    group = next((k for k in ("round", "slash", "square", "bare") if parts.get(k)), None)
    credit = line.span(*match.span(group)) if group else None
    head = line.start + match.start() + skipped
    dates = dates_in(text, head, line.start + match.end())
    if credit is not None and place is None and _is_city(credit.quote):
        place = credit
    if credit is not None and (_is_date(credit.quote) or credit is place):
        credit = None
    return Dateline(
        start=head,
        end=line.start + match.end(),
        place=place,
        credit=credit,
        date=dates[0] if dates else None,
        run_in=match.start() > 0,
    )


def _credit_words(match: re.Match[str]) -> str:
    return match["round"] or match["slash"] or match["square"] or ""


def _first_of(words: str) -> str:
    return re.split(r"[/,;&+]|\sand\s", words)[0]


def _is_date(words: str) -> bool:
    return bool(dates_in(words))


def _is_outlet(words: str) -> bool:
    if len(words.split()) > 5 or not words[0].isupper() or _is_date(words):
        return False
    return not any(part.isdigit() for part in words.split()[:1])


def _shouted(words: str) -> bool:
    letters = [c for c in words if c.isalpha()]
    shouted = sum(c.isupper() for c in letters)
    return len(letters) >= 3 and shouted >= len(letters) - (
        2 if "-" in words or "c" in words else 0
    )


def _stopped(place: str) -> bool:
    words = table("furniture")["not_a_place"]
    assert isinstance(words, list)
    first = re.split(r"[,(]", place)[0].strip(" .")
    if frame_pattern("role").search(place):
        return True
    return first.upper() in words or first.split()[0].upper() in {
        "BY",
        "VIDEO",
        "WATCH",
        "BREAKING",
    }
