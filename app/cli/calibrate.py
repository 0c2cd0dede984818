"""`handmirror calibrate`."""

import contextlib
import math
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Annotated

import typer
from rich.live import Live as LiveText

from handmirror.app.cli.options import (
    CameraModeOption,
    FovOption,
    IntrinsicsOption,
    OverwriteOption,
    SecondsOption,
    camera_mode_of,
)
from handmirror.app.terminal import screen
from handmirror.core.camera.calibrate.board import Board, BoardKind
from handmirror.core.camera.calibrate.calibrator import MIN_VIEWS, Calibrator, LensResult, Seen, Verdict
from handmirror.core.camera.calibrate.printing import Paper, write_board
from handmirror.core.camera.calibrate.saved import place_of, save_calibration
from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.camera.modes import CameraMode
from handmirror.core.camera.source import Source
from handmirror.core.camera.sources import open_source
from handmirror.core.errors import UserError
from handmirror.core.files import check_place, refuse_existing
from handmirror.core.hand.sheet import SheetKind
from handmirror.core.text import plural

DETAILS = """\b
Print the board at 100 %, or show it on a second screen:
  handmirror calibrate --print board.pdf

Then hold it in front of the camera: in all parts of the picture, near and far, and tilted. Hold it still in each place.
  handmirror calibrate 0

The result is kept for this camera and picture size, and used from then on unless --intrinsics or --fov is given.

To measure a hand, lay it flat on a table beside a bank card, or on a sheet of paper; the camera looks down on it:
  handmirror calibrate 0 --hand --card id1 --person Ann
  handmirror track 0 --out result --person Ann

To find the extrinsics of several cameras, move the board, or with --hand your hand, through the whole space they share:
  handmirror calibrate left.mp4 right.mp4 --out cameras.json
  handmirror track left.mp4 right.mp4 --cameras cameras.json --out result"""
GRID_SIGNS = {True: "■", False: "·"}


def calibrate(
    sources: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="SOURCE",
            help="Camera number or name, video or folder of pictures that show the board. Several: find the extrinsics "
            "of these cameras.",
            show_default="camera 0",
        ),
    ] = None,
    board: Annotated[BoardKind, typer.Option(help="Kind of the board.")] = "charuco",
    squares: Annotated[str, typer.Option(metavar="WxH", help="Squares of the board in each direction.")] = "10x7",
    square_mm: Annotated[
        float, typer.Option(metavar="MM", help="Side length of a square; matters for several cameras only.")
    ] = Board.square_mm,
    print_: Annotated[
        Path | None,
        typer.Option("--print", metavar="FILE", help="Write the board as .pdf to print, or as .png to show."),
    ] = None,
    paper: Annotated[Paper, typer.Option(help="Paper of the PDF.")] = "a4",
    name: Annotated[
        str | None,
        typer.Option(metavar="CAMERA", help="Camera for which the result is kept.", show_default="the source's"),
    ] = None,
    hand: Annotated[
        bool,
        typer.Option(
            "--hand",
            help="Measure a hand instead of the lens; with several cameras, find their extrinsics from a hand.",
        ),
    ] = False,
    card: Annotated[
        SheetKind, typer.Option(help="What lies beside or beneath the hand: bank card (ID-1), A4 or Letter paper.")
    ] = "id1",
    person: Annotated[
        str | None, typer.Option(metavar="NAME", help="With --hand: keep the length under this name.")
    ] = None,
    intrinsics: IntrinsicsOption = None,
    fov: FovOption = None,
    out: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write the calibration to this file (YAML) instead.")
    ] = None,
    camera_mode: CameraModeOption = None,
    seconds: SecondsOption = None,
    overwrite: OverwriteOption = False,
) -> None:
    """Calibrate lens or hand; UserError when the views do not suffice or the result is poor."""
    mode, source = camera_mode_of(camera_mode), sources[0] if sources else None
    if sources and len(sources) > 1:
        from handmirror.app.cli.calibrate_cameras import calibrate_cameras  # only here: it loads the tracker

        if print_ is not None or name is not None:
            raise UserError("--print and --name are for one camera: omit them.")
        if person is not None and not hand:
            raise UserError("--person is for calibrating with a hand: add --hand, or omit it.")
        given, shown = Intrinsics.parse(intrinsics, fov), None if hand else Board(board, _squares(squares), square_mm)
        calibrate_cameras(sources, shown, person, given, mode, seconds, out or Path("cameras.json"), overwrite)
        return
    if hand:
        from handmirror.app.cli.measure_hand import measure_hand  # only here: it loads the tracker

        measure_hand(source or "0", card, person, Intrinsics.parse(intrinsics, fov), mode, seconds)
        return
    if person is not None or intrinsics is not None or fov is not None:
        raise UserError("--person, --intrinsics and --fov are for measuring a hand: add --hand, or omit them.")
    shown = Board(board, _squares(squares), square_mm)
    if print_ is not None:
        if not overwrite:
            refuse_existing(print_)
        write_board(shown, print_, paper)
        screen.print(f"{print_}: {_describe(shown)}")
        if source is None:
            return
    if out is not None:
        if not overwrite:
            refuse_existing(out)
        check_place(out)
    _calibrate_lens(source or "0", shown, name, out, mode, seconds)


