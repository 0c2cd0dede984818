"""The episodes of a LeRobot data set (v3.0), each as it was seen by each camera."""

import hashlib
import json
import os
import re
from pathlib import Path
from typing import Any

from handmirror.core.batch.item import Episode, Item
from handmirror.core.errors import UserError
from handmirror.core.extras import install_command
from handmirror.core.files import read_at_most

INFO = Path("meta/info.json")
_MAX_FILE = 50_000_000  # bytes
_VERSION = "v3.0"


def is_data_set(folder: Path) -> bool:
    """Whether a folder holds a LeRobot data set, of any version."""
    return (folder / INFO).is_file()


def read_info(root: Path) -> dict[str, Any]:
    """`meta/info.json`; UserError when it is damaged or of another version."""
    try:
        info = json.loads(read_at_most(root / INFO, _MAX_FILE) or b"")
        version, features = str(info["codebase_version"]), info["features"]
        usable = isinstance(features, dict) and float(info["fps"]) > 0 and isinstance(info["data_path"], str)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        usable, version = False, ""
    if version and version != _VERSION:
        raise UserError(f"The data set {root} has LeRobot's version {version}: convert it to {_VERSION} with LeRobot.")
    if not usable:
        raise UserError(f"The data set {root} has a damaged {INFO}: download it again.")
    found: dict[str, Any] = info
    return found


def cameras_of(info: dict[str, Any]) -> list[str]:
    """The features that are videos."""
    features = info["features"].items()
    return [str(name) for name, facts in features if isinstance(facts, dict) and facts.get("dtype") == "video"]


def episode_rows(root: Path) -> list[dict[str, Any]]:
    """The rows of `meta/episodes`, without statistics; UserError when they cannot be read."""
    try:
        import pyarrow
        import pyarrow.parquet
    except ModuleNotFoundError as error:
        command = install_command("export")
        raise UserError(f"LeRobot data sets need {error.name}: install it with {command}") from error
    rows: list[dict[str, Any]] = []
    try:
        for file in sorted((root / "meta/episodes").glob("*/*.parquet")):
            names = [name for name in pyarrow.parquet.read_schema(file).names if not name.startswith("stats/")]
            rows += pyarrow.parquet.read_table(file, columns=names, partitioning=None).to_pylist()
    except (OSError, pyarrow.ArrowException) as error:
        raise UserError(f"The episodes of the data set {root} cannot be read ({error}): download it again.") from error
    return rows


def items_of(root: Path) -> list[Item]:
    """Every episode by every camera; UserError when the data set cannot be read, or has no video."""
    info, root = read_info(root), Path(os.path.abspath(root))  # noqa: PTH100  (resolve() would follow links)
    cameras = cameras_of(info)
    if not cameras:
        raise UserError(f"The data set {root} has no video: give one with cameras.")
    items = []
    for row in episode_rows(root):
        for camera in cameras:
            try:
                items.append(_item(root, info, row, camera))
            except (KeyError, TypeError, ValueError) as error:
                raise UserError(
                    f"The data set {root} does not say where {camera} of an episode is ({error}): download it again."
                ) from error
    return items


def _item(root: Path, info: dict[str, Any], row: dict[str, Any], camera: str) -> Item:
    number, of_video = int(row["episode_index"]), f"videos/{camera}"
    place = {"chunk_index": int(row[f"{of_video}/chunk_index"]), "file_index": int(row[f"{of_video}/file_index"])}
    path = root / str(info["video_path"]).format(video_key=camera, **place)
    begin_s, end_s = float(row[f"{of_video}/from_timestamp"]), float(row[f"{of_video}/to_timestamp"])
    episode = Episode(str(root), number, camera, begin_s, end_s, float(info["fps"]))
    fault = "" if path.is_file() else f"The video {path} does not exist: download the data set again."
    return Item(str(path), name_of_episode(root, number, camera), episode=episode, fault=fault)


def name_of_episode(root: Path, number: int, camera: str) -> str:
    """What the results of an episode are called."""
    digest = hashlib.sha256(f"{root}\0{camera}".encode("utf-8", "surrogateescape")).hexdigest()[:10]
    short = re.sub(r"[^A-Za-z0-9_-]+", "_", camera.rpartition(".")[2])[:30]
    stem = re.sub(r"[^A-Za-z0-9_-]+", "_", root.name).strip("_-")[:30]
    return f"{stem or 'set'}-{short}-{number:06d}-{digest}"
