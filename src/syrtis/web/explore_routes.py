"""The addresses of Explore: the screen, the map's points, and the export of what is shown."""

from dataclasses import dataclass
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Depends, Query
from starlette.responses import Response, StreamingResponse

from syrtis.store import Record
from syrtis.store.claim_queries import events_found
from syrtis.web.asking import RecordOpen, RoomOpen
from syrtis.web.choosing import Selection, flags_of
from syrtis.web.columns import EventColumns
from syrtis.web.exporting import FORMS, export_events
from syrtis.web.room import Room
from syrtis.web.screens.explore import ExploreScreen, explore_screen, found_ids, kept_flags
from syrtis.web.screens.points import place_points
from syrtis.web.showing import add_screen

__all__ = ["router"]

router = APIRouter()


@dataclass(frozen=True, slots=True)
class Asked:
    """One choice, and what it needs to be answered."""

    record: Record
    room: Room
    choice: Selection
    columns: EventColumns
    found: frozenset[str] | None
    """The events in which the words given stand; null = no words were given."""

    def ids(self) -> list[str]:
        """List the events chosen, in the order chosen."""
        kept = kept_flags(flags_of(self.choice, self.columns, self.found), len(self.columns.ids))
        return found_ids(self.columns, kept, self.choice)


def _asked(record: RecordOpen, room: RoomOpen, choice: Annotated[Selection, Query()]) -> Asked:
    found = None if choice.q is None else events_found(record, choice.q)
    return Asked(record, room, choice, room.columns(record), found)


AskedNow = Annotated[Asked, Depends(_asked)]


def _explore(asked: AskedNow) -> ExploreScreen:
    return explore_screen(asked.record, asked.columns, asked.choice, asked.found)


@router.get("/explore/points.geojson")
def points(asked: AskedNow) -> dict[str, Any]:
    """Give the map's points for a choice, one a place."""
    flags = flags_of(asked.choice, asked.columns, asked.found)
    kept = kept_flags(flags, len(asked.columns.ids))
    return place_points(asked.columns, kept, asked.choice)


@router.get("/explore/export.{form}", response_class=Response)
def export(
    asked: AskedNow, form: Literal["csv", "jsonl", "geojson", "hxl.csv", "ged.csv"]
) -> Response:
    """Hand out exactly the events chosen, all pages of the list, in the order chosen."""
    chosen, ids, room = FORMS[form], asked.ids(), asked.room

    def parts() -> Any:  # the request's own record is closed before the last part is sent
        with room.opened() as record:
            yield from export_events(record, ids, chosen)

    name = f"events-{len(ids)}.{chosen.ending}"
    return StreamingResponse(
        parts(),
        media_type=chosen.media,
        headers={"content-disposition": f'attachment; filename="{name}"'},
    )


add_screen(router, "/explore", "explore.html", _explore, ExploreScreen)
