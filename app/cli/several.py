"""`handmirror track`, `rerun` and `record` with several cameras."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

from handmirror.app.cli.progress import progress
from handmirror.app.cli.tracking import draw_and_report, load_tracker, refine_and_report
from handmirror.app.terminal import print_lines, print_warnings, say_warning, screen
from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.camera.modes import CameraMode
from handmirror.core.camera.sources import open_source
from handmirror.core.cameras.rig import Rig, read_rig
from handmirror.core.cameras.session import RIG, Fused, camera_folder, fuse_session
from handmirror.core.cameras.tracking import (
    Progress,
    check_count,
    intrinsics_of,
    refuse_more,
    refuse_repeated,
    rerun_cameras,
    track_cameras,
)
from handmirror.core.errors import UserError
from handmirror.core.session.folder import SessionFolder
from handmirror.core.session.live_runs import CameraToRecord, record_sources
from handmirror.core.text import plural
from handmirror.core.tracking.config import TrackerConfig


def track_several(
    sources: Sequence[str],
    out: Path,
    cameras: Path | None,
    tracker: TrackerConfig,
    intrinsics: Intrinsics,
    mode: CameraMode,
    video: bool,
    overwrite: bool,
    refine: bool,
) -> None:
    """Track videos of several cameras into one session."""
    rig = None if cameras is None else read_rig(cameras)
    check_count(len(sources), rig)
    refuse_repeated(sources)
    if not overwrite:
        SessionFolder(out).refuse_results()
    with ExitStack() as stack:
        opened = [stack.enter_context(open_source(source, camera=mode)) for source in sources]
        for source in opened:
            if source.live or source.stills:
                raise UserError(
                    f"{source.label} is not a video: give a video of each camera, or record cameras with handmirror "
                    "record."
                )
        each = [intrinsics_of(rig, k, intrinsics, cameras) for k in range(len(opened))]
        loaded = load_tracker(replace(tracker, stills=False))
        smooth = tracker.smooth and not refine
        with _progress() as show:
            fused = track_cameras(opened, loaded, each, out, rig, smooth, overwrite, show, say_warning)
    report(fused, out)
    if refine:
        refine_and_report(out, tracker.hand_model)
    if video:
        with open_source(sources[0]) as again:
            draw_and_report(out, again, each[0].of_camera(again.camera), tracker.hand_model)


def rerun_several(
    session: Path, out: Path, cameras: Path | None, tracker: TrackerConfig, overwrite: bool, refine: bool
) -> None:
    """Track a session of several cameras again."""
    rig = None if cameras is None else read_rig(cameras)
    with _progress() as show:
        smooth = tracker.smooth and not refine
        fused, losses = rerun_cameras(session, out, load_tracker(tracker), rig, smooth, overwrite, show)
    print_warnings(losses)
    report(fused, out)
    if refine:
        refine_and_report(out, tracker.hand_model)


def record_several(
    sources: Sequence[str],
    out: Path,
    cameras: Path | None,
    tracker: TrackerConfig,
    intrinsics: Intrinsics,
    mode: CameraMode,
    seconds: float | None,
) -> None:
    """Record several cameras at the same time, then fuse their hands."""
    rig = None if cameras is None else read_rig(cameras)
    check_count(len(sources), rig)
    refuse_repeated(sources)
    SessionFolder(out).refuse_results()
    refuse_more(out, len(sources))
    for k in range(len(sources)):
        SessionFolder(camera_folder(out, k + 1)).refuse_results()
    # a tracker for each, as they run at the same time
    each = [
        CameraToRecord(
            source,
            camera_folder(out, k + 1),
            load_tracker(replace(tracker, smooth=False)),
            intrinsics_of(rig, k, intrinsics, cameras),
        )
        for k, source in enumerate(sources)
    ]
    with progress("recording") as show:
        recorded = record_sources(each, seconds, mode, lambda frames: show(frames, None), say_warning)
    for one in recorded:
        result = one.report
        screen.print(
            f"{plural(result.frames, 'frame')} ({result.bytes / 1e6:.1f} MB of video), {result.tracked} of them "
            f"tracked, {result.lost} lost: {result.folder}"
        )
        if one.status.state == "failed":
            say_warning(f"{one.status.message} What was recorded so far is kept.")
    try:
        with _progress() as shown:
            fused = fuse_session(
                out,
                rig,
                tracker.smooth,
                tracker.smoothing,
                tracker.hand_length,
                tracker.hand_model,
                lambda done, total: shown("fusing", done, total),
            )
    except UserError as error:  # the recording is what was asked for, and a re-run tracks every frame of it
        say_warning(f"The cameras were recorded, but their hands were not fused: {error}")
        screen.print(f"To track every frame:  handmirror rerun {out} --out FOLDER")
        return
    report(fused, out)


def report(fused: Fused, out: Path) -> None:
    """Print what was fused, how well the cameras agree, and the files."""
    print_warnings(fused.notices)
    screen.print(
        f"{plural(fused.frames, 'frame')}, {fused.frames_with_hands} with hands, "
        f"{plural(fused.hands, 'different hand')}, "
        f"{plural(fused.seen_by_one, 'hand')} seen by one camera only."
    )
    print_rig(fused.rig)
    folder = SessionFolder(out)
    print_lines([f"  {path}" for path in (folder.poses, folder.facts, out / RIG)])


def print_rig(rig: Rig) -> None:
    """Print the cameras' positions, the offsets of their clocks and the reprojection error."""
    for camera in rig.cameras[1:]:
        x, y, z = 100 * camera.centre
        screen.print(f"{camera.name}: at {x:.1f}, {y:.1f}, {z:.1f} cm, clock {camera.offset_ns * 1e-6:+.1f} ms")
    if (error := rig.facts.get("error_px")) is not None:
        screen.print(f"Reprojection error {error:.1f} px.")


@contextmanager
def _progress() -> Iterator[Progress]:
    """A progress bar for all steps."""
    with progress("tracking") as show:
        yield lambda task, done, total: show(done, total)
