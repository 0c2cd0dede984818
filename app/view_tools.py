"""What belongs to the panes of the window: their style, the inspector, the actions of the view, and pictures of it."""

from collections.abc import Callable

import numpy as np
from PyQt6.QtCore import QObject
from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import QMainWindow, QMenu

from handmirror.app.actions import Actions
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
        actions: Actions,
        faces: np.ndarray,
        axes: Array,
    ) -> None:
        """`clock` has the times of live frames; `faces` and `axes` are those of the live hand model."""
        super().__init__(window)
        self._window, self._panes, self._settings, self._actions = window, panes, settings, actions
        self._faces, self._axes = faces, axes
        self._live_source = False
        self.inspector = Inspector(axes, settings, controller, clock, panes.drawn_by)
        self.inspector.report_copied.connect(lambda: self._show_message(tr("The report is on the clipboard.")))
        self.actions_ = ViewActions(window, panes, self.inspector)
        self.snapshots = Snapshots(window, panes, settings)
        self.snapshots.done.connect(self._show_message)
        self.snapshots.failed.connect(lambda sentence: panes.camera.banner.show_message(sentence, "error"))
        self._connect_actions()

    def _connect_actions(self) -> None:
        actions, panes = self._actions, self._panes
        actions.mirror.triggered.connect(self._on_mirror)
        actions.overlay_changed.connect(self._apply_style)
        actions.centred.toggled.connect(panes.set_centred)
        actions.reset_view.triggered.connect(panes.reset_view)
        for action in (actions.centred, actions.reset_view):
            action.setEnabled(panes.mesh is not None)

    def entries(self) -> list[QAction | QMenu | None]:
        """For the menu; None is a separator."""
        return [*self.actions_.entries(), None, *self.snapshots.entries()]

    def set_hand_model(self, faces: np.ndarray, axes: Array) -> None:
        """Show hands of a model with these faces [f, 3] of a right hand, and axes [16, 3, 3] of its joints."""
        self._panes.set_hand_model(faces, axes)
        self.inspector.set_axes(axes)

    def use_live_hand_model(self) -> None:
        """Show hands of the model that is tracked."""
        self.set_hand_model(self._faces, self._axes)

    def show_source(self, live: bool) -> None:
        """A new source is shown: mirror it as the last live source, or the last file, was."""
        self._live_source = live
        self._actions.restore_mirror(self._settings, live)
        self._apply_style()

    def restore(self) -> None:
        """Restore the choices from the last start."""
        self.actions_.restore(self._settings)
        self._actions.restore(self._settings)
        self.show_source(self._live_source)

    def save(self) -> None:
        """Save them."""
        self.actions_.save(self._settings)
        self._actions.save(self._settings)

    def close(self) -> None:
        """End the worker threads."""
        self.snapshots.close()
        self.inspector.close_worker()

    def _on_mirror(self) -> None:
        self._actions.save_mirror(self._settings, self._live_source)
        self._panes.look_again()
        self._apply_style()

    def _apply_style(self) -> None:
        actions = self._actions
        self._panes.set_style(actions.mirror.isChecked(), actions.overlay.mesh, actions.overlay.skeleton)

    def _show_message(self, sentence: str) -> None:
        bar = self._window.statusBar()
        assert bar is not None
        bar.showMessage(sentence, MESSAGE_MS)
