"""A line of `poses.jsonl` as typed records, as JSON, and checked when it is read."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

import numpy as np

from handmirror.core.camera.projection import project
from handmirror.core.camera.source import has_usable_size
from handmirror.core.types import Array, FrameResult, Hand, Side

MAX_HANDS = 64  # in one line
MAX_NUMBER = 1e6  # in any array: nothing of a hand or camera is farther, longer or wider
MAX_COUNT = 2**62  # frames and nanoseconds
MAX_GESTURE_NAME = 100  # characters

T = TypeVar("T")

# name -> (shape, as the tracker makes them)
_ARRAYS: dict[str, tuple[tuple[int, ...], type[np.floating]]] = {
    "pose": ((48,), np.float32),
    "shape": ((10,), np.float32),
    "trans": ((3,), np.float32),
    "joints": ((21, 3), np.float32),
    "joints_2d": ((21, 2), np.float64),
}


@dataclass(frozen=True, eq=False)
class HandLabel:
    """One hand of a line from anywhere: side and joints, the rest where it is given. Arrays are float64.

    `pose`, `shape` and `trans` are of the right hand model, as in core.types.Hand.
    """

    side: Side
    joints: Array  # [21, 3] metres in the camera, a left hand's mirrored back
    joints_2d: Array  # [21, 2] pixels of the full image; the projected joints if the line has no such entry
    track: int | None  # 0 or more; the same as long as the same hand is followed
    score: float | None
    pose: Array | None  # [48] axis-angle, radians
    shape: Array | None  # [10] betas
    trans: Array | None  # [3] metres
    gesture: str | None = None  # its name
    gesture_score: float | None = None
    joints_score: Array | None = None  # [21]
    filled: bool = False  # not seen in this frame, but in earlier and later ones
    cameras: tuple[int, ...] = ()  # of several, those that saw the hand, from 1; empty where there is one camera


@dataclass(frozen=True, eq=False)
class HandLine(HandLabel):
    """One hand as the tracker writes it, complete. Arrays have its types: float32, `joints_2d` float64."""

    track: int
    score: float
    pose: Array
    shape: Array
    trans: Array


@dataclass(frozen=True, eq=False)
class LabelLine:
    """One image with its hands, labelled anywhere: what the line does not give is None."""

    frame: int | None  # as the source counted, 0 or more
    time_ns: int | None
    image: str  # the frame's name
    size: tuple[int, int] | None  # width, height in pixels
    K: Array | None  # [3, 3] float64
    hands: tuple[HandLabel, ...]


@dataclass(frozen=True, eq=False)
class PoseLine(LabelLine):
    """One frame as the tracker writes it, complete."""

    frame: int
    time_ns: int
    size: tuple[int, int]
    K: Array
    hands: tuple[HandLine, ...]


def to_record(result: FrameResult) -> dict[str, Any]:
    """One frame as the contract's JSON object."""
    frame = result.frame
    return {
        "frame": frame.index,
        "time_ns": frame.time_ns,
        "image": frame.name,
        "size": list(frame.size),
        "K": result.K.tolist(),
        "hands": [_hand_record(hand) for hand in result.hands],
    }


def line_record(line: PoseLine) -> dict[str, Any]:
    """A line that was read as the contract's JSON object again."""
    return {
        "frame": line.frame,
        "time_ns": line.time_ns,
        "image": line.image,
        "size": list(line.size),
        "K": line.K.tolist(),
        "hands": [_hand_record(hand) for hand in line.hands],
    }


def line_of(result: FrameResult) -> PoseLine:
    """A tracker's result as a line that was read."""
    frame = result.frame
    hands = tuple(
        HandLine(
            hand.side,
            hand.joints,
            hand.joints_2d,
            hand.track,
            hand.score,
            hand.pose,
            hand.shape,
            hand.trans,
            hand.gesture,
            hand.gesture_score,
            hand.joints_score,
            hand.filled,
            hand.cameras,
        )
        for hand in result.hands
    )
    return PoseLine(frame.index, frame.time_ns, frame.name, frame.size, result.K, hands)


