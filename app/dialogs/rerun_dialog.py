"""The dialog that tracks a session's video again, with another checkpoint, hand model or filter."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QCheckBox, QPushButton, QSpinBox, QWidget

from handmirror.app.dialogs.estimator_field import EstimatorField
from handmirror.app.dialogs.hand_length import HandLengthField
from handmirror.app.dialogs.job_dialog import CancelledError, JobDialog
from handmirror.app.dialogs.lens_field import LensField
from handmirror.app.dialogs.rerun_several import refuse_lens, remove_results, track_cameras_again
from handmirror.app.estimator_choice import EstimatorChoice
from handmirror.app.hand_models import HandModels, hand_model_files
from handmirror.app.replay.moved import refuse_moved
from handmirror.app.replay.opened_session import OpenedSession
from handmirror.app.settings import Settings
from handmirror.app.translation import localized, localized_reason, tr
from handmirror.app.widgets.choice import Choice
from handmirror.app.widgets.file_dialog import Purpose
from handmirror.app.widgets.path_field import PathField
from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.cameras.session import Fused, camera_folders
from handmirror.core.errors import UserError
from handmirror.core.network.devices import Device
from handmirror.core.session.export.steps import Progress
from handmirror.core.session.headless import Summary
from handmirror.core.session.refined import refine_session
from handmirror.core.session.rerun import rerun_session
from handmirror.core.tracking.available import available_devices
from handmirror.core.tracking.config import TrackerConfig
from handmirror.core.tracking.tracker import HandTracker


def device_text(device: Device) -> str:
    """What a device is called in the list."""
    texts: dict[Device, str] = {
        "auto": tr("Automatic"),
        "cpu": tr("CPU (reproducible)"),
        "cuda": tr("NVIDIA graphics card"),
        "directml": tr("Graphics card (DirectML)"),
        "coreml": tr("Apple GPU and Neural Engine (CoreML)"),
    }
    return texts[device]


def refine_text() -> str:
    """The label of the tick boxes that refine."""
    return tr("Refine with later frames")


def refine_tip() -> str:
    """What it does."""
    return tr(
        "Hands are steadier without lag, keep their number, and gaps up to half a second are filled; replaces the "
        "One-Euro filter"
    )


@dataclass(frozen=True)
class Rerun:
    """What to track, where to and how."""

    session: Path
    frames: int  # of the session
    out: Path
    config: TrackerConfig
    lens: tuple[str | None, float | None] | None = None  # as Intrinsics.parse takes them; None: as recorded
    refine: bool = False  # with later frames, in place of the filter


class RerunDialog(JobDialog):
    """Asks how to track, tracks, and offers to compare."""

    compare_wanted = pyqtSignal(object)  # Path of the new session
    preparing = pyqtSignal(str)  # a sentence on what takes long before the first frame

    def __init__(self, session: OpenedSession, settings: Settings, hand_models: HandModels, parent: QWidget) -> None:
        super().__init__(tr("Re-run {name}", name=session.path.name), tr("Re-run"), tr("Tracking frames"), parent)
        self._session, self._hand_models = session, hand_models
        self.start.clicked.connect(self.begin)
        self.estimator = EstimatorField(settings)
        self.hand_model = PathField(
            tr("Hand model"),
            Purpose.HAND_MODEL,
            settings,
            Path.home(),
            hand_model_files(),
            tr("Bundled with Handmirror"),
        )
        if session.settings.hand_model is not None:
            self.hand_model.line.setText(str(session.settings.hand_model))
        self.smooth = QCheckBox(tr("Smooth the motion with a One-Euro filter"))
        self.smooth.setChecked(session.settings.smooth)
        self.refine = QCheckBox(refine_text())
        self.refine.setToolTip(refine_tip())
        self.refine.toggled.connect(lambda on: self.smooth.setEnabled(not on))
        self.refine.setChecked(session.settings.refined)
        self.hand_length = HandLengthField(session.settings.hand_length)
        self.lens = LensField(settings)
        self.hands = QSpinBox()
        self.hands.setRange(1, 8)
        self.hands.setValue(session.settings.max_hands)
        self.hands.setFixedWidth(70)
        self.hands.setToolTip(tr("Maximum number of hands tracked at a time"))
        self.device = Choice()
        for device in available_devices():
            self.device.addItem(device_text(device), device)
        self.folder = PathField(tr("Folder of the re-run"), Purpose.RERUN, settings, session.path.parent)
        self.compare = QPushButton(tr("Compare"))
        self.compare.setToolTip(tr("Show both runs over the same timeline"))
        self.compare.clicked.connect(self._compare)
        self.buttons.addWidget(self.compare)
        self.compare.hide()
        self.preparing.connect(self.outcome.say)
        self.add_row(tr("Method"), self.estimator)
        self.add_row(tr("Hand model"), self.hand_model)
        self.add_row(tr("Hand length"), self.hand_length)
        self.add_row(tr("Lens"), self.lens)
        self.add_row(tr("Smoothing"), self.smooth)
        self.add_row("", self.refine)
        self.add_row(tr("Hands"), self.hands)
        self.add_row(tr("Processor"), self.device)
        self.add_row(tr("Folder"), self.folder)
        self._suggest_folder()

    def begin(self) -> None:
        """Track with the chosen options."""
        if self.folder.path is None:
            self.show_error(tr("No folder is chosen: choose one for the re-run."))
            return
        if self.estimator.choice is EstimatorChoice.FILE and self.estimator.checkpoint is None:
            self.show_error(tr("No checkpoint is chosen: choose its file."))
            return
        if not self.lens.is_complete:
            self.message.setText(tr("No calibration is chosen: choose its file, or another lens."))
            return
        self.compare.hide()
        if self.hand_model.path is not None:
            self._hand_models.add(self.hand_model.path)
        rerun = Rerun(
            self._session.path,
            len(self._session.seconds),
            self.folder.path,
            self._config(),
            self.lens.given,
            self.refine.isChecked(),
        )
        self.written = rerun.out
        self.run(partial(track_again, rerun, self.preparing.emit), self._describe_result)

    def _config(self) -> TrackerConfig:
        return TrackerConfig(
            self.hands.value(),
            self.device.currentData(),
            smooth=self.smooth.isChecked(),
            checkpoint=self.estimator.checkpoint,
            fit=self.estimator.choice is EstimatorChoice.FIT,
            hand_model=self.hand_model.path,
            hand_length=self.hand_length.length,
            gestures=self._session.settings.gestures,
        )

    def _describe_result(self, result: tuple[Summary | Fused, tuple[str, ...]]) -> str:
        """How many frames were written where, and what was lost or is unusual."""
        summary, losses = result
        self.compare.show()
        self.compare.setDefault(True)
        self._suggest_folder()  # for the next re-run
        frames = tr("%n frame(s)", summary.frames)
        done = tr(
            "Tracked {frames}, {count} with hands, to {path}",
            frames=frames,
            count=summary.frames_with_hands,
            path=self.written,
        )
        return "\n".join((done, *map(localized, losses)))

    def _compare(self) -> None:
        self.close()
        self.compare_wanted.emit(self.written)

    def _suggest_folder(self) -> None:
        out = first = self._session.path.with_name(f"{self._session.path.name} re-run")
        number = 1
        while out.exists():
            number += 1
            out = first.with_name(f"{first.name} {number}")
        self.folder.line.setText(str(out))


def track_again(
    rerun: Rerun, announce: Callable[[str], None], progress: Progress
) -> tuple[Summary | Fused, tuple[str, ...]]:
    """Track into a new or empty folder; returns a summary and sentences on what was lost or is unusual.

    `announce` is called with a sentence on what takes long. A cancelled run leaves nothing behind. UserError when an
    option is invalid or the session cannot be read.
    """
    refuse_moved(rerun.session)
    several = bool(camera_folders(rerun.session))
    if several:
        refuse_lens(rerun.lens)
    existed = _exists_and_is_empty(rerun.out)
    progress(0, rerun.frames)
    intrinsics = None if rerun.lens is None else Intrinsics.parse(*rerun.lens)
    config = rerun.config
    tracker = HandTracker(replace(config, smooth=config.smooth and not rerun.refine), announce)
    progress(0, rerun.frames)
    try:
        summary: Summary | Fused
        if several:
            smooth = config.smooth and not rerun.refine
            summary, losses = track_cameras_again(rerun.session, rerun.out, tracker, smooth, rerun.frames, progress)
        else:
            summary, losses = rerun_session(
                rerun.session,
                rerun.out,
                tracker,
                lambda summary: progress(summary.frames, rerun.frames),
                intrinsics=intrinsics,
                refine=rerun.refine,
            )
        if rerun.refine:
            announce(tr("Refining with later frames"))
            refine_session(rerun.out, config.hand_model, progress)
        return summary, (*tracker.notices, *losses)
    except CancelledError:
        remove_results(rerun.out)
        if not existed:
            rerun.out.rmdir()
        raise


def _exists_and_is_empty(folder: Path) -> bool:
    """Whether the folder exists; UserError when it is not empty."""
    try:
        if folder.is_dir() and any(folder.iterdir()):
            raise UserError(tr("The folder {folder} is not empty: choose a new one for the re-run.", folder=folder))
    except OSError as error:
        sentence = tr(
            "The folder {folder} cannot be read ({reason}): choose another one.",
            folder=folder,
            reason=localized_reason(error),
        )
        raise UserError(sentence) from error
    return folder.is_dir()
