"""Events as views over claims: what is one occurrence, what stays two, and which figures hold."""

from dataclasses import replace
from datetime import date
from random import Random

import pytest
from vessin import PLACES, SHELLING, STRIKE, a_claim, a_strike, events_of

from syrtis.events import Rule
from syrtis.events.linking import compare, containment
from syrtis.events.telling import Telling
from syrtis.events.traits import Traits, traits_of
from syrtis.events.window import Window
from syrtis.model import (
    Change,
    ClaimKind,
    ClaimPlace,
    Mention,
    MentionKind,
    Modality,
    Scope,
    When,
)


def test_claims_side_by_side_are_one_occurrence() -> None:
    """A strike, its dead and its wounded, told together, are one event with both figures."""
    (event,) = events_of(
        [
            a_strike("strike"),
            a_claim("dead", at=30, count=(17, 17), who="people"),
            a_claim("hurt", ClaimKind.WOUNDED, at=60, count=(40, 40), who="people"),
        ]
    )
    assert (event.type, event.place_id) == (STRIKE, "tallen")
    assert event.deaths is not None
    assert (event.deaths.best, event.deaths.civilians) == (17, 17)
    assert event.wounded is not None
    assert event.wounded.best == 40
    assert event.title == "Air strike in Tallen (Civilians of Vessin) on 2021-04-05: 17 dead"


def test_two_articles_of_one_strike_are_one_event() -> None:
    """Two reports of one place, day and kind are one event with two voices."""
    (event,) = events_of([a_strike("a1"), a_strike("b1", article="b", voice="v2")])
    assert (event.articles, event.origins) == (("a", "b"), 2)


@pytest.mark.parametrize(
    "other",
    [{"day": "2021-04-06"}, {"place": "korro"}, {"event": SHELLING}, {"at": 9000}],
    ids=["another day", "another town", "another means", "told apart in one article"],
)
def test_two_occurrences_stay_two(other: dict[str, object]) -> None:
    """Another day, town or means, or a telling apart in one article, keeps two events two."""
    article = "a" if "at" in other else "b"
    assert len(events_of([a_strike("one"), a_strike("two", article=article, **other)])) == 2


def test_weekdays_keep_undated_reports_apart() -> None:
    """Two undated strikes on one town, one on a Saturday and one on a Sunday, are two."""
    claims = [
        a_strike("one", day=None, weekday="Saturday", by="army"),
        a_strike("two", day=None, weekday="Sunday", by="army", article="b"),
    ]
    assert len(events_of(claims)) == 2


def test_undated_reports_of_one_town_are_not_joined_by_that_alone() -> None:
    """A town is struck for months: place, means and side without a day make no event one."""
    claims = [
        a_strike("one", day=None, by="army"),
        a_strike("two", day=None, by="army", article="b"),
    ]
    assert len(events_of(claims)) == 2


def test_a_district_and_its_town_can_be_one_place() -> None:
    """A strike on the market and one on its town, of one day, are one event, at the market."""
    (event,) = events_of([a_strike("town"), a_strike("market", article="b", place="market")])
    assert event.place_id == "market"


def test_a_country_is_no_place_two_events_share() -> None:
    """Events told of a whole country block nothing together with its towns."""
    assert "vessin" not in containment(PLACES).values()


def test_a_report_without_a_place_joins_what_it_names() -> None:
    """A strike of the same day and side without a place joins the one at a place that its article names;
    day and kind alone are not enough, for an article names many places.
    """
    named = Mention(
        id="m",
        article_id="b",
        start=0,
        end=6,
        quote="Tallen",
        kind=MentionKind.PLACE,
        place_id="tallen",
    )
    claims = [a_strike("one", by="army"), a_strike("two", article="b", place=None, by="army")]
    assert len(events_of(claims)) == 2
    assert len(events_of(claims, mentions=(named,))) == 1
    other = [a_strike("one"), a_strike("two", article="b", place=None)]
    assert len(events_of(other, mentions=(named,))) == 2


def test_a_country_and_a_day_are_not_enough() -> None:
    """Strikes of one day in one country are two, unless more than that speaks for their being one."""
    claims = [a_strike("one", place="vessin"), a_strike("two", article="b", place="vessin")]
    assert len(events_of(claims)) == 2


