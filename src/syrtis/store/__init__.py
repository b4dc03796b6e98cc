"""The record: one SQLite file, written whole or not at all, read without changing it."""

from syrtis.store.decisions import kept_decisions, record_contents
from syrtis.store.filters import ClaimFilter
from syrtis.store.record import Record, open_record
from syrtis.store.target import check_target
from syrtis.store.verify import Failure, Verified, verify_record
from syrtis.store.write import write_record

__all__ = [
    "ClaimFilter",
    "Failure",
    "Record",
    "Verified",
    "check_target",
    "kept_decisions",
    "open_record",
    "record_contents",
    "verify_record",
    "write_record",
]
