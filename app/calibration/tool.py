"""The calibration of the live tracking: its menu item, and what connects the dialog to the tracking."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PyQt6.QtCore import QObject
from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import QWidget

from handmirror.app.calibration.dialog import CalibrateDialog
from handmirror.app.calibration.lens import LensChoice
from handmirror.app.calibration.worker import Jobs
from handmirror.app.dialogs.hand_length import HandLengthAction
from handmirror.app.live.controller import TrackingController
from handmirror.app.settings import Settings
from handmirror.app.translation import localized, tr
from handmirror.app.widgets.turns import show_soon
from handmirror.core.camera.calibrate.saved import place_of, save_calibration
from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.errors import UserError
from handmirror.core.types import FrameResult


class CalibrationTool(QObject):
    """Owns the choice of the lens; the length of the hand belongs to its own menu item."""

    def __init__(
        self,
        parent: QWidget,
        controller: TrackingController,
        hand_length: HandLengthAction,
        given: Intrinsics,
        settings: Settings,
        mirrored: Callable[[], bool],
    ) -> None:
        """`given` are the intrinsics of the command line; `mirrored` says whether the picture is shown mirrored."""
        super().__init__(parent)
        self._parent, self._controller, self._hand_length = parent, controller, hand_length
        self._settings, self._mirrored = settings, mirrored
        self._size: tuple[int, int] | None = None  # of the newest frame
        self.lens = LensChoice(given, settings)
        self.dialog: CalibrateDialog | None = None
        self._jobs = Jobs()
        self.action = QAction(tr("Calibrate…"), parent)
        self.action.setToolTip(tr("Measure the lens of the camera and the length of your hand"))
        self.action.triggered.connect(self.open)
        hand_length.triggered.connect(self.open_hand)
        controller.choose_intrinsics = self.lens.intrinsics
        controller.camera_opened.connect(self._on_camera)
        self.lens.changed.connect(controller.use_intrinsics)

    def open(self) -> None:
        """Show the dialog."""
        if self.dialog is None:
            self.dialog = dialog = CalibrateDialog(
                self._parent,
                self.lens,
                self._hand_length.length,
                self._settings,
                self._jobs,
                lambda result: self._controller.intrinsics_are_known(result.frame),
                self.distances_known,
            )
            dialog.lens_page.import_wanted.connect(self.import_file)
            dialog.hand_page.length_chosen.connect(self._hand_length.use)
            dialog.board_saved.connect(self._on_saved)
            self._hand_length.changed.connect(dialog.hand_page.show_length)
            self.lens.changed.connect(lambda _: dialog.lens_page.show_choice())
        self.dialog.lens_page.show_choice()
        self.dialog.hand_page.read_people()
        show_soon(self.dialog, self.dialog.complete)

    def open_hand(self) -> None:
        """Show the dialog at the page for the hand."""
        self.open()
        assert self.dialog is not None
        self.dialog.pages.setCurrentWidget(self.dialog.hand_page)
        self.dialog.hand_page.ask_for_length()

    def on_result(self, result: FrameResult) -> None:
        """Pass a live result to the dialog."""
        self._size = result.frame.size
        if self.dialog is not None and self.dialog.isVisible():
            self.dialog.set_mirrored(self._mirrored())
            self.dialog.show_result(result)

    def distances_known(self, result: FrameResult) -> bool:
        """Whether both the lens and the length of the hands are known for a live result."""
        return self._hand_length.length is not None and self._controller.intrinsics_are_known(result.frame)

    def import_file(self, path: str) -> None:
        """Use a calibration file of another program; it is kept for the open camera."""
        camera, size = self.lens.camera, self._size
        self._jobs.run(lambda: imported(path, camera, size), self._on_imported, self._say)

    def close(self) -> None:
        """End the threads, and save the choice."""
        self.lens.save()
        self._jobs.close()
        if self.dialog is not None:
            self.dialog.stop()

    def _on_camera(self, camera: str) -> None:
        self.lens.camera = camera
        if self.dialog is not None:
            self.dialog.lens_page.show_choice()

    def _on_imported(self, intrinsics: Intrinsics | None) -> None:
        if intrinsics is None:
            self.lens.use_saved()
            self._say(tr("The calibration is saved for {camera}.", camera=self.lens.camera))
        else:
            self.lens.use_file(intrinsics)
            self._say(tr("The calibration is used until the window is closed."))

    def _on_saved(self, sentence: str) -> None:
        self.lens.use_saved()
        self._say(sentence)

    def _say(self, sentence: str) -> None:
        if self.dialog is not None:
            self.dialog.state.setText(localized(sentence))


def imported(path: str, camera: str, size: tuple[int, int] | None) -> Intrinsics | None:
    """Read a calibration file and save it for a camera whose pictures have this size; without a camera, return it.

    UserError when it cannot be read, has a calibration for each picture, or is not for pictures of this shape.
    """
    found = Intrinsics.parse(path)
    if found.shared is None:
        raise UserError(
            tr("The intrinsics file {path} has a calibration for each picture: choose one for a camera.", path=path)
        )
    if not camera or size is None:
        return found
    K = found.shared.for_size(size, f"The intrinsics file {path}")
    calibration = replace(found.shared, K=K, size=size, cuts_rows=False)
    save_calibration(place_of(camera, size), camera, calibration, {"imported_from": Path(path).name})
    return None
