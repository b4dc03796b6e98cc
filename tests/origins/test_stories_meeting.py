"""Which stories are brought together, and that batches and order change nothing."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from random import Random

from market_story import FOURTH, LEAD, SECOND, STORY, THIRD

from syrtis.origins import Story, meet, sketch, worth_comparing

Tell = Callable[..., Story]


def _pairs(*batches: Sequence[Story]) -> list[tuple[str, str]]:
    columns = defaultdict(list)
    for batch in batches:
        for column in sketch(batch):
            columns[column.name].append(column)
    return worth_comparing(found for name in sorted(columns) for found in meet(name, columns[name]))


def _noise(seed: int, words: int = 200) -> str:
    chance = Random(seed)
    return " ".join("".join(chance.choices("abcdefghilmnorstu", k=6)) for _ in range(words))


def test_copies_cuts_and_lifted_passages_meet(story: Tell) -> None:
    """A copy, a cut and a story with a lifted passage meet the story they are from; others do not."""
    texts = {
        "a": STORY,
        "b": STORY.replace("Tallen", "Talen"),
        "c": f"{LEAD} {SECOND}",
        "d": f"{_noise(1)} {THIRD} {FOURTH} {_noise(2)}",
        "e": _noise(3),
        "f": _noise(4),
    }
    pairs = _pairs([story(text, name) for name, text in texts.items()])
    assert {("a", "b"), ("a", "c"), ("a", "d")} <= {*pairs}
    assert not any({*pair} & {"e", "f"} for pair in pairs)


def test_rewrites_meet_by_what_they_know(story: Tell) -> None:
    """Two stories without a run of words in common meet by three rare names or numbers."""
    one = (
        "Bram Oskell of Tallen counted 46 stalls and 230 families, he said to Nera Vosk on Monday."
    )
    other = (
        "Officials like Bram Oskell say 46 stalls burnt; 230 families left, Nera Vosk among them."
    )
    assert _pairs([story(one, "a"), story(other, "b"), story(_noise(5), "c")]) == [("a", "b")]


def test_batches_and_order_change_nothing(story: Tell) -> None:
    """The same stories meet however they are cut into batches and ordered."""
    told = [
        story(f"{LEAD} {_noise(n, 60)} {SECOND if n % 2 else THIRD}", f"s{n}") for n in range(12)
    ]
    whole = _pairs(told)
    assert whole
    assert (
        whole == _pairs(told[7:], told[:3], told[3:7]) == _pairs(*([each] for each in told[::-1]))
    )


def test_empty_stories_meet_nobody(story: Tell) -> None:
    """Stories of no word or of two have no key to meet by."""
    assert (
        _pairs([story("", "a"), story("", "b"), story("Fire here", "c"), story("Fire here", "d")])
        == []
    )


def test_what_everybody_says_brings_nobody_together(story: Tell) -> None:
    """A line that hundreds of stories carry is no reason to compare them all."""
    line = " ".join(_noise(6, 30).split())
    told = [
        story(f"{_noise(100 + n, 80)} {line} {_noise(900 + n, 80)}", f"s{n:03}") for n in range(260)
    ]
    assert len(_pairs(told)) < 260 * 259 / 20
