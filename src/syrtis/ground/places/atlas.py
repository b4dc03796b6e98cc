"""Places of the record made from entries of the gazetteer, with all that they lie in."""

from collections.abc import Iterator
from dataclasses import replace

from syrtis.ground.places.gazetteer import Entry, Gazetteer
from syrtis.model import Place, content_id

__all__ = ["PRECISION", "Atlas"]

PRECISION = {"continent": 7, "country": 6, "area": 5, "water": 7, "region": 4, "district": 3}
"""UCDP's where_prec by the kind of a place; a town is 1 (codebook, appendix 3)."""
_GEONAMES = "geonames:"


class Atlas:
    """The places met in one article, so that each is made once and can name its holders."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        """Begin an empty atlas over a gazetteer."""
        self._gazetteer = gazetteer
        self._places: dict[str, Place] = {}
        self._codes: dict[str, str] = {}
        """Name of a country -> its code."""

    def place(self, entry: Entry, *aliases: str) -> Place:
        """Make the place of an entry, and those it lies in."""
        within = self._gazetteer.entry(entry.within) if entry.within else None
        country = self._gazetteer.entry(f"iso:{entry.country}") if entry.country else None
        known = Place(
            id=content_id("place", entry.id),
            name=entry.name,
            kind=entry.kind,
            latitude=entry.latitude,
            longitude=entry.longitude,
            precision=PRECISION.get(entry.kind, 1),
            country=country.name if country else None,
            within=self.place(within).id if within else None,
            geonames_id=entry.id.removeprefix(_GEONAMES)
            if entry.id.startswith(_GEONAMES)
            else None,
        )
        self._places[known.id] = known
        if country and entry.country:
            self._codes[country.name] = entry.country
        return replace(known, aliases=aliases)

    def code(self, place: Place) -> str | None:
        """Give the code of the country that a place lies in."""
        return self._codes.get(place.country or "")

    def capital(self, country: str) -> Place | None:
        """Make the capital of a country; null = none is known."""
        entry = self._gazetteer.capital(country)
        return self.place(entry) if entry else None

    def whole(self, code: str) -> Place | None:
        """Make a country by its code; null = none is known."""
        entry = self._gazetteer.entry(f"iso:{code}")
        return self.place(entry) if entry else None

    def country(self, code: str) -> str | None:
        """Give the name of a country by its code."""
        entry = self._gazetteer.entry(f"iso:{code}")
        return entry.name if entry else None

    def keep(self, place: Place) -> Place:
        """Keep a place that the text told of, so that others may lie in it."""
        self._places.setdefault(place.id, replace(place, aliases=()))
        return place

    def holders(self, place: Place) -> Iterator[Place]:
        """Walk what a place lies in, the nearest first."""
        within = self._places.get(place.within or "")
        while within is not None:
            yield within
            within = self._places.get(within.within or "")
