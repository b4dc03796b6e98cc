"""One actor of the record from the local ones of its articles.

Local actors of one key are one. A surname that stands alone in its article goes to the one full name
with that surname in the record, and a body's first word alone to the one body that begins with it.
Nothing else merges: not on likeness of letters alone.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from syrtis.ground.actors.local import FORCES_OF, LocalActor, side_of
from syrtis.model import Actor, ActorKind, content_id
from syrtis.naming.folding import fold, skeleton

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
    surnames = _surnames(locals_)
    heads = {
        surnames.get(n.actor.key, n.actor.key): n.actor.countries[0]
        for n in listed
        if n.actor.heads and n.actor.countries
    }
    leads = {
        **surnames,
        **_short_bodies(locals_),
        **_forces(locals_, heads),
        **_militias(locals_),
    }
    keys = {key: leads.get(key, key) for key in locals_}
    told = {**locals_, **_led_to(leads, locals_)}
    spelled: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for naming in listed:
        spelled[keys[naming.actor.key]][naming.quote] += 1
    actors = tuple(
        Actor(
            id=actor_id(key),
            name=_name(told[key], spelled[key]),
            kind=told[key].kind,
            aliases=tuple(sorted(spelled[key])),
            ucdp_id=told[key].ucdp_id,
        )
        for key in sorted(spelled)
    )
    return GatheredActors(actors=actors, ids={key: actor_id(keys[key]) for key in keys})


def _led_to(leads: Mapping[str, str], locals_: Mapping[str, LocalActor]) -> dict[str, LocalActor]:
    """Make the sides that no article tells of by themselves but that forces are led to."""
    return {
        lead: side_of(lead, locals_[key].countries)
        for key, lead in leads.items()
        if lead not in locals_
    }


def actor_id(key: str) -> str:
    """Turn the key of an actor into its id."""
    return content_id("actor", key)


def _name(actor: LocalActor, spelled: Counter[str]) -> str:
    """Name a person by the shortest spelling of the whole name, a side or body by what it is."""
    if actor.kind is not ActorKind.PERSON or not spelled:
        return actor.name
    parts = set(actor.name.split())
    whole = [quote for quote in spelled if parts <= {*fold(quote).split()}] or list(spelled)
    return min(whole, key=lambda quote: (len(quote.split()), -spelled[quote], quote))


def _surnames(locals_: Mapping[str, LocalActor]) -> dict[str, str]:
    """Lead a surname alone to the one person of the record who bears it."""
    people = [key for key in locals_ if key.startswith("person:")]
    owners: defaultdict[str, set[str]] = defaultdict(set)
    for key in people:
        parts = locals_[key].name.split()
        if len(parts) > 1:
            owners[skeleton(parts[-1])].add(key)
    return _to_the_only(
        {key: owners[skeleton(locals_[key].name)] for key in people if " " not in locals_[key].name}
    )


def _short_bodies(locals_: Mapping[str, LocalActor]) -> dict[str, str]:
    """Lead a body told by one word of its own to the one body whose own words begin with it.

    Where none is longer, those of one word that is alike in consonants are one: `Takaruna`,
    `Takkaruna fighters`.
    """
    bodies = sorted(key for key in locals_ if key.startswith("name:") and locals_[key].own)
    longer: defaultdict[str, list[str]] = defaultdict(list)
    for key in bodies:
        if len(locals_[key].own) > 1:
            longer[skeleton(locals_[key].own[0])].append(key)
    leads = _by_sort(locals_)
    alike: dict[tuple[str, frozenset[str]], str] = {}
    for key in bodies:
        own, sort = locals_[key].own, locals_[key].sort
        bones = skeleton(own[0])
        if len(own) > 1 or len(bones) < SHORTEST:
            continue
        fits = [long for long in longer[bones] if sort <= locals_[long].sort]
        if len(fits) == 1:
            leads[key] = fits[0]
        elif not fits:
            first = alike.setdefault((bones, sort), key)
            leads |= {key: first} if first != key else {}
    return leads


def _by_sort(locals_: Mapping[str, LocalActor]) -> dict[str, str]:
    """Lead `the Column` to the only body of the record that is a column of some name."""
    bodies = [key for key in locals_ if key.startswith("name:")]
    named: defaultdict[str, set[str]] = defaultdict(set)
    for key in bodies:
        if locals_[key].own:
            for sort in locals_[key].sort:
                named[sort].add(key)
    bare = {
        key: named[next(iter(locals_[key].sort))]
        for key in bodies
        if not locals_[key].own and len(locals_[key].sort) == 1
    }
    return _to_the_only(bare)


SHORTEST = 3
"""Fewest consonants by which bodies are led to one another."""


def _forces(locals_: Mapping[str, LocalActor], heads: Mapping[str, str]) -> dict[str, str]:
    """Lead the forces of whoever heads a state to those of the state."""
    return {
        key: f"side:state forces:{heads[key.removeprefix(FORCES_OF)]}"
        for key in locals_
        if key.removeprefix(FORCES_OF) in heads and key.startswith(FORCES_OF)
    }


def _militias(locals_: Mapping[str, LocalActor]) -> dict[str, str]:
    """Lead a country's militiamen of no named town to the only militia told of there."""
    towns: defaultdict[str, set[str]] = defaultdict(set)
    for key in locals_:
        if key.startswith("militia:"):
            towns[f"side:militia:{key.rsplit(':', 1)[1]}"].add(key)
    return _to_the_only({side: towns[side] for side in sorted(towns) if side in locals_})


def _to_the_only(owners: Mapping[str, set[str]]) -> dict[str, str]:
    return {key: next(iter(owner)) for key, owner in owners.items() if len(owner) == 1}
