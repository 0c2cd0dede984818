"""The page for the hand: its length typed or measured beside a card, and people by their names."""

from collections.abc import Sequence
from functools import partial

import numpy as np
from PyQt6.QtCore import pyqtSignal
from PyQt6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from handmirror.app.calibration.forms import add_row, picture_beside
from handmirror.app.calibration.picture import FoundPicture, HandDrawing
from handmirror.app.calibration.worker import Jobs, NewestWorker
from handmirror.app.dialogs.hand_length import HandLengthField
from handmirror.app.translation import localized, tr
from handmirror.app.widgets.choice import Choice
from handmirror.app.widgets.quantities import decimal_text
from handmirror.core.camera.projection import project
from handmirror.core.errors import UserError
from handmirror.core.hand.measure import ENOUGH_READINGS, HandLength, HandMeasurement, Problem, Reading
from handmirror.core.hand.people import Person, forget, read_people, remember
from handmirror.core.hand.sheet import SheetKind
from handmirror.core.types import FrameResult

NOTHING = np.zeros((0, 2))


class Measuring:
    """The measurement of a worker's thread."""

    def __init__(self, kind: SheetKind) -> None:
        self._measurement = HandMeasurement(kind)

    def process(self, what: FrameResult | None) -> tuple[Reading, int, float | None, FrameResult] | HandLength:
        """Read a frame; the result when there are enough readings, or for None. UserError when it is refused."""
        if what is None:
            return self._measurement.result()
        reading = self._measurement.add(what)
        if self._measurement.is_enough:
            return self._measurement.result()
        return reading, self._measurement.readings, self._measurement.length, what


