"""`syrtis verify`: every quote, checked against the kept bytes of its page."""

import typer
from rich.text import Text

from syrtis.cli.arguments import RecordArgument
from syrtis.cli.terminal import one_line, output, progress_shown
from syrtis.store import Verified, open_record, verify_record

__all__ = ["verify"]


def verify(record: RecordArgument) -> None:
    """Check every quote in a record against the kept bytes of its page; exit 1 if one fails."""
    from syrtis.pipeline import reread  # slow to import

    with open_record(record) as opened, progress_shown() as progress:
        verified = verify_record(opened, reread, progress=progress)
    _print(verified)
    if verified.failures:
        raise typer.Exit(1)


def _print(verified: Verified) -> None:
    console = output()
    for failure in verified.failures:
        row = f"{failure.table} {failure.id[:12]}".strip()
        line = f"{failure.source}: {row}: {failure.message}"
        console.print(Text(one_line(line), style="red"), soft_wrap=True)
    checked = f"{verified.pages:,} pages and {verified.quotes:,} quotes checked: "
    if verified.failures:
        console.print(Text(f"{checked}{len(verified.failures):,} faults", style="bold red"))
    else:
        console.print(Text(f"{checked}every one stands", style="bold green"))
