"""Measures tracking with several cameras on a rendered scene, against its exact truth."""

import shutil
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.camera.projection import project
from handmirror.core.camera.sources import open_source
from handmirror.core.cameras.rig import Rig, read_rig
from handmirror.core.cameras.seen import SeenOverTime
from handmirror.core.cameras.session import Fused, camera_folder, fuse_session
from handmirror.core.cameras.tracking import track_cameras
from handmirror.core.files import make_folder
from handmirror.core.hand.rotation import matrix_to_axis_angle
from handmirror.core.poses.files import read_pose_lines
from handmirror.core.poses.schema import LabelLine, PoseLine, parse_label_line
from handmirror.core.session.folder import SessionFolder
from handmirror.core.tracking.tracker import HandTracker
from handmirror.core.types import Array
from handmirror.training.several_cameras.render import rig_of, truth_of, video_of

FAR_M = 0.5  # a hand with a larger error is not the same one


@dataclass(frozen=True)
class Score:
    """Errors of a run in the world."""

    mpjpe_mm: float  # of all joints in the world
    rooted_mm: float  # the same, relative to the wrist
    missed: int  # hands of frames
    hands: int
    pixels: tuple[float, ...]  # mean distance from the truth in each camera's image


def score(folder: Path, say: Callable[[str], None]) -> None:
    """Track the videos of a folder that `render` made, and print the errors."""
    rig, out = read_rig(rig_of(folder)), folder / "tracked"
    shutil.rmtree(out, ignore_errors=True)
    count = len(rig.cameras)
    with ExitStack() as stack:
        sources = [stack.enter_context(open_source(str(video_of(folder, k + 1)))) for k in range(count)]
        lenses = [Intrinsics(shared=camera.calibration) for camera in rig.cameras]
        fused = track_cameras(sources, HandTracker(device="cpu"), lenses, out, rig)
    truth = [parse_label_line(line) for line in truth_of(folder, 1).read_bytes().splitlines()]
    single = _lines(camera_folder(out, 1))
    say(_row("one camera", _scored(single, truth, Rig(rig.cameras[:1]))))
    say(_row(f"{count} cameras, true extrinsics", _scored(_lines(out), truth, rig)))
    say(_row("the same, unfiltered", _scored(_lines(_again(out, "unfiltered", count, rig)[0]), truth, rig)))
    for few in range(2, count):
        first = Rig(rig.cameras[:few])
        say(
            _row(f"the first {few}, unfiltered", _scored(_lines(_again(out, f"of_{few}", few, first)[0]), truth, first))
        )
    for camera, true in zip(fused.rig.cameras[1:], rig.cameras[1:], strict=True):
        say(f"  {camera.name}: offset of the clock off by {(camera.offset_ns - true.offset_ns) * 1e-6:+.1f} ms")
    place, found = _again(out, "from_hand", count, None)
    say(_row(f"{count} cameras, extrinsics from the hand", _scored(_lines(place), truth, rig)))
    for camera, true in zip(found.rig.cameras[1:], rig.cameras[1:], strict=True):
        turn = np.degrees(np.linalg.norm(matrix_to_axis_angle(camera.rotation @ true.rotation.T)))
        say(
            f"  {camera.name}: off by {1e3 * np.linalg.norm(camera.centre - true.centre):.0f} mm of "
            f"{1e3 * np.linalg.norm(true.centre):.0f}, {turn:.1f} degrees, "
            f"{(camera.offset_ns - true.offset_ns) * 1e-6:+.1f} ms"
        )
    third = len(truth) // 3
    say(_row("the middle third: all cameras", _scored(_lines(out / "unfiltered"), truth[third : 2 * third], rig)))
    say(_row("the middle third: one camera", _scored(single, truth[third : 2 * third], Rig(rig.cameras[:1]))))
    for gone in range(1, count + 1):
        place, _ = _again(out, f"without_{gone}", count, rig, gone)
        say(_row(f"while camera {gone} loses the hand", _scored(_lines(place), truth[third : 2 * third], rig)))


def _again(out: Path, name: str, count: int, rig: Rig | None, gone: int = 0) -> tuple[Path, Fused]:
    """Fuse the same tracked hands again, without the middle third of the camera `gone`; unfiltered."""
    place = out / name
    shutil.rmtree(place, ignore_errors=True)
    for number in range(1, count + 1):
        own, copy = SessionFolder(camera_folder(out, number)), SessionFolder(camera_folder(place, number))
        make_folder(copy.path)
        shutil.copyfile(own.facts, copy.facts)
        lines = own.poses.read_bytes().splitlines(keepends=True)
        if number == gone:
            del lines[len(lines) // 3 : 2 * len(lines) // 3]
        copy.poses.write_bytes(b"".join(lines))
    return place, fuse_session(place, rig, smooth=False)


def _scored(lines: Sequence[PoseLine], truth: Sequence[LabelLine], rig: Rig) -> Score:
    """The errors at the times of the first camera's truth."""
    run = SeenOverTime(0, lines, 0)
    found: list[Array] = []
    true: list[Array] = []
    hands = 0
    for label in truth:
        now = run.at(label.time_ns or 0)
        for hand in label.hands:
            hands += 1
            same = [each.joints for each in now if each.side is hand.side]
            near = min(same, key=lambda joints: _apart(joints, hand.joints), default=None)
            if near is not None and _apart(near, hand.joints) < FAR_M:
                found.append(near)
                true.append(hand.joints)
    if not found:
        return Score(np.nan, np.nan, hands, hands, ())
    seen, right = np.array(found, float), np.array(true)
    pixels = []
    for camera in rig.cameras:
        assert camera.calibration is not None
        K = camera.calibration.K
        off = project(camera.to_camera(seen), K) - project(camera.to_camera(right), K)
        pixels.append(float(np.linalg.norm(off, axis=-1).mean()))
    rooted = (seen - seen[:, :1]) - (right - right[:, :1])
    error = 1e3 * float(np.linalg.norm(seen - right, axis=-1).mean())
    return Score(error, 1e3 * float(np.linalg.norm(rooted, axis=-1).mean()), hands - len(found), hands, tuple(pixels))


def _apart(one: Array, other: Array) -> float:
    return float(np.linalg.norm(one - other, axis=-1).mean())


def _lines(folder: Path) -> Sequence[PoseLine]:
    return read_pose_lines(SessionFolder(folder).poses).lines


def _row(name: str, score: Score) -> str:
    pixels = ", ".join(f"{each:.1f}" for each in score.pixels)
    return (
        f"{name:36} {score.mpjpe_mm:6.1f} mm in the world, {score.rooted_mm:5.1f} mm from the wrist, {pixels} px, "
        f"{score.missed} of {score.hands} missed"
    )
