"""The addresses of Review: the queue, pairs, one event to correct, and the one that takes decisions."""

from hmac import compare_digest
from typing import Annotated, Literal
from urllib.parse import quote

from fastapi import APIRouter, Depends, Request
from fastapi import Form as FormBody
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from syrtis.model import Subject
from syrtis.web.asking import Id, PageNumber, RecordOpen, RoomOpen
from syrtis.web.later import Later
from syrtis.web.review.queue import Pending
from syrtis.web.review.screens import (
    EditScreen,
    PairScreen,
    ReviewScreen,
    edit_screen,
    join_screen,
    pair_screen,
    review_screen,
)
from syrtis.web.review.taking import Form, take
from syrtis.web.showing import WHO, add_screen

__all__ = ["router"]

router = APIRouter()

_WAIT_S = 3.0
"""Seconds to wait for the queue of a small record; a large one says that it is being worked out."""

Kind = Literal["merge", "join", "toll", "conflict", "actor", "place"]


Board = Later[tuple[Pending, ...]]


def _board(request: Request) -> Board:
    board: Board = request.app.state.board
    return board


BoardNow = Annotated[Board, Depends(_board)]


def _review(
    record: RecordOpen, board: BoardNow, what: Kind | None = None, page: PageNumber = 1
) -> ReviewScreen:
    return review_screen(record, board.get(_WAIT_S), what, page)


def _events(left: Id, right: Id, record: RecordOpen, board: BoardNow) -> PairScreen:
    return pair_screen(record, board.get(_WAIT_S), Subject.EVENT, left, right)


def _actors(left: Id, right: Id, record: RecordOpen, board: BoardNow) -> PairScreen:
    return pair_screen(record, board.get(_WAIT_S), Subject.ACTOR, left, right)


def _places(left: Id, right: Id, record: RecordOpen, board: BoardNow) -> PairScreen:
    return pair_screen(record, board.get(_WAIT_S), Subject.PLACE, left, right)


def _joins(left: Id, right: Id, record: RecordOpen, board: BoardNow) -> PairScreen:
    return join_screen(record, board.get(_WAIT_S), left, right)


def _edit(event_id: Id, record: RecordOpen) -> EditScreen:
    return edit_screen(record, event_id)


add_screen(router, "/review", "review.html", _review, ReviewScreen)
add_screen(router, "/review/events/{left}/{right}", "review_pair.html", _events, PairScreen)
add_screen(router, "/review/actors/{left}/{right}", "review_pair.html", _actors, PairScreen)
add_screen(router, "/review/places/{left}/{right}", "review_pair.html", _places, PairScreen)
add_screen(router, "/review/joins/{left}/{right}", "review_pair.html", _joins, PairScreen)
add_screen(router, "/review/events/{event_id}", "review_event.html", _edit, EditScreen)


@router.post("/decisions", response_class=RedirectResponse, status_code=303)
def decide(
    request: Request,
    room: RoomOpen,
    board: BoardNow,
    form: Annotated[Form, FormBody()],
) -> Response:
    """Keep a decision, and lead on; 409 where something was decided since the form was made."""
    if not compare_digest(form.token.encode(), request.app.state.settings.form_token.encode()):
        raise HTTPException(
            status_code=403,
            detail="this form was made before the room was opened anew; go back, load the page "
            "again, and decide again",
        )
    decision = take(room, form)
    onward = _onward(form.then, board)
    answer = RedirectResponse(f"{onward}?kept={decision.number}", status_code=303)
    answer.set_cookie(WHO, quote(form.who or ""), httponly=True, samesite="strict")
    return answer


def _onward(then: str, board: Board) -> str:
    """Lead to the pair that was to come next, or to the queue where the decision has settled it too."""
    if len(then.split("/")) < 5:  # no pair
        return then
    rows = board.get(_WAIT_S)
    return then if rows is None or any(row.url == then for row in rows) else "/review"
