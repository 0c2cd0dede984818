"""After the start: what the first use of some parts would otherwise wait for, one piece in a turn of Qt's loop."""

import gc
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PyQt6 import QtWidgets
from PyQt6.QtCore import QObject, QTimer

from handmirror.app.panes.panes import Panes
from handmirror.app.replay.timeline import Timeline
from handmirror.app.widgets.choice import Choice
from handmirror.core.extras import DOWNLOAD_MB, missing_of
from handmirror.core.session.export.formats import ExportFormat
from handmirror.core.tracking.available import available_devices

INTERVAL_MS = 30
# what dialogs are made of
WIDGETS = (
    Choice,
    QtWidgets.QCheckBox,
    QtWidgets.QDialog,
    QtWidgets.QDialogButtonBox,
    QtWidgets.QDoubleSpinBox,
    QtWidgets.QLineEdit,
    QtWidgets.QListWidget,
    QtWidgets.QProgressBar,
    QtWidgets.QSlider,
    QtWidgets.QTableWidget,
    QtWidgets.QTabBar,
    QtWidgets.QTabWidget,
    QtWidgets.QSpinBox,
    QtWidgets.QTextBrowser,
    QtWidgets.QTreeView,
)
_Icon = QtWidgets.QStyle.StandardPixmap
# of file dialogs, and of a field that can be cleared
ICONS = (
    _Icon.SP_ArrowBack,
    _Icon.SP_ArrowForward,
    _Icon.SP_FileDialogToParent,
    _Icon.SP_FileDialogNewFolder,
    _Icon.SP_FileDialogListView,
    _Icon.SP_FileDialogDetailedView,
    _Icon.SP_LineEditClearButton,
)


class WarmUp(QObject):
    """Begins at once; each piece takes a few milliseconds."""

    def __init__(self, parent: QObject, panes: Panes, timeline: Timeline, *more: Callable[[], object]) -> None:
        """`more` are pieces that come last."""
        super().__init__(parent)
        # a garbage collection that visits all that has been made for the window would stop all threads for up to 60 ms
        gc.freeze()
        gc.enable()
        view = () if panes.mesh is None else (panes.mesh.prepare,)
        icons = (partial(_draw_icon, icon) for icon in ICONS)
        widgets = (partial(_make_first, make) for make in WIDGETS)
        drawn = (timeline.plot.prepare, _look_around, *icons, *widgets, *_file_dialog(), *more)
        self._pieces = iter((*view, panes.camera.prepare, *drawn))
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


def _file_dialog() -> Iterator[Callable[[], object]]:
    """Make and draw a file dialog, which is made of the others, in turns of their own."""
    made: list[QtWidgets.QFileDialog] = []
    # in the folder where most of them start, which is therefore no other one to go back to
    yield lambda: made.append(QtWidgets.QFileDialog(None, "", str(Path.home())))
    yield lambda: made[0].sizeHint()
    yield lambda: made[0].grab()
    yield lambda: made.pop().deleteLater()


def _make_first(make: Callable[[], QtWidgets.QWidget]) -> None:
    """Make and style a widget of a kind: the first one takes several times as long as those that follow."""
    widget = make()
    widget.ensurePolished()
    widget.sizeHint()
    widget.deleteLater()


def _draw_icon(icon: QtWidgets.QStyle.StandardPixmap) -> None:
    """Make an icon, which the style keeps."""
    style = QtWidgets.QApplication.style()
    assert style is not None
    style.standardIcon(icon)


def _look_around() -> None:
    """Look up now which packages and devices there are, as dialogs do: what was found once is found at once."""

    def look() -> None:
        for extra in DOWNLOAD_MB:
            missing_of(extra)
        for kind in ExportFormat:
            _ = kind.is_installed
        available_devices()

    threading.Thread(target=look, daemon=True).start()
