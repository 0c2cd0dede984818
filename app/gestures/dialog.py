"""The dialog "Gestures": the list with live matches, switches, learning, renaming, deleting, tolerances."""

from collections.abc import Sequence
from dataclasses import replace

from PyQt6.QtCore import Qt, QTimer, pyqtSignal
from PyQt6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSlider,
    QVBoxLayout,
    QWidget,
)

from handmirror.app.gestures.lesson import Lesson
from handmirror.app.gestures.table import GestureTable
from handmirror.app.hand_names import gesture_name
from handmirror.app.translation import tr
from handmirror.core.gestures.gesture import MAX_GESTURES, MAX_NAME, GestureSet
from handmirror.core.gestures.learning import learn
from handmirror.core.gestures.scores import Matcher
from handmirror.core.types import Array, Hand

SCORES_MS = 66  # between two updates of the bars
MIN_PERCENT, MAX_PERCENT, STEP_PERCENT = 50, 200, 10


class GesturesDialog(QDialog):
    """Stays open while the tracking continues; every change takes effect at once."""

    changed = pyqtSignal(object)  # the GestureSet
    switched = pyqtSignal(bool)  # whether gestures are recognised

    def __init__(self, gestures: GestureSet, shipped: GestureSet, axes: Array, on: bool, parent: QWidget) -> None:
        """`shipped` are restored on request; `axes` as for `joint_angles`."""
        super().__init__(parent)
        self.setWindowTitle(tr("Gestures"))
        self.resize(520, 640)
        self.gestures, self._shipped, self._axes = gestures, shipped, axes
        self._matcher = Matcher(gestures.gestures)
        self._hands: Sequence[Hand] = ()
        self.lesson = Lesson(self)
        self._build(on)
        self._fill()
        self._connect()
        self._scores = QTimer(self)
        self._scores.timeout.connect(self._show_scores)
        self._scores.start(SCORES_MS)

    def show_hands(self, hands: Sequence[Hand]) -> None:
        """The hands of a new frame."""
        self._hands = hands
        self.lesson.add(hands)

    # building

    def _build(self, on: bool) -> None:
        self.on = QCheckBox(tr("Recognise gestures"))
        self.on.setToolTip(tr("Show, record and send the gesture of each hand"))
        self.on.setChecked(on)
        self.table = GestureTable()
        self.tolerance = QSlider(Qt.Orientation.Horizontal)
        self.tolerance.setRange(MIN_PERCENT // STEP_PERCENT, MAX_PERCENT // STEP_PERCENT)
        self.tolerance.setPageStep(2)
        self.tolerance.setToolTip(tr("How far the hand may differ from the chosen gesture"))
        self.percent = QLabel()
        self.percent.setMinimumWidth(48)
        label = QLabel(tr("&Tolerance"))
        label.setBuddy(self.tolerance)
        self.delete = QPushButton(tr("&Delete"))
        self.delete.setToolTip(tr("Delete the chosen gesture"))
        self.restore = QPushButton(tr("&Restore defaults"))
        self.restore.setToolTip(tr("Restore the gestures that ship with Handmirror; your own ones are kept"))
        self.name = QLineEdit()
        self.name.setMaxLength(MAX_NAME)
        self.name.setPlaceholderText(tr("Name of a gesture"))
        self.name.setAccessibleName(tr("Name of the gesture to learn"))
        self.learn = QPushButton(tr("&Learn this"))
        self.learn.setToolTip(tr("After a countdown, record the hand in the picture for a second"))
        self.directed = QCheckBox(tr("Direction &matters"))
        self.directed.setToolTip(
            tr(
                "Also learn where palm, fingers and thumb point: up, down, towards the camera or away from it. "
                "Left and right are not learned."
            )
        )
        self.message = QLabel(tr("To add a gesture, enter a name, choose “Learn this” and hold up your hand."))
        self.message.setWordWrap(True)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(self.on)
        column.addWidget(self.table, 1)
        for row in (
            (label, self.tolerance, self.percent),
            (self.delete, self.restore, None),
            (self.name, self.learn),
            (self.directed, None),
        ):
            line = QHBoxLayout()
            for widget in row:
                line.addWidget(widget) if widget is not None else line.addStretch(1)
            column.addLayout(line)
        column.addWidget(self.message)
        column.addWidget(buttons)
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)  # Return in the field for the name learns, and nothing else

    def _connect(self) -> None:
        self.on.toggled.connect(self.switched)
        self.table.switched.connect(self._on_switched)
        self.table.renamed.connect(self._on_renamed)
        self.table.chosen.connect(self._on_chosen)
        self.tolerance.valueChanged.connect(self._on_tolerance)
        self.delete.clicked.connect(self._on_delete)
        self.restore.clicked.connect(lambda: self._use(self.gestures.restored(self._shipped)))
        self.name.returnPressed.connect(self._on_learn)
        self.name.textChanged.connect(self._on_name)
        self.learn.clicked.connect(self._on_learn)
        self.lesson.counted.connect(self._on_counted)
        self.lesson.ended.connect(self._on_learned)

    # what is shown

    def _fill(self) -> None:
        self.table.show_gestures(self.gestures.gestures)
        self._on_chosen()
        self._show_learn()

    def _on_chosen(self) -> None:
        row = self.table.currentRow()
        exists = 0 <= row < len(self.gestures.gestures)
        self.delete.setEnabled(exists)
        self.tolerance.setEnabled(exists)
        if exists:
            self.tolerance.blockSignals(True)
            self.tolerance.setValue(round(100 * self.gestures.gestures[row].tolerance / STEP_PERCENT))
            self.tolerance.blockSignals(False)
            self.percent.setText(f"{100 * self.gestures.gestures[row].tolerance:.0f} %")

    def _show_learn(self) -> None:
        name = self.name.text().strip()
        self.learn.setText(tr("&Learn again") if name in self.gestures.names else tr("&Learn this"))
        self.learn.setEnabled(bool(name) and not self.lesson.active)
        self.name.setEnabled(not self.lesson.active)
        self.directed.setEnabled(not self.lesson.active)

    def _on_name(self) -> None:
        """Learn a gesture again as it was learned."""
        name = self.name.text().strip()
        for gesture in self.gestures.gestures:
            if gesture.name == name:
                self.directed.setChecked(bool(gesture.directions))
        self._show_learn()

    def _show_scores(self) -> None:
        if not self.isVisible():
            return
        scores = self._matcher.scores(self._hands, self._axes)
        best = scores.max(axis=0).tolist() if len(scores) else [0.0] * len(self.gestures.gestures)
        self.table.show_scores(best, self.gestures.enter)

    # changes

    def _use(self, gestures: GestureSet) -> None:
        self.gestures, self._matcher = gestures, Matcher(gestures.gestures)
        self._fill()
        self.changed.emit(gestures)

    def _on_switched(self, row: int, on: bool) -> None:
        self._use(self.gestures.put(replace(self.gestures.gestures[row], on=on)))

    def _on_renamed(self, row: int, name: str) -> None:
        gesture = self.gestures.gestures[row]
        if name != gesture.name and name in self.gestures.names:
            self.message.setText(tr("There is already a gesture “{name}”: enter another name.", name=name))
        else:
            try:
                self.gestures = self.gestures.put(replace(gesture, name=name), in_place_of=gesture.name)
            except ValueError:
                self.message.setText(tr("A name needs 1 to {count} printable characters.", count=MAX_NAME))
        self._use(self.gestures)

    def _on_tolerance(self, steps: int) -> None:
        gesture = self.gestures.gestures[self.table.currentRow()]
        self._use(self.gestures.put(replace(gesture, tolerance=steps * STEP_PERCENT / 100)))

    def _on_delete(self) -> None:
        name = self.gestures.gestures[self.table.currentRow()].name
        self._use(self.gestures.without(name))
        self.message.setText(tr("“{name}” was deleted.", name=gesture_name(name)))

    # learning

    def _on_learn(self) -> None:
        name = self.name.text().strip()
        if self.lesson.active or not name:
            return
        if name not in self.gestures.names and len(self.gestures.gestures) >= MAX_GESTURES:
            self.message.setText(tr("There are already {count} gestures: delete one first.", count=MAX_GESTURES))
            return
        self.lesson.start()
        self._show_learn()

    def _on_counted(self, seconds: int) -> None:
        if seconds:
            self.message.setText(tr("Hold up your hand: recording in {seconds} s.", seconds=seconds))
        else:
            self.message.setText(tr("Recording: hold the gesture."))

    def _on_learned(self, hands: list[Hand]) -> None:
        name = self.name.text().strip()
        self._show_learn()
        if not hands:
            self.message.setText(tr("No hand was seen: hold your hand in front of the camera and try again."))
            return
        try:
            gesture = learn(name, hands, self._axes, self.directed.isChecked())
        except ValueError:
            self.message.setText(tr("A name needs 1 to {count} printable characters.", count=MAX_NAME))
            return
        self.name.clear()
        self._use(self.gestures.put(gesture))
        self.table.choose([each.name for each in self.gestures.gestures].index(name))
        if self.directed.isChecked() and not gesture.directions:
            self.message.setText(
                tr("“{name}” was learned without a direction: the hand pointed to the side.", name=name)
            )
        else:
            self.message.setText(tr("“{name}” was learned.", name=name))

    def done(self, result: int) -> None:
        """Close; a recording that runs ends without a result."""
        self.lesson.cancel()
        self._show_learn()
        super().done(result)
