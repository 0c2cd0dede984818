"""The dialog with the pages of the calibration."""

from collections.abc import Callable

from PyQt6.QtCore import Qt, pyqtSignal
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

    board_saved = pyqtSignal(str)  # a sentence

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
        self._lens, self._settings, self._jobs = lens, settings, jobs
        self._board: BoardPage | None = None
        self._board_place: QWidget | None = QWidget()
        self.hand_page = HandPage(jobs, length)
        self.pages = QTabWidget()
        tabs = self.pages.tabBar()
        assert tabs is not None
        tabs.setAccessibleName(tr("Pages"))
        self.pages.addTab(self.lens_page, tr("Lens"))
        self.pages.addTab(self._board_place, tr("Board"))
        self.pages.addTab(self.hand_page, tr("Hand"))
        self.pages.currentChanged.connect(self._on_page)
        self.state = QLabel()
        self.state.setWordWrap(True)
        self.state.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column = QVBoxLayout(self)
        column.addWidget(self.pages, 1)
        column.addWidget(self.state)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)
        self._press_none_by_enter()

    @property
    def board_page(self) -> BoardPage:
        """The page for the board, which is made when it is needed first, since all pages at once take too long."""
        if self._board is None:
            before, self._board_place = self._board_place, None
            assert before is not None
            self._board = page = BoardPage(self._jobs, lambda: self._lens.camera, self._settings)
            page.capturing_changed.connect(self._lens.set_plain)
            page.saved.connect(self.board_saved)
            is_chosen, place = self.pages.currentWidget() is before, self.pages.indexOf(before)
            self.pages.insertTab(place, page, self.pages.tabText(place))
            if is_chosen:
                self.pages.setCurrentWidget(page)
            self.pages.removeTab(place + 1)
            before.deleteLater()
            self._press_none_by_enter()
        return self._board

    def complete(self) -> None:
        """Make what is not yet made."""
        _ = self.board_page

    def set_mirrored(self, on: bool) -> None:
        """Show the pictures as in a mirror."""
        self.hand_page.picture.mirrored = on
        if self._board is not None:
            self._board.picture.mirrored = on

    def show_result(self, result: FrameResult) -> None:
        """Pass a frame to the page that is shown."""
        page = self.pages.currentWidget()
        if isinstance(page, LensPage | BoardPage | HandPage):
            page.show_result(result)

    def stop(self) -> None:
        """End what the pages are doing."""
        if self._board is not None:
            self._board.stop()
        self.hand_page.stop()

    def _on_page(self) -> None:
        if self._board_place is not None and self.pages.currentWidget() is self._board_place:
            self.complete()
        if self._board is not None and self.pages.currentWidget() is not self._board:
            self._board.stop()
        if self.pages.currentWidget() is not self.hand_page:
            self.hand_page.stop()

    def _press_none_by_enter(self) -> None:
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)  # Enter in a field must not press one

    def done(self, result: int) -> None:
        """Esc hides the dialog like its close button."""
        self.stop()
        super().done(result)

    def closeEvent(self, event: QCloseEvent | None) -> None:
        """End what the pages are doing."""
        self.stop()
        super().closeEvent(event)
