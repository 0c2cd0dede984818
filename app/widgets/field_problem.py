"""Texts under the fields of a form, such as what is wrong with a field."""

from PyQt6.QtWidgets import QAbstractSpinBox, QLabel, QLineEdit

from handmirror.app.widgets.style import repolish


def show_text(label: QLabel, text: str) -> None:
    """Show a text, or hide the label while there is none."""
    label.setText(text)
    label.setVisible(bool(text))


def show_problem(field: QLineEdit | QAbstractSpinBox, label: QLabel, problem: str) -> None:
    """Mark a field as invalid, and say why; an empty `problem` clears both."""
    show_text(label, problem)
    field.setProperty("invalid", bool(problem))
    field.setAccessibleDescription(problem)
    repolish(field)
