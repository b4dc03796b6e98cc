"""What is in a record, in a few lines."""

from collections.abc import Mapping

from rich.console import Console
from rich.table import Table
from rich.text import Text

from syrtis.cli.terminal import one_line
from syrtis.store import Record

__all__ = ["facts_table", "print_summary", "told", "voices_told"]

_UNKNOWN = "unknown"


def told(tally: Mapping[str | None, int], *, none: str = _UNKNOWN, most: int = 8) -> str:
    """Say how often each value was met: `killed 12 · wounded 4`."""
    parts = [f"{none if value is None else one_line(value)} {n:,}" for value, n in tally.items()]
    rest = len(parts) - most
    return " · ".join([*parts[:most], *([f"{rest} more"] if rest > 0 else [])])


def facts_table() -> Table:
    """Give a table of name, number, detail."""
    table = Table(box=None, show_header=False, padding=(0, 1), pad_edge=True)
    table.add_column(style="bold", no_wrap=True)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(overflow="fold")
    return table


def voices_told(record: Record) -> dict[str | None, int]:
    """Count the voices with articles of their own, and those that articles only cite."""
    own = sum(bool(origin.articles) for origin in record.origins())
    return {"with articles": own, "only cited": record.count("origins") - own}


def print_summary(console: Console, record: Record) -> None:
    """Print what a build made: pages, those set aside and why, and the rows of each table."""
    aside = record.tally("articles", "reason", status="set_aside")
    dates = record.tally("articles", "published.basis", status="read")
    table = facts_table()
    table.add_row("pages", f"{record.count('pages'):,}")
    table.add_row("read", f"{sum(dates.values()):,}", f"{dates.get(None, 0):,} without a date")
    table.add_row("set aside", f"{sum(aside.values()):,}", told(aside))
    table.add_row("claims", f"{record.count('claims'):,}", told(record.tally("claims", "kind")))
    table.add_row("actors", f"{record.count('actors'):,}", told(record.tally("actors", "kind")))
    table.add_row("places", f"{record.count('places'):,}", told(record.tally("places", "kind")))
    table.add_row("voices", f"{record.count('origins'):,}", told(voices_told(record)))
    table.add_row("issues", f"{record.count('issues'):,}", told(record.tally("issues", "code")))
    console.print(Text(record.name, style="bold"))
    console.print(table)
