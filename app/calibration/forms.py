"""Forms of the calibration's pages."""

from PyQt6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QLayout, QVBoxLayout, QWidget


def add_row(form: QFormLayout, name: str, field: QWidget | QLayout) -> None:
    """Add a row with the name at the height of the field's middle."""
    label = QLabel(name)
    label.setMinimumHeight(field.sizeHint().height())
    if isinstance(field, QWidget):
        label.setBuddy(field)
    form.addRow(label, field)


def picture_beside(page: QWidget, picture: QWidget, message: QWidget, side: QLayout) -> None:
    """Lay out a page: a large picture with a message below it, and the form at its side."""
    left = QVBoxLayout()
    left.addWidget(picture, 1)
    left.addWidget(message)
    row = QHBoxLayout(page)
    row.setContentsMargins(14, 14, 14, 14)
    row.setSpacing(14)
    row.addLayout(left, 1)
    row.addLayout(side)
