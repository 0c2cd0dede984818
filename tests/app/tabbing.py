"""What Tab reaches in a window, and which of its controls lack a name."""

from PyQt6.QtCore import Qt, QTimer
from PyQt6.QtGui import QAction
from PyQt6.QtTest import QTest
from PyQt6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QFileDialog,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QScrollBar,
    QStackedWidget,
    QTabWidget,
    QTextBrowser,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from handmirror.app.main_window import MainWindow

CONTROLS = (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSlider,
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
)
WHOLE = (QAbstractSpinBox, QComboBox, QLineEdit, QAbstractItemView, QHeaderView)  # their parts are not controls
POLL_MS = 20
MOST_TABS = 200


def faults(qtbot: QtBot, window: QWidget) -> list[str]:
    """The enabled controls of a window that Tab does not reach, and those without a name."""
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    reached = tabbed(window)
    shown = [each for each in window.findChildren(QWidget) if each.isVisible() and each.window() is window]
    wanted = [each for each in shown if _is_control(each)]
    missed = [f"not reached: {_described(each)}" for each in wanted if each not in reached]
    return missed + [f"no name: {_described(each)}" for each in {*wanted, *reached} if not name_of(each)]


def tabbed(window: QWidget) -> list[QWidget]:
    """Where Tab goes, until it returns."""
    found: list[QWidget] = []
    for _ in range(MOST_TABS):
        focused = QApplication.focusWidget()
        assert focused is not None and focused.window() is window
        at_next_link = isinstance(focused, QTextBrowser) and found[-1:] == [focused]
        if focused in found and not at_next_link:
            return found
        if not at_next_link:
            found.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    raise AssertionError("Tab does not return to where it was")


def name_of(widget: QWidget) -> str:
    """What a screen reader says, as Qt derives it; signs such as "✕" are no names."""
    if widget.accessibleName():
        return widget.accessibleName()
    if isinstance(widget, QAbstractButton):
        return widget.text() if any(map(str.isalpha, widget.text())) else ""
    window = widget.window()
    assert window is not None
    return next((label.text() for label in window.findChildren(QLabel) if label.buddy() is widget), "")


def faults_of_dialog(qtbot: QtBot, action: QAction) -> list[str]:
    """Choose the action, and look at the dialog that it opens, which is closed again; file dialogs are Qt's own."""
    before, found = set(_windows()), list[str]()
    timer = QTimer()

    def look() -> None:
        new = [window for window in _windows() if window not in before]
        if not new:
            return
        timer.stop()
        if not isinstance(new[0], QFileDialog):
            found.extend(_faults_of_pages(qtbot, new[0]))
        new[0].close()

    timer.timeout.connect(look)
    timer.start(POLL_MS)
    action.trigger()  # some dialogs return at once, others when they are closed
    qtbot.waitUntil(lambda: not timer.isActive())
    qtbot.waitUntil(lambda: set(_windows()) == before)
    return found


def _faults_of_pages(qtbot: QtBot, dialog: QWidget) -> list[str]:
    """Of each page, where a dialog has several."""
    stack = dialog.findChild(QTabWidget) or dialog.findChild(QStackedWidget)
    if stack is None:
        return faults(qtbot, dialog)
    found = []
    for page in range(stack.count()):
        stack.setCurrentIndex(page)
        found += faults(qtbot, dialog)
    return found


def menu_actions(window: MainWindow) -> list[QAction]:
    """All actions of the menus, those of submenus included."""
    bar = window.menuBar()
    assert bar is not None
    return [action for top in bar.actions() for action in _within(top)]


def _within(action: QAction) -> list[QAction]:
    menu = action.menu()
    return [action] if menu is None else [each for inner in menu.actions() for each in _within(inner)]


def _windows() -> list[QWidget]:
    return [window for window in QApplication.topLevelWidgets() if window.isVisible() and not isinstance(window, QMenu)]


def _is_control(widget: QWidget) -> bool:
    part = isinstance(widget, QScrollBar) or _is_part(widget) or widget.focusProxy() is not None
    # of radio buttons the arrow keys reach the others
    by_arrows = isinstance(widget, QAbstractButton) and widget.autoExclusive() and not widget.isChecked()
    return isinstance(widget, CONTROLS) and widget.isEnabled() and not part and not by_arrows


def _is_part(widget: QWidget) -> bool:
    parent = widget.parentWidget()
    return isinstance(widget, QHeaderView) or isinstance(parent, WHOLE)


def _described(widget: QWidget) -> str:
    text = widget.text() if isinstance(widget, (QAbstractButton, QLabel, QLineEdit)) else widget.objectName()
    return f"{type(widget).__name__} {text!r} in {type(widget.parentWidget()).__name__}: {widget.toolTip()[:50]}"
