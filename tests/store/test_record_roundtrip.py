"""What is written to a record is what is read from it."""

import random
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, create_engine, text
from tests.store.places import nothing_there

from syrtis.errors import RecordError
from syrtis.model import TABLES, Actor, ClaimKind, Contents, Issue, Modality, Page
from syrtis.store import ClaimFilter, Named, open_record, write_record
from syrtis.store.migrate import migration_config, upgrade
from syrtis.store.postgresql import Database
from syrtis.store.postgresql_tables import _COLUMNS
from syrtis.store.rows import page_from_row, page_to_row, record_from_row, record_to_row
from syrtis.store.schema import METADATA, REVISION


@pytest.mark.parametrize("row", TABLES.values())
@given(data=st.data())
@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_any_record_survives_its_row(row: Any, any_row: Any, data: Any) -> None:
    """Any record the model allows comes back from its row as it went in, NUL and all."""
    record = data.draw(any_row(row))
    assert record_from_row(row, record_to_row(record)) == record


@given(content=st.binary(max_size=200))
def test_any_bytes_survive_their_row(content: bytes) -> None:
    """A page's bytes come back unaltered, whatever they are."""
    page = Page(id="x", source="y", media="text", content=content)  # type: ignore[arg-type]
    assert page_from_row(page_to_row(page)).content == content


def test_every_table_comes_back(kept: Named, contents: Contents) -> None:
    """A record hands out exactly the rows, pages and sources it was given."""
    with open_record(kept) as record:
        for name in TABLES:
            assert set(record.rows(name)) == set(getattr(contents, name))
            assert record.count(name) == len(getattr(contents, name))
        assert set(record.pages()) == set(contents.pages)
        assert set(record.sources()) == set(contents.sources)
        assert record.about == {"syrtis": "0", "schema": REVISION}


HOSTILE = "a\x00b'\"\u202e;--\r\n\U0001f600 \ufdd0\ufdd1 \\u0000 \\\x00 \ufdd0\x00\x00"


def test_hostile_text_survives(place: Named, contents: Contents) -> None:
    """NUL, quotes and right-to-left marks are kept to the letter, in nested values too."""
    changed = replace(contents.articles[2], text=HOSTILE, byline=(HOSTILE, "\x00"), title=HOSTILE)
    write_record(place, replace(contents, articles=(*contents.articles[:2], changed)))
    with open_record(place) as record:
        assert record.article(changed.id) == changed
        assert record.tally("articles", "title")[HOSTILE] == 1


@given(data=st.data())
@settings(
    max_examples=8,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],  # each example is a whole record
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    deadline=None,
)
def test_any_rows_survive_their_store(place: Named, any_row: Any, data: Any) -> None:
    """Rows with anything the model allows come back as they went in."""
    actors = data.draw(st.lists(any_row(Actor), max_size=4, unique_by=lambda actor: actor.id))
    plain = tuple(replace(actor, speaks_for=None) for actor in actors)
    issues = data.draw(st.lists(any_row(Issue), max_size=3).map(tuple))
    write_record(place, Contents(actors=plain, issues=issues))
    with open_record(place) as record:
        assert sorted(record.actors(), key=repr) == sorted(plain, key=repr)
        assert sorted(record.issues(), key=repr) == sorted(issues, key=repr)


def test_the_same_contents_give_the_same_bytes(path: Path, contents: Contents) -> None:
    """Two builds of one pile cannot be told apart, whatever order the rows came in."""
    shuffled = Contents(
        **{
            field.name: getattr(contents, field.name)
            if field.name == "about"
            else tuple(random.Random(7).sample(values, len(values)))
            for field in fields(Contents)
            for values in [getattr(contents, field.name)]
        }
    )
    again = path.with_name("again.syrtis")
    write_record(again, shuffled)
    assert again.read_bytes() == path.read_bytes()


def test_migrations_make_the_tables_of_the_model() -> None:
    """The migrations and the tables made from the model are one schema, at one revision."""
    with create_engine("sqlite://").connect() as connection:
        upgrade(connection)
        assert schema_differences(connection) == []
        script = ScriptDirectory.from_config(migration_config(connection))
        assert script.get_current_head() == REVISION


