"""Animated images: GIF, APNG, animated WebP and AVIF, every image at its time."""

import io
from collections.abc import Iterator
from itertools import chain, count
from pathlib import Path

from handmirror.core.camera.container import MAX_VIDEO_PIXELS
from handmirror.core.camera.source import Source, check_sides, has_usable_size
from handmirror.core.camera.stills import StillHeader, broken, pillow_image, pillow_limit, read_bytes
from handmirror.core.text import plural
from handmirror.core.types import Frame, Image

_UNSTATED_MS = 100.0  # what browsers take where an image says that it is shown for no time at all
_MIN_GIF_MS = 20.0  # ... and in a GIF for less than this
_SEEN = 16  # images read to find the rate


class Animation(Source):
    """The images of a file in their order, as browsers show them; the first one is at zero."""

    def __init__(self, path: Path, header: StillHeader, stills: bool = False) -> None:
        super().__init__(path.name)
        check_sides(header.width, header.height, f"The picture {path}", MAX_VIDEO_PIXELS)
        self.stills, self.path = stills, path
        self._data, self._kind = read_bytes(path), header.kind
        lengths = [length for _, length in self._images(_SEEN)]
        if not lengths:
            raise broken(path)
        self.fps = 1000.0 * len(lengths) / sum(lengths)
        self._whole = True
        self._frames: Iterator[Frame] = self._timed()

    def read(self) -> Frame | None:
        """The next image, None at the end; a damaged rest is skipped and reported in `warning`."""
        return next(self._frames, None)

    def seek(self, time_ns: int) -> None:
        """As the base class says; decodes all pictures from the first one on."""
        frames = self._timed()
        frame = next(frames, None)
        while (following := next(frames, None)) is not None and following.time_ns <= time_ns:
            frame = following
        self._frames = chain(filter(None, (frame, following)), frames)

    def close(self) -> None:
        """Release the file."""
        self._frames, self._data = iter(()), b""

    def _timed(self) -> Iterator[Frame]:
        time_ms, index = 0.0, 0
        for image, length_ms in self._images():
            yield Frame(image, index, round(time_ms * 1e6), f"{index:06d}")
            time_ms, index = time_ms + length_ms, index + 1
        if not self._whole:
            self.warning = (
                f"The picture {self.path} is damaged or cut off: {plural(index, 'frame')} could be read, so copy it "
                f"again if you need the rest."
            )

    def _images(self, most: int | None = None) -> Iterator[tuple[Image, float]]:
        """Each image [h, w, 3] RGB and for how many milliseconds it is shown."""
        from PIL import Image as Pillow

        is_gif = self._kind == "GIF"
        try:
            with Pillow.open(io.BytesIO(self._data)) as opened:
                self.frame_count = None if is_gif else opened.n_frames  # type: ignore[attr-defined]
                for place in count() if self.frame_count is None else range(self.frame_count):
                    if place == most:
                        return
                    with pillow_limit():
                        opened.seek(place)
                        image = pillow_image(opened)
                    if not has_usable_size(image.shape[1], image.shape[0]):  # a GIF may grow
                        raise ValueError("an impossible width or height")
                    length_ms = float(opened.info.get("duration") or 0.0)
                    yield image, length_ms if length_ms >= (_MIN_GIF_MS if is_gif else 1e-3) else _UNSTATED_MS
        except EOFError:
            self._whole = is_gif  # the only end that a GIF has
        except Exception:  # whatever the parsers raise on damaged bytes
            self._whole = False
