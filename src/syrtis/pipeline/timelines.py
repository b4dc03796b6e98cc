"""A record's timeline, its sentences cut as the articles were read."""

from bisect import bisect_right
from collections.abc import Mapping
from functools import cache

from syrtis.events import Entry, make_timeline
from syrtis.language import LANGUAGES, split_sentences
from syrtis.model import Article, Contents, Span

__all__ = ["sentence_around", "sentences_of", "timeline"]


def timeline(contents: Contents, *, days: int, a_day: int = 1) -> list[Entry]:
    """Make the timeline of a record: so many days, so many events a day."""
    articles: Mapping[str, Article] = {article.id: article for article in contents.articles}

    @cache
    def cut(article: str) -> tuple[Span, ...]:
        return sentences_of(articles[article].text, articles[article].language or "")

    def sentence_at(article: str, place: int) -> Span:
        return sentence_around(cut(article), place)

    return make_timeline(contents, sentence_at, days=days, a_day=a_day)


def sentences_of(text: str, language: str) -> tuple[Span, ...]:
    """Cut a text into sentences; one in a language that is not read is whole, an empty one none."""
    if language not in LANGUAGES:
        return (Span.cut(text, 0, len(text)),) if text else ()
    found = split_sentences(text, language=language)
    return tuple(Span(start=each.start, end=each.end, quote=each.text) for each in found)


def sentence_around(sentences: tuple[Span, ...], place: int) -> Span:
    """Find the sentence that a code point stands in, or the one before it."""
    at = bisect_right([sentence.start for sentence in sentences], place) - 1
    return sentences[max(0, at)]
