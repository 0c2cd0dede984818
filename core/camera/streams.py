"""Network cameras: MJPEG over HTTP, RTSP, and whatever else FFmpeg reads from a network."""

import http.client
import time
import urllib.error
from collections.abc import Iterator

import av
import numpy as np

from handmirror.core.camera.address import kind_of, without_login
from handmirror.core.camera.container import MAX_VIDEO_PIXELS, main_video
from handmirror.core.camera.decoder_memory import DecoderMemory
from handmirror.core.camera.display_matrix import FrameOrientations
from handmirror.core.camera.http_body import HttpBody
from handmirror.core.camera.jpeg import decode_jpeg
from handmirror.core.camera.orientation import square_size
from handmirror.core.camera.source import FirstSecond, Source, SourceLost, check_sides, check_size
from handmirror.core.errors import UserError
from handmirror.core.types import Frame, Image

READ_TIMEOUT_S = 2.0  # a stream silent for longer is lost
DAMAGED_IN_A_ROW = 10
# no redirect or playlist can open a local file
OPTIONS = {
    "protocol_whitelist": "http,https,httpproxy,tcp,tls,udp,rtp,srtp,rtsp,rtsps,crypto",
    "rtsp_flags": "prefer_tcp",
    "fflags": "nobuffer",
    "max_pixels": str(MAX_VIDEO_PIXELS),
}


class Stream(Source):
    """A network camera by its http(s) or rtsp address; SourceLost when it cannot be reached in time.

    Frames carry the monotonic clock at which they came; where the camera sends JPEGs, these go along (Frame.packet).
    """

    live = True

    def __init__(self, address: str, timeout_s: float, stills: bool = False) -> None:
        super().__init__(without_login(address))
        self.camera = self.label
        self.stills = stills
        self._read_timeout_s, self._count = min(timeout_s, READ_TIMEOUT_S), 0
        self._orientations = FrameOrientations()
        self._body: HttpBody | None = None
        self._container: av.container.InputContainer | None = None
        self._first_second = FirstSecond()
        try:
            self._open(address, timeout_s)
            assert self._stream is not None
            advice = "set its camera to smaller pictures"
            self._memory = DecoderMemory(self._stream.codec_context, f"The stream {self.label}", advice)
            self._frames = self._read_frames()
            self._ahead = next(self._frames, None)
            if self._ahead is None:
                raise SourceLost(self._absent())
            check_size(self._ahead.image, self.label)
        except UserError:
            self.close()
            raise
        except (OSError, ValueError, http.client.HTTPException, av.error.FFmpegError) as error:
            self.close()
            raise SourceLost(self._absent(_wants_login(error))) from error

    @property
    def measured_fps(self) -> float | None:
        """Frames per second, as they came in the first second."""
        return self._first_second.fps

    def read(self) -> Frame | None:
        """The next frame as it comes; SourceLost when there are no more."""
        frame, self._ahead = self._ahead, None
        try:
            frame = frame or next(self._frames, None)
        except (OSError, http.client.HTTPException, av.error.FFmpegError) as error:
            raise SourceLost(self._lost()) from error
        if frame is None:
            raise SourceLost(self._lost())
        self._first_second.add(frame.time_ns)
        return frame

    def close(self) -> None:
        """Close the connection."""
        if self._container is not None:
            self._container.close()
        if self._body is not None:
            self._body.close()

    def _open(self, address: str, timeout_s: float) -> None:
        waits = timeout_s, self._read_timeout_s
        if kind_of(address) in ("http", "https") and self._open_images(address, timeout_s):
            return
        self._container = av.open(address, options=OPTIONS, timeout=waits, metadata_errors="replace")
        self._stream = main_video(self._container)
        if self._stream is None or self._stream.codec_context is None:
            raise SourceLost(self._absent())
        self._stream.codec_context.thread_type = "SLICE"  # several frames at a time would come late
        rate = self._stream.average_rate
        self.fps = float(rate) if rate and self._stream.codec_context.name != "mjpeg" else None

    def _open_images(self, address: str, timeout_s: float) -> bool:
        """Open a server that sends JPEGs; False when it sends something else, which FFmpeg reads better itself."""
        try:
            self._body = body = HttpBody(address, timeout_s)
        except http.client.HTTPException:  # a camera with nonstandard HTTP
            return False
        form = {"multipart": "mpjpeg", "image": "jpeg_pipe"}.get(body.kind.split("/")[0])
        if form is None or (form == "jpeg_pipe" and body.kind != "image/jpeg"):
            body.close()
            self._body = None
            return False
        if form == "mpjpeg":
            body.begin_as_multipart()
        self._container = container = av.open(body, "r", format=form, options={"fpsprobesize": "0"})
        self._stream = container.streams.video[0]
        body.wait_at_most(self._read_timeout_s)
        return True

    def _read_frames(self) -> Iterator[Frame]:
        assert self._container is not None and self._stream is not None
        damaged = 0
        for packet in self._container.demux(self._stream):
            time_ns = time.monotonic_ns()
            if not packet.size:
                return
            found = False
            for image, jpeg in self._images(packet):
                found, index = True, self._count
                self._count += 1
                yield Frame(image, index, time_ns, f"{index:06d}", jpeg)
            if self._body is not None:  # only now: the reader may take long between two frames
                self._body.image_done()
            damaged = 0 if found else damaged + 1
            if damaged >= DAMAGED_IN_A_ROW and self._is_jpeg():
                return

    def _is_jpeg(self) -> bool:
        return self._stream is not None and self._stream.codec_context.name == "mjpeg"

    def _images(self, packet: "av.Packet[av.VideoStream]") -> Iterator[tuple[Image, bytes | None]]:
        """The images [h, w, 3] that a packet completes, and the JPEG it is; none where it is damaged."""
        if self._is_jpeg():
            jpeg = bytes(packet)
            image = decode_jpeg(jpeg)
            if image is not None:
                yield image, jpeg
            return
        self._memory.inspect(packet)
        try:
            for decoded in packet.decode():
                self._memory.add(decoded)
                yield self._shown(decoded), None
        except av.error.FFmpegError:  # the next packet may be whole
            return

    def _shown(self, decoded: av.VideoFrame) -> Image:
        """RGB [h, w, 3] as players show it."""
        assert self._stream is not None
        aspect = self._stream.sample_aspect_ratio or self._stream.codec_context.sample_aspect_ratio
        width, height = square_size(decoded.width, decoded.height, aspect)
        check_sides(width, height, self.label, MAX_VIDEO_PIXELS)
        image = decoded.reformat(width, height, "rgb24", threads=1).to_ndarray().astype(np.uint8, copy=False)
        return self._orientations.of(decoded).apply(image)

    def _absent(self, login: bool = False) -> str:
        if login:
            kind = kind_of(self.label)
            return f"The address {self.label} requires a login: give it as in {kind}://NAME:PASSWORD@host/path."
        return (
            f"The address {self.label} provides no video: check that it is correct and that its camera is switched on."
        )

    def _lost(self) -> str:
        return f"The stream {self.label} has stopped: check that its camera is switched on and the network works."


def _wants_login(error: Exception) -> bool:
    """Whether the camera refused because the login is missing or wrong."""
    if isinstance(error, urllib.error.HTTPError):
        return error.code in (401, 403)
    return isinstance(error, av.error.HTTPUnauthorizedError | av.error.HTTPForbiddenError)
