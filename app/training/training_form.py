"""The form that describes a training."""

from pathlib import Path

from PyQt6.QtCore import Qt, pyqtSignal
from PyQt6.QtGui import QWheelEvent
from PyQt6.QtWidgets import (
    QAbstractItemView,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from handmirror.app.estimator_choice import checkpoint_files
from handmirror.app.settings import Settings
from handmirror.app.training.plan import Plan, Recipe, is_session, is_shards
from handmirror.app.translation import tr
from handmirror.app.widgets.choice import Choice
from handmirror.app.widgets.decimal_field import DecimalField
from handmirror.app.widgets.file_dialog import Purpose, Question, ask_for_path
from handmirror.app.widgets.path_field import PathField
from handmirror.core.errors import UserError

RUNS_KEY, NAME_KEY = "training/runs", "training/name"
LIST_HEIGHT = 92


class TrainingForm(QWidget):
    """Data, network, numbers and place of a training."""

    refused = pyqtSignal(str)  # why a folder cannot be added

    def __init__(self, settings: Settings, runs: Path) -> None:
        """`runs` is the folder of all runs, until the user chooses another one."""
        super().__init__()
        self._settings = settings
        self.sources = QListWidget()
        self.sources.setFixedHeight(LIST_HEIGHT)
        self.sources.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.sources.setAccessibleName(tr("Training data"))
        self.add, self.remove = QPushButton(tr("Add…")), QPushButton(tr("Remove"))
        self.add.setToolTip(tr("Add a recorded session, or a folder of shards"))
        self.validation = Choice()
        self.validation.setToolTip(
            tr("The data that the network is tested on, preferably of other people or other days")
        )
        self.validation.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.recipe = Choice()
        for recipe in Recipe:
            self.recipe.addItem(recipe.text, recipe.value)
            self.recipe.setItemData(self.recipe.count() - 1, recipe.tool_tip, Qt.ItemDataRole.ToolTipRole)
        self.start = PathField(
            tr("Checkpoint to start from"),
            Purpose.TRAINING_START,
            settings,
            Path.home(),
            checkpoint_files(),
            tr("Bundled with Handmirror"),
        )
        self.config = PathField(
            tr("Config file"),
            Purpose.TRAINING_CONFIG,
            settings,
            Path.home(),
            tr("Configs (*.yaml)"),
            tr("Choose a file"),
        )
        self.steps, self.batch_size, self.rate = _Whole(), _Whole(), _Decimal()
        self.more = QLineEdit()
        self.more.setPlaceholderText("train.dropout=0.1 data.stride=2")
        self.more.setToolTip(tr("Settings as on the command line: python -m handmirror.training.train --help"))
        self.runs = PathField(tr("Folder of the runs"), Purpose.TRAINING_RUNS, settings, runs)
        self.runs.line.setText(settings.get(RUNS_KEY, str(runs)))
        self.name = QLineEdit(settings.get(NAME_KEY, tr("my-hands")))
        self.name.setToolTip(tr("Name of the run and of the checkpoint that it makes"))
        self._lay_out()
        self.add.clicked.connect(self._ask_for_source)
        self.remove.clicked.connect(self._remove)
        self.recipe.currentIndexChanged.connect(self._on_recipe)
        self.recipe.setCurrentIndex(self.recipe.findData(Recipe.MOTION.value))
        self._on_recipe()
        self._fill_validation()

    @property
    def chosen_recipe(self) -> Recipe:
        """The kind of training."""
        return Recipe(self.recipe.currentData())

    @property
    def run(self) -> Path | None:
        """The folder of the run; None while it has no name or place."""
        runs, name = self.runs.path, self.name.text().strip()
        return runs / name if runs is not None and name else None

    def plan(self) -> Plan:
        """The training that the form describes; UserError when it has no place."""
        if self.runs.path is None:
            raise UserError(tr("No folder is chosen: choose one for the runs."))
        self._settings.set(RUNS_KEY, str(self.runs.path))
        self._settings.set(NAME_KEY, self.name.text().strip())
        validation = self.validation.currentData()
        return Plan(
            sources=tuple(self._paths()),
            runs=self.runs.path.absolute(),
            name=self.name.text().strip(),
            recipe=self.chosen_recipe,
            validation=Path(validation) if validation else None,
            start=self.start.path,
            config=self.config.path,
            steps=self.steps.value(),
            batch_size=self.batch_size.value(),
            rate=self.rate.value(),
            more=self.more.text(),
        )

    def add_source(self, path: Path) -> None:
        """Add a session or a folder of shards; UserError when it is neither."""
        if not (is_session(path) or is_shards(path)):
            raise UserError(tr("{path} is not a session and contains no shards: choose another folder.", path=path))
        if path in self._paths():
            return
        item = QListWidgetItem(path.name)
        item.setToolTip(str(path))
        item.setData(Qt.ItemDataRole.UserRole, str(path))
        self.sources.addItem(item)
        self._fill_validation()

    def _lay_out(self) -> None:
        data = QVBoxLayout()
        data.addWidget(self.sources)
        data.addLayout(_row(self.add, self.remove, None))
        data.setSpacing(6)
        self.steps.setRange(0, 1_000_000)
        self.batch_size.setRange(0, 4096)
        self.rate.setRange(0, 1)
        self.rate.setDecimals(7)
        self.rate.setStepType(DecimalField.StepType.AdaptiveDecimalStepType)
        for number in (self.steps, self.batch_size, self.rate):
            number.setSpecialValueText(tr("as in the config"))
        self.form = QFormLayout(self)
        self.form.setContentsMargins(0, 0, 0, 0)
        self.form.setVerticalSpacing(10)
        self.form.setHorizontalSpacing(14)
        rows: tuple[tuple[str, QWidget], ...] = (
            (tr("Validate on"), self.validation),
            (tr("Training"), self.recipe),
            (tr("Start from"), self.start),
            (tr("Config"), self.config),
            (tr("Steps"), self.steps),
            (tr("Batch size"), self.batch_size),
            (tr("Learning rate"), self.rate),
            (tr("More settings"), self.more),
            (tr("Folder"), self.runs),
            (tr("Name"), self.name),
        )
        self.form.addRow(tr("Data"), data)
        for name, field in rows:
            label = QLabel(name)
            label.setBuddy(field)
            label.setMinimumHeight(field.sizeHint().height())
            field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self.form.addRow(label, field)

    def _paths(self) -> list[Path]:
        items = (self.sources.item(row) for row in range(self.sources.count()))
        return [Path(item.data(Qt.ItemDataRole.UserRole)) for item in items if item is not None]

    def _fill_validation(self) -> None:
        """Offer the data that are there; the choice stays if it can."""
        chosen = self.validation.currentData()
        self.validation.clear()
        self.validation.addItem(tr("The training data"), "")
        for path in self._paths() if self.sources.count() > 1 else ():
            self.validation.addItem(path.name, str(path))
        self.validation.setCurrentIndex(max(self.validation.findData(chosen), 0))
        self.validation.setEnabled(self.sources.count() > 1)

    def _on_recipe(self) -> None:
        recipe = self.chosen_recipe
        self.form.setRowVisible(self.start, recipe.fine_tunes)
        self.form.setRowVisible(self.config, recipe is Recipe.FILE)
        steps, batch_size, rate = recipe.defaults
        self.steps.setValue(steps)
        self.batch_size.setValue(batch_size)
        self.rate.setValue(rate)

    def _ask_for_source(self) -> None:
        question = Question(tr("Choose a session or a folder of shards"), Purpose.TRAINING_DATA, Path.home())
        ask_for_path(self, self._settings, question, self._on_source_chosen)

    def _on_source_chosen(self, folder: str) -> None:
        try:
            self.add_source(Path(folder))
        except UserError as error:
            self.refused.emit(str(error))

    def _remove(self) -> None:
        for item in self.sources.selectedItems():
            self.sources.takeItem(self.sources.row(item))
        self._fill_validation()


class _Whole(QSpinBox):
    """A whole number, over which the wheel scrolls the form."""

    def wheelEvent(self, e: QWheelEvent | None) -> None:
        """Leave the wheel to the form."""
        if e is not None:
            e.ignore()


class _Decimal(DecimalField):
    """A number, over which the wheel scrolls the form."""

    def wheelEvent(self, e: QWheelEvent | None) -> None:
        """Leave the wheel to the form."""
        if e is not None:
            e.ignore()


def _row(*widgets: QWidget | None) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    for widget in widgets:
        row.addStretch(1) if widget is None else row.addWidget(widget)
    return row
