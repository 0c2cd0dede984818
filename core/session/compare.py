"""Compares two runs over the same frames: how far apart their hands are, and how much each jitters."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from handmirror.core.errors import UserError
from handmirror.core.hand.joints import JOINT_NAMES
from handmirror.core.metrics.joints import distances, mpjpe_distances, pa_distances
from handmirror.core.poses.matching import match_hands
from handmirror.core.poses.schema import HandLine, PoseLine
from handmirror.core.session.reader import Session, open_session
from handmirror.core.text import plural
from handmirror.core.types import Array


@dataclass(frozen=True, eq=False)
class Jitter:
    """How unsteady a run is: each joint's second difference over three frames in a row of one track, in mm/frame^2.

    The frames are those that both runs have; where frames between them were skipped, all three are equally far apart.
    """

    camera: float  # mean over joints and frames, in the camera: hand and place; NaN without three frames in a row
    root_relative: float  # mean with the wrist at the origin: only the hand
    camera_p95: float  # 95th percentile over the frames
    frames: int  # how many it was measured on


@dataclass(frozen=True, eq=False)
class Run:
    """The figures of one of the two runs on the frames that both have, and how many frames only this run has."""

    name: str
    hands: int
    tracks: int
    jitter: Jitter
    frames_alone: int  # that the other run lacks, as those that were skipped live: they are not compared
    hands_alone: int  # in these

    def figures(self) -> dict[str, float | str]:
        """The figures by name, with their unit."""
        return {
            "name": self.name,
            "hands": self.hands,
            "tracks": self.tracks,
            "frames_alone": self.frames_alone,
            "hands_alone": self.hands_alone,
            "jitter_camera_mm_per_frame2": self.jitter.camera,
            "jitter_root_relative_mm_per_frame2": self.jitter.root_relative,
            "jitter_camera_p95_mm_per_frame2": self.jitter.camera_p95,
        }


@dataclass(frozen=True, eq=False)
class Comparison:
    """Two runs, frame by frame and as a whole. Distances are in millimetres; a frame without a pair has NaN."""

    first: Run
    second: Run
    frame: NDArray[np.int64]  # [n] the frames that both runs have, by their index
    time_ns: NDArray[np.int64]  # [n]
    camera_mm: Array  # [n] mean distance of the joints in the camera, over the paired hands of a frame
    root_relative_mm: Array  # [n] with both wrists at the origin
    aligned_mm: Array  # [n] after Procrustes alignment
    picture_px: Array  # [n] mean distance of the key points in the image, in pixels
    jitter_first: Array  # [n] mm/frame^2 in the camera, mean over the frame's hands
    jitter_second: Array  # [n]
    joint_mm: Array  # [21] mean distance of each joint in the camera, in the order of JOINT_NAMES; NaN without pairs
    pairs: int  # hands found by both
    only_first: int  # hands found by one run only, in frames that both have
    only_second: int
    other_side: int  # pairs of which one is a left and the other a right hand

    def table(self) -> dict[str, float]:
        """Means over the frames with a pair, by the name of the curve with its unit, and of each joint."""
        curves = ("camera_mm", "root_relative_mm", "aligned_mm", "picture_px")
        means = {name: _mean(getattr(self, name)) for name in curves}
        joints = {f"joint_mm/{name}": float(each) for name, each in zip(JOINT_NAMES, self.joint_mm, strict=True)}
        return means | joints

    def figures(self) -> dict[str, float | str]:
        """The table and the numbers of both runs and of their pairs, as a file holds them."""
        counts = {name: getattr(self, name) for name in ("pairs", "only_first", "only_second", "other_side")}
        runs = {"first": self.first, "second": self.second}
        of_runs = {f"{which}/{name}": value for which, run in runs.items() for name, value in run.figures().items()}
        return self.table() | of_runs | {"frames": len(self.frame)} | counts

    def sentences(self) -> tuple[str, ...]:
        """Whose hands were found, and what could not be compared."""
        found = (
            f"In {plural(len(self.frame), 'frame')} that both runs have: {plural(self.pairs, 'hand')} found by both, "
            f"{self.only_first} only by the first, {self.only_second} only by the second, "
            f"{self.other_side} with different sides."
        )
        runs = (("first", self.first), ("second", self.second))
        alone = (
            f"{plural(run.frames_alone, 'frame')} with {plural(run.hands_alone, 'hand')} only in the {which}: "
            "not compared."
            for which, run in runs
            if run.frames_alone
        )
        return (found, *alone)


def compare_runs(first: Path, second: Path) -> Comparison:
    """Compare two sessions over the same frames: a recording and its re-run, or two re-runs."""
    if first.resolve() == second.resolve():
        raise UserError(f"Both runs are {first}: give two different ones.")
    with open_session(first) as ours, open_session(second) as theirs:
        return compare_sessions(ours, theirs)


def compare_sessions(first: Session, second: Session) -> Comparison:
    """Pair the hands of two sessions of the same frames; UserError when they have no frame in common.

    Frames are the same when index and time are. Hands of a frame are paired as match_hands does.
    """
    ours = {(line.frame, line.time_ns): line for line in first.results()}
    theirs = {(line.frame, line.time_ns): line for line in second.results()}
    both = sorted(ours.keys() & theirs.keys())
    if not both:
        raise UserError(f"{first.path} and {second.path} have no frame in common: give two runs over the same video.")
    lines = [(ours[key], theirs[key]) for key in both]
    paired = [match_hands(a.hands, b.hands) for a, b in lines]
    place = np.repeat(np.arange(len(lines)), [len(each) for each in paired])
    pairs = [pair for each in paired for pair in each]
    joints = [_stack([pair[k].joints for pair in pairs], (21, 3)) for k in range(2)]
    points = [_stack([pair[k].joints_2d for pair in pairs], (21, 2)) for k in range(2)]
    camera = distances(*joints)
    run_first, curve_first = _run(first.path.absolute().name, [a for a, _ in lines], _others(ours, both))
    run_second, curve_second = _run(second.path.absolute().name, [b for _, b in lines], _others(theirs, both))
    return Comparison(
        first=run_first,
        second=run_second,
        frame=np.array([key[0] for key in both], np.int64),
        time_ns=np.array([key[1] for key in both], np.int64),
        camera_mm=_per_frame(camera.mean(1), place, len(lines)),
        root_relative_mm=_per_frame(mpjpe_distances(*joints).mean(1), place, len(lines)),
        aligned_mm=_per_frame(pa_distances(*joints).mean(1), place, len(lines)),
        picture_px=_per_frame(np.linalg.norm(points[0] - points[1], axis=2).mean(1), place, len(lines)),
        jitter_first=curve_first,
        jitter_second=curve_second,
        joint_mm=camera.mean(0) if pairs else np.full(21, np.nan),
        pairs=len(pairs),
        only_first=run_first.hands - len(pairs),
        only_second=run_second.hands - len(pairs),
        other_side=sum(a.side is not b.side for a, b in pairs),
    )


def _others(lines: dict[tuple[int, int], PoseLine], both: list[tuple[int, int]]) -> list[PoseLine]:
    """The lines of frames that only one run has."""
    return [lines[key] for key in lines.keys() - set(both)]


def _run(name: str, lines: list[PoseLine], alone: list[PoseLine]) -> tuple[Run, Array]:
    """The run's numbers and its jitter [n] in each line's frame; `alone` are the lines that the other run lacks."""
    tracks: dict[int, list[tuple[int, HandLine]]] = {}
    for k, line in enumerate(lines):
        for hand in line.hands:
            tracks.setdefault(hand.track, []).append((k, hand))
    place: list[int] = []
    accelerations: list[Array] = []
    for track in tracks.values():
        for before, here, after in zip(track, track[1:], track[2:], strict=False):
            places = [each[0] for each in (before, here, after)]
            gaps = np.diff([lines[k].frame for k in places])
            if places[2] - places[0] == 2 and gaps[0] == gaps[1]:
                place.append(here[0])
                accelerations.append(before[1].joints - 2.0 * here[1].joints + after[1].joints)
    acceleration = _stack(accelerations, (21, 3)) * 1e3
    camera = np.linalg.norm(acceleration, axis=2).mean(1)
    relative = np.linalg.norm(acceleration - acceleration[:, :1], axis=2).mean(1)
    p95 = float(np.percentile(camera, 95)) if len(camera) else float("nan")
    jitter = Jitter(_mean(camera), _mean(relative), p95, len(camera))
    hands, hands_alone = (sum(len(line.hands) for line in part) for part in (lines, alone))
    return Run(name, hands, len(tracks), jitter, len(alone), hands_alone), _per_frame(
        camera, np.array(place, int), len(lines)
    )


def _per_frame(values: Array, place: NDArray[np.int64], frames: int) -> Array:
    """Mean [frames] of the values that belong to each frame, NaN where there are none."""
    count = np.bincount(place, minlength=frames)
    total = np.bincount(place, values, minlength=frames)
    mean: Array = np.divide(total, count, out=np.full(frames, np.nan), where=count > 0)
    return mean


def _stack(rows: list[Array], shape: tuple[int, int]) -> Array:
    return np.array(rows, float).reshape(-1, *shape)


def _mean(values: Array) -> float:
    known = values[~np.isnan(values)]
    return float(known.mean()) if len(known) else float("nan")
