"""The program `syrtis`: its commands, and what becomes of an error."""

from collections.abc import Callable
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from syrtis import __version__
from syrtis.cli.build import build
from syrtis.cli.claims import claims
from syrtis.cli.demo import demo
from syrtis.cli.export import export
from syrtis.cli.info import info
from syrtis.cli.issues import issues
from syrtis.cli.show import show
from syrtis.cli.terminal import fail
from syrtis.cli.verify import verify
from syrtis.errors import SyrtisError

__all__ = ["app"]

_INTERRUPTED = 130
"""What a shell calls a program that Ctrl-C ended."""


class _Commands(TyperGroup):
    """The commands; whatever Syrtis refuses is told in one line, without a traceback."""

    def invoke(self, ctx: Any) -> Any:
        try:
            return super().invoke(ctx)
        except SyrtisError as error:
            fail(str(error))
            raise typer.Exit(2) from error
        except KeyboardInterrupt as error:
            fail("interrupted: every file is as it was before, or whole")
            raise typer.Exit(_INTERRUPTED) from error


app = typer.Typer(
    cls=_Commands,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="From raw news pages on an armed conflict to quoted, dated, sourced claims.",
)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"syrtis {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_print_version, is_eager=True, help="Print the version and stop."
        ),
    ] = False,
) -> None:
    """From raw news pages on an armed conflict to quoted, dated, sourced claims."""


_COMMANDS: tuple[Callable[..., None], ...] = (
    demo,
    build,
    info,
    claims,
    show,
    issues,
    export,
    verify,
)
for _command in _COMMANDS:
    app.command()(_command)
