"""Copy a record from one store to another, and read the copy back."""

from itertools import zip_longest

from syrtis.errors import RecordError
from syrtis.model import TABLES
from syrtis.store.decisions import record_contents
from syrtis.store.record import Record, open_record
from syrtis.store.stores import Named, store_of
from syrtis.store.write import write_record

__all__ = ["copy_record"]


def copy_record(source: Named, target: Named, *, replace: bool = False) -> dict[str, int]:
    """Copy a record whole, and give the number of rows of each table of the copy.

    Every row of the copy is read back and compared. Raises `RecordError` where a record is at the
    target already and is not to be replaced, or where the copy is not the same.
    """
    old, new = store_of(source), store_of(target)
    new.check()
    if new.exists() and not replace:
        raise RecordError(f"{new.name} exists; name another place, or replace it with --replace")
    with open_record(source) as record:
        write_record(target, record_contents(record), forget=replace)
    with open_record(source) as record, open_record(target) as copy:
        for table in ("pages", "sources", *TABLES):
            if not _same(record, copy, table):
                raise RecordError(
                    f"{new.name} was written, but its {table} are not those of {old.name}: one of "
                    "them was changed meanwhile; copy it again"
                )
        return {table: copy.count(table) for table in ("pages", "sources", *TABLES)}


def _same(record: Record, copy: Record, table: str) -> bool:
    read = {"pages": Record.pages, "sources": Record.sources}.get(table)
    pairs = (
        zip_longest(record.rows(table), copy.rows(table))
        if read is None
        else zip_longest(read(record), read(copy))
    )
    return all(one == other for one, other in pairs)
