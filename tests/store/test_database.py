"""A record in PostgreSQL: whole or not at all, one builder at a time, and never a password told."""

import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import text
from tests.postgresql import ESCAPED, PASSWORD
from tests.store.places import change

from syrtis.errors import RecordError, StaleError
from syrtis.model import Contents, Decision, DecisionKind, Subject
from syrtis.store import check_target, kept_decisions, open_record, postgresql, write_record
from syrtis.store.postgresql import Database

RENAMED = Decision(
    id="d1",
    number=1,
    subject=Subject.ACTOR,
    kind=DecisionKind.RENAME,
    ids=("a1",),
    names=("Guard",),
)

WRITING = """
import sys
from dataclasses import replace
from syrtis.model import Contents, Media, Page, page_id
from syrtis.store import write_record, write
insert = write._insert_all
def told(connection, contents):
    insert(connection, contents)
    print("filled", flush=True)
    sys.stdin.readline()
write._insert_all = told
write_record(sys.argv[1], Contents(about={"build": "second"}))
"""
"""A build in another process, which waits before it ends."""


def filling(address: str) -> "subprocess.Popen[str]":
    """Start a build elsewhere, and wait until it has filled the tables and not ended yet."""
    command = [sys.executable, "-c", WRITING, address]
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "filled\n"
    return process


@pytest.mark.parametrize(
    "wrong",
    [
        lambda address: address.replace(ESCAPED, ESCAPED + "x"),
        lambda address: address.replace("host=", "host=/nowhere"),
        lambda address: address.replace("/postgres?", "/nobase?"),
        lambda address: address.replace("@/", "@host:port/"),
        lambda address: address.replace(ESCAPED, PASSWORD),
        lambda address: address.replace("&schema=", "&schema=A-B"),
        lambda address: address + "&sslmode=perhaps",
        lambda address: address.replace("syrtis:", "nobody:"),
    ],
)
def test_no_error_tells_the_password(address: str, wrong: Callable[[str], str]) -> None:
    """Whatever is wrong with an address, its password is told nowhere, in no form."""
    for use in (open_record, check_target, kept_decisions, lambda at: write_record(at, Contents())):
        with pytest.raises(RecordError) as caught:
            use(wrong(address))  # type: ignore[operator]
        told = f"{caught.value} {caught.value!r} {caught.value.__cause__}"
        assert not any(part in told for part in (PASSWORD, ESCAPED, "s3cret", "the@tests"))


def test_a_record_is_called_by_its_address_without_password(address: str) -> None:
    """The name of an open record tells where it is, and no secret."""
    write_record(address, Contents())
    with open_record(address) as record:
        schema = address.rpartition("=")[2]
        assert record.name == f"postgresql://syrtis@/postgres?schema={schema}"


def test_where_there_is_no_record_an_error_says_so(address: str) -> None:
    """An empty database is no damaged record, and holds no decisions."""
    with pytest.raises(RecordError, match="there is no record"):
        open_record(address)
    assert kept_decisions(address) == ()


def test_tables_of_others_are_left_alone(address: str) -> None:
    """A schema that holds other tables is refused, and they stay."""
    database = Database.named(address)
    with database._engine().begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {database.schema_name}"))
        connection.execute(text(f"CREATE TABLE {database.schema_name}.claims (lawyer text)"))
    for use in (check_target, lambda at: write_record(at, Contents())):
        with pytest.raises(RecordError, match="holds tables that are no record's"):
            use(address)  # type: ignore[operator]
    with database._engine().connect() as connection:
        assert database._tables(connection) == {"claims"}


def test_a_record_of_a_newer_syrtis_is_not_replaced(address: str, contents: Contents) -> None:
    """What a newer Syrtis wrote is told before any work, and stays."""
    write_record(address, contents)
    change(address, "UPDATE alembic_version SET version_num = '9999'")
    for use in (check_target, kept_decisions, lambda at: write_record(at, Contents())):
        with pytest.raises(RecordError, match="newer Syrtis"):
            use(address)  # type: ignore[operator]


