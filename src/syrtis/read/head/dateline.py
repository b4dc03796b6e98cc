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

from syrtis.model import Span
from syrtis.read.head.agencies import agency_named
from syrtis.read.head.calendar import PrintedDate, dates_in
from syrtis.read.head.lexicon import table
from syrtis.read.head.lines import Line

__all__ = ["Dateline", "find_dateline"]

_WORD = r"(?:[A-ZÀ-ÖØ-ÞĀ-Ž][\w'’.\-]*|(?:al|el|as|an|ar|ad|at|az|ash|bin|de|del|la|le|der|do|da|di|of|the|and|on)\b[\-]?[\w'’.\-]*)"
_FIRST = r"[A-ZÀ-ÖØ-ÞĀ-Ž'’][\w'’.\-]*"
_NAME = rf"{_FIRST}(?:[ /]{_WORD}){{0,4}}"
_PLACE = rf"{_NAME}(?:,\s?{_NAME}){{0,2}}(?:\s\({_NAME}\))?"
_DASH = r"(?:--+|[—–\-―_]|:)"
_WHEN = r"(?:[,.]?\s?\(?(?P<when>(?:[A-Za-z]{3,9}\.?,?\s)?(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}|\d{1,2}\s[A-Za-z]{3,9}\.?)(?:,?\s(?:\d{4}|\d{2})(?!\d))?)\)?\.?)?"
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
RUN_IN_CHARS = 1_200
MOST_WORDS = 8
LINES_LOOKED_AT = 40


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
        if match and accept(match, line):
            return _dateline(match, line, text)
    return None


def _credited(match: re.Match[str], line: Line) -> bool:
    credit = _credit_words(match)
    place = match["place"]
    if len(place.split()) > MOST_WORDS or _stopped(place):
        return False
    dashed = bool(match["dash"].strip()) or match["slash"] is not None
    rest = line.text[match.end() :].lstrip()
    if agency_named(_first_of(credit)):
        return dashed or ((_shouted(place) or "," in place) and rest[:1].isupper())
    city = re.split(r"[,(]", place)[0].strip()
    return (dashed and _shouted(city) and (_is_date(credit) or _is_outlet(credit))) or (
        dashed and "," in place and _is_outlet(credit) and place[:4] != "The "
    )


def _named(match: re.Match[str], line: Line) -> bool:
    return agency_named(match["bare"]) is not None and not _stopped(match["place"])


def _capitals(match: re.Match[str], line: Line) -> bool:
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
    return rest[0].isupper() or rest[0] in "\"“'‘" or rest[0].isdigit()


def _dated(match: re.Match[str], line: Line) -> bool:
    rest = line.text[match.end() :].lstrip()
    return bool(match["when"]) and len(match["place"].split()) <= 4 and rest[:1].isupper()


def _alone(match: re.Match[str], line: Line) -> bool:
    return agency_named(match["round"]) is not None or (
        _is_outlet(match["round"]) and match.group().rstrip()[-1] in "-–—"
    )


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
        if _known_credit(match["round"]):
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


def _place_begins(place: str, before: str, text: str, offset: int) -> int | None:
    """Find where the place begins in a run of capitalised words that may open with a heading's end.

    Where words before the run end small or with a stop, the run is the place as long as it has at
    most three words before its comma; a longer one begins with the longest part of it that the page
    says again below, and nothing is read where there is none.
    """
    city = place.split(",", maxsplit=1)[0]
    words = city.split()
    if len(words) == 1 or (not before.strip() and len(words) <= 3):
        return 0
    below = text[offset + len(before) + len(place) : offset + 20_000]
    for k in range(len(words)):
        tail = " ".join(words[k:])
        if re.search(rf"\b{re.escape(tail)}\b", below):
            return city.index(tail) if k == 0 else city.rindex(tail)
    if len(words) == 2 and before.rstrip()[-1:].islower():
        return 0
    return None


def _dateline(match: re.Match[str], line: Line, text: str, *, skipped: int = 0) -> Dateline:
    parts = match.groupdict()
    place = None
    if parts.get("place"):
        begin = match.start("place") + skipped
        stop = begin + len(line.text[begin : match.end("place")].rstrip(" .,"))
        place = line.span(begin, stop)
    group = next((k for k in ("round", "slash", "square", "bare") if parts.get(k)), None)
    credit = line.span(*match.span(group)) if group else None
    head = line.start + match.start() + skipped
    dates = dates_in(text, head, line.start + match.end())
    if credit is not None and _is_date(credit.quote):
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
    return len(words.split()) <= 5 and words[0].isupper() and not any(c.isdigit() for c in words)


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
    return first.upper() in words or first.split()[0].upper() in {
        "BY",
        "VIDEO",
        "WATCH",
        "BREAKING",
    }
