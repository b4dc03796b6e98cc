"""`syrtis info`: what is in a record, and how far it can be trusted."""

from rich.console import Console
from rich.text import Text

from syrtis.cli.arguments import RecordArgument
from syrtis.cli.summary import facts_table, told, voices_told
from syrtis.cli.terminal import one_line, output
from syrtis.store import Record, open_record

__all__ = ["info"]


def info(record: RecordArgument) -> None:
    """Say what is in a record and how far it can be trusted."""
    console = output()
    with open_record(record) as opened:
        _print_head(console, opened)
        _print_pages(console, opened)
        _print_claims(console, opened)
        _print_tables(console, opened)
        _print_issues(console, opened)


def _print_head(console: Console, record: Record) -> None:
    about = record.about
    made = " · ".join(f"{key} {one_line(value)}" for key, value in about.items())
    console.print(Text(record.name, style="bold"), Text(made, style="dim"))


def _heading(console: Console, words: str) -> None:
    console.print()
    console.print(Text(words, style="bold underline"))


def _print_pages(console: Console, record: Record) -> None:
    _heading(console, "What came in")
    read = record.tally("articles", "language", status="read")
    aside = record.tally("articles", "reason", status="set_aside")
    dates = record.tally("articles", "published.basis", status="read")
    undated = dates.pop(None, 0)
    table = facts_table()
    table.add_row("pages", f"{record.count('pages'):,}", _copies(record))
    table.add_row("read", f"{sum(read.values()):,}", told(read, none="language unknown"))
    table.add_row("set aside", f"{sum(aside.values()):,}", told(aside, none="no reason told"))
    table.add_row("dated", f"{sum(dates.values()):,}", told(dates))
    table.add_row("undated", f"{undated:,}", "no date that can be trusted" if undated else "")
    publishers = record.tally("articles", "publisher", status="read")
    table.add_row("publishers", f"{len(publishers.keys() - {None}):,}", told(publishers))
    table.add_row("voices", f"{record.count('origins'):,}", told(voices_told(record)))
    table.add_row("", "", _voices(record))
    console.print(table)


def _copies(record: Record) -> str:
    twice = record.count("sources") - record.count("pages")
    return f"{twice:,} more came in with the same bytes" if twice > 0 else ""


def _voices(record: Record) -> str:
    """Name the voices that more than one page speaks with, the loudest first."""
    voices = sorted(record.origins(), key=lambda origin: (-len(origin.articles), origin.name))
    shared: dict[str | None, int] = {
        origin.name: len(origin.articles) for origin in voices if len(origin.articles) > 1
    }
    return f"pages each: {told(shared)}" if shared else "one page each"


def _print_claims(console: Console, record: Record) -> None:
    _heading(console, "What is claimed")
    claimants = record.tally("claims", "claimant.name")
    own_voice = claimants.pop(None, 0)
    table = facts_table()
    table.add_row("claims", f"{record.count('claims'):,}", told(record.tally("claims", "kind")))
    table.add_row("", "", told(record.tally("claims", "modality")))
    table.add_row("", "", told(record.tally("claims", "scope"), none="scope unknown"))
    table.add_row("claimant", f"{sum(claimants.values()):,}", told(claimants))
    table.add_row("", f"{own_voice:,}", "in the article's own voice")
    console.print(table)


def _print_tables(console: Console, record: Record) -> None:
    names = ("mentions", "events", "actors", "places", "control")
    others = " · ".join(f"{name} {record.count(name):,}" for name in names)
    console.print(Text(f" {others}", style="dim"))


def _print_issues(console: Console, record: Record) -> None:
    _heading(console, "What could not be done")
    table = facts_table()
    for code, number in record.tally("issues", "code").items():
        table.add_row(one_line(code or ""), f"{number:,}")
    console.print(table)
    console.print(Text(f"`syrtis issues {record.name}` tells each of them.", style="dim"))
