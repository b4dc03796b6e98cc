"""Date stamps: lines that are a date and little else, with what they say the date is of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from syrtis.read.head.calendar import TIME, ZONE, PrintedDate, dates_in
from syrtis.read.head.lines import Line, words_of

__all__ = ["Label", "Stamp", "is_stamp_line", "run_in_stamp", "stamps_of"]

STRAY_WORDS = 5
"""Most words a stamp line may have beside its dates, labels and byline (`From the section World`)."""
STAMP_CHARS = 220
RUN_IN_CHARS = 600


class Label(StrEnum):
    """What a stamp says its date is of."""

    PUBLISHED = "published"
    OTHER = "other"
    """Updated, modified, printed, accessed ...: a day, but not that of publication."""
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """One date of a stamp line."""

    date: PrintedDate
    label: Label
    line: int
    """Index of its line among the lines looked at."""
    alone: bool
    """The line is nothing but dates, times and labels (a byline counts as company)."""
    timed: bool


_OTHER = re.compile(
    r"\b(?:up-?dated?|modified|edited|revised|reviewed|accessed|retrieved|printed|today|now|crawled|"
    r"archived|changed|expires?|copyright|since|member|joined|cached|visited|saved)\b|©",
    re.IGNORECASE,
)
_PUBLISHED = re.compile(
    r"\b(?:published|posted|publication|pub\.? date|issued|released|release date|filed on|date filed|"
    r"created|uploaded|first aired|print edition|appeared in print|appears in print|"
    r"date|dated|on air|posted on|publi[eé] le|publicado|veröffentlicht)\b",
    re.IGNORECASE,
)
_CLOCK = re.compile(rf"{TIME}|{ZONE}", re.IGNORECASE)
_BYLINE = re.compile(r"\b[Bb][Yy]:?\s+(?:the\s)?(?:[^\W\d_a-z][\w.'’\-]*[\s,]*(?:and\s)?){1,8}")
_IN_PROSE = re.compile(
    r"\b(?:on|in|since|of|until|till|from|before|after|by|dated)\s*$", re.IGNORECASE
)
_TIMELINE = re.compile(r"\s?[:\-–—]\s+[^\W\d_][\w'’]*\s[^\W\d_]")
_AT_START = re.compile(
    rf"\s*[,:|•·\-–—@T]?\s*(?:at\s)?(?:{TIME})|\s*--?\sUpdated\s\d{{4}}\sGMT", re.IGNORECASE
)
_BY_BEFORE = re.compile(r"[Bb]y\s(?:[A-Z0-9][\w.'’\-]*,?\s?(?:and\s|reporter)?){1,8}")
_BAR = re.compile(r"\s*(?:[|•·]|[-–—]\s?[Bb]y\b|[Bb]y\b)")


def stamps_of(lines: Sequence[Line], text: str) -> list[Stamp]:
    """Find the stamps of some lines: whole lines, and one that opens or splits a run-in line."""
    found: list[Stamp] = []
    for index, line in enumerate(lines):
        if line.wrapped:
            continue
        if is_stamp_line(line.text):
            found.extend(_of_line(index, line, text))
        else:
            inside = run_in_stamp(line, text)
            if inside is not None:
                found.append(
                    Stamp(date=inside, label=Label.NONE, line=index, alone=False, timed=True)
                )
    return found


def is_stamp_line(words: str) -> bool:
    """Say whether a line is a date with little beside it, not a sentence that names a day."""
    if len(words) > STAMP_CHARS:
        return False
    dates = dates_in(words)
    if not any(d.year for d in dates):
        return False
    left = words_of(_left_over(words, dates))
    if len(left) > STRAY_WORDS or (dates[0].start == 0 and _TIMELINE.match(words, dates[0].end)):
        return False
    return not left or not any(_is_told(words, date) for date in dates)


def _is_told(words: str, date: PrintedDate) -> bool:
    """Say whether a date stands in a sentence's place (`as they drive on June 11, 2011 in ...`)."""
    before = words[: date.start]
    return _IN_PROSE.search(before) is not None and _label(before) is Label.NONE


def run_in_stamp(line: Line, text: str) -> PrintedDate | None:
    """Find a stamp that a lead or a headline has run into on one line.

    At the very beginning a date with a year, then a time, a bar or `By`; further in only a date with
    weekday, year, time and zone, which prose does not print.
    """
    window = line.text[:RUN_IN_CHARS]
    for date in dates_in(window):
        if date.year is None:
            continue
        after = window[date.end :]
        opens = date.start == 0 and bool(_AT_START.match(after) or _BAR.match(after))
        opens = opens or bool(_BY_BEFORE.fullmatch(window[: date.start]) and _AT_START.match(after))
        full = re.match(rf"\s*,?\s*(?:{TIME})\s*(?:{ZONE})\s", after) is not None
        if opens or (date.weekday is not None and full):
            moved = line.start
            return _moved(date, moved)
    return None


def _of_line(index: int, line: Line, text: str) -> list[Stamp]:
    stamps: list[Stamp] = []
    at, dates = 0, dates_in(line.text)
    alone = not words_of(_left_over(line.text, dates))
    for date in dates:
        before, after = line.text[at : date.start], line.text[date.end : date.end + 40]
        at = date.end
        if date.year is None:
            continue
        timed = _AT_START.match(after) is not None or _CLOCK.search(before) is not None
        stamps.append(
            Stamp(
                date=_moved(date, line.start),
                label=_label(before),
                line=index,
                alone=alone,
                timed=timed,
            )
        )
    return stamps


def _label(before: str) -> Label:
    other = list(_OTHER.finditer(before))
    published = list(_PUBLISHED.finditer(before))
    if other and (not published or other[-1].start() > published[-1].start()):
        return Label.OTHER
    if other and re.search(r"last\s*$", before[: published[-1].start()], re.IGNORECASE):
        return Label.OTHER
    return Label.PUBLISHED if published else Label.NONE


def _left_over(words: str, dates: Sequence[PrintedDate]) -> str:
    kept, at = [], 0
    for date in dates:
        kept.append(words[at : date.start])
        at = date.end
    kept.append(words[at:])
    bare = _CLOCK.sub(" ", " ".join(kept))
    for pattern in (_BYLINE, _OTHER, _PUBLISHED):
        bare = pattern.sub(" ", bare)
    return re.sub(
        r"\b(?:on|at|in|the|of|last|first|local|time|story|article|ago|am|pm)\b", " ", bare
    )


def _moved(date: PrintedDate, by: int) -> PrintedDate:
    return PrintedDate(
        start=date.start + by,
        end=date.end + by,
        days=date.days,
        month=date.month,
        day=date.day,
        year=date.year,
        weekday=date.weekday,
        numeric=date.numeric,
    )
