"""Videos on disk, as players show them: the main video, upright, with square pixels, at its own timestamps."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction
from itertools import chain, islice
from math import floor
from pathlib import Path

import av
import cv2
import numpy as np

from handmirror.core.camera.bit_depth import bits_in_use, to_8_bits
from handmirror.core.camera.container import MAX_VIDEO_PIXELS, main_video, open_container, open_video
from handmirror.core.camera.decoder_memory import DecoderMemory
from handmirror.core.camera.display_matrix import FrameOrientations
from handmirror.core.camera.orientation import square_size
from handmirror.core.camera.source import StoredSource, check_sides, has_usable_size
from handmirror.core.camera.video_clock import FrameClock, plausible_rate
from handmirror.core.errors import TOO_LITTLE_MEMORY, UserError
from handmirror.core.text import plural
from handmirror.core.types import Frame, Image

DEFAULT_STEP_NS = 1_000_000_000 // 30
_SEEN_PACKETS, _SEEN_BYTES = 64, 2**25  # read before the first frame, to find the rate
_SEEN_DEEP_FRAMES = 30  # ... for how many of 16 bits are in use

# how far before a wanted frame to look for a key frame: one at the wanted time may come before frames shown earlier
_BACK_NS = (0, 1_000_000_000, 4_000_000_000, 16_000_000_000)

_SMALLER = "convert it to a smaller size, as with ffmpeg -i INPUT -vf scale=3840:-2 OUTPUT"
_TOO_LITTLE = (av.error.MemoryError, av.error.BlockingIOError)  # no memory, or no thread because of that


class VideoFile(StoredSource):
    """A video with its own timestamps.

    Of several the one that FFmpeg takes for the best, never a cover image. Rotated and mirrored as its display matrix
    says, then `K` and sizes are those of the image that is shown. Pixels that are not square become so
    (`shown.square_size`). 10 or 12 bits in 16 come in full brightness, by one rule for the whole video.
    """

    def __init__(self, path: Path, stills: bool = False) -> None:
        super().__init__(path.name)
        self.stills, self.path, self._file = stills, path, path
        self._container = open_video(path)
        try:
            self._open()
        except BaseException:
            self.close()
            raise

    def _open(self) -> None:
        stream = main_video(self._container)
        if stream is None:
            raise UserError(f"The file {self._file} contains no video: give one that plays in a video player.")
        codec = stream.codec_context
        if codec is None:
            raise UserError(f"The video {self._file} has an unsupported format: convert it to mp4 (H.264).")
        self._stream = stream
        self._aspect = stream.sample_aspect_ratio or codec.sample_aspect_ratio
        if codec.width and codec.height:
            self._check(codec.width, codec.height)
        self._memory = DecoderMemory(codec, f"The video {self._file}", _SMALLER)
        codec.thread_count = 1  # the cores are for the tracker, and every further thread would hold further images
        codec.options = {"max_pixels": str(MAX_VIDEO_PIXELS)}  # also where the size changes later
        self._by_dts = self._container.format.name == "avi"  # which has no presentation times: libavformat invents them
        self._broken, self._count, self._bits = 0, 0, 0
        self._has_jumped = False
        self._orientations = FrameOrientations()
        packets = self._container.demux(stream)
        seen = self._read_ahead(packets)
        self._set_rate(seen)
        self._frames = self._decode(chain(seen, packets))
        self._ahead = self._next()
        if self._ahead is None:
            raise UserError(
                f"The video {self._file} has no readable frame: give one that plays and has at most "
                f"{MAX_VIDEO_PIXELS / 1e6:.0f} million pixels."
            )

    def close(self) -> None:
        """Close the file."""
        super().close()
        self._container.close()

    def _check(self, width: int, height: int) -> None:
        check_sides(*square_size(width, height, self._aspect), f"The video {self._file}", MAX_VIDEO_PIXELS)

    def _read_ahead(self, packets: "Iterator[av.Packet[av.VideoStream]]") -> "list[av.Packet[av.VideoStream]]":
        """The first packets, which are still to be decoded."""
        seen, size = [], 0
        try:
            for packet in islice(packets, _SEEN_PACKETS):
                seen.append(packet)
                size += packet.size
                if size > _SEEN_BYTES:
                    break
        except av.error.FFmpegError:
            self._broken += 1
        return seen

    def _set_rate(self, seen: "list[av.Packet[av.VideoStream]]") -> None:
        stream = self._stream
        stated = float(stream.average_rate) if stream.average_rate else None
        chunks = _chunks_a_frame(seen) if self._by_dts else 1
        stated = stated / chunks if stated else None
        times_s = [] if self._by_dts else self._times_s(seen)  # the clock of an AVI is its rate
        self.fps = plausible_rate(stated, times_s, float(stream.time_base or 0))
        self._step_ns = round(1e9 / self.fps) if self.fps else DEFAULT_STEP_NS
        self._clock = FrameClock(self._step_ns)
        self._duration_ns = self._find_duration_ns()
        self.duration_ns = self._duration_ns or None
        self.frame_count = stream.frames // chunks or (self._duration_ns // max(self._step_ns, 1)) or None

    def _times_s(self, seen: "list[av.Packet[av.VideoStream]]") -> list[float]:
        """Timestamps of the first frames; where they are stored in another order, only of those without a hole."""
        base = self._stream.time_base or Fraction(0)
        last = max((packet.dts for packet in seen if packet.dts is not None), default=None)
        stamps = [packet.pts for packet in seen if packet.size]
        return [float(stamp * base) for stamp in stamps if stamp is not None and (last is None or stamp <= last)]

    def _find_duration_ns(self) -> int:
        of_stream = _nanoseconds(self._stream.duration, self._stream.time_base) or 0
        of_file = (self._container.duration or 0) * 1000  # microseconds; includes a longer sound track
        return min(of_stream, of_file) if of_stream and of_file else of_stream or of_file

    def _decode(self, packets: "Iterator[av.Packet[av.VideoStream]]") -> Iterator[tuple[Image, int | None]]:
        """The images as they are shown and their times in nanoseconds."""
        try:
            for packet in packets:
                if not packet.size and packet.dts is not None:
                    continue  # a dropped frame of an AVI, which a decoder would take for the end
                self._memory.inspect(packet)
                try:
                    for decoded in packet.decode():
                        self._memory.add(decoded)
                        image, time_ns = self._shown(decoded), self._stamp_ns(decoded)
                        del decoded  # the decoder may reuse its buffer
                        yield image, time_ns
                        del image
                except _TOO_LITTLE:
                    raise
                except (av.error.FFmpegError, ValueError):
                    self._broken += 1
        except _TOO_LITTLE as error:  # not a fault of the file
            raise UserError(TOO_LITTLE_MEMORY) from error
        except (av.error.FFmpegError, EOFError):
            self._broken += 1

    def _stamp_ns(self, decoded: av.VideoFrame) -> int | None:
        return _nanoseconds(decoded.dts if self._by_dts else decoded.pts, decoded.time_base)

    def _shown(self, decoded: av.VideoFrame) -> Image:
        """RGB [h, w, 3] as players show it; ValueError when its size is not usable."""
        width, height = square_size(decoded.width, decoded.height, self._aspect)
        if self._count == 0:
            self._check(decoded.width, decoded.height)
        if not has_usable_size(width, height, MAX_VIDEO_PIXELS):
            raise ValueError(f"{width} x {height} pixels")
        if decoded.format.components[0].bits == 16:
            self._bits = max(self._bits, bits_in_use(deep := _deep(decoded, width, height)))
            self._bits = self._bits if self._count else max(self._bits, self._bits_at_the_start())
            image = to_8_bits(deep, self._bits)
        else:
            image = decoded.reformat(width, height, "rgb24", threads=1).to_ndarray().astype(np.uint8, copy=False)
        return self._orientations.of(decoded).apply(image)

    def _bits_at_the_start(self) -> int:
        """The most of 16 bits that any of the first frames uses, so that they have the same brightness."""
        bits = 0
        try:
            with open_container(self._file) as container:
                stream = container.streams[self._stream.index]
                stream.codec_context.thread_count = 1
                for frame in islice(container.decode(stream), _SEEN_DEEP_FRAMES):
                    assert isinstance(frame, av.VideoFrame)
                    bits = max(bits, bits_in_use(_deep(frame, frame.width, frame.height)))
        except (av.error.FFmpegError, OSError, ValueError):
            pass  # damaged further on
        return bits

    def _next(self) -> Frame | None:
        image, stamp_ns = next(self._frames, (None, None))
        if image is None:
            self._note_missing_part()
            return None
        time_ns = self._clock.time_ns(stamp_ns)
        index, self._count = self._count, self._count + 1
        return Frame(image, index, time_ns, f"{index:06d}")

    def _jump(self, time_ns: int) -> Frame | None:
        """From the key frame before it; where frames cannot be found by their times, from the first one."""
        for back_ns in _BACK_NS if self._clock.is_exact and not self._has_unclear_times() else ():
            frame = self._from_key_frame(max(time_ns - back_ns, 0))
            if frame is not None and frame.time_ns <= time_ns:
                return frame
        self._container.close()
        self._container = open_video(self._file)
        self._open()
        return self._ahead

    @property
    def can_jump(self) -> bool:
        """Whether `seek` goes to a place without reading all before it."""
        return self._clock.is_exact and not self._has_unclear_times() and bool(self._stream.time_base)

    def _has_unclear_times(self) -> bool:
        """Whether a decoder that starts in the middle may number the frames of this file differently."""
        codec = self._stream.codec_context
        return self._by_dts and (codec is None or codec.has_b_frames)

    def _from_key_frame(self, time_ns: int) -> Frame | None:
        """The first frame that can be decoded after jumping to a key frame near a time; None when there is none."""
        stream, base = self._stream, self._stream.time_base
        if not base:
            return None
        try:
            ticks = floor(Fraction(self._clock.stamp_ns(time_ns), 10**9) / base)
            self._container.seek(ticks, stream=stream)
        except (av.error.FFmpegError, OSError, ValueError):
            return None
        self._clock.jump()
        self._has_jumped = True
        self._frames = self._decode(self._container.demux(stream))
        frame = self._next()
        if frame is None:
            return None
        index = round(frame.time_ns / self._step_ns) if self._step_ns else 0
        self._count = index + 1
        return replace(frame, index=index, name=f"{index:06d}")

    def _note_missing_part(self) -> None:
        if self._has_jumped:  # what was read is no measure of what is there
            return
        missing_ns = self._duration_ns - ((self._clock.last_ns or 0) + self._step_ns)
        if self._broken or missing_ns > max(250_000_000, self._duration_ns // 50):
            part = f"{self._count} of about " if self.frame_count else ""
            frames = part + plural(self.frame_count or self._count, "frame")
            self.warning = (
                f"The video {self._file} is damaged or cut off: {frames} could be read, so copy it again if you need "
                f"the rest."
            )


def _chunks_a_frame(packets: "list[av.Packet[av.VideoStream]]") -> int:
    """How many chunks of an AVI make one frame, as a rule: of H.264 every second one is often empty."""
    places = [packet.dts for packet in packets if packet.size and packet.dts is not None]
    return max(round(float(np.median(np.diff(places)))), 1) if len(places) > 1 else 1


def _deep(frame: av.VideoFrame, width: int, height: int) -> np.ndarray:
    """An image of 16 bits as uint16 RGB [h, w, 3]."""
    if len(frame.format.components) == 1:
        return cv2.cvtColor(frame.reformat(width, height, "gray16le", threads=1).to_ndarray(), cv2.COLOR_GRAY2RGB)
    return frame.reformat(width, height, "rgb48le", threads=1).to_ndarray()


def _nanoseconds(ticks: int | None, base: Fraction | None) -> int | None:
    return None if ticks is None or base is None else round(ticks * base * 10**9)
