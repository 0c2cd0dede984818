"""The actions of a replay; each has its menu item, shortcut and button."""

from PyQt6.QtCore import QObject
from PyQt6.QtGui import QAction, QKeySequence
from PyQt6.QtWidgets import QWidget

from handmirror.app.translation import tr
from handmirror.app.widgets.icons import icon
from handmirror.app.widgets.key_names import key_name

FAR = 10  # frames


class ReplayActions(QObject):
    """Holds the actions, which are enabled while a session is open."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.first = self._action(tr("To the beginning"), "Home", "start")
        self.back = self._action(tr("One frame back"), "Left", "back")
        self.play = self._action(tr("Play"), "", "play")  # its key, Space, is that of the run action
        self.play.setToolTip(tr("Play or pause ({key})", key=key_name("Space")))
        self.forward = self._action(tr("One frame forward"), "Right", "forward")
        self.last = self._action(tr("To the end"), "End")
        self.far_back = self._action(tr("{count} frames back", count=FAR), "Shift+Left")
        self.far_forward = self._action(tr("{count} frames forward", count=FAR), "Shift+Right")
        self.slower = self._action(tr("Slower"), "[")
        self.faster = self._action(tr("Faster"), "]")
        self.loop = self._action(tr("Loop"), "L", "loop")
        self.loop.setCheckable(True)
        self.from_here = self._action(tr("Start here"), "A", "range start")
        self.to_here = self._action(tr("End here"), "B", "range end")
        self.all = self._action(tr("Whole clip"), "Escape", "whole range")
        self._explain_ranges()
        self.mark = self._action(tr("Set or remove marker"), "M", "marker")
        self.previous_marker = self._action(tr("Previous marker"), "Ctrl+Left", short="◂")
        self.next_marker = self._action(tr("Next marker"), "Ctrl+Right", short="▸")
        self.transport = (self.first, self.back, self.play, self.forward, self.loop)
        self.ranges = (self.from_here, self.to_here, self.all)
        self.marking = (self.mark, self.previous_marker, self.next_marker)
        self.by_key = (self.last, self.far_back, self.far_forward, self.slower, self.faster)
        self.set_possible(False)

    def everything(self) -> tuple[QAction, ...]:
        """All actions, for the menu."""
        return (*self.transport[:-1], *self.by_key, self.loop, *self.ranges, *self.marking)

    def set_possible(self, possible: bool) -> None:
        """Enable the actions when a session is open."""
        for action in self.everything():
            action.setEnabled(possible)

    def show_playing(self, playing: bool) -> None:
        """Name the play action for what it does next: pause or play."""
        self.play.setText(tr("Pause") if playing else tr("Play"))
        self.play.setToolTip(tr("Play or pause ({key})", key=key_name("Space")))
        self.play.setIcon(icon("pause" if playing else "play"))

    def _explain_ranges(self) -> None:
        """Say in the tool tips what is played."""
        tips = {
            self.from_here: tr("Start here: play from this frame on ({key})", key=key_name("A")),
            self.to_here: tr("End here: play up to this frame ({key})", key=key_name("B")),
            self.all: tr("Whole clip: play all frames again ({key})", key=key_name("Escape")),
        }
        for action, tip in tips.items():
            action.setToolTip(tip)

    def _action(self, text: str, key: str, picture: str = "", short: str = "") -> QAction:
        """`short` is the text of the button."""
        action = QAction(text, self)
        action.setShortcut(QKeySequence(key))
        action.setToolTip(f"{text} ({key_name(key)})")
        if short:
            action.setIconText(short)
        if picture:
            action.setIcon(icon(picture))
        return action
