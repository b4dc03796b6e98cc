"""Known actors: a curated table of groups and bodies with their names, and UCDP's list of actors.

UCDP Actor Dataset 22.1 (CC BY 4.0) gives ids, names and countries of 1,562 groups. Many short names are
shared (`SDF` in Syria and in Salvador, `NDF` in five wars): the country decides, and without one that
fits nothing is taken.
"""

import csv
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from syrtis.model import ActorKind
from syrtis.naming.folding import bare, fold

__all__ = ["KnownActor", "known_actor"]

SHORTEST = 2
"""Fewest letters of a name that is looked up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownActor:
    """One actor of the knowledge base."""

    key: str
    name: str
    kind: ActorKind
    countries: frozenset[str]
    """ISO codes of where it is met; empty = anywhere."""
    ucdp_id: str | None
    curated: bool
    """From the curated table, whose entries go before UCDP's."""


def known_actor(name: str, countries: Collection[str]) -> KnownActor | None:
    """Find the actor of a name in a story of these countries; null = none, or several.

    A name written in capitals only (`SDF`) needs a country that fits, unless the actor is met
    anywhere.
    """
    found = _by_name().get(fold(name)) or _by_name().get(bare(name)) or ()
    fitting = [a for a in found if not a.countries or a.countries & set(countries)]
    if not fitting and not name.isupper() and len({a.key for a in found}) == 1 and found[0].curated:
        fitting = list(found)
    curated = [actor for actor in fitting if actor.curated] or fitting
    return curated[0] if len({actor.key for actor in curated}) == 1 else None


@cache
def _by_name() -> Mapping[str, tuple[KnownActor, ...]]:
    found: defaultdict[str, list[KnownActor]] = defaultdict(list)
    for actor, names in (*_curated(), *_ucdp()):
        for key in sorted({fold(name) for name in names} | {bare(name) for name in names}):
            if len(key) >= SHORTEST:
                found[key].append(actor)
    return {key: tuple(actors) for key, actors in found.items()}


def _curated() -> Iterator[tuple[KnownActor, tuple[str, ...]]]:
    for row in _table("known.tsv"):
        actor = KnownActor(
            key=f"known:{fold(row['name'])}",
            name=row["name"],
            kind=ActorKind(row["kind"]),
            countries=frozenset(filter(None, row["countries"].split(","))),
            ucdp_id=row["ucdp_id"] or None,
            curated=True,
        )
        yield actor, (row["name"], *filter(None, row["aliases"].split(";")))


def _ucdp() -> Iterator[tuple[KnownActor, tuple[str, ...]]]:
    for row in _table("ucdp.tsv"):
        actor = KnownActor(
            key=f"ucdp:{row['ucdp_id']}",
            name=row["name"],
            kind=ActorKind.REBEL_GROUP,
            countries=frozenset(filter(None, row["location"].split(","))) or frozenset({"?"}),
            ucdp_id=row["ucdp_id"],
            curated=False,
        )
        yield actor, (row["name"], *filter(None, row["aliases"].split(";")))


def _table(name: str) -> list[dict[str, str]]:
    text = files(__package__).joinpath(name).read_text("utf-8")
    return list(csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))