def to_line(record: dict[str, Any]) -> str:
    """A JSON object as a line of the file, with its line end."""
    return json.dumps(record, separators=(",", ":")) + "\n"


def _hand_record(hand: Hand | HandLine) -> dict[str, Any]:
    arrays = {name: _shortest(getattr(hand, name)) for name in _ARRAYS}
    record = {"track": hand.track, "side": str(hand.side), "score": float(hand.score), **arrays}
    if hand.gesture is not None:
        record["gesture"] = hand.gesture
    if hand.gesture_score is not None:
        record["gesture_score"] = float(hand.gesture_score)
    if hand.joints_score is not None:
        record["joints_score"] = hand.joints_score.tolist()
    if hand.filled:
        record["filled"] = True
    if hand.cameras:
        record["cameras"] = list(hand.cameras)
    return record


def _shortest(array: Array) -> Any:
    """Nested lists with as many digits as it takes to read the very same array back, and no more."""
    if array.dtype == np.float64:
        return array.tolist()
    return np.array([float(digits) for digits in array.ravel().astype(str)]).reshape(array.shape).tolist()


def parse_pose_line(text: str | bytes) -> PoseLine:
    """A complete line; ValueError saying what is wrong with it. Keys that are not of the contract are ignored."""
    record = parse_object(text)
    return PoseLine(
        frame=whole_number(record, "frame"),
        time_ns=whole_number(record, "time_ns"),
        image=text_value(record, "image"),
        size=_size(record, "size"),
        K=_camera_matrix(record, "K"),
        hands=tuple(_hand_line(hand) for hand in _hands(record)),
    )


def parse_label_line(text: str | bytes) -> LabelLine:
    """A line that may be incomplete; ValueError where image or hands, or a hand's side or joints, are missing.

    Also where a value that is given is not valid, or a hand has no joints in the image and the line no K.
    """
    record = parse_object(text)
    K = _optional(record, "K", _camera_matrix)
    return LabelLine(
        frame=_optional(record, "frame", whole_number),
        time_ns=_optional(record, "time_ns", whole_number),
        image=text_value(record, "image"),
        size=_optional(record, "size", _size),
        K=K,
        hands=tuple(_hand_label(hand, K) for hand in _hands(record)),
    )


def parse_object(text: str | bytes) -> dict[str, Any]:
    """A line's JSON object; ValueError when it is something else."""
    try:
        record = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ValueError("not JSON") from error
    if not isinstance(record, dict):
        raise ValueError("not a JSON object")
    return record


def camera_matrix(value: Any) -> Array:
    """K [3, 3] of nested lists; ValueError when it is not fx, fy over 0, last row 0 0 1."""
    K = _array(value, "K", (3, 3), np.float64)
    if K[0, 0] <= 0 or K[1, 1] <= 0 or K[2].tolist() != [0, 0, 1]:
        raise ValueError("K is not a camera matrix")
    return K


def whole_number(record: dict[str, Any], name: str) -> int:
    """A count or time of 0 or more out of a JSON object; ValueError when it is missing or something else."""
    value = _value(record, name)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= MAX_COUNT:
        raise ValueError(f"{name} is not a whole number of 0 or more")
    return value


def text_value(record: dict[str, Any], name: str) -> str:
    """A text out of a JSON object; ValueError when it is missing or something else."""
    value = _value(record, name)
    if not isinstance(value, str):
        raise ValueError(f"{name} is not text")
    return value


def _value(record: dict[str, Any], name: str) -> Any:
    if name not in record:
        raise ValueError(f"{name} is missing")
    return record[name]


def _optional(record: dict[str, Any], name: str, read: Callable[[dict[str, Any], str], T]) -> T | None:
    return read(record, name) if name in record else None


def _hands(record: dict[str, Any]) -> list[dict[str, Any]]:
    hands = _value(record, "hands")
    if not isinstance(hands, list) or len(hands) > MAX_HANDS:
        raise ValueError(f"hands is not a list of at most {MAX_HANDS}")
    if not all(isinstance(hand, dict) for hand in hands):
        raise ValueError("a hand is not a JSON object")
    return hands


