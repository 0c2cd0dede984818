"""The dialog that asks for several cameras, or videos of them, and where the cameras stand."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PyQt6.QtCore import Qt
from PyQt6.QtGui import QShowEvent
from PyQt6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from handmirror.app.live.cameras_text import CamerasChoice, cameras_text
from handmirror.app.settings import Settings
from handmirror.app.translation import tr
from handmirror.app.widgets.choice import Choice
from handmirror.app.widgets.file_dialog import Kind, Purpose, Question, ask_for_path
from handmirror.app.widgets.path_field import PathField
from handmirror.core.camera.address import has_login
from handmirror.core.camera.files import VIDEO_SUFFIXES
from handmirror.core.camera.names import CameraInfo
from handmirror.core.cameras.rig import MAX_CAMERAS

WIDTH = 620  # pixels
SOURCES, RIG = "cameras/sources", "cameras/file"  # keys of the settings


class CamerasDialog(QDialog):
    """What is entered is kept for the next time, but for addresses with a login."""

    def __init__(
        self, parent: QWidget, settings: Settings, cameras: Sequence[CameraInfo], chosen: Callable[[str], None]
    ) -> None:
        """`cameras` are those of this computer; `chosen` is called with the source that the user opens."""
        super().__init__(parent)
        self._settings, self._cameras, self._chosen = settings, cameras, chosen
        self.setWindowTitle(tr("Open several cameras"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.count = QSpinBox()
        self.count.setRange(2, MAX_CAMERAS)
        self.count.setFixedWidth(70)
        self.fields: list[SourceField] = []
        files = tr("Cameras file ({patterns})", patterns="*.json *.yaml *.yml *.xml") + ";;" + tr("All files (*)")
        self.rig = PathField(tr("Cameras file"), Purpose.CAMERAS, settings, Path.home(), files, "cameras.json")
        self.rig.line.setText(settings.get(RIG, ""))
        self.problem = QLabel()
        self.problem.setWordWrap(True)
        self.problem.setProperty("tone", "problem")
        self._form = QFormLayout()
        self._form.addRow(tr("Number of cameras"), self.count)
        self._form.addRow(tr("Cameras file"), self.rig)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        open_ = self.buttons.addButton(tr("Open"), QDialogButtonBox.ButtonRole.AcceptRole)
        assert open_ is not None
        self.open_ = open_
        self.open_.setDefault(True)
        self._build()
        saved = settings.get(SOURCES, [str(camera.index) for camera in cameras])[:MAX_CAMERAS]
        self.count.setValue(len(saved))
        self._show_fields(saved)
        self.count.valueChanged.connect(lambda _: self._show_fields())
        self.rig.line.textChanged.connect(self._check)

    def _build(self) -> None:
        explanation = QLabel(
            tr(
                "All cameras see the same hands. The cameras file has their extrinsics: it is made by handmirror "
                "calibrate, and each session of several cameras has one. Choose the cameras in the order of the file."
            )
        )
        explanation.setWordWrap(True)
        column = QVBoxLayout(self)
        column.addWidget(explanation)
        column.addLayout(self._form)
        column.addWidget(self.problem)
        column.addStretch(1)
        column.addWidget(self.buttons)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.resize(WIDTH, 0)

    @property
    def sources(self) -> list[str]:
        """What is chosen, in the order of the cameras."""
        return [field.source for field in self.fields]

    def accept(self) -> None:
        """Open the cameras."""
        if not self.open_.isEnabled() or self.rig.path is None:
            return
        self._settings.set(RIG, str(self.rig.path))
        if not any(map(has_login, self.sources)):
            self._settings.set(SOURCES, self.sources)
        super().accept()
        self._chosen(cameras_text(CamerasChoice(self.rig.path, tuple(self.sources))))

    def _show_fields(self, sources: Sequence[str] = ()) -> None:
        """A field for each camera."""
        while len(self.fields) > self.count.value():
            self._form.removeRow(self.fields.pop())
        while len(self.fields) < self.count.value():
            number = len(self.fields) + 1
            field = SourceField(number, self._settings, self._cameras)
            field.choice.editTextChanged.connect(self._check)
            if number <= len(sources):
                field.show_source(sources[number - 1])
            self._form.insertRow(number, tr("Camera {number}", number=number), field)
            before = self.fields[-1].browse if self.fields else self.count
            QWidget.setTabOrder(before, field.choice)
            QWidget.setTabOrder(field.choice, field.browse)
            self.fields.append(field)
        self._check()

    def _check(self) -> None:
        sources = self.sources
        twice = len({*filter(None, sources)}) < len([*filter(None, sources)])
        self.problem.setText(tr("A camera is chosen twice: choose another one.") if twice else "")
        self.open_.setEnabled(all(sources) and not twice and self.rig.path is not None)
        self._fit()

    def showEvent(self, event: QShowEvent | None) -> None:
        """The window's style, which makes fields higher, applies from here on."""
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Be as high as all rows need."""
        layout = self.layout()
        assert layout is not None
        layout.activate()
        self.resize(self.width(), layout.totalHeightForWidth(self.width()))


class SourceField(QWidget):
    """A camera from the list, or a video or an address that is typed or chosen."""

    def __init__(self, number: int, settings: Settings, cameras: Sequence[CameraInfo]) -> None:
        super().__init__()
        self._settings = settings
        self.choice = Choice()
        self.choice.setEditable(True)
        self.choice.setAccessibleName(tr("Camera {number}", number=number))
        self.choice.setToolTip(tr("A camera, the path of a video, or the address of a network camera"))
        for camera in cameras:
            self.choice.addItem(camera.name, str(camera.index))
        self.choice.setCurrentIndex(-1)
        line = self.choice.lineEdit()
        assert line is not None
        line.setPlaceholderText(tr("Camera, video or address"))
        self.browse = QPushButton(tr("Video…"))
        self.browse.setAccessibleName(tr("Video of camera {number}", number=number))
        self.browse.setAutoDefault(False)
        self.browse.clicked.connect(self._browse)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.choice, 1)
        row.addWidget(self.browse)
        self.setFocusProxy(self.choice)

    @property
    def source(self) -> str:
        """As `open_source` takes it; empty while nothing is chosen."""
        text = self.choice.currentText().strip()
        index = self.choice.findText(text)
        return self.choice.itemData(index) if index >= 0 else text

    def show_source(self, source: str) -> None:
        """Choose this one."""
        index = self.choice.findData(source)
        self.choice.setCurrentIndex(index)
        if index < 0:
            self.choice.setEditText(source)

    def _browse(self) -> None:
        patterns = " ".join(f"*{suffix}" for suffix in sorted(VIDEO_SUFFIXES))
        filters = tr("Videos ({patterns})", patterns=patterns), tr("All files (*)")
        question = Question(
            tr("Open video"), Purpose.VIDEO_OR_PICTURES, Path.home(), Kind.FILE, filters, accept=tr("Open")
        )
        ask_for_path(self, self._settings, question, self.choice.setEditText)
