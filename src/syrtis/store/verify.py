"""Check a record against itself: every quote, in the text of the page it is said to come from.

What is checked: the bytes of each page still have the hash that is the page's id; reading the page
again gives the text in the record; and each quote, name and counting word of each claim, mention,
date, head field and relation stands in that text at its offsets. A quote of an article's head that
has no offsets (a date in a page's metadata) must be found again when the page is read again. Not
checked: whether the words mean what the claim says.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from syrtis.errors import RecordError, SyrtisError
from syrtis.model import Article, Page, Relation, page_id
from syrtis.store.quotes import Quoted, quotes_of_article, quotes_of_claim, quotes_of_relation
from syrtis.store.record import Record

__all__ = ["Failure", "Verified", "verify_record"]

Progress = Callable[[str, int, int | None], None]

_SHOWN = 60
"""Code points of a quote that a message repeats."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """One thing in a record that its pages do not bear out."""

    table: str
    id: str
    source: str
    """Where the page came from, or its id where no article tells."""
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verified:
    """What was checked, and what does not stand."""

    pages: int
    quotes: int
    failures: tuple[Failure, ...]


def verify_record(
    record: Record,
    reread: Callable[[Page], Article],
    *,
    progress: Progress = lambda stage, done, total: None,
) -> Verified:
    """Check every page, and every quote against the text it is said to stand in."""
    failures = [
        Failure(table="file", id="", source=record.name, message=fault) for fault in record.faults()
    ]
    relations = _relations(record)
    quotes, total = 0, record.count("articles")
    for done, article in enumerate(record.articles()):
        progress("verify", done, total)
        failures.extend(_check_page(record, article, reread))
        for quoted in _quotes(record, article, relations[article.id]):
            quotes += 1
            failures.extend(_check_quote(article, quoted))
    progress("verify", total, total)
    return Verified(pages=record.count("pages"), quotes=quotes, failures=tuple(failures))


def _relations(record: Record) -> defaultdict[str, list[tuple[str, Relation]]]:
    """List the relations of every article, each with the id of the voice that tells it."""
    relations: defaultdict[str, list[tuple[str, Relation]]] = defaultdict(list)
    for origin in record.origins():
        for relation in origin.relations:
            relations[relation.article_id].append((origin.id, relation))
    return relations


def _quotes(
    record: Record, article: Article, relations: list[tuple[str, Relation]]
) -> Iterator[Quoted]:
    yield from quotes_of_article(article)
    for claim in record.claims_of(article.id):
        yield from quotes_of_claim(claim)
    for mention in record.mentions_of(article.id):
        yield Quoted(
            table="mentions",
            id=mention.id,
            field="quote",
            quote=mention.quote,
            start=mention.start,
            end=mention.end,
        )
    for origin_id, relation in relations:
        yield from quotes_of_relation(origin_id, relation)


def _check_page(
    record: Record, article: Article, reread: Callable[[Page], Article]
) -> Iterator[Failure]:
    def failed(message: str) -> Failure:
        return Failure(table="articles", id=article.id, source=article.source, message=message)

    try:
        page = record.page(article.id)
    except RecordError as error:
        yield failed(str(error))
        return
    if page_id(page.content) != page.id:
        yield failed("the page's bytes are not those it was named by: they were changed")
        return
    try:
        again = reread(page)
    except SyrtisError as error:
        yield failed(f"the page cannot be read again: {error}")
        return
    if again.text != article.text:
        yield failed(
            "reading the page again gives another text: the record, or Syrtis, was changed"
        )
    for quoted in _not_found_again(article, again):
        yield failed(f"{quoted.field} {_shown(quoted.quote)} is not found again in the page")


def _not_found_again(article: Article, again: Article) -> Iterator[Quoted]:
    found = {quoted.quote for quoted in quotes_of_article(again)}
    for quoted in quotes_of_article(article):
        if quoted.start is None and quoted.quote not in found:
            yield quoted


def _check_quote(article: Article, quoted: Quoted) -> Iterator[Failure]:
    if quoted.start is None or quoted.end is None:
        stands = quoted.anywhere_else or quoted.quote in article.text
        where = "in the text"
    else:
        stands = quoted.start >= 0 and article.text[quoted.start : quoted.end] == quoted.quote
        where = f"at {quoted.start}..{quoted.end}"
    if not stands:
        yield Failure(
            table=quoted.table,
            id=quoted.id,
            source=article.source,
            message=f"{quoted.field} {_shown(quoted.quote)} does not stand {where}",
        )


def _shown(quote: str) -> str:
    return repr(quote if len(quote) <= _SHOWN else quote[:_SHOWN] + " ...")
