"""A QR code of an address, for phones."""

import cv2
import numpy as np
from PyQt6.QtCore import QSize, Qt
from PyQt6.QtGui import QPainter, QPaintEvent
from PyQt6.QtWidgets import QSizePolicy, QWidget

from handmirror.app.translation import tr

QUIET = 4  # modules around a code, which ISO/IEC 18004 requires to be light
MODULE = 5  # pixels, whole ones, since blurred edges are read less well


def qr_modules(text: str) -> np.ndarray:
    """[n, n] of bool, true where the code of a text is dark; without the light border."""
    code = cv2.QRCodeEncoder.create().encode(text)
    dark = np.asarray(code) < 128
    rows, columns = np.flatnonzero(dark.any(1)), np.flatnonzero(dark.any(0))
    return dark[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


class QrCode(QWidget):
    """Black on white in every theme, so that cameras read it; hidden while there is no address."""

    def __init__(self) -> None:
        super().__init__()
        self._modules = np.zeros((0, 0), bool)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_text(self, text: str) -> None:
        """Show the code of a text; none while it is empty."""
        self._modules = qr_modules(text) if text else np.zeros((0, 0), bool)
        self.setVisible(bool(text))
        self.setAccessibleName(tr("QR code of {address}", address=text))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """See QWidget."""
        side = MODULE * (len(self._modules) + 2 * QUIET)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Paint the code."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), Qt.GlobalColor.white)
        for row, column in np.argwhere(self._modules):
            x, y = (MODULE * (QUIET + int(place)) for place in (column, row))
            painter.fillRect(x, y, MODULE, MODULE, Qt.GlobalColor.black)
        painter.end()