def test_a_month_that_holds_a_day_is_not_that_day() -> None:
    """A strike told of a month is not that of one of its days for that alone."""
    month = When(earliest=date(2021, 4, 1), latest=date(2021, 4, 30), basis="printed")
    claims = [a_strike("one"), replace(a_strike("two", article="b"), when=month)]
    assert len(events_of(claims)) == 2


def test_running_totals_and_plans_are_no_occurrence() -> None:
    """A total, a plan and a denied strike make no event."""
    assert not events_of(
        [
            a_claim("total", count=(130, 130), scope=Scope.CUMULATIVE, place="tallen"),
            a_strike("plan", modality=Modality.FUTURE),
            a_strike("denied", modality=Modality.NEGATED, at=5000),
        ]
    )


def test_a_town_that_changes_hands_is_named_by_who_gains_it() -> None:
    """What the army gains is regained; what it loses, and what rebels gain, is overtaken."""
    for change, who, title in (
        (Change.GAINED, "army", "Government regains territory"),
        (Change.LOST, "army", "Non-state actor overtakes territory"),
        (Change.GAINED, "rebels", "Non-state actor overtakes territory"),
    ):
        (event,) = events_of(
            [
                a_claim(
                    "k", ClaimKind.CONTROL, change=change, who=who, place="tallen", day="2021-04-05"
                )
            ]
        )
        assert event.type == f"Battles / {title}"


def test_who_gains_is_not_guessed() -> None:
    """A town taken by nobody who is told is neither regained nor overtaken."""
    (event,) = events_of([a_claim("k", ClaimKind.CONTROL, change=Change.GAINED, place="tallen")])
    assert event.type == "Battles / Armed clash"


def test_killing_civilians_is_no_part_of_a_battle() -> None:
    """Civilians killed by a side on the day of a battle for their town are an event of their own."""
    battle = a_strike("battle", event="Battles / Armed clash")
    shot = a_claim(
        "shot", at=5000, count=(49, 49), who="people", by="rebels", place="tallen", day="2021-04-05"
    )
    types = {event.type for event in events_of([battle, shot])}
    assert types == {"Battles / Armed clash", "Violence against civilians / Attack"}


def test_harm_without_a_cause_has_no_type() -> None:
    """Dead civilians of whom no cause is told are an event of no type, and no battle."""
    (event,) = events_of([a_claim("dead", count=(3, 3), who="people", place="tallen")])
    assert event.type is None
    assert event.title.startswith("Casualties in Tallen")


def test_an_arrest_kills_nobody() -> None:
    """The dead told beside an arrest are an event of their own."""
    taken = a_claim("taken", ClaimKind.CAPTURED, count=(30, 30), who="rebels", place="tallen")
    events = events_of([taken, a_claim("dead", at=40, count=(5, 5), who="army", place="tallen")])
    assert sorted(
        event.deaths.best if event.deaths else None for event in events if event.deaths
    ) == [5]
    assert len(events) == 2


def test_a_hospital_is_not_where_it_happened() -> None:
    """Where the wounded are treated does not place what hurt them."""
    hospital = ClaimPlace(name="Tallen hospital", start=0, end=15, place_id="korro")
    hurt = a_claim("hurt", ClaimKind.WOUNDED, count=(4, 4), who="people", at=20)
    hurt = type(hurt)(**{**{f: getattr(hurt, f) for f in hurt.__slots__}, "place": hospital})
    (event,) = events_of([a_strike("strike"), hurt])
    assert event.place_id == "tallen"


DEAD = (
    a_claim("x", count=(19, 19), who="people", at=20, voice="v1"),
    a_claim("y", article="b", count=(23, None), who="people", at=20, voice="v2"),
    a_claim("z", article="c", count=(23, 23), who="people", at=20, voice="v3"),
    a_claim(
        "n", article="c", count=(0, 0), who="people", at=40, voice="v4", modality=Modality.NEGATED
    ),
)
REPORTS = (a_strike("s1"), a_strike("s2", article="b"), a_strike("s3", article="c"), *DEAD)


@pytest.mark.parametrize(
    ("rule", "best"), [(Rule.UCDP, 23), (Rule.ACLED, 19), (Rule.MAJORITY, 23), (Rule.LATEST, 19)]
)
def test_each_rule_chooses_its_figure(rule: Rule, best: int) -> None:
    """Of 19, at least 23 and 23, each rule takes its own, and the range holds all of them."""
    (event,) = events_of(REPORTS, rule)
    assert event.deaths is not None
    assert (event.deaths.low, event.deaths.best, event.deaths.high) == (19, best, 23)
    assert event.deaths.rule == rule


