"""What is printed, and how: consoles, and the words of strangers made safe to print."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from syrtis.export.words import clipped, neutral, one_line

__all__ = [
    "KIND_STYLES",
    "clipped",
    "fail",
    "listing",
    "neutral",
    "note",
    "one_line",
    "output",
    "progress_shown",
    "short_source",
]

Progress = Callable[[str, int, int | None], None]

KIND_STYLES = {
    "killed": "bold red",
    "wounded": "bold yellow",
    "captured": "bold cyan",
    "surrendered": "bold cyan",
    "missing": "bold magenta",
    "displaced": "bold blue",
    "strength": "bold green",
    "control": "bold green",
    "event": "bold",
}
"""How the words of a claim of each kind are marked."""


def short_source(source: str, width: int) -> str:
    """Keep the end of a source: that is where pages of one outlet differ."""
    line = one_line(source)
    return line if len(line) <= width else "…" + line[len(line) - width + 1 :]


def listing() -> Table:
    """Give an empty table for rows that take several lines."""
    return Table(box=SIMPLE_HEAD, padding=(0, 1, 0, 0), leading=1, pad_edge=False, show_edge=False)


def output(*, no_color: bool = False) -> Console:
    """Give the console for what a command was asked for."""
    return Console(highlight=False, markup=False, emoji=False, no_color=no_color or None)


def fail(message: str) -> None:
    """Print one red line on the error stream."""
    console = Console(stderr=True, highlight=False, markup=False, emoji=False, soft_wrap=True)
    console.print(Text(f"error: {one_line(message)}", style="bold red"))


def note(message: str) -> None:
    """Print one line on the error stream that is no error."""
    console = Console(stderr=True, highlight=False, markup=False, emoji=False, soft_wrap=True)
    console.print(Text(f"note: {one_line(message)}", style="yellow"))


@contextmanager
def progress_shown() -> Iterator[Progress]:
    """Show how far the work is, on the error stream, where a person looks at it."""
    console = Console(stderr=True)
    if not (console.is_terminal and sys.stderr.isatty()):
        yield lambda stage, done, total: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (
        TextColumn("{task.description:<24}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True) as shown:
        task = shown.add_task("start", total=None)

        def tell(stage: str, done: int, total: int | None) -> None:
            shown.update(task, description=stage, completed=done, total=total)

        yield tell
