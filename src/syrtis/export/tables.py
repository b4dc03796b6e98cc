"""Hand out the tables of a record as files."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from pathlib import Path

from syrtis.errors import RecordError
from syrtis.export.csvw import METADATA_NAME, write_csvw
from syrtis.export.files import make_folder, whole_file
from syrtis.export.json_lines import write_json_lines
from syrtis.export.separated import write_separated
from syrtis.model import TABLES, Row

__all__ = ["FileFormat", "export_record"]


class FileFormat(StrEnum):
    """What kind of files an export writes; the value is the end of their names."""

    JSONL = "jsonl"
    CSV = "csv"
    PARQUET = "parquet"


def export_record(
    tables: Mapping[str, Iterable[Row]], *, file_format: FileFormat, folder: Path
) -> tuple[Path, ...]:
    """Write all ten tables into a folder, one file each, empty ones too; give their paths.

    Rows are written in the order they come in. Raises `RecordError` where a file cannot be written;
    each file is whole or absent.
    """
    unknown = sorted(set(tables) - set(TABLES))
    if unknown:
        raise ValueError(f"no such table: {', '.join(unknown)} (there are {', '.join(TABLES)})")
    make_folder(folder)
    written = [_write_table(name, tables.get(name, ()), file_format, folder) for name in TABLES]
    if file_format is FileFormat.CSV:
        with whole_file(folder / METADATA_NAME) as file:
            write_csvw(tuple(TABLES), file)
        written.append(folder / METADATA_NAME)
    return tuple(written)


def _write_table(name: str, records: Iterable[Row], file_format: FileFormat, folder: Path) -> Path:
    path = folder / f"{name}.{file_format}"
    try:
        with whole_file(path) as file:
            match file_format:
                case FileFormat.JSONL:
                    write_json_lines(records, file)
                case FileFormat.CSV:
                    write_separated(name, records, file)
                case FileFormat.PARQUET:
                    from syrtis.export.parquet import write_parquet  # half a second to import

                    write_parquet(name, records, file)
    except UnicodeEncodeError as error:
        raise RecordError(
            f"a row of {name} holds text that no file can hold ({error}); please report it"
        ) from error
    return path
