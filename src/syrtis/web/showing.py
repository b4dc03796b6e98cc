"""One screen, two forms: a page for people, and the same as JSON for programs."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar
from urllib.parse import unquote

import msgspec
from fastapi import APIRouter, Depends, Request
from jinja2 import Environment
from pydantic import BaseModel
from starlette.responses import HTMLResponse, Response

__all__ = ["WHO", "Showing", "add_screen", "json_answer"]

S = TypeVar("S")

WHO = "syrtis-who"
"""The cookie that keeps who decides, so that it need not be typed again."""


def _plain(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json", by_alias=True)
    raise NotImplementedError(f"{type(value)} has no form in JSON")


_encode = msgspec.json.Encoder(enc_hook=_plain).encode


@dataclass(frozen=True, slots=True)
class Showing:
    """The templates, and how a screen becomes an answer."""

    templates: Environment

    def page(self, request: Request, template: str, shown: Any, status: int = 200) -> Response:
        """Render a screen as a page."""
        name = template.removesuffix(".html")
        html = self.templates.get_template(template).render(
            s=shown,
            page=name,
            path=request.url.path,
            query=request.url.query,
            who=unquote(request.cookies.get(WHO, "")),
            kept=_number(request.query_params.get("kept")),
        )
        return HTMLResponse(html, status_code=status)

    def problem(self, request: Request, status: int, message: str) -> Response:
        """Say what could not be done."""
        if request.url.path.endswith(".json"):
            return Response(
                _encode({"detail": message}), status_code=status, media_type="application/json"
            )
        return self.page(request, "problem.html", {"status": status, "message": message}, status)


def _number(words: str | None) -> int | None:
    """Read the number of the decision just kept; whatever else stands there is none."""
    return int(words) if words and words.isascii() and words.isdigit() and len(words) < 9 else None


def json_answer(shown: Any) -> Response:
    """Write a screen as JSON."""
    return Response(_encode(shown), media_type="application/json")


def add_screen(
    router: APIRouter, path: str, template: str, view: Callable[..., S], shown: type[S]
) -> None:
    """Give a screen its page at `path` and its twin at `path.json`, from one function."""

    def page(request: Request, found: Annotated[Any, Depends(view)]) -> Response:
        showing: Showing = request.app.state.showing
        return showing.page(request, template, found)

    def twin(found: Annotated[Any, Depends(view)]) -> Response:
        return json_answer(found)

    name = template.removesuffix(".html")
    json_path = "/overview.json" if path == "/" else f"{path}.json"
    router.add_api_route(json_path, twin, response_model=shown, name=f"{name}_json")
    router.add_api_route(path, page, response_class=HTMLResponse, name=name)