def test_migrations_suit_a_database(address: str) -> None:
    """In PostgreSQL the tables are the model's too, but for references, with text in bytes' order."""
    write_record(address, Contents())
    database = Database.named(address)
    with database._engine().connect() as connection:
        connection.dialect.default_schema_name = database.schema_name
        database._enter(connection)
        found = {kind for kind, *_ in schema_differences(connection)}
        assert found == {"add_fk"}
        assert connection.execute(text(_COLUMNS)).all() == []


def schema_differences(connection: Connection) -> list[Any]:
    """Compare what is there with the model's tables; the words of the search are in neither."""

    def asked(thing: Any, name: str | None, kind: str, *_: Any) -> bool:
        return kind != "table" or not (name or "").startswith("searched_words")

    context = MigrationContext.configure(connection, opts={"include_object": asked})
    return list(compare_metadata(context, METADATA))


@pytest.mark.parametrize(
    ("chosen", "kinds"),
    [
        (ClaimFilter(), {"killed", "wounded"}),
        (ClaimFilter(kind=ClaimKind.KILLED), {"killed"}),
        (ClaimFilter(words="SAILORS"), {"wounded"}),
        (ClaimFilter(claimant="Port"), {"killed"}),
        (ClaimFilter(at_least=25), {"killed"}),
        (ClaimFilter(at_least=49), {"killed"}),
        (ClaimFilter(at_least=50), set()),
        (ClaimFilter(modality=Modality.NEGATED), set()),
        (ClaimFilter(kind=ClaimKind.WOUNDED, words="killed"), set()),
    ],
)
def test_a_filter_lets_through_what_it_names(
    kept: Named, chosen: ClaimFilter, kinds: set[str]
) -> None:
    """Each filter keeps the claims it describes; together they narrow."""
    with open_record(kept) as record:
        assert {str(claim.kind) for claim in record.claims(chosen)} == kinds


@pytest.mark.parametrize(
    "named", ["south/story-0.txt", "story-0.txt", "story-0", "sou", "copy/of-it.txt", "ID", "ID8"]
)
def test_an_article_answers_to_its_names(kept: Named, contents: Contents, named: str) -> None:
    """An article is found by its source, a name in it, a twin's source, or its id."""
    wanted = contents.articles[0]
    named = {"ID": wanted.id, "ID8": wanted.id[:8]}.get(named, named)
    with open_record(kept) as record:
        assert record.article(named) == wanted


@pytest.mark.parametrize("named", ["", "nobody", "%", "story-9.txt"])
def test_an_unknown_name_is_refused(kept: Named, named: str) -> None:
    """A name that fits no article is an error, not a guess."""
    with open_record(kept) as record, pytest.raises(RecordError):
        record.article(named)


def test_a_name_that_fits_two_articles_is_refused(place: Named, contents: Contents) -> None:
    """Where a name fits two articles the error names both."""
    both = [replace(each, source=f"{n}/same.txt") for n, each in enumerate(contents.articles)]
    write_record(place, replace(contents, articles=tuple(both)))
    with open_record(place) as record, pytest.raises(RecordError, match=r"0/same.txt.*1/same.txt"):
        record.article("same.txt")


def test_a_tally_counts_nulls_as_unknown(kept: Named) -> None:
    """A tally tells null apart from every value, inside nested columns too."""
    with open_record(kept) as record:
        assert record.tally("articles", "published.basis", status="read") == {
            None: 1,
            "metadata": 1,
        }
        assert record.tally("articles", "reason") == {None: 2, "not-a-story": 1}


def test_two_rows_with_one_id_are_refused(place: Named, contents: Contents) -> None:
    """An id told twice would make the record ambiguous: nothing is written."""
    twice = replace(contents, origins=(*contents.origins, replace(contents.origins[0], name="x")))
    with pytest.raises(RecordError, match="two rows of origins"):
        write_record(place, twice)
    assert nothing_there(place)


def test_a_claim_of_a_missing_article_is_refused(place: Named, contents: Contents) -> None:
    """A claim whose article is not in the record could never be checked: nothing is written."""
    with pytest.raises(RecordError, match="names a row of articles"):
        write_record(place, replace(contents, articles=contents.articles[1:]))
    assert nothing_there(place)


def test_text_that_is_not_unicode_is_refused_in_words(place: Named, contents: Contents) -> None:
    """Half a surrogate pair has no bytes; the error says which table, and nothing is written."""
    broken = replace(contents.articles[2], text="half a pair \ud800")
    with pytest.raises(RecordError, match="a row of articles"):
        write_record(place, replace(contents, articles=(*contents.articles[:2], broken)))
    assert nothing_there(place)
