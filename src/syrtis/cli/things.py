"""What `syrtis actors` and `syrtis places` share: list, propose, decide."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from itertools import islice
from typing import Annotated

import typer
from rich.text import Text

from syrtis.cli.deciding import named_decisions, print_history, take
from syrtis.cli.json_lines import print_json, print_objects
from syrtis.cli.terminal import listing, one_line, output
from syrtis.errors import InputError
from syrtis.model import Actor, Choice, DecisionKind, Place, Subject
from syrtis.store import Named, open_record

__all__ = [
    "Action",
    "ActionArgument",
    "GivenArgument",
    "NameOption",
    "decide_or_show",
]

_ID_SHOWN = 12
_LIMIT = 50
_SHORTEST_PREFIX = 4


class Action(StrEnum):
    """What to do."""

    LIST = "list"
    MERGE = "merge"
    SPLIT = "split"
    APART = "apart"
    RENAME = "rename"
    UNDO = "undo"
    HISTORY = "history"
    SIMILAR = "similar"


ActionArgument = Annotated[
    Action,
    typer.Argument(
        help="`list`, `merge`, `split`, `apart`, `rename`, `undo`, `history` or `similar`."
    ),
]
GivenArgument = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="NAME|ID",
        help="list: words to look for; merge: the one that stays, then the others; apart: the two "
        "that are not one; split, rename: the one; undo: the decision. A whole name, or how an id "
        "begins.",
    ),
]
NameOption = Annotated[
    list[str] | None,
    typer.Option(
        "--name",
        metavar="TEXT",
        help="rename: the new name; split: a spelling that is another (repeat for more).",
    ),
]


def decide_or_show(
    path: Named,
    subject: Subject,
    action: Action,
    given: Sequence[str],
    *,
    decision: tuple[Sequence[str], str | None, str | None],
    limit: int | None,
    as_json: bool,
) -> None:
    """Do what an action says to the actors or the places of a record.

    `decision` holds the names, who decides and why.
    """
    if action is Action.LIST:
        _list(path, subject, given, limit, as_json=as_json)
    elif action is Action.SIMILAR:
        _similar(path, subject, limit, as_json=as_json)
    elif action is Action.HISTORY:
        print_history(path, subject)
    else:
        _act(path, subject, action, given, decision=decision)


def _act(
    path: Named,
    subject: Subject,
    action: Action,
    given: Sequence[str],
    *,
    decision: tuple[Sequence[str], str | None, str | None],
) -> None:
    """Add a decision to a record and lay all of them over its rows anew."""
    names, who, why = decision
    ids = (
        named_decisions(path, given)
        if action is Action.UNDO
        else [_one(_read(path, subject), words, subject) for words in given]
    )
    choice = Choice(
        subject=subject,
        kind=DecisionKind(action),
        ids=tuple(ids),
        names=tuple(names),
        who=who,
        why=why,
    )
    take(path, choice)


def _one(things: Iterable[Actor | Place], words: str, subject: Subject) -> str:
    """Find the one that a name or the beginning of an id means; `InputError` if it is not one."""
    listed = list(things)
    found = [t.id for t in listed if t.name.casefold() == words.casefold() and not t.merged_into]
    if not found and len(words) >= _SHORTEST_PREFIX:
        found = [thing.id for thing in listed if thing.id.startswith(words)]
    if len(found) == 1:
        return found[0]
    what = "no" if not found else f"{len(found)}"
    raise InputError(
        f"{what} {subject}s are called {one_line(words)!r}; give how an id begins, as `list` shows"
    )


def _list(
    path: Named, subject: Subject, given: Sequence[str], limit: int | None, *, as_json: bool
) -> None:
    """List actors or places: those in whose names all the words stand, the most spelled first."""
    things = _read(path, subject)
    words = [word.casefold() for word in given]
    found = [
        t for t in things if all(w in " ".join((t.name, *t.aliases)).casefold() for w in words)
    ]
    found.sort(key=lambda thing: (-len(thing.aliases), thing.name, thing.id))
    most = _LIMIT if limit is None else limit
    shown = list(islice(found, most or None))
    if as_json:
        print_json(iter(shown))
        return
    table = listing()
    for column in ("id", "name", "kind", "spellings"):
        table.add_column(column, overflow="fold")
    for thing in shown:
        name = thing.name if not thing.merged_into else f"{thing.name} -> {thing.merged_into[:12]}"
        spelled = " · ".join(one_line(alias) for alias in thing.aliases[:6])
        table.add_row(thing.id[:_ID_SHOWN], one_line(name), str(thing.kind or ""), spelled)
    output().print(table)
    output().print(Text(f"{len(shown):,} of {len(found):,} {subject}s", style="dim"))


def _read(path: Named, subject: Subject) -> list[Actor | Place]:
    with open_record(path) as opened:
        return [*(opened.actors() if subject is Subject.ACTOR else opened.places())]


def _similar(path: Named, subject: Subject, limit: int | None, *, as_json: bool) -> None:
    """List the pairs that may be one, each with what speaks for it and against it."""
    from syrtis.ground import propose  # slow to import; listing needs none of it

    things = _read(path, subject)
    name = {thing.id: thing.name for thing in things}
    with open_record(path) as opened:
        found = propose(things, list(opened.decisions()))
    most = _LIMIT if limit is None else limit
    shown = list(islice(found, most or None))
    if as_json:
        print_objects(
            {
                "left": pair.left,
                "right": pair.right,
                "score": pair.score,
                "reasons": dict(pair.reasons),
            }
            for pair in shown
        )
        return
    table = listing()
    for column in ("score", "one", "other", "why"):
        table.add_column(column, overflow="fold")
    for pair in shown:
        ends = (f"{one_line(name[each])}\n{each[:_ID_SHOWN]}" for each in (pair.left, pair.right))
        why = " · ".join(f"{reason} {part:+.2f}" for reason, part in pair.reasons.items())
        table.add_row(f"{pair.score:.2f}", *ends, why)
    output().print(table)
    output().print(
        Text(f"{len(shown):,} of {len(found):,} pairs; nothing is merged until you do", style="dim")
    )
