"""Tracks videos of several cameras into one session, and the recorded videos of such a session again."""

from collections.abc import Callable, Sequence
from pathlib import Path

from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.camera.source import Source
from handmirror.core.cameras.rig import MAX_CAMERAS, Rig, read_rig
from handmirror.core.cameras.session import RIG, Fused, camera_folder, camera_folders, fuse_session
from handmirror.core.errors import UserError
from handmirror.core.session.facts import COMPLETE
from handmirror.core.session.folder import SessionFolder
from handmirror.core.session.headless import Summary, track_to_folder
from handmirror.core.session.rerun import rerun_session
from handmirror.core.tracking.tracker import HandTracker

Progress = Callable[[str, int, int | None], None]  # current step, frames done, and in total


def no_progress(task: str, done: int, total: int | None) -> None:
    """Report nothing."""


def track_cameras(
    sources: Sequence[Source],
    tracker: HandTracker,
    intrinsics: Sequence[Intrinsics],
    out: Path,
    rig: Rig | None = None,
    smooth: bool = True,
    overwrite: bool = False,
    progress: Progress = no_progress,
    warn: Callable[[str], None] = lambda sentence: None,
) -> Fused:
    """Track a video of each camera, one after the other, then fuse the hands.

    Args:
        sources: of the cameras, in the order of the rig; they may differ in size and frame rate.
        tracker: its `smooth` is turned off, as the fused hands are filtered instead.
        intrinsics: of each source.
        out: a folder, made when missing.
        rig: the extrinsics; None: found from the moving hand.
        smooth: whether the fused hands are filtered.
        overwrite: replace what an earlier run tracked into the folder.
        progress: called after each frame.
        warn: called with a sentence when something looks wrong.

    Raises:
        UserError: as of `track_to_folder` and `fuse_session`, or the run was interrupted.
    """
    check_count(len(sources), rig)
    if not overwrite:
        SessionFolder(out).refuse_results()
    refuse_more(out, len(sources))
    tracker.smooth = False
    for number, (source, K) in enumerate(zip(sources, intrinsics, strict=True), 1):

        def show(summary: Summary, number: int = number, source: Source = source) -> None:
            progress(f"camera {number}", summary.frames, source.frame_count)

        tracker.restart()
        folder = camera_folder(out, number)
        summary = track_to_folder(source, tracker, K, folder, False, show, overwrite=overwrite, warn=warn)
        _refuse_unfinished(summary, source.label)
    return _fuse(out, rig, tracker, smooth, overwrite, progress)


def rerun_cameras(
    session: Path,
    out: Path,
    tracker: HandTracker,
    rig: Rig | None = None,
    smooth: bool = True,
    overwrite: bool = False,
    progress: Progress = no_progress,
) -> tuple[Fused, tuple[str, ...]]:
    """Track the recorded videos of a session of several cameras again; the result, and sentences about what was lost.

    `rig`: None uses the one of the session, if any. UserError as of `rerun_session` and `fuse_session`.
    """
    if not overwrite:
        SessionFolder(out).refuse_results()
    losses: list[str] = []
    tracker.smooth = False
    folders = camera_folders(session)
    refuse_more(out, len(folders))
    for number, folder in enumerate(folders, 1):

        def show(summary: Summary, number: int = number) -> None:
            progress(f"camera {number}", summary.frames, None)

        tracker.restart()
        summary, lost = rerun_session(folder, camera_folder(out, number), tracker, show, overwrite)
        losses += lost
        _refuse_unfinished(summary, folder.name)
    known = session / RIG
    rig = rig or (read_rig(known) if known.is_file() else None)
    return _fuse(out, rig, tracker, smooth, overwrite, progress), tuple(losses)


def check_count(cameras: int, rig: Rig | None) -> None:
    """UserError where there are too few or too many cameras, or another number than the rig has."""
    if not 2 <= cameras <= MAX_CAMERAS:
        raise UserError(f"The number of cameras is {cameras}: give 2 to {MAX_CAMERAS}.")
    if rig is not None and len(rig.cameras) != cameras:
        names = ", ".join(camera.name for camera in rig.cameras)
        raise UserError(
            f"The cameras file has {len(rig.cameras)} cameras ({names}), but {cameras} were given: give one video of "
            "each, in the order of the file."
        )


def refuse_repeated(sources: Sequence[str]) -> None:
    """UserError where a camera or file is given more than once; `sources` are as `open_source` takes them."""
    seen: set[str | Path] = set()
    for source in sources:
        text = source.strip()
        path = Path(text).expanduser()
        same = path.resolve() if path.is_file() else text
        if same in seen:
            raise UserError(f"{text} is given more than once: give a source of each camera.")
        seen.add(same)


def refuse_more(out: Path, cameras: int) -> None:
    """UserError where a folder has sessions of more cameras than are now written to it."""
    if SessionFolder(camera_folder(out, cameras + 1)).is_there():
        raise UserError(f"The folder {out} has sessions of more than {cameras} cameras: choose another one.")


def intrinsics_of(rig: Rig | None, number: int, otherwise: Intrinsics, where: Path | None) -> Intrinsics:
    """The intrinsics of a rig's camera, counted from 0; `otherwise` if they are missing, or others were given."""
    if rig is None or otherwise.is_given or (known := rig.cameras[number].calibration) is None:
        return otherwise
    return Intrinsics(shared=known, where=str(where))


def _fuse(out: Path, rig: Rig | None, tracker: HandTracker, smooth: bool, overwrite: bool, progress: Progress) -> Fused:
    """Fuse what a tracker found in each camera, with its own settings."""
    config = tracker.config
    return fuse_session(
        out,
        rig,
        smooth,
        config.smoothing,
        config.hand_length,
        config.hand_model,
        lambda done, total: progress("fusing", done, total),
        overwrite=overwrite,
    )


def _refuse_unfinished(summary: Summary, name: str) -> None:
    if summary.ending != COMPLETE:
        raise UserError(
            f"The tracking of {name} was not finished ({summary.ending}): run the command again with --overwrite."
        )
