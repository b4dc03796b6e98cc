"""`syrtis timeline`: the days on which most happened, in the articles' own sentences."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from syrtis.cli.arguments import JsonOption, RecordArgument
from syrtis.cli.json_lines import print_objects
from syrtis.cli.terminal import one_line, output, short_source
from syrtis.store import open_record, record_contents

if TYPE_CHECKING:
    from syrtis.events import Entry

__all__ = ["timeline"]

_DAYS = 20
_SOURCE = 60


def timeline(
    record: RecordArgument,
    *,
    days: Annotated[int, typer.Option("--days", "-n", min=1, help="How many days.")] = _DAYS,
    a_day: Annotated[int, typer.Option(min=1, help="How many events a day.")] = 1,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print it as Markdown.")] = False,
    as_json: JsonOption = False,
) -> None:
    """Print the days on which most is told to have happened, in the articles' own sentences."""
    from syrtis.pipeline.timelines import timeline as made  # slow to import

    with open_record(record) as opened:
        contents = record_contents(opened)
    entries = made(contents, days=days, a_day=a_day)
    sources = {article.id: article.source for article in contents.articles}
    if as_json:
        print_objects(_object(entry, sources) for entry in entries)
    elif markdown:
        typer.echo("\n".join(_markdown(entries, sources)))
    else:
        console = output()
        for entry in entries:
            line = Text(f"{entry.day}  ", style="bold")
            line.append(f"“{one_line(entry.told.quote)}”", style="not bold")
            line.append(f"  {_behind(entry, sources)}", style="dim not bold")
            console.print(line, soft_wrap=not console.is_terminal)


def _object(entry: "Entry", sources: dict[str, str]) -> dict[str, object]:
    return {
        "day": entry.day.isoformat(),
        "event_id": entry.event.id,
        "title": entry.event.title,
        "article_id": entry.article_id,
        "source": sources[entry.article_id],
        "start": entry.told.start,
        "end": entry.told.end,
        "quote": entry.told.quote,
        "articles": len(entry.event.articles),
        "voices": entry.event.origins,
    }


def _markdown(entries: "Sequence[Entry]", sources: dict[str, str]) -> list[str]:
    lines: list[str] = []
    last = None
    for entry in entries:
        if entry.day != last:
            lines += [*([""] if lines else []), f"**{entry.day}**", ""]
            last = entry.day
        quote = (
            one_line(entry.told.quote).replace("*", "\\*").replace("_", "\\_").replace("<", "&lt;")
        )
        lines.append(f"- “{quote}” ({_behind(entry, sources)})")
    return lines


def _behind(entry: "Entry", sources: dict[str, str]) -> str:
    articles, voices = len(entry.event.articles), entry.event.origins
    source = short_source(sources[entry.article_id], _SOURCE)
    return (
        f"{source}; {articles} article{'' if articles == 1 else 's'}, "
        f"{voices} voice{'' if voices == 1 else 's'}"
    )
