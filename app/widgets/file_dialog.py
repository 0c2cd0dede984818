"""What Qt's own file dialog lacks on the dark theme."""

from PyQt6.QtCore import Qt
from PyQt6.QtGui import QIcon
from PyQt6.QtWidgets import QFileDialog, QToolButton

# its buttons by Qt's names for them; their own icons are black
SIGNS = {
    "backButton": "←",
    "forwardButton": "→",
    "toParentButton": "↑",
    "newFolderButton": "+",
    "listModeButton": "∷",
    "detailModeButton": "≡",
}


def prepare_file_dialog(dialog: QFileDialog) -> None:
    """Hide the long lists of suffixes, and give the buttons signs in the colour of text."""
    dialog.setOption(QFileDialog.Option.HideNameFilterDetails)
    for name, sign in SIGNS.items():
        button = dialog.findChild(QToolButton, name)  # None in the system's own dialog
        if button is not None:
            button.setIcon(QIcon())
            button.setText(sign)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            button.setStyleSheet("padding: 3px 7px; font-size: 15px;")
