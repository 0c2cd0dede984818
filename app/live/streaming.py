"""The streams to other programs: off until they are switched on in the menu."""

from concurrent.futures import ThreadPoolExecutor, wait

import numpy as np
from PyQt6.QtCore import QObject, pyqtSignal
from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import QInputDialog, QWidget

from handmirror.app.live.status import StatusLine
from handmirror.app.settings import Settings
from handmirror.app.widgets.banner import Banner
from handmirror.core.errors import UserError
from handmirror.core.stream.hub import StreamHub
from handmirror.core.types import FrameResult

NAMES = {"vmc": "Send VMC (OSC over UDP)", "web": "Serve a web page with the hands"}
ASKS = {
    "vmc": "Where to send VMC: on (127.0.0.1:39539), a port, a host, or HOST:PORT",
    "web": "Where to serve the page: on (127.0.0.1:8765), a port, or HOST:PORT; only this computer can reach 127.0.0.1",
}
CLOSE_S = 2.5


class Streams(QObject):
    """Opens and closes streams on a worker thread, and hands results to those that are open."""

    opened = pyqtSignal(str, str)  # which of NAMES; what goes where, for people
    closed = pyqtSignal(str)
    failed = pyqtSignal(str, str)  # which; a sentence

    def __init__(self, faces: np.ndarray) -> None:
        """`faces` [f, 3] of a right hand, for the page."""
        super().__init__()
        self._faces = faces
        self._worker = ThreadPoolExecutor(1, "handmirror-streams")
        self._hubs: dict[str, StreamHub] = {}  # replaced as a whole: others read it meanwhile

    def open(self, which: str, address: str) -> None:
        """Replace the current stream; `opened` or `failed` reports the outcome."""
        self._worker.submit(self._open, which, address)

    def stop(self, which: str) -> None:
        """End a stream; closed tells."""
        self._worker.submit(self._stop, which)

    def publish(self, result: FrameResult) -> None:
        """Send a result to whoever listens; returns at once, on any thread."""
        for hub in self._hubs.values():
            hub.publish(result)

    def close(self) -> None:
        """End all streams for good."""
        wait([self._worker.submit(self._take, which) for which in NAMES], CLOSE_S)
        self._worker.shutdown(wait=False)

    # on the worker thread

    def _open(self, which: str, address: str) -> None:
        self._take(which)
        try:
            hub = StreamHub.from_options(
                address if which == "vmc" else None, address if which == "web" else None, self._faces
            )
        except UserError as error:
            self.failed.emit(which, str(error))
            return
        self._hubs = {**self._hubs, which: hub}
        self.opened.emit(which, " ".join(hub.where))

    def _stop(self, which: str) -> None:
        self._take(which)
        self.closed.emit(which)

    def _take(self, which: str) -> None:
        hub = self._hubs.get(which)
        self._hubs = {name: other for name, other in self._hubs.items() if name != which}
        if hub is not None:
            hub.close()


class StreamView(QObject):
    """The switches in the menu; they follow what has happened, and the status line tells the addresses."""

    def __init__(
        self, parent: QWidget, streams: Streams, settings: Settings, status: StatusLine, banner: Banner
    ) -> None:
        super().__init__(parent)
        self._parent, self._streams, self._settings = parent, streams, settings
        self._status, self._banner = status, banner
        self._where: dict[str, str] = {}
        self.switches = {which: self._switch(which) for which in NAMES}
        self.addresses = {which: self._address(which) for which in NAMES}
        streams.opened.connect(self._on_opened)
        streams.closed.connect(self._on_closed)
        streams.failed.connect(self._on_failed)

    def actions(self) -> list[QAction | None]:
        """For the menu; None is a line."""
        return [*self.switches.values(), None, *self.addresses.values()]

    def _switch(self, which: str) -> QAction:
        action = QAction(NAMES[which], self)
        action.setCheckable(True)
        action.triggered.connect(lambda on: self._ask(which, on))
        return action

    def _address(self, which: str) -> QAction:
        action = QAction("VMC address…" if which == "vmc" else "Web page address…", self)
        action.triggered.connect(lambda: self._ask_for_address(which))
        return action

    def _ask(self, which: str, on: bool) -> None:
        self.switches[which].setEnabled(False)  # until it is told what came of it
        if on:
            self._streams.open(which, self._settings.get(f"stream/{which}", "on"))
        else:
            self._streams.stop(which)

    def _ask_for_address(self, which: str) -> None:
        dialog = QInputDialog(self._parent)
        dialog.setWindowTitle("Address")
        dialog.setLabelText(ASKS[which])
        dialog.setTextValue(self._settings.get(f"stream/{which}", "on"))
        dialog.textValueSelected.connect(lambda text: self._on_address(which, text))
        dialog.open()

    def _on_address(self, which: str, text: str) -> None:
        self._settings.set(f"stream/{which}", text.strip() or "on")
        if self.switches[which].isChecked():
            self._ask(which, True)

    def _on_opened(self, which: str, where: str) -> None:
        self._where[which] = where
        self._show(which, True)

    def _on_closed(self, which: str) -> None:
        self._where.pop(which, None)
        self._show(which, False)

    def _on_failed(self, which: str, sentence: str) -> None:
        self._on_closed(which)
        self._banner.say(sentence, "error")

    def _show(self, which: str, on: bool) -> None:
        switch = self.switches[which]
        switch.setChecked(on)
        switch.setEnabled(True)
        switch.setText(self._where.get(which, NAMES[which]))
        self._status.show_streams(list(self._where.values()))
