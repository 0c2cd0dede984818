"""The message over the camera picture: what is happening, or what went wrong and how to mend it."""

from collections.abc import Callable
from typing import Literal

from PyQt6.QtCore import Qt
from PyQt6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

Kind = Literal["info", "warning", "error"]
COLORS: dict[Kind, str] = {"info": "#2b4a66", "warning": "#6b5420", "error": "#73302f"}


class Banner(QFrame):
    """One sentence, never a dialog; it can offer a remedy, and every message can be put away."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._label = QLabel()
        self._label.setWordWrap(True)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.button = QPushButton()
        self.button.clicked.connect(lambda: self._remedy())
        self._remedy: Callable[[], None] = lambda: None
        self._dismiss = QPushButton("✕")
        self._dismiss.setToolTip("Put this message away")
        self._dismiss.setFixedWidth(34)
        self._dismiss.clicked.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 9, 9, 9)
        layout.setSpacing(8)
        layout.addWidget(self._label, 1)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._dismiss, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    @property
    def text(self) -> str:
        """What is said now; empty when nothing is."""
        return "" if self.isHidden() else self._label.text()

    def say(self, text: str, kind: Kind, button: str = "", remedy: Callable[[], None] = lambda: None) -> None:
        """Show a sentence until the next one or until it is put away; `button` names what calls `remedy`."""
        self._label.setText(text)
        self.button.setText(button)
        self.button.setVisible(bool(button))
        self._remedy = remedy
        self.setStyleSheet(
            f"#banner {{ background: {COLORS[kind]}; border-radius: 6px; }}"
            "QPushButton { background: rgba(255, 255, 255, 30); border: none; padding: 3px 10px; }"
            "QPushButton:hover { background: rgba(255, 255, 255, 60); }"
        )
        self.show()
        self.place()
        self.raise_()

    def place(self) -> None:
        """Lie along the top of the parent, as high as the text needs."""
        parent = self.parentWidget()
        assert parent is not None
        width = max(200, parent.width() - 24)
        self.setGeometry(12, 12, width, self.heightForWidth(width))
