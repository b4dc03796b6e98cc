"""The furniture of one page: what is not the story is marked, and no story sentence is."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syrtis.model import Furniture, Span
from syrtis.read.furniture import find_furniture, find_repeats, furniture_rules, outline

LEAD = (
    "PORT ANSEL - Shells hit the market of Port Ansel on Tuesday, killing four people and wounding "
    "nine, the mayor said by telephone."
)
BODY = (
    "Residents said that the shelling began before dawn and went on for two hours.\n\n"
    "The army denied that it had fired on the town, and said it would look into the reports."
)
TITLE = "Four killed as shells hit Port Ansel"


def _page(*, above: str = "", inside: str = "", below: str = "") -> str:
    return f"{above}{TITLE}\n\n{LEAD}\n\n{inside}{BODY}\n{below}"


def _found(text: str) -> tuple[Furniture, ...]:
    start = text.find(TITLE)
    title = Span.cut(text, start, start + len(TITLE))
    return find_furniture(text, title=title, lead=text.find(LEAD))


def _marked(text: str) -> dict[str, str]:
    return {text[each.start : each.end]: each.rule for each in _found(text)}


BELOW = [
    ("app-advert", "Download the Quay Post app from the App Store"),
    ("sign-up", "Sign up for our morning newsletter"),
    ("sign-up", "Receive breaking news straight to your inbox"),
    ("legal", "© 2019 Quay Post Ltd. All rights reserved."),
    ("legal", "This material may not be published, broadcast, rewritten or redistributed."),
    ("cookies", "We use cookies to improve this site"),
    ("share", "Share this: Facebook Twitter WhatsApp"),
    ("share", "Follow us on Telegram"),
    ("comments", "48 comments"),
    ("comments", "Please review our community guidelines before posting a comment."),
    ("tags", "Tags: Port Ansel | Shelling"),
    ("contributors", "Ines Orlo and Pavel Dent contributed to this report."),
    ("contributors", "Reporting by Ines Orlo; editing by Pavel Dent"),
    ("contributors", "Source: Quay Post"),
    ("photo-credit", "Photo: Ines Orlo / Quay Post"),
    ("advertisement", "Advertisement"),
    ("read-more", "Read more: How the harbour was lost"),
    ("imprint", "The Quay Post, 4 Weir Lane. Tel. 00 4410 555"),
    ("page-number", "Page 2 of 2"),
]


@pytest.mark.parametrize(("rule", "line"), BELOW)
def test_notices_are_marked(rule: str, line: str) -> None:
    """A line in which the page speaks for itself is marked whole, wherever it stands."""
    text = _page(inside=f"{line}\n\n", below=f"\n{line}\n")
    found = _found(text)
    assert rule in furniture_rules()
    for start in (text.index(line), text.rindex(line)):
        inside = sum(
            max(0, min(each.end, start + len(line)) - max(each.start, start)) for each in found
        )
        assert inside == len(line)


STORY_LINES = [
    "The ministry shared footage on Facebook of the attack, in which two guards were killed.",
    "Residents signed up for evacuation buses on Monday, and 40 families had left by night.",
    "By Tuesday, rebels held the bridge and 12 of their men were dead.",
    "The copyright office was shelled overnight, and two clerks were killed.",
    "More than 60 people were killed in the market, medics said.",
    "Source after source gave the same number: nine dead.",
    "Subscribers to the militia's channel were told that 30 soldiers had surrendered.",
    "Follow-up strikes killed six more on the road to the harbour.",
    "Comments by the general, in which he put the dead at 19, were broadcast twice.",
    "Photographs seen by this newspaper show at least eleven bodies in the yard.",
    "You could hear them under the rubble until four in the morning, the surgeon said.",
    "Also this week, militia men killed nine farmers outside Quelha.",
    "Background: The war has killed more than 10,000 people since 2014.",
    "Reporting from the front is banned, and two journalists were killed there.",
    "See more bodies than that and you stop counting, the surgeon said.",
    "The copyright office was shelled.",
    "Sources close to the ministry put the toll at nine.",
    "Tel Amra was shelled for a third day, and its 4,000 people fled.",
    "Photograph: QPN In the harbour of Quelha eleven boats lay burnt on Monday.",
    "He did not elaborate.",
    "Nobody was hurt.",
]


@pytest.mark.parametrize("line", STORY_LINES)
def test_story_sentences_survive(line: str) -> None:
    """A sentence that tells the story is not furniture, whatever words it begins with."""
    for text in (_page(inside=f"{line}\n\n"), _page(below=f"\n{line}\n")):
        covered = [each for each in _found(text) if text[each.start : each.end] in line]
        assert covered == []


def test_a_story_cut_off_is_story() -> None:
    """The last sentence of a page that was cut off is no notice at its foot."""
    line = "The army said that 12 of its men were killed in the fight for"
    assert _found(_page(below=f"\n{line}")) == ()


def test_short_sentences_below_a_notice_are_story() -> None:
    """A count of comments above a story of short sentences does not close it."""
    text = f"{TITLE}\n\n48 comments\n\n{LEAD}\n\nSix people were killed in Quelha, medics said.\n"
    assert _marked(text) == {"48 comments": "comments"}


def test_a_clean_story_has_no_furniture() -> None:
    """Headline, lead and body alone are left unmarked."""
    assert _found(_page()) == ()


def test_mastheads_and_clocks_are_marked() -> None:
    """What stands above the headline is marked; the headline itself never is."""
    marked = _marked(_page(above="The Quay Post\nFriday 26 of April 2024\n\n"))
    assert marked == {"The Quay Post": "masthead", "Friday 26 of April 2024": "masthead"}


def test_the_second_stand_is_marked() -> None:
    """Of a title or caption that stands twice the first is left, also where a credit is added."""
    caption = "A burnt stall in the market of Port Ansel"
    text = f"{TITLE}\n\n{TITLE}\n{caption}\n{caption} (Quay Post)\n\n{LEAD}\n\n{BODY}\n"
    assert [(each.start, each.rule) for each in _found(text)] == [
        (text.rindex(TITLE), "repeated-line"),
        (text.rindex(caption), "repeated-line"),
    ]


def test_teasers_are_marked() -> None:
    """A line that begins like an earlier one and breaks off repeats the lead."""
    teaser = "Shells hit the market of Port Ansel on Tuesday, killing four people and wounding..."
    assert _marked(_page(below=f"\n{teaser}\n"))[teaser] == "teaser"


@pytest.mark.parametrize(
    "dump",
    [
        'string(92) "[{"id":"185","sort":"361","title":"40 refugees rescued"},{"id":"186","sort":"9"}]"',
        'array(2) { ["id"]=> string(3) "185" ["title"]=> string(9) "Six dead" ["sort"]=> int(9) }',
        "window.data = {}; var a = function(b) { return b && b.id; }; document.write(a);",
        "<div class='x'><a href='/1'>Six dead</a></div><div><a href='/2'>Nine held</a></div>",
    ],
)
def test_dumps_are_marked(dump: str) -> None:
    """Code that was crawled with the page is marked from its first piece to its last."""
    text = _page(below=f"\n\n{dump}\n")
    marked = [text[each.start : each.end] for each in _found(text)]
    assert marked == [dump]


def test_a_dump_cut_off_at_the_end_is_marked() -> None:
    """A dump that breaks off is marked to the end of its line."""
    dump = '{"id":"185","sort":"361","title":"40 rescued"},{"id":"186","title":"Frontline vid'
    text = _page(below=f"\n{dump}")
    assert [text[each.start : each.end] for each in _found(text)] == [dump]


def test_highlights_run_into_the_lead_are_marked() -> None:
    """What stands before the dateline on its own line is marked up to the dateline."""
    before = "By the Quay Post Staff Four killed in market Army denies shelling the town"
    text = f"{before} {LEAD}\n\n{BODY}\n"
    found = find_furniture(text, lead=text.index(LEAD))
    assert [(text[each.start : each.end], each.rule) for each in found] == [(before, "highlights")]


def test_lists_of_other_stories_are_marked() -> None:
    """A heading such as Related is marked with the headlines under it."""
    lines = ["Related stories", "Six dead in bridge collapse", "Talks to resume in spring"]
    marked = _marked(_page(below="\n" + "\n".join(lines) + "\n"))
    assert set(lines) <= set(marked)


def test_menus_are_marked() -> None:
    """A row of short entries between bars is marked."""
    menu = "City | Island | Shipping | Tides | Obituaries"
    assert _marked(_page(above=f"{menu}\n\n"))[menu] in {"masthead", "menu"}


@pytest.mark.parametrize(
    ("links", "sentence"),
    [
        ("Rebels hold harbour town", "Meanwhile, the shelling of the harbour went on all night."),
        ("Six dead in bridge collapse", "The army has vowed to take the town before the rains."),
        ("Mayor flees to the coast", "He said that nobody had been left behind in the town."),
    ],
)
def test_run_in_headlines_are_marked(links: str, sentence: str) -> None:
    """A linked headline that runs into a sentence is marked, and the sentence is not."""
    assert _marked(_page(inside=f"{links} {sentence}\n\n")) == {links: "run-in-headline"}


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_marked_within_bounds(text: str) -> None:
    """No text raises; stretches lie inside it, sorted and disjoint."""
    found = find_furniture(text)
    ends = [0, *(end for each in found for end in (each.start, each.end))]
    assert ends == sorted(ends)
    assert ends[-1] <= len(text)
    assert all(each.start < each.end for each in found)


OTHER = (
    "Dockers in Quelha went on strike over wages on Monday, their union said.\n\n"
    "The union wants nine crowns an hour, and says that its members will not load grain.\n"
)
THIRD = "Snow closed the pass above Sant Orm for a third day.\n\nTwo lorries are stuck there.\n"


def _repeats(*texts: str) -> dict[str, list[str]]:
    pages = {str(number): text for number, text in enumerate(texts)}
    found = find_repeats(pages, {page: outline(text) for page, text in pages.items()})
    return {page: [pages[page][f.start : f.end] for f in each] for page, each in found.items()}


def test_lines_of_an_outlet_are_marked() -> None:
    """A line that is no sentence and stands under different stories of an outlet is marked."""
    line = "More of what matters on this coast"
    found = _repeats(f"{_page()}\n{line}\n", f"{OTHER}\n{line}\n")
    assert found == {"0": [line], "1": [line]}


def test_links_of_an_outlet_are_marked_inside_lines() -> None:
    """A headline run into lines of different stories, which go on differently, is marked."""
    link = "Harbour workers speak of hunger"
    first = _page(inside=f"{link} After dawn, two boats were seen to leave the harbour.\n\n")
    second = f"{OTHER}\n{link} Prices have doubled since the strike began, traders said.\n"
    assert _repeats(first, second) == {"0": [link], "1": [link]}


@pytest.mark.parametrize(
    "line",
    [
        "Seven others were wounded.",
        "Government forces today recaptured Brin, medics said.",
        "State television said Monday that the harbour was safe.",
    ],
)
def test_short_sentences_used_again_are_story(line: str) -> None:
    """What an outlet says of two incidents in the same words is story, in part or whole."""
    other = line.replace("Brin", "Quelha").replace("Monday", "Tuesday")
    assert _repeats(f"{_page()}\n{line}\n", f"{OTHER}\n{other}\n", THIRD) == {}


def test_background_used_again_is_story() -> None:
    """A sentence that an outlet repeats in different stories is not furniture."""
    background = "The war has killed more than 10,000 people since it began in the north."
    assert _repeats(f"{_page()}\n{background}\n", f"{OTHER}\n{background}\n", THIRD) == {}


def test_two_versions_of_one_story_teach_nothing() -> None:
    """Pages that share most of their sentences are one story, and nothing of it is marked."""
    line = "What the mayor saw"
    later = _page(inside="Two of the wounded died in the night, a surgeon said.\n\n")
    assert _repeats(f"{_page()}\n{line}\n", f"{later}\n{line}\n") == {}
