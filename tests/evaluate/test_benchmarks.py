"""Each benchmark gives full marks to a record that is right and zero to one that is empty."""

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from syrtis.errors import BenchmarkError
from syrtis.evaluate import BENCHMARKS, System, Tables, flat, run_benchmark
from syrtis.evaluate.benchmark import Benchmark
from syrtis.evaluate.muc4_slots import SLOTS
from syrtis.evaluate.places import names_above
from syrtis.evaluate.readers.muc4 import Filler
from syrtis.evaluate.report import Report, figure
from syrtis.language import Token
from syrtis.model import Frame, Name, NameKind, Parsed, Role, Word, page_id

Row = dict[str, Any]
EMPTY = System(build=lambda inputs: Tables())


def article_rows(inputs: Sequence[Path]) -> list[Row]:
    """Make one article of each file below the inputs, as a build would."""
    files = [file for folder in inputs for file in sorted(folder.iterdir())]
    return [
        {"id": page_id(file.read_bytes()), "source": file.name, "text": file.read_text()}
        for file in files
    ]


def write_release(path: Path, **gold: Any) -> Path:
    """Write one press release with what a coder made of it."""
    coded = {
        "start_date": "2031-05-01",
        "event_type": ["captureandkill"],
        "province": ["ostra"],
        "min_killed": 5,
        "min_captured": 2,
    } | gold
    row = {"id": "r1", "text": "Five were killed, two held.", "gold": coded}
    path.write_text(json.dumps(row))
    return path


def claim(kind: str, low: int, article: str, **more: Any) -> Row:
    """Make a claim of so many."""
    return {
        "id": f"{kind}{low}{len(more)}",
        "article_id": article,
        "start": 0,
        "end": 4,
        "quote": "Five",
        "kind": kind,
        "scope": "incident",
        "modality": "asserted",
        "count": {"low": low, "high": low},
    } | more


def isaf_build(inputs: Sequence[Path]) -> Tables:
    """Read a press release rightly, with a total, a part and a plan that must not count."""
    articles = article_rows(inputs)
    own = articles[0]["id"]
    where = {"name": "the town", "place_id": "town"}
    when = {"earliest": "2031-05-01", "latest": "2031-05-01"}
    return Tables(
        articles=tuple(articles),
        claims=(
            claim("killed", 3, own, place=where, when=when),
            claim("killed", 2, own),
            claim("captured", 2, own),
            claim("killed", 90, own, scope="cumulative"),
            claim("killed", 1, own, part_of="killed30"),
            claim("captured", 9, own, modality="future"),
        ),
        places=(
            {"id": "town", "name": "Pell", "within": "region"},
            {"id": "region", "name": "Ostra Province", "within": "town"},
        ),
    )


def test_isaf_reads_incidents_whole(tmp_path: Path) -> None:
    """Incident counts add up; totals, parts and plans do not; the town lies in the province."""
    path = write_release(tmp_path / "a.jsonl")
    report = run_benchmark(BENCHMARKS["isaf"], path, System(build=isaf_build))
    for field in ("date", "type", "province", "killed", "captured"):
        assert figure(report, field) == 1, field
    assert report.errors == ()


def test_isaf_lists_what_is_wrong_with_its_words(tmp_path: Path) -> None:
    """A wrong number is listed with the words it was read from, what was wanted and found."""
    path = write_release(tmp_path / "a.jsonl", min_killed=4)
    report = run_benchmark(BENCHMARKS["isaf"], path, System(build=isaf_build))
    (miss,) = report.errors
    assert (miss.kind, miss.wanted, miss.found) == ("killed", "4", "5")
    assert "Five" in miss.quote


@pytest.mark.parametrize(
    ("event_type", "coded"),
    [
        ("Explosions/Remote violence / Air/drone strike", "airstrike"),
        ("Violence against civilians / Attack", "civiliancasualty"),
        ("Battles / Armed clash", "captureandkill"),
    ],
)
def test_isaf_prefers_the_events_type(tmp_path: Path, event_type: str, coded: str) -> None:
    """An event's own type decides; a battle is told apart by who was killed or captured."""

    def build(inputs: Sequence[Path]) -> Tables:
        tables = isaf_build(inputs)
        event = {
            "id": "e",
            "type": event_type,
            "articles": [tables.articles[0]["id"]],
            "deaths": {"low": 5, "best": 5, "high": 5},
        }
        return Tables(articles=tables.articles, claims=tables.claims, events=(event,))

    path = write_release(tmp_path / "a.jsonl", event_type=[coded])
    assert figure(run_benchmark(BENCHMARKS["isaf"], path, System(build=build)), "type") == 1


