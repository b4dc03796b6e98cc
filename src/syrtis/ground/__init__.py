"""Words -> values: counts and times (place and actor follow)."""

from syrtis.ground.dating import date_claims, time_mentions
from syrtis.ground.quantities import find_quantities
from syrtis.ground.times import find_times

__all__ = ["date_claims", "find_quantities", "find_times", "time_mentions"]
