"""Distances on the globe, and the geoparsing field's measures over them."""

import math
from collections.abc import Sequence
from itertools import pairwise

__all__ = ["FARTHEST_KM", "NEAR_KM", "error_area", "km_between"]

NEAR_KM = 161.0
"""100 miles: the field's customary 'near enough' (Gritta and others 2019)."""

FARTHEST_KM = 20039.0
"""The greatest error there can be, half of the Earth's girth (Gritta and others 2019)."""

_DIAMETER_KM = 12742


def km_between(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Give the great-circle distance of two points in degrees (haversine, mean radius 6371 km)."""
    radian = math.pi / 180
    half_chord = (1 - math.cos((lat2 - lat1) * radian)) / 2
    half_chord += (
        math.cos(lat1 * radian)
        * math.cos(lat2 * radian)
        * (1 - math.cos((lon2 - lon1) * radian))
        / 2
    )
    return _DIAMETER_KM * math.asin(math.sqrt(half_chord))


def error_area(errors_km: Sequence[float]) -> float:
    """Give the area under the curve of log errors: 0 all exact, 1 all at the far end of the Earth.

    Trapezium rule over the sorted ln(1 + km), divided by the largest there can be. No errors at all
    means nothing was placed: 1.
    """
    if not errors_km:
        return 1.0
    heights = [math.log1p(error) / math.log1p(FARTHEST_KM) for error in sorted(errors_km)]
    if len(heights) == 1:
        return heights[0]
    steps = pairwise(heights)
    return sum((left + right) / 2 for left, right in steps) / (len(heights) - 1)
