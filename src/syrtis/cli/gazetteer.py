"""`syrtis gazetteer`: the places that every build knows, and those a user adds."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from syrtis.cli.terminal import one_line, output
from syrtis.errors import InputError

__all__ = ["gazetteer"]


class Action(StrEnum):
    """What to do with the gazetteer."""

    SHOW = "show"
    ADD = "add"
    REMOVE = "remove"
    FIND = "find"


def gazetteer(
    action: Annotated[
        Action,
        typer.Argument(
            help="`show` what is known, `add` or `remove` FILES, or `find` the places of a NAME."
        ),
    ] = Action.SHOW,
    names: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="FILE|NAME",
            help="Tables of places to add (CSV, a GeoNames dump, UCDP's events); names to find.",
        ),
    ] = None,
) -> None:
    """Show, extend or search the gazetteer; what you add goes before all else in every build."""
    given = names or []
    if action is not Action.SHOW and not given:
        raise InputError(f"`gazetteer {action}` needs a file or a name")
    if action is Action.ADD:
        _add([Path(name) for name in given])
    elif action is Action.REMOVE:
        _remove(given)
    elif action is Action.FIND:
        _find(given)
    else:
        _show()


def _add(files: list[Path]) -> None:
    from syrtis.ground.places import about_gazetteer, add_gazetteer  # slow to import

    for file in files:
        about = about_gazetteer(add_gazetteer(file))
        output().print(
            Text(f"{about['places']} places of {one_line(file.name)} go before all else")
        )


def _remove(names: list[str]) -> None:
    from syrtis.ground.places import remove_gazetteer  # slow to import

    for name in names:
        remove_gazetteer(Path(name).name)
        output().print(Text(f"{one_line(Path(name).name)} is known no more"))


def _find(names: list[str]) -> None:
    from syrtis.ground.places import open_gazetteer  # slow to import

    known = open_gazetteer()
    for name in names:
        entries = known.named(name)
        for entry in entries:
            point = f"{entry.latitude}, {entry.longitude}"
            line = f"{entry.name}  {entry.kind}  {entry.country or '-'}  {point}  {entry.id}"
            output().print(Text(line), soft_wrap=True)
        if not entries:
            output().print(Text(f"{one_line(name)}: no place of this name is known"))


def _show() -> None:
    from syrtis.ground.places import about_gazetteer, gazetteer_files  # slow to import

    for file in gazetteer_files():
        about = about_gazetteer(file)
        line = f"{about['places']:>8} places  {about['made']}  {about.get('attribution', '')}"
        output().print(Text(one_line(line)), soft_wrap=True)
