"""The settings dialog: a list of pages on the left, the chosen page on the right."""

from collections.abc import Callable, Sequence

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from handmirror.app.preferences.page import Page
from handmirror.app.preferences.store import Preferences
from handmirror.app.translation import tr

SIZE = (820, 600)  # pixels, where the screen has them
MARGIN = 60  # of the screen


class SettingsDialog(QDialog):
    """Changes apply at once; Cancel undoes those made since the dialog was opened."""

    def __init__(
        self,
        parent: QWidget,
        preferences: Preferences,
        makers: Sequence[tuple[str, Callable[[], Page]]],
        page: str = "",
    ) -> None:
        """`makers` of the pages with their names: a page is made when it is turned to first, as that takes long.

        `page` is the one to show; empty for the first.
        """
        super().__init__(parent)
        self.setWindowTitle(tr("Settings"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._preferences = preferences
        self._makers = dict(makers)
        self._recording = False
        self.pages: dict[str, Page] = {}  # those that have been made
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Pages"))
        self._stack = QStackedWidget()
        self.list.addItems([name for name, _ in makers])
        self.list.currentRowChanged.connect(self._turn)
        self.show_page(page or makers[0][0])
        self._fit_list()
        row = QHBoxLayout()
        row.addWidget(self.list)
        row.addWidget(self._stack, 1)
        column = QVBoxLayout(self)
        column.addLayout(row, 1)
        column.addWidget(self._buttons())
        preferences.begin()
        preferences.changed.connect(self._on_changed)
        self._fit_screen()

    def show_page(self, name: str) -> None:
        """Turn to a page."""
        self.list.setCurrentRow(list(self._makers).index(name))

    def set_recording(self, on: bool) -> None:
        """Whether a recording runs, which some changes would end."""
        self._recording = on
        for page in self.pages.values():
            page.set_recording(on)

    def done(self, result: int) -> None:
        """Close; undo the changes, unless they are accepted."""
        if result != QDialog.DialogCode.Accepted:
            self._preferences.undo()
        self._preferences.changed.disconnect(self._on_changed)
        for page in self.pages.values():
            page.release()
        super().done(result)

    def _buttons(self) -> QDialogButtonBox:
        kinds = QDialogButtonBox.StandardButton
        buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel | kinds.RestoreDefaults)
        restore = buttons.button(kinds.RestoreDefaults)
        assert restore is not None
        restore.setText(tr("Restore defaults"))
        restore.setToolTip(tr("Restore the defaults of this page"))
        restore.setAutoDefault(False)
        restore.clicked.connect(lambda: self._page().restore_defaults())
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _page(self) -> Page:
        return self.pages[list(self._makers)[self.list.currentRow()]]

    def _turn(self, row: int) -> None:
        """Show the page of a row."""
        name = list(self._makers)[row]
        if name not in self.pages:
            self.pages[name] = page = self._makers[name]()
            page.set_recording(self._recording)
            self._stack.addWidget(_scrolled(page))
        self._stack.setCurrentIndex(list(self.pages).index(name))

    def _on_changed(self, key: str) -> None:
        for page in self.pages.values():
            if page.uses(key):
                page.show_values()

    def _fit_list(self) -> None:
        self.list.setFixedWidth(self.list.sizeHintForColumn(0) + 24)

    def _fit_screen(self) -> None:
        screen = self.screen()
        assert screen is not None
        space = screen.availableSize()
        self.resize(min(SIZE[0], space.width() - MARGIN), min(SIZE[1], space.height() - MARGIN))


def _scrolled(page: Page) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(page)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
