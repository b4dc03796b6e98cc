"""Claims as a table that a person can read: kind, count, words, who says so, where."""

from collections.abc import Iterable, Mapping

from rich.table import Table
from rich.text import Text

from syrtis.cli.terminal import KIND_STYLES, clipped, listing, one_line, short_source
from syrtis.export.words import count_words, day_words
from syrtis.model import Claim, Modality, Standing

__all__ = ["claim_table", "count_words", "day_words", "kind_text"]

_QUOTE_WIDTH = 240
_NAME_WIDTH = 40
_ID_SHOWN = 8
"""Digits of an article's id that are shown: enough to name it to `show` and `--article`."""


def kind_text(claim: Claim) -> Text:
    """Name the kind of a claim, and whatever keeps it from being a plain report."""
    text = Text.assemble((claim.kind, KIND_STYLES.get(claim.kind, "")))
    if claim.modality is not Modality.ASSERTED:
        text.append(f"\n{claim.modality}", style="italic")
    if claim.scope is not None:
        text.append(f"\n{claim.scope}", style="dim")
    if claim.change is not None:
        text.append(f"\n{claim.change}", style="dim")
    if claim.standing is Standing.BACKGROUND:
        text.append(f"\n{claim.standing}", style="dim italic")
    return text


def claim_table(claims: Iterable[Claim], sources: Mapping[str, str], *, width: int) -> Table:
    """Lay claims out one a row, for a terminal so many columns wide.

    `sources` names the articles by their ids.
    """
    source_width, claimant_width = width // 5, width // 6
    table = listing()
    table.expand = True
    table.add_column("kind", no_wrap=True)
    table.add_column("count", no_wrap=True, justify="right")
    table.add_column("the words", ratio=1, overflow="fold")
    table.add_column("who says so", width=claimant_width, overflow="fold")
    table.add_column("source", width=source_width, overflow="fold")
    for claim in claims:
        table.add_row(
            kind_text(claim),
            count_words(claim.count),
            _quote(claim),
            _claimant(claim),
            _source(claim.article_id, sources, source_width),
        )
    return table


def _quote(claim: Claim) -> Text:
    text = Text(clipped(one_line(claim.quote), _QUOTE_WIDTH))
    if claim.count is not None:
        words = one_line(claim.count.words)
        found = text.plain.find(words)
        if words and found >= 0:
            text.stylize("bold", found, found + len(words))
    told = _told(claim)
    return Text.assemble(text, (f"\n{told}", "dim")) if told else text


def _told(claim: Claim) -> str:
    """Say in one line what a claim names besides: who, by whom, where, when."""
    named = [
        claim.event_type or "",
        claim.who.name if claim.who else "",
        f"by {claim.by.name}" if claim.by else "",
        claim.place.name if claim.place else "",
        f"{claim.extent} of it" if claim.extent else "",
        _when(claim),
    ]
    return clipped(one_line(" · ".join(filter(None, named))), _QUOTE_WIDTH)


def _when(claim: Claim) -> str:
    """Say the words that say when, and the days they came to: `on Friday (2011-03-04)`."""
    told = claim.when_words.quote if claim.when_words else ""
    days = day_words(claim.when)
    return f"{told} ({days})" if told and days else told or days


def _source(article_id: str, sources: Mapping[str, str], width: int) -> Text:
    source = short_source(sources.get(article_id, article_id), 2 * width)
    return Text.assemble(source, (f"\n{article_id[:_ID_SHOWN]}", "dim"))


def _claimant(claim: Claim) -> Text:
    if claim.claimant is None:
        return Text("(the article)", style="dim")
    return Text(clipped(one_line(claim.claimant.name), _NAME_WIDTH))
