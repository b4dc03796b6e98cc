"""What a visitor of Explore has chosen: the whole state, as it stands in the address."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, Literal

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from syrtis.web.columns import EventColumns

__all__ = ["FACETS", "Selection", "flags_of"]

Flags = NDArray[np.bool_]

FACETS = ("type", "place", "actor", "kind", "outlet")
"""The facets whose values are counted, in their order on the page."""

_DEGREES = r"^\s*-?\d{1,3}(\.\d{1,12})?(\s*,\s*-?\d{1,3}(\.\d{1,12})?){3}\s*$"


def _no_blank(value: Any) -> Any:
    """Take what a form leaves empty for nothing."""
    if isinstance(value, list):
        return [each for each in value if each != ""]
    return None if value == "" else value


Days = Annotated[date | None, BeforeValidator(_no_blank)]
Number = Annotated[Annotated[int, Field(ge=0, le=10_000_000)] | None, BeforeValidator(_no_blank)]
Words = Annotated[Annotated[str, Field(max_length=400)] | None, BeforeValidator(_no_blank)]
Several = Annotated[list[Annotated[str, Field(max_length=400)]], BeforeValidator(_no_blank)]
Precisions = Annotated[list[Literal["1", "2", "3", "4", "5", "none"]], BeforeValidator(_no_blank)]
YesNo = Annotated[Literal["yes", "no"] | None, BeforeValidator(_no_blank)]
Box = Annotated[Annotated[str, Field(pattern=_DEGREES)] | None, BeforeValidator(_no_blank)]
Order = Literal["day", "-day", "dead", "voices"]


class Selection(BaseModel):
    """Every choice that Explore knows; what is not given leaves all events in."""

    model_config = ConfigDict(extra="ignore", frozen=True, populate_by_name=True)

    q: Words = None
    since: Annotated[Days, Field(alias="from")] = None
    to: Days = None
    type: Several = []
    place: Several = []
    actor: Several = []
    kind: Several = []
    outlet: Several = []
    voices: Number = None
    deaths: Number = None
    precision: Precisions = []
    placed: YesNo = None
    dated: YesNo = None
    disputed: YesNo = None
    within: Box = None
    sort: Annotated[Order, BeforeValidator(lambda value: value or "day")] = "day"
    more: Several = []
    page: Annotated[int, Field(ge=1, le=1_000_000)] = 1

    def state(self, **changed: Any) -> dict[str, Any]:
        """Write the choices as an address does, with some of them changed; page 1 unless said."""
        own = self.model_dump(mode="json", by_alias=True, exclude_defaults=True, exclude={"page"})
        return {key: value for key, value in (own | changed).items() if value not in (None, [], "")}


def flags_of(
    choice: Selection, columns: EventColumns, found: frozenset[str] | None
) -> Mapping[str, Flags]:
    """Mark the events that each choice made keeps, choice by choice.

    `found` are the events in which the words looked for stand; null = no words were given.
    """
    size = len(columns.ids)
    kept: dict[str, Flags] = {}
    for name in FACETS:
        wanted = getattr(choice, name)
        if wanted:
            kept[name] = columns.facets[name].having(wanted, size)
    if found is not None:
        kept["q"] = np.zeros(size, dtype=bool)
        kept["q"][[columns.row_of[each] for each in found if each in columns.row_of]] = True
    if choice.since is not None or choice.to is not None:
        kept["days"] = _in_days(choice, columns)
    if choice.voices is not None:
        kept["voices"] = columns.voices >= choice.voices
    if choice.deaths is not None:
        kept["deaths"] = columns.dead >= choice.deaths
    if choice.precision:
        wanted = [0 if each == "none" else int(each) for each in choice.precision]
        kept["precision"] = np.isin(columns.precision, wanted)
    return kept | _known(choice, columns)


def _known(choice: Selection, columns: EventColumns) -> dict[str, Flags]:
    """Mark what the choices on day, place and dissent keep."""
    kept: dict[str, Flags] = {}
    for name in ("placed", "dated", "disputed"):
        asked = getattr(choice, name)
        if asked is not None:
            flags: Flags = getattr(columns, name)
            kept[name] = flags if asked == "yes" else ~flags
    if choice.within is not None:
        kept["within"] = _in_box(choice.within, columns)
    return kept


def _in_days(choice: Selection, columns: EventColumns) -> Flags:
    """Keep the events that may have been in these days; those without a day are not."""
    kept = columns.dated.copy()
    if choice.since is not None:
        kept &= columns.last >= choice.since.toordinal()
    if choice.to is not None:
        kept &= columns.first <= choice.to.toordinal()
    return kept


def _in_box(box: str, columns: EventColumns) -> Flags:
    """Keep the events whose point lies in a box (west, south, east, north), over the date line too."""
    west, south, east, north = (float(each) for each in box.split(","))
    east_of, west_of = columns.longitude >= west, columns.longitude <= east
    across = (east_of & west_of) if west <= east else (east_of | west_of)
    inside = across & (columns.latitude >= south) & (columns.latitude <= north)
    return np.append(inside, False)[columns.place]
