"""What Qt's own file dialog lacks on the dark theme."""

from PyQt6.QtGui import QColor, QIcon, QPainter, QPixmap
from PyQt6.QtWidgets import QFileDialog, QToolButton

from handmirror.app.widgets.theme import DIM_TEXT, TEXT

ICON_SIZE = 16  # pixels


def prepare_file_dialog(dialog: QFileDialog) -> None:
    """Hide the long lists of suffixes, and draw the icons of the buttons, which are dark, in the colour of text."""
    dialog.setOption(QFileDialog.Option.HideNameFilterDetails)
    for button in dialog.findChildren(QToolButton):  # none in the system's own dialog
        if not button.icon().isNull():
            button.setIcon(_in_text_colour(button.icon()))


def _in_text_colour(icon: QIcon) -> QIcon:
    result = QIcon()
    for mode, colour in ((QIcon.Mode.Normal, TEXT), (QIcon.Mode.Disabled, DIM_TEXT)):
        pixmap = QPixmap(icon.pixmap(ICON_SIZE * 2))
        painter = QPainter(pixmap)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        painter.fillRect(pixmap.rect(), QColor(colour))
        painter.end()
        result.addPixmap(pixmap, mode)
    return result
