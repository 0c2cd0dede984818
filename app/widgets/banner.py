"""The message over the camera picture: what is happening, or what went wrong and how to fix it."""

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Literal

from PyQt6.QtCore import QEvent, QObject, Qt, QTextBoundaryFinder
from PyQt6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from handmirror.app.translation import localized, tr
from handmirror.app.widgets.style import repolish

Kind = Literal["info", "warning", "error"]


class Banner(QFrame):
    """One message at a time, which never blocks and can be dismissed; it may have buttons with remedies."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("banner")
        self._text = ""
        self.label = QLabel()
        self.label.setMinimumWidth(1)
        self.label.setWordWrap(True)
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.button = QPushButton()
        self.button.clicked.connect(lambda: self._remedy())
        self._remedy: Callable[[], None] = lambda: None
        self.more: list[QPushButton] = []  # the buttons after the first
        self._dismiss = QPushButton("✕")
        self._dismiss.setToolTip(tr("Dismiss this message"))
        self._dismiss.setAccessibleName(tr("Dismiss this message"))
        self._dismiss.setFixedWidth(34)
        self._dismiss.clicked.connect(self.hide)
        self._row = layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 9, 9, 9)
        layout.setSpacing(8)
        layout.addWidget(self.label, 1)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._dismiss, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()
        parent.installEventFilter(self)

    def lie_over(self, parent: QWidget) -> None:
        """Cover the top of another widget from now on."""
        before, shown = self.parentWidget(), not self.isHidden()
        if before is parent:
            return
        if before is not None:
            before.removeEventFilter(self)
        self.setParent(parent)
        parent.installEventFilter(self)
        if shown:
            self.show()
        self.place()
        self.raise_()

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        """Follow the size of the parent."""
        if event is not None and event.type() == QEvent.Type.Resize:
            self.place()
        return super().eventFilter(watched, event)

    @property
    def text(self) -> str:
        """The message that is shown; empty if none is."""
        return "" if self.isHidden() else self._text

    def show_message(
        self,
        text: str,
        kind: Kind,
        button: str = "",
        remedy: Callable[[], None] = lambda: None,
        buttons: Sequence[tuple[str, Callable[[], None]]] = (),
    ) -> None:
        """Show a message until the next one or until it is dismissed; a button of this name calls `remedy`.

        Where there are several `buttons`, they are given by their texts and what they call instead.
        """
        if buttons:
            button, remedy = buttons[0]
        self._text = localized(text)
        self.button.setText(button)
        self.button.setVisible(bool(button))
        self._remedy = remedy
        self._show_more(buttons[1:])
        self._say(kind)
        self.setProperty("kind", kind)  # for the style sheet
        repolish(self)
        self.show()
        self.place()
        self.raise_()

    def _say(self, kind: Kind) -> None:
        """Let screen readers say the message when it appears, and with its buttons."""
        said = {"info": "{message}", "warning": tr("Warning: {message}"), "error": tr("Error: {message}")}[kind]
        self.setAccessibleName(said.format(message=self._text))
        for button in (self.button, *self.more, self._dismiss):
            button.setAccessibleDescription(self._text)

    def _show_more(self, more: Sequence[tuple[str, Callable[[], None]]]) -> None:
        for button in self.more:
            button.hide()
            button.deleteLater()
        self.more = []
        for text, call in more:
            button = QPushButton(text)
            button.clicked.connect(lambda _, call=call: call())
            self._row.insertWidget(self._row.indexOf(self._dismiss), button, 0, Qt.AlignmentFlag.AlignTop)
            button.show()  # at once, so that the height takes it into account
            self.more.append(button)

    def place(self) -> None:
        """Cover the top of the parent, as high as the text needs."""
        parent = self.parentWidget()
        assert parent is not None
        width = max(200, parent.width() - 24)
        self._fit_text(width - self.minimumSizeHint().width())
        self.setGeometry(12, 12, width, self.heightForWidth(width))

    def _fit_text(self, width: int) -> None:
        """Shorten parts without a line break opportunity, such as long file names, to the width of the label."""
        finder, metrics = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, self._text), self.fontMetrics()
        ends = [0, *iter(finder.toNextBoundary, -1)]
        pieces = [self._text[start:end] for start, end in pairwise(ends)]
        shown = "".join(metrics.elidedText(piece, Qt.TextElideMode.ElideMiddle, width) for piece in pieces)
        self.label.setText(shown)
        self.label.setToolTip("" if shown == self._text else self._text)
