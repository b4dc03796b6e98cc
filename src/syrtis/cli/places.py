"""`syrtis places`: list, merge, split and rename the places of a record; each decision can be undone."""

from typing import Annotated

import typer

from syrtis.cli.arguments import JsonOption, RecordArgument
from syrtis.cli.deciding import WhoOption, WhyOption
from syrtis.cli.things import (
    Action,
    ActionArgument,
    GivenArgument,
    NameOption,
    decide_or_show,
)
from syrtis.model import Subject

__all__ = ["places"]


def places(
    record: RecordArgument,
    action: ActionArgument = Action.LIST,
    given: GivenArgument = None,
    *,
    name: NameOption = None,
    who: WhoOption = None,
    why: WhyOption = None,
    limit: Annotated[
        int | None,
        typer.Option(min=0, help="list, similar: how many rows; 0 = all.  [default: 50]"),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """List the places of a record, or decide which are one; every later build keeps the decision."""
    decide_or_show(
        record,
        Subject.PLACE,
        action,
        given or [],
        decision=(name or [], who, why),
        limit=limit,
        as_json=as_json,
    )
