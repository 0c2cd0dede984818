"""The page for the board: shows and prints it, and guides through the views."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from handmirror.app.calibration.board_window import BoardWindow
from handmirror.app.calibration.forms import add_row, picture_beside
from handmirror.app.calibration.picture import FoundPicture
from handmirror.app.calibration.worker import Jobs, NewestWorker
from handmirror.app.settings import Settings
from handmirror.app.translation import localized, tr
from handmirror.app.widgets.choice import Choice
from handmirror.app.widgets.decimal_field import DecimalField
from handmirror.app.widgets.file_dialog import Kind, Purpose, Question, ask_for_path
from handmirror.app.widgets.quantities import decimal_text
from handmirror.core.camera.calibrate.board import MAX_MM, MAX_SQUARES, MIN_MM, MIN_SQUARES, Board
from handmirror.core.camera.calibrate.calibrator import MIN_VIEWS, Calibrator, LensResult, Verdict
from handmirror.core.camera.calibrate.printing import write_board
from handmirror.core.camera.calibrate.saved import place_of, save_calibration
from handmirror.core.types import Array, FrameResult, Image

NO_POINTS = np.zeros((0, 2))


@dataclass(frozen=True)
class _Save:
    """Compute the calibration and save it for a camera."""

    camera: str


@dataclass(frozen=True, eq=False)
class Progress:
    """Where the calibration stands after a picture."""

    image: Image
    corners: Array  # [n, 2] pixels
    covered: np.ndarray  # [rows, columns] bool
    views: int
    coverage: float
    error_px: float | None
    advice: str  # a sentence


class BoardViews:
    """The calibrator of a worker's thread."""

    def __init__(self, board: Board) -> None:
        self._calibrator = Calibrator(board, moving=True)
        self._error: float | None = None

    def process(self, what: "Image | _Save") -> Progress | tuple[Path, LensResult]:
        """Look for the board in a picture, or save the result; UserError when that is not possible."""
        calibrator = self._calibrator
        if isinstance(what, _Save):
            result = calibrator.result()
            assert result.calibration.size is not None
            place = place_of(what.camera, result.calibration.size)
            save_calibration(place, what.camera, result.calibration, result.facts())
            return place, result
        seen = calibrator.add(what)
        if seen.verdict is Verdict.NEW:
            self._error = calibrator.error()
        corners = NO_POINTS if seen.view is None else seen.view.corners
        return Progress(
            what,
            corners,
            calibrator.coverage_map,
            len(calibrator.views),
            calibrator.coverage,
            self._error,
            calibrator.advice(seen).value,
        )


