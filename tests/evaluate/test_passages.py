"""Our own passages: marks are read at their words, wrong ones named, shipped ones right."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from syrtis.errors import BenchmarkError
from syrtis.evaluate import BENCHMARKS, System, Tables, run_benchmark
from syrtis.evaluate.readers.passages import held_out, parse_passage, read_passages
from syrtis.evaluate.readers.standoff import read_standoff
from syrtis.evaluate.report import figure
from syrtis.language import Token
from syrtis.model import EventStatus, EventWord, Name, NameKind, Parsed, Saying, Word, WordSpan

FOLDER = Path(__file__).resolve().parents[2] / "training" / "passages"
MARKED = "<s1 [A Residents]> <k1 said> <c1 [Q two] [A men] were {+shot}> near [L Kalonda]."


def test_marks_are_taken_out_and_kept_at_their_words() -> None:
    """The text is what remains without the marks, and every mark covers its own words of it."""
    passage = parse_passage("x-1", MARKED)
    assert passage.text == "Residents said two men were shot near Kalonda."
    assert [(name.span.quote, name.kind) for name in passage.names] == [
        ("Residents", "nominal"), ("two", "number"), ("men", "nominal"), ("Kalonda", "place"),
    ]  # fmt: skip
    assert [(event.span.quote, event.status) for event in passage.events] == [("shot", "happened")]
    (saying,) = passage.sayings
    assert saying.cue.quote == "said"
    assert [span.quote for span in saying.contents] == ["two men were shot"]


def test_sayings_may_nest_and_be_broken() -> None:
    """A content may hold another saying, and stand in pieces over sentences."""
    text = '<s1 She> <k1 told> us <c1 <s2 he> <k2 said> <c2 it {+fell}>>. "<c1 We {+fled}>."'
    outer, inner = parse_passage("x-1", text).sayings
    assert [span.quote for span in outer.contents] == ["he said it fell", "We fled"]
    assert [span.quote for span in inner.contents] == ["it fell"]


@pytest.mark.parametrize(
    ("marked", "message"),
    [
        ("[P Amal", "never closed"),
        ("Amal]", "closes nothing"),
        ("[P Amal}", "closes nothing"),
        ("[X Amal]", "no kind of name"),
        ("[P [L Kalonda] Amal]", "inside another name"),
        ("{+was shot}", "one word"),
        ("{!shot}", "closes nothing"),
        ("[P Amal ]", "a space at its end"),
        ("<s1 She> spoke", "0 cues"),
        ("<k1 said> <k1 added> <c1 it>", "2 cues"),
        ("<s1 She> <k1 said> it", "no content"),
        ("a < b", "no known mark"),
    ],
)
def test_a_wrong_mark_is_named(tmp_path: Path, marked: str, message: str) -> None:
    """A mark that does not fit is an error with file, line, passage and mark."""
    (tmp_path / "a.txt").write_text(f"\n## a-1 | voice=x\n{marked}\n")
    with pytest.raises(BenchmarkError, match=rf"a\.txt:2: a-1: .*{message}"):
        read_passages(tmp_path / "a.txt")


def test_a_wrong_header_is_named(tmp_path: Path) -> None:
    """A header in another form is an error with its line."""
    (tmp_path / "a.txt").write_text("## one passage\ntext\n")
    with pytest.raises(BenchmarkError, match=r"a\.txt:1: .* is no header"):
        read_passages(tmp_path / "a.txt")


def test_the_shipped_passages_are_well_marked() -> None:
    """Every passage of the repository can be read, has an id of its own, and one in five only tests."""
    passages = [p for file in sorted(FOLDER.glob("*.txt")) for p in read_passages(file)]
    assert len({passage.id for passage in passages}) == len(passages)
    tests = sum(held_out(passage.id) for passage in passages)
    assert 0.16 < tests / len(passages) < 0.24
    assert len(passages) >= 1200


class Knowing:
    """Reads the one sentence of a test: finds the place, half of the content, and one event wrongly."""

    def read(self, sentences: Sequence[Sequence[Token]]) -> list[Parsed]:
        """Give what it knows at the words' positions."""
        (tokens,) = sentences
        words = tuple(
            Word(
                start=t.start, end=t.end, text=t.text, lemma=t.text, tag="X", fine_tag="XX",
                head=0 if at else None, relation="dep" if at else "root",
            )
            for at, t in enumerate(tokens)
        )  # fmt: skip
        return [
            Parsed(
                words=words,
                names=(Name(start=7, end=8, kind=NameKind.PLACE),),
                sayings=(
                    Saying(
                        cue=WordSpan(start=1, end=2),
                        sources=(WordSpan(start=0, end=1),),
                        contents=(WordSpan(start=2, end=5),),
                    ),
                ),
                events=(EventWord(word=5, status=EventStatus.DENIED),),
            )
        ]


def test_passages_are_scored_by_words_overlap_and_status(tmp_path: Path) -> None:
    """Names and contents count to the letter, spans of sayings by half their words, events by status."""
    passage_id = next(f"x-{n}" for n in range(100) if held_out(f"x-{n}"))
    (tmp_path / "x.txt").write_text(f"## {passage_id} | voice=x\n{MARKED}\n")
    system = System(build=lambda inputs: Tables(), reader=Knowing)
    report = run_benchmark(BENCHMARKS["passages"], tmp_path, system)
    assert figure(report, "names.recall") == 0.25
    assert figure(report, "names.precision") == 1.0
    assert (figure(report, "source.f1"), figure(report, "content.f1")) == (1.0, 1.0)
    assert figure(report, "content_exact") == 0.0
    assert (figure(report, "events.f1"), figure(report, "statuses.f1")) == (1.0, 0.0)


HEADER = "file\tsha256\tpassage_start\tpassage_end\tstart\tend\tkind\n"


def test_standoff_marks_are_laid_on_the_text_that_was_marked(tmp_path: Path) -> None:
    """Marks come back as places in their passage; another text, or none, is refused."""
    import hashlib

    (tmp_path / "a.txt").write_text("News. Amal left Kalonda.")
    digest = hashlib.sha256((tmp_path / "a.txt").read_bytes()).hexdigest()
    rows = [f"a.txt\t{digest}\t6\t24\t6\t24\tPASSAGE\n", f"a.txt\t{digest}\t6\t24\t16\t23\tLOC\n"]
    table = tmp_path / "marks.tsv"
    table.write_text(HEADER + "".join(rows))
    (marked,) = read_standoff(table, tmp_path)
    assert (marked.text, marked.names) == ("Amal left Kalonda.", {(10, 17, "LOC")})
    table.write_text(HEADER + f"a.txt\t{digest}\t6\t24\t16\t40\tLOC\n")
    with pytest.raises(BenchmarkError, match="outside its passage"):
        read_standoff(table, tmp_path)
    (tmp_path / "a.txt").write_text("Other news.")
    with pytest.raises(BenchmarkError, match="another"):
        read_standoff(table, tmp_path)
