"""Which names of a record are people's, which are known to be others', and where the first stand."""

from dataclasses import dataclass
from functools import cached_property

from syrtis.model import ActorKind, Contents, Origin, VoiceKind
from syrtis.naming.folding import fold, names_a_body

__all__ = ["Known", "may_name", "names_in"]

SHORTEST = 3
"""Letters of a word of a name that is looked for by itself: two letters stand in too many words."""


def may_name(words: str) -> bool:
    """Say whether words could be somebody's name: a letter in them is a capital, or knows no case."""
    return any(letter.isalpha() and not letter.islower() for letter in words)


@dataclass(frozen=True)
class Known:
    """What a record knows of names."""

    people: frozenset[str]
    """Ids of actors that are people, or may be."""
    bodies: dict[str, str]
    """Ids of all other actors, and their names."""
    articles: frozenset[str]
    outlets: frozenset[str]
    """Folded names of agencies and outlets."""
    names: frozenset[str]
    """People's names, folded, with every spelling met."""
    others: frozenset[str]
    """Words, folded, of the names of places and bodies: not looked for by themselves."""

    @classmethod
    def of(cls, contents: Contents) -> "Known":
        """Tell people from others. Whoever is not known to be a body may be a person."""
        bodies = {
            actor.id: actor.name
            for actor in contents.actors
            if actor.kind not in (None, ActorKind.PERSON)
            and (actor.ucdp_id or not may_name(actor.name) or names_a_body(actor.name))
        }
        people = [actor for actor in contents.actors if actor.id not in bodies]
        names = [name for actor in people for name in (actor.name, *actor.aliases)]
        names += [actor.found_as for actor in people if actor.found_as]
        names += [name for article in contents.articles for name in article.byline]
        names += [o.name for o in contents.origins if o.kind is VoiceKind.PERSON]
        names += [decision.who for decision in contents.decisions if decision.who]
        outlets = {
            origin.name
            for origin in contents.origins
            if origin.kind in (VoiceKind.AGENCY, VoiceKind.OUTLET)
        }
        others = {*bodies.values(), *outlets, *(place.name for place in contents.places)}
        return cls(
            people=frozenset(actor.id for actor in people),
            bodies=bodies,
            articles=frozenset(article.id for article in contents.articles),
            outlets=frozenset(map(fold, outlets)),
            names=frozenset(folded for name in names if may_name(name) and (folded := fold(name))),
            others=frozenset(word for name in others for word in fold(name).split()),
        )

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of people's names that are looked for by themselves."""
        words = {word for name in self.names for word in name.split()}
        return frozenset(word for word in words - self.others if len(word) >= SHORTEST)

    def is_body(self, actor_id: str) -> bool:
        """Say whether an actor is known to be no person."""
        return actor_id in self.bodies

    def is_outlet(self, name: str) -> bool:
        """Say whether a name is that of an agency or outlet of the record."""
        return fold(name) in self.outlets

    def tells_no_person(self, name: str) -> bool:
        """Say whether a spelling of a body can be handed out."""
        return (not may_name(name) or names_a_body(name)) and not names_in(name, self)

    def tells_no_voice(self, origin: Origin) -> bool:
        """Say whether the name of a voice that is no person can be handed out."""
        if origin.kind in (VoiceKind.AGENCY, VoiceKind.OUTLET):
            return True
        return self.tells_no_person(origin.name)


def names_in(text: str, known: Known) -> bool:
    """Say whether a person's name, or a word of one that is nobody else's, stands in a text."""
    if not may_name(text):
        return False
    folded = fold(text)
    if not known.words.isdisjoint(folded.split()):
        return True
    padded = f" {folded} "
    return any(" " in name and f" {name} " in padded for name in known.names)
