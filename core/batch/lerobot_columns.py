"""A copy of a LeRobot data set (v3.0) with columns of the hands that each camera saw.

For a camera `observation.images.front` they are `observation.hands.front`, float32 [104]: the left hand's 52 numbers,
then the right hand's, as named in `meta/info.json` and as in `handmirror export --format lerobot`; and
`observation.hands_present.front`, float32 [2]: 1 while a side is seen. While it is not, its last numbers are repeated;
before it is first seen in an episode, those that come first; in an episode without that side they are 0.
"""

import json
import os
import shutil
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow
import pyarrow.compute
import pyarrow.parquet

from handmirror.core.batch.folder import BatchFolder, discard
from handmirror.core.batch.item import Item
from handmirror.core.batch.lerobot_source import INFO, cameras_of, name_of_episode, read_info
from handmirror.core.errors import UserError
from handmirror.core.files import make_folder, replace_text, write_errors
from handmirror.core.hand import quaternion
from handmirror.core.hand.angles import ANGLE_NAMES
from handmirror.core.hand.mirror import pose_of_side
from handmirror.core.session.export.formats.lerobot import STATE_NAMES, stats_of
from handmirror.core.types import Array, Side

SIDES = (Side.LEFT, Side.RIGHT)
_STATS = Path("meta/stats.json")
_WRIST = [f"wrist_{axis}_m" for axis in "xyz"]
_ANGLES = [f"{name}_rad" for name in ANGLE_NAMES]

Columns = dict[str, Array]  # by name, [rows, width]


def write_data_sets(folder: BatchFolder, items: Sequence[Item], done: set[str]) -> list[str]:
    """Write each data set of the collection of which all episodes are tracked; sentences on those that are not.

    UserError when a data set cannot be read any more, or nothing can be written.
    """
    sentences = []
    for root in dict.fromkeys(item.episode.data_set for item in items if item.episode is not None):
        names = [item.name for item in items if item.episode is not None and item.episode.data_set == root]
        missing = len([name for name in names if name not in done])
        out = folder.data_set(f"{Path(root).name}-{names[0].rpartition('-')[2]}")
        if missing:
            sentences.append(f"The data set {root} is not written: {missing} of its episodes are not tracked.")
        elif not out.exists() or _newest(folder, names) > out.stat().st_mtime:
            _write(Path(root), folder, out)
    return sentences


def _newest(folder: BatchFolder, names: Sequence[str]) -> float:
    return max(folder.table(name).stat().st_mtime for name in names)


def _write(root: Path, folder: BatchFolder, out: Path) -> None:
    """Write the copy beside its place, then move it there."""
    staged = folder.stage("lerobot")
    try:
        info = read_info(root)
        cameras = cameras_of(info)
        _copy(root, staged)
        columns = _add_to_data(root, staged, cameras, folder)
        _add_to_meta(staged, info, cameras, columns)
        make_folder(out.parent)
        with write_errors(out):
            if out.exists():
                shutil.rmtree(out)
            staged.replace(out)
    except (OSError, pyarrow.ArrowException, KeyError) as error:
        raise UserError(f"The data set {root} cannot be copied with hands ({error}): check it.") from error
    finally:
        discard(staged)


def _copy(root: Path, staged: Path) -> None:
    """All but the tables of data; videos are linked where the file system can do that."""
    for source in sorted(path for path in root.rglob("*") if path.is_file()):
        place = source.relative_to(root)
        if place.parts[0] == "data":
            continue
        target = staged / place
        target.parent.mkdir(parents=True, exist_ok=True)
        if place.parts[0] == "videos":
            with suppress(OSError):
                os.link(source.resolve(), target)  # of the file, where a cache has links to it
                continue
        shutil.copyfile(source, target)


def _add_to_data(root: Path, staged: Path, cameras: Sequence[str], folder: BatchFolder) -> Columns:
    """Write the tables with the new columns; these over all rows, and `episode_index`."""
    added: list[Columns] = []
    for source in sorted((root / "data").glob("*/*.parquet")):
        table = pyarrow.parquet.read_table(source, partitioning=None)
        episodes, frames = (table[name].to_numpy() for name in ("episode_index", "frame_index"))
        columns = {
            name: values for camera in cameras for name, values in _hands(root, camera, episodes, frames, folder)
        }
        for name, values in columns.items():
            flat = pyarrow.array(np.ascontiguousarray(values).ravel())
            table = table.append_column(name, pyarrow.FixedSizeListArray.from_arrays(flat, values.shape[1]))
        target = staged / source.relative_to(root)
        target.parent.mkdir(parents=True, exist_ok=True)
        with write_errors(target), target.open("wb") as file:
            pyarrow.parquet.write_table(table, file, compression="snappy")
        added.append(columns | {"episode_index": episodes[:, None]})
    return {name: np.concatenate([columns[name] for columns in added]) for name in added[0]}


