"""The panel of a comparison: a legend of the two runs, and a table of figures."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import isnan
from pathlib import Path

from PyQt6.QtCore import QRect, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QAction, QColor, QFontMetrics, QGuiApplication, QIcon, QKeySequence, QPainter, QPixmap
from PyQt6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QSizePolicy,
    QTableWidget,
    QTableWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from handmirror.app.hand_names import joint_name
from handmirror.app.replay.opened_session import ComparedRun, OpenedSession, RunSettings
from handmirror.app.translation import tr
from handmirror.app.widgets.quantities import decimal_point
from handmirror.app.widgets.theme import RUN_COLOURS, Colour, theme
from handmirror.core.hand.joints import JOINT_NAMES
from handmirror.core.session.compare import Comparison
from handmirror.core.types import FrameResult, Hand

Row = tuple[str, ...]  # a heading, a name and its value, or a name and the values of both runs
LEAST_WIDTH = 230  # pixels: of the table, so that everything fits into a window of 1024 pixels with the inspector
PADDING = 4  # pixels: left and right of the text of a cell
ROW, HEADING = 22, 30  # pixels: least heights
SWATCH, GAP = 14, 6  # pixels: the square of a run's colour, and between it and the run's name


class ComparisonPanel(QWidget):
    """Legend and table beside the 3D view; a click on the legend hides or shows a run."""

    changed = pyqtSignal()  # which runs are shown

    def __init__(self, stop: QAction, worst: QAction) -> None:
        """`stop` ends the comparison, `worst` goes to the frame where the runs differ most."""
        super().__init__()
        self.shown = [self._switch(number) for number in (0, 1)]
        self._settings = [QLabel(), QLabel()]
        self.table = QTableWidget(0, 3)
        self._rows: list[Row] = []
        self._paths = (Path(), Path())
        self.copy = QToolButton()
        self.copy.setText(tr("Copy"))
        self.copy.setToolTip(tr("Copy the table, for example to a spreadsheet"))
        self.copy.clicked.connect(self._copy)
        self._lay_out(stop, worst)

    def _switch(self, number: int) -> QAction:
        action = QAction(tr("Show second run") if number else tr("Show first run"), self)
        action.setCheckable(True)
        action.setChecked(True)
        action.setEnabled(False)
        action.setShortcut(QKeySequence(f"Ctrl+{number + 1}"))
        action.setIcon(_swatch(RUN_COLOURS[number]))
        action.toggled.connect(self.changed)
        return action

    def _lay_out(self, stop: QAction, worst: QAction) -> None:
        self.setStyleSheet("QToolButton { padding: 4px 8px; } QToolButton:focus { padding: 3px 7px; }")
        column = QVBoxLayout(self)
        column.setContentsMargins(10, 10, 10, 6)
        column.setSpacing(3)
        for action, settings in zip(self.shown, self._settings, strict=True):
            button = QToolButton()
            button.setDefaultAction(action)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setIconSize(QSize(SWATCH + GAP, SWATCH))
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # shortens a long name
            settings.setProperty("tone", "dim")
            settings.setContentsMargins(4, 0, 0, 0)
            settings.setWordWrap(True)
            settings.setTextFormat(Qt.TextFormat.PlainText)
            column.addWidget(button)
            column.addWidget(settings)
            column.addSpacing(4)
        self._style_table()
        column.addWidget(self.table, 1)
        column.addSpacing(3)
        for row in ((self._button(worst), self.copy), (self._button(stop),)):
            column.addLayout(_in_row(row))

    def _button(self, action: QAction) -> QToolButton:
        button = QToolButton()
        button.setDefaultAction(action)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _style_table(self) -> None:
        table = self.table
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        table.setAccessibleName(tr("Figures of both runs"))
        table.setTabKeyNavigation(False)  # Tab leaves it
        table.setShowGrid(False)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        vertical, header = table.verticalHeader(), table.horizontalHeader()
        assert vertical is not None and header is not None
        vertical.hide()
        header.hide()
        later = Qt.ConnectionType.QueuedConnection  # a scroll bar may come or go, while the sections are resized
        header.sectionResized.connect(self._fit_rows, later)  # type: ignore[call-arg]
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.setMinimumWidth(LEAST_WIDTH)
        for each in (1, 2):
            header.setSectionResizeMode(each, QHeaderView.ResizeMode.Fixed)
            table.setColumnWidth(each, table.fontMetrics().horizontalAdvance("0000.00") + 2 * PADDING)

    def show_runs(self, first: OpenedSession, second: ComparedRun) -> None:
        """Show names and figures of two runs, and make both visible."""
        self._paths = (first.path, second.path)
        names = run_names(*self._paths)
        runs: Sequence[tuple[Path, RunSettings]] = ((first.path, first.settings), (second.path, second.settings))
        for switch, label, name, (path, settings) in zip(self.shown, self._settings, names, runs, strict=True):
            switch.setChecked(True)
            switch.setIconText(name)
            key = switch.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            switch.setToolTip(f"{path}\n{settings}\n" + tr("Click to hide or show ({key})", key=key))
            label.setText(str(settings))
        self._rows = list(table_rows(second.comparison))
        self.table.setRowCount(len(self._rows))
        self.table.clearSpans()
        for number, row in enumerate(self._rows):
            self._fill(number, row)
        self._fit_rows()
        self.table.scrollToTop()

    def visible_runs(self, result: FrameResult, second: Sequence[Hand]) -> tuple[FrameResult, Sequence[Hand]]:
        """A frame and the hands of both runs, without those of a hidden run."""
        first_on, second_on = (switch.isChecked() for switch in self.shown)
        return (result if first_on else replace(result, hands=())), (second if second_on else ())

    def _fill(self, number: int, row: Row) -> None:
        name, *values = row
        item = QTableWidgetItem(name)
        if not values:
            font = item.font()
            font.setBold(True)
            item.setFont(font)
            item.setTextAlignment(Qt.AlignmentFlag.AlignBottom)
        self.table.setItem(number, 0, item)
        if not values:
            self.table.setSpan(number, 0, 1, 3)
        elif len(values) == 1:
            self.table.setSpan(number, 0, 1, 2)  # more space for its name
        for column, value in enumerate(values, 3 - len(values)):
            cell = QTableWidgetItem(value.replace(".", decimal_point()))  # its copy on the clipboard has a point
            cell.setTextAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            if len(values) == 2:
                cell.setForeground(QColor(*theme().run_colours[column - 1]))
            self.table.setItem(number, column, cell)

    def _fit_rows(self) -> None:
        """Make each row as high as the lines of its name."""
        for number, (name, *values) in enumerate(self._rows):
            width = sum(map(self.table.columnWidth, range(3 - len(values)))) - 2 * PADDING
            item = self.table.item(number, 0)
            assert item is not None
            metrics = QFontMetrics(item.font()) if not values else self.table.fontMetrics()
            lines = metrics.boundingRect(QRect(0, 0, width, 1000), Qt.TextFlag.TextWordWrap, name).height()
            self.table.setRowHeight(number, max(ROW if values else HEADING, lines + PADDING))

    def _copy(self) -> None:
        clipboard = QGuiApplication.clipboard()
        assert clipboard is not None
        rows = [("", *map(str, self._paths)), *self._rows]
        clipboard.setText("".join("\t".join(row) + "\n" for row in rows))


def table_rows(comparison: Comparison) -> Iterator[Row]:
    """The rows of the table of a comparison."""
    first, second = comparison.first, comparison.second
    means = comparison.table()
    yield (tr("Mean difference"),)
    yield (tr("Absolute position, mm"), _number(means["camera_mm"]))
    yield (tr("Relative to the wrist, mm"), _number(means["root_relative_mm"]))
    yield (tr("Shape only (after alignment), mm"), _number(means["aligned_mm"]))
    yield (tr("Picture, px"), _number(means["picture_px"]))
    yield (tr("Jitter, mm/frame²"),)
    yield (tr("Absolute position"), _number(first.jitter.camera), _number(second.jitter.camera))
    yield (tr("95th percentile"), _number(first.jitter.camera_p95), _number(second.jitter.camera_p95))
    yield (tr("Relative to the wrist"), _number(first.jitter.root_relative), _number(second.jitter.root_relative))
    yield (tr("Frames measured"), str(first.jitter.frames), str(second.jitter.frames))
    yield (tr("Hands in {frames}", frames=tr("%n frame(s)", len(comparison.frame))),)
    yield (tr("Found"), str(first.hands), str(second.hands))
    yield (tr("Found only by this run"), str(comparison.only_first), str(comparison.only_second))
    yield (tr("Tracks"), str(first.tracks), str(second.tracks))
    yield (tr("Found by both"), str(comparison.pairs))
    yield (tr("Handedness differs"), str(comparison.other_side))
    yield (tr("In frames missing from the other run"), str(first.hands_alone), str(second.hands_alone))
    yield (tr("Mean difference of joints, mm"),)
    for name in JOINT_NAMES:
        yield (joint_name(name), _number(means[f"joint_mm/{name}"]))


def run_names(first: Path, second: Path) -> tuple[str, str]:
    """The names of two runs: their folders, with the parent folders where the names are equal."""
    ours, theirs = first.absolute(), second.absolute()
    if ours.name != theirs.name:
        return ours.name, theirs.name
    return f"{ours.parent.name}/{ours.name}", f"{theirs.parent.name}/{theirs.name}"


def _in_row(widgets: Sequence[QWidget]) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(6)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row


def _number(value: float) -> str:
    return "–" if isnan(value) else f"{value:.2f}"


def _swatch(colour: Colour) -> QIcon:
    pixmap = QPixmap(SWATCH + GAP, SWATCH)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.fillRect(0, 0, SWATCH, SWATCH, QColor(*colour))
    painter.end()
    return QIcon(pixmap)
