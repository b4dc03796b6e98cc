"""The words by which a language tells claims, read once from its folder."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from syrtis.claims.forms import forms_of
from syrtis.model import ClaimKind

__all__ = ["Harm", "Lexicon", "Lines", "Phrases", "lexicon"]

_NEAR = 6
"""Words from the first of a phrase to its last: `laid their hunting rifles down`."""
_STOPS = frozenset({",", ";", ":", ".", "(", ")", "—", "--"})


@dataclass(frozen=True, slots=True)
class Phrases:
    """Phrases in dictionary forms, found in any form their words have."""

    by_first: Mapping[str, tuple[tuple[frozenset[str], ...], ...]]
    """Form of a first word -> the further words of the phrases it begins, each as its forms."""

    @classmethod
    def of(cls, phrases: Iterable[str], irregular: Mapping[str, list[str]]) -> "Phrases":
        """Split phrases into words and these into their forms."""
        found: dict[str, list[tuple[frozenset[str], ...]]] = {}
        for phrase in phrases:
            first, *rest = phrase.split()
            forms = tuple(forms_of(word, irregular) for word in rest)
            for form in forms_of(first, irregular):
                found.setdefault(form, []).append(forms)
        longest_first = {
            form: sorted(rests, key=len, reverse=True) for form, rests in found.items()
        }
        return cls({form: tuple(rests) for form, rests in longest_first.items()})

    def at(self, low: Sequence[str], at: int) -> int | None:
        """Find the last word of the longest phrase that begins at a word; null = none does."""
        for rest in self.by_first.get(low[at], ()):
            last = _follow(low, at, rest)
            if last is not None:
                return last
        return None


def _follow(low: Sequence[str], at: int, rest: Sequence[frozenset[str]]) -> int | None:
    """Find the further words of a phrase near its first, in order; give the place of the last."""
    here = at
    for forms in rest:
        for step in range(here + 1, min(at + _NEAR, len(low))):
            if low[step] in _STOPS:
                return None
            if low[step] in forms:
                here = step
                break
        else:
            return None
    return here


@dataclass(frozen=True, slots=True)
class Lines:
    """Phrases that stand word for word in a row; `*` is any one word."""

    known: frozenset[tuple[str, ...]]
    first: frozenset[str]
    longest: int

    @classmethod
    def of(cls, phrases: Iterable[str]) -> "Lines":
        """Split phrases into words."""
        known = frozenset(tuple(phrase.split()) for phrase in phrases)
        return cls(known, frozenset(w[0] for w in known), max(map(len, known), default=0))

    def at(self, low: Sequence[str], at: int) -> int:
        """Count the words of the longest phrase that begins at a word; 0 = none."""
        if at >= len(low) or low[at] not in self.first:
            return 0
        for length in range(min(self.longest, len(low) - at), 0, -1):
            words = tuple(low[at : at + length])
            opened = (*words[:1], "*", *words[2:])
            if words in self.known or opened in self.known:
                return length
        return 0

    def within(self, low: Sequence[str]) -> bool:
        """Say whether any phrase stands among words."""
        return any(self.at(low, at) for at in range(len(low)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Harm:
    """How one claim kind is told."""

    to: Phrases
    suffer: Phrases
    noun: Phrases
    state: Phrases
    toll: Lines


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexicon:
    """All word lists of one language."""

    harm: Mapping[ClaimKind, Harm]
    harm_by_word: Mapping[str, tuple[tuple[ClaimKind, Harm], ...]]
    """Form of a word -> the kinds of harm that a phrase it begins may tell."""
    special: Mapping[str, frozenset[str]]
    """Single words in all their forms."""
    people: Mapping[str, frozenset[str]]
    endings: tuple[str, ...]
    stance: Mapping[str, Lines]
    governors: Mapping[str, Phrases]
    """Words that set the status of what hangs on them: `deny`, `plan`, `try`."""
    speech: Mapping[str, frozenset[str]]
    citing: Mapping[str, frozenset[str]]
    """Single words on whose words an article gives."""
    control: Mapping[str, Phrases]
    grounds: frozenset[str]
    """Common nouns for what can be held: `town`, `barracks`."""
    hold: Mapping[str, frozenset[str]]
    """Single words on holding places and on strengths, as they stand."""
    events: Mapping[str, Mapping[str, Phrases]]
    """ACLED's event / sub-event type -> how it is told (`verb`, `noun`)."""
    event_words: frozenset[str]
    """Forms of the words by which events can be told: most words of a text are none of them."""
    means: Mapping[str, frozenset[str]]
    """Single words on what something is done with, and to whom, as they stand."""
    means_verbs: Mapping[str, Phrases]
    """Verbs that tell an event of the means that does it (`by`); `falling`: of shells and bombs."""


