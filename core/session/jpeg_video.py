"""`video.mkv`: JPEG packets in a Matroska file, each on disk as soon as the next one comes.

What was written stays readable when the program is killed: there is no index at the end that must be there.
"""

import threading
from fractions import Fraction
from pathlib import Path

import av

from handmirror.core.camera.container import failure, open_container
from handmirror.core.errors import UserError
from handmirror.core.files import Closing, GrowingFile

TIME_BASE = Fraction(1, 1000)  # Matroska's own clock
_OPTIONS = {"flush_packets": "1", "cluster_time_limit": "200"}
_READ_OPTIONS = {"probesize": "10000000"}


class JpegVideoWriter(Closing):
    """Writes JPEG packets as they are. A context manager.

    Raises:
        UserError: the file cannot be created or, while writing, the disk is full.
    """

    def __init__(self, path: Path, size: tuple[int, int], fps: float | None = None) -> None:
        """Create the file.

        Args:
            path: what to create.
            size: the first image's width and height; later ones may differ.
            fps: the frame rate to state in the header; None where it is not known for certain. Programs that seek by
                the number of a frame go by it, otherwise by the timestamps.
        """
        self._file = GrowingFile(path)
        try:
            self._container = av.open(self._file, "w", format="matroska", options=_OPTIONS)
            rate = Fraction(fps or 0).limit_denominator(1001)
            self._stream = self._container.add_stream("mjpeg", rate=rate or None)
            self._stream.width, self._stream.height = size
            self._stream.pix_fmt = "yuvj420p"
            self._stream.time_base = TIME_BASE
            self._stream.codec_context.framerate = rate  # else PyAV states 24 frames per second where it is not known
            self._container.start_encoding()
            self._file.check()
        except BaseException:
            self._file.close()
            raise
        self._closed = False

    def write(self, jpeg: bytes, pts: int) -> None:
        """Add an image at `pts` milliseconds, more than the last one's."""
        packet = av.Packet(jpeg)
        packet.stream, packet.time_base = self._stream, TIME_BASE
        packet.pts = packet.dts = pts
        packet.is_keyframe = True
        self._container.mux(packet)
        self._file.check()

    def close(self) -> None:
        """Write the index and close the file; a second call does nothing. UserError when the disk is full."""
        if self._closed:
            return
        self._closed = True
        try:
            self._container.close()
            self._file.check()
        finally:
            self._file.close()


class JpegVideoReader:
    """Random access to the packets of such a file; may be used from several threads, close() included."""

    def __init__(self, path: Path) -> None:
        """Open the file; UserError when it is missing or holds no JPEG video."""
        if not path.is_file():
            raise UserError(f"The file {path} does not exist: copy the session again.")
        self._lock = threading.Lock()
        try:
            self._container = open_container(path, "matroska", **_READ_OPTIONS)
        except (OSError, av.FFmpegError) as error:
            raise UserError(f"{path} is damaged or not a video ({failure(error)}): copy the session again.") from error
        streams = self._container.streams.video
        if not streams or streams[0].codec_context is None or streams[0].codec_context.name != "mjpeg":
            self._container.close()
            raise UserError(f"{path} is not the video of a session: copy the session again.")
        self._stream = streams[0]
        self._packets = self._container.demux(self._stream)

    def scan(self) -> list[int]:
        """Time of each packet in milliseconds, rising, after reading through the whole file, as far as it is whole."""
        found = set()
        with self._lock:
            try:
                self._seek(0)
                for packet in self._packets:
                    if packet.size and packet.pts is not None and packet.pts >= 0:
                        found.add(packet.pts)
            except (OSError, ValueError, av.FFmpegError):
                pass  # from here on it is damaged
        return sorted(found)

    def read(self, pts: int) -> bytes | None:
        """The JPEG at `pts` milliseconds, None when it cannot be read. Quickest in order."""
        with self._lock:
            try:
                found = self._find(pts, from_here=True)
                return found if found is not None else self._find(pts, from_here=False)
            except (OSError, ValueError, av.FFmpegError):
                return None

    def close(self) -> None:
        """Close the file; nothing can be read any more."""
        with self._lock:
            self._packets = iter(())
            self._container.close()

    def _find(self, pts: int, from_here: bool) -> bytes | None:
        """The packet at `pts`: the next one, or after a seek."""
        if not from_here:
            self._seek(pts)
        for packet in self._packets:
            if packet.size and packet.pts is not None:
                if packet.pts == pts:
                    return bytes(packet)
                if from_here or packet.pts > pts:
                    return None
        return None

    def _seek(self, pts: int) -> None:
        self._container.seek(pts, stream=self._stream, backward=True)
        self._packets = self._container.demux(self._stream)
