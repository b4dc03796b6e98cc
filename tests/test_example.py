import csv
import html
import json
import math
import re
from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from syrtis import example

Row = dict[str, Any]
Point = tuple[float, float]

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
KM_PER_DEGREE = 111.2
YEAR_OF_THE_WAR = 2019


COPY = "courier_dravnik-hostel-strike_1.html"


def read_gold() -> Row:
    """What a careful reader finds in the example."""
    case: Row = json.loads(example.gold().read_text(encoding="utf-8"))
    return case


def read_pages() -> dict[str, str]:
    """Every page by its file name, as it arrived."""
    return {page.name: page.read_bytes().decode("utf-8") for page in example.pages().iterdir()}


def read_places() -> list[Row]:
    """The rows of the gazetteer."""
    return list(csv.DictReader(example.gazetteer().read_text(encoding="utf-8").splitlines()))


def read_rings() -> dict[str, list[Point]]:
    """The coast of the island and of the islet."""
    features = json.loads(example.outline().read_text(encoding="utf-8"))["features"]
    return {f["properties"]["name"]: f["geometry"]["coordinates"][0] for f in features}


def quoted(node: object) -> list[Row]:
    """Every row of the gold that carries offsets, however deep."""
    if isinstance(node, list):
        return [row for child in node for row in quoted(child)]
    if isinstance(node, dict):
        own = [node] if "quote" in node else []
        return own + [row for child in node.values() for row in quoted(child)]
    return []


