"""Reads a manifest: a table that lists videos and, for each, its own options. CSV, JSON lines or Parquet."""

import csv
import json
import math
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from handmirror.core.batch.item import Item, check_name, name_of
from handmirror.core.camera.address import kind_of
from handmirror.core.errors import UserError
from handmirror.core.extras import install_command
from handmirror.core.files import reason
from handmirror.core.hand.size import MAX_HAND_LENGTH, MIN_HAND_LENGTH

SUFFIXES = (".csv", ".jsonl", ".ndjson", ".parquet")
COLUMNS = ("video", "name", "intrinsics", "fov", "hand_length_cm")
MAX_ROWS = 10_000_000
_MAX_LINE = 1_000_000  # characters

Row = dict[str, Any]


def read_manifest(path: Path) -> list[Item]:
    """The videos of a manifest; what is wrong with a row is in the item's `fault`.

    The column `video` has paths, relative to the manifest's folder, or addresses; `name`, `intrinsics`, `fov` (degrees)
    and `hand_length_cm` are optional, and so is each value. Other columns are ignored. UserError when the manifest
    cannot be read, or has no column `video`.
    """
    read = {".csv": _csv_rows, ".parquet": _parquet_rows}.get(path.suffix.lower(), _json_rows)
    items: list[Item] = []
    try:
        for number, row in enumerate(read(path), 1):
            if number > MAX_ROWS:
                raise UserError(f"The manifest {path} has more than {MAX_ROWS} rows: split it.")
            if "video" not in row:
                raise UserError(
                    f"The manifest {path} has no column 'video' (row {number}): give the column of paths this name."
                )
            items.append(_item(row, path, number))
    except OSError as error:
        raise UserError(f"The manifest {path} cannot be read ({reason(error)}): check its permissions.") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise UserError(f"The manifest {path} cannot be read ({error}): save it as UTF-8 text.") from error
    if not items:
        raise UserError(f"The manifest {path} has no rows: list at least one video.")
    return items


def _item(row: Row, manifest: Path, number: int) -> Item:
    where = f"Row {number} of {manifest.name}"
    text = _text(row, "video")
    source = _absolute(text, manifest.parent)
    given = _text(row, "name")
    name, faults = name_of(source or f"row {number}"), []
    if given:
        try:
            check_name(given)
            name = given
        except UserError as error:
            faults.append(f"{where}: {error}")
    length = _number(row, "hand_length_cm", faults, where)
    if length is not None and not MIN_HAND_LENGTH <= length / 100 <= MAX_HAND_LENGTH:
        faults.append(
            f"{where}: a hand_length_cm of {length:g} is out of range: give one from {100 * MIN_HAND_LENGTH:g} to "
            f"{100 * MAX_HAND_LENGTH:g}."
        )
    if not text:
        faults.append(f"{where} names no video: fill in the column 'video'.")
    elif kind_of(source) is None and not os.path.isfile(source):  # noqa: PTH113  (a path may hold a zero byte)
        faults.append(f"{where}: the file {source} does not exist: correct the path.")
    intrinsics = _text(row, "intrinsics")
    if intrinsics and (manifest.parent / intrinsics).is_file():
        intrinsics = os.path.abspath(manifest.parent / intrinsics)  # noqa: PTH100
    return Item(
        source=source,
        name=name,
        intrinsics=intrinsics or None,
        fov=_text(row, "fov") or None,
        hand_length=None if length is None else length / 100,
        fault=faults[0] if faults else "",
    )


def _absolute(text: str, folder: Path) -> str:
    return text if not text or kind_of(text) is not None else os.path.abspath(folder / text)  # noqa: PTH100


def _text(row: Row, name: str) -> str:
    value = row.get(name)
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    return f"{value:g}" if isinstance(value, float) else str(value).strip()


def _number(row: Row, name: str, faults: list[str], where: str) -> float | None:
    text = _text(row, name)
    if not text:
        return None
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if math.isfinite(value):
        return value
    faults.append(f"{where}: {name} is {text!r}, not a number: correct or remove it.")
    return None


def _csv_rows(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


def _json_rows(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8-sig") as file:
        number = 0
        while line := file.readline(_MAX_LINE):
            number += 1
            if not line.strip():
                continue
            try:
                row = json.loads(line)
            except (ValueError, RecursionError):
                row = None
            if not isinstance(row, dict):
                raise UserError(f"Line {number} of the manifest {path} is not a JSON object: correct it.")
            yield row


def _parquet_rows(path: Path) -> Iterator[Row]:
    try:
        import pyarrow
        import pyarrow.parquet
    except ModuleNotFoundError as error:
        raise UserError(
            f"A manifest in Parquet needs {error.name}: install it with {install_command('export')}"
        ) from error
    try:
        with pyarrow.parquet.ParquetFile(path) as file:
            columns = [name for name in COLUMNS if name in file.schema_arrow.names]
            for batch in file.iter_batches(columns=columns):
                yield from batch.to_pylist()
    except pyarrow.ArrowException as error:
        raise UserError(f"The manifest {path} cannot be read ({error}): write it again.") from error
