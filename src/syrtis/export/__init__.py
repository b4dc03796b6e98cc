"""The tables of a record as JSON Lines, CSV, Parquet."""

from syrtis.export.json_lines import record_to_json
from syrtis.export.shape import record_to_row
from syrtis.export.tables import FileFormat, export_record

__all__ = ["FileFormat", "export_record", "record_to_json", "record_to_row"]
