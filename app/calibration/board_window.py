"""The board on a screen."""

from PyQt6.QtCore import QRectF, Qt
from PyQt6.QtGui import QColor, QGuiApplication, QImage, QKeyEvent, QPainter, QPaintEvent
from PyQt6.QtWidgets import QWidget

from handmirror.app.translation import tr
from handmirror.core.camera.calibrate.board import Board


class BoardWindow(QWidget):
    """Fills the second screen or, where there is none, is a window; Esc or a double click closes it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.setWindowTitle(tr("Calibration board"))
        self.resize(900, 660)
        self._board, self._image = Board(), QImage()

    def show_board(self, board: Board) -> None:
        """Show it in front."""
        cells = board.cells()
        self._board = board
        height, width = cells.shape
        self._image = QImage(cells.tobytes(), width, height, width, QImage.Format.Format_Grayscale8).copy()
        own = self.parentWidget().screen() if self.parentWidget() else None  # type: ignore[union-attr]
        others = [screen for screen in QGuiApplication.screens() if screen is not own]
        if others:
            self.setGeometry(others[0].geometry())
            self.showFullScreen()
        else:
            self.show()
            self.raise_()
        self.update()

    def paintEvent(self, event: QPaintEvent | None) -> None:
        """Paint the board as large as it fits, with whole pixels for each cell, on white."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor("white"))
        cells = self._image.size()
        if not cells.isEmpty():
            border = cells.width() / self._board.squares[0]
            ratio = self.devicePixelRatioF()
            room = self.width() / (cells.width() + border), self.height() / (cells.height() + border)
            dots = max(1, int(min(room) * ratio)) / ratio
            width, height = cells.width() * dots, cells.height() * dots
            left, top = (
                round((side - part) / 2 * ratio) / ratio
                for side, part in ((self.width(), width), (self.height(), height))
            )
            painter.drawImage(QRectF(left, top, width, height), self._image)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent | None) -> None:
        """Esc closes it."""
        if event is not None and event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: object) -> None:
        """A double click closes it."""
        self.close()
