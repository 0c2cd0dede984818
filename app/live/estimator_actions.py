"""The menu's choice of what poses the live hands."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from PyQt6.QtCore import QObject, pyqtSignal
from PyQt6.QtGui import QAction, QActionGroup
from PyQt6.QtWidgets import QWidget

from handmirror.app.estimator_choice import EstimatorChoice, checkpoint_files, choice_of, method_name, tool_tip
from handmirror.app.settings import Settings
from handmirror.app.translation import tr
from handmirror.app.widgets.file_dialog import Purpose, ask_for_path, file_question
from handmirror.core.tracking.config import TrackerConfig


class EstimatorActions(QObject):
    """One of them is always checked: the current one, or that of the next start."""

    changed = pyqtSignal(object)  # TrackerConfig
    use_changed = pyqtSignal()  # what is chosen, or what is loaded

    def __init__(self, parent: QWidget, config: TrackerConfig, settings: Settings) -> None:
        """`config` is the first tracker's; `settings` keep the folder of checkpoints."""
        super().__init__(parent)
        self._parent, self._config, self._settings = parent, config, settings
        self._working = config  # of the tracker that is loaded
        self._group = QActionGroup(self)
        self._actions = {choice: self._action(choice) for choice in EstimatorChoice}
        self._show_choice()

    def everything(self) -> Sequence[QAction]:
        """For the menu."""
        return tuple(self._actions.values())

    @property
    def config(self) -> TrackerConfig:
        """The current one, or that of the next start."""
        return self._config

    @property
    def loaded(self) -> TrackerConfig:
        """That of the tracker that is loaded."""
        return self._working

    def name_of(self, config: TrackerConfig) -> str:
        """What poses the hands, in words: the checkpoint's file, if there is one."""
        return method_name(choice_of(config)) if config.checkpoint is None else config.checkpoint.name

    def checkpoints(self) -> list[Path]:
        """The chosen file, if there is one."""
        return [] if self._config.checkpoint is None else [self._config.checkpoint]

    def use_file(self, path: str) -> None:
        """Pose the hands by this checkpoint."""
        self.use(replace(self._config, checkpoint=Path(path), fit=False))

    def use_bundled(self) -> None:
        """Pose the hands by the bundled network."""
        self.use(replace(self._config, checkpoint=None, fit=False, hand_model=None))

    def confirm(self) -> None:
        """The choice is in use."""
        self._working = self._config
        self.use_changed.emit()

    def go_back(self) -> None:
        """Show the last choice that was in use again: the current one cannot be loaded."""
        self._config = self._working
        self._show_choice()
        self.use_changed.emit()

    @property
    def is_own(self) -> bool:
        """Whether a file of the user's was chosen."""
        return self._config.checkpoint is not None or self._config.hand_model is not None

    def _action(self, choice: EstimatorChoice) -> QAction:
        action = QAction(tr("Method: {method}", method=method_name(choice)), self)
        action.setCheckable(True)
        action.setToolTip(tool_tip(choice))
        action.triggered.connect(partial(self._on_triggered, choice))
        self._group.addAction(action)
        return action

    def _on_triggered(self, choice: EstimatorChoice) -> None:
        if choice is EstimatorChoice.FILE:
            self._show_choice()  # nothing changes until a file is chosen
            question = file_question(tr("Checkpoint"), Purpose.CHECKPOINT, Path.home(), checkpoint_files())
            ask_for_path(self._parent, self._settings, question, self.use_file)
        elif choice is not choice_of(self._config):
            self.use(replace(self._config, checkpoint=None, fit=choice is EstimatorChoice.FIT))

    def use(self, config: TrackerConfig) -> None:
        """Track with this config from now on, if it is another one."""
        if config != self._config:
            self._config = config
            self._show_choice()
            self.changed.emit(config)
            self.use_changed.emit()

    def _show_choice(self) -> None:
        self._actions[choice_of(self._config)].setChecked(True)
