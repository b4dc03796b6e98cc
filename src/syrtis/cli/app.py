"""The program `syrtis`: its commands, and what becomes of an error."""

from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from syrtis import __version__
from syrtis.cli.terminal import fail
from syrtis.errors import SyrtisError

__all__ = ["app"]

_COMMANDS = (
    "demo",
    "build",
    "watch",
    "serve",
    "info",
    "claims",
    "search",
    "events",
    "timeline",
    "strength",
    "show",
    "issues",
    "origins",
    "export",
    "copy",
    "verify",
    "diff",
    "actors",
    "places",
    "gazetteer",
    "evaluate",
)
"""The commands in the order of their use; each is the function of its name in the file of its name,
which is imported when it is asked for (some take a second to import)."""

_INTERRUPTED = 130
"""What a shell calls a program that Ctrl-C ended."""


class _Commands(TyperGroup):
    """The commands; whatever Syrtis refuses is told in one line, without a traceback."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Name the commands in the order of their use."""
        return list(_COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Import the command that is asked for."""
        if cmd_name not in _COMMANDS:
            return None
        alone = typer.Typer(add_completion=False)
        alone.command(cmd_name)(getattr(import_module(f"syrtis.cli.{cmd_name}"), cmd_name))
        return typer.main.get_command(alone)

    def invoke(self, ctx: Any) -> Any:
        """Run a command; tell an error in one line."""
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
