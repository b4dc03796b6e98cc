"""Floors cannot sink: a worse score fails, raising is automatic, lowering has to be told."""

from dataclasses import replace
from pathlib import Path

import pytest

from syrtis.errors import BenchmarkError
from syrtis.evaluate import (
    BENCHMARKS,
    Floor,
    FloorError,
    Report,
    accuracy_page,
    broken_by,
    floor_path,
    is_breakable,
    read_floors,
    saved_run,
    update_floor,
    write_floors,
)
from syrtis.evaluate.readers.lines import read_json

FLOOR = Floor(
    name="pages",
    benchmark="pages",
    where="shared",
    path="pages",
    data="d1",
    figures={"text.word_f1": 0.9, "title": 0.8, "date.wrong": 0.1, "date.right": None},
)


def measured(
    word_f1: float | None = 0.9,
    title: float = 0.8,
    wrong: float = 0.1,
    right: float | None = None,
    data: str = "d1",
) -> Report:
    """Give a report of the benchmark `pages`."""
    return Report(
        name="pages",
        items=3,
        figures={
            "text": {"word_f1": word_f1},
            "title": title,
            "date": {"wrong": wrong, "right": right},
        },
        meaning="how much is taken",
        notes=("a note",),
        data=data,
    )


def test_an_unchanged_score_holds() -> None:
    """The same scores on the same data break nothing."""
    assert broken_by(FLOOR, measured()) == []


def test_a_worse_score_breaks_its_floor() -> None:
    """A score below the floor by more than the tolerance is told with both numbers."""
    assert broken_by(FLOOR, measured(word_f1=0.85)) == [
        "pages: text.word_f1 was 0.9 and is now 0.85"
    ]
    assert broken_by(FLOOR, measured(word_f1=0.897)) == []


def test_a_score_that_should_be_low_breaks_when_it_rises() -> None:
    """More wrong dates are worse, fewer are better."""
    assert len(broken_by(FLOOR, measured(wrong=0.2))) == 1
    assert broken_by(FLOOR, measured(wrong=0.0)) == []


def test_a_score_that_vanishes_is_worse() -> None:
    """Nothing to measure where there was a score is a worsening; the other way it is none."""
    assert len(broken_by(FLOOR, measured(word_f1=None))) == 1
    assert broken_by(FLOOR, measured(right=0.5)) == []


def test_other_data_break_a_floor() -> None:
    """A floor says which files it was measured on, and notices others."""
    (told,) = broken_by(FLOOR, measured(data="d2"))
    assert "data changed" in told


def test_raising_is_automatic() -> None:
    """An update keeps the best of both, figure by figure."""
    better = measured(word_f1=0.95, title=0.797, wrong=0.05, right=0.4)
    floor = update_floor(FLOOR, better, lower=False, changelog="")
    assert floor.figures == {
        "text.word_f1": 0.95,
        "title": 0.8,
        "date.wrong": 0.05,
        "date.right": 0.4,
    }


def test_lowering_is_refused() -> None:
    """An update alone never lowers a floor, not even on other data."""
    with pytest.raises(FloorError, match="--lower"):
        update_floor(FLOOR, measured(title=0.5), lower=False, changelog="pages")
    with pytest.raises(FloorError, match="--lower"):
        update_floor(FLOOR, measured(title=0.5, data="d2"), lower=False, changelog="pages")


def test_lowering_needs_the_changelog() -> None:
    """A floor that sinks must be named to the people who use the system."""
    with pytest.raises(FloorError, match="CHANGELOG"):
        update_floor(FLOOR, measured(title=0.5), lower=True, changelog="other news")
    floor = update_floor(FLOOR, measured(title=0.5), lower=True, changelog="pages: titles ...")
    assert floor.figures["title"] == 0.5


def test_a_floor_at_zero_is_not_run() -> None:
    """Zero cannot sink, so what is not served yet costs no time."""
    assert is_breakable(FLOOR)
    assert not is_breakable(replace(FLOOR, figures={"title": 0.0, "date.wrong": 0.3}))
    assert not is_breakable(replace(FLOOR, figures={}))


def test_floors_survive_writing(tmp_path: Path) -> None:
    """What is written is what is read."""
    write_floors([FLOOR], tmp_path / "floors.json")
    assert read_floors(tmp_path / "floors.json") == [FLOOR]


def test_a_damaged_floors_file_is_named(tmp_path: Path) -> None:
    """A floors file that is no JSON is an error that names it."""
    (tmp_path / "floors.json").write_text("{")
    with pytest.raises(BenchmarkError, match=r"floors\.json, line 1"):
        read_floors(tmp_path / "floors.json")


def test_data_that_is_not_there_is_none(tmp_path: Path) -> None:
    """A floor is passed over where its folder, or its data in it, is absent."""
    (tmp_path / "pages").mkdir()
    assert floor_path(FLOOR, {"project": tmp_path}) is None
    assert floor_path(FLOOR, {"shared": tmp_path / "nowhere"}) is None
    assert floor_path(FLOOR, {"shared": tmp_path}) == tmp_path / "pages"
    own = replace(FLOOR, where="project", path="")
    assert floor_path(own, {"project": tmp_path}) == tmp_path


def test_the_pinned_file_names_every_benchmark() -> None:
    """Each benchmark has a floor, and each floor a benchmark and a name of its own."""
    floors = read_floors()
    assert {floor.benchmark for floor in floors} == set(BENCHMARKS)
    assert len({floor.name for floor in floors}) == len(floors)
    assert any(floor.where == "project" for floor in floors)


def test_the_accuracy_page_is_made_of_the_run_alone(tmp_path: Path) -> None:
    """The same saved run gives the same page; it shows day, machine, data, notes and figures."""
    run = tmp_path / "run.json"
    run.write_bytes(
        saved_run({"pages": measured()}, day="2031-05-01", machine="2 cores", version="0.1.0")
    )
    page = accuracy_page(read_json(run))
    assert page == accuracy_page(read_json(run))
    for words in ("2031-05-01", "2 cores", "`d1`", "A note.", "| pages | title | 0.8 |"):
        assert words in page
    assert "No published figure" in page


def test_the_accuracy_page_never_compares_unlike_numbers_silently(tmp_path: Path) -> None:
    """Wherever a published figure stands beside ours, it says whether the task is the same."""
    from syrtis.evaluate.published import published_for

    reports = {
        name: replace(measured(), name=name, published=published_for(name)) for name in BENCHMARKS
    }
    run = tmp_path / "run.json"
    run.write_bytes(saved_run(reports, day="d", machine="m", version="v"))
    page = accuracy_page(read_json(run))
    for name in BENCHMARKS:
        for entry in published_for(name):
            assert entry.caveat
            assert page.count(entry.who) >= 1


def test_the_hash_of_data_does_not_know_where_it_lies(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The same files give the same hash by a relative and an absolute path, marks kept elsewhere too."""
    from syrtis.evaluate.corpus import data_hash

    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "b.txt").write_text("b")
    (tmp_path / "marks.tsv").write_text("m")
    monkeypatch.chdir(tmp_path)
    here, there = Path("data"), tmp_path / "data"
    marks = tmp_path / "marks.tsv"
    assert data_hash(here, [here / "b.txt", marks]) == data_hash(there, [there / "b.txt", marks])
