"""What a page costs grows with its length, however it is written: counted in steps, not in seconds."""

import sys
from collections import Counter
from collections.abc import Callable
from types import FrameType

from syrtis.model import Article, Claim, Issue, Status
from syrtis.pipeline.claiming import claim_stage

ENDLESS = "five soldiers and three people were killed and police in Bendir and "


def _article(text: str) -> Article:
    return Article(id="a" * 64, source="a.txt", status=Status.READ, language="en", text=text)


def _steps(text: str) -> int:
    """Count the lines of our own code that claiming from a text runs."""
    steps = Counter[str]()

    def look(frame: FrameType, event: str, arg: object) -> Callable[..., object] | None:
        if "syrtis" not in frame.f_code.co_filename:
            return None
        if event == "line":
            steps["line"] += 1
        return look

    before = sys.gettrace()
    sys.settrace(look)
    try:
        list(claim_stage().apply(_article(text)))
    finally:
        sys.settrace(before)
    return steps["line"]


def test_cost_grows_with_length() -> None:
    """A sentence without an end of twice the length costs about twice the steps, not four times."""
    text = ENDLESS * 400
    list(claim_stage().apply(_article(ENDLESS)))
    assert _steps(text[:24_000]) < 2.5 * _steps(text[:12_000])


def test_words_of_many_pieces_are_read() -> None:
    """A long row of words that the model must cut into many pieces breaks no page."""
    text = "Four people were killed in Bendir on Friday. " + "ABABAB " * 300
    told = list(claim_stage().apply(_article(text)))
    assert not [row for row in told if isinstance(row, Issue) and row.code == "claims-failed"]
    assert any(isinstance(row, Claim) for row in told)
