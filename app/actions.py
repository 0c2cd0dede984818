"""The actions of the window; each has its menu item, shortcut and tool bar button."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import partial

from PyQt6.QtCore import QObject, QSize, Qt, pyqtSignal
from PyQt6.QtGui import QAction, QActionGroup, QKeySequence
from PyQt6.QtWidgets import QMainWindow, QMenu, QToolBar, QToolButton, QWidget

from handmirror.app.live.source_chooser import OPEN_ADDRESS, OPEN_FILE, OPEN_FOLDER, OPEN_SESSION, OPENERS, opener_text
from handmirror.app.live.sources import DEMO_CLIP
from handmirror.app.settings import Settings
from handmirror.app.translation import tr
from handmirror.app.widgets.icons import record_icon
from handmirror.app.widgets.key_names import key_name


class Overlay(str, Enum):
    """What is drawn over the camera picture, in the order of the keys 0, 1, 2."""

    OFF = "Off"
    SKELETON = "Skeleton"
    MESH = "Mesh and skeleton"

    @property
    def skeleton(self) -> bool:
        """Whether bones, joints and labels are drawn."""
        return self is not Overlay.OFF

    @property
    def mesh(self) -> bool:
        """Whether the surface is drawn."""
        return self is Overlay.MESH


Entry = QAction | QMenu | None  # of a menu; None is a separator


@dataclass(frozen=True)
class MenuEntries:
    """What the parts of the window add to the menus."""

    tracking: Sequence[Entry]
    replay: Sequence[Entry]
    streams: Sequence[Entry]
    training: Sequence[Entry]
    view: Sequence[Entry]
    settings: QAction


class Actions(QObject):
    """Holds the actions and puts them into menus and tool bar; the window connects them."""

    open_source = pyqtSignal(str)
    ask_for_source = pyqtSignal(str)  # one of OPENERS
    overlay_changed = pyqtSignal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.run = self._action(tr("Start"), "Space", tr("Start or stop tracking"))
        self.record = self._switch(tr("Record"), "Ctrl+R", tr("Record every frame and the hands in it"))
        self.record.setIcon(record_icon())
        mirrored = tr("Show everything as in a mirror; the tracked hands stay the same")
        self.mirror = self._switch(tr("Mirror"), "F", mirrored)
        self.smooth = self._switch(tr("Smooth"), "S", tr("Smooth the motion with a One-Euro filter"), on=True)
        self.centred = self._switch(
            tr("Centre on hand"), "C", tr("Keep the hands in the middle of the 3D view"), on=True
        )
        self.reset_view = self._action(tr("Reset view"), "R", tr("Show the 3D view from the camera's side again"))
        self.about = self._action(tr("About Handmirror"), "", tr("Version and licences"))
        self.quit = self._action(tr("Quit"), QKeySequence(QKeySequence.StandardKey.Quit).toString() or "Ctrl+Q", "")
        self.openers = {opener: self._action(opener_text(opener), "", "") for opener in OPENERS}
        self.openers[OPEN_FILE].setShortcut(QKeySequence.StandardKey.Open)
        self.openers[OPEN_FOLDER].setShortcut("Ctrl+Shift+P")
        self.openers[OPEN_ADDRESS].setShortcut("Ctrl+L")
        self.openers[OPEN_SESSION].setShortcut("Ctrl+Alt+O")
        for opener, action in self.openers.items():
            action.triggered.connect(partial(self._ask, opener))
        self.export = self._action(tr("Export session…"), "Ctrl+E", "")
        self.export.setEnabled(False)
        self.demo = self._action(tr("Demo clip"), "Ctrl+D", "")
        self.demo.triggered.connect(self._demo)
        self._overlays = QActionGroup(self)
        self.overlay_actions = {mode: self._overlay_action(mode) for mode in Overlay}
        self.overlay_actions[Overlay.MESH].setChecked(True)

    @property
    def overlay(self) -> Overlay:
        """What is drawn over the picture."""
        return next(mode for mode, action in self.overlay_actions.items() if action.isChecked())

    def show_running(self, running: bool) -> None:
        """Name the run action for what it does next: stop or start."""
        self.run.setText(tr("Stop") if running else tr("Start"))

    def show_playing(self, playing: bool) -> None:
        """While a session is open: name the run action for what it does next, pause or play."""
        self.run.setText(tr("Pause") if playing else tr("Play"))

    def fill(self, window: QMainWindow, chooser: QWidget, entries: MenuEntries) -> None:
        """Fill menus and tool bar; the given entries go into menus only."""
        self._fill_menus(window, entries)
        bar = QToolBar(tr("Tools"))
        bar.setObjectName("tools")
        bar.setMovable(False)
        bar.setIconSize(QSize(18, 18))
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        bar.addWidget(chooser)
        bar.addAction(self.run)
        bar.addAction(self.record)
        bar.addSeparator()
        bar.addAction(self.mirror)
        bar.addWidget(self._overlay_button())
        bar.addAction(self.smooth)
        bar.addSeparator()
        bar.addAction(self.centred)
        bar.addAction(self.reset_view)
        window.addToolBar(bar)
        for each in bar.findChildren(QToolButton):
            each.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        _label_extension(bar)
        recorder = bar.widgetForAction(self.record)
        assert isinstance(recorder, QToolButton)
        recorder.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button = bar.widgetForAction(self.run)
        assert button is not None
        button.setObjectName("run")  # the style sheet keeps its width when Start becomes Stop

    def add_to_files(self, recent: QMenu, sessions: QAction) -> None:
        """Put a submenu and an action into the first menu, before the demo clip."""
        files = next(parent for parent in self.demo.associatedObjects() if isinstance(parent, QMenu))
        files.insertMenu(self.demo, recent)
        files.insertAction(self.demo, sessions)

    def restore(self, settings: Settings) -> None:
        """Restore the switches from the last start."""
        self.smooth.setChecked(settings.get("smooth", True))
        self.centred.setChecked(settings.get("centred", True))
        name = settings.get("overlay", Overlay.MESH.value)
        mode = next((mode for mode in Overlay if mode.value == name), Overlay.MESH)
        self.overlay_actions[mode].setChecked(True)

    def save(self, settings: Settings) -> None:
        """Save the switches for the next start."""
        settings.set("smooth", self.smooth.isChecked())
        settings.set("centred", self.centred.isChecked())
        settings.set("overlay", self.overlay.value)

    def restore_mirror(self, settings: Settings, live: bool) -> None:
        """Mirror as last chosen for live sources or for files; by default only live sources are mirrored."""
        self.mirror.setChecked(settings.get(_mirror_key(live), live))

    def save_mirror(self, settings: Settings, live: bool) -> None:
        """Save whether live sources, or files, are mirrored."""
        settings.set(_mirror_key(live), self.mirror.isChecked())

    def _fill_menus(self, window: QMainWindow, entries: MenuEntries) -> None:
        bar = window.menuBar()
        assert bar is not None
        files = [*self.openers.values(), self.demo, None, self.export, None, entries.settings, None, self.quit]
        view = [self.mirror, *self.overlay_actions.values(), None, self.centred, self.reset_view, *entries.view]
        menus: dict[str, Sequence[Entry]] = {
            tr("&File"): files,
            tr("&Track"): [self.run, self.record, self.smooth, *entries.tracking],
            tr("&Replay"): entries.replay,
            tr("&Stream"): entries.streams,
            tr("Tra&in"): entries.training,
            tr("&View"): view,
            tr("&Help"): [self.about],
        }
        for title, actions in menus.items():
            menu = bar.addMenu(title)
            assert menu is not None
            for action in actions:
                if isinstance(action, QMenu):
                    menu.addMenu(action)
                else:
                    menu.addAction(action) if action is not None else menu.addSeparator()

    def _overlay_button(self) -> QToolButton:
        button = QToolButton()
        button.setText(tr("Overlay"))
        button.setToolTip(tr("What is drawn over the picture (keys 0, 1, 2)"))
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.addActions(list(self.overlay_actions.values()))
        return button

    def _overlay_action(self, mode: Overlay) -> QAction:
        action = self._switch(_overlay_text(mode), str(list(Overlay).index(mode)), "")
        self._overlays.addAction(action)
        action.toggled.connect(self._on_overlay)
        return action

    def _on_overlay(self, on: bool) -> None:
        if on:
            self.overlay_changed.emit()

    def _ask(self, opener: str) -> None:
        self.ask_for_source.emit(opener)

    def _demo(self) -> None:
        self.open_source.emit(DEMO_CLIP)

    def _action(self, text: str, key: str, tip: str) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(key))
        if tip:
            action.setToolTip(f"{tip} ({key_name(key)})" if key else tip)
        return action

    def _switch(self, text: str, key: str, tip: str, on: bool = False) -> QAction:
        action = self._action(text, key, tip)
        action.setCheckable(True)
        action.setChecked(on)
        return action


def _label_extension(bar: QToolBar) -> None:
    """Show what the button is for that Qt adds where the bar is narrow; its own icon is not visible on every theme."""
    button = bar.findChild(QToolButton, "qt_toolbar_ext_button")
    if button is not None:
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.setText("»")
        button.setToolTip(tr("More"))
        button.setAccessibleName(tr("More"))


def _overlay_text(mode: Overlay) -> str:
    texts = {
        Overlay.OFF: tr("Overlay: off"),
        Overlay.SKELETON: tr("Overlay: skeleton"),
        Overlay.MESH: tr("Overlay: mesh and skeleton"),
    }
    return texts[mode]


def _mirror_key(live: bool) -> str:
    return "mirror/live" if live else "mirror/file"