def _hand_line(record: dict[str, Any]) -> HandLine:
    arrays = {name: _array(_value(record, name), name, *kind) for name, kind in _ARRAYS.items()}
    return HandLine(
        side=_side(record),
        track=whole_number(record, "track"),
        score=_score(record, "score"),
        gesture=_optional(record, "gesture", _gesture),
        gesture_score=_optional(record, "gesture_score", _score),
        joints_score=_optional(record, "joints_score", _joints_score),
        filled=_flag(record, "filled"),
        cameras=_cameras(record),
        **arrays,
    )


def _hand_label(record: dict[str, Any], K: Array | None) -> HandLabel:
    joints = _label_array(record, "joints")
    joints_2d = _projected(joints, K) if "joints_2d" not in record else _label_array(record, "joints_2d")
    return HandLabel(
        side=_side(record),
        joints=joints,
        joints_2d=joints_2d,
        track=_optional(record, "track", whole_number),
        score=_optional(record, "score", _score),
        pose=_optional(record, "pose", _label_array),
        shape=_optional(record, "shape", _label_array),
        trans=_optional(record, "trans", _label_array),
        gesture=_optional(record, "gesture", _gesture),
        gesture_score=_optional(record, "gesture_score", _score),
        joints_score=_optional(record, "joints_score", _joints_score),
        filled=_flag(record, "filled"),
        cameras=_cameras(record),
    )


def _projected(joints: Array, K: Array | None) -> Array:
    if K is None:
        raise ValueError("joints_2d or K is missing")
    if not (joints[:, 2] > 0).all():
        raise ValueError("joints_2d is missing and cannot be computed: joints lie behind the camera")
    return project(joints, K)


def _side(record: dict[str, Any]) -> Side:
    side = _value(record, "side")
    if side not in ("left", "right"):
        raise ValueError("side is neither left nor right")
    return Side(side)


def _score(record: dict[str, Any], name: str) -> float:
    score = _value(record, name)
    if not isinstance(score, (int, float)) or isinstance(score, bool) or not abs(score) <= MAX_NUMBER:
        raise ValueError(f"{name} is not a number")
    return float(score)


def _joints_score(record: dict[str, Any], name: str) -> Array:
    return _array(_value(record, name), name, (21,), np.float64)


def _flag(record: dict[str, Any], name: str) -> bool:
    flag = record.get(name, False)
    if not isinstance(flag, bool):
        raise ValueError(f"{name} is neither true nor false")
    return flag


def _cameras(record: dict[str, Any]) -> tuple[int, ...]:
    cameras = record.get("cameras", [])
    if not isinstance(cameras, list) or len(cameras) > MAX_HANDS or not all(type(each) is int for each in cameras):
        raise ValueError("cameras is not a list of whole numbers")
    return tuple(cameras)


def _gesture(record: dict[str, Any], name: str) -> str:
    gesture = text_value(record, name)
    if not 1 <= len(gesture) <= MAX_GESTURE_NAME:
        raise ValueError(f"{name} is not a name of 1 to {MAX_GESTURE_NAME} characters")
    return gesture


def _size(record: dict[str, Any], name: str) -> tuple[int, int]:
    value = _value(record, name)
    whole = isinstance(value, list) and len(value) == 2 and all(type(side) is int for side in value)
    if not whole or not has_usable_size(*value):
        raise ValueError(f"{name} is not a width and height")
    return value[0], value[1]


def _camera_matrix(record: dict[str, Any], name: str) -> Array:
    return camera_matrix(_value(record, name))


def _label_array(record: dict[str, Any], name: str) -> Array:
    return _array(_value(record, name), name, _ARRAYS[name][0], np.float64)


def _array(value: Any, name: str, shape: tuple[int, ...], dtype: type[np.floating]) -> Array:
    """Nested lists of finite numbers as an array of exactly this shape; ValueError else."""
    try:
        array = np.array(value)
    except (ValueError, RecursionError):  # rows of unequal length
        array = np.empty(0)
    usable = array.shape == shape and array.dtype.kind in "if"
    if not usable or not (np.abs(array) <= MAX_NUMBER).all():  # false for what is not a number
        raise ValueError(f"{name} is not {' x '.join(map(str, shape))} finite numbers")
    return array.astype(dtype)