def test_disagreement_is_listed_with_who_says_what() -> None:
    """Three figures and a denial stand side by side, each with its claims."""
    (event,) = events_of(REPORTS)
    (about,) = (each for each in event.disagreements if each.field == "killed")
    assert {told.value: told.claims for told in about.values} == {
        "0": ("n",), "19": ("x",), "23": ("z",), "23..": ("y",),
    }  # fmt: skip


def test_parts_are_not_added_and_sides_are() -> None:
    """Three children among 14 dead are not 17; nine soldiers and four rebels are 13."""
    (parts,) = events_of(
        [
            a_strike("s"),
            a_claim("all", at=20, count=(14, 14), who="people"),
            a_claim("some", at=30, count=(3, 3), who="people", part_of="all"),
        ]
    )
    assert parts.deaths is not None
    assert parts.deaths.best == 14
    (sides,) = events_of(
        [
            a_claim(
                "c",
                ClaimKind.EVENT,
                event="Battles / Armed clash",
                place="tallen",
                by="rebels",
                who="army",
            ),
            a_claim("nine", at=20, count=(9, 9), who="army"),
            a_claim("four", at=40, count=(4, 4), who="rebels"),
        ]
    )
    assert sides.deaths is not None
    assert (sides.deaths.best, sides.deaths.side_a, sides.deaths.side_b) == (13, 4, 9)


@pytest.mark.parametrize("rule", list(Rule))
def test_figures_hold_together(rule: Rule) -> None:
    """In any pile of claims, low <= best <= high, and best is the sum of its four columns."""
    chance = Random(7)
    claims = []
    for n in range(300):
        who = chance.choice(["army", "rebels", "people", None])
        count = (chance.randint(0, 30), None)
        claims.append(
            a_claim(
                f"c{n}", article=f"a{chance.randint(0, 40):02}", at=chance.randint(0, 2000),
                count=(count[0], count[0] + chance.choice([0, 5])), who=who, by="rebels",
                place=chance.choice(["tallen", "korro", None]), voice=f"v{chance.randint(0, 9)}",
                day=chance.choice(["2021-04-05", "2021-04-06", None]),
            )
        )  # fmt: skip
    for event in events_of(claims, rule):
        deaths = event.deaths
        if deaths is None or deaths.best is None:
            continue
        assert deaths.low is not None
        assert deaths.high is not None
        assert deaths.low <= deaths.best <= deaths.high
        columns = (deaths.side_a, deaths.side_b, deaths.civilians, deaths.unknown)
        assert sum(each or 0 for each in columns) == deaths.best


def test_order_of_claims_changes_nothing() -> None:
    """The same claims in any order are the same events."""
    claims = [
        *REPORTS,
        a_strike("far", article="d", place="korro"),
        a_strike("late", article="e", day="2021-05-01"),
    ]
    shuffled = claims[:]
    Random(3).shuffle(shuffled)
    assert events_of(claims) == events_of(shuffled)
    assert sorted(c for event in events_of(claims) for c in event.claims) == sorted(
        c.id for c in claims
    )


def test_a_link_says_what_speaks_for_it() -> None:
    """The score of a pair is the sum of its reasons, and what speaks against outweighs them."""
    before = _traits("a", Window(latest=date(2021, 4, 5)))
    tie = compare(before, _traits("b", Window()))
    assert tie.score == round(sum(reason.weight for reason in tie.reasons), 2)
    late = compare(before, _traits("b", Window(earliest=date(2021, 4, 6))))
    assert late.against == ("other days",)
    assert late.score == float("-inf")


def _traits(name: str, window: Window) -> Traits:
    told = Telling(article_id=name, type=STRIKE, place_id="tallen", window=window)
    told.claims.append(a_strike(name, article=name))
    return traits_of(told, {})


def test_two_districts_of_a_day_stay_two() -> None:
    """Strikes of one day in two districts are two, also where a report names only their city."""
    claims = [
        a_strike("market", article="a", place="market"),
        a_strike("harbour", article="b", place="harbour"),
        a_strike("town", article="c"),
    ]
    events = events_of(claims)
    assert not [e for e in events if {"market", "harbour"} <= {*e.claims}]


