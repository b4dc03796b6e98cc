"""Each benchmark format is read as it is, and damage is named by file and line."""

import gzip
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from syrtis.errors import BenchmarkError
from syrtis.evaluate.case import read_case
from syrtis.evaluate.corpus import data_hash, files_below
from syrtis.evaluate.labels import Label
from syrtis.evaluate.pages import read_pages
from syrtis.evaluate.readers.conllu import read_conllu
from syrtis.evaluate.readers.geoparsing import read_geoparsing
from syrtis.evaluate.readers.iob import labels_of, read_iob
from syrtis.evaluate.readers.isaf import read_isaf
from syrtis.evaluate.readers.lines import json_lines, read_bytes, read_json
from syrtis.evaluate.readers.muc4 import read_muc4
from syrtis.evaluate.readers.propbank import read_propbank
from syrtis.evaluate.readers.timeline17 import read_timeline17
from syrtis.evaluate.rows import read_export

CONLLU = """# sent_id = one
1\tGuns\tgun\tNOUN\tNNS\t_\t2\tnsubj\t_\t_
2-3\tfell\t_\t_\t_\t_\t_\t_\t_\t_
2\tfell\tfall\tVERB\tVBD\t_\t0\troot\t_\t_
2.1\tit\t_\t_\t_\t_\t_\t_\t_\t_
3\tsilent\tsilent\tADJ\tJJ\t_\t2\txcomp\t_\t_

1\tStop\tstop\tVERB\tVB\t_\t0\troot\t_\t_
"""

LGL = """<articles><article docid="7"><text>Fire in Ostra, then Ostra again.</text><toponyms>
<toponym><start>8</start><end>13</end><phrase>Ostra</phrase>
<gaztag geonameid="42"><lat>1.5</lat><lon>-2.5</lon></gaztag></toponym>
<toponym><start>20</start><end>25</end><phrase>Ostra</phrase></toponym>
<toponym><start>0</start><end>5</end><phrase>Ostra</phrase></toponym>
</toponyms></article></articles>"""

GEOVIRUS = """<articles><article><text>Fever in Ostra.</text><locations><location>
<name>Ostra</name><start>10</start><end>15</end><lat>1</lat><lon>2</lon>
</location></locations></article></articles>"""

WEBNEWS = """<articles><article file="0"><text>Ostra and the city</text><toponyms>
<toponym><extractedName>Ostra</extractedName><type>Literal</type><start>0</start><end>5</end>
<geonamesID>42</geonamesID><latitude>1</latitude><longitude>2</longitude></toponym>
<toponym><extractedName>city</extractedName><type>Literal_Expression</type><start>14</start>
<end>18</end></toponym></toponyms></article></articles>"""

KEY = """;;; a remark
0.  MESSAGE: ID                     TST9-MUC4-0001 (SOMEBODY
1.  MESSAGE: TEMPLATE               1 (OPTIONAL)
2.  INCIDENT: DATE                  (02 FEB 90) / (- 03 FEB 90)
3.  INCIDENT: LOCATION              OSTRIA: OSTRA (CITY)
4.  INCIDENT: TYPE                  ATTACK / BOMBING
9.  PERP: INDIVIDUAL ID             ? "COLUMN" / "THE COLUMN"
                                    "GUARDS"
                                    / "GUARD"
19. HUM TGT: DESCRIPTION            "A \\"MAYOR\\"": "SOMEBODY"
21. HUM TGT: NUMBER                 3: "PEASANTS"

0.  MESSAGE: ID                     TST9-MUC4-0002
1.  MESSAGE: TEMPLATE               *
4.  INCIDENT: TYPE                  *
"""


def write(path: Path, text: str) -> Path:
    """Write a file, with the folders above it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_conllu_passes_over_contractions_and_empty_nodes(tmp_path: Path) -> None:
    """Only words with a place in the tree are words."""
    first, second = read_conllu(write(tmp_path / "a.conllu", CONLLU))
    assert first.words == ("Guns", "fell", "silent")
    assert first.heads == (2, 0, 2)
    assert first.relations == ("nsubj", "root", "xcomp")
    assert second.tags == ("VERB",)


@pytest.mark.parametrize("separator", ["\t", " "])
def test_iob_reads_words_and_names(tmp_path: Path, separator: str) -> None:
    """A name runs on while its tags go on; the separator may be a tab or a space."""
    rows = ["Kara B-PER", "Bren I-PER", "left O", "Ostra B-LOC", "", "# O"]
    text = "\n".join(row.replace(" ", separator) for row in rows) + "\n"
    first, second = read_iob(write(tmp_path / "a.conll", text))
    assert first.words == ("Kara", "Bren", "left", "Ostra")
    assert first.names == (
        Label(start=0, end=2, label="PER"),
        Label(start=3, end=4, label="LOC"),
    )
    assert second.words == ("#",)


def test_uner_rows_are_read(tmp_path: Path) -> None:
    """UNER's numbered rows with annotators are read like plain ones; its remarks are none."""
    text = "# text = Ostra burns\n1\tOstra\tB-LOC\t-\tann\n2\tburns\tO\t-\t-\n"
    (sentence,) = read_iob(write(tmp_path / "a.iob2", text))
    assert sentence.words == ("Ostra", "burns")
    assert sentence.names == (Label(start=0, end=1, label="LOC"),)


