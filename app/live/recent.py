"""The sources opened last, with small pictures of them that are kept in the user's cache folder."""

import hashlib
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from PyQt6.QtCore import QObject, pyqtSignal
from PyQt6.QtGui import QIcon, QImage, QPixmap

from handmirror.app.live.sources import DEMO_CLIP
from handmirror.app.settings import Settings
from handmirror.app.several import join_sources, split_sources
from handmirror.app.thumbnails import thumbnail
from handmirror.core.cache import cache_folder
from handmirror.core.camera.address import has_login, kind_of, lacks_scheme, without_login
from handmirror.core.errors import UserError
from handmirror.core.files import make_folder, read_at_most, replace_bytes
from handmirror.core.types import Image

KEY, HAD_LOGIN = "recent", "recent_had_login"  # of the settings
MOST = 10
MAX_SOURCE = 4000  # characters; many pictures together are not kept
THUMBNAIL = (160, 112)  # pixels, at most: sharp in menus of high-resolution screens, too
MAX_THUMBNAIL = 100_000  # bytes of a file


class RecentSources(QObject):
    """Files, folders, sessions and addresses, the newest first; the disk is read and written on a worker thread."""

    changed = pyqtSignal()
    _loaded = pyqtSignal(str, object)  # a source, its picture as a QImage

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self._icons: dict[str, QIcon] = {}
        self._closed = False
        self._worker = ThreadPoolExecutor(1, "handmirror-recent")
        self._loaded.connect(self._on_loaded)
        for source in self.sources():
            self._submit(self._load, source)

    def sources(self) -> list[str]:
        """As `open_source` takes them, but addresses without their login."""
        sources: list[str] = self._settings.get(KEY, [])
        return sources[:MOST]

    def lacks_login(self, source: str) -> bool:
        """Whether this is an address whose login must be entered again."""
        return source in self._with_login()

    def icon(self, source: str) -> QIcon:
        """Its small picture; an empty icon where there is none."""
        return self._icons.get(source, QIcon())

    def picture(self, source: str) -> Path | None:
        """The file of its small picture; None where there is none."""
        return _thumbnail_path(source) if source in self._icons else None

    def add(self, source: str) -> None:
        """Put a source first; cameras of this computer and the demo clip are always at hand, and not kept."""
        kept = _kept(source)
        if not kept or len(kept) > MAX_SOURCE:
            return
        sources = [kept, *(each for each in self.sources() if each != kept)][:MOST]
        with_login = [each for each in self._with_login() if each in sources and each != kept]
        self._save(sources, [*with_login, kept] if has_login(source) else with_login)

    def remove(self, source: str) -> None:
        """Take one out of the list."""
        with_login = [each for each in self._with_login() if each != source]
        self._save([each for each in self.sources() if each != source], with_login)
        self._submit(_delete, [source])

    def clear(self) -> None:
        """Empty the list and delete its pictures."""
        gone = self.sources()
        self._icons = {}
        self._save([], [])
        self._submit(_delete, gone)

    def keep_picture(self, source: str, image: Image) -> None:
        """Keep a small picture of a source, made of a frame [h, w, 3]."""
        kept = _kept(source)
        if kept in self.sources():
            self._submit(self._keep_picture, kept, image)

    def close(self) -> None:
        """End the worker."""
        self._closed = True
        self._worker.shutdown(wait=False, cancel_futures=True)

    def _with_login(self) -> list[str]:
        sources: list[str] = self._settings.get(HAD_LOGIN, [])
        return sources

    def _save(self, sources: list[str], with_login: list[str]) -> None:
        self._settings.set(KEY, sources)
        self._settings.set(HAD_LOGIN, with_login)
        self.changed.emit()

    def _on_loaded(self, source: str, image: QImage) -> None:
        if not image.isNull() and source in self.sources():
            self._icons[source] = QIcon(QPixmap.fromImage(image))
            self.changed.emit()

    def _submit(self, job: Callable[..., None], *values: Any) -> None:
        self._worker.submit(self._run, job, values)

    # on the worker thread

    def _run(self, job: Callable[..., None], values: tuple[Any, ...]) -> None:
        try:
            job(*values)
        except (UserError, OSError):
            pass  # a list without a picture serves as well
        except Exception as error:
            sys.excepthook(type(error), error, error.__traceback__)

    def _load(self, source: str) -> None:
        path = _thumbnail_path(source)
        content = read_at_most(path, MAX_THUMBNAIL) if path is not None else None
        if content is not None:
            self._report(source, content)

    def _keep_picture(self, source: str, image: Image) -> None:
        content = thumbnail(image, THUMBNAIL)
        if (path := _thumbnail_path(source)) is not None:
            make_folder(path.parent)
            replace_bytes(path, content)
        self._report(source, content)

    def _report(self, source: str, content: bytes) -> None:
        if not self._closed:
            self._loaded.emit(source, QImage.fromData(content))


def _kept(source: str) -> str:
    """As a source is kept: absolute paths, addresses without login; empty for one that is not kept."""
    if source == DEMO_CLIP or source.isdigit():
        return ""
    if kind_of(source) or lacks_scheme(source):
        return without_login(source)
    paths = [Path(each).expanduser().absolute() for each in split_sources(source)]
    try:
        return join_sources([*map(str, paths)]) if all(path.exists() for path in paths) else ""  # else a camera by name
    except OSError:
        return ""


def _thumbnail_path(source: str) -> Path | None:
    folder = cache_folder("thumbnails")
    return (
        None if folder is None else folder / f"{hashlib.sha256(source.encode(errors='replace')).hexdigest()[:32]}.jpg"
    )


def _delete(sources: list[str]) -> None:
    for source in sources:
        if (path := _thumbnail_path(source)) is not None:
            path.unlink(missing_ok=True)
