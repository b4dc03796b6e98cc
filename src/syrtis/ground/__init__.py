"""Words -> values: counts, times, places and actors."""

from syrtis.ground.actors import GatheredActors, LocalNaming, chain_actors, gather_actors
from syrtis.ground.dating import date_claims, time_mentions
from syrtis.ground.deciding import decide
from syrtis.ground.identifying import (
    actor_rows,
    identify_claims,
    identify_sources,
    parties_of,
    scene_of,
    settle_claim,
    settle_mention,
    settle_source,
)
from syrtis.ground.locating import gather_place, locate_claims, place_rows
from syrtis.ground.places import gazetteer_digests, open_gazetteer, place_names
from syrtis.ground.proposing import Proposal, propose
from syrtis.ground.publishing import LeadWeekday, date_by_events
from syrtis.ground.quantities import find_quantities
from syrtis.ground.times import find_times

__all__ = [
    "GatheredActors",
    "LeadWeekday",
    "LocalNaming",
    "Proposal",
    "actor_rows",
    "chain_actors",
    "date_by_events",
    "date_claims",
    "decide",
    "find_quantities",
    "find_times",
    "gather_actors",
    "gather_place",
    "gazetteer_digests",
    "identify_claims",
    "identify_sources",
    "locate_claims",
    "open_gazetteer",
    "parties_of",
    "place_names",
    "place_rows",
    "propose",
    "scene_of",
    "settle_claim",
    "settle_mention",
    "settle_source",
    "time_mentions",
]