def test_iob1_names_begin_with_i() -> None:
    """In the older scheme a name may begin with I-, and B- parts two names that touch."""
    assert labels_of(["I-LOC", "B-LOC", "I-ORG", "O"]) == (
        Label(start=0, end=1, label="LOC"),
        Label(start=1, end=2, label="LOC"),
        Label(start=2, end=3, label="ORG"),
    )


def test_propbank_rows_hold_roles_but_not_the_verb(tmp_path: Path) -> None:
    """The tags of a predicate give its roles."""
    row = {
        "words": ["Guns", "fell"],
        "predicates": [{"at": 1, "roleset": "fall.01", "tags": ["B-ARG1", "B-V"]}],
    }
    (sentence,) = read_propbank(write(tmp_path / "a.jsonl", json.dumps(row)))
    (role,) = sentence.roles
    assert (role.predicate, role.role) == (1, Label(start=0, end=1, label="ARG1"))


def test_lgl_places_keep_their_points(tmp_path: Path) -> None:
    """A naming with a gazetteer entry has a point, one without has none, a shifted one is out."""
    (corpus,) = read_geoparsing(write(tmp_path / "LGL.xml", LGL))
    (text,) = corpus.texts
    assert (corpus.name, text.name, text.misplaced) == ("lgl", "7", 1)
    first, second = text.places
    assert (first.latitude, first.longitude, first.geonames_id) == (1.5, -2.5, "42")
    assert (second.start, second.latitude) == (20, None)


def test_geovirus_counts_from_one(tmp_path: Path) -> None:
    """Offsets counted from 1 are put right where the words say so."""
    (corpus,) = read_geoparsing(write(tmp_path / "GeoVirus.xml", GEOVIRUS))
    (place,) = corpus.texts[0].places
    assert (place.start, place.end) == (9, 14)


def test_geowebnews_leaves_descriptions_out(tmp_path: Path) -> None:
    """`the city` names no place."""
    (corpus,) = read_geoparsing(write(tmp_path / "geowebnews.xml", WEBNEWS))
    (place,) = corpus.texts[0].places
    assert (place.geonames_id, place.latitude) == ("42", 1.0)


def test_brat_notes_locate_namings(tmp_path: Path) -> None:
    """A note gives a GeoNames id or a point; a trailing tab is no damage."""
    write(tmp_path / "0.txt", "Ostra and Pell")
    write(
        tmp_path / "0.ann",
        "T1\tLiteral 0 5\tOstra\t\n#1\tAnnotatorNotes T1\t42\n"
        "T2\tMixed 10 14\tPell\n#2\tAnnotatorNotes T2\t1.5, -2\n",
    )
    (corpus,) = read_geoparsing(tmp_path)
    first, second = corpus.texts[0].places
    assert (first.geonames_id, first.latitude) == ("42", None)
    assert (second.geonames_id, second.latitude, second.longitude) == (None, 1.5, -2.0)


def test_a_corpus_in_both_forms_is_read_once(tmp_path: Path) -> None:
    """X.xml beside a folder X is one corpus."""
    write(tmp_path / "geowebnews.xml", WEBNEWS)
    write(tmp_path / "geowebnews" / "0.ann", "")
    write(tmp_path / "geowebnews" / "0.txt", "")
    assert [corpus.name for corpus in read_geoparsing(tmp_path)] == ["geowebnews"]


