"""The submenu of the sources opened last."""

import html
from functools import partial

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import QMenu, QWidget

from handmirror.app.live.recent import RecentSources
from handmirror.app.live.sources import source_label, source_tip
from handmirror.app.translation import tr


class RecentMenu(QMenu):
    """Filled anew each time the list changes."""

    chosen = pyqtSignal(str)  # a source

    def __init__(self, parent: QWidget, recent: RecentSources) -> None:
        super().__init__(tr("Open recent"), parent)
        self.setObjectName("recent")  # the style sheet makes its pictures large
        self._recent = recent
        self.setToolTipsVisible(True)
        recent.changed.connect(self._fill)
        self._fill()

    def _fill(self) -> None:
        self.clear()
        sources = self._recent.sources()
        for number, source in enumerate(sources, 1):
            label = source_label(source).replace("&", "&&")
            key = f"&{number % 10} " if number <= 10 else ""
            action = QAction(self._recent.icon(source), key + label, self)
            action.setToolTip(self._tip(source))
            action.triggered.connect(partial(self.chosen.emit, source))
            self.addAction(action)
        if not sources:
            empty = QAction(tr("Nothing opened yet"), self)
            empty.setEnabled(False)
            self.addAction(empty)
        self.addSeparator()
        clear = QAction(tr("Clear list"), self)
        clear.setEnabled(bool(sources))
        clear.triggered.connect(self._recent.clear)
        self.addAction(clear)

    def _tip(self, source: str) -> str:
        """The whole path beneath the picture, which the menu shows small."""
        text = html.escape(source_tip(source) or source_label(source))
        picture = self._recent.picture(source)
        return f'<img src="{picture.as_uri()}"><br>{text}' if picture is not None else text
