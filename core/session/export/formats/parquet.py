"""Parquet: joints and angles as a table; its metadata holds the readme under the key `readme`."""

from pathlib import Path

import pyarrow
import pyarrow.parquet

from handmirror.core.session.export.notes import describe
from handmirror.core.session.export.table import columns, sentences
from handmirror.core.session.export.writer import Job, Writer


def write(job: Job, out: Path) -> tuple[str, ...]:
    """Write the file."""
    table = pyarrow.table(columns(job.motion, job.model))
    table = table.replace_schema_metadata({"readme": describe(job.motion, *sentences(job.motion))})
    with out.open("wb") as file:  # unlike pyarrow's, its errors state the reason
        pyarrow.parquet.write_table(table, file)
    return ()


WRITER = Writer(write, lambda job: sentences(job.motion))
