"""Whose somebody is: the forces of a state, its government, its rebels, its civilians, a coalition."""

from dataclasses import dataclass, field

from syrtis.ground.actors.local import FORCES_OF, LocalActor, side_of
from syrtis.ground.actors.names import BODIES, Names
from syrtis.ground.actors.phrases import Phrase
from syrtis.ground.countries import country_told
from syrtis.model import ActorKind, NameKind
from syrtis.naming.folding import fold, skeleton

__all__ = ["Sides"]

_WHERE = frozenset({NameKind.PLACE, NameKind.ORGANISATION, NameKind.STATE_FORCE})
"""Names beside `militias`: the reader often takes their town for a body."""
_OF_COUNTRY = {
    "civilians": "civilians",
    "government": "government",
    "loyal": "state forces",
}
"""Kind of noun -> the side of the country that it is told for."""


@dataclass(slots=True, kw_only=True)
class Sides:
    """The sides of an article's countries, and its armed groups in the order they were met last."""

    names: Names
    groups: list[LocalActor] = field(default_factory=list)

    def met(self, actor: LocalActor) -> LocalActor:
        """Remember an armed group as the one met last."""
        if actor.kind in (ActorKind.REBEL_GROUP, ActorKind.POLITICAL_MILITIA):
            self.groups = [*(g for g in self.groups if g.key != actor.key), actor]
        return actor

    def side(self, phrase: Phrase) -> LocalActor | None:
        """Say which side of a country a description means."""
        nouns, sides = self.names.words.nouns, self.names.words.sides
        head, beside = phrase.head, {*phrase.beside}
        country = self._country(phrase)
        armed = nouns["forces"] | nouns["army"]
        against = any(w.startswith("anti-") for w in beside) or beside & sides["rebel"]
        allied = head in nouns["coalition"] or (beside & sides["coalition"] and head in armed)
        if allied:
            return self._of_country(
                "coalition", self.names.countries[0] if self.names.countries else None
            )
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
            if kind in BODIES and self.names.may_be_group(name):
                return self.names.body(name, armed=False)
        return None

    def _is_compound_army(self, phrase: Phrase) -> bool:
        quote = fold(phrase.span.quote)
        return any(" " in noun and quote.endswith(noun) for noun in self.names.words.nouns["army"])

    def _forces(self, phrase: Phrase, country: str | None) -> LocalActor | None:
        """Say whose forces they are: of a person, a government, a people, or the country's army."""
        beside = {*phrase.beside}
        person = next((n for k, n in phrase.names if k is NameKind.PERSON), None)
        hyphened = next((w[4:] for w in phrase.beside if w.startswith("pro-")), None)
        if hyphened and hyphened not in self.names.words.nouns["government"]:
            person = person or hyphened
        if person is not None or any(
            skeleton(word) in self.names.leaders for word in phrase.beside
        ):
            if person is None or self.names.surname(person) in self.names.leaders:
                return self._of_country("state forces", country)
            return self._forces_of(person)
        own = beside & self.names.words.sides["own"] and self.names.leaders
        told = beside & self.names.words.sides["state"] or any(map(self.names.is_people, beside))
        army = phrase.head in self.names.words.nouns["army"] or self._is_compound_army(phrase)
        if own or told or army or hyphened:
            return self._of_country("state forces", country)
        return None

    def _rebels(self, phrase: Phrase, country: str | None) -> LocalActor:
        """Take rebels of a story with one armed group for that group, else for its country's."""
        mine = [g for g in self.groups if g.kind is ActorKind.REBEL_GROUP]
        if len(mine) == 1 and phrase.head != "opposition" and "opposition" not in phrase.beside:
            return mine[0]
        return self._of_country("rebels", country)

    def last_group(self, phrase: Phrase) -> LocalActor | None:
        """Lead `the militants` back to the group told of last, else to the country's militants."""
        if self.groups and (phrase.definite or phrase.head not in ("group", "movement", "gang")):
            return self.groups[-1]
        return self._of_country("militants", self._country(phrase)) if not self.groups else None

    def _militia(self, place: str | None, country: str | None) -> LocalActor:
        if place is None:
            named = [g for g in self.groups if g.kind is ActorKind.POLITICAL_MILITIA]
            if len({g.key for g in named}) == 1:
                return named[0]
            return self.met(self._of_country("militia", country))
        return self.met(
            LocalActor(
                key=f"militia:{skeleton(place)}:{country or ''}",
                name=f"{place} militias",
                kind=ActorKind.POLITICAL_MILITIA,
                countries=self.names.countries,
            )
        )

    def _forces_of(self, person: str) -> LocalActor:
        actor = self.names.person(person)
        return LocalActor(
            key=f"{FORCES_OF}{actor.key}",
            name=f"Forces of {actor.name.title()}",
            kind=ActorKind.POLITICAL_MILITIA,
            countries=self.names.countries,
        )

    def _of_country(self, side: str, country: str | None) -> LocalActor:
        return side_of(f"side:{side}:{country or ''}", self.names.countries)

    def _country(self, phrase: Phrase) -> str | None:
        """Give the country that a description names by its people, else the story's own."""
        told = (country_told(word.removesuffix("'s")) for word in phrase.beside)
        return next(filter(None, told), self.names.countries[0] if self.names.countries else None)
