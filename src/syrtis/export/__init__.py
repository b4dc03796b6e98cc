"""The tables of a record as JSON Lines, CSV, Parquet; its voices as a picture."""

from syrtis.export.json_lines import record_to_json
from syrtis.export.pictures import draw_dot, draw_svg, write_picture
from syrtis.export.shape import record_to_row
from syrtis.export.tables import FileFormat, export_record

__all__ = [
    "FileFormat",
    "draw_dot",
    "draw_svg",
    "export_record",
    "record_to_json",
    "record_to_row",
    "write_picture",
]
