"""Counted noun phrases: a counting phrase and the people it counts."""

import re
from dataclasses import dataclass
from enum import StrEnum

from syrtis.claims.lexicon import Lexicon
from syrtis.claims.words import Words
from syrtis.model import ClaimKind, Quantity

__all__ = ["Counted", "Head", "read_counted"]

_REACH = 8
"""Words between a number and its head: `12 Northern Coast Guard special forces men`."""

_MORE = frozenset({"more", "other", "additional", "further"})
_THEM = frozenset({"them", "us", "those", "whom", "these", "you"})
_DETERMINERS = frozenset(
    {"the", "his", "its", "their", "our", "her", "my", "these", "those", "all"}
)
_DEMONYM = re.compile(r".{2,}(?:ans|ians|is|ese)")
_PLURAL = re.compile(r".*(?:[^s]s|men|women|people|children|deen|edin|hidin|youth)")


class Head(StrEnum):
    """What the counted noun is."""

    PEOPLE = "people"
    COMBATANTS = "combatants"
    LIKELY = "likely"
    """Unknown, but of a form that names people."""
    BARE = "bare"
    """No noun: `30 wounded`, `two of them`."""
    BODIES = "bodies"
    HARM = "harm"
    """The harm itself: `12 deaths`."""
    CASUALTIES = "casualties"
    LIVES = "lives"
    THINGS = "things"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A counting phrase with its noun; places are indices of words."""

    at: int
    end: int
    quantity: Quantity
    head: Head
    named: tuple[int, int] | None
    """The words that name who is counted; null = none."""
    kind: ClaimKind | None = None
    """Of harm told by the noun or an adjective: `12 deaths`, `12 wounded men`."""

    @property
    def people(self) -> bool:
        """Say whether people are counted for certain."""
        return self.head in (Head.PEOPLE, Head.COMBATANTS)


def read_counted(words: Words, at: int, lexicon: Lexicon) -> Counted:
    """Read what the counting phrase at a word counts."""
    begin = at + 1 + (words.at(at + 1) in _MORE)
    if words.at(begin) == "others":
        return _counted(words, at, begin + 1, Head.PEOPLE, (begin, begin + 1))
    if words.at(begin) == "of":
        if words.at(begin + 1) in _THEM:
            return _counted(words, at, begin + 2, Head.BARE, None)
        begin += 1
        while words.at(begin) in _DETERMINERS:
            begin += 1
    return _noun(words, at, begin, lexicon)


def _counted(words: Words, at: int, end: int, head: Head, named: tuple[int, int] | None) -> Counted:
    return Counted(at=at, end=end, quantity=words.quantities[at], head=head, named=named)


def _noun(words: Words, at: int, begin: int, lexicon: Lexicon) -> Counted:
    """Walk over adjectives and names to the head; stop where no noun phrase goes on."""
    here = begin
    while here < begin + _REACH:
        head = _head(words, here, lexicon)
        if head:
            return _with_head(words, (at, begin, here), head, lexicon)
        if not _goes_on(words, here, lexicon):
            break
        here += 1
        if _ends_phrase(words, here - 1, lexicon):
            break
    return _without_head(words, (at, begin, here), lexicon)


def _head(words: Words, here: int, lexicon: Lexicon) -> Head | None:
    word = words.at(here)
    if word in lexicon.heads and word not in lexicon.harm_words:
        return Head.HARM
    if word in lexicon.bodies["heads"]:
        return Head.BODIES
    if word in ("casualties", "casualty"):
        return Head.CASUALTIES
    if word == "lives":
        return Head.LIVES
    fights = word in lexicon.combatants
    people = fights or word in lexicon.people or word in lexicon.peoples
    people = people or _named_people(words, here)
    follows = words.at(here + 1) not in lexicon.harm_words and _goes_on(words, here + 1, lexicon)
    if not people or (not _PLURAL.fullmatch(word) and follows):
        return None
    return Head.COMBATANTS if fights else Head.PEOPLE


def _named_people(words: Words, here: int) -> bool:
    if here >= len(words.low) or not words.capital[here]:
        return False
    return bool(_DEMONYM.fullmatch(words.low[here]))


def _goes_on(words: Words, here: int, lexicon: Lexicon) -> bool:
    """Say whether a word may stand inside a noun phrase, before its head."""
    word = words.at(here)
    if word in lexicon.modifiers:
        return True
    if not word[:1].isalpha() or word in lexicon.clause["function"]:
        return False
    if word in lexicon.harm_words or word in lexicon.clause["aux"]:
        return False
    if words.capital[here]:
        return True
    known = word in lexicon.people or word in lexicon.combatants or word in lexicon.bodies["heads"]
    return known or not word.endswith(("ing", "ed", "ly"))


def _ends_phrase(words: Words, here: int, lexicon: Lexicon) -> bool:
    """Say whether a word is a plural that is no modifier: the head, and nobody known."""
    word = words.low[here]
    plural = word.endswith("s") and not word.endswith("ss") and not words.capital[here]
    return plural and word not in lexicon.modifiers


def _with_head(words: Words, place: tuple[int, int, int], head: Head, lexicon: Lexicon) -> Counted:
    at, begin, here = place
    kind = lexicon.heads.get(words.at(here)) if head is Head.HARM else None
    end = here + 1
    if head in (Head.PEOPLE, Head.COMBATANTS):
        end = _run_of_heads(words, end, lexicon)
        head = _head(words, end - 1, lexicon) or head
        kind = _told_before(words, begin, here, lexicon)
        end = _joined(words, end, lexicon)
        named: tuple[int, int] | None = (begin, _members_of(words, end, lexicon))
    elif head is Head.BODIES:
        clean = all(words.at(i) in lexicon.bodies["modifiers"] for i in range(begin, here))
        head, named = (head if clean else Head.THINGS), None
    else:
        named = None
    return Counted(at=at, end=end, quantity=words.quantities[at], head=head, named=named, kind=kind)


def _run_of_heads(words: Words, end: int, lexicon: Lexicon) -> int:
    """Take in further heads (`police officers`); a plural ends the run unless it is a name."""
    while not _PLURAL.fullmatch(words.at(end - 1)) or words.capital[end - 1]:
        if _head(words, end, lexicon) not in (Head.PEOPLE, Head.COMBATANTS):
            break
        end += 1
    return end


def _told_before(words: Words, begin: int, here: int, lexicon: Lexicon) -> ClaimKind | None:
    """Find harm told by an adjective: `12 wounded men`."""
    kinds = (lexicon.harm_words.get(words.low[i]) for i in range(begin, here))
    return next((kind for kind in kinds if kind), None)


def _joined(words: Words, end: int, lexicon: Lexicon) -> int:
    """Take in a second noun under the same number: `12 men, women and children`."""
    here = end
    while words.at(here) in (",", "and", "or"):
        here += 1
        if _head(words, here, lexicon) not in (Head.PEOPLE, Head.COMBATANTS):
            break
        here += 1
        end = here if words.at(here - 2) != "," else end
    return end


def _members_of(words: Words, end: int, lexicon: Lexicon) -> int:
    """Take in what the members are of: `members of the Home Guard`, `rebels from the north`."""
    if words.at(end - 1) not in ("members", "member") or words.at(end) != "of":
        return end
    here = end + 1
    while here < end + _REACH and (
        words.at(here) in _DETERMINERS or _goes_on(words, here, lexicon)
    ):
        here += 1
    return here if here > end + 1 else end


def _without_head(words: Words, place: tuple[int, int, int], lexicon: Lexicon) -> Counted:
    at, begin, here = place
    while here > begin and words.low[here - 1] in lexicon.harm_words:
        here -= 1
    passed = words.low[begin:here]
    if not passed:
        return _counted(words, at, begin, Head.BARE, None)
    last = passed[-1]
    named = words.capital[here - 1] and last.endswith("s")
    likely = named or (last.endswith(lexicon.endings) and last not in lexicon.things)
    if likely:
        return _counted(words, at, here, Head.LIKELY, (begin, here))
    return _counted(words, at, here, Head.THINGS, None)
