"""Distances and directions on the globe, in degrees and kilometres."""

import math

__all__ = ["km_between", "moved"]

RADIUS_KM = 6371.0
"""The Earth's mean radius."""
_KM_PER_DEGREE = 111.195


def km_between(left: tuple[float, float], right: tuple[float, float]) -> float:
    """Measure the great circle between two points (degrees north and east), in kilometres."""
    (lat1, lon1), (lat2, lon2) = left, right
    north = math.radians(lat2 - lat1)
    east = math.radians(lon2 - lon1)
    chord = (
        math.sin(north / 2) ** 2
        + math.cos(math.radians(lat1)) * math.cos(math.radians(lat2)) * math.sin(east / 2) ** 2
    )
    return 2 * RADIUS_KM * math.asin(min(1.0, math.sqrt(chord)))


def moved(point: tuple[float, float], degrees: float, km: float) -> tuple[float, float]:
    """Go so many kilometres from a point in a direction, on a sphere, near enough for a region."""
    north = km * math.cos(math.radians(degrees)) / _KM_PER_DEGREE
    east = km * math.sin(math.radians(degrees)) / _KM_PER_DEGREE
    latitude = max(-89.0, min(89.0, point[0] + north))
    longitude = point[1] + east / max(0.02, math.cos(math.radians(latitude)))
    return round(latitude, 4), round((longitude + 180) % 360 - 180, 4)
