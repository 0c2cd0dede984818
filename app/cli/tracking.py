"""What commands that track have in common: loading the tracker, and tracking into a folder."""

from pathlib import Path

from rich.progress import BarColumn, Progress, SpinnerColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn

from handmirror.app.cli.progress import progress
from handmirror.app.terminal import print_lines, print_warnings, say_error, say_warning, screen
from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.camera.source import Source
from handmirror.core.session.folder import SessionFolder
from handmirror.core.session.headless import Summary, track_to_folder
from handmirror.core.session.refined import draw_session, refine_session
from handmirror.core.text import plural
from handmirror.core.tracking.config import TrackerConfig
from handmirror.core.tracking.tracker import HandTracker


def load_tracker(config: TrackerConfig) -> HandTracker:
    """Load the tracker; prints what takes long and its notices."""
    tracker = HandTracker(config, screen.print)
    print_warnings(tracker.notices)
    return tracker


def track_and_report(
    opened: Source,
    tracker: HandTracker,
    intrinsics: Intrinsics,
    out: Path,
    video: bool,
    overwrite: bool = False,
    refine: bool = False,
) -> int:
    """Track into a folder with a progress bar, then print a summary; 2 when a live source was lost, else 0.

    The annotated video of a run that is to be refined is drawn afterwards.
    """
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(),
        TaskProgressColumn(),
        TextColumn("{task.fields[fps]:.1f} fps"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=screen, transient=True) as bar:
        task = bar.add_task("tracking", total=opened.frame_count, fps=0.0)

        def show(summary: Summary) -> None:
            bar.update(task, completed=summary.frames, fps=summary.fps)

        summary = track_to_folder(
            opened,
            tracker,
            intrinsics,
            out,
            video and not refine,
            show,
            warn=say_warning,
            overwrite=overwrite,
            refine=refine,
        )
    print_warnings([opened.warning or ""])
    print_summary(summary, tracker.device_label, out)
    return 2 if summary.lost else 0


def refine_and_report(out: Path, hand_model: Path | None) -> None:
    """Refine what was tracked into a folder with a progress bar, then print what was done."""
    with progress("refining") as show:
        refined = refine_session(out, hand_model, show)
    screen.print(
        f"Refined: {plural(refined.hands, 'different hand')}, {plural(refined.joins, 'track')} joined to earlier ones, "
        f"{plural(refined.filled, 'hand')} filled in."
    )


def draw_and_report(out: Path, source: Source, intrinsics: Intrinsics, hand_model: Path | None) -> None:
    """Write the annotated video of a refined session with a progress bar, then print its path."""
    with progress("drawing") as show:
        video = draw_session(out, source, intrinsics, hand_model, lambda frames: show(frames, source.frame_count))
    print_lines([f"  {video}"])


def print_summary(summary: Summary, device: str, out: Path) -> None:
    """Print how many frames and hands there were, the files in `out`, and what went wrong."""
    print_warnings(f"In {plural(count, 'frame')}: {notice}" for notice, count in summary.notices.items())
    screen.print(
        f"{plural(summary.frames, 'frame')} in {summary.seconds:.1f} s ({summary.fps:.1f} fps on {device}), "
        f"{summary.frames_with_hands} with hands, {plural(summary.hands, 'different hand')}."
    )
    folder = SessionFolder(out)
    written = (folder.poses, folder.facts, *filter(None, [summary.overlay]))
    print_lines(f"  {path}" for path in written if path.exists())  # an interrupted run may have no video
    if summary.lost:
        say_error(f"handmirror: {summary.ending} What was tracked so far is kept.")
