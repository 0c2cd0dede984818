"""A run without a window, as it shows on the terminal. Imports no Qt."""

from pathlib import Path

from rich.progress import BarColumn, Progress, SpinnerColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn

from handmirror.app.terminal import say_error, say_warning, screen
from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.camera.source import Source
from handmirror.core.counted import counted
from handmirror.core.session.folder import SessionFolder
from handmirror.core.session.headless import Summary, track_to_folder
from handmirror.core.tracking.tracker import HandTracker


def track_and_report(
    opened: Source, tracker: HandTracker, intrinsics: Intrinsics, out: Path, video: bool, overwrite: bool = False
) -> int:
    """Track into a folder with a progress bar, then say what came of it; 2 when a live source vanished, else 0."""
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

        summary = track_to_folder(opened, tracker, intrinsics, out, video, show, warn=say_warning, overwrite=overwrite)
    if opened.warning:
        say_warning(opened.warning)
    for notice, count in summary.notices.items():
        say_warning(f"In {counted(count, 'frame')}: {notice}")
    screen.print(
        f"{counted(summary.frames, 'frame')} in {summary.seconds:.1f} s "
        f"({summary.fps:.1f} fps on {tracker.device_label}), "
        f"{summary.frames_with_hands} with hands, {counted(summary.hands, 'different hand')}."
    )
    folder = SessionFolder(out)
    for path in (folder.poses, folder.facts, *filter(None, [summary.overlay])):
        if path.exists():  # a run that was interrupted at once has no video
            screen.print(f"  {path}")
    if summary.lost:
        say_error(f"handmirror: {summary.ending} What was tracked so far is kept.")
    return 2 if summary.lost else 0
