"""The tables of a record as JSON Lines, CSV, Parquet; its voices as a picture."""

from syrtis.export.json_lines import record_to_json
from syrtis.export.pictures import draw_dot, draw_svg, write_picture
from syrtis.export.shape import record_to_row
from syrtis.export.tables import FileFormat, Shape, Shaped, export_record, export_shape

__all__ = [
    "FileFormat",
    "Shape",
    "Shaped",
    "draw_dot",
    "draw_svg",
    "export_record",
    "export_shape",
    "record_to_json",
    "record_to_row",
    "write_picture",
]
