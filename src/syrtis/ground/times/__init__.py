"""Words of time -> intervals of days, after UCDP's published rules, or a reason why not."""

from syrtis.ground.times.grounding import GroundedTime, find_times
from syrtis.ground.times.interval import Days, Precision

__all__ = ["Days", "GroundedTime", "Precision", "find_times"]
