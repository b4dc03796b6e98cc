"""A quotation that runs over sentences is one attribution, and nothing crosses to other speakers."""

from collections.abc import Sequence

import pytest

from syrtis.language import Token, attributions, read_text
from syrtis.model import Attribution, Parsed, Saying, Word, WordSpan

CUES = {"said", "added"}


class Sayer:
    """Finds `WHO said` and takes the rest of the sentence for what is said."""

    def read(self, sentences: Sequence[Sequence[Token]]) -> list[Parsed]:
        """Read sentences by that rule."""
        return [self._sentence(tokens) for tokens in sentences]

    def _sentence(self, tokens: Sequence[Token]) -> Parsed:
        words = tuple(
            Word(
                start=t.start, end=t.end, text=t.text, lemma=t.text, tag="X", fine_tag="XX",
                head=0 if at else None, relation="dep" if at else "root",
            )
            for at, t in enumerate(tokens)
        )  # fmt: skip
        return Parsed(words=words, sayings=tuple(self._sayings([t.text for t in tokens])))

    def _sayings(self, words: list[str]) -> list[Saying]:
        cue = next((at for at, word in enumerate(words) if word in CUES), None)
        if cue is None:
            return []
        said = [at for at, word in enumerate(words) if word.isalpha() and at not in {cue - 1, cue}]
        before = [at for at in said if at < cue]
        return [
            Saying(
                cue=WordSpan(start=cue, end=cue + 1),
                sources=(WordSpan(start=cue - 1, end=cue),),
                contents=(WordSpan(start=(before or said)[0], end=(before or said)[-1] + 1),),
            )
        ]


def said(text: str) -> list[Attribution]:
    """The attributions of a text."""
    return list(attributions(text, read_text(text, Sayer(), language="en")))


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ('"We ran," Amal said.', ["We ran,"]),
        ('"We ran. They fired," Amal said.', ["We ran. They fired,"]),
        ('Amal said: "They fired. We ran. Nobody fell."', ["They fired. We ran. Nobody fell."]),
        ('"We ran," Amal said. "They fired."', ["We ran,", "They fired."]),
        ("“We ran,” Amal said. “They fired. We fell.”", ["We ran,", "They fired. We fell."]),
    ],
)
def test_a_quotation_is_kept_whole(text: str, contents: list[str]) -> None:
    """What stands in one pair of quotation marks, or follows in the next, is one speaker's."""
    (saying,) = said(text)
    found = [span.quote.rstrip(",") for span in saying.contents]
    assert found == [content.rstrip(",") for content in contents]
    assert all(text[span.start : span.end] == span.quote for span in saying.contents)


def test_another_speaker_keeps_the_next_quotation() -> None:
    """A quotation with a cue of its own does not fall to the speaker before."""
    first, second = said('"We ran," Amal said. "They fired," Badr added.')
    assert [span.quote for span in first.contents] != [span.quote for span in second.contents]
    assert not any("fired" in span.quote for span in first.contents)


def test_a_quotation_does_not_leave_its_paragraph() -> None:
    """An open quotation mark does not swallow the article."""
    (saying,) = said('Amal said: "They fired.\n\nThe market was shut. Nobody came.')
    assert [span.quote for span in saying.contents] == ["They fired"]


def test_plain_speech_is_not_widened() -> None:
    """What is said without quotation marks stays as it was read."""
    (saying,) = said('Amal said they fired. "Red Hill" is a village.')
    assert [span.quote for span in saying.contents] == ["they fired"]
