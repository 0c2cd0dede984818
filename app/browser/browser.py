"""The browser of the sessions in the recording folder."""

from collections.abc import Callable
from pathlib import Path

from PyQt6.QtCore import QModelIndex, QSize, Qt, QUrl, pyqtSignal
from PyQt6.QtGui import QDesktopServices, QKeySequence, QShortcut
from PyQt6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QStyledItemDelegate,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from handmirror.app.browser.entries import THUMBNAIL, SessionEntry
from handmirror.app.browser.export_several import ExportSeveralDialog
from handmirror.app.browser.model import NAME, SessionsFilter, SessionsModel
from handmirror.app.browser.reader import SessionsReader
from handmirror.app.hand_models import HandModels
from handmirror.app.settings import Settings
from handmirror.app.translation import localized, tr

WIDTHS = (320, 130, 60, 90, 110, 130, 80)  # pixels of the columns


class _NameDelegate(QStyledItemDelegate):
    """Keeps what the user types while pictures of the rows arrive."""

    def setEditorData(self, editor: QWidget | None, index: QModelIndex) -> None:
        """Fill the field once."""
        if editor is not None and not editor.property("filled"):
            editor.setProperty("filled", True)
            super().setEditorData(editor, index)


class SessionBrowser(QDialog):
    """Not modal. Sessions are opened, renamed, moved to the bin and exported."""

    session_chosen = pyqtSignal(object)  # Path

    def __init__(
        self, parent: QWidget, settings: Settings, hand_models: HandModels, is_open: Callable[[Path], bool]
    ) -> None:
        """`is_open` says whether a session is shown in the window, where it cannot be changed."""
        super().__init__(parent)
        self._settings, self._hand_models, self._is_open = settings, hand_models, is_open
        self._folder = Path()
        self.is_complete = False  # all sessions are listed
        self.export_dialog: ExportSeveralDialog | None = None  # the last one opened
        self.setWindowTitle(tr("Sessions"))
        self.resize(980, 560)
        self.model = SessionsModel()
        self.shown = SessionsFilter(self.model)
        self.reader = SessionsReader()
        self.table = self._table()
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(tr("Filter by name, date, hands or method"))
        self.filter.setAccessibleName(tr("Filter"))
        self.filter.setClearButtonEnabled(True)
        self.message = QLabel()
        self.message.setWordWrap(True)
        self.message.setTextFormat(Qt.TextFormat.PlainText)
        self.open_ = self._button(tr("Open"), tr("Replay the session (Enter)"), self._open)
        self.rename = self._button(tr("Rename…"), tr("Give the session another name (F2)"), self._rename)
        self.bin = self._button(tr("Move to bin"), tr("Move the sessions to the system's bin (Delete)"), self._bin)
        self.export = self._button(tr("Export…"), tr("Export the sessions for another program"), self._export)
        self.show_folder = self._button(tr("Show in folder"), tr("Open the recording folder"), self._show_folder)
        self._lay_out()
        self._connect()

    def show_folder_of(self, folder: Path) -> None:
        """Read the sessions of a folder and show them."""
        self._folder = folder
        self._refresh()
        self.show()
        self.raise_()
        self.activateWindow()
        self.filter.setFocus()

    def end(self) -> None:
        """End the workers and a running export."""
        self.reader.close()
        if self.export_dialog is not None:
            self.export_dialog.stop()

    # building

    def _table(self) -> QTableView:
        table = QTableView()
        table.setModel(self.shown)
        table.setSortingEnabled(True)
        table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        table.setItemDelegateForColumn(NAME, _NameDelegate(table))
        table.setShowGrid(False)
        table.setObjectName("sessions")  # for the style sheet
        table.setAlternatingRowColors(True)
        table.setIconSize(QSize(*THUMBNAIL))
        table.setAccessibleName(tr("Sessions"))
        table.setTabKeyNavigation(False)  # Tab leaves the table
        rows, columns = table.verticalHeader(), table.horizontalHeader()
        assert rows is not None and columns is not None
        rows.hide()
        rows.setDefaultSectionSize(THUMBNAIL[1] + 6)
        for column, width in enumerate(WIDTHS):
            table.setColumnWidth(column, width)
        columns.setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        columns.setHighlightSections(False)
        return table

    def _button(self, text: str, tip: str, clicked: Callable[[], None]) -> QPushButton:
        button = QPushButton(text)
        button.setToolTip(tip)
        button.setAutoDefault(False)
        button.clicked.connect(lambda: clicked())
        return button

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        for button in (self.open_, self.rename, self.bin, self.export):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.show_folder)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(self.filter)
        column.addWidget(self.table, 1)
        column.addWidget(self.message)
        column.addLayout(row)

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._on_filter)
        self.table.doubleClicked.connect(self._on_double_click)
        selection = self.table.selectionModel()
        assert selection is not None
        selection.selectionChanged.connect(lambda *_: self._show_possible())
        self.model.rename_wanted.connect(self._on_rename)
        reader = self.reader
        reader.read.connect(self._on_read)
        reader.thumbnail_read.connect(self.model.show_picture)
        reader.completed.connect(self._on_completed)
        reader.renamed.connect(self.model.replace)
        reader.binned.connect(self._on_binned)
        reader.failed.connect(lambda sentence: self.message.setText(localized(sentence)))
        for key, call in (
            (Qt.Key.Key_Return, self._open),
            (Qt.Key.Key_Enter, self._open),
            (Qt.Key.Key_Delete, self._bin),
        ):
            shortcut = QShortcut(QKeySequence(key), self.table)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(call)
        refresh = QShortcut(QKeySequence(QKeySequence.StandardKey.Refresh), self)
        refresh.activated.connect(self._refresh)

    # what the user does

    def selected(self) -> list[SessionEntry]:
        """The chosen sessions, in the order of the table."""
        selection = self.table.selectionModel()
        assert selection is not None
        return [self.shown.entry(index) for index in sorted(selection.selectedRows(), key=QModelIndex.row)]

    def _refresh(self) -> None:
        self.is_complete = False
        self.model.clear()
        self._show_count()
        self._show_possible()
        self.reader.start(self._folder)

    def _open(self) -> None:
        if len(chosen := self.selected()) == 1:
            self.session_chosen.emit(chosen[0].path)
            self.hide()

    def _on_double_click(self, index: QModelIndex) -> None:
        self.session_chosen.emit(self.shown.entry(index).path)
        self.hide()

    def _rename(self) -> None:
        rows = self.table.selectionModel().selectedRows()  # type: ignore[union-attr]
        if len(rows) == 1:
            self.table.setCurrentIndex(rows[0])
            self.table.edit(rows[0])

    def _on_rename(self, path: Path, name: str) -> None:
        if not self._refuse_open([path]):
            self.reader.rename(path, name)

    def _bin(self) -> None:
        paths = [entry.path for entry in self.selected()]
        if not self._refuse_open(paths):
            self.reader.move_to_bin(paths)

    def _refuse_open(self, paths: list[Path]) -> bool:
        """Say so if one of these is shown in the window, whose reader would lose it."""
        opened = next((path for path in paths if self._is_open(path)), None)
        if opened is not None:
            self.message.setText(
                tr("The session {name} is open in the window: open something else first.", name=opened.name)
            )
        return opened is not None

    def _export(self) -> None:
        paths = [entry.path for entry in self.selected() if not entry.problem]
        last = self.export_dialog
        if paths and (last is None or not last.busy):
            if last is not None:
                last.deleteLater()
            self.export_dialog = ExportSeveralDialog(paths, self._hand_models.paths(), self._settings, self)
        if self.export_dialog is not None:
            self.export_dialog.show()
            self.export_dialog.raise_()

    def _show_folder(self) -> None:
        chosen = self.selected()
        folder = chosen[0].path if len(chosen) == 1 else self._folder
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    # reports

    def _on_read(self, entries: list[SessionEntry]) -> None:
        self.model.add(entries)
        self._show_count()

    def _on_completed(self) -> None:
        self.is_complete = True
        self._show_count()

    def _on_binned(self, path: Path) -> None:
        self.model.remove(path)
        self.message.setText(tr("{name} was moved to the bin.", name=path.name))

    def _on_filter(self, text: str) -> None:
        self.shown.set_text(text)
        self._show_count()

    def _show_count(self) -> None:
        shown, total = self.shown.rowCount(), self.model.rowCount()
        if self.is_complete and not total:
            text = tr("There is no session in {folder} yet: press Record in the window.", folder=self._folder)
        elif shown < total:
            text = tr("{shown} of {total} sessions", shown=shown, total=total)
        else:
            text = tr("%n session(s)", total) + (" · " + str(self._folder) if self.is_complete else "…")
        self.message.setText(text)

    def _show_possible(self) -> None:
        chosen = self.selected()
        self.open_.setEnabled(len(chosen) == 1)
        self.rename.setEnabled(len(chosen) == 1)
        self.bin.setEnabled(bool(chosen))
        self.export.setEnabled(any(not entry.problem for entry in chosen))