def _hands(
    root: Path, camera: str, episodes: np.ndarray, frames: np.ndarray, folder: BatchFolder
) -> list[tuple[str, Array]]:
    """The two columns of a camera for rows of these episodes and frames [n]."""
    state = np.zeros((len(frames), len(SIDES), len(STATE_NAMES)), np.float32)
    present = np.zeros((len(frames), len(SIDES)), np.float32)
    for number in np.unique(episodes).tolist():
        rows = np.flatnonzero(episodes == number)
        table = pyarrow.parquet.read_table(folder.table(name_of_episode(root, number, camera)), partitioning=None)
        for k, side in enumerate(SIDES):
            of_side = table.filter(pyarrow.compute.equal(table["side"], str(side)))
            state[rows, k], present[rows, k] = _of_side(of_side, side, frames[rows])
    short = camera.removeprefix("observation.images.")
    return [
        (f"observation.hands.{short}", state.reshape(len(frames), -1)),
        (f"observation.hands_present.{short}", present),
    ]


def _of_side(table: pyarrow.Table, side: Side, frames: np.ndarray) -> tuple[Array, Array]:
    """The numbers [n, k] of one side's hands at these frames, and where it is seen [n]."""
    state, seen = np.zeros((len(frames), len(STATE_NAMES))), np.zeros(len(frames))
    if not len(table):
        return state, seen
    order = np.lexsort((table["track"].to_numpy(), table["frame"].to_numpy()))
    known, first = np.unique(table["frame"].to_numpy()[order], return_index=True)  # the hand that appeared first
    rows = order[first]
    pose = np.stack(table["pose"].to_numpy(zero_copy_only=False))[rows]
    turn = quaternion.continuous(quaternion.from_axis_angle(pose_of_side(pose, side)[:, :3]))
    wrist, angles = (np.stack([table[name].to_numpy()[rows] for name in names], axis=1) for names in (_WRIST, _ANGLES))
    values = np.concatenate([wrist, turn, angles], axis=1)
    held = np.clip(np.searchsorted(known, frames, "right") - 1, 0, None)
    return values[held], np.isin(frames, known).astype(float)


def _add_to_meta(staged: Path, info: dict[str, Any], cameras: Sequence[str], columns: Columns) -> None:
    """State the new columns in `info.json`, and their statistics in `stats.json` and for each episode."""
    numbers = columns.pop("episode_index")[:, 0]
    for camera in cameras:
        short = camera.removeprefix("observation.images.")
        names = [f"{side}_{name}" for side in SIDES for name in STATE_NAMES]
        info["features"][f"observation.hands.{short}"] = _feature(names)
        info["features"][f"observation.hands_present.{short}"] = _feature([str(side) for side in SIDES])
    replace_text(staged / INFO, json.dumps(info, indent=4) + "\n")
    stats = json.loads((staged / _STATS).read_text(encoding="utf-8")) if (staged / _STATS).is_file() else {}
    replace_text(staged / _STATS, json.dumps(stats | stats_of(columns, slice(None)), indent=4) + "\n")
    for file in sorted((staged / "meta/episodes").glob("*/*.parquet")):
        table = pyarrow.parquet.read_table(file, partitioning=None)
        of_episodes = [
            stats_of({name: values[numbers == number] for name, values in columns.items()}, slice(None))
            for number in table["episode_index"].to_pylist()
        ]
        for name in columns:
            for kind in of_episodes[0][name]:
                values = pyarrow.array([each[name][kind] for each in of_episodes])
                table = table.append_column(f"stats/{name}/{kind}", values)
        with write_errors(file), file.open("wb") as target:
            pyarrow.parquet.write_table(table, target, compression="snappy")


def _feature(names: Sequence[str]) -> dict[str, Any]:
    return {"dtype": "float32", "shape": [len(names)], "names": list(names)}
