"""The words by which a language tells counts of people, read once from its folder."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from syrtis.model import ClaimKind

__all__ = ["Harm", "Lexicon", "Phrases", "lexicon"]


@dataclass(frozen=True, slots=True)
class Phrases:
    """A list of phrases that can be looked for among words."""

    known: frozenset[tuple[str, ...]]
    first: frozenset[str]
    last: frozenset[str]
    longest: int

    @classmethod
    def of(cls, phrases: Iterable[str]) -> "Phrases":
        """Split phrases into words; `*` stands for any one word."""
        known = frozenset(tuple(phrase.split()) for phrase in phrases)
        first, last = {words[0] for words in known}, {words[-1] for words in known}
        longest = max(map(len, known), default=0)
        return cls(known, frozenset(first), frozenset(last), longest)

    def begins(self, low: tuple[str, ...], at: int) -> int:
        """Count the words of the longest phrase that begins at a word; 0 = none."""
        if at >= len(low) or low[at] not in self.first:
            return 0
        for length in range(min(self.longest, len(low) - at), 0, -1):
            if low[at : at + length] in self.known:
                return length
        return 0

    def ends(self, low: tuple[str, ...], before: int) -> int:
        """Count the words of the longest phrase that ends before a word; 0 = none."""
        if before < 1 or low[before - 1] not in self.last:
            return 0
        for length in range(min(self.longest, before), 0, -1):
            if low[before - length : before] in self.known:
                return length
        return 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Harm:
    """How one claim kind is told."""

    done: Phrases
    doing: Phrases
    suffering: Phrases
    toll: Phrases
    other: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """All word lists of one language."""

    people: frozenset[str]
    combatants: frozenset[str]
    peoples: frozenset[str]
    modifiers: frozenset[str]
    endings: tuple[str, ...]
    things: frozenset[str]
    heads: Mapping[str, ClaimKind]
    bodies: Mapping[str, frozenset[str]]
    harm: Mapping[ClaimKind, Harm]
    harm_words: Mapping[str, ClaimKind]
    """Every one-word harm participle, and its kind."""
    clause: Mapping[str, frozenset[str]]
    stance: Mapping[str, Phrases]
    speech: Mapping[str, frozenset[str]]


@cache
def lexicon(language: str) -> Lexicon | None:
    """Load the word lists of a language; null = there are none for it."""
    folder = files(__package__).joinpath(language)
    if not language.isalpha() or not folder.joinpath("harm.toml").is_file():
        return None
    people, harm, clauses, stance, speech = (
        tomllib.loads(folder.joinpath(f"{name}.toml").read_text("utf-8"))
        for name in ("people", "harm", "clauses", "stance", "speech")
    )
    return Lexicon(
        people=frozenset(people["people"]),
        combatants=frozenset(people["combatants"]),
        peoples=frozenset(people["peoples"]),
        modifiers=frozenset(people["modifiers"]),
        endings=tuple(people["endings"]),
        things=frozenset(people["things"]),
        heads={w: ClaimKind(kind) for kind, words in people["heads"].items() for w in words},
        bodies=_sets(people["bodies"]),
        harm={ClaimKind(kind): _harm(lists) for kind, lists in harm.items()},
        harm_words=_harm_words(harm),
        clause=_sets(clauses),
        stance={name: Phrases.of(phrases) for name, phrases in stance.items()},
        speech=_sets(speech),
    )


def _sets(lists: Mapping[str, Iterable[str]]) -> dict[str, frozenset[str]]:
    return {name: frozenset(words) for name, words in lists.items()}


def _harm(lists: Mapping[str, Any]) -> Harm:
    told = {
        name: Phrases.of(lists.get(name, ())) for name in ("done", "doing", "suffering", "toll")
    }
    return Harm(**told, other=_sets({k: v for k, v in lists.items() if k not in told}))


def _harm_words(harm: Mapping[str, Any]) -> dict[str, ClaimKind]:
    return {
        phrase: ClaimKind(kind)
        for kind, lists in harm.items()
        if kind != ClaimKind.STRENGTH
        for phrase in lists["done"]
        if " " not in phrase
    }
