"""Whom an article cites -> a voice: one of the press, a body, a named person; or nobody by name.

A spokesman speaks for the body; two papers that quote one ministry give one voice. `Medics`, `a
witness`, `a rebel` have no name, so what they say rests on who passed it on.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from syrtis.model import Actor, ActorKind, Office, Party, VoiceKind
from syrtis.naming.folding import fold
from syrtis.naming.outlets import Outlets, is_platform, is_press, press_key
from syrtis.origins.lexicon import words_of
from syrtis.origins.mastheads import Voice, press_voice, voice_of

__all__ = ["Sources", "with_offices"]

LANGUAGE = "en"
"""The language whose words tell names from descriptions; the others are all names."""
_BREAKS = frozenset({"of", "for", "from", "in", "at", "with", "on", "by", "to"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """What a record knows of those whom its articles cite."""

    actors: Mapping[str, Actor]
    outlets: Outlets
    spelled: Mapping[str, Actor]
    """Folded spelling -> the one actor of the record that has it."""
    press: Mapping[str, Voice]
    """Folded name -> the voice of an outlet or agency that has articles in the record."""
    known: dict[tuple[str, str | None], Voice | None] = field(default_factory=dict, compare=False)
    """Answers given before: articles cite the same few again and again."""

    @classmethod
    def of(cls, actors: Iterable[Actor], outlets: Outlets, voices: Iterable[Voice]) -> "Sources":
        """Gather what is known from the rows of a record and the voices of its articles."""
        listed = list(actors)
        owners: defaultdict[str, dict[str, Actor]] = defaultdict(dict)
        for actor in listed:
            for name in (actor.name, *actor.aliases):
                owners[fold(name)][actor.id] = actor
        one = {name: next(iter(own.values())) for name, own in owners.items() if len(own) == 1}
        return cls(
            actors={actor.id: actor for actor in listed},
            spelled=one,
            outlets=outlets,
            press=_press_of(voices),
        )

    def voice(self, party: Party, before: Sequence[Voice] = ()) -> Voice | None:
        """Give the voice of somebody cited; null = nobody by name.

        `before` are the voices that the same article cited until there: `the agency` is the last.
        """
        if party.name.casefold() in words_of(LANGUAGE)["again"]:
            return next((v for v in reversed(before) if v.kind is VoiceKind.AGENCY), None)
        asked = (party.name, party.actor_id)
        if asked not in self.known:
            self.known[asked] = self._named(party)
        return self.known[asked]

    def _named(self, party: Party) -> Voice | None:
        if is_platform(party.name):
            return None
        actor = self._actor(party)
        return self._press(party, actor) or self._body(party, actor)

    def _press(self, party: Party, actor: Actor | None) -> Voice | None:
        if actor is not None and actor.kind is not ActorKind.ORGANISATION:
            return None
        names = (party.name, actor.name) if actor else (party.name,)
        own = next(filter(None, (self.press.get(press_key(name)) for name in names)), None)
        if own is not None:
            return own
        name = names[-1] if party.name.islower() else party.name
        if self.outlets.publisher(name) or (
            is_press(name) and _proper(name) and not _is_state(name)
        ):
            voice = press_voice(name, self.outlets)
            agency = is_press(name) and "agency" in fold(name).split()
            return replace(voice, kind=VoiceKind.AGENCY) if agency else voice
        return None

    def _body(self, party: Party, actor: Actor | None) -> Voice | None:
        if actor is not None and actor.speaks_for in self.actors:
            actor = self.actors[actor.speaks_for or ""]
        elif not is_named(party, actor):
            return None
        if actor is None:
            plain = party.name if party.name[1:].lower() != party.name[1:] else party.name.lower()
            return voice_of(f"name:{fold(party.name)}", plain, VoiceKind.BODY)
        kind = VoiceKind.PERSON if actor.kind is ActorKind.PERSON else VoiceKind.BODY
        return voice_of(f"actor:{actor.id}", actor.name, kind)

    def _actor(self, party: Party) -> Actor | None:
        known = self.actors.get(party.actor_id or "")
        actor = known or (self.spelled.get(fold(party.name)) if _proper(party.name) else None)
        while actor is not None and actor.merged_into in self.actors:
            actor = self.actors[actor.merged_into or ""]
        return actor


def is_named(party: Party, actor: Actor | None) -> bool:
    """Say whether somebody is told by name, or as a body that speaks with one voice."""
    if actor is not None and actor.kind is ActorKind.PERSON:
        return _proper(actor.name)
    if actor is not None and actor.kind is ActorKind.CIVILIANS:
        return False
    head = _head(party.name)
    words = words_of(LANGUAGE)
    owned = party.name.split()[:1] and party.name.split()[0].casefold() in words["owned"]
    if head.casefold() in words["unnamed"] or (owned and actor is None):
        return False
    if head[:1].isupper() or head in words["bodies"]:
        return True
    if actor is None:
        return False
    return head.endswith("s") or (actor.kind is ActorKind.ORGANISATION and _proper(party.name))


def _press_of(voices: Iterable[Voice]) -> dict[str, Voice]:
    """Give the outlets and agencies among voices by their folded names."""
    press = (VoiceKind.AGENCY, VoiceKind.OUTLET)
    return {press_key(voice.name): voice for voice in voices if voice.kind in press}


def with_offices(actors: Sequence[Actor], offices: Iterable[Office]) -> list[Actor]:
    """Let those who speak for a body say so: the body told of most often with them."""
    kinds = {actor.id: actor.kind for actor in actors}
    told: defaultdict[str, Counter[str]] = defaultdict(Counter)
    none = (ActorKind.PERSON, ActorKind.CIVILIANS)
    for office in offices:
        person, body = office.person.actor_id, office.body.actor_id
        people = person is not None and kinds.get(person) is ActorKind.PERSON
        if person and body and people and kinds.get(body) not in none:
            told[person][body] += 1
    best = {person: min(bodies.items(), key=_often)[0] for person, bodies in told.items()}
    return [replace(actor, speaks_for=best.get(actor.id)) for actor in actors]


def _often(told: tuple[str, int]) -> tuple[int, str]:
    return (-told[1], told[0])


def _head(name: str) -> str:
    """Give the last word before what a description adds: `rebel` of `rebel with bandages`."""
    words = name.replace("’", "'").split()
    stop = next((at for at, word in enumerate(words) if at and word in _BREAKS), len(words))
    return words[stop - 1] if words else ""


def _proper(name: str) -> bool:
    return any(word[:1].isupper() for word in name.split())


def _is_state(name: str) -> bool:
    """Say whether a name is only what a state's broadcaster is called: `Libyan state television`."""
    return "state" in fold(name).replace("-", " ").split() or name.split()[-1:] == ["media"]
