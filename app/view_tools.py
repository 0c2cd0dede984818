"""What belongs to the panes of the window: the inspector, the actions of the view, and pictures of it."""

from collections.abc import Callable

import numpy as np
from PyQt6.QtCore import QObject
from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import QMainWindow, QMenu

from handmirror.app.inspector.inspector import Inspector
from handmirror.app.live.controller import TrackingController
from handmirror.app.live.frame_clock import FrameClock
from handmirror.app.panes.panes import Panes
from handmirror.app.panes.snapshots import Snapshots
from handmirror.app.panes.view_actions import ViewActions
from handmirror.app.settings import Settings
from handmirror.app.translation import tr
from handmirror.core.types import Array

MESSAGE_MS = 2000


class ViewTools(QObject):
    """Makes them and connects them to each other; the window tells the inspector what it shows."""

    def __init__(
        self,
        window: QMainWindow,
        panes: Panes,
        controller: TrackingController,
        settings: Settings,
        clock: Callable[[], FrameClock],
        axes: Array,
    ) -> None:
        """`clock` has the times of live frames, `axes` are those of the joints of the hand model."""
        super().__init__(window)
        self._window, self._panes, self._settings = window, panes, settings
        self.inspector = Inspector(axes, settings, controller, clock, panes.drawn_by)
        self.inspector.report_copied.connect(lambda: self._show_message(tr("The report is on the clipboard.")))
        self.actions_ = ViewActions(window, panes, self.inspector)
        self.snapshots = Snapshots(window, panes, settings)
        self.snapshots.done.connect(self._show_message)
        self.snapshots.failed.connect(lambda sentence: panes.camera.banner.show_message(sentence, "error"))

    def entries(self) -> list[QAction | QMenu | None]:
        """For the menu; None is a separator."""
        return [*self.actions_.entries(), None, *self.snapshots.entries()]

    def set_hand_model(self, faces: np.ndarray, axes: Array) -> None:
        """Show hands of a model with these faces [f, 3] of a right hand, and axes [16, 3, 3] of its joints."""
        self._panes.set_hand_model(faces, axes)
        self.inspector.set_axes(axes)

    def restore(self) -> None:
        """Restore the choices from the last start."""
        self.actions_.restore(self._settings)

    def save(self) -> None:
        """Save them."""
        self.actions_.save(self._settings)

    def close(self) -> None:
        """End the worker threads."""
        self.snapshots.close()
        self.inspector.close_worker()

    def _show_message(self, sentence: str) -> None:
        bar = self._window.statusBar()
        assert bar is not None
        bar.showMessage(sentence, MESSAGE_MS)
