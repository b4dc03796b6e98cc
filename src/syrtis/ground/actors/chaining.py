"""Who is meant in one article: every naming and describing of somebody led to one local actor.

Names go by what they name: a known group, a group's own words, a person. Descriptions go by their head
and by whose they are (`government troops`, `forces loyal to X`, `anti-X fighters`): the forces of a
state, its government, those who rise against it, its civilians, each one actor of the country that the
article is about. `The group`, `the militants` go back to the group named last. What is described and
belongs to nobody is an actor of its own article.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from syrtis.ground.actors.knowledge import known_actor
from syrtis.ground.actors.lexicon import ActorWords, actor_words
from syrtis.ground.actors.people import full_names, owner_of, person_key, plain_name
from syrtis.ground.actors.phrases import KnownNames, Phrase, again, find_phrases
from syrtis.ground.countries import country_told
from syrtis.ground.folding import fold, skeleton
from syrtis.model import ActorKind, NameKind, Party, Read, Span, content_id

__all__ = ["FORCES_OF", "LocalActor", "NamedActor", "chain_actors", "side_of"]

_WHERE = frozenset({NameKind.PLACE, NameKind.ORGANISATION, NameKind.STATE_FORCE})
"""Names beside `militias`: the reader often takes their town for a body."""
_GROUPS = frozenset({NameKind.ARMED_GROUP, NameKind.STATE_FORCE, NameKind.ORGANISATION})
_TITLE = 40
"""Code points before a name in which a title stands."""
_STEM = 4
"""Fewest letters of a country's name that a people's begins with."""
_ACRONYM = re.compile(r"\(\s?([A-Z][A-Za-z.]{1,7})\s?\)")
_OF_COUNTRY = {
    "civilians": "civilians",
    "government": "government",
    "loyal": "state forces",
}
"""Kind of noun -> the side of the country that it is told for."""
FORCES_OF = "forces of "
"""Begins the key of forces that are told of as a person's."""
SIDES = {
    "state forces": ActorKind.STATE_FORCES,
    "government": ActorKind.GOVERNMENT,
    "rebels": ActorKind.REBEL_GROUP,
    "militants": ActorKind.REBEL_GROUP,
    "militia": ActorKind.POLITICAL_MILITIA,
    "civilians": ActorKind.CIVILIANS,
    "coalition": ActorKind.STATE_FORCES,
    "state media": ActorKind.ORGANISATION,
}
"""What a side of a country is; its name in the record is the side and the country."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalActor:
    """One actor as one article tells of it."""

    key: str
    """What it is told by, the same in every article for the same words: `side:rebels:LY`."""
    name: str
    kind: ActorKind | None
    countries: tuple[str, ...]
    """Of the article, the foremost first."""
    own: tuple[str, ...] = ()
    """For a body: the words of its name that no other kind of body has."""
    sort: frozenset[str] = frozenset()
    """For a body: the words of its name that say what kind of body it is (`Guards`, `Movement`)."""
    heads: bool = False
    """For a person: told of as the head of a state."""
    ucdp_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedActor:
    """Words of an article that name or describe an actor."""

    span: Span
    actor: LocalActor


def chain_actors(
    text: str,
    read: Sequence[Read],
    parties: Sequence[Party],
    *,
    language: str,
    article_id: str,
    countries: Mapping[str, str],
) -> tuple[NamedActor, ...]:
    """Find who is named or described in an article, and who is the same.

    `parties` are those of the article's claims, `countries` the codes and names of those it is
    about, the foremost first.
    """
    words = actor_words(language)
    phrases = find_phrases(text, read, parties, words)
    story = _Story(
        words=words,
        article_id=article_id,
        countries=tuple(countries),
        peoples=tuple(fold(name) for name in countries.values()),
    )
    story.meet(phrases, text)
    phrases = sorted(
        {(p.span.start, p.span.end): p for p in (*phrases, *again(read, story.known()))}.values(),
        key=lambda phrase: (phrase.span.start, phrase.span.end),
    )
    named = ((phrase, story.actor(phrase)) for phrase in phrases)
    return tuple(NamedActor(span=p.span, actor=actor) for p, actor in named if actor is not None)


@dataclass(slots=True, kw_only=True)
class _Story:
    """What an article has told of who is who."""

    words: ActorWords
    article_id: str
    countries: tuple[str, ...]
    peoples: tuple[str, ...] = ()
    """Folds of the names of those countries, which their peoples' names begin with."""
    persons: list[tuple[str, ...]] = field(default_factory=list)
    starts: dict[int, str] = field(default_factory=dict)
    """Where a person's name begins -> the name."""
    leaders: set[str] = field(default_factory=set)
    """Keys of the surnames of heads of state."""
    bodies: dict[str, LocalActor] = field(default_factory=dict)
    """Fold of a name -> the group or body."""
    groups: list[LocalActor] = field(default_factory=list)
    """Armed groups in the order they were named last."""
    roles: dict[str, LocalActor] = field(default_factory=dict)

    def meet(self, phrases: Sequence[Phrase], text: str) -> None:
        """Gather the names first: a surname may stand before its owner, an acronym before its words."""
        people = [plain_name(p.span.quote, self.words) for p in phrases if _is_person(p)]
        self.persons = full_names(people)
        self.starts = {p.span.start: p.span.quote for p in phrases if _is_person(p)}
        for phrase in phrases:
            self._meet_leader(phrase, text)
            if self._names_body(phrase):
                body = self._body(phrase.span.quote, armed=phrase.kind is NameKind.ARMED_GROUP)
                after = _ACRONYM.match(text[phrase.span.end :].lstrip())
                if after and len(phrase.span.quote.split()) > 1:
                    self.bodies[fold(after[1])] = body

    def _names_body(self, phrase: Phrase) -> bool:
        """Say whether a phrase is a body's proper name, and not a person's surname misread."""
        if phrase.kind not in _GROUPS or not phrase.span.quote[:1].isupper():
            return False
        plain = fold(phrase.span.quote)
        sided = plain.startswith(("pro ", "anti "))
        surname = plain in {full[-1] for full in self.persons}
        nouns = self.words.nouns
        sort = phrase.definite and phrase.head in self.words.generic - nouns["army"]
        return not (sided or surname or (self._is_common(phrase.span.quote) and not sort))

    def _is_common(self, name: str) -> bool:
        """Say whether every word of a name is one that any side has: `Coalition`, `U.S. military`."""
        known = frozenset().union(*self.words.nouns.values(), *self.words.sides.values())
        return all(word in known or self._is_people(word) for word in name.casefold().split())

    def _meet_leader(self, phrase: Phrase, text: str) -> None:
        """Learn who heads a state: `Libyan leader X`, `the X regime`."""
        people = [name for kind, name in phrase.names if kind is NameKind.PERSON]
        if _is_person(phrase):
            before = fold(text[max(0, phrase.span.start - _TITLE) : phrase.span.start]).split()[-2:]
            if self.words.heads & {*before, *phrase.beside, *fold(phrase.span.quote).split()}:
                self.leaders.add(self._surname(phrase.span.quote))
        elif phrase.head in self.words.nouns["government"]:
            self.leaders |= {self._surname(name) for name in people}

    def _surname(self, name: str) -> str:
        return skeleton(plain_name(name, self.words)[-1])

    def known(self) -> KnownNames:
        """List the story's names, to find them again."""
        last = {self._core(body.name)[-1] for body in self.bodies.values() if body.own}
        return KnownNames(
            surnames=frozenset(full[-1] for full in self.persons),
            bodies=frozenset(self.bodies) | (last & self.words.generic),
            sorts=self.words.generic - self.words.loose,
        )

    def actor(self, phrase: Phrase) -> LocalActor | None:
        """Say who a phrase means; null = nobody that can be told."""
        if _is_person(phrase) and not self._describes(phrase):
            return self._person(phrase.span.quote)
        if phrase.kind in _GROUPS and phrase.span.quote[:1].isupper():
            if fold(phrase.span.quote) in {full[-1] for full in self.persons}:
                return self._person(phrase.span.quote)
            body = self._named(phrase) if self._names_body(phrase) else None
            if body is not None:
                return self._met(body)
        return self._described(phrase)

    def _met(self, actor: LocalActor) -> LocalActor:
        if actor.kind in (ActorKind.REBEL_GROUP, ActorKind.POLITICAL_MILITIA):
            self.groups = [*(g for g in self.groups if g.key != actor.key), actor]
        return actor

    def _describes(self, phrase: Phrase) -> bool:
        return phrase.head in self.words.nouns["forces"] | self.words.nouns["rebels"]

    # names

    def _person(self, name: str) -> LocalActor:
        parts = plain_name(name, self.words)
        full = owner_of(parts, self.persons) or parts
        return LocalActor(
            key=f"person:{person_key(full)}",
            name=" ".join(full),
            kind=ActorKind.PERSON,
            countries=self.countries,
            heads=skeleton(full[-1]) in self.leaders,
        )

    def _named(self, phrase: Phrase) -> LocalActor | None:
        side = self._side(phrase)
        proper = [w for w in phrase.span.quote.split() if w[:1].isupper()]
        plain = {w.casefold() for w in proper} - {"the"}
        led = phrase.head in self.words.nouns["coalition"]
        if side is not None and (led or not plain - self._common(phrase)):
            return side
        return self._body(phrase.span.quote, armed=phrase.kind is NameKind.ARMED_GROUP)

    def _common(self, phrase: Phrase) -> set[str]:
        """List the words of a name that any army or government has: `Libyan Army`, `Government`."""
        nouns = self.words.nouns
        known = nouns["army"] | nouns["forces"] | nouns["government"] | nouns["coalition"]
        known = known | nouns["rebels"] | nouns["loyal"] | self.words.sides["state"]
        people = {word for word in phrase.beside if self._is_people(word)}
        return {*known, *people, "air", "u.s.", "us"} | {
            word for name in known for word in name.split()
        }

    def _body(self, name: str, *, armed: bool) -> LocalActor:
        known = self.bodies.get(fold(name)) or self._known(name) or self._like(name)
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

    def _is_people(self, word: str) -> bool:
        """Say whether a word is of one of the story's countries or peoples: `Halvera`, `Halveran`."""
        plain = fold(word)
        return country_told(word) is not None or any(
            plain.startswith(name[: max(_STEM, len(name) - 1)]) for name in self.peoples
        )

    def _known(self, name: str) -> LocalActor | None:
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
        fewer, more = sorted((core, theirs), key=len)
        return {skeleton(w) or w for w in fewer} <= {skeleton(w) or w for w in more} and (
            self._kind_word(name) is None
            or self._kind_word(other) is None
            or self._kind_word(name) == self._kind_word(other)
            or len(fewer) > 1
        )

    def _own_words(self, name: str) -> list[str]:
        return [
            word
            for word in self._core(name)
            if word not in self.words.generic and not self._is_people(word)
        ]

    def _kind_word(self, name: str) -> str | None:
        last = self._core(name)[-1]
        return last if last in self.words.generic else None

    def _last_word(self, name: str, other: str) -> bool:
        """Say whether `the Column` is the last word of `Ninth of June Column`."""
        mine, theirs = self._core(name), self._core(other)
        return len(mine) == 1 and len(theirs) > 1 and mine[0] == theirs[-1]

    # descriptions

    def _described(self, phrase: Phrase) -> LocalActor | None:
        parts = phrase.span.quote.split()
        for at in range(max(1, len(parts) - 1)):
            known = self._known(" ".join(parts[at:]))
            if known is not None:
                return self._met(known)
        group = self._group_inside(phrase)
        if group is not None:
            return self._met(group)
        side = self._side(phrase)
        if side is not None:
            return side
        if phrase.head in self.words.nouns["militants"]:
            return self._last_group(phrase)
        if phrase.span.quote[:1].isupper() and phrase.kind is not NameKind.NOMINAL:
            return None
        return self._role(phrase)

    def _group_inside(self, phrase: Phrase) -> LocalActor | None:
        """Find the group whose people are told of: `IS fighters`, `the Takaruna gang`."""
        nouns = self.words.nouns
        people = nouns["forces"] | nouns["militants"] | nouns["rebels"] | nouns["militia"]
        if phrase.head not in people | nouns["army"]:
            return None
        for kind, name in phrase.names:
            own = " " in name or phrase.head not in nouns["militia"]
            told = kind in _GROUPS or (kind is NameKind.AFFILIATION and not self._is_faith(name))
            if told and (own or kind is NameKind.ARMED_GROUP) and self._may_be_group(name):
                return self._body(name, armed=True)
        for word in phrase.span.quote.split():
            body = self.bodies.get(fold(word)) if word[:1].isupper() else None
            if body is not None:
                return body
        return None

    def _is_faith(self, name: str) -> bool:
        return bool({*fold(name).split()} & self.words.peoples)

    def _may_be_group(self, name: str) -> bool:
        """Say whether a name beside fighters is a group's: not `pro-X`, a person, a country."""
        plain = fold(name)
        person = plain in {full[-1] for full in self.persons} or skeleton(name) in self.leaders
        sided = plain.startswith(("pro ", "anti "))
        return not (person or sided or self._is_common(name))

    def _side(self, phrase: Phrase) -> LocalActor | None:
        """Say which side of a country a description means."""
        nouns, sides = self.words.nouns, self.words.sides
        head, beside = phrase.head, {*phrase.beside}
        country = self._country(phrase)
        armed = nouns["forces"] | nouns["army"]
        against = any(w.startswith("anti-") for w in beside) or beside & sides["rebel"]
        allied = head in nouns["coalition"] or (beside & sides["coalition"] and head in armed)
        if allied:
            return self._of_country("coalition", self.countries[0] if self.countries else None)
        if head in nouns["rebels"] or (against and head in armed | nouns["militants"]):
            return self._rebels(phrase, country)
        if head in nouns["militia"]:
            place = next((n for k, n in phrase.names if k in _WHERE), None)
            return self._militia(place, country)
        if head in armed or self._is_compound_army(phrase):
            return self._forces(phrase, country)
        body = self._body_inside(phrase) if head == "officials" else None
        if body is not None or (head in nouns["media"] and beside & sides["state"]):
            return body or self._of_country("state media", country)
        side = next((side for noun, side in _OF_COUNTRY.items() if head in nouns[noun]), None)
        return self._of_country(side, country) if side else None

    def _body_inside(self, phrase: Phrase) -> LocalActor | None:
        """Find the body whose officials are told of: `NATO officials`."""
        for kind, name in phrase.names:
            if kind in _GROUPS and self._may_be_group(name):
                return self._body(name, armed=False)
        return None

    def _is_compound_army(self, phrase: Phrase) -> bool:
        quote = fold(phrase.span.quote)
        return any(" " in noun and quote.endswith(noun) for noun in self.words.nouns["army"])

    def _forces(self, phrase: Phrase, country: str | None) -> LocalActor | None:
        """Say whose forces they are: of a person, a government, a people, or the country's army."""
        beside = {*phrase.beside}
        person = next((n for k, n in phrase.names if k is NameKind.PERSON), None)
        hyphened = next((w[4:] for w in phrase.beside if w.startswith("pro-")), None)
        if hyphened and hyphened not in self.words.nouns["government"]:
            person = person or hyphened
        if person is not None or any(skeleton(word) in self.leaders for word in phrase.beside):
            if person is None or self._surname(person) in self.leaders:
                return self._of_country("state forces", country)
            return self._forces_of(person)
        own = beside & self.words.sides["own"] and self.leaders
        told = beside & self.words.sides["state"] or any(map(self._is_people, beside))
        army = phrase.head in self.words.nouns["army"] or self._is_compound_army(phrase)
        if own or told or army or hyphened:
            return self._of_country("state forces", country)
        return None

    def _rebels(self, phrase: Phrase, country: str | None) -> LocalActor:
        """Take rebels of a story with one armed group for that group, else for its country's."""
        mine = [g for g in self.groups if g.kind is ActorKind.REBEL_GROUP]
        if len(mine) == 1 and phrase.head != "opposition" and "opposition" not in phrase.beside:
            return mine[0]
        return self._of_country("rebels", country)

    def _last_group(self, phrase: Phrase) -> LocalActor | None:
        if self.groups and (phrase.definite or phrase.head not in ("group", "movement", "gang")):
            return self.groups[-1]
        return self._of_country("militants", self._country(phrase)) if not self.groups else None

    def _militia(self, place: str | None, country: str | None) -> LocalActor:
        if place is None:
            named = [g for g in self.groups if g.kind is ActorKind.POLITICAL_MILITIA]
            if len({g.key for g in named}) == 1:
                return named[0]
            return self._met(self._of_country("militia", country))
        return self._met(
            LocalActor(
                key=f"militia:{skeleton(place)}:{country or ''}",
                name=f"{place} militias",
                kind=ActorKind.POLITICAL_MILITIA,
                countries=self.countries,
            )
        )

    def _forces_of(self, person: str) -> LocalActor:
        actor = self._person(person)
        return LocalActor(
            key=f"{FORCES_OF}{actor.key}",
            name=f"Forces of {actor.name.title()}",
            kind=ActorKind.POLITICAL_MILITIA,
            countries=self.countries,
        )

    def _of_country(self, side: str, country: str | None) -> LocalActor:
        return side_of(f"side:{side}:{country or ''}", self.countries)

    def _country(self, phrase: Phrase) -> str | None:
        """Give the country that a description names by its people, else the story's own."""
        told = (country_told(word.removesuffix("'s")) for word in phrase.beside)
        return next(filter(None, told), self.countries[0] if self.countries else None)

    def _role(self, phrase: Phrase) -> LocalActor | None:
        """Tell of a person by what they are: `another witness` is a new one, `the witness` the last."""
        if phrase.head not in self.words.nouns["roles"]:
            return None
        person = self.starts.get(phrase.span.end + 1)
        if person is not None:
            return self._person(person)
        heads = [full for full in self.persons if skeleton(full[-1]) in self.leaders]
        if phrase.definite and phrase.head in self.words.heads and len(heads) == 1:
            return self._person(" ".join(heads[0]))
        if phrase.definite and phrase.head in self.roles:
            return self.roles[phrase.head]
        made = LocalActor(
            key=content_id("role", self.article_id, phrase.span.start, phrase.head),
            name=phrase.span.quote,
            kind=ActorKind.PERSON,
            countries=self.countries,
        )
        self.roles[phrase.head] = made
        return made


def side_of(key: str, countries: tuple[str, ...]) -> LocalActor:
    """Make the side of a country from its key, `side:rebels:LY`."""
    _, side, country = key.split(":", 2)
    return LocalActor(
        key=key,
        name=f"{side.capitalize()} ({country})" if country else side.capitalize(),
        kind=SIDES[side],
        countries=countries,
    )


def _is_person(phrase: Phrase) -> bool:
    last = phrase.span.quote.split()[-1]
    return phrase.kind is NameKind.PERSON and any(letter.isupper() for letter in last)
