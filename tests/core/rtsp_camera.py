"""An RTSP camera for tests: it sends an MPEG transport stream as RTP over the connection itself (RFC 2326, 2250)."""

import io
import socketserver
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import av
import numpy as np

TS_PACKET, PER_RTP = 188, 7


def transport_stream(pictures: list[np.ndarray]) -> bytes:
    """The pictures [h, w, 3] as H.264 in a transport stream."""
    buffer = io.BytesIO()
    with av.open(buffer, "w", format="mpegts") as container:
        stream = container.add_stream("h264", rate=30, options={"preset": "ultrafast", "tune": "zerolatency", "g": "5"})
        stream.height, stream.width, stream.pix_fmt = *pictures[0].shape[:2], "yuv420p"
        for picture in pictures:
            container.mux(stream.encode(av.VideoFrame.from_ndarray(picture, "rgb24")))
        container.mux(stream.encode())
    return buffer.getvalue()


@contextmanager
def rtsp_camera(pictures: list[np.ndarray]) -> Iterator[str]:
    """The address of a camera that sends the pictures over and over."""
    data = transport_stream(pictures)
    step = TS_PACKET * PER_RTP
    parts = [data[k : k + step] for k in range(0, len(data), step)]

    class Handler(socketserver.StreamRequestHandler):
        def handle(self) -> None:
            while line := self.rfile.readline().decode():
                method, sequence = line.split(" ")[0], "0"
                while (header := self.rfile.readline().decode().strip()) != "":
                    if header.lower().startswith("cseq:"):
                        sequence = header.split(":")[1].strip()
                body = "v=0\r\nm=video 0 RTP/AVP 33\r\na=control:track\r\n" if method == "DESCRIBE" else ""
                extra = {
                    "OPTIONS": "Public: DESCRIBE, SETUP, PLAY\r\n",
                    "DESCRIBE": f"Content-Type: application/sdp\r\nContent-Length: {len(body)}\r\n",
                    "SETUP": "Transport: RTP/AVP/TCP;unicast;interleaved=0-1\r\nSession: 1\r\n",
                }.get(method, "Session: 1\r\n")
                self.wfile.write(f"RTSP/1.0 200 OK\r\nCSeq: {sequence}\r\n{extra}\r\n{body}".encode())
                if method == "PLAY":
                    self.play()
                    return

        def play(self) -> None:
            try:
                for k in range(100_000):
                    rtp = struct.pack(">BBHII", 0x80, 33, k % 65536, k * 3000 % 2**32, 1) + parts[k % len(parts)]
                    self.wfile.write(struct.pack(">cBH", b"$", 0, len(rtp)) + rtp)
            except OSError:  # the viewer has gone
                pass

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads, allow_reuse_address = True, True

    with Server(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        try:
            yield f"rtsp://127.0.0.1:{server.server_address[1]}/live"
        finally:
            server.shutdown()
