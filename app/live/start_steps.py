"""What the banner says from the choice of a source to the first hands in it."""

from collections.abc import Callable

from PyQt6.QtCore import QObject, QTimer

from handmirror.app.live.controller import LOADING, TrackingController
from handmirror.app.translation import tr
from handmirror.app.widgets.banner import Banner
from handmirror.core.live import OPENING, LiveResult

HINT_MS = 4000  # without a hand after the first frame


class StartSteps(QObject):
    """Names the step that is being waited for, then what to do if a camera shows no hand."""

    def __init__(self, controller: TrackingController, banner: Banner, done: Callable[[], None]) -> None:
        """`done` is called when a started source is tracked and no step is shown any more."""
        super().__init__()
        self._banner, self._done = banner, done
        self._what = self._preparing = ""
        self.is_starting = False  # nothing of the source has been tracked yet
        self._has_picture = self._is_loading = self._is_running = self._is_live = False
        self._is_over, self._is_waiting = True, False
        self._hint_text = ""
        self._hint = QTimer(self)
        self._hint.setSingleShot(True)
        self._hint.timeout.connect(self._show_hint)
        controller.picture_ready.connect(self._on_picture)
        controller.result_ready.connect(self._on_result)
        controller.tracker_loaded.connect(self._on_loaded)
        controller.source_opened.connect(self._on_opened)

    def begin(self, what: str) -> None:
        """A source is opened; `what` says so, such as "Opening the camera…"."""
        self.end()
        self._what, self.is_starting, self._is_over = what, True, False
        self._show()

    def end(self) -> None:
        """Nothing is started any more."""
        self._is_over, self._is_waiting = True, False
        self.is_starting = self._has_picture = self._is_loading = self._is_running = self._is_live = False
        self._preparing = ""
        self._hint.stop()

    def on_waiting(self) -> None:
        """The source is not there: no step is shown until it is."""
        self._is_waiting = True
        self._hint.stop()

    def on_opening(self, sentence: str) -> None:
        """A status of the run before it tracks."""
        if self._is_over:
            return
        if sentence == LOADING:
            self._is_loading = True
        elif sentence != OPENING:
            self._preparing = sentence
        self._show()

    def on_running(self) -> None:
        """The source is open and the tracker loaded."""
        self._is_running, self._is_loading, self._preparing = True, False, ""
        self._is_waiting = False
        self._show() if self.is_starting else self._done()

    def _on_picture(self, _: LiveResult) -> None:
        self._has_picture = True
        if self.is_starting:
            self._show()

    def _on_loaded(self, *_: object) -> None:
        self._is_loading, self._preparing = False, ""
        if self.is_starting:
            self._show()

    def _on_opened(self, is_live: bool) -> None:
        self._is_live = is_live

    def _on_result(self, live: LiveResult) -> None:
        if live.result.hands:
            self._hint.stop()
            self._is_live = False  # no hint any more
            if self._hint_text and self._banner.text == self._hint_text:
                self._banner.hide()
        if self.is_starting:
            self.is_starting = False
            self._done()
            if self._is_live:
                self._hint.start(HINT_MS)

    def _show(self) -> None:
        if self._is_waiting:
            return
        if self._preparing:
            text = self._preparing
        elif self.is_starting and not (self._has_picture or self._is_running):
            text = self._what
        else:
            text = tr("Loading the tracker…") if self._is_loading else tr("Warming up…")
        self._banner.show_message(text, "info")

    def _show_hint(self) -> None:
        if not self._banner.text:
            self._hint_text = tr("Hold a hand in view, palm towards the camera, 30–80 cm away.")
            self._banner.show_message(self._hint_text, "info")
