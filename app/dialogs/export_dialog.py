"""The dialog that exports a session in the format of another program."""

from functools import partial

import numpy as np
from PyQt6.QtGui import QStandardItemModel
from PyQt6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from handmirror.app.dialogs.job_dialog import JobDialog
from handmirror.app.dialogs.missing_packages import MissingPackages
from handmirror.app.dialogs.robot_field import RobotField
from handmirror.app.replay.moved import refuse_moved
from handmirror.app.replay.opened_session import OpenedSession
from handmirror.app.settings import Settings
from handmirror.app.translation import localized, tr
from handmirror.app.widgets.choice import Choice
from handmirror.app.widgets.decimal_field import DecimalField
from handmirror.app.widgets.file_dialog import Purpose
from handmirror.app.widgets.path_field import PathField
from handmirror.app.widgets.quantities import decimal_text
from handmirror.core.extras import DOWNLOAD_MB, install_command, pip_arguments
from handmirror.core.session.export.exporter import Exported, export_session
from handmirror.core.session.export.formats import ExportFormat
from handmirror.core.session.export.steps import Progress
from handmirror.core.session.export.time_range import TimeRange

EXTRA = "export"
WHOLE, PART = 0, 1  # places in the list of ranges
Marked = tuple[float, float] | None  # the range A-B in seconds; None for none


def format_texts() -> dict[ExportFormat, str]:
    """Each format's name and use."""
    uses = {
        ExportFormat.GLB: tr("animated mesh with skeleton, for Blender, Unity, the web"),
        ExportFormat.BVH: tr("skeleton motion, for animation programs"),
        ExportFormat.USD: tr("animated mesh with skeleton, for Omniverse, Houdini, Blender"),
        ExportFormat.OBJ: tr("one mesh per hand and frame"),
        ExportFormat.PLY: tr("one mesh per hand and frame"),
        ExportFormat.CSV: tr("joints and angles as a table"),
        ExportFormat.PARQUET: tr("joints and angles as a table"),
        ExportFormat.NPZ: tr("joints and MANO parameters as arrays"),
        ExportFormat.OPENXR: tr("OpenXR's 26 joints with their rotations, for XR and robots"),
        ExportFormat.SOMA: tr("joint rotations of NVIDIA's SOMA hand, as arrays"),
        ExportFormat.MCAP: tr("meshes, poses, angles and pictures, for Foxglove and robotics programs"),
        ExportFormat.RRD: tr("meshes, joints, angles and pictures on a timeline, for Rerun"),
        ExportFormat.JSON: tr("lists in the layout of FreiHAND and HO-3D"),
        ExportFormat.LEROBOT: tr("LeRobot data set v3, for robot learning"),
        ExportFormat.ROBOT: tr("joints of a robot hand that follows each hand, as a table"),
        ExportFormat.SHARDS: tr("pictures and labels for training"),
    }
    return {kind: f"{kind.value}: {uses.get(kind, kind.description)}" for kind in ExportFormat}


