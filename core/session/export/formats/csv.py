"""CSV: joints and angles as a table, with a line of names."""

import csv
from pathlib import Path

from handmirror.core.session.export.steps import Steps
from handmirror.core.session.export.table import columns, sentences
from handmirror.core.session.export.writer import Job, Writer


def write(job: Job, out: Path) -> tuple[str, ...]:
    """Write the file."""
    table = columns(job.motion, job.model)
    values = [column.round(6).tolist() if column.dtype.kind == "f" else column.tolist() for column in table.values()]
    with out.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(table)
        writer.writerows(Steps(job.progress, job.motion.sample_count).over(zip(*values, strict=True)))
    return ()


WRITER = Writer(write, lambda job: sentences(job.motion))
