"""Words -> values: counts (time, place and actor follow)."""

from syrtis.ground.quantities import find_quantities

__all__ = ["find_quantities"]