class ExportDialog(JobDialog):
    """Asks for format, range, folder and options, and exports."""

    def __init__(self, session: OpenedSession, marked: Marked, settings: Settings, parent: QWidget) -> None:
        """`marked` is the range A-B of the replay."""
        title = tr("Export {name}", name=session.path.name)
        super().__init__(title, tr("Export"), tr("Writing"), parent)
        self._session, self._marked, self._settings = session, marked, settings
        self.start.clicked.connect(self.begin)
        self.format = Choice()
        for kind, text in format_texts().items():
            self.format.addItem(text, kind.value)
        self.range = Choice()
        self.range.addItems(["", ""])
        self.folder = PathField(tr("Folder of the export"), Purpose.EXPORT, settings, session.path.parent)
        self.folder.line.setText(str(session.path))
        self._ending = ""  # of the folder's name: the format, unless the user changes it
        self._add_options()
        self.format.currentIndexChanged.connect(self._on_format)
        self.resample.toggled.connect(self.fps.setEnabled)
        self.fps.setEnabled(False)
        self.show_range(marked)
        self._show_installed()
        self._on_format()

    def _add_options(self) -> None:
        self.resample = QCheckBox(tr("Resample to"))
        self.resample.setToolTip(tr("Resample to a constant frame rate; otherwise every frame keeps its recorded time"))
        self.fps = DecimalField()
        self.fps.setRange(1, 1000)
        self.fps.setValue(30)
        self.fps.setSuffix(tr(" fps"))
        self.fps.setAccessibleName(tr("Frames per second"))
        self.fps.setButtonSymbols(DecimalField.ButtonSymbols.NoButtons)
        self.follow_size = QCheckBox(tr("Let bone lengths vary from frame to frame"))
        self.follow_size.setToolTip(tr("Otherwise each bone keeps its median length"))
        self.vertices = QCheckBox(tr("Include the vertices of every frame"))
        self.vertices.setToolTip(tr("The 778 points of the mesh, 9 kB for each hand of each frame"))
        self.robot = RobotField(self._settings)
        rate = QWidget()
        row = QHBoxLayout(rate)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.resample)
        row.addWidget(self.fps)
        row.addStretch(1)
        self.add_row(tr("Format"), self.format)
        is_complete = all(kind.is_installed for kind in ExportFormat if kind.extra == EXTRA)
        self.missing = None if is_complete else self._offer_packages()  # whose making takes milliseconds
        self.add_row(tr("Range"), self.range)
        self.add_row(tr("Folder"), self.folder)
        self.add_row(tr("Frame rate"), rate)
        self.add_row(tr("Bones"), self.follow_size)
        self.add_row(tr("Mesh"), self.vertices)
        self.add_row(tr("Robot hand"), self.robot)

    @property
    def kind(self) -> ExportFormat:
        """The chosen format."""
        return ExportFormat(self.format.currentData())

    def show_range(self, marked: Marked) -> None:
        """Offer the range A-B of the replay, and choose it if there is one."""
        self._marked = marked
        seconds = self._session.seconds
        self.range.setItemText(WHOLE, tr("Whole clip ({frames})", frames=tr("%n frame(s)", len(seconds))))
        model = self.range.model()
        assert isinstance(model, QStandardItemModel)
        item = model.item(PART)
        assert item is not None
        item.setEnabled(marked is not None)
        if marked is None:
            self.range.setItemText(PART, tr("Range A–B"))
            item.setToolTip(tr("Set a range in the timeline first: A for its start, B for its end"))
        else:
            begin, end = marked
            count = int(np.count_nonzero((seconds >= begin) & (seconds <= end)))
            times = tr("{begin} s to {end} s", begin=decimal_text(begin, 3), end=decimal_text(end, 3))
            self.range.setItemText(
                PART, tr("Range A–B: {times} ({frames})", times=times, frames=tr("%n frame(s)", count))
            )
            item.setToolTip("")
        self.range.setCurrentIndex(WHOLE if marked is None else PART)

    def begin(self, overwrite: bool = False) -> None:
        """Export with the chosen options; `overwrite` replaces an earlier export without asking."""
        out = self.folder.path
        if out is None:
            self.show_error(tr("No folder is chosen: choose one for the export."))
            return
        job = partial(
            export_session,
            self._session.path,
            self.kind,
            out,
            self.fps.value() if self.resample.isChecked() else None,
            self.follow_size.isEnabled() and self.follow_size.isChecked(),
            self._session.settings.hand_model,
            vertices=self.vertices.isEnabled() and self.vertices.isChecked(),
            overwrite=overwrite is True,
            time_range=self._time_range(),
            robot=self.robot.chosen if self.robot.isEnabled() else None,
        )

        def export(progress: Progress) -> Exported:
            refuse_moved(self._session.path)
            return job(progress=progress)

        self.run(export, self._describe_result, lambda: self.begin(True))

    def stop(self) -> None:
        """Cancel the export or the installation: the window is closing."""
        if self.missing is not None:
            self.missing.stop()
        super().stop()

    def _time_range(self) -> TimeRange | None:
        is_part = self.range.currentIndex() == PART and self._marked is not None
        return TimeRange(*self._marked) if is_part and self._marked is not None else None

    def _describe_result(self, exported: Exported) -> str:
        """What was written where, and what could not be read of the session."""
        self.written = exported.path if exported.path.is_dir() else exported.path.parent
        hands, frames = tr("%n hand(s)", exported.hands), tr("%n frame(s)", exported.frames)
        done = tr("Exported {hands}, {frames} to {path}", hands=hands, frames=frames, path=exported.path)
        return "\n".join((done, *map(localized, exported.losses)))

    def _show_installed(self) -> None:
        """Grey out the formats whose library is not installed."""
        model = self.format.model()
        assert isinstance(model, QStandardItemModel)
        missing = {kind for kind in ExportFormat if not kind.is_installed}
        for place, kind in enumerate(ExportFormat):
            item = model.item(place)
            assert item is not None
            item.setEnabled(kind not in missing)
            item.setToolTip("")
            if kind in missing:
                command = install_command(kind.extra)
                item.setToolTip(tr("Needs packages that are not installed: {command}", command=command))

    def _offer_packages(self) -> MissingPackages:
        """A line below the format; it stays when they are installed, and says so."""
        missing = MissingPackages(
            tr("The formats in grey need packages that are not installed."),
            install_command(EXTRA),
            pip_arguments(EXTRA),
            DOWNLOAD_MB[EXTRA],
        )
        missing.installed.connect(self._show_installed)
        self.form.addRow(missing)
        return missing

    def _change_ending(self) -> None:
        """Make the folder's name end with the format, unless the user has changed the ending."""
        text, last = self.folder.line.text(), self._ending
        self._ending = f" {self.kind.value}"
        if text.endswith(last):
            self.folder.line.setText(text.removesuffix(last) + self._ending)

    def _on_format(self) -> None:
        self._change_ending()
        self.follow_size.setEnabled("follow_size" in self.kind.options)
        self.vertices.setEnabled("vertices" in self.kind.options)
        self.robot.setEnabled("robot" in self.kind.options)
        if self.kind is ExportFormat.ROBOT:
            self.robot.choose_last()
        resampled = "fps" in self.kind.options
        self.resample.setEnabled(resampled)
        self.resample.setChecked(resampled and self.resample.isChecked())
        self.outcome.say("")
        self.show_folder.hide()
