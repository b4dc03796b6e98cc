"""Pages without a date: dated by what dated pages tell of one day, or not at all."""

from collections.abc import Callable
from datetime import date

STAMP = "Published: 4 April 2019\n\nArmy loses its base\n\n"
TOLD = (
    "MISRATA, Libya - Rebels seized the town of Sirte on Wednesday after a night of shelling, the "
    "Libyan army said. Nine soldiers were killed in Sirte and 17 others were wounded in Sirte, it said. "
    "Families left on foot along the coast road.\n"
)
AGAIN = (
    "Sirte has fallen\n\nMISRATA, Libya - Rebels have captured Sirte on Wednesday, residents "
    "said, and the Libyan army has left. "
    "Nine soldiers were killed in Sirte, and shops stayed shut all day long.\n"
)
LESS = (
    "Sirte has fallen\n\nMISRATA, Libya - Rebels have captured Sirte on Wednesday, residents "
    "said, and the Libyan army has left the coast. "
    "Shops stayed shut all day long, and few people were about.\n"
)
OTHER = (
    "Sirte has fallen\n\nMISRATA, Libya - Rebels have captured Sirte on Friday, residents "
    "said, and the Libyan army has left. "
    "Nine soldiers were killed in Sirte, and shops stayed shut all day long.\n"
)


def published(told: Callable, *texts: str) -> dict[str, object]:
    """Build some pages and give when each was published."""
    articles = told(*texts).contents.articles
    return {article.source: article.published for article in articles}


def test_two_things_told_of_one_day_date_a_page(told: Callable) -> None:
    """A page that shares a capture and a toll with a dated one, and its weekday, is of that week."""
    when = published(told, STAMP + TOLD, AGAIN)["1.txt"]
    assert when is not None
    assert when.basis == "sister-event"  # type: ignore[attr-defined]
    assert when.earliest == date(2019, 4, 3)  # type: ignore[attr-defined]
    assert when.quote in AGAIN  # type: ignore[attr-defined]


def test_one_thing_alone_dates_nothing(told: Callable) -> None:
    """A town that changed hands on some Wednesday is no date."""
    assert published(told, STAMP + TOLD, LESS)["1.txt"] is None


def test_another_weekday_dates_nothing(told: Callable) -> None:
    """The same things told of another weekday are no date."""
    assert published(told, STAMP + TOLD, OTHER)["1.txt"] is None


def test_times_of_a_page_dated_so_are_read_again(told: Callable) -> None:
    """Once a page is dated its own words of time are days as well."""
    found = told(STAMP + TOLD, AGAIN)
    sources = {article.id: article.source for article in found.contents.articles}
    days = {
        mention.earliest
        for mention in found.contents.mentions
        if mention.quote == "Wednesday" and sources[mention.article_id] == "1.txt"
    }
    assert days == {date(2019, 4, 3)}
