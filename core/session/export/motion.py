"""What is exported: every hand of a session as arrays over time, at its own timestamps or resampled."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np

from handmirror.core.errors import UserError
from handmirror.core.hand import quaternion
from handmirror.core.hand.mirror import points_of_side
from handmirror.core.hand.model import HandModel
from handmirror.core.poses.files import read_pose_lines
from handmirror.core.poses.schema import HandLine, PoseLine
from handmirror.core.session.export.clock import frame_clock
from handmirror.core.session.export.time_range import TimeRange
from handmirror.core.session.facts import read_facts
from handmirror.core.session.folder import SessionFolder
from handmirror.core.session.reader import NOT_ENDED, open_session
from handmirror.core.types import Array, Side

MAX_STEP_NS = 500_000_000  # a hand that was not seen for longer than this has a gap, whatever the lines say
MAX_FRAMES = 1_000_000  # at a constant rate; nine hours at 30 fps
WRONG_MODEL_M = 0.002  # joints that lie farther from the model's were made with another one
_BATCH = 512
_CHECKED = 200  # samples of a hand that are held against the model


@dataclass(frozen=True, eq=False)
class TrackMotion:
    """One hand, track and side, over n samples. Arrays as in core.poses.schema, in the camera's axes."""

    track: int
    side: Side
    frame: np.ndarray  # [n] int64, as the source counts; the nearest one where resampled
    image: np.ndarray  # [n] names of the source's images
    time_ns: np.ndarray  # [n] int64, rising
    span: np.ndarray  # [n] int64: 0, 1, 2 ...; the hand was out of sight between two spans
    size: np.ndarray  # [n, 2] int64 width and height of the image
    K: Array  # [n, 3, 3]
    score: Array  # [n]
    pose: Array  # [n, 48] of the right hand model, as shape and trans
    shape: Array  # [n, 10]
    trans: Array  # [n, 3]
    joints: Array  # [n, 21, 3] metres
    joints_2d: Array  # [n, 21, 2] pixels
    gesture: np.ndarray  # [n] names, empty where there is none
    gesture_score: Array  # [n], NaN where there is none

    @property
    def name(self) -> str:
        """A name for files, objects and skeletons, such as hand_1_right."""
        return f"hand_{self.track}_{self.side}"


@dataclass(frozen=True, eq=False)
class Motion:
    """Every hand of a session."""

    source: str  # the session's name
    hands: tuple[TrackMotion, ...]  # by track and side
    begin_ns: int  # zero of the exported time: that of the first frame, with or without a hand, unless `part` says more
    end_ns: int
    fps: float  # frames per second: asked for, or the usual rate of the timestamps
    even: bool  # whether frame k lies on begin + k / fps
    whole: bool  # whether every frame lies on one of those times, some of which may have no frame
    resampled: bool
    losses: tuple[str, ...]  # what could not be read, in sentences
    part: str = ""  # which part of the session it is and where its times begin, in a sentence; empty for all of it

    def seconds(self, time_ns: np.ndarray) -> Array:
        """Timestamps as seconds after zero of the exported time, most often the first frame."""
        return (time_ns - self.begin_ns) * 1e-9

    @property
    def length_s(self) -> float:
        """Time of the last frame after the first."""
        return (self.end_ns - self.begin_ns) * 1e-9

    @property
    def sample_count(self) -> int:
        """Hands of all frames."""
        return sum(len(hand.frame) for hand in self.hands)

    @property
    def frames_with_hands(self) -> int:
        """Frames with at least one hand."""
        return len(np.unique(np.concatenate([hand.time_ns for hand in self.hands])))

    @property
    def has_gestures(self) -> bool:
        """Whether a gesture was recognised in any frame."""
        return any((hand.gesture != "").any() for hand in self.hands)

    @property
    def frame_count(self) -> int:
        """Frames at the constant rate from the first to the last; UserError when there are implausibly many."""
        count = round(self.length_s * self.fps) + 1
        if count > MAX_FRAMES:
            raise UserError(
                f"{self.source} spans {count} frames at {self.fps:g} fps: export it with a lower frame rate."
            )
        return count

    def codes(self, time_ns: np.ndarray) -> Array:
        """Timestamps [n] as frames of the rate after the first frame; whole numbers where `whole` says so."""
        codes = self.seconds(time_ns) * self.fps
        return np.rint(codes) if self.whole else codes

    def step_of(self, time_ns: np.ndarray) -> np.ndarray:
        """Numbers [n] of the constant-rate frames that are nearest to the timestamps [n]."""
        steps: np.ndarray = np.rint(self.seconds(time_ns) * self.fps).astype(np.int64)
        return steps


