"""Forms of the calibration's pages."""

from PyQt6.QtWidgets import QFormLayout, QLabel, QLayout, QWidget


def add_row(form: QFormLayout, name: str, field: QWidget | QLayout) -> None:
    """Add a row with the name at the height of the field's middle."""
    label = QLabel(name)
    label.setMinimumHeight(field.sizeHint().height())
    if isinstance(field, QWidget):
        label.setBuddy(field)
    form.addRow(label, field)
