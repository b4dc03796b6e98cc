"""`syrtis serve`: the reading room, on this machine."""

from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from syrtis.cli.arguments import RecordArgument
from syrtis.cli.terminal import output, progress_shown
from syrtis.errors import InputError
from syrtis.store import Named, open_record

__all__ = ["PORT", "serve", "serve_record"]

PORT = 8714


def serve(
    record: RecordArgument,
    *,
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="The port; 0 = any that is free.")
    ] = PORT,
    host: Annotated[
        str, typer.Option(help="The address to bind to; any but this machine's needs --token.")
    ] = "127.0.0.1",
    token: Annotated[
        str | None, typer.Option(help="What a visitor has to show; at least 16 characters.")
    ] = None,
    basemap: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE", help="GeoJSON to draw over the world: districts, front lines."
        ),
    ] = None,
    before: Annotated[
        str | None,
        typer.Option(metavar="OLD", help="An earlier record, to see what changed since."),
    ] = None,
) -> None:
    """Open the reading room: look at a record in a browser, check it against its pages, decide. Only
    this machine sees it.
    """
    serve_record(record, port=port, host=host, token=token, basemap=basemap, before=before)


def serve_record(
    record: Named,
    *,
    port: int = PORT,
    host: str = "127.0.0.1",
    token: str | None = None,
    basemap: Path | None = None,
    before: Named | None = None,
) -> None:
    """Serve a record until Ctrl-C."""
    from syrtis.web.guard import is_loopback  # slow to import; no other command needs the web

    if not is_loopback(host) and (token is None or len(token) < 16):
        raise InputError(
            f"{host} can be reached from other machines; give a --token of at least 16 characters "
            "that visitors have to show, or leave --host away"
        )
    if basemap is not None and not basemap.is_file():
        raise InputError(f"there is no file {basemap}; name a GeoJSON file to draw over the world")
    for named in (record, *([before] if before is not None else ())):
        with open_record(named):
            pass  # refuses what is no record before the room opens
    from syrtis.web import Settings, make_app
    from syrtis.web.serving import bound, run
    from syrtis.web.static import has_map

    settings = Settings(record=record, host=host, token=token, basemap=basemap, before=before)
    app = make_app(settings)
    with progress_shown() as progress:
        progress("open", 0, None)
        app.state.room.warm()
    with bound(host, port) as socket:
        number = socket.getsockname()[1]
        shown = f"[{host}]" if ":" in host else host
        ending = f"/?token={token}" if token else "/"
        output().print(Text(f"http://{shown}:{number}{ending}"), soft_wrap=True)
        output().print(Text("The reading room is open; Ctrl-C closes it.", style="dim"))
        if not has_map():
            output().print(
                Text("No map: built without npm; `uv sync --reinstall-package syrtis` tries again.")
            )
        run(app, socket)
