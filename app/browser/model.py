"""The table of sessions."""

from datetime import datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from PyQt6.QtCore import QAbstractTableModel, QModelIndex, QSortFilterProxyModel, Qt, pyqtSignal
from PyQt6.QtGui import QImage, QPixmap

from handmirror.app.browser.entries import SessionEntry
from handmirror.app.hand_names import side_name
from handmirror.app.translation import localized, tr
from handmirror.app.widgets.quantities import decimal_text
from handmirror.core.types import Side

NAME, DATE, LENGTH, HANDS, FRAMES, METHOD, SIZE = range(7)
_NO_INDEX = QModelIndex()


class SessionsModel(QAbstractTableModel):
    """One row for each session, in the order of a column; its name can be edited."""

    rename_wanted = pyqtSignal(object, str)  # Path of a session, its new name

    def __init__(self) -> None:
        super().__init__()
        self._entries: list[SessionEntry] = []
        self._rows: dict[Path, int] = {}
        self._pictures: dict[Path, QPixmap] = {}
        self._order = (DATE, True)  # the column, and whether it descends

    def clear(self) -> None:
        """Remove all rows."""
        self.beginResetModel()
        self._entries, self._rows, self._pictures = [], {}, {}
        self.endResetModel()

    def add(self, entries: list[SessionEntry]) -> None:
        """Insert rows where they belong."""
        first = len(self._entries)
        self.beginInsertRows(_NO_INDEX, first, first + len(entries) - 1)
        self._entries += entries
        self._rows |= {entry.path: first + k for k, entry in enumerate(entries)}
        self.endInsertRows()
        self._arrange()

    def entry(self, row: int) -> SessionEntry:
        """The session of a row."""
        return self._entries[row]

    def replace(self, path: Path, entry: SessionEntry) -> None:
        """Show this in place of the session that was at a path."""
        row = self._rows.pop(path, None)
        if row is not None:
            self._entries[row], self._rows[entry.path] = entry, row
            if path in self._pictures:
                self._pictures[entry.path] = self._pictures.pop(path)
            self.dataChanged.emit(self.index(row, 0), self.index(row, SIZE))
            self._arrange()

    def remove(self, path: Path) -> None:
        """Remove the row of a session."""
        row = self._rows.get(path)
        if row is not None:
            self.beginRemoveRows(_NO_INDEX, row, row)
            del self._entries[row]
            self._rows = {entry.path: k for k, entry in enumerate(self._entries)}
            self.endRemoveRows()

    def show_picture(self, path: Path, image: QImage) -> None:
        """Show a session's picture."""
        row = self._rows.get(path)
        if row is not None and not image.isNull():
            self._pictures[path] = QPixmap.fromImage(image)
            self.dataChanged.emit(self.index(row, NAME), self.index(row, NAME))

    def _arrange(self) -> None:
        """Sort the rows; what is selected or edited moves with them."""
        column, descending = self._order
        arranged = sorted(self._entries, key=lambda entry: _key(entry, column), reverse=descending)
        if all(a is b for a, b in zip(arranged, self._entries, strict=True)):
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        paths = [self._entries[index.row()].path for index in before]
        self._entries, self._rows = arranged, {entry.path: row for row, entry in enumerate(arranged)}
        after = [self.index(self._rows[path], index.column()) for path, index in zip(paths, before, strict=True)]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()

    # called by Qt

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column."""
        self._order = column, order is Qt.SortOrder.DescendingOrder
        self._arrange()

    def rowCount(self, parent: QModelIndex = _NO_INDEX) -> int:
        """Number of sessions."""
        return 0 if parent.isValid() else len(self._entries)

    def columnCount(self, parent: QModelIndex = _NO_INDEX) -> int:
        """Number of columns."""
        return 0 if parent.isValid() else SIZE + 1

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """Titles of the columns."""
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        titles = tr("Name"), tr("Date"), tr("Length"), tr("Hands"), tr("Frames tracked"), tr("Method"), tr("Size")
        return titles[section]

    def flags(self, index: QModelIndex) -> Qt.ItemFlag:
        """Names can be edited."""
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() == NAME else flags

    def data(self, index: QModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Text, picture or tool tip."""
        entry = self._entries[index.row()]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return _text(entry, index.column())
        if role == Qt.ItemDataRole.DecorationRole and index.column() == NAME:
            return self._pictures.get(entry.path)
        if role == Qt.ItemDataRole.ToolTipRole:
            return localized(entry.problem) or str(entry.path)
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in (LENGTH, FRAMES, SIZE):
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None

    def setData(self, index: QModelIndex, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ask for another name; the row changes when the folder has it."""
        entry = self._entries[index.row()]
        if role == Qt.ItemDataRole.EditRole and str(value) != entry.path.name:
            self.rename_wanted.emit(entry.path, str(value))
        return False


class SessionsFilter(QSortFilterProxyModel):
    """Shows only rows that contain each of the words.

    The model sorts them: Qt would call Python for each comparison.
    """

    def __init__(self, model: SessionsModel) -> None:
        super().__init__()
        self._model, self._words = model, [""]
        self.setSourceModel(model)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Called by Qt."""
        self._model.sort(column, order)

    def set_text(self, text: str) -> None:
        """Filter by words in any column."""
        self._words = text.casefold().split()
        self.invalidateFilter()

    def entry(self, index: QModelIndex) -> SessionEntry:
        """The session of a row as it is shown."""
        return self._model.entry(self.mapToSource(index).row())

    def filterAcceptsRow(self, row: int, parent: QModelIndex) -> bool:
        """Called by Qt."""
        text = _everything(self._model.entry(row))
        return all(word in text for word in self._words)


@lru_cache(maxsize=10_000)
def _everything(entry: SessionEntry) -> str:
    return "\n".join(_text(entry, column) for column in range(SIZE + 1)).casefold()


def _text(entry: SessionEntry, column: int) -> str:
    match column:
        case 0:
            return entry.path.name
        case 1:
            return _date(entry.created)
        case 2:
            return _length(entry.seconds) if not entry.problem else ""
        case 3:
            return ", ".join(side_name(Side(side)) for side in entry.sides)
        case 4:
            tracked = tr("{tracked} of {captured}", tracked=entry.tracked, captured=entry.captured)
            return tr("cannot be read") if entry.problem else tracked
        case 5:
            return entry.method
        case _:
            return f"{decimal_text(entry.bytes / 1e6, 1)} MB"


def _key(entry: SessionEntry, column: int) -> Any:
    match column:
        case 0:
            return entry.path.name.casefold()
        case 1:
            return entry.created
        case 2:
            return entry.seconds
        case 3:
            return entry.sides
        case 4:
            return entry.tracked / max(entry.captured, 1)
        case 5:
            return entry.method
        case _:
            return entry.bytes


def _length(seconds: float) -> str:
    return (
        tr("{seconds} s", seconds=decimal_text(seconds, 1))
        if seconds < 60
        else f"{int(seconds) // 60}:{int(seconds) % 60:02d}"
    )


def _date(created: str) -> str:
    try:
        return datetime.fromisoformat(created[:19]).strftime("%Y-%m-%d %H:%M")
    except ValueError:
        return ""
