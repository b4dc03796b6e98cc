"""Spans, intervals and ids: what a record is made of cannot say what no page says."""

from dataclasses import FrozenInstanceError
from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from syrtis.errors import EvidenceError
from syrtis.model import TABLES, Count, Span, When, content_id, field_docs, page_id


@given(st.text(min_size=1), st.data())
def test_a_cut_span_stands_in_its_text(text: str, data: st.DataObject) -> None:
    """A span cut from any text stands there, whatever its letters."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    span = Span.cut(text, start, end)
    assert span.stands_in(text)
    assert span.quote == text[start:end]


@given(st.text(min_size=2), st.text(min_size=1), st.integers(0, 50))
def test_a_shifted_text_loses_the_span(text: str, inserted: str, at: int) -> None:
    """When words are put in before a span, it stands there no more, unless they are the same."""
    span = Span.cut(text, 0, len(text))
    changed = text[: at % len(text)] + inserted + text[at % len(text) :]
    assume(changed[: len(text)] != text)
    assert not span.stands_in(changed)


@pytest.mark.parametrize(
    ("start", "end", "quote"), [(0, 0, ""), (-1, 2, "abc"), (3, 2, "a"), (0, 3, "ab"), (0, 1, "ab")]
)
def test_a_span_that_no_text_could_hold_is_refused(start: int, end: int, quote: str) -> None:
    """Offsets and quote must be of one length, and not empty."""
    with pytest.raises(EvidenceError):
        Span(start=start, end=end, quote=quote)


@given(
    st.tuples(st.integers(0, 20), st.integers(1, 9)),
    st.tuples(st.integers(0, 20), st.integers(1, 9)),
)
def test_overlap_is_mutual(left: tuple[int, int], right: tuple[int, int]) -> None:
    """Two spans overlap if and only if they share a code point."""
    text = "x" * 40
    a, b = (Span.cut(text, start, start + size) for start, size in (left, right))
    shared = set(range(a.start, a.end)) & set(range(b.start, b.end))
    assert a.overlaps(b) == b.overlaps(a) == bool(shared)


def test_an_interval_says_something() -> None:
    """An interval open at both ends, or one that ends before it begins, is refused."""
    with pytest.raises(ValueError, match="null"):
        When(earliest=None, latest=None, basis="printed")
    with pytest.raises(ValueError, match="before it begins"):
        When(earliest=date(2019, 3, 2), latest=date(2019, 3, 1), basis="printed")
    with pytest.raises(ValueError, match="upside down"):
        Count(low=3, high=2, words="two or three")


def test_records_cannot_be_changed() -> None:
    """A record is frozen: a correction is a new record."""
    span = Span(start=0, end=1, quote="a")
    with pytest.raises(FrozenInstanceError):
        span.quote = "b"  # type: ignore[misc]


@given(st.lists(st.text(alphabet="ab", max_size=3), min_size=1, max_size=4))
def test_ids_tell_their_parts_apart(parts: list[str]) -> None:
    """The same parts give the same id, and parts joined otherwise give another."""
    assert content_id(*parts) == content_id(*parts)
    assert content_id(*parts) != content_id(*parts, "")
    assert page_id("".join(parts).encode()) == page_id("".join(parts).encode())


def test_every_field_of_a_table_has_its_meaning() -> None:
    """Each field of the ten tables carries a sentence for the reference."""
    assert len(TABLES) == 10
    assert all(text for row in TABLES.values() for text in field_docs(row).values())
