"""What stands beside a number says whether it counts anything at all."""

import re

from syrtis.ground.lexicon import Lexicon

__all__ = ["counts_something", "opening"]

_WINDOW = 40
"""Code points looked at on either side of a number."""

_LAST = re.compile(r"([^\s]+)\s{0,3}$")
_NEXT = re.compile(
    r"(?:\s{1,3}and\s{1,3}a\s{1,3}half)?[\s-]{0,3}(per\s{1,3}cent|[^\W\d_][\w.'’]*|%)"
)
_AGE = re.compile(r"[^\W\d_],\s?$")
_PLURAL = re.compile(r"\s+(?:[a-z-]+\s+)?(?:[a-z]+s|people|men|women|children|police)\b")
_PARTICLES = ("over", "under", "up to", "around", "about", "some", "below")
_YEARS = range(1900, 2100)
_OLDEST_MINOR = 21


def opening(text: str, match: re.Match[str], words: Lexicon) -> int:
    """Find where a phrase begins: after a verb's own particle (`handed over 12 men`)."""
    before = _before(text, match.start())
    word = _bare(before)
    particle = next((p for p in _PARTICLES if match["before"].casefold().startswith(p)), None)
    if particle and word in words.beside["particle_verbs"]:
        return match.start() + len(particle) + 1
    return match.start()


def counts_something(text: str, match: re.Match[str], words: Lexicon) -> bool:
    """Tell a number that may count people or things from a date, an age, a sum, a name."""
    if match["vague"]:
        return _counting_word(text, match)
    return not (
        _measures(text, match.end(), words)
        or _labelled(text, match, words)
        or _year(text, match, words)
        or _age(text, match, words)
    )


def _before(text: str, start: int) -> str:
    found = _LAST.search(text[max(0, start - _WINDOW) : start])
    return found.group(1) if found else ""


def _bare(word: str) -> str:
    return word.casefold().strip("\"'“”‘’(),;:[]")


def _counting_word(text: str, match: re.Match[str]) -> bool:
    """Leave out `how many`, `no.`, `no longer`: words that look like counts and are none."""
    word = match["vague"].casefold()
    after = text[match.end() : match.end() + 12].casefold().split()
    if word == "many":
        return _bare(_before(text, match.start())) not in {"how", "so", "too", "as", "that"}
    if word == "no":
        return (
            bool(after)
            and text[match.end() : match.end() + 1] != "."
            and after[0] not in {"longer", "more", "doubt", "matter", "one", "such"}
        )
    return True


def _measures(text: str, end: int, words: Lexicon) -> bool:
    """Say whether a unit of measure, money, time or a share follows."""
    rest = text[end : end + _WINDOW]
    unit = _NEXT.match(rest)
    if unit and unit[1].casefold() in words.beside["between"]:
        unit = _NEXT.match(rest, unit.end())
    if not unit:
        return False
    name = " ".join(unit[1].split()).rstrip(".'’")
    key = name.casefold()
    if key in words.beside["months"]:
        return name[0].isupper() and not re.match(r"\s+(?:have|be)\b", rest[unit.end() :], re.I)
    if key == "foot":
        return not re.match(r"\s+(?:soldier|patrol)", rest[unit.end() :], re.I)
    return key in words.beside["after"] or key.removesuffix("s") in words.beside["after"]


def _labelled(text: str, match: re.Match[str], words: Lexicon) -> bool:
    """Say whether the number belongs to a name, a date or a sum before it."""
    word = _before(text, match.start())
    bare = _bare(word)
    if bare in words.beside["before"]:
        return True
    number = match["one"] or match["low"] or match["from"] or ""
    if bare in words.beside["months"]:
        return word[-1] != "," and not number.isalpha()
    if match["before"] or not (match["one"] or "")[:1].isdigit():
        return False
    return word[:1].isupper() and bare.rstrip(".") in words.beside["label"] and word[-1] != ","


def _year(text: str, match: re.Match[str], words: Lexicon) -> bool:
    """Take four bare digits from 1900 to 2099 for a year unless a plural follows them."""
    numbers = [n for n in match.group("one", "low", "high", "from", "until") if n]
    if match["before"] or not all(n.isdigit() and int(n) in _YEARS for n in numbers):
        return False
    if len(numbers) > 1 or _bare(_before(text, match.start())) in words.beside["before_year"]:
        return True
    return not _PLURAL.match(text[match.end() : match.end() + _WINDOW])


def _age(text: str, match: re.Match[str], words: Lexicon) -> bool:
    """Catch `Name, 23, ...`, `(23)` and `children under five`."""
    before, after = (
        text[max(0, match.start() - 3) : match.start()],
        text[match.end() : match.end() + 1],
    )
    number = match["one"] or ""
    named = bool(_AGE.search(before)) and after in (",", ")")
    if number.isdigit() and len(number) < 4 and (named or (before[-1:], after) == ("(", ")")):
        return True
    under = match["before"].casefold().startswith("under")
    young = number.isalpha() or (number.isdigit() and int(number) <= _OLDEST_MINOR)
    return under and young and _bare(_before(text, match.start())) in words.beside["age_words"]
