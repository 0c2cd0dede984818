"""The action that opens the browser of sessions."""

from collections.abc import Callable
from pathlib import Path

from PyQt6.QtCore import QObject, pyqtSignal
from PyQt6.QtGui import QAction, QKeySequence
from PyQt6.QtWidgets import QWidget

from handmirror.app.browser.browser import SessionBrowser
from handmirror.app.hand_models import HandModels
from handmirror.app.settings import Settings
from handmirror.app.translation import tr


class Sessions(QObject):
    """Makes the browser when it is first wanted."""

    chosen = pyqtSignal(object)  # Path of a session

    def __init__(
        self,
        parent: QWidget,
        settings: Settings,
        hand_models: HandModels,
        folder: Callable[[], Path],
        is_open: Callable[[Path], bool],
    ) -> None:
        """`folder` is that of the recordings; `is_open` says whether a session is shown in the window."""
        super().__init__(parent)
        self._parent, self._settings, self._hand_models = parent, settings, hand_models
        self._folder, self._is_open = folder, is_open
        self.browser: SessionBrowser | None = None
        self.action = QAction(tr("Sessions…"), self)
        self.action.setShortcut(QKeySequence("Ctrl+Shift+O"))
        self.action.setToolTip(tr("All sessions in the recording folder (Ctrl+Shift+O)"))
        self.action.triggered.connect(self._show)

    def close(self) -> None:
        """End what the browser does."""
        if self.browser is not None:
            self.browser.end()

    def _show(self) -> None:
        if self.browser is None:
            self.browser = SessionBrowser(self._parent, self._settings, self._hand_models, self._is_open)
            self.browser.session_chosen.connect(self.chosen)
        self.browser.show_folder_of(self._folder())
