"""A camera for tests: an MJPEG server on loopback that can vanish, freeze, and change its pictures' size."""

import threading
import time
from collections.abc import Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray


class MjpegCamera:
    """Serves the RGB frames over and over at `fps`; while stopped its port does not answer."""

    def __init__(self, frames: Sequence[NDArray[np.uint8]], fps: float = 30.0) -> None:
        self.show(frames)
        self._fps = fps
        self._flowing = threading.Event()
        self._flowing.set()
        self._port = 0
        self._server: ThreadingHTTPServer | None = None
        self._off = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}/camera.mjpg"

    def show(self, frames: Sequence[NDArray[np.uint8]]) -> None:
        """Serve these from the next picture on, also to those who are connected."""
        self._jpegs = [cv2.imencode(".jpg", np.ascontiguousarray(frame[..., ::-1]))[1].tobytes() for frame in frames]

    def freeze(self) -> None:
        """Send nothing more, but keep the connections and take new ones."""
        self._flowing.clear()

    def thaw(self) -> None:
        """Go on sending."""
        self._flowing.set()

    def start(self) -> None:
        self._off = off = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", self._port), self._handler(off))
        self._port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def stop(self) -> None:
        self._off.set()
        self._flowing.set()  # a frozen connection ends too
        if self._server is not None:
            self._server.shutdown()
            self._server.server_close()  # waits for the connections, which end with the next frame
            self._server = None

    def __enter__(self) -> "MjpegCamera":
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _handler(self, off: threading.Event) -> type[BaseHTTPRequestHandler]:
        camera = self

        class Handler(BaseHTTPRequestHandler):
            def log_message(self, *_: Any) -> None:
                pass

            def do_GET(self) -> None:
                self.send_response(200)
                self.send_header("Content-Type", "multipart/x-mixed-replace; boundary=frame")
                self.end_headers()
                due, count = time.monotonic(), 0
                try:
                    while not off.wait(max(0.0, due - time.monotonic())):
                        if not camera._flowing.is_set():
                            camera._flowing.wait()
                            due = time.monotonic()  # what was not sent is not made up for
                            continue
                        jpegs = camera._jpegs
                        jpeg = jpegs[count % len(jpegs)]
                        head = f"--frame\r\nContent-Type: image/jpeg\r\nContent-Length: {len(jpeg)}\r\n\r\n"
                        self.wfile.write(head.encode() + jpeg + b"\r\n")
                        due, count = due + 1 / camera._fps, count + 1
                except OSError:  # the viewer has gone
                    pass

        return Handler