class BoardPage(QWidget):
    """Start, views, save; the pictures come from the live tracking, undistorted ones are ignored."""

    capturing_changed = pyqtSignal(bool)  # whether it needs pictures as the camera takes them
    saved = pyqtSignal(str)  # a sentence

    def __init__(self, jobs: Jobs, camera: Callable[[], str], settings: Settings) -> None:
        """`camera` gives the name of the open camera, empty for a file."""
        super().__init__()
        self._jobs, self._camera, self._settings = jobs, camera, settings
        self._worker: NewestWorker | None = None
        self._shown: BoardWindow | None = None
        self._enough = False  # views for a result
        self.capturing = False
        self.picture = FoundPicture(tr("The picture appears here when you press Start."))
        self._build_fields()
        self.show_ = QPushButton(tr("Show board"))
        self.show_.setToolTip(tr("On the second screen, if there is one; the size on the screen does not matter"))
        self.print_ = QPushButton(tr("Save board…"))
        self.print_.setToolTip(tr("As a PDF to print at 100 %, or as a PNG picture"))
        self.start = QPushButton(tr("Start"))
        self.save = QPushButton(tr("Save"))
        self.save.setToolTip(tr("Use this calibration for the camera and the size of its pictures from now on"))
        self.advice, self.figures = QLabel(), QLabel()
        self.advice.setStyleSheet("font-size: 15px;")
        for label in (self.advice, self.figures):
            label.setWordWrap(True)
        self.advice.setMinimumHeight(44)
        self._lay_out()
        self.show_.clicked.connect(self._show_board)
        self.print_.clicked.connect(self._ask_for_place)
        self.start.clicked.connect(self._start_or_stop)
        self.save.clicked.connect(self._save)
        self._show_state()

    @property
    def board(self) -> Board:
        """The board as it is chosen."""
        squares = self.columns.value(), self.rows.value()
        return Board(self.kind.currentData(), squares, self.square_mm.value())

    def show_result(self, result: FrameResult) -> None:
        """Look for the board in the picture of a frame, as soon as the last one is done."""
        if self.capturing and self._worker is not None and not result.frame.undistorted:
            self._worker.put(result.frame.image)

    def stop(self) -> None:
        """End the capture; what was seen is discarded."""
        self._end_worker()
        if self.capturing:
            self._set_capturing(False)
        if self._shown is not None:
            self._shown.close()
        self.picture.clear()

    def _build_fields(self) -> None:
        default = Board()
        self.kind = Choice()
        self.kind.addItem(tr("ChArUco"), "charuco")
        self.kind.addItem(tr("Checkerboard"), "checkerboard")
        self.kind.setToolTip(tr("A ChArUco board is recognised even when only part of it is in the picture"))
        self.columns, self.rows, self.square_mm = QSpinBox(), QSpinBox(), DecimalField()
        for field, value, name in (
            (self.columns, default.squares[0], tr("Squares across")),
            (self.rows, default.squares[1], tr("Squares down")),
        ):
            field.setRange(MIN_SQUARES, MAX_SQUARES)
            field.setValue(value)
            field.setAccessibleName(name)
            field.setToolTip(name)
        self.square_mm.setRange(MIN_MM, MAX_MM)
        self.square_mm.setDecimals(1)
        self.square_mm.setValue(default.square_mm)
        self.square_mm.setSuffix(" mm")
        self.square_mm.setToolTip(tr("Side length of a printed square; it does not affect the calibration"))
        self.paper = Choice()
        self.paper.addItem("A4", "a4")
        self.paper.addItem("Letter", "letter")

    def _lay_out(self) -> None:
        squares = QHBoxLayout()
        for widget in (self.columns, QLabel("×"), self.rows):
            squares.addWidget(widget)
        form = QFormLayout()
        add_row(form, tr("Board"), self.kind)
        add_row(form, tr("Squares"), squares)
        add_row(form, tr("Square"), self.square_mm)
        add_row(form, tr("Paper"), self.paper)
        side = QVBoxLayout()
        side.addLayout(form)
        side.addWidget(self.show_)
        side.addWidget(self.print_)
        side.addSpacing(8)
        side.addWidget(self.figures)
        side.addStretch(1)
        side.addWidget(self.start)
        side.addWidget(self.save)
        picture_beside(self, self.picture, self.advice, side)

    # capturing

    def _start_or_stop(self) -> None:
        if self.capturing:
            self.stop()
            self.advice.setText("")
            return
        if not self._camera():
            self.advice.setText(tr("A file is open: open the camera that you want to calibrate."))
            return
        self._end_worker()
        self._worker = NewestWorker(BoardViews(self.board).process)
        self._worker.done.connect(self._on_done)
        self._worker.failed.connect(self._on_failed)
        self._set_capturing(True)
        self.advice.setText(localized("Show the board to the camera."))
        self.figures.setText("")

    def _save(self) -> None:
        if self._worker is not None:
            self._set_capturing(False)
            self.advice.setText(tr("Computing…"))
            self._worker.put(_Save(self._camera()))

    def _on_done(self, what: Progress | tuple[Path, LensResult]) -> None:
        if isinstance(what, Progress):
            if self.capturing:
                self._show_progress(what)
            return
        place, result = what
        self.stop()
        size = result.calibration.size or (0, 0)
        sentence = tr(
            "Saved for {camera} at {width} x {height}: the corners are off by {error} pixels.",
            camera=self._camera(),
            width=size[0],
            height=size[1],
            error=decimal_text(result.error_px, 2),
        )
        self.advice.setText(sentence)
        self.advice.setToolTip(str(place))
        self.saved.emit(sentence)

    def _on_failed(self, sentence: str) -> None:
        """The result is refused: more views can still be taken."""
        self._set_capturing(True)
        self.advice.setText(localized(sentence))

    def _show_progress(self, progress: Progress) -> None:
        self.picture.show_picture(progress.image)
        self.picture.show_found(progress.corners, NO_POINTS, progress.covered)
        self.advice.setText(localized(progress.advice))
        error = "–" if progress.error_px is None else decimal_text(progress.error_px, 2)
        self.figures.setText(
            "\n".join(
                (
                    tr("Views: {views} of {least}", views=progress.views, least=MIN_VIEWS),
                    tr("Covered: {percent} %", percent=f"{100 * progress.coverage:.0f}"),
                    tr("Error: {error} pixels", error=error),
                )
            )
        )
        self._enough = progress.views >= MIN_VIEWS
        self._show_state()

    def _set_capturing(self, on: bool) -> None:
        if on != self.capturing:
            self.capturing = on
            self.capturing_changed.emit(on)
        self._show_state()

    def _show_state(self) -> None:
        self.start.setText(tr("Stop") if self.capturing else tr("Start"))
        self.save.setEnabled(self.capturing and self._enough)
        for field in (self.kind, self.columns, self.rows, self.square_mm):
            field.setEnabled(not self.capturing)

    def _end_worker(self) -> None:
        self._enough = False
        if self._worker is not None:
            self._worker.stop()
            self._worker = None

    # the board itself

    def _show_board(self) -> None:
        if self._shown is None:
            self._shown = BoardWindow(self)
        self._shown.show_board(self.board)

    def _ask_for_place(self) -> None:
        filters = tr("PDF to print") + " (*.pdf)", tr("Picture") + " (*.png)"
        question = Question(tr("Save board"), Purpose.BOARD, Path.home(), Kind.NEW_FILE, filters, "board.pdf")
        ask_for_path(self, self._settings, question, self.write_board)

    def write_board(self, path: str) -> None:
        """Write the board to a .pdf or .png file."""
        board, paper = self.board, self.paper.currentData()
        written = tr("Saved: {path}. Print it at 100 % and measure the line beneath it.", path=path)
        self._jobs.run(
            lambda: write_board(board, Path(path), paper),
            lambda _: self.advice.setText(written),
            lambda sentence: self.advice.setText(localized(sentence)),
        )
