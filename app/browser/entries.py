"""What the browser shows of a session, read without opening it. No Qt."""

import hashlib
import os
import re
from dataclasses import dataclass
from pathlib import Path

from handmirror.app.replay.session_frames import posed_by
from handmirror.app.thumbnails import thumbnail
from handmirror.app.translation import localized_reason, tr
from handmirror.core.cache import cache_folder
from handmirror.core.camera.jpeg import decode_jpeg
from handmirror.core.cameras.session import camera_folder
from handmirror.core.errors import UserError
from handmirror.core.files import make_folder, read_at_most, replace_bytes
from handmirror.core.session.facts import read_facts
from handmirror.core.session.folder import SessionFolder
from handmirror.core.session.jpeg_video import JpegVideoReader

CHUNK = 1 << 20  # bytes
END = 20_000  # bytes in which a whole line lies
THUMBNAIL = (96, 54)  # pixels, at most
MAX_THUMBNAIL = 100_000  # bytes of a file
_TIME = re.compile(rb'"time_ns":\s*(\d{1,19})')
_PTS = re.compile(rb'"pts":\s*(\d{1,15})')
_SIDES = (b"left", b"right")


@dataclass(frozen=True)
class SessionEntry:
    """A session in the recording folder."""

    path: Path
    created: str  # local time as in session.json, ISO 8601; empty where that cannot be read
    seconds: float  # between the first and the last frame
    captured: int  # frames
    tracked: int  # frames
    sides: tuple[str, ...]  # "left", "right": hands that were found
    method: str  # what posed them
    bytes: int  # of all its files
    problem: str = ""  # a sentence: why it cannot be read


def session_folders(parent: Path) -> list[Path]:
    """The sessions in a folder, by the time of their last change, the newest first; UserError if it cannot be read."""
    try:
        folders = [entry for entry in os.scandir(parent) if entry.is_dir() and not entry.name.startswith(".")]
        found = [(entry.stat().st_mtime, Path(entry.path)) for entry in folders]
    except FileNotFoundError:
        return []
    except OSError as error:
        sentence = tr(
            "The folder {folder} cannot be read ({reason}): check its permissions.",
            folder=parent,
            reason=localized_reason(error),
        )
        raise UserError(sentence) from error
    return [path for _, path in sorted(found, reverse=True) if SessionFolder(path).is_there()]


def read_entry(path: Path) -> SessionEntry:
    """What is shown of a session; of a damaged one what can be read."""
    folder, size = SessionFolder(path), _size(path)
    first = _first_camera(path)
    try:
        facts = read_facts(folder.facts)
        video = read_facts(first.facts).video
    except UserError as error:
        return SessionEntry(path, "", 0.0, 0, 0, (), "", size, str(error))
    tracked, sides = _count_poses(folder.poses)
    captured = video.frames if video is not None else tracked
    listed = first.frames if first.frames.is_file() else folder.poses
    if video is not None and not captured:  # it has not ended well
        captured = _count_lines(first.frames)
    return SessionEntry(path, facts.created, _seconds(listed), captured, tracked, sides, posed_by(facts), size)


def read_thumbnail(entry: SessionEntry) -> bytes | None:
    """A small JPEG of the frame in the middle, kept in the cache; None where there is no video."""
    folder = _first_camera(entry.path)
    try:
        cached = _cached(folder.video)
        content = read_at_most(cached, MAX_THUMBNAIL) if cached is not None and cached.exists() else None
        if content is not None:
            return content
        content = _middle_picture(folder)
        if content is not None and cached is not None:
            make_folder(cached.parent)
            replace_bytes(cached, content)
    except (UserError, OSError):
        return None
    return content


def _first_camera(path: Path) -> SessionFolder:
    """The session of the first of several cameras; that at the path itself with one camera."""
    first = SessionFolder(camera_folder(path, 1))
    return first if first.is_there() else SessionFolder(path)


def _middle_picture(folder: SessionFolder) -> bytes | None:
    with folder.frames.open("rb") as file:
        file.seek(folder.frames.stat().st_size // 2)
        found = _PTS.search(file.read(END)) or _PTS.search(_end_of(folder.frames))
    if found is None:
        return None
    video = JpegVideoReader(folder.video)
    try:
        packet = video.read(int(found[1]))
    finally:
        video.close()
    image = None if packet is None else decode_jpeg(packet)
    return None if image is None else thumbnail(image, THUMBNAIL)


def _cached(video: Path) -> Path | None:
    folder, stat = cache_folder("thumbnails"), video.stat()
    name = f"{video.absolute()} {stat.st_size} {stat.st_mtime_ns}".encode(errors="replace")
    return None if folder is None else folder / f"session-{hashlib.sha256(name).hexdigest()[:32]}.jpg"


def _size(path: Path) -> int:
    try:
        files = [Path(root, name) for root, _, names in os.walk(path) for name in names]
        return sum(file.lstat().st_size for file in files)
    except OSError:
        return 0


def _count_poses(path: Path) -> tuple[int, tuple[str, ...]]:
    """How many frames were tracked, and the sides of the hands in them."""
    lines, sides, rest = 0, set[bytes](), b""
    try:
        with path.open("rb") as file:
            while chunk := file.read(CHUNK):
                lines += chunk.count(b"\n")
                text, rest = rest + chunk, chunk[-20:]
                sides |= {side for side in _SIDES if side not in sides and b'"side":"' + side + b'"' in text}
    except OSError:
        pass  # without poses none was tracked
    return lines, tuple(side.decode() for side in _SIDES if side in sides)


def _count_lines(path: Path) -> int:
    try:
        with path.open("rb") as file:
            return sum(chunk.count(b"\n") for chunk in iter(lambda: file.read(CHUNK), b""))
    except OSError:
        return 0


def _seconds(listed: Path) -> float:
    """Between the first and the last line of a list of frames or poses."""
    try:
        with listed.open("rb") as file:
            first = _TIME.search(file.read(END))
        times = _TIME.findall(_end_of(listed))
    except OSError:
        return 0.0
    return max(int(times[-1]) - int(first[1]), 0) / 1e9 if first and times else 0.0


def _end_of(path: Path) -> bytes:
    with path.open("rb") as file:
        file.seek(max(path.stat().st_size - END, 0))
        return file.read(END)
