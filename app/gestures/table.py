"""The list of gestures: on or off, name, and how well the hand matches now."""

from collections.abc import Sequence

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtWidgets import QHeaderView, QProgressBar, QTableWidget, QTableWidgetItem

from handmirror.app.hand_names import gesture_name
from handmirror.app.translation import tr
from handmirror.app.widgets.style import repolish
from handmirror.core.gestures.gesture import Gesture

ROWS_SHOWN = 9
_NAME, _MATCH = 0, 1


class GestureTable(QTableWidget):
    """A row for each gesture, in their order."""

    switched = pyqtSignal(int, bool)  # row; whether it is on
    renamed = pyqtSignal(int, str)  # row; the new name, which may not be valid
    chosen = pyqtSignal()  # another row

    def __init__(self) -> None:
        super().__init__(0, 2)
        self.setHorizontalHeaderLabels([tr("Gesture"), tr("Match")])
        self.setAccessibleName(tr("Gestures"))
        self.setToolTip(tr("The check box switches a gesture on or off. Press F2 to rename it."))
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)  # Tab goes to the next control
        self.setShowGrid(False)
        self.setObjectName("gestures")  # for the style sheet, as that of the bars
        header, numbers = self.horizontalHeader(), self.verticalHeader()
        assert header is not None and numbers is not None
        header.setSectionResizeMode(_NAME, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(_MATCH, QHeaderView.ResizeMode.Fixed)
        self.setColumnWidth(_MATCH, 180)
        numbers.hide()
        self.setMinimumHeight(header.sizeHint().height() + ROWS_SHOWN * numbers.defaultSectionSize())
        self.itemChanged.connect(self._on_changed)
        self.currentCellChanged.connect(lambda: self.chosen.emit())
        self._shown: tuple[Gesture, ...] = ()

    def show_gestures(self, gestures: Sequence[Gesture]) -> None:
        """Show these gestures; the chosen row stays."""
        row = self.currentRow()
        self._shown = tuple(gestures)
        self.blockSignals(True)
        self.setRowCount(len(gestures))
        for number, gesture in enumerate(gestures):
            self.setItem(number, _NAME, _item(gesture))
            bar = self.cellWidget(number, _MATCH)
            if not isinstance(bar, QProgressBar):
                bar = QProgressBar()
                bar.setObjectName("match")
                bar.setRange(0, 100)
                bar.setTextVisible(False)
                bar.setFocusPolicy(Qt.FocusPolicy.NoFocus)
                bar.setProperty("matches", False)
                self.setCellWidget(number, _MATCH, bar)
            bar.setAccessibleName(tr("Match of {gesture}", gesture=gesture_name(gesture.name)))
        self.blockSignals(False)
        self.setCurrentCell(min(max(row, 0), len(gestures) - 1), _NAME)

    def show_scores(self, scores: Sequence[float], enter: float) -> None:
        """Show how well the hand matches each gesture, 0 to 1; from `enter` on the bar is highlighted."""
        for row, score in enumerate(scores):
            bar = self.cellWidget(row, _MATCH)
            if isinstance(bar, QProgressBar):
                bar.setValue(round(100 * score))
                matches = score >= enter
                if bar.property("matches") != matches:
                    bar.setProperty("matches", matches)
                    repolish(bar)

    def choose(self, row: int) -> None:
        """Choose a row and show it."""
        self.setCurrentCell(row, _NAME)

    def _on_changed(self, item: QTableWidgetItem) -> None:
        gesture = self._shown[item.row()]
        on = item.checkState() is Qt.CheckState.Checked
        if on != gesture.on:
            self.switched.emit(item.row(), on)
        elif item.text() != gesture_name(gesture.name):
            self.renamed.emit(item.row(), item.text().strip())


def _item(gesture: Gesture) -> QTableWidgetItem:
    item = QTableWidgetItem(gesture_name(gesture.name))
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsEditable)
    item.setCheckState(Qt.CheckState.Checked if gesture.on else Qt.CheckState.Unchecked)
    return item