def read_motion(
    path: Path,
    model: HandModel,
    fps: float | None = None,
    time_range: TimeRange | None = None,
    from_zero: bool = False,
) -> Motion:
    """Read a session.

    Args:
        path: a session's folder or a `poses.jsonl`.
        model: the hand model the poses were made with.
        fps: resample to this many frames per second; None keeps the timestamps.
        time_range: the part to read; None reads all of it. The frame rate stays the session's.
        from_zero: the times of a part begin at its first frame, in place of the session's.

    Raises:
        UserError: there is no hand in it, it is of a newer format, the poses are of another hand model, or `fps` is not
            over 0 and up to 1000.
    """
    folder = SessionFolder(path if path.is_dir() else path.parent)
    file = folder.poses if path.is_dir() else path
    losses = _losses(folder) if path.is_dir() else ()
    poses = read_pose_lines(file)
    grouped: dict[tuple[int, Side], list[tuple[int, PoseLine, HandLine]]] = {}
    for number, line in enumerate(poses.lines):
        for hand in line.hands:
            grouped.setdefault((hand.track, hand.side), []).append((number, line, hand))
    if not grouped:
        raise UserError(f"{file} contains no hand: record or track something with a hand in it.")
    hands = tuple(_stacked(samples) for _, samples in sorted(grouped.items(), key=lambda group: group[0]))
    for motion_of_hand in hands:
        _check_model(motion_of_hand, model, file)
    times = np.array([line.time_ns for line in poses.lines])
    rate, even, whole = frame_clock(times)
    name = folder.path.resolve().name if file == folder.poses else file.stem
    sentences = tuple(map(_writable, (*losses, *poses.losses)))
    motion = Motion(_writable(name), hands, int(times[0]), int(times[-1]), rate, even, whole, False, sentences)
    if time_range is not None:
        low, high = time_range.limits_ns(_first_frame_ns(folder, times) if path.is_dir() else int(times[0]))
        motion = _part(motion, times[(times >= low) & (times <= high)], time_range, from_zero)
    return motion if fps is None else resampled(motion, fps, model)


def resampled(motion: Motion, fps: float, model: HandModel) -> Motion:
    """The motion at a constant rate: rotations by slerp, the rest linearly, not across gaps; joints from the model."""
    if not 0 < fps <= 1000:
        raise UserError(f"{fps:g} fps is not a valid frame rate: give one above 0 and up to 1000.")
    motion = replace(motion, fps=float(fps), even=True, whole=True, resampled=True)
    hands = tuple(_resampled_hand(hand, motion, model) for hand in motion.hands)
    return replace(motion, hands=hands)


def posed(hand: TrackMotion, model: HandModel) -> tuple[Array, Array]:
    """Vertices [n, 778, 3] and joints [n, 21, 3] in the camera, each sample with its own shape."""
    vertices, joints = zip(*posed_parts(hand, model), strict=True)
    return np.concatenate(vertices), np.concatenate(joints)


def posed_parts(hand: TrackMotion, model: HandModel) -> Iterator[tuple[Array, Array]]:
    """The same in parts of some hundred samples: a long session's vertices need much memory."""
    for start in range(0, len(hand.frame), _BATCH):
        part = slice(start, start + _BATCH)
        geometry = model(hand.pose[part], hand.shape[part], hand.trans[part])
        yield points_of_side(geometry.vertices, hand.side), points_of_side(geometry.joints, hand.side)


def _first_frame_ns(folder: SessionFolder, times: np.ndarray) -> int:
    """The timestamp of a session's first frame, which the tracker may have skipped."""
    if not folder.facts.is_file():
        return int(times[0])
    with open_session(folder.path) as session:
        return session.frames[0].time_ns


def _part(motion: Motion, times: np.ndarray, time_range: TimeRange, from_zero: bool) -> Motion:
    """The part of a session whose frames have these timestamps; UserError when there is no hand in it."""
    hands = []
    for hand in motion.hands:
        inside = np.isin(hand.time_ns, times)
        if inside.any():
            arrays: dict[str, Any] = {
                name: value[inside] for name, value in vars(hand).items() if isinstance(value, np.ndarray)
            }
            hands.append(replace(hand, **arrays))
    if not hands:
        raise UserError(f"{motion.source} contains no hand {time_range}: choose another range.")
    begin_ns = int(times[0]) if from_zero else motion.begin_ns
    sentence = f"Part of the session: {time_range}, its times counted from the {'part' if from_zero else 'session'}'s "
    part = f"{sentence}first frame."
    return replace(motion, hands=tuple(hands), begin_ns=begin_ns, end_ns=int(times[-1]), part=part)


