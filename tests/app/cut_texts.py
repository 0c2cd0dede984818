"""Texts of a window that are not shown whole."""

from collections.abc import Iterator
from typing import TypeVar

from PyQt6.QtCore import QModelIndex, Qt
from PyQt6.QtGui import QFontMetrics
from PyQt6.QtWidgets import (
    QWIDGETSIZE_MAX,
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QFileDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QListView,
    QScrollArea,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QTableView,
    QTabWidget,
    QWidget,
)

from handmirror.app.widgets.choice import Choice

Kind = TypeVar("Kind", bound=QWidget)
MARGIN = 3  # pixels: left and right of the text of a cell, at least


def cut_off(window: QWidget) -> list[str]:
    """The texts of visible controls, tabs and cells that are too small for them, or that lie outside their parents."""
    finders = (_labels, _buttons, _lists, _tabs, _cells, _headers, _placeholders)
    return [text for find in finders for text in find(window)]


def visible(window: QWidget, kind: type[Kind]) -> list[Kind]:
    """The visible widgets of a kind, apart from those of Qt's own dialogs."""
    found = (widget for widget in window.findChildren(kind) if widget.isVisible())
    return [widget for widget in found if not isinstance(widget.window(), QFileDialog)]


def _labels(window: QWidget) -> Iterator[str]:
    for label in visible(window, QLabel):
        shortened = label.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Ignored or label.minimumWidth() == 1
        lacks_height = label.wordWrap() and label.heightForWidth(label.width()) > label.height()
        lacks_width = not label.wordWrap() and label.sizeHint().width() > label.width()
        if label.text() and not shortened and (lacks_height or lacks_width or _is_clipped(label)):
            yield label.text()


def _buttons(window: QWidget) -> Iterator[str]:
    for button in visible(window, QAbstractButton):
        shortened = button.sizePolicy().horizontalPolicy() == QSizePolicy.Policy.Ignored and button.toolTip()
        lacks_width = button.minimumSizeHint().width() > button.width() and not shortened
        if button.text() and (lacks_width or _is_clipped(button)):
            yield button.text()


def _lists(window: QWidget) -> Iterator[str]:
    for box in visible(window, QComboBox):
        option = QStyleOptionComboBox()
        option.initFrom(box)
        option.currentText, option.editable = box.currentText(), box.isEditable()
        style = box.style()
        assert style is not None
        field = style.subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, box
        )
        shown = box.shown_text if isinstance(box, Choice) else box.currentText()
        lacks_width = box.fontMetrics().horizontalAdvance(shown) > field.width()
        is_shortened = shown != box.currentText() and box.maximumWidth() >= QWIDGETSIZE_MAX
        if lacks_width or is_shortened or _is_clipped(box):
            yield box.currentText()


def _tabs(window: QWidget) -> Iterator[str]:
    for tabs in visible(window, QTabWidget):
        bar = tabs.tabBar()
        assert bar is not None
        for place in range(tabs.count()):
            if not bar.rect().contains(bar.tabRect(place)):
                yield tabs.tabText(place)


def _cells(window: QWidget) -> Iterator[str]:
    """Of tables and lists; a cell whose whole text is in its tool tip may be shortened."""
    for view in (*visible(window, QTableView), *visible(window, QListView)):
        model = view.model()
        if model is None or isinstance(view.parentWidget(), QComboBox):
            continue
        columns = 1 if isinstance(view, QListView) else model.columnCount()
        cells = (model.index(row, column) for row in range(model.rowCount()) for column in range(columns))
        yield from (str(cell.data()) for cell in cells if _is_shortened(view, cell))


def _is_shortened(view: QAbstractItemView, index: QModelIndex) -> bool:
    text, space = index.data(), view.visualRect(index)
    if not isinstance(text, str) or not text or space.isEmpty() or index.data(Qt.ItemDataRole.ToolTipRole):
        return False
    if not (isinstance(view, QTableView) and view.wordWrap()):
        return space.width() < view.sizeHintForIndex(index).width()
    font = index.data(Qt.ItemDataRole.FontRole)
    metrics = view.fontMetrics() if font is None else QFontMetrics(font)
    lines = metrics.boundingRect(space.adjusted(MARGIN, 0, -MARGIN, 0), Qt.TextFlag.TextWordWrap, text)
    return lines.width() > space.width() - 2 * MARGIN or lines.height() > space.height()


def _headers(window: QWidget) -> Iterator[str]:
    for header in visible(window, QHeaderView):
        model = header.model()
        if model is None or header.orientation() != Qt.Orientation.Horizontal:
            continue
        for place in range(header.count()):
            text = model.headerData(place, Qt.Orientation.Horizontal)
            if text and header.fontMetrics().horizontalAdvance(text) > header.sectionSize(place) - 2 * MARGIN:
                yield text


def _placeholders(window: QWidget) -> Iterator[str]:
    for line in visible(window, QLineEdit):
        text = line.placeholderText()
        if text and not line.text() and line.fontMetrics().horizontalAdvance(text) > line.contentsRect().width() - 16:
            yield text


def _is_clipped(widget: QWidget) -> bool:
    """Whether its parents, other than those that scroll, are too small to show it."""
    parent, rect = widget.parentWidget(), widget.rect()
    corner = rect.topLeft()
    while parent is not None and not widget.isWindow():
        if isinstance(parent, QScrollArea) or parent.objectName() == "qt_scrollarea_viewport":
            return False
        corner = widget.mapTo(parent, rect.topLeft())
        if not parent.rect().contains(rect.translated(corner)):
            return True
        if parent.isWindow():
            return False
        parent = parent.parentWidget()
    return False
