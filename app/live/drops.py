"""What is dropped onto the window, and what is to be done with it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from PyQt6.QtCore import QUrl

from handmirror.app.several import join_sources
from handmirror.app.translation import tr
from handmirror.core.camera.address import KINDS, without_login
from handmirror.core.camera.files import VIDEO_SUFFIXES
from handmirror.core.camera.pictures import IMAGE_SUFFIXES

MODEL_SUFFIXES = {".pkl", ".npz"}


class DropKind(Enum):
    """What is done with it."""

    SOURCE = "source"
    CHECKPOINT = "checkpoint"
    HAND_MODEL = "hand model"
    REFUSED = "refused"


@dataclass(frozen=True)
class Drop:
    """What was dropped."""

    kind: DropKind
    value: str  # the source or path; empty where it is refused
    sentence: str  # what happens if it is dropped, or why it is refused


def understand(urls: Sequence[QUrl]) -> Drop:
    """What these addresses of files, folders or network cameras are, by their names."""
    if len(urls) == 1:
        return _single(urls[0])
    paths = [url.toLocalFile() for url in urls if url.isLocalFile()]
    if len(paths) == len(urls) and paths and all(_suffix(path) in IMAGE_SUFFIXES for path in paths):
        return Drop(DropKind.SOURCE, join_sources(paths), tr("Drop to open %n picture(s)", len(paths)))
    return _refused(tr("Several files can be opened together only if all are pictures: drop a single one."))


def _single(url: QUrl) -> Drop:
    if not url.isLocalFile():
        address = url.toString()
        if url.scheme().lower() in KINDS:
            return Drop(DropKind.SOURCE, address, tr("Drop to open {name}", name=without_login(address)))
        return _refused(tr("Addresses of this kind cannot be opened: drop a file, or an http, https or rtsp address."))
    path = url.toLocalFile()
    name, suffix = Path(path).name, _suffix(path)
    if suffix == ".safetensors":
        return Drop(DropKind.CHECKPOINT, path, tr("Drop to track with the checkpoint {name}", name=name))
    if suffix in MODEL_SUFFIXES:
        return Drop(DropKind.HAND_MODEL, path, tr("Drop to add the hand model {name}", name=name))
    if suffix in VIDEO_SUFFIXES | IMAGE_SUFFIXES or Path(path).is_dir():
        return Drop(DropKind.SOURCE, path, tr("Drop to open {name}", name=name))
    return _refused(
        tr(
            "{name} cannot be opened: drop a video, pictures, a folder, a session, a checkpoint (.safetensors) or a "
            "hand model (.npz, .pkl).",
            name=name,
        )
    )


def _suffix(path: str) -> str:
    return Path(path).suffix.lower()


def _refused(sentence: str) -> Drop:
    return Drop(DropKind.REFUSED, "", sentence)
