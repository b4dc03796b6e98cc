"""The reading room as an application: every screen as a page and as JSON, behind one guard."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from secrets import token_urlsafe

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from syrtis import __version__
from syrtis.errors import InputError, RecordError, StaleError, SyrtisError
from syrtis.store import Named, short_name
from syrtis.web.errors import NotThereError
from syrtis.web.guard import Guard
from syrtis.web.later import Later
from syrtis.web.rendering import make_templates
from syrtis.web.review.queue import claimed_contents, make_queue
from syrtis.web.room import Room
from syrtis.web.routes import ROUTERS, SCREENS
from syrtis.web.screens.changes import find_changes
from syrtis.web.showing import Showing
from syrtis.web.static import ASSETS, mount_assets

__all__ = ["Settings", "make_app"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How a room is opened."""

    record: Named
    host: str = "127.0.0.1"
    token: str | None = None
    """What a visitor has to show; needed where the host is not this machine's own."""
    basemap: Path | None = None
    """A GeoJSON file that is drawn over the world: districts, front lines, an invented island."""
    before: Named | None = None
    """An earlier record, to say what changed since."""
    form_token: str = field(default_factory=lambda: token_urlsafe(24))
    """Stands in every form of ours, so that no other page can make one."""


def make_app(settings: Settings) -> FastAPI:
    """Open a room for a record; the record itself is opened anew for each request."""
    app = FastAPI(
        title="Syrtis reading room",
        version=__version__,
        description="Every screen of the room as JSON.",
        docs_url=None,  # its pages load scripts from elsewhere
        redoc_url=None,
    )
    room = Room(settings.record)
    templates = make_templates(
        {
            "screens": SCREENS,
            "version": __version__,
            "form_token": settings.form_token,
            "record_name": short_name(settings.record),
            "basemap": settings.basemap is not None,
            "has_htmx": (ASSETS / "vendor" / "htmx.min.js").is_file(),
        }
    )
    app.state.room = room
    app.state.board = Later(room, "the queue", lambda record: make_queue(claimed_contents(record)))
    app.state.changes = None
    if settings.before is not None:
        before = settings.before
        app.state.changes = Later(room, "what changed", lambda record: find_changes(record, before))
    app.state.settings = settings
    app.state.showing = Showing(templates)
    for router in ROUTERS:
        app.include_router(router)
    mount_assets(app)
    _tell_errors(app)
    app.add_middleware(Guard, keys=settings)
    return app


_STATUS: Mapping[type[SyrtisError], int] = {
    NotThereError: 404,
    StaleError: 409,
    InputError: 422,
    RecordError: 503,
}


def _tell_errors(app: FastAPI) -> None:
    """Answer what cannot be done in words: as a page, or as JSON where JSON was asked for."""

    def refused(request: Request, error: Exception) -> Response:
        status = next((s for kind, s in _STATUS.items() if isinstance(error, kind)), 400)
        return _showing(request).problem(request, status, str(error))

    def invalid(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        where = "; ".join(
            f"{'.'.join(map(str, e['loc'][1:]))}: {e['msg']}" for e in error.errors()[:5]
        )
        in_path = any(e["loc"][0] == "path" for e in error.errors())
        return _showing(request).problem(
            request,
            404 if in_path else 422,
            f"this address asks for something there cannot be ({where})",
        )

    def told(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        words = {404: "there is no such page in this room", 405: "this page takes no such request"}
        message = words.get(error.status_code, str(error.detail))
        return _showing(request).problem(request, error.status_code, message)

    app.add_exception_handler(SyrtisError, refused)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(HTTPException, told)


def _showing(request: Request) -> Showing:
    showing: Showing = request.app.state.showing
    return showing
