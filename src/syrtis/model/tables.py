"""The tables of a record, in the order they are handed out, and what their fields mean."""

from dataclasses import fields
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_origin, get_type_hints

from syrtis.model.actor import Actor
from syrtis.model.article import Article
from syrtis.model.claim import Claim
from syrtis.model.control import Control
from syrtis.model.decision import Decision
from syrtis.model.event import Event
from syrtis.model.issue import Issue
from syrtis.model.mention import Mention
from syrtis.model.origin import Origin
from syrtis.model.place import Place

if TYPE_CHECKING:
    from collections.abc import Mapping

__all__ = ["REFERENCES", "TABLES", "Row", "field_docs"]

Row = Article | Mention | Claim | Event | Actor | Place | Control | Origin | Issue | Decision
"""Any row that a record hands out."""

TABLES: "Mapping[str, type[Row]]" = {
    "articles": Article,
    "mentions": Mention,
    "claims": Claim,
    "events": Event,
    "actors": Actor,
    "places": Place,
    "control": Control,
    "origins": Origin,
    "issues": Issue,
    "decisions": Decision,
}
"""Table name -> the record that is one row of it."""

REFERENCES: "Mapping[str, str]" = {
    "articles.origin_id": "origins",
    "mentions.article_id": "articles",
    "mentions.actor_id": "actors",
    "mentions.place_id": "places",
    "claims.article_id": "articles",
    "claims.part_of": "claims",
    "claims.repeats": "claims",
    "claims.event_id": "events",
    "claims.origin_id": "origins",
    "actors.speaks_for": "actors",
    "events.place_id": "places",
    "events.side_a": "actors",
    "events.side_b": "actors",
    "places.within": "places",
    "control.place_id": "places",
    "control.actor_id": "actors",
    "control.premature": "claims",
}
"""Which column names a row of which table, by its id. `issues.article_id` does not: a page too damaged
to become an article still has its issue."""


def field_docs(row: type) -> dict[str, str]:
    """Say in a sentence what each field of a table means, in the table's order."""
    hints: dict[str, Any] = get_type_hints(row, include_extras=True)
    return {field.name: _sentence(hints[field.name]) for field in fields(row)}


def _sentence(hint: Any) -> str:
    if get_origin(hint) is not Annotated:
        raise TypeError(f"{hint} carries no sentence; annotate every field of a table")
    return str(get_args(hint)[1])
