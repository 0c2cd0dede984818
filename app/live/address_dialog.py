"""The dialog that asks for the address of a network camera or video."""

from collections.abc import Callable

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from handmirror.app.translation import localized, tr
from handmirror.app.widgets.field_problem import show_problem
from handmirror.core.camera.address import address_fault

WIDTH = 520  # pixels


class AddressDialog(QDialog):
    """The address is checked while it is typed, and can be opened when it is valid."""

    def __init__(self, parent: QWidget, address: str, chosen: Callable[[str], None]) -> None:
        """`address` is what the field holds at first; `chosen` is called with what the user opens."""
        super().__init__(parent)
        self._chosen = chosen
        self.setWindowTitle(tr("Open address"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        label = QLabel(tr("Address of a network camera or video (http, https or rtsp):"))
        self.address, self.problem = QLineEdit(address), QLabel()
        self.address.setAccessibleName(tr("Address"))
        label.setBuddy(self.address)
        self.problem.setWordWrap(True)
        self.problem.setProperty("tone", "problem")
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        button = buttons.addButton(tr("Open"), QDialogButtonBox.ButtonRole.AcceptRole)
        assert button is not None
        self.open_ = button
        self.open_.setDefault(True)
        column = QVBoxLayout(self)
        for part in (label, self.address, self.problem, buttons):
            column.addWidget(part)
        column.insertStretch(3, 1)
        self.resize(WIDTH, self.sizeHint().height())
        self.address.textChanged.connect(self._check)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._check()

    def accept(self) -> None:
        """Open the address, if it is valid."""
        address = self.address.text().strip()
        if not address_fault(address):
            super().accept()
            self._chosen(address)

    def _check(self) -> None:
        text = self.address.text().strip()
        fault = address_fault(text)
        show_problem(self.address, self.problem, localized(fault) if text else "")
        self.open_.setEnabled(not fault)
        self._grow()

    def _grow(self) -> None:
        """Make room for a long sentence."""
        layout = self.layout()
        assert layout is not None
        layout.activate()
        self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))