def test_a_name_that_is_on_no_map_is_a_place_of_its_own() -> None:
    """What is told of a village nobody can place is not what is told of another."""
    claims = [
        a_claim("one", ClaimKind.EVENT, event=STRIKE, place="Upper Quell", day="2021-04-05"),
        a_claim(
            "other", ClaimKind.EVENT, event=STRIKE, place="Lower Quell", day="2021-04-05", at=30
        ),
    ]
    assert len(events_of(claims)) == 2


def test_what_could_be_of_two_occurrences_is_of_neither() -> None:
    """A report without a day that fits two strikes of two days is joined to none of them."""
    five = {"count": (5, 5), "who": "people", "place": "tallen"}
    claims = [
        a_strike("monday", article="a"),
        a_claim("dead on monday", at=20, article="a", day="2021-04-05", **five),
        a_strike("friday", article="b", day="2021-04-09"),
        a_claim("dead on friday", at=20, article="b", day="2021-04-09", **five),
        a_strike("undated", article="c", day=None),
        a_claim("dead undated", at=20, article="c", **five),
    ]
    alone = next(event for event in events_of(claims) if "undated" in event.claims)
    assert {*alone.claims} == {"undated", "dead undated"}
    assert len(events_of([*claims[:2], *claims[4:]])) == 1


def test_one_sentence_in_two_papers_is_one_event() -> None:
    """Reports without day and place are one event where the same sentence stands beside both claims."""
    words = (
        "Drones of the coastal command destroyed two fuel trucks over the past day, officers said."
    )
    texts = {
        "a": f"Calm in the north. {words} Rain.",
        "b": f"Prices rise again. {words} Elections.",
    }
    claims = [
        a_strike(f"in {name}", article=name, place=None, day=None, at=text.index("destroyed"))
        for name, text in texts.items()
    ]
    assert len(events_of(claims)) == 2
    assert len(events_of(claims, texts=texts)) == 1


def test_fighting_of_one_place_and_day_is_one_battle() -> None:
    """What one article tells of fighting at one place on one day is one event, however far apart."""
    there = {"place": "korro", "day": "2021-04-05"}
    claims = [
        a_claim("clash", ClaimKind.EVENT, event="Battles / Armed clash", **there),
        a_claim("taken", ClaimKind.CONTROL, change=Change.GAINED, who="rebels", at=3_000, **there),
    ]
    (event,) = events_of(claims)
    assert event.type == "Battles / Non-state actor overtakes territory"


def test_rivals_do_not_gain_one_town_in_one_event() -> None:
    """A town that one side takes and loses again in the next sentence changes hands twice."""
    taken = a_claim("taken", ClaimKind.CONTROL, change=Change.GAINED, who="rebels", place="korro")
    lost = a_claim(
        "lost", ClaimKind.CONTROL, change=Change.LOST, who="rebels", place="korro", at=40
    )
    assert len(events_of([taken, lost])) == 2


@pytest.mark.parametrize(
    ("words", "kind"),
    [("loud explosion", STRIKE), ("bombs", STRIKE), ("roadside bomb", None), ("land mine", None)],
)
def test_a_blast_without_a_cause_is_of_the_one_beside_it(words: str, kind: str | None) -> None:
    """A blast whose cause nobody says is that of the strike beside it; a mine is no air strike."""
    blast = "Explosions/Remote violence / Remote explosive/landmine/IED"
    claims = [
        a_strike("strike"),
        a_claim(words, ClaimKind.EVENT, event=blast, place="tallen", day="2021-04-05", at=30),
    ]
    types = {event.type for event in events_of(claims)}
    assert types == ({kind} if kind else {STRIKE, blast})


@pytest.mark.parametrize(
    ("taken", "kind"),
    [
        (
            {"who": "people", "by": "rebels"},
            "Abduction/forced disappearance",
        ),
        ({"who": "people", "by": "army"}, "Arrests"),
        ({"who": "army", "by": "rebels"}, "Arrests"),
        ({"who": "people"}, "Arrests"),
    ],
)
def test_who_takes_whom_decides_what_it_is(taken: dict[str, str], kind: str) -> None:
    """Civilians taken by those who are no state's are abducted; who takes prisoners holds them."""
    claim = a_claim("nine held", ClaimKind.CAPTURED, count=(9, 9), place="korro", **taken)
    (event,) = events_of([claim])
    assert (event.type or "").endswith(f" / {kind}")
