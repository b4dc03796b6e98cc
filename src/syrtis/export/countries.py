"""Countries as other data sets number and group them: ISO 3166-1, Gleditsch and Ward, UCDP, ACLED.

Sources: ISO 3166-1 as GeoNames lists it; Gleditsch and Ward's list of states, with UCDP's one
number for Serbia; UCDP's regions are ranges of those numbers (UCDP/PRIO codebook); ACLED's regions are
those it publishes. A country that stands in none of them (an invented one, a user's own) has none.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

__all__ = ["Country", "country"]

UCDP_REGIONS = (
    (2, 199, "Americas"),
    (200, 399, "Europe"),
    (400, 629, "Africa"),
    (630, 699, "Middle East"),
    (700, 999, "Asia"),
)
"""First and last number of each region."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """One country's codes; null where a list has none for it."""

    iso3: str
    iso_number: int | None
    gw_number: int | None
    acled_region: str | None

    @property
    def ucdp_region(self) -> str | None:
        """UCDP's region, which its number tells."""
        number = self.gw_number
        if number is None:
            return None
        return next((name for first, last, name in UCDP_REGIONS if first <= number <= last), None)


def country(name: str | None) -> Country | None:
    """Find a country by the name a record gives it; null where no list has it."""
    return _countries().get(name.casefold()) if name else None


@cache
def _countries() -> Mapping[str, Country]:
    text = files(__package__).joinpath("shapes", "countries.tsv").read_text("utf-8")
    found: dict[str, Country] = {}
    for line in text.splitlines()[1:]:
        _, iso3, iso_number, gw_number, region, names = line.split("\t")
        told = Country(
            iso3=iso3,
            iso_number=int(iso_number) if iso_number else None,
            gw_number=int(gw_number) if gw_number else None,
            acled_region=region or None,
        )
        found |= {name.casefold(): told for name in names.split(";")}
    return found
