"""A field to choose what poses the hands: the bundled network, the fit, or a checkpoint."""

from pathlib import Path

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QVBoxLayout, QWidget

from handmirror.app.estimator_choice import EstimatorChoice, checkpoint_files, method_name, tool_tip
from handmirror.app.settings import Settings
from handmirror.app.translation import tr
from handmirror.app.widgets.choice import Choice
from handmirror.app.widgets.file_dialog import Purpose
from handmirror.app.widgets.path_field import PathField


class EstimatorField(QWidget):
    """A list and, for a checkpoint, a field for its file."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.choices = Choice()
        self.choices.setAccessibleName(tr("Method"))
        for choice in EstimatorChoice:
            self.choices.addItem(method_name(choice), choice)
            self.choices.setItemData(self.choices.count() - 1, tool_tip(choice), Qt.ItemDataRole.ToolTipRole)
        empty = tr("Choose a .safetensors file")
        self.file = PathField(tr("Checkpoint"), Purpose.CHECKPOINT, settings, Path.home(), checkpoint_files(), empty)
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
        self.choices.setCurrentIndex(self.choices.findData(choice))

    def choose_file(self, checkpoint: Path) -> None:
        """Choose a checkpoint."""
        self.choose(EstimatorChoice.FILE)
        self.file.line.setText(str(checkpoint))

    def _on_chosen(self) -> None:
        self.file.setVisible(self.choice is EstimatorChoice.FILE)