def test_an_older_record_is_replaced(address: str, contents: Contents) -> None:
    """A record of an older schema gets the newest, and its decisions are not lost."""
    write_record(address, replace(contents, decisions=(RENAMED,)))
    change(
        address,
        "ALTER TABLE decisions DROP COLUMN field",
        "DROP TABLE searched_words",
        "DROP TABLE searched",
        "ALTER TABLE events DROP COLUMN joined",
        "ALTER TABLE events DROP COLUMN decided",
        "ALTER TABLE decisions DROP COLUMN value",
        "ALTER TABLE decisions DROP COLUMN claims",
        "UPDATE alembic_version SET version_num = '0004'",
    )
    assert kept_decisions(address) == (RENAMED,)
    write_record(address, replace(contents, decisions=(RENAMED,)))
    with open_record(address) as record:
        assert list(record.decisions()) == [RENAMED]


def test_whoever_reads_goes_on_reading_the_old_record(address: str, contents: Contents) -> None:
    """A build changes nothing for a reader who came before it ended."""
    write_record(address, contents)
    with open_record(address) as record:
        claims = record.claims()
        first = next(claims)
        write_record(address, Contents(about={"syrtis": "1"}))
        assert {first, *claims} == {*contents.claims}
        assert record.count("articles") == 3
    with open_record(address) as record:
        assert record.count("articles") == 0


def test_a_killed_build_leaves_the_old_record(address: str, contents: Contents) -> None:
    """A build that is killed when all its rows are in has changed nothing, and holds nothing up."""
    write_record(address, contents)
    process = filling(address)
    process.kill()
    process.communicate()
    with open_record(address) as record:
        assert set(record.claims()) == set(contents.claims)
    write_record(address, Contents(about={"build": "third"}))
    with open_record(address) as record:
        assert record.about["build"] == "third"


def test_a_second_builder_waits_for_the_first(address: str) -> None:
    """Two builds of one record follow one another: the later one's record stands."""
    write_record(address, Contents())
    process = filling(address)
    second = threading.Thread(
        target=write_record, args=(address, Contents(about={"build": "third"}))
    )
    second.start()
    time.sleep(0.3)
    assert second.is_alive()
    process.communicate("go on\n")
    second.join(30)
    with open_record(address) as record:
        assert record.about["build"] == "third"


def test_a_builder_that_waits_too_long_says_so(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where another build does not end, an error says that it is writing."""
    write_record(address, Contents())
    process = filling(address)
    monkeypatch.setattr(postgresql, "WAIT_S", 1)
    with pytest.raises(RecordError, match="another build"):
        write_record(address, Contents(about={"build": "third"}))
    process.communicate("go on\n")


def test_a_decision_made_meanwhile_is_not_lost(place: Path | str, contents: Contents) -> None:
    """A record that holds a decision the new one has not is not replaced, unless that is said."""
    write_record(place, replace(contents, decisions=(RENAMED,)))
    with pytest.raises(StaleError, match="1 decisions"):
        write_record(place, contents)
    with open_record(place) as record:
        assert list(record.decisions()) == [RENAMED]
    write_record(place, contents, forget=True)
    assert kept_decisions(place) == ()


def test_without_the_extra_an_error_says_what_to_install(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where psycopg is not installed the error names what brings it."""
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(RecordError, match=r"syrtis\[postgresql\]"):
        open_record(address)


def test_a_server_that_goes_away_is_told_as_such(address: str, contents: Contents) -> None:
    """A reader whose connection is cut says that it was lost, not that the record is damaged."""
    write_record(address, contents)
    database = Database.named(address)
    with open_record(address) as record, database._engine().begin() as other:
        other.execute(
            text(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE application_name = 'syrtis' AND pid <> pg_backend_pid()"
            )
        )
        with pytest.raises(RecordError, match="was lost"):
            list(record.claims())