def write_pages(folder: Path) -> Path:
    """Write two pages and what a reader took from them."""
    rows = []
    for at, words in enumerate(
        ["Guns fell silent at the harbour wall.", "Rain. Then snow on Ostra."]
    ):
        (folder / f"{at}.html").write_text(f"<p>{words}</p>")
        rows.append(
            {
                "page": f"{at}.html",
                "title": f"Page {at}",
                "publish_date": "2031-05-01",
                "text": words,
            }
        )
    (folder / "gold.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    return folder


def pages_build(inputs: Sequence[Path]) -> Tables:
    """Take each page's text rightly behind a menu that is marked, and date one of them wrong."""
    articles = article_rows(inputs)
    for at, article in enumerate(articles):
        words = article["text"].removeprefix("<p>").removesuffix("</p>")
        day = f"2031-05-0{at + 1}"
        article |= {
            "text": f"Menu {words}",
            "furniture": [[0, 4]],
            "title": f"page  {at}",
            "published": {"earliest": day, "latest": day},
        }
    return Tables(articles=tuple(articles))


def test_pages_scores_the_story_without_its_furniture(tmp_path: Path) -> None:
    """Marked furniture does not count against the text; title and day are exact."""
    report = run_benchmark(BENCHMARKS["pages"], write_pages(tmp_path), System(build=pages_build))
    assert dict(flat(report.figures)) == {
        "text.word_f1": 1.0,
        "text.shingle_f1": 1.0,
        "title": 1.0,
        "date.right": 0.5,
        "date.wrong": 0.5,
        "date.unresolved": 0.0,
    }
    (miss,) = report.errors
    assert (miss.where, miss.wanted) == ("1.html", "2031-05-01")


PLACES = """<articles><article docid="7"><text>Fire in Ostra and in Pell.</text><toponyms>
<toponym><start>8</start><end>13</end><phrase>Ostra</phrase>
<gaztag geonameid="42"><lat>10</lat><lon>20</lon></gaztag></toponym>
<toponym><start>21</start><end>25</end><phrase>Pell</phrase>
<gaztag geonameid="43"><lat>30</lat><lon>40</lon></gaztag></toponym>
</toponyms></article></articles>"""


def places_build(inputs: Sequence[Path]) -> Tables:
    """Find one place of two, a degree off, and one that is none."""
    (article,) = article_rows(inputs)
    mention = {"article_id": article["id"], "kind": "place"}
    return Tables(
        articles=(article,),
        mentions=(
            mention | {"id": "m1", "start": 8, "end": 13, "quote": "Ostra", "place_id": "p"},
            mention | {"id": "m2", "start": 0, "end": 4, "quote": "Fire", "place_id": None},
        ),
        places=(
            {"id": "p", "name": "Ostra", "latitude": 11, "longitude": 20, "geonames_id": "42"},
        ),
    )


def test_geoparsing_tells_finding_from_placing(tmp_path: Path) -> None:
    """One of two found and one false: recognition 1/2; it is placed right; end to end 1/2."""
    path = tmp_path / "lgl.xml"
    path.write_text(PLACES)
    figures = dict(
        flat(run_benchmark(BENCHMARKS["geoparsing"], path, System(build=places_build)).figures)
    )
    assert figures["lgl.recognition.f1"] == 0.5
    assert figures["lgl.resolution.within_161_km"] == 1.0
    assert figures["lgl.resolution.exact"] == 1.0
    assert figures["lgl.end_to_end.within_161_km"] == 0.5
    assert figures["lgl.end_to_end.exact"] == 0.5
    assert 0 < float(figures["lgl.resolution.error_area"] or 0) < 0.5
    assert 0.5 < float(figures["lgl.end_to_end.error_area"] or 0) < 1


def write_topic(folder: Path) -> Path:
    """Write a topic of three days whose timeline tells the first and the last."""
    for day in ("2031-05-01", "2031-05-02", "2031-05-03"):
        (folder / "t" / "InputDocs" / day).mkdir(parents=True)
        (folder / "t" / "InputDocs" / day / "1.txt").write_text(f"Told on {day} .")
    (folder / "t" / "timelines").mkdir()
    (folder / "t" / "timelines" / "a.txt").write_text(
        "2031-05-01\nrebels took bridges\n"
        + "-" * 20
        + "\n2031-05-03\narmy shelled harbour\n"
        + "-" * 20
        + "\n2031-06-30\nlong after\n"
    )
    return folder


def topic_build(inputs: Sequence[Path]) -> Tables:
    """Tell three days, the two of the timeline by more articles than the third."""
    days = [json.loads(line)["date"] for file in inputs for line in file.read_text().splitlines()]
    assert days == ["2031-05-01", "2031-05-02", "2031-05-03"]
    told = {
        "2031-05-01": "rebels took bridges",
        "2031-05-02": "rain",
        "2031-05-03": "army shelled harbour",
    }
    events = [
        {
            "id": day,
            "when": {"earliest": day, "latest": day},
            "articles": ["a"] if words == "rain" else ["a", "b"],
            "claims": [f"c{day}"],
        }
        for day, words in told.items()
    ]
    vague = {
        "id": "v",
        "when": {"earliest": "2031-05-01", "latest": "2031-05-03"},
        "articles": list("abcdef"),
    }
    claims = [{"id": f"c{day}", "article_id": "a", "quote": words} for day, words in told.items()]
    return Tables(events=(*events, vague), claims=tuple(claims))


def test_timeline17_takes_the_days_most_told(tmp_path: Path) -> None:
    """The timeline is as long as the gold's; a gold day after the last article is not asked for."""
    report = run_benchmark(
        BENCHMARKS["timeline17"], write_topic(tmp_path), System(build=topic_build)
    )
    assert figure(report, "date_f1") == 1.0
    assert figure(report, "ar1") == 1.0
    assert figure(report, "ar2") == 1.0


KEY = """0.  MESSAGE: ID                     TST9-MUC4-0001
1.  MESSAGE: TEMPLATE               1
2.  INCIDENT: DATE                  02 FEB 90
3.  INCIDENT: LOCATION              OSTRIA: OSTRA (CITY)
4.  INCIDENT: TYPE                  BOMBING
5.  INCIDENT: STAGE OF EXECUTION    ACCOMPLISHED
9.  PERP: INDIVIDUAL ID             "COLUMN" / "THE COLUMN"
19. HUM TGT: DESCRIPTION            "PEASANTS"
21. HUM TGT: NUMBER                 3: "PEASANTS"
23. HUM TGT: EFFECT OF INCIDENT     DEATH: "PEASANTS"

0.  MESSAGE: ID                     TST9-MUC4-0001
1.  MESSAGE: TEMPLATE               2
4.  INCIDENT: TYPE                  KIDNAPPING
18. HUM TGT: NAME                   "KARA BREN"
"""


def write_messages(folder: Path) -> Path:
    """Write one message whose key has two templates."""
    (folder / "key-tst9.v1").write_text(KEY)
    (folder / "tst9-muc4").write_text("TST9-MUC4-0001\n\nOSTRA BURNS\n")
    return folder


def muc4_build(inputs: Sequence[Path]) -> Tables:
    """Tell the first of the two incidents rightly."""
    (article,) = article_rows(inputs)
    told = claim("killed", 3, article["id"], who={"name": "peasants"}, by={"name": "the column"})
    event = {
        "id": "e",
        "type": "Explosions/Remote violence / Grenade",
        "when": {"earliest": "1990-02-02", "latest": "1990-02-02"},
        "place_id": "p",
        "articles": [article["id"]],
        "claims": [told["id"]],
    }
    return Tables(
        articles=(article,),
        claims=(told,),
        events=(event,),
        places=({"id": "p", "name": "Ostra"},),
    )


def test_muc4_counts_missing_templates(tmp_path: Path) -> None:
    """Eight of ten fillers are right and nothing is spurious: precision 1, recall .8."""
    report = run_benchmark(BENCHMARKS["muc4"], write_messages(tmp_path), System(build=muc4_build))
    assert figure(report, "all_templates.precision") == 1.0
    assert figure(report, "all_templates.recall") == 0.8
    assert [miss.quote for miss in report.errors] == ["KARA BREN"]


def test_muc4_counts_spurious_templates(tmp_path: Path) -> None:
    """A template that maps to nothing in the key costs precision and fills nothing."""

    def build(inputs: Sequence[Path]) -> Tables:
        tables = muc4_build(inputs)
        other = dict(tables.events[0]) | {"id": "e2", "type": "Riots / Mob violence", "claims": []}
        return Tables(
            articles=tables.articles,
            claims=tables.claims,
            events=(*tables.events, other),
            places=tables.places,
        )

    report = run_benchmark(BENCHMARKS["muc4"], write_messages(tmp_path), System(build=build))
    assert figure(report, "all_templates.recall") == 0.8
    assert figure(report, "all_templates.precision") == round(8 / 11, 3)


def test_muc4_optional_fillers_are_no_miss_and_no_bonus(tmp_path: Path) -> None:
    """A `?` filler that is given is possible and right; one that is not given is not missed."""
    path = write_messages(tmp_path)
    (path / "key-tst9.v1").write_text(KEY.replace('"COLUMN" /', '? "COLUMN" /'))
    report = run_benchmark(BENCHMARKS["muc4"], path, System(build=muc4_build))
    assert figure(report, "all_templates.recall") == 0.8
    (path / "key-tst9.v1").write_text(KEY.replace('"COLUMN" /', '? "OTHERS" /').replace("THE ", ""))
    report = run_benchmark(BENCHMARKS["muc4"], path, System(build=muc4_build))
    assert figure(report, "slots.perpetrator.precision") in {0.5, 0.0}


CREDITS = {slot.name: slot.credit for slot in SLOTS}


@pytest.mark.parametrize(
    ("slot", "value", "alternatives", "credit"),
    [
        ("date", "1990-02-02", ("02 FEB 90",), 1.0),
        ("date", "1990-02-02", ("- 03 FEB 90",), 0.5),
        ("date", "1990-02-02", ("01 FEB 90 - 03 FEB 90",), 0.5),
        ("date", "1990-02-04", ("01 FEB 90 - 03 FEB 90",), 0.0),
        ("date", "1990-02-02", ("31 FEB 90",), 0.0),
        ("date", "1990-02-02", ("-",), 0.0),
        ("location", "Ostra", ("OSTRIA: OSTRA (CITY)",), 1.0),
        ("location", "Ostria", ("OSTRIA: OSTRA (CITY)",), 0.5),
        ("location", "Pell", ("OSTRIA: OSTRA (CITY)",), 0.0),
        ("type", "ATTACK", ("BOMBING",), 0.5),
        ("type", "BOMBING", ("ATTACK",), 0.0),
        ("perpetrator", "Column", ("THE COLUMN",), 0.5),
        ("perpetrator", "", ("THE COLUMN",), 0.0),
        ("target_number", "3", ("3",), 1.0),
    ],
)
def test_muc4_credit(slot: str, value: str, alternatives: tuple[str, ...], credit: float) -> None:
    """A filler is right, half right or wrong as MUC-4's scorers judged."""
    filler = Filler(alternatives=alternatives, optional=False)
    assert CREDITS[slot](value, filler) == credit


TREE = "1\tGuns\t_\tNOUN\t_\t_\t2\tnsubj\t_\t_\n2\tfell\t_\tVERB\t_\t_\t0\troot\t_\t_\n"
NAMED = "Kara\tB-PER\nleft\tO\nOstra\tB-LOC\nfor\tO\nten\tB-MONEY\n"
PLAYED = json.dumps(
    {"words": ["Guns", "fell"], "predicates": [{"at": 1, "tags": ["B-ARG1", "B-V"]}]}
)


class OneSentence:
    """Reads the one sentence of each file: a head wrong, a name wrong, the role right."""

    def read(self, sentences: Sequence[Sequence[Token]]) -> list[Parsed]:
        """Give the same answer to every sentence, on its words."""
        return [
            Parsed(
                words=tuple(
                    Word(
                        start=token.start,
                        end=token.end,
                        text=token.text,
                        lemma=token.text,
                        tag=("NOUN", "VERB")[at % 2],
                        fine_tag="XX",
                        head=(1, 0)[at % 2],
                        relation=("nsubj", "root")[at % 2],
                    )
                    for at, token in enumerate(tokens)
                ),
                names=(
                    Name(start=0, end=1, kind=NameKind.PERSON),
                    Name(start=2, end=3, kind=NameKind.ORGANISATION),
                ),
                frames=(Frame(predicate=1, roles=(Role(start=0, end=1, role="ARG1"),)),),
            )
            for tokens in sentences
        ]


@pytest.mark.parametrize(
    ("name", "file", "text", "figures"),
    [
        ("trees", "a.conllu", TREE, {"upos": 1.0, "uas": 0.5, "las": 0.5}),
        ("names", "a.iob2", NAMED, {"names.f1": 0.5, "without_labels.f1": 1.0, "gold": 2}),
        ("roles", "a.jsonl", PLAYED, {"roles.f1": 1.0}),
    ],
)
def test_sentences_are_scored_against_a_reader(
    tmp_path: Path, name: str, file: str, text: str, figures: dict[str, float]
) -> None:
    """A reader's tags, heads, names and roles are compared word for word; with none all is 0."""
    (tmp_path / file).write_text(text)
    system = System(build=EMPTY.build, reader=OneSentence)
    report = run_benchmark(BENCHMARKS[name], tmp_path, system)
    assert {key: figure(report, key) for key in figures} == figures
    nothing = run_benchmark(BENCHMARKS[name], tmp_path / file, EMPTY)
    assert "not served yet" in nothing.notes[0]
    assert all(value == 0 for value in BENCHMARKS[name].headline_figures(nothing).values())


def write_case(folder: Path) -> Path:
    """Write a case of one page and one claim."""
    (folder / "reports").mkdir()
    (folder / "reports" / "one.txt").write_text("Five were killed at Ostra.")
    spot = {"document": "one.txt", "start": 0, "end": 16, "quote": "Five were killed"}
    gold: Row = {
        name: [] for name in ("furniture", "lineage", "actors", "places", "control", "events")
    }
    gold["documents"] = [{"document": "one.txt", "published": ["2031-05-01", "2031-05-01"]}]
    gold["claims"] = [
        spot | {"id": "g", "kind": "killed", "low": 5, "high": 5, "claimant": None, "scope": None}
    ]
    (folder / "gold.json").write_text(json.dumps(gold))
    return folder


def case_build(inputs: Sequence[Path]) -> Tables:
    """Read the page rightly."""
    (article,) = article_rows(inputs)
    right = claim("killed", 5, article["id"], end=16, quote="Five were killed")
    return Tables(articles=(article,), claims=(right,))


def test_case_runs_on_a_folder(tmp_path: Path) -> None:
    """A case is a folder with gold.json and its pages; other files do not change its hash."""
    path = write_case(tmp_path)
    report = run_benchmark(BENCHMARKS["case"], path, System(build=case_build))
    assert figure(report, "counts.f1") == 1.0
    assert figure(report, "dates.unresolved") == 1
    assert [miss.kind for miss in report.errors] == ["date unresolved"]
    (path / "notes.md").write_text("read twice")
    again = run_benchmark(BENCHMARKS["case"], path, System(build=case_build))
    assert again.data == report.data


def test_a_folder_without_gold_is_no_case(tmp_path: Path) -> None:
    """What is no case is refused in a sentence that says what one is."""
    with pytest.raises(BenchmarkError, match="is no case"):
        run_benchmark(BENCHMARKS["case"], tmp_path, EMPTY)


WRITERS: dict[str, Callable[[Path], Path]] = {
    "case": write_case,
    "pages": write_pages,
    "timeline17": write_topic,
    "muc4": write_messages,
}


@pytest.mark.parametrize("name", WRITERS)
def test_an_empty_record_scores_zero(tmp_path: Path, name: str) -> None:
    """What the code does not serve yet is zero or nothing to measure, never an error."""
    benchmark: Benchmark = BENCHMARKS[name]
    report: Report = run_benchmark(benchmark, WRITERS[name](tmp_path), EMPTY)
    assert not any(
        value
        for key, value in benchmark.headline_figures(report).items()
        if not benchmark.falls(key)
    )


@pytest.mark.parametrize("name", BENCHMARKS)
def test_headlines_are_said_to_rise_or_fall(name: str) -> None:
    """Every benchmark names figures that stand for it."""
    assert BENCHMARKS[name].headlines
    assert BENCHMARKS[name].name == name


def test_places_that_lie_in_each_other_end_the_walk() -> None:
    """A circle of places is walked a bounded number of times."""
    places = {"a": {"name": "A", "within": "b"}, "b": {"name": "B", "within": "a"}}
    assert set(names_above("a", places)) == {"A", "B"}
