"""A LeRobot data set in its published v3.0 layout: `meta/`, `data/` and, where there are images, `videos/`."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice, pairwise
from pathlib import Path
from typing import Any

import av
import numpy as np
import pyarrow
import pyarrow.parquet

from handmirror.core.errors import UserError
from handmirror.core.files import library_path
from handmirror.core.hand import quaternion
from handmirror.core.hand.angles import ANGLE_NAMES, joint_angles, model_axes
from handmirror.core.hand.mirror import pose_of_side
from handmirror.core.hand.model import HandModel
from handmirror.core.robots import RobotHand
from handmirror.core.session.export.motion import Motion, TrackMotion, resampled
from handmirror.core.session.export.notes import CAMERA_AXES
from handmirror.core.session.export.robot_joints import robot_joints
from handmirror.core.session.export.steps import Progress, Steps
from handmirror.core.session.export.writer import Job, Writer
from handmirror.core.types import Array, Frame, Image, Side

SENTENCES = (
    CAMERA_AXES,
    "A LeRobot data set, v3.0. LeRobot needs a constant, whole frame rate: other recordings are resampled to one. An "
    "episode is a period in which at least one hand is seen, at most eight minutes long.",
    "observation.state contains, for each side, the wrist's position (metres), its rotation as a quaternion x, y, z, w "
    "(identity: the flat hand of that side, a right one pointing along -x, a left one along x), and the joint angles "
    "(radians; positive flexion curls). action is the next frame's state. observation.present is 1 while the side is "
    "seen; otherwise its last state is repeated. Of several hands of one side, the one that appeared first is used.",
)
ROBOT_SENTENCE = (
    "In this data set action is, however, the next frame's joints of a robot hand for each side, by their names in the "
    "URDF, in radians (metres for those that slide). They were found by dex-retargeting."
)
CAMERA = "observation.images.camera"
TASK = "Move the hands."
ROBOT = "hand"
STATE_NAMES = ("wrist_x", "wrist_y", "wrist_z", "wrist_qx", "wrist_qy", "wrist_qz", "wrist_qw", *ANGLE_NAMES)
_FILE = "chunk-000/file-000"
_PLACE = {"chunk_index": 0, "file_index": 0}
_FILES_IN_CHUNK = 1000
# LeRobot finds an image by its time in the video file, in float32 and to 0.1 ms: beyond 1024 s that is too coarse.
MAX_S = 480
_SAMPLED_FRAMES = 100  # for the statistics of the colours
_QUANTILES = {"q01": 0.01, "q10": 0.10, "q50": 0.50, "q90": 0.90, "q99": 0.99}
_LEVELS = np.arange(256) / 255  # of a colour
_INDICES = ("timestamp", "frame_index", "episode_index", "index", "task_index")


@dataclass(frozen=True, eq=False)
class _Episodes:
    """The rows of all episodes in sequence."""

    fps: int
    sides: tuple[Side, ...]
    starts: np.ndarray  # [e + 1] row that each episode begins at, and the end
    file: np.ndarray  # [e] number of the video file that each episode is in
    frame: np.ndarray  # [n] the source's frame nearest to each row
    state: Array  # [n, sides * k] float32
    present: Array  # [n, sides] float32
    wanted: Array  # [n, j] float32: what the action before leads to: the state, or the joints of robot hands
    wanted_names: list[str]


def write(job: Job, out: Path) -> tuple[str, ...]:
    """Write the data set into the folder `out`."""
    motion, model = job.motion, job.model
    fps = max(round(motion.fps), 1)
    even = motion if motion.resampled and motion.fps == fps else resampled(motion, fps, model)
    robots = {} if job.robot is None else job.robot.open()
    if job.robot is not None and not any(hand.side in robots for hand in motion.hands):
        raise UserError(f"{motion.source} has no {' or '.join(robots)} hand: give the other configuration.")
    episodes = _episodes(even, model, fps, robots, job.progress)
    columns = _columns(episodes)
    features = _features(episodes)
    colours, size = None, None
    if job.pictures is not None:
        colours, size = _write_videos(out, episodes, job.pictures, job.progress)
        features = {CAMERA: _video_feature(size, fps)} | features
    _write_table(out / "data" / f"{_FILE}.parquet", _data_table(columns))
    _write_episodes(out, episodes, columns, colours)
    _write_tasks(out)
    stats = stats_of(columns, slice(None)) | _colour_stats(colours, range(len(episodes.frame)))
    _write_json(out / "meta" / "stats.json", stats)
    robot = ROBOT if job.robot is None else Path(job.robot.robot).stem
    _write_json(out / "meta" / "info.json", _info(episodes, features, colours is not None, robot))
    return ()


def _episodes(
    motion: Motion, model: HandModel, fps: int, robots: dict[Side, RobotHand], progress: Progress
) -> _Episodes:
    sides = tuple(side for side in (Side.LEFT, Side.RIGHT) if any(hand.side is side for hand in motion.hands))
    steps = np.unique(np.concatenate([motion.step_of(hand.time_ns) for hand in motion.hands]))
    frame = np.full(len(steps), -1, np.int64)
    state = np.zeros((len(steps), len(sides), len(STATE_NAMES)))
    present = np.zeros((len(steps), len(sides)))
    axes = model_axes(model)
    joints = {side: np.zeros((len(steps), len(robots[side].joint_names))) for side in sides if side in robots}
    followed = Steps(progress, sum(len(hand.frame) for hand in motion.hands if hand.side in joints)) if joints else None
    for hand in motion.hands:
        side = sides.index(hand.side)
        rows = np.searchsorted(steps, motion.step_of(hand.time_ns))
        free = present[rows, side] == 0
        state[rows[free], side] = _states(hand, axes)[free]
        if followed is not None and hand.side in joints:
            joints[hand.side][rows[free]] = robot_joints(hand, robots[hand.side], followed)[free]
        present[rows[free], side] = 1
        frame[rows] = np.where(frame[rows] < 0, hand.frame, frame[rows])
    for side in range(len(sides)):
        seen = np.flatnonzero(present[:, side])
        held = seen[np.clip(np.searchsorted(seen, np.arange(len(steps)), "right") - 1, 0, None)]
        state[:, side] = state[held, side]
        if sides[side] in joints:
            joints[sides[side]] = joints[sides[side]][held]
        state[:, side, 3:7] = quaternion.continuous(state[:, side, 3:7])
    longest = round(MAX_S * fps)
    starts = episode_starts(steps, longest)
    files = video_files(np.diff(starts), longest)
    flat = state.reshape(len(steps), -1).astype(np.float32)
    wanted, names = flat, [f"{side}_{name}" for side in sides for name in STATE_NAMES]
    if joints:
        wanted = np.concatenate(list(joints.values()), axis=1).astype(np.float32)
        names = [f"{side}_{name}" for side in joints for name in robots[side].joint_names]
    frame = np.maximum.accumulate(frame)
    return _Episodes(fps, sides, starts, files, frame, flat, present.astype(np.float32), wanted, names)


def episode_starts(steps: np.ndarray, longest: int) -> np.ndarray:
    """The row that each stretch of steps [n] without a gap begins at, long ones in equal parts, and the end."""
    edges = [0, *(np.flatnonzero(np.diff(steps) > 1) + 1).tolist(), len(steps)]
    starts = [0]
    for begin, end in pairwise(edges):
        parts = -(-(end - begin) // longest)
        starts += np.linspace(begin, end, parts + 1).astype(int)[1:].tolist()
    return np.array(starts)


def video_files(lengths: np.ndarray, longest: int) -> np.ndarray:
    """The number of the video file of each episode: a new one where the last would have more rows than `longest`."""
    files, rows = [0], 0
    for length in lengths.tolist():
        full = rows > 0 and rows + length > longest
        files.append(files[-1] + full)
        rows = length if full else rows + length
    return np.array(files[1:])


def _states(hand: TrackMotion, axes: Array) -> Array:
    """[n, k] numbers by the names of STATE_NAMES."""
    pose = pose_of_side(hand.pose, hand.side)
    turn = quaternion.from_axis_angle(pose[:, :3])
    angles = joint_angles(hand.pose, axes).reshape(len(pose), -1)
    return np.concatenate([hand.joints[:, 0], turn, angles], axis=1)


def _columns(episodes: _Episodes) -> dict[str, np.ndarray]:
    count, last = len(episodes.frame), episodes.starts[1:] - 1
    following = np.arange(1, count + 1)
    following[last] = last  # the last frame of an episode stays where it is
    number = np.repeat(np.arange(len(last)), np.diff(episodes.starts))
    frame_index = np.arange(count) - episodes.starts[number]
    return {
        "observation.state": episodes.state,
        "observation.present": episodes.present,
        "action": episodes.wanted[following],
        "timestamp": (frame_index / episodes.fps).astype(np.float32),
        "frame_index": frame_index,
        "episode_index": number,
        "index": np.arange(count),
        "task_index": np.zeros(count, np.int64),
    }


def _features(episodes: _Episodes) -> dict[str, Any]:
    states = [f"{side}_{name}" for side in episodes.sides for name in STATE_NAMES]
    sides = [str(side) for side in episodes.sides]
    named = {"observation.state": states, "observation.present": sides, "action": episodes.wanted_names}
    features: dict[str, Any] = {
        name: {"dtype": "float32", "shape": [len(names)], "names": names} for name, names in named.items()
    }
    for name in _INDICES:
        features[name] = {"dtype": "float32" if name == "timestamp" else "int64", "shape": [1], "names": None}
    return features


def _video_feature(size: tuple[int, int], fps: int) -> dict[str, Any]:
    width, height = size
    facts = {
        "video.height": height,
        "video.width": width,
        "video.codec": "h264",
        "video.pix_fmt": "yuv420p",
        "video.is_depth_map": False,
        "video.fps": fps,
        "video.channels": 3,
        "has_audio": False,
    }
    return {"dtype": "video", "shape": [height, width, 3], "names": ["height", "width", "channels"], "info": facts}


def _write_videos(
    out: Path, episodes: _Episodes, pictures: Iterable[Frame], progress: Progress
) -> tuple[dict[int, np.ndarray], tuple[int, int]]:
    """Write every row's image; the colours of some and (width, height).

    Colours are by row the number of pixels [3, 256] of each level of red, green and blue.
    """
    count = len(episodes.frame)
    sampled = set(np.linspace(0, count - 1, min(count, _SAMPLED_FRAMES)).astype(int).tolist())
    sampled.update(episodes.starts[:-1].tolist())
    colours: dict[int, np.ndarray] = {}
    steps, images = Steps(progress, count), _same_size(_matched(episodes.frame, pictures))
    row, size = 0, (0, 0)
    for number, rows in enumerate(_rows_of_files(episodes)):
        path = out / "videos" / CAMERA / f"{_file_name(number)}.mp4"
        path.parent.mkdir(parents=True, exist_ok=True)
        with av.open(library_path(path), "w") as container:
            # a key frame every second image: training reads them in any order
            stream = container.add_stream("libx264", rate=episodes.fps, options={"crf": "23", "g": "2", "threads": "1"})
            stream.pix_fmt = "yuv420p"
            for place, image in enumerate(islice(images, rows)):
                if place == 0:
                    size = stream.width, stream.height = image.shape[1], image.shape[0]
                if row in sampled:
                    flat = image.reshape(-1, 3).T
                    colours[row] = np.stack([np.bincount(levels, minlength=256) for levels in flat])
                picture = av.VideoFrame.from_ndarray(image, format="rgb24")
                picture.pts = place
                container.mux(stream.encode(picture))
                row += 1
                steps.tick()
            container.mux(stream.encode(None))
    return colours, size


def _rows_of_files(episodes: _Episodes) -> list[int]:
    """How many rows each video file has."""
    rows: list[int] = np.bincount(episodes.file, np.diff(episodes.starts)).astype(int).tolist()
    return rows


def _file_name(number: int) -> str:
    return f"chunk-{number // _FILES_IN_CHUNK:03d}/file-{number % _FILES_IN_CHUNK:03d}"


def _same_size(images: Iterable[Image]) -> Iterator[Image]:
    """The images; UserError when their size changes."""
    shape = None
    for image in images:
        shape = image.shape if shape is None else shape
        if image.shape != shape:
            raise UserError("The session's pictures change size, which LeRobot does not allow: export another format.")
        yield image


def _matched(wanted: np.ndarray, images: Iterable[Frame]) -> Iterator[Image]:
    """For each number of a frame (rising) its image, or the one before where it is missing; even width and height."""
    source = iter(images)
    ahead, image, newest = next(source, None), None, -1
    for number in wanted:
        while ahead is not None and ahead.index <= number:
            image, newest = ahead.image, ahead.index
            ahead = next(source, None)
        if image is None or (ahead is None and newest < number):
            raise UserError(f"The video ends before frame {number} of the poses: give the video of this session.")
        height, width = image.shape[0] // 2 * 2, image.shape[1] // 2 * 2
        yield np.ascontiguousarray(image[:height, :width])


def stats_of(columns: dict[str, np.ndarray], rows: slice) -> dict[str, dict[str, Any]]:
    """The statistics: least, most, mean, standard deviation, quantiles and count of each column over some rows."""
    stats = {}
    for name, values in columns.items():
        part = values[rows].reshape(len(values[rows]), -1).astype(float)
        kinds = {"min": part.min(0), "max": part.max(0), "mean": part.mean(0), "std": part.std(0)}
        kinds |= dict(zip(_QUANTILES, np.quantile(part, list(_QUANTILES.values()), axis=0), strict=True))
        stats[name] = {kind: value.tolist() for kind, value in kinds.items()} | {"count": [len(part)]}
    return stats


def _colour_stats(colours: dict[int, np.ndarray] | None, rows: range) -> dict[str, dict[str, Any]]:
    """The same of red, green and blue (0..1) over the pixels of the sampled images among the rows."""
    if colours is None:
        return {}
    sampled = [counts for row, counts in colours.items() if row in rows]
    counts = np.sum(sampled, axis=0)  # [3, 256]
    share = counts / counts.sum(1, keepdims=True)
    mean = share @ _LEVELS
    kinds = {
        "min": _LEVELS[(counts > 0).argmax(1)],
        "max": _LEVELS[255 - (counts[:, ::-1] > 0).argmax(1)],
        "mean": mean,
        "std": np.sqrt(np.maximum(share @ _LEVELS**2 - mean**2, 0)),
    }
    reached = np.cumsum(share, axis=1)
    kinds |= {name: _LEVELS[(reached >= part - 1e-12).argmax(1)] for name, part in _QUANTILES.items()}
    return {CAMERA: {k: v.reshape(3, 1, 1).tolist() for k, v in kinds.items()} | {"count": [len(sampled)]}}


def _data_table(columns: dict[str, np.ndarray]) -> pyarrow.Table:
    """Columns of several numbers become lists of fixed length; those of one number plain columns."""
    arrays = {}
    for name, values in columns.items():
        flat = pyarrow.array(values.ravel())
        width = values.size // len(values)
        arrays[name] = flat if width == 1 else pyarrow.FixedSizeListArray.from_arrays(flat, width)
    return pyarrow.table(arrays)


def _write_episodes(
    out: Path, episodes: _Episodes, columns: dict[str, np.ndarray], colours: dict[int, np.ndarray] | None
) -> None:
    rows = []
    starts, files = episodes.starts.tolist(), episodes.file.tolist()
    first_rows = np.concatenate([[0], np.cumsum(_rows_of_files(episodes))]).tolist()  # of each video file
    for number, (begin, end) in enumerate(pairwise(starts)):
        row: dict[str, Any] = {"episode_index": number, "tasks": [TASK], "length": end - begin}
        row |= {f"data/{name}": value for name, value in _PLACE.items()}
        row |= {"dataset_from_index": begin, "dataset_to_index": end}
        if colours is not None:
            chunk, file = divmod(files[number], _FILES_IN_CHUNK)
            first = first_rows[files[number]]
            row |= {f"videos/{CAMERA}/chunk_index": chunk, f"videos/{CAMERA}/file_index": file}
            row[f"videos/{CAMERA}/from_timestamp"] = (begin - first) / episodes.fps
            row[f"videos/{CAMERA}/to_timestamp"] = (end - first) / episodes.fps
        stats = stats_of(columns, slice(begin, end)) | _colour_stats(colours, range(begin, end))
        for name, kinds in stats.items():
            row |= {f"stats/{name}/{kind}": value for kind, value in kinds.items()}
        rows.append(row | {f"meta/episodes/{name}": value for name, value in _PLACE.items()})
    _write_table(out / "meta" / "episodes" / f"{_FILE}.parquet", pyarrow.Table.from_pylist(rows))


def _write_tasks(out: Path) -> None:
    """The table of tasks as pandas writes it, with the task as its index."""
    columns = [
        {"name": name, "field_name": name, "pandas_type": kind, "numpy_type": numpy, "metadata": None}
        for name, kind, numpy in (("task_index", "int64", "int64"), ("task", "unicode", "object"))
    ]
    facts = {"index_columns": ["task"], "column_indexes": [], "columns": columns, "pandas_version": "2.0.0"}
    table = pyarrow.table({"task_index": pyarrow.array([0], pyarrow.int64()), "task": [TASK]})
    _write_table(out / "meta" / "tasks.parquet", table.replace_schema_metadata({"pandas": json.dumps(facts)}))


def _info(episodes: _Episodes, features: dict[str, Any], has_video: bool, robot: str) -> dict[str, Any]:
    count = len(episodes.starts) - 1
    return {
        "codebase_version": "v3.0",
        "robot_type": robot,
        "total_episodes": count,
        "total_frames": len(episodes.frame),
        "total_tasks": 1,
        "chunks_size": _FILES_IN_CHUNK,
        "data_files_size_in_mb": 100,
        "video_files_size_in_mb": 200,
        "fps": episodes.fps,
        "splits": {"train": f"0:{count}"},
        "data_path": "data/chunk-{chunk_index:03d}/file-{file_index:03d}.parquet",
        "video_path": "videos/{video_key}/chunk-{chunk_index:03d}/file-{file_index:03d}.mp4" if has_video else None,
        "features": features,
    }


def _write_table(path: Path, table: pyarrow.Table) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:  # unlike pyarrow's, its errors state the reason
        pyarrow.parquet.write_table(table, file, compression="snappy")


def _write_json(path: Path, value: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(value, indent=4) + "\n", encoding="utf-8")


WRITER = Writer(write, lambda job: SENTENCES if job.robot is None else (*SENTENCES, ROBOT_SENTENCE))