@cache
def lexicon(language: str) -> Lexicon | None:
    """Load the word lists of a language; null = there are none for it."""
    folder = files(__package__).joinpath(language)
    if not language.isalpha() or not folder.joinpath("harm.toml").is_file():
        return None
    people, harm, stance, speech, citing, control, events, means = (
        tomllib.loads(folder.joinpath(f"{name}.toml").read_text("utf-8"))
        for name in ("people", "harm", "stance", "speech", "citing", "control", "events", "means")
    )
    irregular = harm.pop("irregular")
    special = harm.pop("special")
    harms = {ClaimKind(kind): _harm(lists, irregular) for kind, lists in harm.items()}
    governors = stance["governors"]
    happenings = {
        kind: {name: Phrases.of(words, irregular) for name, words in lists.items()}
        for kind, lists in events.items()
    }
    by_means = {n: Phrases.of(verbs, irregular) for n, verbs in means["verbs"].items()}
    return Lexicon(
        harm=harms,
        harm_by_word=_by_first_word(harms),
        special=_forms(special, irregular),
        people={name: frozenset(words) for name, words in people.items() if name != "endings"},
        endings=tuple(people["endings"]),
        stance={name: Lines.of(phrases) for name, phrases in stance["lines"].items()},
        governors={name: Phrases.of(words, irregular) for name, words in governors.items()},
        speech=_forms(speech, irregular),
        citing=_forms(citing, irregular),
        control={n: Phrases.of(p, irregular) for n, p in control["change"].items()},
        grounds=frozenset(control["grounds"]["nouns"]),
        hold={name: frozenset(words) for name, words in control["words"].items()},
        events=happenings,
        event_words=frozenset(
            form
            for ways in (*happenings.values(), by_means)
            for phrases in ways.values()
            for form in phrases.by_first
        ),
        means={name: frozenset(words) for name, words in means["words"].items()},
        means_verbs=by_means,
    )


def _harm(lists: Mapping[str, Any], irregular: Mapping[str, list[str]]) -> Harm:
    told = {n: Phrases.of(lists[n], irregular) for n in ("to", "suffer", "noun", "state")}
    return Harm(**told, toll=Lines.of(lists["toll"]))


def _by_first_word(
    harms: Mapping[ClaimKind, Harm],
) -> dict[str, tuple[tuple[ClaimKind, Harm], ...]]:
    """Lead every form of a first word to the kinds it may tell, in the order of the kinds."""
    found: dict[str, tuple[tuple[ClaimKind, Harm], ...]] = {}
    for kind, harm in harms.items():
        ways = (harm.to, harm.suffer, harm.noun, harm.state)
        for form in {form for way in ways for form in way.by_first}:
            found[form] = (*found.get(form, ()), (kind, harm))
    return found


def _forms(
    lists: Mapping[str, Iterable[str]], irregular: Mapping[str, list[str]]
) -> dict[str, frozenset[str]]:
    return {
        name: frozenset(form for word in words for form in forms_of(word, irregular))
        for name, words in lists.items()
    }