def test_timeline17_topics_have_days_and_sentences(tmp_path: Path) -> None:
    """Articles carry the day of their folder; a timeline gives each day its sentences."""
    write(tmp_path / "t" / "InputDocs" / "2031-05-01" / "1.txt", "Guns fell silent .")
    rule = "-" * 32
    write(
        tmp_path / "t" / "timelines" / "a.txt",
        f"2031-05-01\nGuns fell .\nBells rang .\n{rule}\n2031-05-02\nPeace .\n{rule}\n",
    )
    (topic,) = read_timeline17(tmp_path)
    assert topic.texts[0].day == date(2031, 5, 1)
    assert topic.timelines == (
        {date(2031, 5, 1): ("Guns fell .", "Bells rang ."), date(2031, 5, 2): ("Peace .",)},
    )


def test_muc4_keys_hold_alternatives(tmp_path: Path) -> None:
    """Alternatives, optional fillers and cross references are told apart."""
    write(tmp_path / "key-tst9.v1", KEY)
    write(tmp_path / "tst9-muc4", "TST9-MUC4-0001\n\n   OSTRA BURNS.\n\nTST9-MUC4-0002\n\nPEACE\n")
    first, second = read_muc4(tmp_path)
    assert first.text == "OSTRA BURNS.\n"
    assert second.templates == ()
    (template,) = first.templates
    assert template.optional
    slots = {
        number: [filler.alternatives for filler in fillers]
        for number, fillers in template.slots.items()
    }
    assert slots == {
        2: [("02 FEB 90", "- 03 FEB 90")],
        3: [("OSTRIA: OSTRA (CITY)",)],
        4: [("ATTACK", "BOMBING")],
        9: [("COLUMN", "THE COLUMN"), ("GUARDS", "GUARD")],
        19: [('A "MAYOR"',)],
        21: [("3",)],
    }
    assert [filler.optional for filler in template.slots[9]] == [True, False]


def test_isaf_splits_joined_values(tmp_path: Path) -> None:
    """`a;b` in a coded list is two values, an empty one none."""
    gold = {
        "start_date": "2031-05-01",
        "event_type": ["airstrike;detention"],
        "province": [""],
        "min_killed": 2,
        "min_captured": 0,
    }
    row = json.dumps({"id": "r1", "text": "Text", "gold": gold})
    (release,) = read_isaf(write(tmp_path / "a.jsonl", row))
    assert release.types == {"airstrike", "detention"}
    assert release.provinces == frozenset()


def test_pages_are_found_beside_the_gold(tmp_path: Path) -> None:
    """A page is named in gold.jsonl and lies beside it, packed or not."""
    (tmp_path / "1.html.gz").write_bytes(gzip.compress(b"<p>x</p>"))
    row = {"page": "1.html.gz", "title": "T", "publish_date": "2031-05-01", "text": "x"}
    write(tmp_path / "gold.jsonl", json.dumps(row))
    (page,) = read_pages(tmp_path)
    assert read_bytes(page.file) == b"<p>x</p>"
    assert page.published == "2031-05-01"


DAMAGE: list[tuple[str, str, Callable[[Path], object], str]] = [
    ("a.conllu", "1\tGuns\tgun\n", read_conllu, "line 1: 3 columns"),
    ("a.conllu", CONLLU.replace("\t2\tnsubj", "\tx\tnsubj"), read_conllu, "line 2: 'x'"),
    ("a.conllu", CONLLU.replace("\t2\tnsubj", "\t9\tnsubj"), read_conllu, "line 2: a sentence"),
    ("a.iob2", "Kara\tB-PER\nBren\n", read_iob, "line 2: 'Bren'"),
    ("a.iob2", "Kara\tPERSON\n", read_iob, "line 1"),
    ("a.jsonl", '{"words": []}\n', read_propbank, "line 1: no `predicates`"),
    (
        "a.jsonl",
        '{"words": ["a"], "predicates": [{"at": 0, "tags": []}]}',
        read_propbank,
        "line 1: a predicate",
    ),
    ("a.xml", "<articles>\n<article></articles>", read_geoparsing, "line 2: no XML"),
    ("a.xml", "<articles/>", read_geoparsing, "line 1"),
    ("a.xml", "<articles>\n<article/></articles>", read_geoparsing, "line 2: an <article>"),
    ("a.xml", LGL.replace("<start>8", "<start>eight"), read_geoparsing, "line 2: 'eight'"),
    ("a.xml", LGL.replace("1.5", "north"), read_geoparsing, "line 2: 'north'"),
    ("a.jsonl", '\n{"id": "r", "text": "t", "gold": {}}', read_isaf, "line 2: a gold"),
    ("a.jsonl", "{}\n[1]\n", lambda path: list(json_lines(path)), "line 2: no JSON object"),
    ("a.jsonl", '{"id": 1}\n{"id":\n', lambda path: list(json_lines(path)), "line 2: no JSON"),
    ("a.json", '{"a": 1,\n "b"}', read_json, "line 2: no JSON"),
    ("gold.jsonl", '{"page": "no", "title": "", "text": ""}', read_pages, "line 1: a page 'no'"),
    ("gold.json", '{"documents": []}', read_case, "no list `furniture`"),
]