def inside(point: Point, ring: list[Point]) -> bool:
    """Whether a ray from a point crosses the coast an odd number of times: then it is inside."""
    x, y = point
    crossings = (
        (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1
        for (x1, y1), (x2, y2) in pairwise(ring)
    )
    return sum(crossings) % 2 == 1


def coast_km(point: Point, ring: list[Point]) -> float:
    """Distance to the nearest corner of the coast, near enough for an island this small."""
    squeeze = math.cos(math.radians(point[1]))
    return min(math.hypot((x - point[0]) * squeeze, y - point[1]) * KM_PER_DEGREE for x, y in ring)


def crosses(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Whether the stretch a-b of a coast crosses the stretch c-d."""

    def side(p: Point, q: Point, r: Point) -> bool:
        return (q[0] - p[0]) * (r[1] - p[1]) > (q[1] - p[1]) * (r[0] - p[0])

    return side(a, b, c) != side(a, b, d) and side(c, d, a) != side(c, d, b)


def test_pages_and_gold_list_the_same_files() -> None:
    """The gold describes every page once, and the same bytes under another name not again."""
    described = [document["document"] for document in read_gold()["documents"]]
    assert len(set(described)) == len(described)
    assert set(described) == set(read_pages()) - {COPY}


def test_half_of_the_pages_are_html_and_half_text() -> None:
    """A user meets both ways a page can arrive."""
    suffixes = [name.rsplit(".", 1)[1] for name in read_pages()]
    assert (suffixes.count("html"), suffixes.count("txt")) == (10, 10)


def test_quotes_of_text_pages_stand_where_the_gold_says() -> None:
    """In a text page a quote is exactly the characters between its start and its end."""
    pages = read_pages()
    rows = [row for row in quoted(read_gold()) if row["document"].endswith(".txt")]
    assert len(rows) > 200
    assert [
        row for row in rows if pages[row["document"]][row["start"] : row["end"]] != row["quote"]
    ] == []


def test_quotes_of_html_pages_are_words_of_the_page() -> None:
    """In an HTML page a quote is words of the page, whatever text a reader makes of it."""
    words = {
        name: " ".join(html.unescape(re.sub(r"<[^>]+>", "", page)).split())
        for name, page in read_pages().items()
        if name.endswith(".html")
    }
    rows = [row for row in quoted(read_gold()) if row["document"] in words]
    assert rows
    assert [row for row in rows if row["quote"] not in words[row["document"]]] == []
    assert [row for row in rows if row["end"] - row["start"] != len(row["quote"])] == []


FULL_DATES = re.compile(
    r"\b(?P<weekday>(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*),? "
    r"(?:(?P<day>\d{1,2})(?: of)? (?P<month>[A-Z][a-z]+)(?: (?P<year>\d{4}))?"
    r"|(?P<month_first>[A-Z][a-z]+) (?P<day_second>\d{1,2}), (?P<year_last>\d{4}))"
)


def test_weekdays_beside_dates_are_right() -> None:
    """Wherever a page prints a weekday beside a date, the calendar agrees."""
    found = [
        (name, match) for name, page in read_pages().items() for match in FULL_DATES.finditer(page)
    ]
    assert len(found) >= 15
    for name, match in found:
        day = int(match["day"] or match["day_second"])
        month = MONTHS.index((match["month"] or match["month_first"])[:3].lower()) + 1
        year = int(match["year"] or match["year_last"] or YEAR_OF_THE_WAR)
        weekday = WEEKDAYS[date(year, month, day).weekday()]
        assert match["weekday"][:3].lower() == weekday, f"{name}: {match[0]}"


def test_the_copy_is_byte_for_byte() -> None:
    """The duplicate page has the same bytes as its original, under another name."""
    pages = read_pages()
    original = "courier_dravnik-hostel-strike.html"
    assert pages[COPY] == pages[original]
    assert sorted((COPY, original)) == [original, COPY]


def test_the_cut_copy_adds_nothing_to_the_agency_story() -> None:
    """Every agency paragraph of the shorter copy stands word for word in the longer one."""
    pages = read_pages()
    _, story = pages["harbourpost_rebels-storm-barracks.txt"].split("KESTERWYK", 1)
    paragraphs = ("KESTERWYK" + story.split("DRAGAN FELIHO")[0]).split("\n\n")
    whole = pages["skelmeredispatch_rebels-storm-barracks.html"]
    assert [paragraph for paragraph in paragraphs if paragraph.strip() not in whole] == []


def test_set_aside_pages_carry_no_facts() -> None:
    """A page that is no story, or in another language, is described and nothing more."""
    gold = read_gold()
    aside = {row["document"] for row in gold["documents"] if not row["relevant"]}
    assert len(aside) == 2
    assert [row for row in quoted(gold) if row["document"] in aside] == []


def test_no_fact_rests_on_furniture() -> None:
    """No count and no control statement is read from menus, repeats, dumps or credits."""
    gold = read_gold()
    rows = [*gold["furniture"], *gold["furniture_repeats"]]
    facts = [*gold["claims"], *gold["control"]]
    overlapping = [
        (fact["quote"], row["quote"])
        for fact in facts
        for row in rows
        if row["document"] == fact["document"]
        and min(row["end"], fact["end"]) > max(row["start"], fact["start"])
    ]
    assert overlapping == []


def test_counts_are_ranges() -> None:
    """A count's low is never above its high, and a denied count is nought."""
    for claim in read_gold()["claims"]:
        low, high = claim["low"], claim["high"]
        assert low is None or high is None or low <= high, claim["quote"]
        assert claim["modality"] != "negated" or (low, high) == (0, 0), claim["quote"]


def test_every_kind_of_count_is_told() -> None:
    """The example has each kind of count, in each modality and scope, so a demo shows them all."""
    claims = read_gold()["claims"]
    kinds = {"killed", "wounded", "captured", "missing", "displaced", "surrendered", "strength"}
    assert kinds <= {claim["kind"] for claim in claims}
    assert {claim["modality"] for claim in claims} == {"asserted", "negated", "hypothetical"}
    assert {claim["scope"] for claim in claims} == {"incident", "cumulative", None}


def test_parts_are_smaller_than_their_wholes() -> None:
    """Civilians and fighters make up the strike's dead, and a camp is part of the displaced."""
    low = {claim["quote"]: claim["low"] for claim in read_gold()["claims"]}

    def only(words: str) -> int:
        (value,) = [count for quote, count in low.items() if words in quote]
        assert isinstance(value, int)
        return value

    assert only("Twenty of the dead") + only("Three were members") == only("at least 23 people")
    assert only("The camp at Tirravane") < only("Relief agencies") < only("internally displaced")
    assert only("eight killed") < only("13 people there since 1 July")


def test_named_things_are_in_the_lists() -> None:
    """Groups, events and pairs kept apart name documents, actors and places that exist."""
    gold = read_gold()
    documents = {row["document"] for row in gold["documents"]}
    names = {row["name"] for row in [*gold["actors"], *gold["places"]]}
    grouped = [name for group in gold["independence"]["groups"] for name in group]
    assert len(set(grouped)) == len(grouped)
    assert set(grouped) <= documents
    assert {name for row in gold["events"] for name in row["documents"]} <= documents
    assert {name for pair in gold["not_the_same"] for name in pair} <= names
    assert {row["place"] for row in gold["events"]} - {None} <= names


def test_the_outline_is_a_valid_ring() -> None:
    """Each outline is closed, runs counter-clockwise and does not cross itself."""
    rings = read_rings()
    assert set(rings) == {"Halvera", "Skarrey"}
    for ring in rings.values():
        edges = list(pairwise(ring))
        assert ring[0] == ring[-1]
        assert sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in edges) > 0
        assert not any(
            crosses(*one, *other)
            for i, one in enumerate(edges)
            for j, other in enumerate(edges)
            if j > i + 1 and (i, j) != (0, len(edges) - 1)
        )


def test_every_place_lies_on_the_island() -> None:
    """Every place of the gazetteer lies inside the island's outline, the islet inside its own."""
    rings = read_rings()
    for place in read_places():
        ring = rings["Skarrey" if place["kind"] == "islet" else "Halvera"]
        point = (float(place["longitude"]), float(place["latitude"]))
        assert inside(point, ring), place["name"]


@pytest.mark.parametrize("name", ["Porto Quelhas", "Marenholt", "Tirravane", "Isikelo"])
def test_ports_are_on_the_coast(name: str) -> None:
    """A port town lies within a few kilometres of the sea."""
    (place,) = [row for row in read_places() if row["name"] == name]
    point = (float(place["longitude"]), float(place["latitude"]))
    assert coast_km(point, read_rings()["Halvera"]) < 5


def test_places_lie_within_places_of_the_gazetteer() -> None:
    """What a place lies within is a place of the gazetteer too, up to the island itself."""
    places = {row["name"]: row for row in read_places()}
    assert len(places) == len(read_places())
    for name in places:
        outer = name
        while places[outer]["within"]:
            outer = places[outer]["within"]
        assert outer == "Halvera"


def test_the_notice_says_it_is_invented() -> None:
    """Nobody can take the example for news: its notice says what it is and whose it is."""
    notice = example.notice().read_text(encoding="utf-8")
    assert "invented" in notice
    assert "CC0" in notice
