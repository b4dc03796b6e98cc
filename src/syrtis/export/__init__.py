"""The tables of a record as files, its events in others' shapes, its voices as a picture."""

from syrtis.export.codebook import codebook, write_codebook
from syrtis.export.json_lines import record_to_json
from syrtis.export.pictures import draw_dot, draw_svg, write_picture
from syrtis.export.redacting import Redaction, redact_names
from syrtis.export.shape import record_to_row
from syrtis.export.shaped import Shape, Shaped, export_shape
from syrtis.export.tables import FileFormat, export_record

__all__ = [
    "FileFormat",
    "Redaction",
    "Shape",
    "Shaped",
    "codebook",
    "draw_dot",
    "draw_svg",
    "export_record",
    "export_shape",
    "record_to_json",
    "record_to_row",
    "redact_names",
    "write_codebook",
    "write_picture",
]