def _writable(text: str) -> str:
    """The text with escapes for invalid Unicode, as in names of files in another encoding."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _losses(folder: SessionFolder) -> tuple[str, ...]:
    """What a session's facts say is missing; UserError when they are damaged or of a newer format."""
    if not folder.facts.is_file():
        return ()
    return () if read_facts(folder.facts).ending else (NOT_ENDED,)


def _stacked(samples: list[tuple[int, PoseLine, HandLine]]) -> TrackMotion:
    numbers, lines, hands = zip(*samples, strict=True)
    times = np.array([line.time_ns for line in lines], np.int64)
    gap = (np.diff(numbers) > 1) | (np.diff(times) > MAX_STEP_NS)
    return TrackMotion(
        track=hands[0].track,
        side=hands[0].side,
        frame=np.array([line.frame for line in lines], np.int64),
        image=np.array([_writable(line.image) for line in lines]),
        time_ns=times,
        span=np.concatenate([[0], np.cumsum(gap)]),
        size=np.array([line.size for line in lines], np.int64),
        K=np.stack([line.K for line in lines]),
        score=np.array([hand.score for hand in hands]),
        gesture=np.array([_writable(hand.gesture or "") for hand in hands]),
        gesture_score=np.array([np.nan if hand.gesture_score is None else hand.gesture_score for hand in hands]),
        **{
            name: np.stack([getattr(hand, name) for hand in hands]).astype(float)
            for name in ("pose", "shape", "trans", "joints", "joints_2d")
        },
    )


def _check_model(hand: TrackMotion, model: HandModel, file: Path) -> None:
    picked = np.unique(np.linspace(0, len(hand.frame) - 1, _CHECKED).astype(int))
    arrays = {name: value[picked] for name, value in vars(hand).items() if isinstance(value, np.ndarray)}
    sample = replace(hand, **arrays)
    errors = np.linalg.norm(posed(sample, model)[1] - sample.joints, axis=-1).max(-1)
    if np.median(errors) > WRONG_MODEL_M:
        raise UserError(
            f"The poses in {file} were made with another hand model (joints are {np.median(errors) * 1000:.0f} mm "
            "off): give that model."
        )


def _resampled_hand(hand: TrackMotion, motion: Motion, model: HandModel) -> TrackMotion:
    """Each span at the constant-rate frames within it, ends included; a span has at least one frame."""
    wanted, spans = [], []
    taken = -1
    for span in np.unique(hand.span):
        steps = motion.step_of(hand.time_ns[hand.span == span][[0, -1]])
        inside = np.arange(max(steps[0], taken + 1), steps[1] + 1)
        taken = max(taken, int(steps[1]))
        wanted.append(inside)
        spans.append(np.full(len(inside), span))
    span = np.concatenate(spans)
    time_ns = motion.begin_ns + np.rint(np.concatenate(wanted) * (1e9 / motion.fps)).astype(np.int64)
    left, share = _neighbours(hand, time_ns, span)
    right = np.minimum(left + (share > 0), len(hand.frame) - 1)
    nearest = np.where(share < 0.5, left, right)

    def mixed(values: Array) -> Array:
        weight = share.reshape(-1, *[1] * (values.ndim - 1))
        mixture: Array = values[left] * (1 - weight) + values[right] * weight
        return mixture

    turns = quaternion.from_axis_angle(hand.pose.reshape(-1, 16, 3))
    pose = quaternion.to_axis_angle(quaternion.slerp(turns[left], turns[right], share[:, None])).reshape(-1, 48)
    made = replace(
        hand,
        frame=hand.frame[nearest],
        image=hand.image[nearest],
        time_ns=time_ns,
        span=span,
        size=hand.size[nearest],
        K=hand.K[nearest],
        score=mixed(hand.score),
        pose=pose,
        shape=mixed(hand.shape),
        trans=mixed(hand.trans),
        joints_2d=mixed(hand.joints_2d),
        gesture=hand.gesture[nearest],
        gesture_score=hand.gesture_score[nearest],
    )
    joints = np.concatenate([part for _, part in posed_parts(made, model)])
    return replace(made, joints=joints.astype(float))


def _neighbours(hand: TrackMotion, time_ns: np.ndarray, span: np.ndarray) -> tuple[np.ndarray, Array]:
    """For each time the sample before it in its own span, and the share 0..1 of the way to the next one."""
    first = np.searchsorted(hand.span, span, "left")
    last = np.searchsorted(hand.span, span, "right") - 1
    left = np.clip(np.searchsorted(hand.time_ns, time_ns, "right") - 1, first, last)
    right = np.minimum(left + 1, last)
    step = hand.time_ns[right] - hand.time_ns[left]
    share = np.clip((time_ns - hand.time_ns[left]) / np.maximum(step, 1), 0, 1)
    return left, np.where(step > 0, share, 0.0)
