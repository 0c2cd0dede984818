"""Asks for a file, folder or address without holding up the tracking."""

from collections.abc import Callable

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QFileDialog, QInputDialog, QWidget

from handmirror.app.live.source_chooser import OPEN_ADDRESS, OPEN_FOLDER, OPEN_SESSION


def ask_for_source(parent: QWidget, opener: str, folder: str, chosen: Callable[[str], None]) -> None:
    """Open the dialog of one of OPENERS and return at once; sessions are looked for in `folder`."""
    dialog: QFileDialog | QInputDialog
    if opener == OPEN_ADDRESS:
        dialog = QInputDialog(parent)
        dialog.setWindowTitle("Open address")
        dialog.setLabelText("Address of a network camera or video (http, https or rtsp):")
        dialog.resize(520, dialog.height())
        dialog.textValueSelected.connect(lambda text: chosen(text.strip()) if text.strip() else None)
    else:
        dialog = QFileDialog(parent)
        if opener in (OPEN_FOLDER, OPEN_SESSION):
            dialog.setFileMode(QFileDialog.FileMode.Directory)
        else:
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        if opener == OPEN_SESSION:
            dialog.setWindowTitle("Open session")
            dialog.setDirectory(folder)
        dialog.fileSelected.connect(chosen)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
