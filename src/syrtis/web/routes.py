"""The addresses of the room, and which screen stands at each."""

from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from syrtis.errors import RecordError
from syrtis.model import Claim, Place
from syrtis.store.queries import rows_of
from syrtis.web import explore_routes, list_routes, review_routes
from syrtis.web.asking import Id, OptionalId, RecordOpen, RoomOpen
from syrtis.web.errors import NotThereError
from syrtis.web.keys import KEYS, Key
from syrtis.web.said import DATE_PRECISION, RULES, STATUS_NAMES, WHERE_PRECISION
from syrtis.web.screens.article import ArticleScreen, article_screen
from syrtis.web.screens.event import EventScreen, event_screen, read_event
from syrtis.web.screens.points import place_feature
from syrtis.web.showing import add_screen

__all__ = ["ROUTERS", "SCREENS", "Screen"]

router = APIRouter()


@dataclass(frozen=True, slots=True, kw_only=True)
class Screen:
    """One screen in the masthead."""

    name: str
    path: str
    words: str
    question: str


SCREENS = (
    Screen(name="overview", path="/", words="Overview", question="What is in this record?"),
    Screen(
        name="explore", path="/explore", words="Explore", question="What happened where and when?"
    ),
    Screen(
        name="accounts",
        path="/accounts",
        words="Accounts",
        question="Where do the voices disagree?",
    ),
    Screen(name="articles", path="/articles", words="Evidence", question="Does the text say so?"),
    Screen(name="control", path="/control", words="Control", question="Who held which place when?"),
    Screen(
        name="strength", path="/strength", words="Strength", question="How strong was each side?"
    ),
    Screen(name="origins", path="/origins", words="Origins", question="Who copied and cited whom?"),
    Screen(name="review", path="/review", words="Review", question="Are these two the same?"),
    Screen(name="build", path="/build", words="Build", question="What failed, what was set aside?"),
)
"""The screens, in the order of the masthead."""


def _event(event_id: Id, record: RecordOpen, room: RoomOpen) -> EventScreen:
    return event_screen(record, event_id, room.record_id(record))


def _article(
    article_id: Id, record: RecordOpen, claim: OptionalId = None, event: OptionalId = None
) -> ArticleScreen:
    return article_screen(record, article_id, claim, event)


add_screen(router, "/events/{event_id}", "event.html", _event, EventScreen)
add_screen(router, "/articles/{article_id}", "article.html", _article, ArticleScreen)


@router.get("/articles/{article_id}/page", response_class=Response)
def original(article_id: Id, record: RecordOpen) -> Response:
    """Give the bytes of a page as they came in, as text that no browser runs."""
    try:
        page = record.page(article_id)
    except RecordError as error:
        raise NotThereError(f"this record holds no page {article_id}") from error
    charset = page.charset or "utf-8"
    try:
        text = page.content.decode(charset, errors="replace")
    except LookupError:
        text = page.content.decode("utf-8", errors="replace")
    return Response(text.encode(), media_type="text/plain; charset=utf-8")


@router.get("/claims/{claim_id}", response_class=RedirectResponse, status_code=303)
def claim_at_its_words(claim_id: Id, record: RecordOpen) -> Response:
    """Lead to a claim's words in its article."""
    claim = rows_of(record, Claim, [claim_id]).get(claim_id)
    if claim is None:
        raise NotThereError(f"this record holds no claim {claim_id}")
    address = f"/articles/{claim.article_id}?claim={claim.id}#claim-{claim.id}"
    return RedirectResponse(address, status_code=303)


@router.get("/basemap.geojson", response_class=Response)
def basemap(request: Request) -> Response:
    """Give what was asked to be drawn over the world, as it stands in its file."""
    path = request.app.state.settings.basemap
    if path is None or not path.is_file():
        raise NotThereError("this room was opened without a map of its own (--basemap)")
    return Response(path.read_bytes(), media_type="application/geo+json")


@router.get("/events/{event_id}/points.geojson")
def event_points(event_id: Id, record: RecordOpen) -> dict[str, Any]:
    """Give the point of one event, if it has one."""
    event = read_event(record, event_id)
    place = rows_of(record, Place, [event.place_id]).get(event.place_id) if event.place_id else None
    if place is None or place.latitude is None or place.longitude is None:
        return {"type": "FeatureCollection", "features": []}
    dead = event.deaths.best if event.deaths else None
    url = f"/explore?place={place.id}"
    feature = place_feature(place, events=1, dead=dead, url=url)
    return {"type": "FeatureCollection", "features": [feature]}


@router.get("/keys.json")
def keys() -> tuple[Key, ...]:
    """List the keys of the room, for its handlers."""
    return KEYS


@dataclass(frozen=True, slots=True, kw_only=True)
class HelpScreen:
    """The keys of the room, and what its words mean."""

    keys: tuple[Key, ...]
    date_precision: tuple[str, ...]
    where_precision: tuple[str, ...]
    rules: dict[str, str]
    statuses: dict[str, str]


def _help() -> HelpScreen:
    return HelpScreen(
        keys=KEYS,
        date_precision=tuple(DATE_PRECISION.values()),
        where_precision=tuple(WHERE_PRECISION.values()),
        rules=dict(RULES),
        statuses=dict(STATUS_NAMES),
    )


add_screen(router, "/help", "help.html", _help, HelpScreen)

ROUTERS = (explore_routes.router, list_routes.router, review_routes.router, router)
