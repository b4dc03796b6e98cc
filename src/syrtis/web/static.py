"""Our own files and those of npm, served from the package."""

import mimetypes
from pathlib import Path

from fastapi import FastAPI
from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

__all__ = ["has_map", "mount_assets"]

ASSETS = Path(__file__).parent / "assets"

# Some machines' own tables of types say otherwise, and a browser runs no module of another type.
_TYPES = {".js": "text/javascript", ".mjs": "text/javascript", ".css": "text/css"}


class Assets(StaticFiles):
    """Files a browser asks for again each time, so that none of an older version is ever run."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Serve one file, or say that it is as it was."""
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = "no-cache"
        return response


def mount_assets(app: FastAPI) -> None:
    """Serve everything under `assets` at `/assets`."""
    for ending, kind in _TYPES.items():
        mimetypes.add_type(kind, ending)
    app.mount("/assets", Assets(directory=ASSETS), name="assets")


def has_map() -> bool:
    """Tell whether the map's libraries were within reach when this package was built."""
    return (ASSETS / "vendor" / "vendor.json").is_file()
