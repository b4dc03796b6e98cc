"""What a request brings: the record, opened for it, and ids that look like ids."""

from collections.abc import Iterator
from typing import Annotated

from fastapi import Depends, Path, Query, Request

from syrtis.store import Record
from syrtis.web.room import Room

__all__ = ["Id", "OptionalId", "PageNumber", "RecordOpen", "RoomOpen"]

_ID = r"^[0-9a-f]{1,64}$"


def _room(request: Request) -> Room:
    room: Room = request.app.state.room
    return room


RoomOpen = Annotated[Room, Depends(_room)]


def _record(room: RoomOpen) -> Iterator[Record]:
    with room.opened() as record:
        yield record


RecordOpen = Annotated[Record, Depends(_record)]
Id = Annotated[str, Path(pattern=_ID)]
OptionalId = Annotated[str | None, Query(pattern=_ID)]
PageNumber = Annotated[int, Query(ge=1, le=1_000_000)]
