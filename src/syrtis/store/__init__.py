"""The record: a file, or a schema of a database; written whole or not at all, read unchanged."""

from syrtis.store.copying import copy_record
from syrtis.store.decisions import kept_decisions, record_contents, record_exists
from syrtis.store.filters import ClaimFilter
from syrtis.store.hits import Found, Hit
from syrtis.store.hold import file_of, hold_record
from syrtis.store.record import Record, open_record
from syrtis.store.search import search_condition
from syrtis.store.stores import Named, record_stamp, short_name
from syrtis.store.verify import Failure, Verified, verify_record
from syrtis.store.words import terms_of
from syrtis.store.write import check_target, write_record

__all__ = [
    "ClaimFilter",
    "Failure",
    "Found",
    "Hit",
    "Named",
    "Record",
    "Verified",
    "check_target",
    "copy_record",
    "file_of",
    "hold_record",
    "kept_decisions",
    "open_record",
    "record_contents",
    "record_exists",
    "record_stamp",
    "search_condition",
    "short_name",
    "terms_of",
    "verify_record",
    "write_record",
]
