"""`syrtis show`: one article, its furniture dimmed, its claims marked."""

from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from syrtis.cli.arguments import NoColorOption, RecordArgument
from syrtis.cli.claim_table import count_words, day_words
from syrtis.cli.issues import issue_table
from syrtis.cli.marked import Stretch, marked_text
from syrtis.cli.summary import facts_table
from syrtis.cli.terminal import KIND_STYLES, one_line, output
from syrtis.model import Article, Claim, When
from syrtis.store import Record, open_record

__all__ = ["show"]


def show(
    record: RecordArgument,
    article: Annotated[
        str | None,
        typer.Argument(
            metavar="[ARTICLE]",
            help="its source, a name in it, or how its id begins; none = list them.",
        ),
    ] = None,
    no_color: NoColorOption = False,
) -> None:
    """Show an article: its head, its text with the claims marked, and what each claim says."""
    console = output(no_color=no_color)
    with open_record(record) as opened:
        if article is None:
            _print_list(console, opened)
        else:
            _print_article(console, opened, opened.article(article))


def _print_list(console: Console, record: Record) -> None:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="bold underline", pad_edge=False)
    for name in ("id", "published", "status"):
        table.add_column(name, no_wrap=True)
    table.add_column("source", overflow="fold")
    for article in record.articles():
        table.add_row(
            article.id[:8],
            day_words(article.published),
            one_line(article.reason or article.status),
            Text(one_line(article.source)),
        )
    console.print(table)


def _print_article(console: Console, record: Record, article: Article) -> None:
    claims = list(record.claims_of(article.id))
    console.print(_head(record, article))
    console.print()
    brackets = console.no_color or not console.is_terminal
    text = marked_text(article.text, _stretches(article, claims), brackets=brackets)
    console.print(text, soft_wrap=not console.is_terminal)  # whole lines for other programs
    console.print()
    if claims:
        console.print(_claims(claims))
    issues = [issue for issue in record.issues() if issue.article_id == article.id]
    if issues:
        console.print()
        console.print(issue_table(issues, {article.id: article.source}))


def _head(record: Record, article: Article) -> Table:
    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False)
    table.add_column(style="bold", no_wrap=True)
    table.add_column(overflow="fold")
    voices = {origin.id: origin.name for origin in record.origins()}
    told = {
        "title": article.title,
        "publisher": article.publisher,
        "byline": ", ".join(article.byline),
        "dateline": article.dateline,
        "wire": ", ".join(article.wire),
        "published": _published(article.published),
        "language": article.language,
        "voice": voices.get(article.origin_id or ""),
        "set aside": article.reason if article.reason else None,
        "source": article.source,
        "address": article.url if article.url != article.source else None,
        "id": article.id,
    }
    for name, value in told.items():
        if value or name in ("title", "published"):
            cell = Text(one_line(value)) if value else Text("not known", style="dim")
            table.add_row(name, cell)
    return table


def _published(when: When | None) -> str | None:
    if when is None:
        return None
    quote = "" if when.quote is None else f": “{when.quote}”"
    return f"{day_words(when)} ({when.basis}{quote})"


def _stretches(article: Article, claims: list[Claim]) -> list[Stretch]:
    furniture = [
        Stretch(start=part.start, end=part.end, label=f"furniture {part.rule}", style="dim")
        for part in article.furniture
    ]
    marked = [
        Stretch(
            start=claim.start,
            end=claim.end,
            label=f"{number} {claim.kind}",
            style=KIND_STYLES.get(claim.kind, "bold"),
            number=number,
        )
        for number, claim in enumerate(claims, 1)
    ]
    return [*furniture, *marked]


def _claims(claims: list[Claim]) -> Table:
    table = facts_table()
    for number, claim in enumerate(claims, 1):
        facts = [str(claim.kind), count_words(claim.count)]
        facts += [str(claim.modality) if claim.modality != "asserted" else "", claim.scope or ""]
        for label, party in (("who", claim.who), ("by", claim.by), ("at", claim.place)):
            facts.append(f"{label}: {one_line(party.name)}" if party else "")
        facts.append(f"when: {day_words(claim.when)}" if claim.when else "")
        says = one_line(claim.claimant.name) if claim.claimant else "the article"
        facts.append(f"says: {says}")
        text = Text(" · ".join(fact for fact in facts if fact))
        text.stylize(KIND_STYLES.get(claim.kind, "bold"), 0, len(claim.kind))
        table.add_row("", str(number), text)
    return table
