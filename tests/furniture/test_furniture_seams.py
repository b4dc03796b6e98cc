"""Seams in a page's text: headlines and highlights run into the story, and lines wrapped apart."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syrtis.model import Span
from syrtis.read.furniture import find_furniture, find_repeats, outline
from syrtis.read.furniture.lines import lines_of

LEAD = "Port Ansel, Orland (QPN) -- Shells killed four people in the market, the mayor said."
BODY = "The army denied that it had fired on the town, and said it would look into the reports."


def _marked(text: str, *, lead: int | None = None) -> list[tuple[str, str]]:
    return [(text[each.start : each.end], each.rule) for each in find_furniture(text, lead=lead)]


@pytest.mark.parametrize(
    ("links", "sentence"),
    [
        ("Mayor flees to the coast", '"They are firing on the bakery and on the school," he said.'),
        ("Rebels hold harbour town Mayor flees Ansel", "Elsewhere in Orland, three bridges fell."),
        ("Woman tells of night in cellar", "More than 40 ministers will meet on the island today."),
        ("O.N. envoy switches plan 'Voices' of Ansel", "Amid talk of a truce, shells fell again."),
        ("Fishermen map out way to Ansel", "The department gave no other details on the move."),
        ("Witness: 'Nothing is left' in Ansel", "There are also tanks on the coast road, he said."),
    ],
)
def test_linked_headlines_are_marked_up_to_the_sentence(links: str, sentence: str) -> None:
    """Headlines that run into a sentence are marked, to the word with which it opens."""
    text = f"{LEAD}\n{BODY}\n{links} {sentence}\n"
    assert _marked(text) == [(links, "run-in-headline")]


def test_a_line_of_headlines_alone_is_marked_whole() -> None:
    """Headlines that end in one that asks leave no sentence on their line."""
    line = "Envoys map out future of Ansel The ships in the bay Will rain stop the siege?"
    assert _marked(f"{LEAD}\n{line}\n{BODY}\n") == [(line, "run-in-headline")]


def test_a_headline_that_asks_stands_alone_before_others() -> None:
    """A crawler breaks the line at the question mark: the headline before it is one of them."""
    asks, others = "Will rain stop the siege?", "Envoy speaks out on Ansel"
    text = (
        f"{LEAD}\n{asks}\n{others} The army has vowed to take the town before the rains.\n{BODY}\n"
    )
    assert [words for words, _ in _marked(text)] == [asks, others]


@pytest.mark.parametrize(
    "line",
    [
        "Six dockers were killed in the harbour of Quelha The army said it would look into it.",
        "Thursday 14 July 2005 00.03 GMT The army has vowed to take the town before the rains.",
        "Survivors told The Quay Post that nine of their neighbours were dead.",
        'Critics praised the film "The Long Night Of The Harbour," which tells of the siege.',
        "Captain Ines Orlo of Doctors On Call said that two nurses were killed on Monday.",
        "Shells fell on Port Ansel, Sant Orm and Quelha. In Quelha, five people were killed.",
        "Rebels said Monday that 12 fighters died; the army put the number at 30.",
        "By Tuesday, rebels held the bridge, the school and the road to the coast.",
    ],
)
def test_sentences_with_capitals_inside_survive(line: str) -> None:
    """Names, titles, stamps and sentences that lost their stop are no linked headlines."""
    assert _marked(f"{LEAD}\n{line}\n{BODY}\n") == []


def test_highlights_above_the_dateline_are_marked() -> None:
    """Lines of highlights run together above the dateline's own line are no story."""
    first = "Four dead in market, mayor says There is talk of a truce Key issue: Can ships land?"
    second = "Also, would the island help?"
    text = f"{first}\n{second}\n{LEAD}\n{BODY}\n"
    assert _marked(text, lead=text.index(LEAD)) == [(first, "highlights"), (second, "highlights")]


def test_a_standfirst_above_the_dateline_is_story() -> None:
    """A sentence above the dateline tells the story if no highlights are run together there."""
    standfirst = "Four people died when shells hit the market of a harbour town, the mayor said."
    text = f"{standfirst}\n{LEAD}\n{BODY}\n"
    assert _marked(text, lead=text.index(LEAD)) == []


