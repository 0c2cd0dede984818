"""What the pages of the settings dialog have in common."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PyQt6.QtCore import QEvent, QObject, Qt
from PyQt6.QtWidgets import QAbstractSpinBox, QFormLayout, QLabel, QSlider, QVBoxLayout, QWidget

from handmirror.app.preferences.keys import Setting
from handmirror.app.preferences.store import Preferences
from handmirror.app.settings import T
from handmirror.app.widgets.choice import Choice

TEXT_WIDTH = 380  # pixels of a paragraph, at least
PADDING = 8  # above and below the text of a field


class Page(QWidget):
    """A form; `settings` are those that it shows, and that return to their defaults together."""

    def __init__(self, preferences: Preferences, settings: Sequence[Setting[Any]]) -> None:
        super().__init__()
        self.preferences, self.settings = preferences, settings
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 14, 20, 14)
        self.form = QFormLayout()
        self.form.setHorizontalSpacing(16)
        self.form.setVerticalSpacing(10)
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        column.addLayout(self.form)
        column.addStretch(1)

    def add_row(self, label: str, field: QWidget, tip: str = "") -> None:
        """A field with its name, which is also its accessible name."""
        field.setToolTip(tip)
        if not field.accessibleName():
            field.setAccessibleName(label)
        for each in (field, *field.findChildren(QWidget)):
            if isinstance(each, QAbstractSpinBox | QSlider):
                each.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
                each.installEventFilter(_no_wheel)
        name = QLabel(label)
        name.setBuddy(field)
        name.setMinimumHeight(min(field.sizeHint().height(), self.fontMetrics().height() + 2 * PADDING))
        self.form.addRow(name, field)

    def add_text(self, text: str = "", tone: str = "dim") -> QLabel:
        """A paragraph under the last field; hidden while it is empty."""
        label = QLabel(text)
        label.setWordWrap(True)
        label.setProperty("tone", tone)
        label.setVisible(bool(text))
        label.setMinimumWidth(TEXT_WIDTH)  # else its height is that of one word a line
        self.form.addRow("", label)
        return label

    def restore_defaults(self) -> None:
        """Return to the defaults of this page."""
        self.preferences.reset(self.settings)

    def show_values(self) -> None:
        """Show the values in use."""
        raise NotImplementedError

    def set_recording(self, on: bool) -> None:
        """Whether a recording runs, which some changes would end."""

    def release(self) -> None:
        """End threads; called before the page is deleted."""

    def uses(self, key: str) -> bool:
        """Whether the page shows the setting of this key."""
        return any(setting.key == key for setting in self.settings)


class ChoiceField(Choice):
    """Saves one of the values of a setting."""

    def __init__(self, preferences: Preferences, setting: Setting[T], choices: Sequence[tuple[T, str]]) -> None:
        """`choices` are values and what people call them."""
        super().__init__()
        self._value: Callable[[], object] = partial(preferences.get, setting)
        for value, text in choices:
            self.addItem(text, value)
        self.show_value()
        self.activated.connect(lambda: preferences.set(setting, self.currentData()))

    def show_value(self) -> None:
        """Show the value in use."""
        self.setCurrentIndex(self.findData(self._value()))


class _NoWheel(QObject):
    """The wheel scrolls the page; it does not change the field that happens to be beneath the pointer."""

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        assert event is not None and watched is not None
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return False


_no_wheel = _NoWheel()