class HandPage(QWidget):
    """The length takes effect at once."""

    length_chosen = pyqtSignal(object)  # metres, or None for unknown

    def __init__(self, jobs: Jobs, length: float | None) -> None:
        super().__init__()
        self._jobs = jobs
        self._worker: NewestWorker | None = None
        self._people: dict[str, float] = {}
        self.measuring = False
        self.picture = FoundPicture(
            tr("Lay your hand flat on a table beside a bank card or on a sheet of paper, with the camera above it.")
        )
        self.card = Choice()
        for text, kind in ((tr("Bank card"), "id1"), (tr("A4 paper"), "a4"), (tr("Letter paper"), "letter")):
            self.card.addItem(text, kind)
        self.card.setToolTip(tr("What lies beside or beneath the hand"))
        self.measure = QPushButton(tr("Measure"))
        self.field = HandLengthField(length)
        self.person = Choice()
        self.person.setEditable(True)
        self.person.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.person.setToolTip(tr("Choose a person, or type a new name and press Save"))
        line = self.person.lineEdit()
        assert line is not None
        line.setPlaceholderText(tr("Name"))
        self.keep, self.remove = QPushButton(tr("Save")), QPushButton(tr("Remove"))
        self.keep.setToolTip(tr("Save the length under this name"))
        self.remove.setToolTip(tr("Delete the saved length of this person"))
        self.message = QLabel()
        self.message.setWordWrap(True)
        self.message.setMinimumHeight(44)
        self._lay_out()
        self.measure.clicked.connect(self._start_or_stop)
        self.field.valueChanged.connect(lambda: self.length_chosen.emit(self.field.length))
        self.field.valueChanged.connect(self._show_state)
        self.person.activated.connect(self._use_person)
        self.person.editTextChanged.connect(self._show_state)
        self.keep.clicked.connect(self._keep)
        self.remove.clicked.connect(self._remove)
        self._show_state()
        self.read_people()

    def read_people(self) -> None:
        """List those who are remembered."""
        self._jobs.run(read_people, self._show_people, self._say)

    def ask_for_length(self) -> None:
        """Let the next key replace the length."""
        self.field.setFocus()
        self.field.selectAll()

    def show_length(self, length: float | None) -> None:
        """Show a length that was set elsewhere."""
        if length != self.field.length:
            self.field.blockSignals(True)
            self.field.setValue(self.field.minimum() if length is None else 100 * length)
            self.field.blockSignals(False)
            self._show_state()

    def show_result(self, result: FrameResult) -> None:
        """Read the length from a frame, as soon as the last one is done."""
        if self.measuring and self._worker is not None:
            self._worker.put(result)

    def stop(self) -> None:
        """End the measurement; what was read is discarded."""
        self._end_worker()
        self.measuring = False
        self.measure.setText(tr("Measure"))
        self.picture.clear()

    def _lay_out(self) -> None:
        people = QHBoxLayout()
        people.addWidget(self.keep)
        people.addWidget(self.remove)
        form = QFormLayout()
        add_row(form, tr("Card or paper"), self.card)
        form.addRow(self.measure)
        add_row(form, tr("Hand length"), self.field)
        add_row(form, tr("Person"), self.person)
        form.addRow(people)
        side = QVBoxLayout()
        side.addLayout(form)
        side.addSpacing(6)
        side.addWidget(HandDrawing())
        side.addStretch(1)
        picture_beside(self, self.picture, self.message, side)

    # measuring

    def _start_or_stop(self) -> None:
        if self.measuring:
            self.stop()
            self.message.setText("")
            return
        self._end_worker()
        self._worker = NewestWorker(Measuring(self.card.currentData()).process)
        self._worker.done.connect(self._on_done)
        self._worker.failed.connect(self._on_refused)
        self.measuring = True
        self.measure.setText(tr("Stop"))
        self.message.setText(tr("Waiting for a picture…"))

    def _on_done(self, what: tuple[Reading, int, float | None, FrameResult] | HandLength) -> None:
        if not isinstance(what, HandLength):
            if self.measuring:
                self._show_reading(*what)
            return
        self.stop()
        self.field.setValue(100 * what.length)
        self.message.setText(
            tr(
                "Your hand is {length} cm long; the readings of {readings} frames differ by {spread} %.",
                length=decimal_text(100 * what.length, 1),
                readings=what.readings,
                spread=decimal_text(100 * what.spread, 1),
            )
        )

    def _on_refused(self, sentence: str) -> None:
        self.stop()
        self._say(sentence)

    def _show_reading(self, reading: Reading, readings: int, length: float | None, result: FrameResult) -> None:
        self.picture.show_picture(result.frame.image)
        points = NOTHING if reading.hand is None else project(reading.hand.joints, result.K)
        self.picture.show_found(points, NOTHING if reading.sheet is None else reading.sheet.corners)
        if reading.problem is not None:
            texts = {
                Problem.NO_SHEET: tr("{card}: show it whole, on a plain surface.", card=self.card.currentText()),
                Problem.NO_HAND: tr("Lay your hand beside it, with all of it in the picture."),
                Problem.NOT_FLAT: tr("Lay your hand flat, with straight fingers."),
            }
            self.message.setText(texts[reading.problem])
        elif length is not None:
            values = {"length": decimal_text(100 * length, 1), "readings": readings, "all": ENOUGH_READINGS}
            self.message.setText(tr("{length} cm, reading {readings} of {all}: hold still.", **values))

    def _end_worker(self) -> None:
        if self._worker is not None:
            self._worker.stop()
            self._worker = None

    # people

    def _show_people(self, people: Sequence[Person]) -> None:
        text = self.person.currentText()
        self._people = {person.name: person.hand_length for person in people}
        self.person.blockSignals(True)
        self.person.clear()
        self.person.addItems(list(self._people))
        self.person.setCurrentIndex(-1)
        self.person.setEditText(text)
        self.person.blockSignals(False)
        self._show_state()

    def _use_person(self) -> None:
        length = self._people.get(self.person.currentText())
        if length is not None:
            self.field.setValue(100 * length)

    def _keep(self) -> None:
        length = self.field.length
        if length is None:
            return
        try:
            person = Person(self.person.currentText().strip(), length)
        except UserError as error:
            self._say(str(error))
            return
        values = {"name": person.name, "length": decimal_text(100 * length, 1)}
        self._change(partial(remember, person), tr("{name}: {length} cm was saved.", **values))

    def _remove(self) -> None:
        name = self.person.currentText().strip()
        self.person.setEditText("")
        self._change(partial(forget, name), tr("{name} was removed.", name=name))

    def _change(self, change: "partial[None]", sentence: str) -> None:
        def job() -> tuple[Person, ...]:
            change()
            return read_people()

        def done(people: Sequence[Person]) -> None:
            self._show_people(people)
            self.message.setText(sentence)

        self._jobs.run(job, done, self._say)

    def _say(self, sentence: str) -> None:
        self.message.setText(localized(sentence))

    def _show_state(self) -> None:
        name = self.person.currentText().strip()
        self.keep.setEnabled(bool(name) and self.field.length is not None)
        self.remove.setEnabled(name in self._people)
