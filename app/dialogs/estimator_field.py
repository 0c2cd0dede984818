"""A field to choose what poses the hands: the bundled network, the fit, or a checkpoint."""

from pathlib import Path

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QVBoxLayout, QWidget

from handmirror.app.estimator_choice import CHECKPOINT, CHECKPOINT_FILES, TOOL_TIPS, EstimatorChoice
from handmirror.app.settings import Settings
from handmirror.app.widgets.choice import Choice
from handmirror.app.widgets.path_field import PathField


class EstimatorField(QWidget):
    """A list and, for a checkpoint, a field for its file."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.choices = Choice()
        for choice in EstimatorChoice:
            self.choices.addItem(choice.value, choice)
            self.choices.setItemData(self.choices.count() - 1, TOOL_TIPS[choice], Qt.ItemDataRole.ToolTipRole)
        empty = "Choose a .safetensors file"
        self.file = PathField(CHECKPOINT, settings, Path.home(), CHECKPOINT_FILES, empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.choices)
        column.addWidget(self.file)
        self.choices.currentIndexChanged.connect(self._on_chosen)
        self._on_chosen()

    @property
    def choice(self) -> EstimatorChoice:
        """The chosen way."""
        return EstimatorChoice(self.choices.currentData())

    @property
    def checkpoint(self) -> Path | None:
        """The chosen file; None if another way was chosen."""
        return self.file.path if self.choice is EstimatorChoice.FILE else None

    def choose(self, choice: EstimatorChoice) -> None:
        """Choose a way."""
        self.choices.setCurrentText(choice.value)

    def _on_chosen(self) -> None:
        self.file.setVisible(self.choice is EstimatorChoice.FILE)
