"""After the start: what the first use of some parts would otherwise wait for, one piece in a turn of Qt's loop."""

import gc
import threading
from functools import partial

from PyQt6 import QtWidgets
from PyQt6.QtCore import QObject, QTimer

from handmirror.app.panes.panes import Panes
from handmirror.app.replay.timeline import Timeline
from handmirror.app.widgets.choice import Choice
from handmirror.core.extras import DOWNLOAD_MB, missing_of

INTERVAL_MS = 30
# what dialogs are made of
WIDGETS = (
    Choice,
    QtWidgets.QCheckBox,
    QtWidgets.QDialogButtonBox,
    QtWidgets.QDoubleSpinBox,
    QtWidgets.QLineEdit,
    QtWidgets.QListWidget,
    QtWidgets.QProgressBar,
    QtWidgets.QSlider,
    QtWidgets.QTableWidget,
    QtWidgets.QTabWidget,
)


class WarmUp(QObject):
    """Begins at once; each piece takes a few milliseconds."""

    def __init__(self, parent: QObject, panes: Panes, timeline: Timeline) -> None:
        super().__init__(parent)
        # a garbage collection that visits all that has been made for the window would stop all threads for up to 60 ms
        gc.freeze()
        gc.enable()
        view = () if panes.mesh is None else (panes.mesh.prepare,)
        widgets = (partial(_make_first, kind) for kind in WIDGETS)
        self._pieces = iter((*view, panes.camera.prepare, timeline.plot.prepare, _find_packages, *widgets))
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._next)
        self._timer.start(INTERVAL_MS)

    @property
    def done(self) -> bool:
        """Whether nothing is left to do."""
        return not self._timer.isActive()

    def _next(self) -> None:
        piece = next(self._pieces, None)
        if piece is None:
            self._timer.stop()
        else:
            piece()


def _make_first(kind: type[QtWidgets.QWidget]) -> None:
    """Make and style a widget of a kind: the first one takes several times as long as those that follow."""
    widget = kind()
    widget.ensurePolished()
    widget.sizeHint()
    widget.deleteLater()


def _find_packages() -> None:
    """Look up now which packages are installed, as dialogs do: Python remembers what it found."""
    threading.Thread(target=lambda: [missing_of(extra) for extra in DOWNLOAD_MB], daemon=True).start()