def _calibrate_lens(
    source: str, board: Board, name: str | None, out: Path | None, mode: CameraMode, seconds: float | None
) -> None:
    with open_source(source, camera=mode) as opened:
        camera = name or opened.camera
        if not camera and out is None:
            raise UserError(
                f"{opened.label} does not say which camera it is from: name it (--name, as handmirror cameras lists "
                f"it), or give a file for the result (--out)."
            )
        calibrator = Calibrator(board, moving=opened.live or opened.path is not None)
        with _screen_of(calibrator, opened) as show:
            _watch(opened, calibrator, show, seconds)
    result = calibrator.result()
    size = result.calibration.size
    assert size is not None
    place = out or place_of(camera, size)
    save_calibration(place, camera, result.calibration, result.facts())
    _report(result, calibrator, place, camera)


def _watch(opened: Source, calibrator: Calibrator, show: Callable[[Seen, str], None], seconds: float | None) -> None:
    """Feed the frames until there is enough of a live source, it ends, the time is over, or Ctrl-C is pressed."""
    end = None if seconds is None else time.monotonic() + seconds
    with contextlib.suppress(KeyboardInterrupt):
        for frame in opened:
            show(calibrator.add(frame.image), frame.name)
            if (opened.live and calibrator.is_enough) or (end is not None and time.monotonic() > end):
                return


@contextlib.contextmanager
def _screen_of(calibrator: Calibrator, opened: Source) -> Iterator[Callable[[Seen, str], None]]:
    """Shows the progress: on a terminal in place, else a line for each new view."""
    if not screen.is_terminal:
        yield lambda seen, name: _print_view(calibrator, seen, name)
        return
    error: list[float | None] = [None]
    with LiveText(console=screen, transient=True, refresh_per_second=8) as text:

        def show(seen: Seen, name: str) -> None:
            if seen.verdict is Verdict.NEW:
                error[0] = calibrator.error()
            fit = "" if error[0] is None else f", error {error[0]:.2f} px"
            head = f"{opened.label}, frame {name}: {_views(calibrator)}{fit}"
            text.update("\n".join((head, calibrator.advice(seen).value, *_grid(calibrator))))

        yield show


def _print_view(calibrator: Calibrator, seen: Seen, name: str) -> None:
    if seen.verdict is Verdict.NEW:
        screen.print(f"{name}: new view; {_views(calibrator)}")


def _views(calibrator: Calibrator) -> str:
    return f"{plural(len(calibrator.views), 'view')} of at least {MIN_VIEWS}, {calibrator.coverage:.0%} covered"


def _grid(calibrator: Calibrator) -> list[str]:
    """The coverage map as lines of signs."""
    return [" ".join(GRID_SIGNS[bool(cell)] for cell in row) for row in calibrator.coverage_map]


def _report(result: LensResult, calibrator: Calibrator, place: Path, camera: str) -> None:
    K, size = result.calibration.K, result.calibration.size
    assert size is not None
    fov = math.degrees(2 * math.atan(max(size) / 2 / (K[0, 0] if size[0] >= size[1] else K[1, 1])))
    for line in _grid(calibrator):
        screen.print(line)
    screen.print(
        f"{plural(result.views, 'view')}, {result.coverage:.0%} of the picture covered; corners are off by "
        f"{result.error_px:.2f} pixels on average"
    )
    numbers = ", ".join(f"{value:.4f}" for value in result.calibration.lens.coefficients)
    screen.print(
        f"{size[0]} x {size[1]}: fx {K[0, 0]:.1f}, fy {K[1, 1]:.1f}, cx {K[0, 2]:.1f}, cy {K[1, 2]:.1f}, field of view "
        f"{fov:.1f} degrees, distortion {numbers}"
    )
    used = f"used from now on for {camera}" if place == place_of(camera, size) else f"use it by --intrinsics {place}"
    screen.print(f"{place}: {used}")


def _squares(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"\s*(\d{1,4})\s*[x×]\s*(\d{1,4})\s*", text)
    if found is None:
        raise UserError(f"Invalid squares {text!r}: give columns and rows, such as 10x7.")
    return int(found[1]), int(found[2])


def _describe(board: Board) -> str:
    return (
        f"{board.kind} board of {board.squares[0]} x {board.squares[1]} squares of {board.square_mm:g} mm; print it at "
        f"100 % and measure the line beneath it"
    )
