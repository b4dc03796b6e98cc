"""Names and descriptions of people and bodies -> actors: one id for one group, force, body or person."""

from syrtis.ground.actors.chaining import chain_actors
from syrtis.ground.actors.gathering import GatheredActors, LocalNaming, gather_actors
from syrtis.ground.actors.local import LocalActor, NamedActor, Scene

__all__ = [
    "GatheredActors",
    "LocalActor",
    "LocalNaming",
    "NamedActor",
    "Scene",
    "chain_actors",
    "gather_actors",
]