def test_what_highlights_say_first_is_still_told_below() -> None:
    """A sentence of the story is no teaser because highlights above hold its words."""
    told = "The mayor of Port Ansel left the town by boat on Sunday night."
    text = f"Shells hit market {told[:-1]} {LEAD}\n{told}\n{BODY}\n"
    assert told not in [words for words, _ in _marked(text, lead=text.index(LEAD))]


def test_a_dash_inside_a_paragraph_is_no_dateline() -> None:
    """What stands before a dash in a paragraph begins its sentence, even if a head ends there."""
    text = f"The mayor has asked for the Quelha -- Ansel road to be closed for a week.\n{BODY}\n"
    assert _marked(text, lead=text.index("Quelha")) == []


WRAPPED = """\
PORT ANSEL -- Shells that were fired from the hills hit the fish market
of Port Ansel on Tuesday, killing four people and wounding nine, and the
mayor said by telephone that two more lay dead on the road that leads to
Quelha and the coast.

The army denied that it had fired on the town, and said that a report of
Sant Orm station would be looked into by the officers of its own staff
"""


@pytest.mark.parametrize("text", [WRAPPED, WRAPPED.upper(), WRAPPED.replace("\n", "\r\n")])
def test_wrapped_lines_are_paragraphs(text: str) -> None:
    """Lines wrapped at a column are judged as the paragraph they are, and not as headings."""
    assert len(lines_of(text)) == 2
    assert _marked(text) == []


def test_lists_are_not_wrapped_text() -> None:
    """Headlines under one another stay lines of their own."""
    text = "Six dead in bridge collapse\nTalks to resume\nSnow closes the pass for a third day\n"
    assert [line.text for line in lines_of(text)] == text.splitlines()


def test_a_digest_may_say_one_thing_of_two_incidents() -> None:
    """A sentence that names nothing is told anew each time; one that names a place is not."""
    vague = "One insurgent was killed and two others were held after the search."
    named = "One insurgent was killed and two others were held in Quelha on Monday."
    text = f"{LEAD}\n{vague}\n{named}\n{BODY}\n{vague}\n{named}\n"
    found = find_furniture(text)
    assert [(each.start, each.rule) for each in found] == [(text.rindex(named), "repeated-line")]


def test_repeated_links_may_be_followed_by_a_quotation() -> None:
    """A linked headline is known by its repeats also where a quotation follows it."""
    link = "Woman tells of nights beneath quay"
    pages = {
        "a": f'{LEAD}\n{link} "We were sitting there without light," she said.\n{BODY}\n',
        "b": f"Dockers went on strike on Monday.\n{link} Prices have doubled, traders said.\n",
    }
    found = find_repeats(pages, {page: outline(text) for page, text in pages.items()})
    assert {page: [pages[page][f.start : f.end] for f in each] for page, each in found.items()} == {
        "a": [link],
        "b": [link],
    }


WORDS = 'Rebels,hold,town,The,Meanwhile,More,",...,-,(QPN),--,U.N.,12,Will,it?,said.,|,{,=>'
TOKENS = st.sampled_from([*WORDS.split(","), ",", "'", "\n", "\u2028", "\x00"])


@settings(max_examples=150, deadline=None)
@given(st.lists(TOKENS, max_size=60), st.integers(0, 200), st.integers(0, 200))
def test_any_page_is_marked_beside_its_headline(words: list[str], at: int, lead: int) -> None:
    """Stretches lie in the text, sorted and disjoint, begin in no white space, spare the headline."""
    text = " ".join(words)
    title = Span.cut(text, at, at + 9) if at + 9 <= len(text) else None
    found = find_furniture(text, title=title, lead=lead)
    ends = [0, *(end for each in found for end in (each.start, each.end))]
    assert ends == sorted(ends)
    assert ends[-1] <= len(text)
    assert all(text[each.start : each.end].strip() for each in found)
    assert all(not text[each.start].isspace() for each in found)
    if title is not None:
        assert all(each.end <= title.start or each.start >= title.end for each in found)
    pages = {"a": text, "b": text[::-1]}
    outlines = {page: outline(each) for page, each in pages.items()}
    assert find_repeats(pages, outlines).keys() <= {"a", "b"}
