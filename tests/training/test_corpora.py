"""What teaches the reader: marks stay on their words, whatever corpus or copy they come from."""

from pathlib import Path

from training.corpora.names import UNSAID, read_names
from training.corpora.passages import sentences_of
from training.corpora.propbank import add_roles
from training.corpora.treebanks import read_trees
from training.examples import Example, Run, allowed_names
from training.multiply import multiplied

from syrtis.evaluate.readers.passages import parse_passage

MARKED = (
    "<s1 Col. [P Idris Amari] of the [G Free Valley Brigade]> <k1 said> <c1 [Q two] [A men] were "
    "{+shot} near [L Kalonda]>. [O Radio Vale] was {>closed}."
)

TREE = """# newdoc id = GUM_news_x
1\tThe\tthe\tDET\tDT\t_\t3\tdet\t_\tEntity=(1-organization-new-n-cf1-1-sgl
2\tRed\tRed\tPROPN\tNNP\t_\t3\tcompound\t_\t_
3\tGuard\tGuard\tPROPN\tNNP\t_\t4\tnsubj\t_\tEntity=1)
4\tleft\tleave\tVERB\tVBD\t_\t0\troot\t_\t_
5\tOmdal\tOmdal\tPROPN\tNNP\t_\t4\tobj\t_\tEntity=(2-place-new-n-cf1-1-sgl)

"""


def spans(example: Example) -> dict[str, list[str]]:
    """The words of each kind of name in an example."""
    found: dict[str, list[str]] = {}
    for run in example.runs:
        found.setdefault(run.labels[0], []).append(" ".join(example.words[run.start : run.end]))
    return found


def said(example: Example) -> list[tuple[str, str, str]]:
    """Cue, source and content of each saying of an example."""
    rows = []
    for frame in example.sayings or []:
        parts = [
            " ".join(
                word
                for word, tag in zip(example.words, frame.tags, strict=True)
                if tag.endswith(part)
            )
            for part in ("source", "content")
        ]
        rows.append((example.words[frame.at], parts[0], parts[1]))
    return rows


def test_a_passage_becomes_sentences_with_its_marks_on_their_words() -> None:
    """Names, sayings and events of a passage stand on the words that were marked."""
    first, second = sentences_of(parse_passage("x-1", MARKED))
    assert spans(first)["armed-group"] == ["Free Valley Brigade"]
    assert said(first) == [
        ("said", "Col. Idris Amari of the Free Valley Brigade", "two men were shot near Kalonda")
    ]
    assert first.statuses is not None
    assert first.statuses[first.words.index("shot")] == "happened"
    assert second.statuses is not None
    assert second.statuses[second.words.index("closed")] == "planned"


def test_copies_change_names_and_keep_what_is_said() -> None:
    """A copy has other names of the same kinds, and every mark is still on its words."""
    examples = [
        sentence
        for text in (MARKED, MARKED.replace("Idris Amari", "Jo").replace("Kalonda", "El Obeid"))
        for sentence in sentences_of(parse_passage("x-1", text))
    ]
    copies = multiplied(examples, 8, seed=1)
    assert len(copies) == 8 * len(examples)
    assert {name for copy in copies for name in spans(copy).get("person", [])} == {
        "Idris Amari",
        "Jo",
    }
    for copy in copies[::2]:
        place = spans(copy)["place"][0]
        ((cue, source, content),) = said(copy)
        assert (cue, content) == ("said", f"two men were shot near {place}")
        assert source.endswith("of the Free Valley Brigade")
        assert copy.statuses is not None
        assert copy.statuses[copy.words.index("shot")] == "happened"
        assert len(copy.words) == len(copy.statuses) == len(copy.names or ())


def test_copies_are_the_same_from_the_same_seed() -> None:
    """The same passages and seed give the same copies."""
    examples = list(sentences_of(parse_passage("x-1", MARKED)))
    assert multiplied(examples, 3, seed=5) == multiplied(examples, 3, seed=5)


def test_what_a_corpus_leaves_unsaid_stays_free() -> None:
    """Outside its names a corpus allows the kinds that it does not mark, as they may be written."""
    words = ["Amal", "bridge", "Tuesday"]
    inside, small, capital = allowed_names(words, [Run(0, 1, ("person",))], UNSAID)
    assert inside == {"B-person"}
    assert {"O", "B-weapon", "B-facility", "I-nominal"} <= small
    assert {"O", "B-date"} <= capital
    assert "B-person" not in small
    assert "B-facility" not in capital


def test_a_corpus_s_labels_become_all_that_they_may_mean(tmp_path: Path) -> None:
    """An organisation of a names corpus may be an armed group; a label of no kind teaches nothing."""
    (tmp_path / "a.iob2").write_text("FLN\tB-ORG\nate\tO\nSpam\tB-MISC\n")
    (example,) = read_names(tmp_path / "a.iob2", "wikigold")
    assert example.names is not None
    assert {"B-organisation", "B-armed-group"} <= example.names[0]
    assert "B-organisation" not in example.names[1]
    assert example.names[2] == frozenset()


def test_entities_that_are_names_are_learned_as_names(tmp_path: Path) -> None:
    """GUM's entities of proper nouns become names without their article."""
    (tmp_path / "x.conllu").write_text(TREE)
    (tree,) = read_trees(tmp_path / "x.conllu", "gum")
    assert [(run.start, run.end, run.labels[0]) for run in tree.example.runs] == [
        (1, 3, "organisation"),
        (4, 5, "place"),
    ]


def test_roles_go_to_the_sentence_with_the_same_words(tmp_path: Path) -> None:
    """A frame is laid on its own document's sentence; one cut otherwise gets none."""
    (tmp_path / "x.conllu").write_text(TREE)
    trees = read_trees(tmp_path / "x.conllu", "gum")
    row = '{"doc": "GUM_news_x.xml", "words": %s, "predicates": [{"at": 3, "tags": %s}]}\n'
    words = '["The", "Red", "Guard", "left", "Omdal"]'
    tags = '["B-ARG0", "I-ARG0", "I-ARG0", "B-V", "B-ARG1"]'
    (tmp_path / "p.jsonl").write_text(row % (words, tags))
    add_roles(trees, tmp_path / "p.jsonl")
    assert [frame.at for frame in trees[0].example.frames or []] == [3]
    (tmp_path / "p.jsonl").write_text(row % ('["Red", "Guard"]', '["O", "O"]'))
    add_roles(trees, tmp_path / "p.jsonl")
    assert trees[0].example.frames is None
