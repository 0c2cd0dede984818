"""The pane beside the 3D view with live figures of the hands and of the tracking."""

import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from PyQt6.QtCore import QEvent, QObject, Qt, QTimer, pyqtSignal
from PyQt6.QtGui import QGuiApplication, QHideEvent, QPalette, QShowEvent
from PyQt6.QtWidgets import QFrame, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from handmirror.app.inspector.hand_card import HandCard
from handmirror.app.inspector.history import HandHistory
from handmirror.app.inspector.history_plot import HistoryPlot
from handmirror.app.inspector.performance import Performance
from handmirror.app.inspector.report import Situation, issue_report
from handmirror.app.inspector.stages import StageClock
from handmirror.app.live.controller import TrackingController
from handmirror.app.live.frame_clock import FrameClock
from handmirror.app.log import log_path
from handmirror.app.settings import Settings
from handmirror.app.translation import tr
from handmirror.core.live import LiveResult
from handmirror.core.types import Array, FrameResult

UPDATE_MS = 100  # between two updates of the figures
WIDTH = 250  # least, in pixels


class Inspector(QScrollArea):
    """While it is hidden it keeps nothing and computes nothing; otherwise it is updated ten times a second."""

    report_copied = pyqtSignal()  # to the clipboard
    _report_made = pyqtSignal(str)

    def __init__(
        self,
        axes: Array,
        settings: Settings,
        controller: TrackingController,
        clock: Callable[[], FrameClock],
        drawn_by: str,
    ) -> None:
        """Show no hands yet.

        Args:
            axes: of the hand model, as `HandHistory` takes them.
            settings: keep which figure is plotted.
            controller: of the live run.
            clock: the times at which its frames reached the screen.
            drawn_by: what draws the 3D view, for the report.
        """
        super().__init__()
        self._controller, self._clock, self._drawn_by = controller, clock, drawn_by
        self._history, self._stages = HandHistory(axes), StageClock()
        self._source, self._opened = "", set[str]()  # the current one, and all so far
        self._changed = self._recorded = False
        self._last: FrameResult | None = None
        self._known = False
        self.cards: list[HandCard] = []
        self.no_hand = QLabel(tr("No hand"))
        self.plot = HistoryPlot(settings)
        self.plot.column_changed.connect(self._show_curves)
        self.performance = Performance()
        self.copy = QPushButton(tr("Copy report for an issue"))
        self.copy.setToolTip(
            tr("Copies versions, system, figures and the last lines of the log, without names, paths and addresses")
        )
        self.copy.clicked.connect(self._make_report)
        self._report_made.connect(self._copy_report)
        self._worker = ThreadPoolExecutor(1, "handmirror-report")
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._update)
        self._lay_out()

    def _lay_out(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(WIDTH)
        self.setAccessibleName(tr("Inspector"))
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(8, 10, 8, 10)
        column.setSpacing(6)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(6)
        column.addWidget(_heading(tr("Hands")))
        column.addWidget(self.no_hand)
        column.addLayout(self._cards)
        column.addWidget(_heading(tr("Last 10 seconds")))
        column.addWidget(self.plot)
        self._performance_heading = _heading(tr("Performance"))
        column.addWidget(self._performance_heading)
        column.addWidget(self.performance)
        column.addSpacing(4)
        column.addWidget(self.copy)
        column.addStretch(1)
        self.no_hand.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.setWidget(content)
        self._fit_width()

    # what the window shows

    def start(self, source: str, recorded: bool = False) -> None:
        """Begin with another source: one that is tracked now, or a `recorded` session."""
        self._source, self._recorded = source, recorded
        self._opened.add(source)
        for widget in (self._performance_heading, self.performance):
            widget.setVisible(not recorded)
        self.clear()

    def set_axes(self, axes: Array) -> None:
        """The axes of the joints of another hand model."""
        self._history = HandHistory(axes)

    def clear(self) -> None:
        """Show no hands and no figures, until there is a frame."""
        self._last = None
        self._history.clear()
        self._stages.clear()
        self.performance.clear()
        self._changed = True

    def add_live(self, live: LiveResult) -> None:
        """A result of the tracking has reached the window."""
        if self.isVisible():
            self._stages.received(live, time.monotonic_ns())

    def add_frame(self, result: FrameResult, known: bool = False) -> None:
        """A frame is being shown; whether the distances of its hands are known, rather than estimates."""
        self._last, self._known = result, known
        if self.isVisible():
            self._history.add(result)
            self._changed = True

    def drawn(self) -> None:
        """The last live result has been drawn."""
        if self.isVisible():
            self._stages.drawn(time.monotonic_ns())

    def close_worker(self) -> None:
        """End the thread that makes reports."""
        self._worker.shutdown(wait=False, cancel_futures=True)

    # showing it

    def showEvent(self, event: QShowEvent | None) -> None:
        """Update from now on."""
        super().showEvent(event)
        if self._last is not None:
            self._history.add(self._last)
        self._changed = True
        self._timer.start(UPDATE_MS)

    def hideEvent(self, event: QHideEvent | None) -> None:
        """Stop updating, and forget what would be outdated."""
        super().hideEvent(event)
        self._timer.stop()
        self._history.clear()
        self._stages.clear()

    def _update(self) -> None:
        window = self.window()
        if window is None or window.isMinimized():
            return
        if not self._recorded:
            pace = self._clock().pace(time.monotonic_ns())
            self.performance.show_figures(pace, self._controller.counters(), self._stages.medians_ms())
        if self._changed:
            self._changed = False
            self._show_hands()
            self._show_curves()

    def _show_hands(self) -> None:
        hands = self._history.figures()
        while len(self.cards) < len(hands):
            self.cards.append(HandCard())
            self._cards.addWidget(self.cards[-1])
        for number, (card, hand) in enumerate(zip(self.cards, hands, strict=False), 1):
            alone = sum(other.side is hand.side for other in hands) == 1
            card.show_hand(hand, self._known, 0 if alone else number)
        for number, card in enumerate(self.cards):
            card.setVisible(number < len(hands))
        self.no_hand.setVisible(not hands)

    def eventFilter(self, watched: QObject | None, event: QEvent | None) -> bool:
        """Fit the width when a text has become longer."""
        filtered = super().eventFilter(watched, event)
        if event is not None and event.type() == QEvent.Type.LayoutRequest and watched is self.widget():
            self._fit_width()
        return filtered

    def _fit_width(self) -> None:
        """Be wide enough for the longest row so far, beside the scroll bar."""
        content, bar = self.widget(), self.verticalScrollBar()
        assert content is not None and bar is not None
        width = content.minimumSizeHint().width() + bar.sizeHint().width()
        self.setMinimumWidth(max(self.minimumWidth(), width))

    def _show_curves(self) -> None:
        self.plot.show_curves(self._history.curves(self.plot.column))

    # the report

    def _make_report(self) -> None:
        self.copy.setEnabled(False)
        situation = Situation(
            source=self._source,
            recorded=self._recorded,
            mode=self._controller.source_mode,
            setup=self._controller.setup,
            view=self._drawn_by,
            pace=self._clock().pace(time.monotonic_ns()),
            counters=self._controller.counters(),
            opened=tuple(self._opened),
            size=None if self._last is None else self._last.frame.size,
            hands=0 if self._last is None else len(self._last.hands),
            stages_ms=self._stages.medians_ms(),
        )
        self._worker.submit(self._report, situation)

    def _report(self, situation: Situation) -> None:
        text = ""
        try:
            text = issue_report(situation, log_path())
        except Exception as error:
            sys.excepthook(type(error), error, error.__traceback__)
        self._report_made.emit(text)

    def _copy_report(self, text: str) -> None:
        clipboard = QGuiApplication.clipboard()
        self.copy.setEnabled(True)
        if text and clipboard is not None:
            clipboard.setText(text)
            self.report_copied.emit()


def _heading(text: str) -> QLabel:
    label = QLabel(text)
    font = label.font()
    font.setBold(True)
    label.setFont(font)
    return label
