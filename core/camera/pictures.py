"""A single image, or the images of a folder in the order of their names."""

import re
from collections.abc import Sequence
from pathlib import Path

from handmirror.core.camera.source import StoredSource
from handmirror.core.camera.stills import read_still
from handmirror.core.camera.video import DEFAULT_STEP_NS
from handmirror.core.errors import UserError
from handmirror.core.files import reason
from handmirror.core.types import Frame

IMAGE_SUFFIXES = {
    *(".apng", ".avif", ".avifs", ".bmp", ".dib", ".gif", ".heic", ".heics", ".heif", ".heifs", ".hif", ".j2k"),
    *(".jfi", ".jfif", ".jif", ".jp2", ".jpe", ".jpeg", ".jpf", ".jpg", ".mpo", ".pbm", ".pgm", ".png", ".pnm"),
    *(".ppm", ".tif", ".tiff", ".webp"),
}
# images that cannot be read here: in a folder they are counted and named
_FOREIGN_SUFFIXES = {
    *(".3fr", ".arw", ".cr2", ".cr3", ".dng", ".erf", ".exr", ".jls", ".jxl", ".jxr", ".nef", ".nrw", ".orf", ".pef"),
    *(".psd", ".qoi", ".raf", ".rw2", ".sr2", ".srw", ".tga", ".wdp", ".x3f"),
}
NAMES_SHOWN = 5


class Pictures(StoredSource):
    """A single image, or several in the order given, each as it is shown (EXIF orientation included).

    Index and timestamp give the place among them, so a broken image leaves a gap.
    """

    def __init__(self, paths: Sequence[Path], label: str, stills: bool = False, foreign: Sequence[Path] = ()) -> None:
        """`foreign`: images beside these that cannot be read; they are named at the end."""
        super().__init__(label)
        self.stills = stills or len(paths) == 1
        self.folder = (*paths, *foreign)[0].parent
        self.fps = 30.0
        self.frame_count = len(paths)
        self._all = len(paths) + len(foreign)
        self.skipped.extend(path.name for path in foreign)
        self.duration_ns = len(paths) * DEFAULT_STEP_NS
        self._paths = tuple(paths)
        self._place = 0  # of the next one
        if self._all == 1:
            self._ahead, self._place = Frame(read_still(paths[0]), 0, 0, paths[0].name), 1
        else:
            self._ahead = self._next()
        if self._ahead is None:
            raise UserError(f"None of the {self._all} pictures in {self.folder} can be read: give another folder.")

    def _next(self) -> Frame | None:
        while self._place < len(self._paths):
            index, path = self._place, self._paths[self._place]
            self._place += 1
            try:
                return Frame(read_still(path), index, index * DEFAULT_STEP_NS, path.name)
            except UserError:
                if path.name not in self.skipped:  # which it is at the second time
                    self.skipped.append(path.name)
        if self.skipped:
            names = ", ".join(self.skipped[:NAMES_SHOWN]) + (", ..." if len(self.skipped) > NAMES_SHOWN else "")
            self.warning = (
                f"{len(self.skipped)} of {self._all} pictures could not be read and were skipped ({names}): copy "
                f"them again, or save them as JPEG or PNG."
            )
        return None

    def _jump(self, time_ns: int) -> Frame | None:
        wanted = min(time_ns // DEFAULT_STEP_NS, len(self._paths) - 1)
        for place in (*range(wanted, -1, -1), 0):  # before a broken picture, the last one that is not
            self._place = place
            frame = self._next()
            if frame is not None and (frame.index <= wanted or place == 0):
                return frame
        return None


def open_folder(folder: Path, stills: bool = False) -> Pictures:
    """The images of a folder, by suffix, in natural order; UserError when there are none to read."""
    try:
        paths = [path for path in folder.iterdir() if path.name[0] != "."]
    except OSError as error:
        raise UserError(f"The folder {folder} cannot be listed ({reason(error)}): check its permissions.") from error
    known = sorted((path for path in paths if path.suffix.lower() in IMAGE_SUFFIXES), key=natural_order)
    foreign = sorted((path for path in paths if path.suffix.lower() in _FOREIGN_SUFFIXES), key=natural_order)
    if not known and not foreign:
        raise UserError(
            f"The folder {folder} contains no pictures: give one with .jpg or .png files, the path of a video, or a "
            f"session's folder to handmirror rerun."
        )
    return Pictures(known, folder.absolute().name, stills, foreign)


def natural_order(path: Path) -> tuple[list[str | int], str]:
    """Natural sort order of names, with digits of any script: frame_2 before frame_10."""
    parts = re.split(r"(\d+)", path.name.casefold())
    return [int(part) if k % 2 else part for k, part in enumerate(parts)], path.name