@pytest.mark.parametrize(("name", "text", "read", "told"), DAMAGE)
def test_damage_is_named_by_file_and_line(
    tmp_path: Path, name: str, text: str, read: Callable[[Path], object], told: str
) -> None:
    """A damaged file gives one error that says which file, which line, and what is wrong there."""
    path = write(tmp_path / name, text)
    with pytest.raises(BenchmarkError) as error:
        read(path)
    assert str(path) in str(error.value)
    assert told in str(error.value)


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("t/timelines/a.txt", "soon\nPeace .\n", "line 1: 'soon'"),
        ("t/InputDocs/one day/1.txt", "Text", "no day"),
    ],
)
def test_damaged_topics_are_named(tmp_path: Path, name: str, text: str, told: str) -> None:
    """A timeline or an article without a day is an error that names it."""
    write(tmp_path / "t" / "InputDocs" / "2031-05-01" / "1.txt", "Guns .")
    write(tmp_path / "t" / "timelines" / "b.txt", "2031-05-01\nPeace .\n")
    write(tmp_path / name, text)
    with pytest.raises(BenchmarkError, match=told):
        read_timeline17(tmp_path)


@pytest.mark.parametrize(
    ("key", "told"),
    [
        (KEY.replace("3.  INCIDENT: LOCATION ", "LOCATION "), "line 5: 'LOCATION"),
        (KEY.replace("TST9-MUC4-0001 (SOMEBODY", "nobody"), "line 2: a template"),
    ],
)
def test_damaged_keys_are_named(tmp_path: Path, key: str, told: str) -> None:
    """A key that is no run of templates is an error that names file and line."""
    write(tmp_path / "key-tst9.v1", key)
    with pytest.raises(BenchmarkError, match=told):
        read_muc4(tmp_path)


def test_brat_damage_is_named(tmp_path: Path) -> None:
    """An annotation without its place is an error with file and line; a missing text too."""
    write(tmp_path / "0.ann", "T1\tLiteral 0\tOstra\n")
    with pytest.raises(BenchmarkError, match=r"no text 0\.txt"):
        read_geoparsing(tmp_path)
    write(tmp_path / "0.txt", "Ostra")
    with pytest.raises(BenchmarkError, match=r"0\.ann, line 1"):
        read_geoparsing(tmp_path)


def test_a_packed_file_that_ends_early_is_named(tmp_path: Path) -> None:
    """Half of a gzip file is an error, not half a page."""
    path = tmp_path / "1.html.gz"
    path.write_bytes(gzip.compress(b"x" * 5000)[:20])
    with pytest.raises(BenchmarkError, match=r"1\.html\.gz"):
        read_bytes(path)


def test_bytes_that_are_no_utf8_are_named(tmp_path: Path) -> None:
    """A file in another encoding is an error that names the line."""
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"{}\n\xff\n")
    with pytest.raises(BenchmarkError, match="line 2: bytes that are not utf-8"):
        list(json_lines(path))


def test_an_export_needs_its_articles(tmp_path: Path) -> None:
    """A folder without articles.jsonl is no export."""
    with pytest.raises(BenchmarkError, match=r"articles\.jsonl"):
        read_export(tmp_path)


@pytest.mark.parametrize("read", [read_geoparsing, read_muc4, read_timeline17])
def test_an_empty_folder_is_refused(tmp_path: Path, read: Callable[[Path], object]) -> None:
    """A folder that holds nothing of the format is an error that says what it should hold."""
    with pytest.raises(BenchmarkError, match=str(tmp_path)):
        read(tmp_path)


def test_the_hash_follows_the_bytes(tmp_path: Path) -> None:
    """The same files give the same hash; another byte or another name gives another."""
    write(tmp_path / "a.txt", "x")
    write(tmp_path / ".hidden", "y")
    first = data_hash(tmp_path, files_below(tmp_path))
    assert data_hash(tmp_path, files_below(tmp_path)) == first
    write(tmp_path / ".hidden", "z")
    assert data_hash(tmp_path, files_below(tmp_path)) == first
    write(tmp_path / "a.txt", "y")
    assert data_hash(tmp_path, files_below(tmp_path)) != first
    with pytest.raises(BenchmarkError, match="not there"):
        files_below(tmp_path / "nowhere")
