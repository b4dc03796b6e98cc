"""`syrtis places`: list, merge, split and rename the places of a record; each decision can be undone."""

from typing import Annotated

import typer

from syrtis.cli.arguments import JsonOption, RecordArgument
from syrtis.cli.deciding import (
    Action,
    ActionArgument,
    GivenArgument,
    NameOption,
    WhoOption,
    WhyOption,
    act,
    list_things,
    show_history,
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
        int | None, typer.Option(min=0, help="list: how many rows; 0 = all.  [default: 50]")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """List the places of a record, or decide which are one; every later build keeps the decision."""
    if action is Action.LIST:
        list_things(record, Subject.PLACE, given or [], limit, as_json=as_json)
    elif action is Action.HISTORY:
        show_history(record, Subject.PLACE)
    else:
        act(record, Subject.PLACE, action, given or [], names=name or [], who=who, why=why)
