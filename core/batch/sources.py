"""Which videos a collection has: from files, folders and patterns."""

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from handmirror.core.batch.folder import FACTS
from handmirror.core.batch.item import Item, check_name, name_of
from handmirror.core.batch.lerobot_source import is_data_set, items_of
from handmirror.core.batch.manifest import SUFFIXES as MANIFESTS
from handmirror.core.batch.manifest import read_manifest
from handmirror.core.batch.remote import addresses_of
from handmirror.core.camera.address import kind_of
from handmirror.core.camera.files import VIDEO_SUFFIXES
from handmirror.core.camera.pictures import natural_order
from handmirror.core.errors import UserError

_PATTERN = set("*?[")


def find_items(sources: Iterable[str], timeout_s: float = 60.0) -> list[Item]:
    """The videos of all sources, each once, in a fixed order.

    A source is a video, a folder (with all videos in it and its folders, by their usual endings), a LeRobot data set
    (each episode by each camera), a pattern such as
    `clips/**/*.mp4`, a manifest, or an address of a video, folder or pattern that fsspec opens, which may take
    `timeout_s` seconds to answer. UserError when one of them is missing or has no video, or two videos share a name.
    """
    items: dict[str, Item] = {}
    for text in sources:
        for item in _items_of(text, timeout_s):
            other = items.setdefault(item.name.casefold(), item)  # file systems may not tell capitals apart
            if other != item:
                raise UserError(
                    f"Two videos are called {item.name} ({other.label} and {item.label}), or one has two sets of "
                    "options: give each a name of its own in the manifest."
                )
    if not items:
        raise UserError("There is no video to track: give videos, folders of videos or a manifest.")
    return list(items.values())


def _items_of(text: str, timeout_s: float) -> list[Item]:
    if kind_of(text) is not None:
        return [_remote_item(address) for address in addresses_of(text, timeout_s)]
    path = Path(text).expanduser()
    if is_data_set(path):
        return items_of(path)
    if path.is_dir():
        files = sorted(_videos_in(path), key=_order)
        if not files:
            raise UserError(f"The folder {text} contains no video: give one with videos, or name them.")
        return [_item(file) for file in files]
    if path.is_file():
        return read_manifest(path) if path.suffix.lower() in MANIFESTS else [_item(path)]
    if not _PATTERN & set(text):
        raise UserError(f"The file or folder {text} does not exist: check the path.")
    found = [Path(each) for each in glob.glob(str(path), recursive=True)]  # noqa: PTH207  (of any folder)
    files = sorted((each for each in found if each.is_file() and _is_shown(each)), key=_order)
    if not files:
        raise UserError(f"No file matches {text}: check the pattern.")
    return [_item(file) for file in files]


def _item(path: Path) -> Item:
    source = os.path.abspath(path)  # noqa: PTH100  (resolve() would follow links, of which two may lead to one file)
    name = name_of(source)
    check_name(name)
    return Item(source, name)


def _remote_item(address: str) -> Item:
    return Item(address, name_of(address))


def _videos_in(folder: Path) -> Iterator[Path]:
    """Videos in a folder and its folders, without hidden ones and results; links to folders are not followed."""
    for parent, folders, files in os.walk(folder):
        if FACTS in files:
            folders[:] = []
            continue
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            if not name.startswith(".") and Path(name).suffix.lower() in VIDEO_SUFFIXES:
                yield Path(parent) / name


def _is_shown(path: Path) -> bool:
    return not path.name.startswith(".")


def _order(path: Path) -> tuple[object, ...]:
    return tuple(natural_order(Path(part)) for part in path.parts)
