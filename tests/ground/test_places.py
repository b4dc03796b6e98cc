"""Places: which one a name means, and what the text says of those that no gazetteer holds."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from syrtis.ground.places import open_gazetteer, place_names
from syrtis.language import open_reader, read_text
from syrtis.model import Article, Status

LIBYA = (
    "Fighting went on in Libya on Monday. The Libyan army said it had shelled {place} during the night "
    "and that several people were killed there. Families fled to Misrata and Benghazi.\n"
)


def test_the_story_decides_between_places_of_one_name(told: Callable) -> None:
    """`Tripoli` is Libya's in a story of Libya and Lebanon's in one of Lebanon."""
    libya = told(LIBYA.format(place="the outskirts of Tripoli"))
    assert libya.place("Tripoli").country == "Libya"


def test_a_place_said_to_hold_it_decides(told: Callable) -> None:
    """`Tripoli, Lebanon` is Lebanon's whatever the story is about."""
    found = told(LIBYA.format(place="a camp near Tripoli, Lebanon,"))
    assert found.place("Tripoli").country == "Lebanon"


def test_spellings_meet_in_the_country_of_the_story(told: Callable) -> None:
    """A transliteration that no gazetteer has is found by its consonants in the story's country."""
    found = told(LIBYA.format(place="the town of Bin Jawad"))
    place = found.place("Bin Jawad")
    assert (place.name, place.country, place.precision) == ("Bin Jawwād", "Libya", 1)


def test_places_carry_what_they_lie_in(told: Callable) -> None:
    """The record holds a town's division and its country, each with its precision."""
    found = told(LIBYA.format(place="the city of Sirte"))
    known = {place.id: place for place in found.contents.places}
    region = known[found.place("Sirte").within or ""]
    assert (region.kind, region.precision) == ("region", 4)
    assert known[region.within or ""].precision == 6


def test_peoples_are_no_places(told: Callable) -> None:
    """`Libyan` tells the country of a story and is no naming of a place."""
    assert "Libyan" not in told(LIBYA.format(place="Sirte")).quotes("place")


def test_a_building_lies_in_the_town_told_of_last(told: Callable) -> None:
    """A hospital that no gazetteer has is put inside its town, at the town's point."""
    found = told(
        LIBYA.format(place="Sirte")
        + "In Sirte the wounded were brought to the Quarrow Hospital, doctors said.\n"
    )
    hospital, sirte = found.place("Quarrow Hospital"), found.place("Sirte")
    assert hospital.within == sirte.id
    assert (hospital.latitude, hospital.longitude) == (sirte.latitude, sirte.longitude)


def test_a_direction_and_a_distance_place_an_unknown_town(told: Callable) -> None:
    """`Quarrowby, 200 km east of Sirte` lies about there, and says how badly that is known."""
    found = told(LIBYA.format(place="the town of Quarrowby, 200 km east of Sirte,"))
    place, sirte = found.place("Quarrowby"), found.place("Sirte")
    assert place.latitude == pytest.approx(sirte.latitude, abs=0.01)
    assert place.longitude is not None
    assert sirte.longitude is not None
    assert 1.9 < place.longitude - sirte.longitude < 2.3
    assert place.precision == 5


def test_a_place_of_which_nothing_is_said_is_not_placed(told: Callable) -> None:
    """A town that nobody knows has no coordinates, never its country's, and an issue says so."""
    found = told(LIBYA.format(place="the town of Quarrowby"))
    place = found.place("Quarrowby")
    assert (place.latitude, place.longitude, place.precision) == (None, None, None)
    assert "place-not-placed" in {issue.code for issue in found.contents.issues}


def test_the_city_is_the_town_told_of_last(told: Callable) -> None:
    """`The city` and `the capital` are mentions of the town they mean."""
    found = told(
        LIBYA.format(place="Sirte")
        + "On Sunday Benghazi was quiet. Shops in the city were open. In the capital they were shut.\n"
    )
    known = {place.id: place.name for place in found.contents.places}
    assert known[found.mention("the city", "place").place_id or ""] == "Benghazi"
    assert known[found.mention("the capital", "place").place_id or ""] == "Tripoli"


def test_a_claim_takes_the_place_its_sentence_names(told: Callable) -> None:
    """A claim's place leads to the place of the record; a dateline's town is not it."""
    found = told(
        "TRIPOLI, Libya (Coast Wire) - At least nine people were killed when shells hit a market in "
        "Misrata on Monday, Libyan officials said.\n"
    )
    known = {place.id: place.name for place in found.contents.places}
    place = found.claim("nine people were killed").place
    assert place is not None
    assert known[place.place_id or ""] == "Misratah"


def test_a_road_is_not_where_it_leads(told: Callable) -> None:
    """A claim without words of place takes none from the name of a road."""
    found = told(
        "Rebels watched the Misrata road from a ridge on Monday, Libyan officials said. At least nine "
        "people were killed when shells hit a market there.\n"
    )
    assert found.claim("nine people were killed").place is None


def test_what_is_taken_is_a_place(told: Callable) -> None:
    """A town that a side takes is one, also where the reader holds its name for a person's."""
    found = told(
        "Officials of Mali said the army had gone south to Mopti at the end of the week, and that it "
        "would stay there.\n\nFighters captured Ansongo, Menaka and Bourem, they said.\n"
    )
    named = {mention.quote for mention in found.contents.mentions if mention.kind == "place"}
    assert {"Ansongo", "Menaka", "Bourem"} <= named


@pytest.mark.parametrize(
    ("between", "town"), [("Hospitals were full.", "Mopti"), ("Segou was quiet.", None)]
)
def test_the_one_town_of_a_story_is_where_it_was(
    between: str, town: str | None, told: Callable
) -> None:
    """A claim without a place was in the one town that the story has named; where it has named two, in
    neither.
    """
    found = told(
        f"Officials of Mali said shells fell on Mopti on Monday.\n\n{between}\n\n"
        "At least nine people were killed, a doctor said.\n"
    )
    known = {place.id: place.name for place in found.contents.places}
    place = found.claim("nine people were killed").place
    assert (place and known[place.place_id or ""]) == town


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=200))
def test_any_text_is_placed_without_a_crash(text: str) -> None:
    """In any text every name of a place stands at its words."""
    read = read_text(text, open_reader("en"), language="en", skip=())
    article = Article(id="a", source="a", status=Status.READ, text=text)
    found = place_names(article, read, language="en", gazetteer=open_gazetteer())
    for name in found.names:
        assert name.span.stands_in(text)
