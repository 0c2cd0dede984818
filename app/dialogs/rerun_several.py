"""Tracks a session of several cameras again, for the dialog."""

import shutil
from pathlib import Path

from handmirror.app.translation import tr
from handmirror.core.cameras.rig import MAX_CAMERAS
from handmirror.core.cameras.session import RIG, Fused, camera_folder
from handmirror.core.cameras.tracking import rerun_cameras
from handmirror.core.errors import UserError
from handmirror.core.session.export.steps import Progress
from handmirror.core.session.folder import SessionFolder
from handmirror.core.tracking.tracker import HandTracker


def track_cameras_again(
    session: Path, out: Path, tracker: HandTracker, smooth: bool, frames: int, progress: Progress
) -> tuple[Fused, tuple[str, ...]]:
    """Track the video of each camera, and fuse the hands; what was fused, and sentences on what was lost.

    `frames` is how many each camera has, about. UserError as of `rerun_cameras`.
    """
    return rerun_cameras(
        session, out, tracker, smooth=smooth, progress=lambda _, done, total: progress(done, total or frames)
    )


def refuse_lens(lens: object) -> None:
    """UserError where a lens is given for several cameras, each of which has one of its own."""
    if lens is not None:
        raise UserError(
            tr("Each camera has a lens of its own, in cameras.json: choose the lens as recorded, or correct it there.")
        )


def remove_results(out: Path) -> None:
    """Remove what a cancelled run has written."""
    for number in range(1, MAX_CAMERAS + 1):
        shutil.rmtree(camera_folder(out, number), ignore_errors=True)
    folder = SessionFolder(out)
    for path in (folder.poses, folder.facts, out / RIG):
        path.unlink(missing_ok=True)
