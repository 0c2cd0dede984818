"""`handmirror calibrate` with several cameras: their extrinsics, from a board or the moving hand."""

import contextlib
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

from handmirror.app.cli.progress import progress
from handmirror.app.cli.several import print_rig
from handmirror.app.cli.tracking import load_tracker
from handmirror.app.terminal import print_lines, say_warning, screen
from handmirror.core.camera.calibrate.board import Board
from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.camera.modes import CameraMode
from handmirror.core.camera.source import Source
from handmirror.core.camera.sources import open_source
from handmirror.core.cameras.from_board import BoardCamera, rig_from_board
from handmirror.core.cameras.from_hand import rig_from_lines
from handmirror.core.cameras.rig import Rig, write_rig
from handmirror.core.cameras.tracking import check_count, refuse_repeated
from handmirror.core.errors import UserError
from handmirror.core.files import check_place, refuse_existing
from handmirror.core.hand.people import find_person
from handmirror.core.poses.schema import PoseLine, line_of
from handmirror.core.tracking.config import TrackerConfig
from handmirror.core.types import Frame

LIVE_S = 30.0  # how long live cameras are watched by default


def calibrate_cameras(
    sources: Sequence[str],
    board: Board | None,
    person: str | None,
    intrinsics: Intrinsics,
    mode: CameraMode,
    seconds: float | None,
    out: Path,
    overwrite: bool,
) -> None:
    """Find the cameras' extrinsics from a board, or from the moving hand if it is None, and write them to a file."""
    check_count(len(sources), None)
    refuse_repeated(sources)
    if not overwrite:
        refuse_existing(out)
    check_place(out)
    length = None if person is None else find_person(person).hand_length
    with ExitStack() as stack:
        opened = [stack.enter_context(open_source(source, camera=mode)) for source in sources]
        each = [intrinsics.of_camera(source.camera) for source in opened]
        rig = _from_hand(opened, each, seconds, length) if board is None else _from_board(opened, each, seconds, board)
    write_rig(out, rig)
    print_rig(rig)
    print_lines([f"  {out}"])


def _from_board(opened: Sequence[Source], intrinsics: Sequence[Intrinsics], seconds: float | None, board: Board) -> Rig:
    cameras = [BoardCamera(source.label, board, K) for source, K in zip(opened, intrinsics, strict=True)]
    seen = [0] * len(opened)
    with progress("looking for the board", "views") as show:
        for k, frame in _frames(opened, seconds):
            seen[k] += cameras[k].add(frame)
            show(min(seen), None)
    return rig_from_board(cameras)


def _from_hand(
    opened: Sequence[Source], intrinsics: Sequence[Intrinsics], seconds: float | None, length: float | None
) -> Rig:
    trackers = [load_tracker(TrackerConfig(smooth=False)) for _ in opened]
    lines: list[list[PoseLine]] = [[] for _ in opened]
    with progress("tracking") as show:
        for k, frame in _frames(opened, seconds):
            if not lines[k] and not intrinsics[k].are_known(frame):
                say_warning(
                    f"The lens of {opened[k].label} is not calibrated: the camera poses will be as wrong as its "
                    "guessed field of view."
                )
            frame = intrinsics[k].undistort(frame)
            lines[k].append(line_of(trackers[k].track(frame, intrinsics[k].for_frame(frame))))
            show(sum(map(len, lines)), None)
    for source, own in zip(opened, lines, strict=True):
        if not own:
            raise UserError(f"{source.label} has no frames: give another source.")
    return rig_from_lines([source.label for source in opened], lines, length)


def _frames(opened: Sequence[Source], seconds: float | None) -> Iterator[tuple[int, Frame]]:
    """Index of the source and frame, in turns, until all have ended, the time is up, or Ctrl-C is pressed."""
    if seconds is None and any(source.live for source in opened):
        seconds = LIVE_S
        screen.print(f"Watching for {seconds:.0f} s; Ctrl-C ends it earlier.")
    end = None if seconds is None else time.monotonic() + seconds
    going = set(range(len(opened)))
    with contextlib.suppress(KeyboardInterrupt):
        while going and (end is None or time.monotonic() < end):
            for k in sorted(going):
                frame = opened[k].read()
                if frame is None:
                    going.discard(k)
                else:
                    yield k, frame
