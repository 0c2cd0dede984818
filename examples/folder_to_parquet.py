"""Tracks every picture in a folder and writes joints and joint angles as a table.

python examples/folder_to_parquet.py PHOTOS hands.parquet    # needs the extra "export"
"""

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory

from handmirror import ExportFormat, HandTracker, Intrinsics, UserError, export, open_source, track_to_folder


def main(photos: str, table: str) -> None:
    """One row per hand and picture; a column's name ends in its unit, such as index_4_x_m."""
    with TemporaryDirectory() as folder:
        session = Path(folder, "session")
        with open_source(photos, stills=True) as source:
            tracker = HandTracker(stills=True)  # each picture alone, examined more closely than a video's frame
            summary = track_to_folder(source, tracker, Intrinsics.parse(fov_deg=60), session, video=False)
        exported = export(session, ExportFormat.PARQUET, Path(table), overwrite=True)
    print(f"{summary.frames_with_hands} of {summary.frames} pictures have hands: {exported.samples} rows in {table}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("photos")
    parser.add_argument("table", metavar="hands.parquet")
    try:
        main(**vars(parser.parse_args()))
    except UserError as error:
        parser.error(str(error))
