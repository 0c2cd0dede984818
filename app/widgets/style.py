"""Qt's Fusion style with icons that can be seen on every theme."""

from PyQt6.QtCore import QSize
from PyQt6.QtGui import QColor, QIcon, QPainter, QPixmap
from PyQt6.QtWidgets import QProxyStyle, QStyle, QStyleOption, QWidget

_Icon = QStyle.StandardPixmap
RECOLOURED = {  # Qt's own are black strokes; its other icons have colours that can be seen on any background
    _Icon.SP_ArrowBack,
    _Icon.SP_ArrowForward,
    _Icon.SP_ArrowLeft,
    _Icon.SP_ArrowRight,
    _Icon.SP_ArrowUp,
    _Icon.SP_ArrowDown,
    _Icon.SP_FileDialogToParent,
    _Icon.SP_ToolBarHorizontalExtensionButton,
    _Icon.SP_ToolBarVerticalExtensionButton,
    _Icon.SP_LineEditClearButton,
}
SIZES = (16, 24, 32)


class Style(QProxyStyle):
    """Fusion; `colour` is that of its icons."""

    def __init__(self, colour: str) -> None:
        super().__init__("Fusion")
        self._colour = QColor(colour)
        self._icons: dict[QStyle.StandardPixmap, QIcon] = {}  # each is made once: Qt keeps the pixmaps of all icons

    def standardIcon(
        self, standardIcon: QStyle.StandardPixmap, option: QStyleOption | None = None, widget: QWidget | None = None
    ) -> QIcon:
        """Qt's icon, in the colour of the theme."""
        if standardIcon not in self._icons:
            found = super().standardIcon(standardIcon, option, widget)
            is_black = standardIcon in RECOLOURED
            self._icons[standardIcon] = recoloured(found, self._colour) if is_black else found
        return self._icons[standardIcon]


def recoloured(icon: QIcon, colour: QColor) -> QIcon:
    """The shape of an icon in one colour."""
    result = QIcon()
    for side in SIZES:
        pixmap = icon.pixmap(QSize(side, side))
        if not pixmap.isNull():
            result.addPixmap(_filled(pixmap, colour))
    return result


def _filled(shape: QPixmap, colour: QColor) -> QPixmap:
    result = QPixmap(shape)
    painter = QPainter(result)
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
    painter.fillRect(result.rect(), colour)
    painter.end()
    return result


def repolish(widget: QWidget) -> None:
    """Apply the style sheet to a property of the widget that has changed."""
    style = widget.style()
    assert style is not None
    style.unpolish(widget)
    style.polish(widget)
