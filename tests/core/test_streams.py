"""Network cameras with habits of their own, and servers that mean harm."""

import base64
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import cv2
import numpy as np
import pytest
from rtsp_camera import rtsp_camera

from handmirror.core.camera.source import FirstSecond, SourceLost
from handmirror.core.camera.sources import open_source

JPEG = cv2.imencode(".jpg", np.full((48, 64, 3), 128, np.uint8))[1].tobytes()
MULTIPART = "multipart/x-mixed-replace;boundary=part"


@contextmanager
def server(answer: Callable[[BaseHTTPRequestHandler], None]) -> Iterator[str]:
    """The address, with :// left out, of a server that answers as `answer` does."""

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

        def do_GET(self) -> None:
            with suppress(OSError):  # the viewer has gone
                answer(self)

    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=running.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield f"127.0.0.1:{running.server_address[1]}"
    finally:
        running.shutdown()
        running.server_close()


def begin(handler: BaseHTTPRequestHandler, kind: str = MULTIPART) -> None:
    handler.send_response(200)
    handler.send_header("Content-Type", kind)
    handler.end_headers()


def send(handler: BaseHTTPRequestHandler, count: int = 20) -> None:
    begin(handler)
    head = f"--part\r\nContent-Type: image/jpeg\r\nContent-Length: {len(JPEG)}\r\n\r\n".encode()
    for _ in range(count):
        handler.wfile.write(head + JPEG + b"\r\n")


def test_the_first_part_may_lack_its_boundary():
    def answer(handler: BaseHTTPRequestHandler) -> None:
        begin(handler)
        head = f"Content-Type: image/jpeg\r\nContent-Length: {len(JPEG)}\r\n\r\n".encode()
        for _ in range(20):
            handler.wfile.write(head + JPEG + b"\r\n--part\r\n")

    with server(answer) as where, open_source(f"http://{where}/") as source:
        frames = [source.read() for _ in range(10)]
    assert [frame.packet for frame in frames] == [JPEG] * 10 and frames[0].size == (64, 48)


def test_a_single_picture_is_one_frame():
    def answer(handler: BaseHTTPRequestHandler) -> None:
        begin(handler, "image/jpeg")
        handler.wfile.write(JPEG)

    with server(answer) as where, open_source(f"http://{where}/snapshot.jpg") as source:
        assert source.read().packet == JPEG
        with pytest.raises(SourceLost):
            source.read()


@pytest.mark.parametrize("kind", [MULTIPART, "image/jpeg"])
def test_a_picture_without_an_end_takes_little_memory(kind, capfd):
    sent = []

    def answer(handler: BaseHTTPRequestHandler) -> None:
        begin(handler, kind)
        handler.wfile.write(b"--part\r\nContent-Type: image/jpeg\r\n\r\n" if kind == MULTIPART else b"")
        handler.wfile.write(b"\xff\xd8")
        for _ in range(1000):
            handler.wfile.write(b"\1" * 1_000_000)
            sent.append(1)

    with server(answer) as where, pytest.raises(SourceLost):
        open_source(f"http://{where}/", timeout_s=5)
    assert len(sent) < 60 and capfd.readouterr() == ("", "")


def test_a_picture_that_arrives_too_slowly_is_abandoned(capfd):
    done = threading.Event()

    def answer(handler: BaseHTTPRequestHandler) -> None:
        begin(handler)
        handler.wfile.write(b"--part\r\nContent-Type: image/jpeg\r\n\r\n")
        while not done.wait(0.05):
            handler.wfile.write(JPEG[:1])

    began = time.monotonic()
    with server(answer) as where:
        with pytest.raises(SourceLost):
            open_source(f"http://{where}/", timeout_s=0.3)
        done.set()
    assert time.monotonic() - began < 4 and capfd.readouterr() == ("", "")


def test_a_camera_that_falls_silent_is_lost_in_time():
    done = threading.Event()

    def answer(handler: BaseHTTPRequestHandler) -> None:
        send(handler, 5)
        done.wait(10)

    with server(answer) as where, open_source(f"http://{where}/", timeout_s=0.3) as source:
        began = time.monotonic()
        with pytest.raises(SourceLost, match="has stopped"):
            for _ in range(6):
                source.read()
        done.set()
    assert time.monotonic() - began < 4


def test_a_reader_may_be_slower_than_the_camera():
    with server(lambda handler: send(handler, 200)) as where, open_source(f"http://{where}/", timeout_s=0.2) as source:
        source.read()
        time.sleep(0.3)  # longer than the timeout: the reader's own pauses must not count
        assert [source.read().index for _ in range(150)] == list(range(1, 151))


def test_no_redirect_leads_to_a_file(tmp_path):
    (tmp_path / "secret.jpg").write_bytes(JPEG)

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(302)
        handler.send_header("Location", (tmp_path / "secret.jpg").as_uri())
        handler.end_headers()

    with server(answer) as where, pytest.raises(SourceLost):
        open_source(f"http://{where}/", timeout_s=2)


def test_no_playlist_leads_to_a_file(tmp_path):
    clip = cv2.VideoWriter(str(tmp_path / "clip.ts"), cv2.VideoWriter.fourcc(*"mp4v"), 10, (64, 48))
    for _ in range(10):
        clip.write(np.zeros((48, 64, 3), np.uint8))
    clip.release()

    def answer(handler: BaseHTTPRequestHandler) -> None:
        begin(handler, "application/vnd.apple.mpegurl")
        where = (tmp_path / "clip.ts").as_uri()
        handler.wfile.write(f"#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\n{where}\n#EXT-X-ENDLIST\n".encode())

    with server(answer) as where, pytest.raises(SourceLost):
        open_source(f"http://{where}/list.m3u8", timeout_s=2)


def test_a_login_is_used_and_asked_for():
    expected = "Basic " + base64.b64encode(b"me:p@ss/word").decode()

    def answer(handler: BaseHTTPRequestHandler) -> None:
        if handler.headers["Authorization"] == expected:
            send(handler)
        else:
            handler.send_response(401)
            handler.send_header("WWW-Authenticate", 'Basic realm="camera"')
            handler.end_headers()

    with server(answer) as where:
        with open_source(f"http://me:p%40ss%2Fword@{where}/") as source:
            assert source.label == f"http://{where}/" and source.read().packet == JPEG
        with pytest.raises(SourceLost, match="requires a login"):
            open_source(f"http://{where}/")


def test_the_rate_is_measured_over_the_first_second():
    measured = FirstSecond()
    for k in range(11):
        assert measured.fps is None
        measured.add(5_000_000_000 + k * 100_000_000)
    assert measured.fps == 10
    measured.add(99_000_000_000)
    assert measured.fps == 10


def test_an_rtsp_camera_is_read():
    red = np.full((48, 64, 3), (200, 30, 30), np.uint8)
    with rtsp_camera([red] * 30) as address, open_source(address.replace("//", "//me:secret@")) as source:
        frames = [source.read() for _ in range(5)]
        assert source.live and source.label == address and [frame.index for frame in frames] == list(range(5))
    assert frames[-1].packet is None and np.abs(frames[-1].image.astype(int) - red).max() < 12
