"""The streams to other programs, off until they are switched on in the menu."""

from concurrent.futures import ThreadPoolExecutor, wait

import numpy as np
from PyQt6.QtCore import QObject, pyqtSignal
from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import QWidget

from handmirror.app.live.status import StatusLine
from handmirror.app.settings import Settings
from handmirror.app.translation import localized, tr
from handmirror.app.widgets.banner import Banner
from handmirror.core.errors import UserError
from handmirror.core.stream.address import MAX_VMC_RATE, MIN_VMC_RATE
from handmirror.core.stream.hub import StreamHub
from handmirror.core.types import FrameResult

KINDS = ("vmc", "web")
CLOSE_S = 2.5


def stream_name(kind: str) -> str:
    """What a stream of KINDS is called in the window."""
    return tr("Send VMC (OSC over UDP)") if kind == "vmc" else tr("Serve a web page with the hands")


class Streams(QObject):
    """Opens and closes streams on a worker thread, and passes results to the open ones."""

    opened = pyqtSignal(str, str)  # one of KINDS; its address, for people
    closed = pyqtSignal(str)
    failed = pyqtSignal(str, str)  # one of KINDS; a sentence

    def __init__(self, faces: np.ndarray) -> None:
        """`faces` [f, 3] of a right hand, for the page."""
        super().__init__()
        self._faces = faces
        self._worker = ThreadPoolExecutor(1, "handmirror-streams")
        self._hubs: dict[str, StreamHub] = {}  # replaced as a whole, since other threads read it

    def open(self, kind: str, address: str, token: str = "", vmc_rate: int | None = None) -> None:
        """Replace the current stream; `opened` or `failed` reports the outcome. The rest as StreamHub takes it."""
        self._worker.submit(self._open, kind, address, token, vmc_rate)

    def stop(self, kind: str) -> None:
        """End a stream; `closed` is emitted."""
        self._worker.submit(self._stop, kind)

    def publish(self, result: FrameResult) -> None:
        """Send a result to all open streams; returns at once, on any thread."""
        for hub in self._hubs.values():
            hub.publish(result)

    def close(self) -> None:
        """End all streams and the worker."""
        wait([self._worker.submit(self._close_stream, kind) for kind in KINDS], CLOSE_S)
        self._worker.shutdown(wait=False)

    # on the worker thread

    def _open(self, kind: str, address: str, token: str, vmc_rate: int | None) -> None:
        self._close_stream(kind)
        vmc, web = (address if kind == each else None for each in KINDS)
        try:
            hub = StreamHub.from_options(vmc, web, self._faces, token, vmc_rate=vmc_rate)
        except UserError as error:
            self.failed.emit(kind, str(error))
            return
        self._hubs = {**self._hubs, kind: hub}
        self.opened.emit(kind, " ".join(hub.where))

    def _stop(self, kind: str) -> None:
        self._close_stream(kind)
        self.closed.emit(kind)

    def _close_stream(self, kind: str) -> None:
        hub = self._hubs.get(kind)
        self._hubs = {name: other for name, other in self._hubs.items() if name != kind}
        if hub is not None:
            hub.close()


class StreamView(QObject):
    """The switches in the menu, which show the actual state; the status line shows the addresses."""

    addresses_wanted = pyqtSignal()  # the menu item for the addresses was chosen
    changed = pyqtSignal(str)  # one of KINDS has been opened or closed

    def __init__(
        self, parent: QWidget, streams: Streams, settings: Settings, status: StatusLine, banner: Banner
    ) -> None:
        super().__init__(parent)
        self._streams, self._settings = streams, settings
        self._status, self._banner = status, banner
        self._where: dict[str, str] = {}
        self.switches = {kind: self._switch(kind) for kind in KINDS}
        self._addresses = QAction(tr("Addresses…"), self)
        self._addresses.setToolTip(tr("Where the streams are sent or served"))
        self._addresses.triggered.connect(self.addresses_wanted)
        streams.opened.connect(self._on_opened)
        streams.closed.connect(self._on_closed)
        streams.failed.connect(self._on_failed)

    def actions(self) -> list[QAction | None]:
        """For the menu; None is a separator."""
        return [*self.switches.values(), None, self._addresses]

    @property
    def url(self) -> str:
        """The address of the web page; empty while it is not served."""
        return self._where.get("web", "").rpartition(" ")[2]

    def reopen(self, kind: str) -> None:
        """Use an address that has been changed, if the stream is on."""
        if self.switches[kind].isChecked():
            self._ask(kind, True)

    def _switch(self, kind: str) -> QAction:
        action = QAction(stream_name(kind), self)
        action.setCheckable(True)
        action.triggered.connect(lambda on: self._ask(kind, on))
        return action

    def _ask(self, kind: str, on: bool) -> None:
        self.switches[kind].setEnabled(False)  # until the outcome is reported
        if on:
            address, token = self._settings.get(f"stream/{kind}", "on"), self._settings.get("stream/token", "")
            self._streams.open(kind, address, token, self._vmc_rate())
        else:
            self._streams.stop(kind)

    def _vmc_rate(self) -> int | None:
        rate = self._settings.get("stream/vmc_rate", 0)
        return rate if MIN_VMC_RATE <= rate <= MAX_VMC_RATE else None

    def _on_opened(self, kind: str, where: str) -> None:
        self._where[kind] = where
        self._show(kind, True)

    def _on_closed(self, kind: str) -> None:
        self._where.pop(kind, None)
        self._show(kind, False)

    def _on_failed(self, kind: str, sentence: str) -> None:
        self._on_closed(kind)
        self._banner.show_message(sentence, "error")

    def _show(self, kind: str, on: bool) -> None:
        switch = self.switches[kind]
        switch.setChecked(on)
        switch.setEnabled(True)
        shown = {each: localized(where) for each, where in self._where.items()}
        switch.setText(shown.get(kind, stream_name(kind)))
        self._status.show_streams(list(shown.values()))
        self.changed.emit(kind)
