"""Sources on disk: videos, animated images, single images and folders of images."""

import stat
from collections.abc import Sequence
from pathlib import Path

from handmirror.core.camera.animation import Animation
from handmirror.core.camera.pictures import IMAGE_SUFFIXES, Pictures, natural_order, open_folder
from handmirror.core.camera.source import Source
from handmirror.core.camera.stills import read_header
from handmirror.core.camera.video import VideoFile
from handmirror.core.errors import UserError

# How images begin, for those whose names do not say so; a JPEG may also be the first of a raw video's.
_BEGINNINGS = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF87a", b"GIF89a", b"II*\0", b"MM\0*")
_BRANDS = (b"heic", b"heix", b"mif1", b"avif", b"avis", b"WEBP")  # from the 9th byte on
# What file dialogs offer and what may be dropped: usual suffixes, of a video in any of the known formats
VIDEO_SUFFIXES = {
    *(".3gp", ".asf", ".avi", ".flv", ".h264", ".h265", ".ivf", ".m2ts", ".m4v", ".mjpeg", ".mjpg", ".mkv", ".mov"),
    *(".mp4", ".mpeg", ".mpg", ".mts", ".mxf", ".ogv", ".ts", ".vob", ".webm", ".wmv", ".y4m"),
}
_RAW_VIDEOS = {".mjpeg", ".mjpg"}


def open_path(path: Path, stills: bool = False) -> Source:
    """Open what lies at a path; UserError when there is nothing to track in it."""
    mode = path.stat().st_mode
    if stat.S_ISDIR(mode):
        return open_folder(path, stills)
    if not stat.S_ISREG(mode):
        raise UserError(f"{path} is neither a file nor a folder: give a camera by its number, such as 0.")
    if not _is_image(path):
        return VideoFile(path, stills)
    header = read_header(path)
    if not header.moving:
        source = Pictures([path], path.name, stills)
        if header.pages:
            source.warning = f"The picture {path} has more pages, which were skipped: save each as a separate file."
        return source
    return VideoFile(path, stills) if header.kind == "HEIF" else Animation(path, header, stills)


def open_pictures(paths: Sequence[Path], stills: bool = False) -> Source:
    """Several images, in the order of their names; UserError when one is something else or none can be read."""
    for path in paths:
        if not is_still(path):
            raise UserError(f"{path} is not a picture: give several pictures, or a single video.")
    return Pictures(sorted(paths, key=natural_order), f"{len(paths)} pictures", stills)


def is_still(path: Path) -> bool:
    """Whether a file is a still image, judged by its header; False where it cannot be read."""
    try:
        return _is_image(path) and not read_header(path).moving
    except UserError:
        return path.suffix.lower() in IMAGE_SUFFIXES


def _is_image(path: Path) -> bool:
    suffix = path.suffix.lower()
    if suffix in IMAGE_SUFFIXES or suffix in _RAW_VIDEOS:
        return suffix in IMAGE_SUFFIXES
    try:
        with path.open("rb") as file:
            head = file.read(12)
    except OSError:
        return False  # opening it reports why
    return head.startswith(_BEGINNINGS) or head[8:12] in _BRANDS
