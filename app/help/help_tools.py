"""The actions of the Help menu and their dialogs."""

from collections.abc import Callable

from PyQt6.QtCore import QUrl
from PyQt6.QtGui import QAction, QDesktopServices, QKeySequence
from PyQt6.QtWidgets import QMainWindow, QMenu

from handmirror.app.help.guide import GuideDialog
from handmirror.app.help.shortcuts import ShortcutsDialog
from handmirror.app.help.system_report import SystemReport
from handmirror.app.log import log_folder
from handmirror.app.translation import tr
from handmirror.app.widgets.banner import Banner


class HelpTools:
    """Puts its actions into the menu of the last one, about; each dialog is made when it is first wanted."""

    def __init__(self, window: QMainWindow, about: QAction, banner: Banner) -> None:
        self._window, self._banner = window, banner
        self.guide_dialog: GuideDialog | None = None
        self.shortcuts_dialog: ShortcutsDialog | None = None
        self.report_dialog: SystemReport | None = None
        self.guide = self._action(tr("User guide"), "F1", self._show_guide)
        self.shortcuts = self._action(tr("Keyboard shortcuts"), "?", self._show_shortcuts)
        self.log_folder = self._action(tr("Show log folder"), "", self._show_log_folder)
        self.report = self._action(tr("System report"), "", self._show_report)
        menu = next(parent for parent in about.associatedObjects() if isinstance(parent, QMenu))
        menu.insertActions(about, [self.guide, self.shortcuts])
        menu.insertSeparator(about)
        menu.insertActions(about, [self.log_folder, self.report])
        menu.insertSeparator(about)

    def close(self) -> None:
        """End a report that is being made."""
        if self.report_dialog is not None:
            self.report_dialog.end()

    def _action(self, text: str, key: str, do: Callable[[], None]) -> QAction:
        action = QAction(text, self._window)
        action.setShortcut(QKeySequence(key))
        action.triggered.connect(lambda: do())
        return action

    def _show_guide(self) -> None:
        if self.guide_dialog is None:
            self.guide_dialog = GuideDialog(self._window)
        self.guide_dialog.show()
        self.guide_dialog.raise_()
        self.guide_dialog.activateWindow()

    def _show_shortcuts(self) -> None:
        if self.shortcuts_dialog is None:
            menus = self._window.menuBar()
            assert menus is not None
            self.shortcuts_dialog = ShortcutsDialog(menus, self._window)
        self.shortcuts_dialog.open_now()

    def _show_report(self) -> None:
        if self.report_dialog is None:
            self.report_dialog = SystemReport(self._window)
        self.report_dialog.show()
        self.report_dialog.raise_()
        self.report_dialog.activateWindow()

    def _show_log_folder(self) -> None:
        folder = log_folder()
        if not folder.is_dir() or not QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder))):
            sentence = tr("The log folder {folder} cannot be shown: open it in a file manager.", folder=folder)
            self._banner.show_message(sentence, "error")
