"""A place: a point with its precision, inside what it lies in."""

from dataclasses import dataclass
from typing import Annotated

__all__ = ["Place"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """One place, under every spelling met, as exactly as it is known."""

    id: Annotated[str, "Content hash of what makes it itself."]
    name: Annotated[str, "The name used for it."]
    kind: Annotated[str | None, "country, region, city, town, neighbourhood, landmark ..."]
    aliases: Annotated[tuple[str, ...], "Every spelling met."] = ()
    latitude: Annotated[float | None, "Degrees north (WGS84); null = not placed."] = None
    longitude: Annotated[float | None, "Degrees east (WGS84); null = not placed."] = None
    precision: Annotated[int | None, "UCDP's where_prec, 1 (exact) to 7."] = None
    country: Annotated[str | None, "The country it lies in."] = None
    within: Annotated[str | None, "Id of the place it lies in."] = None
    geonames_id: Annotated[str | None, "GeoNames id."] = None
    found_as: Annotated[str | None, "The name the build gave it, where a person renamed it."] = None
    merged_into: Annotated[str | None, "The one it was decided to be."] = None
    split_from: Annotated[str | None, "The one it was decided not to be."] = None
