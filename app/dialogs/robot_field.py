"""A field for the robot hand that follows the hands: its name or configuration, and the folder of its URDF files."""

from pathlib import Path

from PyQt6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from handmirror.app.settings import Settings
from handmirror.app.translation import tr
from handmirror.app.widgets.choice import Choice
from handmirror.app.widgets.file_dialog import Purpose
from handmirror.app.widgets.path_field import PathField
from handmirror.core.robots import ROBOTS, RobotChoice

NONE = 0
FILE = len(ROBOTS) + 1  # place of the configuration file in the list


class RobotField(QWidget):
    """Only what belongs to the choice is shown; the choice is remembered when it is used."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self.choice = Choice()
        self.choice.setAccessibleName(tr("Robot hand"))
        names = {"svh": "Schunk SVH", "leap": "LEAP"}
        self.choice.addItems([tr("None"), *(names.get(each, each.capitalize()) for each in ROBOTS)])
        self.choice.addItem(tr("Other (file)"))
        self.choice.setToolTip(tr("Its fingers follow those of each hand"))
        files = tr("Configurations of dex-retargeting") + " (*.yml *.yaml);;" + tr("All files") + " (*)"
        title = tr("Configuration of the robot hand")
        self.file = PathField(title, Purpose.ROBOT_CONFIG, settings, Path.home(), files)
        self.file.line.setText(settings.get("robot/file", ""))
        missing = tr("Folder of the URDF files: robots/hands")
        self.folder = PathField(
            tr("Folder of the URDF files"), Purpose.ROBOT_FILES, settings, Path.home(), missing=missing
        )
        self.folder.setToolTip(tr("The folder robots/hands of a copy of dex-urdf"))
        self.folder.line.setText(settings.get("robot/folder", ""))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.choice)
        row.addWidget(self.file, 1)
        row.addStretch(0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.folder)
        self.setFocusProxy(self.choice)
        self.choice.currentIndexChanged.connect(self._show)
        self._show()

    @property
    def chosen(self) -> RobotChoice | None:
        """The robot, None for none; it is remembered."""
        place = self.choice.currentIndex()
        if place == NONE:
            return None
        self._settings.set("robot/name", "" if place == FILE else ROBOTS[place - 1])
        self._settings.set("robot/file", self.file.line.text())
        self._settings.set("robot/folder", self.folder.line.text())
        return RobotChoice(str(self.file.path or "") if place == FILE else ROBOTS[place - 1], self.folder.path)

    def choose_last(self) -> None:
        """Choose the robot that was used last, if none is chosen."""
        if self.choice.currentIndex() == NONE:
            name = self._settings.get("robot/name", ROBOTS[0])
            self.choice.setCurrentIndex(ROBOTS.index(name) + 1 if name in ROBOTS else FILE)

    def _show(self) -> None:
        self.file.setVisible(self.choice.currentIndex() == FILE)
        self.folder.setVisible(self.choice.currentIndex() != NONE)
