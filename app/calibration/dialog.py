"""The dialog with the pages of the calibration."""

from collections.abc import Callable

from PyQt6.QtCore import Qt
from PyQt6.QtGui import QCloseEvent
from PyQt6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPushButton, QTabWidget, QVBoxLayout, QWidget

from handmirror.app.calibration.board_page import BoardPage
from handmirror.app.calibration.hand_page import HandPage
from handmirror.app.calibration.lens import LensChoice
from handmirror.app.calibration.lens_page import LensPage
from handmirror.app.calibration.worker import Jobs
from handmirror.app.settings import Settings
from handmirror.app.translation import tr
from handmirror.core.types import FrameResult


class CalibrateDialog(QDialog):
    """Not modal: the tracking continues, and what is changed takes effect at once."""

    def __init__(
        self,
        parent: QWidget,
        lens: LensChoice,
        length: float | None,
        settings: Settings,
        jobs: Jobs,
        lens_known: Callable[[FrameResult], bool],
        distances_known: Callable[[FrameResult], bool],
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Calibrate"))
        self.resize(820, 520)
        self.lens_page = LensPage(lens, settings, lens_known, distances_known)
        self.board_page = BoardPage(jobs, lambda: lens.camera, settings)
        self.hand_page = HandPage(jobs, length)
        self.pages = QTabWidget()
        tabs = self.pages.tabBar()
        assert tabs is not None
        tabs.setAccessibleName(tr("Pages"))
        self.pages.addTab(self.lens_page, tr("Lens"))
        self.pages.addTab(self.board_page, tr("Board"))
        self.pages.addTab(self.hand_page, tr("Hand"))
        self.pages.currentChanged.connect(self._on_page)
        self.state = QLabel()
        self.state.setWordWrap(True)
        self.state.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.board_page.capturing_changed.connect(lens.set_plain)
        column = QVBoxLayout(self)
        column.addWidget(self.pages, 1)
        column.addWidget(self.state)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)  # Enter in a field must not press one

    def set_mirrored(self, on: bool) -> None:
        """Show the pictures as in a mirror."""
        self.board_page.picture.mirrored = self.hand_page.picture.mirrored = on

    def show_result(self, result: FrameResult) -> None:
        """Pass a frame to the page that is shown."""
        page = self.pages.currentWidget()
        if isinstance(page, LensPage | BoardPage | HandPage):
            page.show_result(result)

    def stop(self) -> None:
        """End what the pages are doing."""
        self.board_page.stop()
        self.hand_page.stop()

    def _on_page(self) -> None:
        if self.pages.currentWidget() is not self.board_page:
            self.board_page.stop()
        if self.pages.currentWidget() is not self.hand_page:
            self.hand_page.stop()

    def done(self, result: int) -> None:
        """Esc hides the dialog like its close button."""
        self.stop()
        super().done(result)

    def closeEvent(self, event: QCloseEvent | None) -> None:
        """End what the pages are doing."""
        self.stop()
        super().closeEvent(event)
