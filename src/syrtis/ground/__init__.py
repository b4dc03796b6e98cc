"""Words -> values: counts, times and places (actor follows)."""

from syrtis.ground.dating import date_claims, time_mentions
from syrtis.ground.locating import gather_place, locate_claims, place_rows
from syrtis.ground.places import open_gazetteer, place_names
from syrtis.ground.quantities import find_quantities
from syrtis.ground.times import find_times

__all__ = [
    "date_claims",
    "find_quantities",
    "find_times",
    "gather_place",
    "locate_claims",
    "open_gazetteer",
    "place_names",
    "place_rows",
    "time_mentions",
]
