"""When claims' things were, where the words stand beside them."""

from collections.abc import Callable
from datetime import date

HEAD = "The Coast Gazette\n\nTwo days in Vessin\n\nFriday, 4 June 2021\n\nTALLEN (Coast Wire) - "


def test_the_day_of_saying_is_not_the_day_it_happened(told: Callable) -> None:
    """What officials said on a Thursday had happened by then: the interval is open and ends that day."""
    found = told(
        f"{HEAD}The harbour was calm and shops were open again along the quay after a long week.\n\n"
        "Officials said on Thursday that nine fishermen were killed near the mole.\n"
    )
    when = found.claim("nine fishermen were killed").when
    assert (when.earliest, when.latest, when.basis) == (None, date(2021, 6, 3), "said")


def test_the_day_beside_the_deed_is_its_day(told: Callable) -> None:
    """A day that hangs on what happened, not on who says so, is the day it happened."""
    found = told(
        f"{HEAD}The harbour was calm and shops were open again along the quay after a long week.\n\n"
        "Nine fishermen were killed near the mole on Thursday, officials said.\n"
    )
    when = found.claim("Nine fishermen were killed").when
    assert (when.earliest, when.latest) == (date(2021, 6, 3), date(2021, 6, 3))


def test_a_day_of_saying_is_carried_to_no_other_sentence(told: Callable) -> None:
    """The day on which a spokesman spoke dates nothing that other sentences tell."""
    found = told(
        f"{HEAD}The mayor said on Thursday that the harbour was calm and that shops were open again.\n\n"
        "Nine fishermen were killed near the mole.\n"
    )
    assert found.claim("Nine fishermen were killed").when is None
