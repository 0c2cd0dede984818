"""What a person does with a window: clicks on what is written on it, in whatever language that is."""

import os
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

from PyQt6.QtCore import QPoint, Qt
from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMenu,
    QTabWidget,
    QWidget,
)
from pytestqt.exceptions import TimeoutError as QtTimeoutError
from pytestqt.qtbot import QtBot

from handmirror.app.translation import tr

LEFT = Qt.MouseButton.LeftButton
PATIENCE_MS = 180_000  # only a hang takes this long
Part = TypeVar("Part", bound=QWidget)


class User:
    """Uses one window; after each step a picture of it can be saved."""

    def __init__(self, qtbot: QtBot, window: QMainWindow, pictures: Path) -> None:
        """`pictures` is the folder of the screenshots; those of the variable HANDMIRROR_SCREENSHOTS have copies."""
        self.qtbot, self.window = qtbot, window
        copies = os.environ.get("HANDMIRROR_SCREENSHOTS")
        self._folders = [pictures, *([Path(copies, pictures.name)] if copies else [])]
        self._taken = 0

    def wait(self, condition: Callable[[], Any]) -> None:
        """Until the condition holds; a picture shows what is there instead."""
        try:
            self.qtbot.waitUntil(lambda: bool(condition()), timeout=PATIENCE_MS)
        except QtTimeoutError:
            self.picture("waiting in vain")
            raise

    def picture(self, name: str, of: QWidget | None = None) -> None:
        """Save what a window looks like."""
        for _ in range(3):  # the layout follows what was shown last
            QApplication.processEvents()
        self._taken += 1
        for folder in self._folders:
            folder.mkdir(parents=True, exist_ok=True)
            assert (of or self.window).grab().save(str(folder / f"{self._taken:02d} {name}.png"))

    def menu(self, *texts: str) -> None:
        """Click through menus: the title of a menu, an item, and items of its submenus."""
        bar = self.window.menuBar()
        assert bar is not None
        action = named(bar.actions(), texts[0])
        self.qtbot.mouseClick(bar, LEFT, pos=bar.actionGeometry(action).center())
        for text in texts[1:]:
            menu = action.menu()
            assert menu is not None
            self.wait(menu.isVisible)
            action = named(menu.actions(), text)
            assert action.isEnabled(), text
            self.qtbot.mouseClick(menu, LEFT, pos=menu.actionGeometry(action).center())

    def is_on(self, menu: str, text: str) -> bool:
        """Whether a switch in a menu is on."""
        bar = self.window.menuBar()
        assert bar is not None
        entries = named(bar.actions(), menu).menu()
        assert isinstance(entries, QMenu)
        return named(entries.actions(), text).isChecked()

    def key(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, times: int = 1) -> None:
        """Press a key in the main window."""
        self.window.activateWindow()
        self.wait(self.window.isActiveWindow)
        for _ in range(times):
            self.qtbot.keyClick(self.window, key, modifier)

    def dialog(self, title: str) -> QDialog:
        """The open dialog with this title, once it is there."""

        def found() -> list[QDialog]:
            return [dialog for dialog in open_dialogs() if same(dialog.windowTitle(), title)]

        self.wait(found)
        return found()[0]

    def dialog_with(self, button: str) -> QDialog:
        """The open dialog with this button, once it is there."""
        self.wait(lambda: any(self.button(dialog, button) for dialog in open_dialogs()))
        return next(dialog for dialog in open_dialogs() if self.button(dialog, button))

    def button(self, where: QWidget, text: str) -> QAbstractButton | None:
        """The button that can be clicked, if it is there."""
        buttons = (each for each in where.findChildren(QAbstractButton) if each.isVisible() and each.isEnabled())
        return next((each for each in buttons if same(each.text(), text) or same(each.accessibleName(), text)), None)

    def click(self, where: QWidget, text: str) -> None:
        """Click a button once it can be clicked."""
        self.wait(lambda: self.button(where, text))
        button = self.button(where, text)
        assert button is not None
        # in its left part, where the box of a QCheckBox is
        self.qtbot.mouseClick(button, LEFT, pos=QPoint(8, button.height() // 2))

    def field(self, where: QWidget, label: str, kind: type[Part]) -> Part:
        """The visible field beside a label, or the one with this accessible name."""
        for field in where.findChildren(kind):
            if field.isVisible() and same(field.accessibleName(), label):
                return field
        found = next(each for each in where.findChildren(QLabel) if each.isVisible() and same(each.text(), label))
        buddy = found.buddy()
        assert buddy is not None, label
        return buddy if isinstance(buddy, kind) else next(iter(buddy.findChildren(kind)))

    def type(self, where: QWidget, label: str, text: str) -> None:
        """Replace what is in a field."""
        field = self.field(where, label, QWidget)
        if not isinstance(field, QLineEdit):
            field = next(iter(field.findChildren(QLineEdit)))
        field.setFocus()
        self.qtbot.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self.qtbot.keyClicks(field, text)
        self.qtbot.keyClick(field, Qt.Key.Key_Tab)

    def choose(self, where: QWidget, label: str, text: str) -> None:
        """Choose in a list, by the keyboard."""
        box = self.field(where, label, QComboBox)
        box.setFocus()
        self.qtbot.keyClick(box, Qt.Key.Key_Home)
        for _ in range(box.count()):
            if same(box.currentText(), text):
                return
            self.qtbot.keyClick(box, Qt.Key.Key_Down)
        raise AssertionError(f"{text} is not in the list {label}")

    def turn_to(self, where: QWidget, tab: str) -> None:
        """Click a tab."""
        [tabs] = where.findChildren(QTabWidget)
        bar = tabs.tabBar()
        assert bar is not None
        place = next(place for place in range(tabs.count()) if same(tabs.tabText(place), tab))
        self.qtbot.mouseClick(bar, LEFT, pos=bar.tabRect(place).center())

    def texts(self, where: QWidget | None = None) -> str:
        """What labels say."""
        labels = (where or self.window).findChildren(QLabel)
        return "\n".join(label.text() for label in labels if label.isVisible())

    def reads(self, pattern: str, where: QWidget | None = None) -> bool:
        """Whether a label says this."""
        return re.search(pattern, self.texts(where)) is not None


def open_dialogs() -> Iterator[QDialog]:
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, QDialog) and widget.isVisible():
            yield widget


def named(actions: list[QAction], text: str) -> QAction:
    """The action with this text; AssertionError names those that are there."""
    found = [action for action in actions if same(action.text(), text)]
    assert found, f"{text} is not among {[action.text() for action in actions]}"
    return found[0]


def same(shown: str, text: str) -> bool:
    """Whether a text that is shown is this one, in English or in the window's language, where it may have a key."""
    keyed = (f"{text[:place]}&{text[place:]}" for place in range(len(text)))
    return plain(shown) == plain(text) or any(plain(shown) == plain(tr(each)) for each in (text, *keyed))


def plain(text: str) -> str:
    """Without the mark of its key, as in "&File" and "文件(&F)"."""
    return re.sub(r"\(&\w\)", "", text).replace("&", "").strip()
