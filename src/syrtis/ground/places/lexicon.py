"""How a language tells what a place is and where it lies, read once from its folder."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from syrtis.errors import InputError

__all__ = ["PlaceWords", "place_words"]


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceWords:
    """The words of one language that stand beside names of places."""

    ranks: dict[str, str]
    """Word -> region, district, town, part (of a town), water, area."""
    meant_as: dict[str, str]
    """`capital` and its like, which may stand right before a name."""
    directions: Mapping[str, int]
    """Word -> degrees from north."""
    abbreviations: Mapping[str, str]
    """Short name -> `US.TX`: country and division."""
    away: re.Pattern[str]
    """`450 km east of`, `near`: groups number, unit, way; off_number, off_unit (`30 km from`)."""
    meant: re.Pattern[str]
    """`the city`, `the Halveran capital`: groups which (the word between), town, capital."""
    of_country: re.Pattern[str]
    """`the Halveran coast`, `the eastern part of the country`: groups people, or nothing."""
    numbered: re.Pattern[str]
    """`district three`, `Sector 4`: a part of a town with a number for its name."""
    short: re.Pattern[str]
    """`Bendir, Calif.`: the short name of a division behind a comma."""
    roads: re.Pattern[str]
    """Behind a name, makes it a road's, which leads there: `the Bendir road`."""
    miles: frozenset[str]


@cache
def place_words(language: str) -> PlaceWords:
    """Load a language's words of place; `InputError` names a language that has none."""
    file = files("syrtis.ground").joinpath(language, "places.toml")
    if not language.isalpha() or not file.is_file():
        raise InputError(
            f"no words of place for language {language!r}. Set the page aside, or add places.toml"
        )
    read = tomllib.loads(file.read_text("utf-8"))
    words = read["words"]
    return PlaceWords(
        ranks=read["ranks"],
        meant_as=dict.fromkeys(words["capital"], "town"),
        directions=read["directions"],
        abbreviations=read["abbreviations"],
        away=_away(read),
        meant=re.compile(
            rf"\b(?:the|that|this)\s(?:country['’]s\s|(?P<which>[\w-]+)\s)?"
            rf"(?:(?P<town>{_any(words['town'])})|(?P<capital>{_any(words['capital'])}))\b(?!\s(?:of|council))",
            re.IGNORECASE,
        ),
        of_country=re.compile(
            rf"\bthe\s(?:(?P<people>[A-Z]\w+)\s{_any(words['along'])}"
            rf"|(?:{_any(read['directions'])}ern|central)\s{_any(words['parts'])}\sof\sthe\scountry)\b"
        ),
        short=re.compile(rf"(?<=, )(?P<name>{_any(read['abbreviations'])})"),
        numbered=re.compile(
            rf"\b(?P<name>{_any(words['numbered'])}\s(?:no\.?\s)?(?:\d{{1,3}}|{_any(words['numerals'])}))\b",
            re.IGNORECASE,
        ),
        roads=re.compile(rf"[-\s]+{_any(words['roads'])}\b", re.IGNORECASE),
        miles=frozenset(words["miles"]),
    )


def _away(read: Mapping[str, Any]) -> re.Pattern[str]:
    """Match what tells how a place lies to the one named next: `about 450 km east of the`."""
    words = read["words"]
    unit = _any([*words["km"], *words["miles"]])
    about = r"(?:about|some|around|roughly|nearly|almost|just|only|over|more than)"
    far = (
        rf"(?:{about}\s)?(?P<number>\d{{1,4}}(?:[.,]\d{{1,3}})?)[\s-]?(?P<unit>{unit})\b"
        r"(?:\s\([^)]{1,30}\))?"
    )
    way = rf"(?P<way>{_any(read['directions'])})\sof"
    near = _any(words["near"])
    return re.compile(
        rf"\b(?:(?:{far}\s)?(?:to\sthe\s)?{way}|{far.replace('?P<', '?P<off_')}\s"
        rf"(?:from|outside|away from)|{near})\s(?:the\s)?(?:\w+\s){{0,3}}$",
        re.IGNORECASE,
    )


def _any(words: Iterable[str]) -> str:
    listed = sorted(words, key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word) for word in listed) + ")"
