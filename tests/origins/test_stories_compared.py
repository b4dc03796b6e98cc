"""What two texts have in common, and what that makes them to each other."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from market_story import LEAD, SECOND, STORY, THIRD

from syrtis.model import Article, Furniture, Manner, RelationKind, Status
from syrtis.origins import Story, tell
from syrtis.origins.comparing import compare
from syrtis.origins.judging import judge

Make = Callable[..., Article]
Tell = Callable[..., Story]

OWN = (
    "Fishermen at Porsa told of three nights of shooting upriver. Lise Grand, who mends nets, counted "
    "her neighbours in the church hall and came to 61. Nobody had seen a uniform. The ferryman Otto "
    "Brink would not cross. A nurse from Dell, Ama Siri, ran out of gauze on the second evening and "
    "tore up 8 curtains of the school."
)
RETOLD = (
    "Traders in Tallen lost 46 stalls to fire and 17 of their number were killed when men on "
    "motorcycles fell on the market, said district officer Bram Oskell. Some 230 families crossed the "
    "Vessin to Korro. Troops from Harn under Captain Jory Pell came once the attackers had left, Nera "
    "Vosk said; governor Ansel Tamm of Lower Vessin has offered 900 sacks of millet."
)
STATEMENT = (
    "“We say to the people of the river that the state has not forgotten them and that those who did "
    "this will be followed to the last hut in the last valley of this country, however long it takes "
    "and whoever shelters them tonight,” President Olm said in Karsk."
)


def test_a_storys_furniture_is_not_compared(article: Make) -> None:
    """Words of furniture are no words of the story."""
    text = "Subscribe to the Tallen Post today\n\n" + LEAD
    told = tell(article("a", text, furniture=(Furniture(start=0, end=34, rule="sign-up"),)))
    assert told.words[0] == "gunmen"
    assert "subscribe" not in told.words


def test_names_and_numbers_are_taken_whatever_their_spelling(story: Tell) -> None:
    """Two spellings of a name, and a number in words or digits, are the same fact."""
    one = story("The general, Evran Chobay, lost nine men near Tallen.")
    other = story("Nine men died, and General Yevran Tchobai, near Tallen, lost them: 9.")
    assert one.numbers == other.numbers == {9}
    assert one.names & other.names


@pytest.mark.parametrize(
    ("text", "relation", "manner"),
    [
        ("\n\n".join((LEAD, SECOND)), RelationKind.COPY, Manner.WHOLE),
        (f"{THIRD}\n\n{STORY}\n\n{OWN}", RelationKind.COPY, Manner.WHOLE),
        (STORY.replace("\n\n", " "), RelationKind.COPY, Manner.WHOLE),
        (f"{OWN}\n\n{THIRD}\n\n{OWN[::-1]}", RelationKind.COPY, Manner.PART),
        (RETOLD, RelationKind.REWRITE, Manner.WHOLE),
    ],
    ids=["cut", "added to", "set anew", "a passage lifted", "told anew"],
)
def test_dependent_stories_are_told(
    story: Tell, text: str, relation: RelationKind, manner: Manner
) -> None:
    """A cut, an enlarged, a reset, a partly lifted and a retold story are known for what they are."""
    verdict = judge(compare(story(STORY), story(text, "b")))
    assert verdict is not None
    assert (verdict.relation, verdict.manner) == (relation, manner)
    assert verdict.reasons


@pytest.mark.parametrize(
    "text",
    [
        OWN,
        "The market of Tallen was attacked on Monday. Some 17 people died, a doctor said, Ira Holt of "
        "the hospital at Breck, who treated 40 more with burns. Her two nurses came on foot from Immel. "
        "A boy of eleven, Deni, hid in a well until noon and told his aunt that he counted 5 riders.",
        f"{OWN} {STATEMENT}",
    ],
    ids=["another event", "the same event, others' words", "one statement quoted"],
)
def test_independent_stories_stay_apart(story: Tell, text: str) -> None:
    """Another event, another reporter at the same event, and a statement both quote make no tie."""
    assert judge(compare(story(f"{STORY} {STATEMENT}"), story(text, "b"))) is None


def test_lines_that_tell_nothing_tie_nothing(story: Tell) -> None:
    """Two stories with the same forty words of an outlet about itself are not related by them."""
    line = (
        "If you value what our reporters do then think of a subscription today, which costs less than "
        "a cup of tea a week and lets us send people to where others do not go, whatever the weather."
    )
    assert (
        judge(
            compare(story(f"{LEAD}\n\n{line}\n\n{THIRD}"), story(f"{OWN}\n\n{line}\n\n{OWN}", "b"))
        )
        is None
    )


def test_news_is_rewritten_while_it_is_news(story: Tell, article: Make) -> None:
    """A story that knows the same a month later is not its rewrite, however much it knows."""
    like = compare(story(STORY), story(RETOLD, "b"))
    days = [
        article("d", published=day).published for day in ("2021-04-05", "2021-04-07", "2021-05-09")
    ]
    assert judge(like, published=(days[0], days[1])) is not None
    assert judge(like, published=(days[0], days[2])) is None


def test_comparison_has_no_left_and_right(story: Tell) -> None:
    """It is no matter which story is given first."""
    one, other = story(STORY), story(f"{OWN}\n\n{SECOND}", "b")
    assert compare(one, other) == compare(other, one)


@given(st.text(max_size=400), st.text(max_size=400))
def test_any_two_texts_can_be_compared(left: str, right: str) -> None:
    """Nothing a page may hold breaks the comparison, and every share is one."""
    told = [
        tell(Article(id=name, source=name, status=Status.READ, text=text, language="en"))
        for name, text in (("a", left), ("b", right))
    ]
    like = compare(*told)
    shares = (like.copied, like.copied_of_long, like.quoted, like.told, like.counted, like.named)
    assert all(0 <= share <= 1 for share in shares)
    for each in like.passages:
        assert (
            like.short.words[each.first : each.first + 4]
            == like.long.words[each.there : each.there + 4]
        )
