"""The actions of a replay; each has its menu item, shortcut and button."""

from PyQt6.QtCore import QObject
from PyQt6.QtGui import QAction, QKeySequence
from PyQt6.QtWidgets import QWidget

from handmirror.app.widgets.icons import icon

FAR = 10  # frames


class ReplayActions(QObject):
    """Holds the actions, which are enabled while a session is open."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.first = self._action("To the beginning", "Home", "start")
        self.back = self._action("One frame back", "Left", "back")
        self.play = self._action("Play", "", "play")  # its key, Space, is that of the run action
        self.play.setToolTip("Play or pause (Space)")
        self.forward = self._action("One frame forward", "Right", "forward")
        self.last = self._action("To the end", "End")
        self.far_back = self._action(f"{FAR} frames back", "Shift+Left")
        self.far_forward = self._action(f"{FAR} frames forward", "Shift+Right")
        self.slower = self._action("Slower", "[")
        self.faster = self._action("Faster", "]")
        self.loop = self._action("Loop", "L")
        self.loop.setCheckable(True)
        self.from_here = self._action("Play from here", "A", short="A")
        self.to_here = self._action("Play to here", "B", short="B")
        self.all = self._action("Play everything", "Escape", short="All")
        self.mark = self._action("Set or remove marker", "M", short="Mark")
        self.previous_marker = self._action("Previous marker", "Ctrl+Left", short="◂")
        self.next_marker = self._action("Next marker", "Ctrl+Right", short="▸")
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
        self.play.setText("Pause" if playing else "Play")
        self.play.setToolTip("Play or pause (Space)")
        self.play.setIcon(icon("pause" if playing else "play"))

    def _action(self, text: str, key: str, picture: str = "", short: str = "") -> QAction:
        """`short` is the text of the button."""
        action = QAction(text, self)
        action.setShortcut(QKeySequence(key))
        action.setToolTip(f"{text} ({key})")
        if short:
            action.setIconText(short)
        if picture:
            action.setIcon(icon(picture))
        return action
