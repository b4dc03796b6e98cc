"""The names of an article: its people, its heads of state, its bodies under every spelling."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from syrtis.ground.actors.knowledge import known_actor
from syrtis.ground.actors.lexicon import ActorWords
from syrtis.ground.actors.local import LocalActor
from syrtis.ground.actors.people import full_names, owner_of, person_key, plain_name
from syrtis.ground.actors.phrases import KnownNames, Phrase
from syrtis.ground.countries import country_told
from syrtis.model import ActorKind, NameKind
from syrtis.naming.folding import fold, skeleton

__all__ = ["BODIES", "Names", "is_person"]

BODIES = frozenset({NameKind.ARMED_GROUP, NameKind.STATE_FORCE, NameKind.ORGANISATION})
_ACRONYM = re.compile(r"\(\s?([A-Z][A-Za-z.]{1,7})\s?\)")
_TITLE = 40
"""Code points before a name in which a title stands."""
_STEM = 4
"""Fewest letters of a country's name that a people's begins with."""


def is_person(phrase: Phrase) -> bool:
    """Say whether a phrase is a person's name."""
    last = phrase.span.quote.split()[-1]
    return phrase.kind is NameKind.PERSON and any(letter.isupper() for letter in last)


@dataclass(slots=True, kw_only=True)
class Names:
    """The names that an article has told."""

    words: ActorWords
    countries: tuple[str, ...]
    peoples: tuple[str, ...] = ()
    """Folds of the names of those countries, which their peoples' names begin with."""
    places: frozenset[str] = frozenset()
    """Folds of the names that the article names as a place."""
    persons: list[tuple[str, ...]] = field(default_factory=list)
    """Full names."""
    starts: dict[int, str] = field(default_factory=dict)
    """Where a person's name begins -> the name."""
    leaders: set[str] = field(default_factory=set)
    """Surnames of heads of state, by their consonants."""
    bodies: dict[str, LocalActor] = field(default_factory=dict)
    """Fold of a name -> the group or body."""

    def meet(self, phrases: Sequence[Phrase], text: str) -> None:
        """Gather the names first: a surname may stand before its owner, an acronym before its words."""
        people = [plain_name(p.span.quote, self.words) for p in phrases if is_person(p)]
        self.persons = full_names(people)
        self.starts = {p.span.start: p.span.quote for p in phrases if is_person(p)}
        for phrase in phrases:
            self._meet_leader(phrase, text)
            if self.names_body(phrase):
                body = self.body(phrase.span.quote, armed=phrase.kind is NameKind.ARMED_GROUP)
                after = _ACRONYM.match(text[phrase.span.end :].lstrip())
                if after and len(phrase.span.quote.split()) > 1:
                    self.bodies[fold(after[1])] = body

    def names_body(self, phrase: Phrase) -> bool:
        """Say whether a phrase is a body's proper name, and not a person's surname misread."""
        if phrase.kind not in BODIES or not phrase.span.quote[:1].isupper():
            return False
        plain = fold(phrase.span.quote)
        sided = plain.startswith(("pro ", "anti "))
        surname = plain in {full[-1] for full in self.persons}
        nouns = self.words.nouns
        sort = phrase.definite and phrase.head in self.words.generic - nouns["army"]
        place = plain in self.places and phrase.kind is not NameKind.ARMED_GROUP
        return not (sided or surname or place or (self.is_common(phrase.span.quote) and not sort))

    def is_common(self, name: str) -> bool:
        """Say whether every word of a name is one that any side has: `Coalition`, `U.S. military`."""
        known = frozenset().union(*self.words.nouns.values(), *self.words.sides.values())
        return all(word in known or self.is_people(word) for word in name.casefold().split())

    def _meet_leader(self, phrase: Phrase, text: str) -> None:
        """Learn who heads a state: `Libyan leader X`, `the X regime`."""
        people = [name for kind, name in phrase.names if kind is NameKind.PERSON]
        if is_person(phrase):
            before = fold(text[max(0, phrase.span.start - _TITLE) : phrase.span.start]).split()[-2:]
            if self.words.heads & {*before, *phrase.beside, *fold(phrase.span.quote).split()}:
                self.leaders.add(self.surname(phrase.span.quote))
        elif phrase.head in self.words.nouns["government"]:
            self.leaders |= {self.surname(name) for name in people}

    def surname(self, name: str) -> str:
        """Give the consonants of a person's surname."""
        return skeleton(plain_name(name, self.words)[-1])

    def to_find(self) -> KnownNames:
        """List the story's names, to find them again."""
        last = {self._core(body.name)[-1] for body in self.bodies.values() if body.own}
        return KnownNames(
            surnames=frozenset(full[-1] for full in self.persons),
            bodies=frozenset(self.bodies) | (last & self.words.generic),
            sorts=self.words.generic - self.words.loose,
        )

    def person(self, name: str) -> LocalActor:
        """Make the person of a name; a surname alone is its owner's."""
        parts = plain_name(name, self.words)
        full = owner_of(parts, self.persons) or parts
        return LocalActor(
            key=f"person:{person_key(full)}",
            name=" ".join(full),
            kind=ActorKind.PERSON,
            countries=self.countries,
            heads=skeleton(full[-1]) in self.leaders,
        )

    def body(self, name: str, *, armed: bool) -> LocalActor:
        """Make the group or body of a name: one told of before, a known one, or a new one."""
        known = self.bodies.get(fold(name)) or self.known_body(name) or self._like(name)
        if known is None:
            kind = ActorKind.REBEL_GROUP if armed else ActorKind.ORGANISATION
            known = LocalActor(
                key=f"name:{' '.join(self._core(name))}",
                name=name.removeprefix("the ").removeprefix("The "),
                kind=kind,
                countries=self.countries,
                own=tuple(self._own_words(name)),
                sort=frozenset(self._core(name)) & self.words.generic - self.words.loose,
            )
        self.bodies[fold(name)] = known
        return known

    def is_people(self, word: str) -> bool:
        """Say whether a word is of one of the story's countries or peoples: `Halvera`, `Halveran`."""
        plain = fold(word)
        return country_told(word) is not None or any(
            plain.startswith(name[: max(_STEM, len(name) - 1)]) for name in self.peoples
        )

    def known_body(self, name: str) -> LocalActor | None:
        """Make the known actor of a name; null = none is known by it."""
        found = known_actor(name, self.countries)
        if found is None:
            return None
        return LocalActor(
            key=found.key,
            name=found.name,
            kind=found.kind,
            countries=self.countries,
            ucdp_id=found.ucdp_id,
        )

    def _core(self, name: str) -> tuple[str, ...]:
        """Give the words of a body's name that tell it from others, written one way."""
        parts = [self.words.plain(part) for part in fold(name).split()]
        kept = [p for p in parts if p not in ("the", "of", "for", "and", "in", "s")]
        return tuple(kept or parts)

    def _like(self, name: str) -> LocalActor | None:
        """Find the one body of which this is a part of the name, its acronym, or another spelling."""
        core = self._own_words(name)
        found = {
            body.key: body
            for body in self.bodies.values()
            if self._same_body(name, core, body.name)
        }
        return next(iter(found.values())) if len(found) == 1 else None

    def _same_body(self, name: str, core: Sequence[str], other: str) -> bool:
        theirs = self._own_words(other)
        if not core or not theirs:
            return self._last_word(name, other)
        if name.isupper() and len(name) > 1:
            return name.replace(".", "") == "".join(w[0] for w in other.split() if w[0].isupper())
        short, long = (name, other) if len(core) <= len(theirs) else (other, name)
        fewer, more = sorted((core, theirs), key=len)
        held = {skeleton(w) or w for w in fewer} <= {skeleton(w) or w for w in more}
        sort = {*self._core(short)} & self.words.generic - self.words.loose
        return held and sort <= {*self._core(long)}

    def _own_words(self, name: str) -> list[str]:
        return [
            word
            for word in self._core(name)
            if word not in self.words.generic and not self.is_people(word)
        ]

    def _last_word(self, name: str, other: str) -> bool:
        """Say whether `the Column` is the last word of `Ninth of June Column`."""
        mine, theirs = self._core(name), self._core(other)
        return len(mine) == 1 and len(theirs) > 1 and mine[0] == theirs[-1]

    def is_faith(self, name: str) -> bool:
        """Say whether a name is a faith's or a people's, which are no group."""
        return bool({*fold(name).split()} & self.words.peoples)

    def may_be_group(self, name: str) -> bool:
        """Say whether a name beside fighters is a group's: not `pro-X`, a person, a country."""
        plain = fold(name)
        person = plain in {full[-1] for full in self.persons} or skeleton(name) in self.leaders
        sided = plain.startswith(("pro ", "anti "))
        return not (person or sided or self.is_common(name))
