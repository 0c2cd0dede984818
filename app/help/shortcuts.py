"""The list of keyboard shortcuts, made from the actions of the menus."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from PyQt6.QtCore import Qt
from PyQt6.QtGui import QAction, QKeySequence
from PyQt6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QLineEdit,
    QMenuBar,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from handmirror.app.translation import tr

SIZE = (560, 640)  # pixels


@dataclass(frozen=True)
class Shortcut:
    """An action and its keys, as they are shown."""

    group: str  # the title of its menu
    text: str
    keys: str


def shortcuts_of(menus: QMenuBar) -> list[Shortcut]:
    """Of all actions that have keys, in the order of the menus; those of submenus belong to the menu above."""
    return [shortcut for top in menus.actions() for shortcut in _within(top, _plain(top.text()))]


def _within(action: QAction, group: str) -> Iterator[Shortcut]:
    menu = action.menu()
    for inner in () if menu is None else menu.actions():
        yield from _within(inner, group)
    keys = [key.toString(QKeySequence.SequenceFormat.NativeText) for key in action.shortcuts()]
    if keys:
        yield Shortcut(group, _plain(action.text()).rstrip("…"), ", ".join(keys))


def _plain(text: str) -> str:
    """Without the mark of the access key, or the key in brackets that Chinese texts end with."""
    text = re.sub(r"\(&\w\)", "", text)
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


class ShortcutsDialog(QDialog):
    """The shortcuts by menu; the words in the field must all occur in a row."""

    def __init__(self, menus: QMenuBar, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Keyboard shortcuts"))
        self.resize(*SIZE)
        self._menus = menus
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(tr("Filter by action or key"))
        self.filter.setAccessibleName(tr("Filter"))
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._filter)
        self.list = self._list()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(10)
        for widget in (self.filter, self.list, buttons):
            column.addWidget(widget)

    def open_now(self) -> None:
        """Show the shortcuts that the actions have now."""
        self._fill()
        self.show()
        self.raise_()
        self.activateWindow()
        self.filter.setFocus()
        self.filter.selectAll()

    def shown(self) -> list[Shortcut]:
        """The rows that the filter leaves."""
        groups = (self.list.topLevelItem(number) for number in range(self.list.topLevelItemCount()))
        return [
            Shortcut(group.text(0), row.text(0), row.text(1))
            for group in groups
            if group is not None
            for row in _rows(group)
            if not row.isHidden()
        ]

    def _list(self) -> QTreeWidget:
        result = QTreeWidget()
        result.setAccessibleName(tr("Keyboard shortcuts"))
        result.setHeaderLabels([tr("Action"), tr("Keys")])
        result.setRootIsDecorated(False)
        result.setItemsExpandable(False)
        result.setIndentation(12)
        header = result.header()
        assert header is not None
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        return result

    def _fill(self) -> None:
        self.list.clear()
        groups: dict[str, QTreeWidgetItem] = {}
        for shortcut in shortcuts_of(self._menus):
            if shortcut.group not in groups:
                groups[shortcut.group] = group = QTreeWidgetItem(self.list, [shortcut.group])
                font = group.font(0)
                font.setBold(True)
                group.setFont(0, font)
                group.setFlags(Qt.ItemFlag.ItemIsEnabled)
            QTreeWidgetItem(groups[shortcut.group], [shortcut.text, shortcut.keys])
        self.list.expandAll()
        self._filter()

    def _filter(self) -> None:
        words = self.filter.text().casefold().split()
        for number in range(self.list.topLevelItemCount()):
            group = self.list.topLevelItem(number)
            assert group is not None
            for row in _rows(group):
                text = f"{group.text(0)} {row.text(0)} {row.text(1)}".casefold()
                row.setHidden(not all(word in text for word in words))
            group.setHidden(all(row.isHidden() for row in _rows(group)))


def _rows(group: QTreeWidgetItem) -> Iterator[QTreeWidgetItem]:
    for number in range(group.childCount()):
        row = group.child(number)
        assert row is not None
        yield row
