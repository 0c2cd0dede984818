"""Sources on disk: videos, single pictures and folders of pictures."""

from collections.abc import Iterator
from pathlib import Path

import av
import cv2
import numpy as np

from core.camera.source import Source, check_size, has_usable_size
from core.counted import counted
from core.errors import UserError
from core.types import Frame, Image

PICTURE_SUFFIXES = {".bmp", ".jpeg", ".jpg", ".jp2", ".png", ".ppm", ".tif", ".tiff", ".webp"}
PICTURE_STEP_NS = 1_000_000_000 // 30  # a folder of pictures counts as a 30 fps sequence
NARROW_BITS = (8, 10, 12)  # that cameras keep at the lower end of 16
NARROW_TOP = 2**12 >> 8  # the brightest that such a picture comes to in 8 bits
NAMES_SHOWN = 5


class VideoFile(Source):
    """A video with its own time stamps, turned upright as its rotation mark says."""

    def __init__(self, path: Path, stills: bool = False) -> None:
        super().__init__(path.name)
        self.stills = stills
        self.path = path
        try:
            # absolute, because FFmpeg takes "a:b.mp4" for a protocol
            self._container = av.open(str(path.absolute()))
        except (av.error.FFmpegError, OSError) as error:
            raise UserError(
                f"The file {path} cannot be read as a video ({error.strerror or error}): give a video, a picture or a "
                f"folder of pictures."
            ) from error
        try:
            self._open()
        except UserError:
            self.close()
            raise

    def _open(self) -> None:
        if not self._container.streams.video:
            raise UserError(f"The file {self.path} has no video in it: give a video that plays in a video player.")
        self._stream = self._container.streams.video[0]
        if self._stream.codec_context is None:
            raise UserError(f"The video {self.path} has a format unknown here: convert it to mp4 (H.264).")
        self._stream.codec_context.thread_count = 1  # the cores are for the tracker
        rate = self._stream.average_rate or self._stream.guessed_rate
        self.fps = float(rate) if rate else None
        self._step_ns = round(1e9 / self.fps) if self.fps else PICTURE_STEP_NS
        self._duration_ns = self._find_duration_ns()
        self.frame_count = self._stream.frames or (self._duration_ns // self._step_ns) or None
        self._count, self._broken = 0, 0
        self._last_ns: int | None = None
        self._shift_ns = 0
        self._decoded = self._decode()
        self._ahead = self._next()
        if self._ahead is None:
            raise UserError(f"The video {self.path} has no frame that can be read: give a video that plays.")
        check_size(self._ahead.image, f"The video {self.path}")

    def read(self) -> Frame | None:
        """The next frame, None at the end; damaged parts are left out and told in `warning`."""
        frame = self._ahead
        if frame is not None:
            self._ahead = self._next()
        return frame

    def close(self) -> None:
        """Close the file."""
        self._ahead = None
        self._container.close()

    def _find_duration_ns(self) -> int:
        stream = self._stream
        of_stream = int(stream.duration * stream.time_base * 10**9) if stream.duration and stream.time_base else 0
        of_file = (self._container.duration or 0) * 1000  # microseconds; a longer sound track counts here
        return min(of_stream, of_file) if of_stream and of_file else of_stream or of_file

    def _decode(self) -> Iterator[av.VideoFrame]:
        try:
            for packet in self._container.demux(self._stream):
                try:
                    yield from packet.decode()
                except av.error.FFmpegError:
                    self._broken += 1
        except av.error.FFmpegError:
            self._broken += 1

    def _next(self) -> Frame | None:
        decoded = next(self._decoded, None)
        if decoded is None:
            self._note_missing_part()
            return None
        image: Image = decoded.to_ndarray(format="rgb24").astype(np.uint8, copy=False)
        if decoded.rotation:  # degrees counter-clockwise, for phones a multiple of 90
            image = np.ascontiguousarray(np.rot90(image, round(decoded.rotation / 90) % 4))
        index, self._count = self._count, self._count + 1
        return Frame(image, index, self._time_ns(decoded), f"{index:06d}")

    def _time_ns(self, decoded: av.VideoFrame) -> int:
        time_ns = 0
        if decoded.pts is not None and decoded.time_base is not None:
            time_ns = round(decoded.pts * decoded.time_base * 10**9) + self._shift_ns
        if self._last_ns is None:
            self._shift_ns = max(-time_ns, 0)  # Matroska may begin before zero, where poses.jsonl has no times
            time_ns = max(time_ns, 0)
        elif time_ns <= self._last_ns:  # no stamp, or one that jumps back
            time_ns = self._last_ns + self._step_ns
        self._last_ns = time_ns
        return time_ns

    def _note_missing_part(self) -> None:
        missing_ns = self._duration_ns - ((self._last_ns or 0) + self._step_ns)
        if self._broken or missing_ns > max(250_000_000, self._duration_ns // 50):
            part = f"{self._count} of about " if self.frame_count else ""
            frames = part + counted(self.frame_count or self._count, "frame")
            self.warning = (
                f"The video {self.path} is damaged or cut off: {frames} could be read, so copy it again if you need "
                f"the rest."
            )


class Pictures(Source):
    """A single picture, or the pictures of a folder sorted by name; EXIF orientation is honoured.

    Index and time stamp tell the place in the folder, so a broken picture leaves a gap.
    """

    def __init__(self, paths: list[Path], label: str, stills: bool = False) -> None:
        super().__init__(label)
        self.stills = stills or len(paths) == 1
        self.fps = 30.0
        self.frame_count = len(paths)
        self._files = iter(enumerate(paths))
        if len(paths) == 1:
            self._ahead: Frame | None = Frame(_read_single(paths[0]), 0, 0, paths[0].name)
        else:
            self._ahead = self._next()
        if self._ahead is None:
            raise UserError(f"None of the {len(paths)} pictures in {paths[0].parent} can be read: give another folder.")

    def read(self) -> Frame | None:
        """The next picture that can be read, None at the end."""
        frame = self._ahead
        if frame is not None:
            self._ahead = self._next() if self.frame_count != 1 else None
        return frame

    def close(self) -> None:
        """Forget the rest."""
        self._ahead = None

    def _next(self) -> Frame | None:
        for index, path in self._files:
            image = _read_picture(path)
            if image is not None and has_usable_size(image.shape[1], image.shape[0]):
                return Frame(image, index, index * PICTURE_STEP_NS, path.name)
            self.skipped.append(path.name)
        if self.skipped:
            names = ", ".join(self.skipped[:NAMES_SHOWN]) + (", ..." if len(self.skipped) > NAMES_SHOWN else "")
            self.warning = (
                f"{len(self.skipped)} of {self.frame_count} pictures could not be read and had to be skipped "
                f"({names}): copy again what you need."
            )
        return None


def folder_pictures(folder: Path) -> list[Path]:
    """The pictures of a folder, by suffix, sorted by name; UserError when there are none or it cannot be listed."""
    try:
        paths = sorted(p for p in folder.iterdir() if p.suffix.lower() in PICTURE_SUFFIXES and p.name[0] != ".")
    except OSError as error:
        raise UserError(f"The folder {folder} cannot be listed ({error.strerror}): check its permissions.") from error
    if not paths:
        raise UserError(
            f"The folder {folder} has no pictures in it: give one with .jpg or .png files, the path of a video, or a "
            f"session's folder to handmirror rerun."
        )
    return paths


def _read_single(path: Path) -> Image:
    try:
        path.open("rb").close()
    except OSError as error:
        raise UserError(f"The picture {path} cannot be opened ({error.strerror}): check its permissions.") from error
    image = _read_picture(path)
    if image is None:
        raise UserError(f"The picture {path} is broken or no picture: give another one, or copy it again.")
    check_size(image, f"The picture {path}")
    return image


def _read_picture(path: Path) -> Image | None:
    """RGB [h, w, 3], or None when the file cannot be read whole."""
    try:
        data = path.read_bytes()
        if data.startswith(b"\x89PNG") and b"IEND" not in data:  # cut off: libpng would print a line of its own
            return None
        bgr = _decoded(np.frombuffer(data, np.uint8))
    except (OSError, cv2.error):
        return None
    return None if bgr is None else cv2.cvtColor(bgr, cv2.COLOR_BGR2RGB).astype(np.uint8, copy=False)


def _decoded(data: np.ndarray) -> np.ndarray | None:
    """BGR [h, w, 3], or None; where 16 bits hold the 8, 10 or 12 of a camera, these are taken for the whole range."""
    bgr = cv2.imdecode(data, cv2.IMREAD_COLOR)  # unlike imread, refuses a cut off JPEG
    if bgr is None or bgr.max() > NARROW_TOP:
        return bgr
    deep = cv2.imdecode(data, cv2.IMREAD_COLOR | cv2.IMREAD_ANYDEPTH)
    if deep is None or deep.dtype != np.uint16:
        return bgr
    bits = next((bits for bits in NARROW_BITS if deep.max() < 2**bits), 16)
    return (deep // 2 ** (bits - 8)).astype(np.uint8)
