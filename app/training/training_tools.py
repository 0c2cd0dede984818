"""The menu item that trains, its page, and the question when the window is closed meanwhile."""

from collections.abc import Callable
from pathlib import Path

from PyQt6.QtCore import QObject, pyqtSignal
from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import QMessageBox, QWidget

from handmirror.app.live.estimator_actions import EstimatorActions
from handmirror.app.replay.opened_session import OpenedSession
from handmirror.app.settings import Settings
from handmirror.app.training.plan import is_session
from handmirror.app.training.training_dialog import TrainingDialog
from handmirror.app.training.training_form import TrainingForm
from handmirror.app.translation import tr
from handmirror.app.widgets.turns import show_soon
from handmirror.core.extras import is_bundle
from handmirror.core.tracking.config import TrackerConfig


class TrainingTools(QObject):
    """One page, which is kept: a training continues while it is closed."""

    rerun_wanted = pyqtSignal(object)  # Path of a checkpoint, to re-run a session with

    def __init__(
        self, parent: QWidget, settings: Settings, sessions: Callable[[], Path], estimators: EstimatorActions
    ) -> None:
        """`sessions` returns the folder of the recordings, in which runs are kept."""
        super().__init__(parent)
        self._parent, self._settings, self._sessions = parent, settings, sessions
        self._estimators = estimators
        self._previous: TrackerConfig | None = None  # what posed the hands before a new checkpoint
        self._form: tuple[Path, TrainingForm] | None = None  # and the folder of the runs that it was made for
        self.dialog: TrainingDialog | None = None
        self.session: Path | None = None  # the one that is open, offered as training data
        self.train = QAction(tr("Train a checkpoint…"), self)
        self.train.setToolTip(tr("Train a network on your own sessions"))
        self.train.triggered.connect(self.show)
        estimators.use_changed.connect(self._show_use)
        if is_bundle():
            self.train.setEnabled(False)
            self.train.setToolTip(tr("Training needs an installation with Python"))

    def prepare(self) -> None:
        """Make the form, which takes as long as the rest of the page."""
        if self._form is not None:
            self._form[1].deleteLater()
        runs = self._sessions() / "training"
        form = TrainingForm(self._settings, runs)
        form.setParent(self._parent)  # who owns it until the page does
        self._form = runs, form

    def show(self) -> None:
        """Show the page, with the open session as training data if none was chosen."""
        if self.dialog is None:
            if self._form is None or self._form[0] != self._sessions() / "training":
                self.prepare()
            assert self._form is not None
            self.dialog = TrainingDialog(self._form[1], self._parent)
            self.dialog.use_wanted.connect(self._use)
            self.dialog.back_wanted.connect(self._go_back)
            self.dialog.rerun_wanted.connect(self.rerun_wanted)
            self._show_use()
        if self.session is not None and self.dialog.form.sources.count() == 0 and is_session(self.session):
            self.dialog.form.add_source(self.session)
        show_soon(self.dialog)

    def offer(self, session: OpenedSession) -> None:
        """Offer a session that has been opened as training data, if it has a video."""
        self.session = session.path if session.has_video else None

    def may_close(self) -> bool:
        """Whether the window may be closed: asks if it trains."""
        if self.dialog is None or not self.dialog.process.busy:
            return True
        process = self.dialog.process
        box = QMessageBox(QMessageBox.Icon.Question, tr("Train a checkpoint"), "", parent=self._parent)
        box.setText(tr("A training is running."))
        box.setInformativeText(tr("A stopped training is saved after its current step and can be resumed."))
        stop = box.addButton(tr("Stop training"), QMessageBox.ButtonRole.DestructiveRole)
        leave = (
            box.addButton(tr("Continue in background"), QMessageBox.ButtonRole.AcceptRole) if process.trains else None
        )
        box.setDefaultButton(box.addButton(QMessageBox.StandardButton.Cancel))
        box.exec()
        clicked = box.clickedButton()
        if clicked is stop:
            process.stop()
        return clicked is stop or (leave is not None and clicked is leave)

    def close(self) -> None:
        """Let go of the training, which goes on by itself if it was not stopped: the window is closing."""
        if self.dialog is not None:
            self.dialog.process.leave()
            self.dialog.shut()

    def _use(self, checkpoint: Path) -> None:
        assert self.dialog is not None
        if self._previous is None:
            self._previous = self._estimators.config
        self._estimators.use_file(str(checkpoint))
        self.dialog.show_live(self._estimators.name_of(self._previous))

    def _show_use(self) -> None:
        if self.dialog is not None:
            self.dialog.show_use(self._estimators.config.checkpoint, self._estimators.loaded.checkpoint)

    def _go_back(self) -> None:
        assert self.dialog is not None
        if self._previous is not None:
            self._estimators.use(self._previous)
        self._previous = None
        self.dialog.show_live("")
