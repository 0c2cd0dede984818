"""The actions that change how the hands are shown, and which panes are shown."""

from collections.abc import Callable
from functools import partial

from PyQt6.QtCore import QEvent, QObject, Qt
from PyQt6.QtGui import QAction, QActionGroup, QKeySequence
from PyQt6.QtWidgets import QMainWindow, QMenu, QWidget

from handmirror.app.panes.hand_item import Look
from handmirror.app.panes.orbit_view import Viewpoint
from handmirror.app.panes.panes import Panes
from handmirror.app.settings import Settings
from handmirror.app.translation import tr
from handmirror.app.widgets.key_names import key_name

LOOK_KEY = "view/look"  # of the settings, as the following


class ViewActions(QObject):
    """Holds the actions for the menu, and applies them to the panes."""

    def __init__(self, window: QMainWindow, panes: Panes, inspector: QWidget) -> None:
        """`inspector` is hidden at first."""
        super().__init__(window)
        self._window, self._panes, self._inspector = window, panes, inspector
        self.looks = self._make_looks()
        self.next_look = self._action(
            tr("Next style"), "W", tr("Show the hands in another way"), self._choose_next_look
        )
        self.viewpoints = self._make_viewpoints()
        self.frustum = self._switch(tr("Camera frustum"), tr("Show the camera and what it sees"))
        self.picture = self._switch(tr("Camera picture in 3D"), tr("Show the live picture on the frustum's far plane"))
        self.trails = self._switch(tr("Finger trails"), tr("Show where the finger tips were in the last second"))
        self.tint = self._switch(
            tr("Pale when uncertain"), tr("Show hands of low confidence in a paler colour"), on=True
        )
        self.camera_pane = self._switch(tr("Camera pane"), tr("Show or hide the camera picture"), on=True)
        self.view_pane = self._switch(tr("3D pane"), tr("Show or hide the 3D view"), on=True)
        self.inspector = self._switch(tr("Inspector"), tr("Show or hide angles, figures and times"), "I")
        self.full_screen = self._switch(tr("Full screen"), tr("Fill the screen with the window"), "F11")
        self._switches = {  # by their keys in the settings
            "view/frustum": self.frustum,
            "view/picture": self.picture,
            "view/trails": self.trails,
            "view/tint": self.tint,
            "pane/camera": self.camera_pane,
            "pane/view": self.view_pane,
            "pane/inspector": self.inspector,
        }
        self._connect()

    def _connect(self) -> None:
        mesh = self._panes.mesh
        if mesh is not None:
            self.frustum.toggled.connect(mesh.show_frustum)
            self.picture.toggled.connect(mesh.show_picture)
            self.trails.toggled.connect(mesh.show_trails)
            self.tint.toggled.connect(mesh.set_tint)
        for action in (*self.looks.values(), self.next_look, *self.viewpoints.values(), *self._of_the_scene()):
            action.setEnabled(mesh is not None)
        self.camera_pane.toggled.connect(self._on_camera_pane)
        self.view_pane.toggled.connect(self._on_view_pane)
        self.inspector.toggled.connect(self._inspector.setVisible)
        self.full_screen.toggled.connect(self._on_full_screen)
        self._inspector.hide()
        self._window.installEventFilter(self)

    def entries(self) -> list[QAction | QMenu | None]:
        """For the menu; None is a separator."""
        views, looks = QMenu(tr("View from"), self._window), QMenu(tr("Show hands as"), self._window)
        views.addActions(list(self.viewpoints.values()))
        looks.addActions([*self.looks.values(), self.next_look])
        panes = self.camera_pane, self.view_pane, self.inspector, self.full_screen
        return [views, looks, *self._of_the_scene(), None, *panes]

    def restore(self, settings: Settings) -> None:
        """Restore the choices from the last start."""
        for key, action in self._switches.items():
            action.setChecked(settings.get(key, action.isChecked()))
        name = settings.get(LOOK_KEY, Look.SHADED.value)
        self.looks[next((look for look in Look if look.value == name), Look.SHADED)].trigger()
        self._show_state()

    def save(self, settings: Settings) -> None:
        """Save the choices for the next start."""
        for key, action in self._switches.items():
            settings.set(key, action.isChecked())
        settings.set(LOOK_KEY, self.look.value)

    @property
    def look(self) -> Look:
        """How the hands are shown."""
        return next(look for look, action in self.looks.items() if action.isChecked())

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        """Follow the window's state, which its frame changes, too."""
        if event is not None and event.type() == QEvent.Type.WindowStateChange:
            self._show_state()
        return super().eventFilter(watched, event)

    # making them

    def _make_looks(self) -> dict[Look, QAction]:
        texts = {
            Look.SHADED: (tr("Shaded"), tr("The surface of the hand")),
            Look.WIREFRAME: (tr("Wireframe"), tr("The edges of the mesh")),
            Look.SKELETON: (tr("Skeleton"), tr("Bones and joints")),
            Look.AXES: (
                tr("Joint axes"),
                tr("Each joint's own axes: red flexes, green points to the back, blue along"),
            ),
        }
        group = QActionGroup(self)
        looks = {}
        for look, (text, tip) in texts.items():
            looks[look] = action = self._switch(text, tip, on=look is Look.SHADED)
            action.triggered.connect(partial(self._on_look, look))
            group.addAction(action)
        return looks

    def _make_viewpoints(self) -> dict[Viewpoint, QAction]:
        texts = {
            Viewpoint.FRONT: (tr("Front"), "3", tr("From the camera's side, level")),
            Viewpoint.SIDE: (tr("Side"), "4", tr("From the right")),
            Viewpoint.TOP: (tr("Top"), "5", tr("From above")),
            Viewpoint.CAMERA: (
                tr("Camera"),
                "6",
                tr("As the camera sees them: the hands line up with those in the picture"),
            ),
        }
        return {
            viewpoint: self._action(text, key, tip, partial(self._on_viewpoint, viewpoint))
            for viewpoint, (text, key, tip) in texts.items()
        }

    def _action(self, text: str, key: str, tip: str, do: Callable[[], None]) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(key))
        action.setToolTip(f"{tip} ({key_name(key)})")
        action.triggered.connect(lambda: do())
        return action

    def _switch(self, text: str, tip: str, key: str = "", on: bool = False) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(key))
        action.setToolTip(f"{tip} ({key_name(key)})" if key else tip)
        action.setCheckable(True)
        action.setChecked(on)
        return action

    def _of_the_scene(self) -> tuple[QAction, ...]:
        return self.frustum, self.picture, self.trails, self.tint

    # applying them

    def _on_look(self, look: Look) -> None:
        if self._panes.mesh is not None:
            self._panes.mesh.set_look(look)

    def _choose_next_look(self) -> None:
        looks = list(self.looks)
        self.looks[looks[(looks.index(self.look) + 1) % len(looks)]].trigger()

    def _on_viewpoint(self, viewpoint: Viewpoint) -> None:
        if self._panes.mesh is not None:
            self._panes.mesh.look_from(viewpoint)

    def _on_camera_pane(self, on: bool) -> None:
        self._panes.show_camera(on)
        if not on:
            self.view_pane.setChecked(True)  # one of both is always shown

    def _on_view_pane(self, on: bool) -> None:
        self._panes.show_view(on)
        if not on:
            self.camera_pane.setChecked(True)

    def _on_full_screen(self, on: bool) -> None:
        if on != self._window.isFullScreen():
            self._window.setWindowState(self._window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _show_state(self) -> None:
        self.full_screen.setChecked(self._window.isFullScreen())
