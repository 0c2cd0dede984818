"""Writes annotated images, and the annotated video: H.264 in a fragmented MP4, so that an interrupted run keeps it."""

from fractions import Fraction
from pathlib import Path

import av
import cv2
import numpy as np
from av.video.frame import PictureType

from handmirror.core.camera.jpeg import encode_jpeg
from handmirror.core.files import Closing, GrowingFile, replace_bytes, write_errors
from handmirror.core.interrupts import Held
from handmirror.core.types import Image

TIME_BASE = Fraction(1, 90_000)
DEFAULT_FPS = 30.0
MAX_PIXELS = 4096 * 2304  # as H.264's level 5.2, which players know: larger images are scaled down
OPTIONS = {
    "crf": "23",
    "preset": "veryfast",
    "threads": "1",
    "bf": "0",  # no B-frames: the first image then shows at zero
    "rc-lookahead": "2",  # frames that the encoder holds back, and that a kill loses
}
KEY_TICKS = 90_000  # a key frame at least every second, however the images come
# A fragment ends at each key frame and is flushed to the disk: at most a second and three frames are lost.
MUXER_OPTIONS = {"movflags": "frag_keyframe+empty_moov+default_base_moof", "flush_packets": "1"}


class OverlayImages:
    """A folder of JPEG images, which is made when missing; UserError when it cannot be written."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        with write_errors(folder):
            folder.mkdir(exist_ok=True)

    def write(self, image: Image, name: str) -> None:
        """Add an image [h, w, 3] RGB under the name of the one it was drawn over: `a.jpg`, or `a.png.jpg`."""
        name = Path(name).name
        replace_bytes(self._folder / (name if name.lower().endswith(".jpg") else f"{name}.jpg"), encode_jpeg(image))


class OverlayVideo(Closing):
    """An MP4 file that takes images with their timestamps. Use it as a context manager.

    Args:
        path: the file to write; its folder must exist.
        fps: nominal rate, for the rate control and where timestamps stand still; 30 when it is not a sensible number.
        size: (width, height) in pixels of the first image; odd sizes lose their last column or row, and those beyond
            MAX_PIXELS are scaled down.

        called: the name for errors, where it is not `path`.

    Raises:
        UserError: the file cannot be created or, while writing, the disk is full.
    """

    def __init__(self, path: Path, fps: float, size: tuple[int, int], called: Path | None = None) -> None:
        self.path = Path(path)
        scale = min((MAX_PIXELS / (size[0] * size[1])) ** 0.5, 1.0)
        self._size = (max(int(size[0] * scale) // 2 * 2, 2), max(int(size[1] * scale) // 2 * 2, 2))
        rate = Fraction(fps if 1 <= fps <= 1000 else DEFAULT_FPS).limit_denominator(1001)
        self._step = max(round(1 / (rate * TIME_BASE)), 1)
        self._last: int | None = None  # presentation time of the last image, in ticks of the time base
        self._key = -KEY_TICKS  # that of the last key frame that was asked for
        self._origin = 0  # the source's time, in ticks, that is shown at zero
        self._file = GrowingFile(self.path, called)
        try:
            self._container = av.open(self._file, "w", format="mp4", options=MUXER_OPTIONS)
            self._stream = self._container.add_stream("libx264", rate=rate, options=OPTIONS)
            self._stream.width, self._stream.height = self._size
            self._stream.pix_fmt = "yuv420p"
            self._stream.codec_context.time_base = TIME_BASE
            self._stream.codec_context.gop_size = max(round(rate), 1)
            self._container.start_encoding()  # writes the head
            self._file.check()
        except BaseException:
            self._file.close()
            raise
        self._open = True

    def write(self, image: Image, time_ns: int) -> None:
        """Add an RGB image [h, w, 3]; one of another size is fitted into the first one's size with black borders."""
        frame = av.VideoFrame.from_ndarray(_fit(image, self._size), format="rgb24")
        frame.time_base = TIME_BASE
        frame.pts = self._next_pts(time_ns)
        frame.duration = self._step
        if frame.pts - self._key >= KEY_TICKS:
            frame.pict_type, self._key = PictureType.I, frame.pts
        self._mux(frame)

    def close(self) -> None:
        """Write what the encoder still holds and close the file; a second call does nothing."""
        if not self._open:
            return
        try:
            if self._last is not None:
                self._mux(None)
        finally:
            self._finish()

    def _next_pts(self, time_ns: int) -> int:
        """Presentation time in ticks; where the source's clock stands still or jumps back, one frame further."""
        ticks = round(time_ns * 1e-9 / TIME_BASE)
        if self._last is None:
            self._origin = ticks
        elif ticks - self._origin <= self._last:
            self._origin = ticks - self._last - self._step
        self._last = ticks - self._origin
        return self._last

    def _mux(self, frame: av.VideoFrame | None) -> None:
        """Encode a frame, or None for the end, and write the packets."""
        if not self._open:
            raise ValueError(f"{self.path} is closed")
        with Held():
            for packet in self._stream.encode(frame):
                self._container.mux(packet)
        self._file.check()

    def _finish(self) -> None:
        self._open = False
        try:
            with Held():
                self._container.close()
            self._file.check()
        finally:
            self._file.close()


def _fit(image: Image, size: tuple[int, int]) -> Image:
    """The image at exactly `size` (width, height): cropped by an odd pixel, or scaled and centred on black."""
    width, height = size
    if 0 <= image.shape[1] - width <= 1 and 0 <= image.shape[0] - height <= 1:
        return np.ascontiguousarray(image[:height, :width])
    scale = min(width / image.shape[1], height / image.shape[0])
    inner = (max(round(image.shape[1] * scale), 1), max(round(image.shape[0] * scale), 1))
    left, top = (width - inner[0]) // 2, (height - inner[1]) // 2
    fitted = np.zeros((height, width, 3), np.uint8)
    resized = cv2.resize(image, inner, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR)
    fitted[top : top + inner[1], left : left + inner[0]] = resized
    return fitted
