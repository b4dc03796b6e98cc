"""A record's events by another rule, and with words read as ACLED reads them."""

from dataclasses import replace

import pytest
from tests.export.invented_events import contents_of, killed

from syrtis.errors import RecordError
from syrtis.events import Rule
from syrtis.model import Claim, Contents, Count, Event
from syrtis.pipeline.profiles import as_acled, by_rule
from syrtis.pipeline.views import rule_of, viewed


def _told(words: str, low: int, high: int, article: str, start: int) -> Claim:
    claim = killed(words, low, high)
    return replace(claim, id=f"{article}-{start}", article_id=article, start=start, end=start + 6)


def _record(*claims: Claim) -> Contents:
    return viewed(contents_of(claims=claims))


def _grouped(events: tuple[Event, ...]) -> set[tuple[str, ...]]:
    return {event.claims for event in events}


def test_words_lower_the_figure_for_acled_alone() -> None:
    """`dozens` count 12 for ACLED and 24 for the record, whose claims keep the word and the interval."""
    record = _record(_told("dozens", 24, 99, "a", 0))
    (event,) = as_acled(record).events
    assert event.deaths is not None
    assert (event.deaths.best, event.deaths.rule) == (12, "acled")
    assert event.title.endswith("12 dead")
    (kept,) = by_rule(record, Rule.UCDP).events
    assert kept.deaths is not None
    assert kept.deaths.best == 24
    assert as_acled(record).claims[0].count == Count(low=24, high=99, words="dozens")


def test_words_join_no_events() -> None:
    """Twelve and `dozens` are the same number to ACLED, and no reason to take two events for one."""
    claims = (_told("dozens", 24, 99, "a", 0), _told("12", 12, 12, "undated", 0))
    record = _record(*claims)
    assert _grouped(as_acled(record).events) == _grouped(record.events)


def test_a_rule_changes_figures_only(halvera: Contents) -> None:
    """By every rule, events are the same claims; only figures, and titles that tell them, differ."""
    for rule in Rule:
        ruled = by_rule(halvera, rule)
        assert _grouped(ruled.events) == _grouped(halvera.events)
        assert [event.id for event in ruled.events] == [event.id for event in halvera.events]
        assert ruled.claims == halvera.claims
        assert rule_of(ruled) is rule
    assert by_rule(halvera, rule_of(halvera)).events == halvera.events


def test_a_rule_of_a_newer_version_is_told() -> None:
    """A record that names a rule which is not known is refused with the rules that are."""
    with pytest.raises(RecordError, match=r"'bayes'.*ucdp, acled, majority, latest"):
        viewed(replace(contents_of(), about={"rule": "bayes"}))
