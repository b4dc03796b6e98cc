"""Who is meant in one article: every naming and describing of somebody led to one local actor.

Names go by what they name: a known group, a group's own words, a person. Descriptions go by their head
and by whose they are (`government troops`, `forces loyal to X`, `anti-X fighters`): the forces of a
state, its government, those who rise against it, its civilians, each one actor of the country that the
article is about. `The group`, `the militants` go back to the group named last. What is described and
belongs to nobody is an actor of its own article.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from syrtis.ground.actors.lexicon import ActorWords, actor_words
from syrtis.ground.actors.local import LocalActor, NamedActor, Scene
from syrtis.ground.actors.names import BODIES, Names, is_person
from syrtis.ground.actors.phrases import Phrase, again, find_phrases
from syrtis.ground.actors.sides import Sides
from syrtis.model import ActorKind, NameKind, Party, Read, content_id
from syrtis.naming.folding import fold, skeleton

__all__ = ["chain_actors"]


def chain_actors(
    text: str,
    read: Sequence[Read],
    parties: Sequence[Party],
    *,
    language: str,
    scene: Scene,
) -> tuple[NamedActor, ...]:
    """Find who is named or described in an article, and who is the same.

    `parties` are those of the article's claims.
    """
    words = actor_words(language)
    phrases = find_phrases(text, read, parties, words)
    names = Names(
        words=words,
        countries=tuple(scene.countries),
        peoples=tuple(fold(name) for name in scene.countries.values()),
        places=frozenset(map(fold, scene.places)),
    )
    names.meet(phrases, text)
    story = _Story(words=words, article_id=scene.article_id, names=names, sides=Sides(names=names))
    phrases = sorted(
        {(p.span.start, p.span.end): p for p in (*phrases, *again(read, names.to_find()))}.values(),
        key=lambda phrase: (phrase.span.start, phrase.span.end),
    )
    named = ((phrase, story.actor(phrase)) for phrase in phrases)
    return tuple(NamedActor(span=p.span, actor=actor) for p, actor in named if actor is not None)


@dataclass(slots=True, kw_only=True)
class _Story:
    """Who is who in an article, phrase by phrase."""

    words: ActorWords
    article_id: str
    names: Names
    sides: Sides
    roles: dict[str, LocalActor] = field(default_factory=dict)
    """What somebody was told of as -> who was told of so last."""

    def actor(self, phrase: Phrase) -> LocalActor | None:
        """Say who a phrase means; null = nobody that can be told."""
        if is_person(phrase) and not self._describes(phrase):
            return self.names.person(phrase.span.quote)
        if phrase.kind in BODIES and phrase.span.quote[:1].isupper():
            if fold(phrase.span.quote) in {full[-1] for full in self.names.persons}:
                return self.names.person(phrase.span.quote)
            body = self._named(phrase) if self.names.names_body(phrase) else None
            if body is not None:
                return self.sides.met(body)
        return self._described(phrase)

    def _describes(self, phrase: Phrase) -> bool:
        return phrase.head in self.words.nouns["forces"] | self.words.nouns["rebels"]

    def _named(self, phrase: Phrase) -> LocalActor | None:
        side = self.sides.side(phrase)
        proper = [w for w in phrase.span.quote.split() if w[:1].isupper()]
        plain = {w.casefold() for w in proper} - {"the"}
        led = phrase.head in self.words.nouns["coalition"]
        if side is not None and (led or not plain - self._common(phrase)):
            return side
        return self.names.body(phrase.span.quote, armed=phrase.kind is NameKind.ARMED_GROUP)

    def _common(self, phrase: Phrase) -> set[str]:
        """List the words of a name that any army or government has: `Libyan Army`, `Government`."""
        nouns = self.words.nouns
        known = nouns["army"] | nouns["forces"] | nouns["government"] | nouns["coalition"]
        known = known | nouns["rebels"] | nouns["loyal"] | self.words.sides["state"]
        people = {word for word in phrase.beside if self.names.is_people(word)}
        return {*known, *people, "air", "u.s.", "us"} | {
            word for name in known for word in name.split()
        }

    def _described(self, phrase: Phrase) -> LocalActor | None:
        parts = phrase.span.quote.split()
        for at in range(max(1, len(parts) - 1)):
            known = self.names.known_body(" ".join(parts[at:]))
            if known is not None:
                return self.sides.met(known)
        group = self._group_inside(phrase)
        if group is not None:
            return self.sides.met(group)
        side = self.sides.side(phrase)
        if side is not None:
            return side
        if phrase.head in self.words.nouns["militants"]:
            return self.sides.last_group(phrase)
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
            told = kind in BODIES or (
                kind is NameKind.AFFILIATION and not self.names.is_faith(name)
            )
            if told and (own or kind is NameKind.ARMED_GROUP) and self.names.may_be_group(name):
                return self.names.body(name, armed=True)
        for word in phrase.span.quote.split():
            body = self.names.bodies.get(fold(word)) if word[:1].isupper() else None
            if body is not None:
                return body
        return None

    def _role(self, phrase: Phrase) -> LocalActor | None:
        """Tell of a person by what they are: `another witness` is a new one, `the witness` the last."""
        if phrase.head not in self.words.nouns["roles"]:
            return None
        person = self.names.starts.get(phrase.span.end + 1)
        if person is not None:
            return self.names.person(person)
        heads = [full for full in self.names.persons if skeleton(full[-1]) in self.names.leaders]
        if phrase.definite and phrase.head in self.words.heads and len(heads) == 1:
            return self.names.person(" ".join(heads[0]))
        if phrase.definite and phrase.head in self.roles:
            return self.roles[phrase.head]
        made = LocalActor(
            key=content_id("role", self.article_id, phrase.span.start, phrase.head),
            name=phrase.span.quote,
            kind=ActorKind.PERSON,
            countries=self.names.countries,
        )
        self.roles[phrase.head] = made
        return made
