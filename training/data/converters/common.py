"""Shared by the converters: reading a data set's files with errors that name them, and MANO's mean pose."""

import json
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from handmirror.core.camera.stills import read_still
from handmirror.core.clips.frames import LabelledFrame
from handmirror.core.clips.writer import ClipWriter
from handmirror.core.errors import UserError
from handmirror.core.files import read_at_most
from handmirror.core.hand.mirror import mirror_pose
from handmirror.core.pickled_arrays import read_values
from handmirror.core.pickles import PickleError
from handmirror.core.types import Array, Image, Side
from handmirror.training.settings import yaml_files

MAX_PICKLE = 64_000_000  # bytes; MANO's models have 4 million


class Track(NamedTuple):
    """One hand seen by one camera: it becomes one or several clips."""

    key: str
    side: Side
    frames: Iterable[LabelledFrame]  # oldest first


def write_tracks(tracks: Generator[Track, None, None], out: Path, source: str) -> str:
    """Write tracks labelled with MANO as shards into `out`; returns the summary."""
    with closing(tracks), ClipWriter(out, source, "mano") as writer:
        for track in tracks:
            writer.add(track.key, track.side, track.frames)
    return f"{writer.summary}. Poses are MANO's: used with data.hand_model=mano, else only the joints."


def expected(path: Path, data_set: str) -> Path:
    """The path itself; UserError when the data set lacks it."""
    if not path.exists():
        raise UserError(f"{path} is missing, so {data_set} is incomplete: give the folder that contains it.")
    return path


def subfolders(folder: Path, data_set: str) -> list[Path]:
    """The folders in a folder, sorted; UserError when there are none."""
    found = sorted(path for path in expected(folder, data_set).iterdir() if path.is_dir())
    if not found:
        raise UserError(f"{folder} has no folders, so {data_set} is incomplete: unpack it again.")
    return found


def read_json(path: Path, data_set: str) -> Any:
    """A JSON file of a data set."""
    try:
        return json.loads(expected(path, data_set).read_bytes())
    except (ValueError, RecursionError) as error:
        raise _broken(path, data_set) from error


def read_yaml(path: Path, data_set: str) -> Any:
    """A YAML file of a data set."""
    return yaml_files.read_yaml(expected(path, data_set), f"copy it from {data_set} again")


def read_image(path: Path, data_set: str) -> Image:
    """An image of a data set, RGB [h, w, 3]."""
    expected(path, data_set)
    try:
        return read_still(path)
    except UserError as error:
        raise _broken(path, data_set) from error


def array(value: Any, shape: tuple[int, ...], path: Path, what: str) -> Array:
    """A value as float array of a shape; UserError naming the file it came from when it has another."""
    try:
        found = np.asarray(value, float)
    except (TypeError, ValueError) as error:
        raise UserError(f"{path} has a {what} that is not an array of numbers: copy the file again.") from error
    if found.size != np.prod(shape):
        raise UserError(f"{path} has a {what} of shape {found.shape}, expected {shape}: copy the file again.")
    return found.reshape(shape)


@contextmanager
def entries_of(path: Path, data_set: str) -> Iterator[None]:
    """While entries of a file are read: UserError naming the file when one is missing."""
    try:
        yield
    except (KeyError, IndexError, TypeError, ValueError) as error:
        raise UserError(f"{path} lacks an entry ({error!r}): copy it from {data_set} again.") from error


def _broken(path: Path, data_set: str) -> UserError:
    return UserError(f"{path} is broken or not what {data_set} has there: copy or unpack it again.")


def read_pickle(path: Path, data_set: str) -> dict[str, Any]:
    """A pickled dictionary of numbers and arrays, read without running anything that it names; UserError."""
    content = read_at_most(expected(path, data_set), MAX_PICKLE)
    try:
        if content is None:
            raise PickleError(f"it is larger than {MAX_PICKLE // 1_000_000} MB")
        values = read_values(content)
    except PickleError as error:
        raise UserError(f"{path} cannot be read ({error}): copy it from {data_set} again.") from error
    if not isinstance(values, dict):
        raise _broken(path, data_set)
    return values


@dataclass(frozen=True, eq=False)
class ManoMean:
    """MANO's mean pose and its principal components: what poses stored with `flat_hand_mean=False` leave out."""

    mean: Array  # [45] radians
    components: Array  # [45, 45]

    @classmethod
    def load(cls, folder: Path, side: Side) -> "ManoMean":
        """From MANO_RIGHT.pkl or MANO_LEFT.pkl in a folder; UserError when it is not there or not MANO's."""
        path = folder / f"MANO_{str(side).upper()}.pkl"
        content = read_pickle(path, "MANO's models folder")
        for name in ("hands_mean", "hands_components"):
            if name not in content:
                raise UserError(f"{path} has no {name}: give the file from MANO's models folder.")
        mean = array(content["hands_mean"], (45,), path, "hands_mean")
        return cls(mean, array(content["hands_components"], (45, 45), path, "hands_components"))

    def flat(self, pose: Array) -> Array:
        """A pose [48] around the mean -> around the flat hand."""
        return np.concatenate([pose[:3], pose[3:] + self.mean])

    def flat_of_components(self, pose: Array) -> Array:
        """A global turn and 45 principal components [48] -> axis-angle [48] around the flat hand."""
        return np.concatenate([pose[:3], pose[3:] @ self.components + self.mean])


def load_means(folder: Path | None, sides: Iterable[Side]) -> dict[Side, ManoMean]:
    """MANO's means of these sides; none without a folder."""
    return {} if folder is None else {side: ManoMean.load(folder, side) for side in sides}


def as_right(pose: Array, side: Side) -> Array:
    """A pose [48] of that side's model as one of the right model."""
    return pose if side == Side.RIGHT else mirror_pose(pose)
