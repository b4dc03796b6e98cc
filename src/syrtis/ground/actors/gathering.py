"""One actor of the record from the local ones of its articles.

Local actors of one key are one. A surname that stands alone in its article goes to the one full name
with that surname in the record, and a body's first word alone to the one body that begins with it.
Nothing else merges: not on likeness of letters alone.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from syrtis.ground.actors.chaining import LocalActor
from syrtis.ground.folding import skeleton
from syrtis.model import Actor, ActorKind, content_id

__all__ = ["GatheredActors", "LocalNaming", "gather_actors"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LocalNaming:
    """One naming of a local actor, on its way to the record."""

    mention_id: str
    quote: str
    actor: LocalActor


@dataclass(frozen=True, slots=True, kw_only=True)
class GatheredActors:
    """The actors of a record, and which one each key of a local actor is."""

    actors: tuple[Actor, ...]
    ids: Mapping[str, str]


def gather_actors(namings: Iterable[LocalNaming]) -> GatheredActors:
    """Make the actors of a record from all namings of its articles, whatever their order."""
    listed = sorted(namings, key=lambda naming: (naming.actor.key, naming.mention_id))
    locals_ = {naming.actor.key: naming.actor for naming in listed}
    leads = {**_surnames(locals_), **_short_bodies(locals_)}
    keys = {key: leads.get(key, key) for key in locals_}
    spelled: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for naming in listed:
        spelled[keys[naming.actor.key]][naming.quote] += 1
    actors = tuple(
        Actor(
            id=actor_id(key),
            name=_name(locals_[key], spelled[key]),
            kind=locals_[key].kind,
            aliases=tuple(sorted(spelled[key])),
            ucdp_id=locals_[key].ucdp_id,
        )
        for key in sorted(spelled)
    )
    return GatheredActors(actors=actors, ids={key: actor_id(keys[key]) for key in keys})


def actor_id(key: str) -> str:
    """Turn the key of an actor into its id."""
    return content_id("actor", key)


def _name(actor: LocalActor, spelled: Counter[str]) -> str:
    """Name a person or body by its fullest spelling, a side by what it is."""
    if actor.kind is not ActorKind.PERSON or not spelled:
        return actor.name
    return max(spelled, key=lambda quote: (len(quote.split()), spelled[quote], quote))


def _surnames(locals_: Mapping[str, LocalActor]) -> dict[str, str]:
    people = [key for key in locals_ if key.startswith("person:")]
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for key in people:
        parts = locals_[key].name.split()
        if len(parts) > 1:
            owners[skeleton(parts[-1])].add(key)
    alone = {
        key: owners.get(skeleton(locals_[key].name), set())
        for key in people
        if _alone(locals_[key])
    }
    return {key: next(iter(owner)) for key, owner in alone.items() if len(owner) == 1}


def _alone(actor: LocalActor) -> bool:
    return len(actor.name.split()) == 1


def _short_bodies(locals_: Mapping[str, LocalActor]) -> dict[str, str]:
    bodies = [key for key in locals_ if key.startswith("name:")]
    begun: defaultdict[str, set[str]] = defaultdict(set)
    for key in bodies:
        words = _words(key)
        if len(words) > 1:
            begun[skeleton(words[0])].add(key)
    alone = {
        key: begun.get(skeleton(_words(key)[0]), set()) for key in bodies if len(_words(key)) == 1
    }
    return {key: next(iter(full)) for key, full in alone.items() if len(full) == 1}


def _words(key: str) -> Sequence[str]:
    return key.removeprefix("name:").split()
