"""What SQLite and PostgreSQL say differently, each thing written once for both.

Queries are SQLAlchemy expressions that both understand. Where they do not agree, the expression is
one of these, and is written out for the one or the other when it is run.
"""

import re
from typing import Any

from sqlalchemy import BigInteger, Boolean, ColumnElement, Dialect, Integer, Numeric, Text, literal
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement
from sqlalchemy.types import TypeDecorator

__all__ = [
    "INTEGER",
    "JSON_TEXT",
    "TEXT",
    "contains",
    "ending_of",
    "inner_number",
    "inner_text",
    "place_in",
    "sorted_as_bytes",
]

_MARK, _NUL = "\ufdd0", "\ufdd0\ufdd1"
"""How PostgreSQL, whose text cannot hold NUL, is given one: two code points that Unicode reserves
for use inside a program. A mark that stands in a page is doubled, so that nothing is lost."""

_MARKED = re.compile("\ufdd0([\ufdd0\ufdd1])")
_NUL_IN_JSON = re.compile(r"(?<!\\)((?:\\\\)*)\\u0000")


class _PostgresText(TypeDecorator[str]):
    """Text that PostgreSQL can hold, whatever is in it, sorted by code points as SQLite sorts."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Mark every NUL."""
        if value is None or ("\x00" not in value and _MARK not in value):
            return value
        return value.replace(_MARK, _MARK * 2).replace("\x00", _NUL)

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """Put every NUL back."""
        if value is None or _MARK not in value:
            return value
        return _MARKED.sub(lambda found: "\x00" if found[1] != _MARK else _MARK, value)


class _PostgresJson(_PostgresText):
    """JSON text; NUL stands in it as an escape that PostgreSQL's own JSON functions refuse."""

    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Mark every escaped NUL."""
        if value is None:
            return None
        marked = value.replace(_MARK, _MARK * 2)
        return _NUL_IN_JSON.sub(rf"\g<1>{_NUL}", marked) if r"\u0000" in marked else marked

    def process_result_value(self, value: str | None, dialect: Dialect) -> str | None:
        """Put every escape back."""
        if value is None or _MARK not in value:
            return value
        return _MARKED.sub(lambda found: r"\u0000" if found[1] != _MARK else _MARK, value)


INTEGER = Integer().with_variant(BigInteger(), "postgresql")
"""A whole number of 64 bits, which `Integer` is in SQLite."""

TEXT = Text().with_variant(_PostgresText(collation="C"), "postgresql")
JSON_TEXT = Text().with_variant(_PostgresJson(collation="C"), "postgresql")
"""A nested value as JSON: kept as text, so that it comes back to the letter."""


class inner_text(FunctionElement[str]):  # noqa: N801 (reads as a function)
    """The text under a key of a nested column: `inner_text(claims.claimant, "name")`."""

    type = Text()
    inherit_cache = True

    def __init__(self, column: ColumnElement[Any], key: str) -> None:
        super().__init__(column, literal(key))


class inner_number(FunctionElement[Any]):  # noqa: N801
    """The number under a key of a nested column: `inner_number(claims.count, "low")`."""

    type = Numeric(asdecimal=False)
    inherit_cache = True

    def __init__(self, column: ColumnElement[Any], key: str) -> None:
        super().__init__(column, literal(key))


class contains(FunctionElement[bool]):  # noqa: N801
    """Whether words stand in a text, in any case and any script."""

    type = Boolean()
    inherit_cache = True

    def __init__(self, text: ColumnElement[Any], words: str) -> None:
        super().__init__(text, literal(words, TEXT))


class place_in(FunctionElement[int]):  # noqa: N801
    """Where a part first stands in a text, from 1; 0 = nowhere."""

    type = Integer()
    inherit_cache = True

    def __init__(self, text: ColumnElement[Any], part: str) -> None:
        super().__init__(text, literal(part, TEXT))


class ending_of(FunctionElement[str]):  # noqa: N801
    """The last code points of a text: `ending_of(articles.source, 5)`."""

    type = Text()
    inherit_cache = True


class sorted_as_bytes(FunctionElement[str]):  # noqa: N801
    """A text computed in a query, to sort by: by code points, whatever the server's language."""

    type = Text()
    inherit_cache = True


_SQLITE = {
    inner_text: "json_extract({0}, '$.' || {1})",
    inner_number: "json_extract({0}, '$.' || {1})",
    contains: "syrtis_contains({0}, {1})",
    place_in: "instr({0}, {1})",
    ending_of: "substr({0}, -{1})",
    sorted_as_bytes: "{0}",
}
_POSTGRESQL = {
    inner_text: "(CAST({0} AS json) ->> {1})",
    inner_number: "CAST(CAST({0} AS json) ->> {1} AS numeric)",
    contains: "syrtis_contains({0}, {1})",
    place_in: "strpos({0}, {1})",
    ending_of: "right({0}, {1})",
    sorted_as_bytes: '({0}) COLLATE "C"',
}


def _write(
    element: FunctionElement[Any], compiler: Any, shapes: dict[Any, str], **given: Any
) -> str:
    parts = (compiler.process(each, **given) for each in element.clauses)
    return shapes[type(element)].format(*parts)


for _construct in _SQLITE:

    @compiles(_construct, "sqlite")
    def _for_sqlite(element: Any, compiler: Any, **given: Any) -> str:
        return _write(element, compiler, _SQLITE, **given)

    @compiles(_construct, "postgresql")
    def _for_postgresql(element: Any, compiler: Any, **given: Any) -> str:
        return _write(element, compiler, _POSTGRESQL, **given)
