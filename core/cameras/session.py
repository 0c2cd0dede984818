"""Sessions of several cameras: one session for each camera in a folder of its own, and the fused hands over them.

    result/                 a session whose poses are in the world: the first camera's axes, numbers and times
        cameras.json        the extrinsics (core.cameras.rig), and the offsets of the clocks
        camera_1/           the first camera's own session, as of a single camera
        camera_2/           ...

To a reader that expects one camera, the outer session is one of the first camera: if that was recorded, it is a re-run
of `camera_1`.
"""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from handmirror.core.camera.calibration.calibration import Calibration
from handmirror.core.camera.projection import project
from handmirror.core.cameras.check import pair_errors, refuse_contradiction
from handmirror.core.cameras.clocks import offset_between
from handmirror.core.cameras.from_hand import rig_from_lines
from handmirror.core.cameras.fusion import FusedHand, HandFuser
from handmirror.core.cameras.motion import paths_of
from handmirror.core.cameras.rig import MAX_CAMERAS, Rig, write_rig
from handmirror.core.cameras.seen import SeenOverTime
from handmirror.core.cameras.timeline import Moment, timeline
from handmirror.core.errors import UserError
from handmirror.core.files import GrowingFile
from handmirror.core.hand.model import HandModel, load_arrays
from handmirror.core.poses.files import read_pose_lines
from handmirror.core.poses.schema import HandLine, PoseLine, line_record, to_line
from handmirror.core.session.facts import COMPLETE, SessionFacts, read_facts, write_facts
from handmirror.core.session.folder import SessionFolder
from handmirror.core.session.origin import find_origin, origin
from handmirror.core.types import Array

CAMERAS = "cameras"  # key of `session.json`
RIG = "cameras.json"


@dataclass(frozen=True)
class Fused:
    """The result of `fuse_session`."""

    frames: int
    frames_with_hands: int
    hands: int  # different ones
    seen_by_one: int  # hands of frames that only one camera saw
    rig: Rig  # as it was used
    notices: tuple[str, ...]  # sentences


def camera_folder(path: Path, camera: int) -> Path:
    """The folder of a camera's own session, counted from 1."""
    return path / f"camera_{camera}"


def camera_folders(path: Path) -> list[Path]:
    """The folders of the cameras of a session; empty for a session of one camera."""
    folders: list[Path] = []
    while len(folders) < MAX_CAMERAS and SessionFolder(camera_folder(path, len(folders) + 1)).is_there():
        folders.append(camera_folder(path, len(folders) + 1))
    return folders if (path / RIG).is_file() or len(folders) > 1 else []


def fuse_session(
    path: Path,
    rig: Rig | None = None,
    smooth: bool = True,
    smoothing: float = 1.0,
    hand_length: float | None = None,
    hand_model: Path | None = None,
    progress: Callable[[int, int], None] = lambda done, total: None,
    sync: bool = True,
    overwrite: bool = False,
) -> Fused:
    """Fuse the hands of the cameras' sessions in a folder into the session of the folder itself.

    Args:
        path: the folder, with `camera_1`, `camera_2`, ... in it.
        rig: the extrinsics, in the order of the folders; None: found from the moving hand.
        smooth: whether the One-Euro filter runs; the cameras' own hands should not have been filtered then.
        smoothing: its strength.
        hand_length: metres, of all hands; None if unknown.
        hand_model: the one that the hands were tracked with; None for the bundled one.
        progress: called with moments done and in all.
        sync: whether the offsets of the clocks are measured; otherwise those of the rig are used.
        overwrite: replace hands that were fused before.

    Raises:
        UserError: a camera is missing, the videos do not overlap in time, or the rig contradicts the pictures.
    """
    folders = [SessionFolder(folder) for folder in camera_folders(path)]
    if len(folders) < 2:
        raise UserError(f"The folder {path} has no sessions of two cameras, camera_1 and camera_2: track them first.")
    lines = [read_pose_lines(folder.poses).lines for folder in folders]
    facts = [read_facts(folder.facts) for folder in folders]
    names = [each.source.label for each in facts]
    if not lines[0]:
        raise UserError(f"The first camera, {names[0]}, has no frames: track it again, or put another one first.")
    rig, notices = _placed(rig, lines, names, sync, hand_length)
    seen = [
        SeenOverTime(k, own, camera.offset_ns) for k, (own, camera) in enumerate(zip(lines, rig.cameras, strict=True))
    ]
    _refuse_apart(seen, names)
    known = [own[0] if own else lines[0][0] for own in lines]  # what a camera without frames has does not matter
    errors = pair_errors(seen, rig.cameras, [line.K[0, 0] for line in known], [max(line.size) for line in known])
    refuse_contradiction(errors, rig.cameras)
    if errors:
        rig = replace(rig, facts={**rig.facts, "error_px": round(max(each.error_px for each in errors), 3)})
    fuser = HandFuser(rig.cameras, load_arrays(hand_model), smooth, smoothing, hand_length)
    folder = SessionFolder(path)
    lock = folder.claim(overwrite)
    try:
        fused = _written(folder, fuser, seen, progress)
        write_rig(path / RIG, rig)
        _write_facts(folder, folders, facts, fused, {"smooth": smooth, "hand_length": hand_length})
    finally:
        lock.release()
    return replace(fused, rig=rig, notices=tuple(notices))


def _placed(
    rig: Rig | None, lines: Sequence[Sequence[PoseLine]], names: Sequence[str], sync: bool, hand_length: float | None
) -> tuple[Rig, list[str]]:
    """The rig with the cameras' own K and measured offsets, and notices."""
    if rig is None:
        return rig_from_lines(names, lines, hand_length), []
    if len(rig.cameras) != len(lines):
        raise UserError(
            f"The cameras file has {len(rig.cameras)} cameras, but {len(lines)} were tracked: give a video of each "
            "camera, in the order of the file."
        )
    cameras = [
        replace(camera, name=name, calibration=camera.calibration or _calibration(own))
        for camera, name, own in zip(rig.cameras, names, lines, strict=True)
    ]
    paths = [paths_of(own) for own in lines]
    notices = []
    for k in range(1, len(cameras) if sync else 0):
        offset = offset_between(paths[0], paths[k], (cameras[0], cameras[k]))
        if not lines[k]:
            notices.append(f"The camera {names[k]} has no tracked frames: only the other cameras are used.")
        elif not paths[k]:
            notices.append(
                f"No hand was found in the video of {names[k]}, so the offset of its clock is the one in the cameras "
                "file."
            )
        elif offset is None:
            notices.append(
                f"The offset of the clock of {names[k]} could not be measured, as the hand moves too little while both "
                "cameras see it: the one in the cameras file is used."
            )
        else:
            cameras[k] = replace(cameras[k], offset_ns=offset)
    return replace(rig, cameras=tuple(cameras)), notices


def _calibration(own: Sequence[PoseLine]) -> Calibration | None:
    """That of the pictures that were tracked; None where there are none."""
    return Calibration(own[0].K, own[0].size) if own else None


def _refuse_apart(seen: Sequence[SeenOverTime], names: Sequence[str]) -> None:
    """UserError where a camera has no frame while the first one does."""
    first = seen[0]
    for each, name in zip(seen[1:], names[1:], strict=True):
        if not each.times:
            continue
        gap = max(each.times[0] - first.times[-1], first.times[0] - each.times[-1])
        if gap > 0:
            raise UserError(
                f"{name} and {names[0]} do not overlap in time (they are {gap * 1e-9:.1f} s apart): give videos of the "
                "same moment, or correct offset_ns in the cameras file."
            )


def _written(
    folder: SessionFolder, fuser: HandFuser, seen: Sequence[SeenOverTime], progress: Callable[[int, int], None]
) -> Fused:
    """Write `poses.jsonl`."""
    moments, K, size = timeline(seen), seen[0].lines[0].K, seen[0].lines[0].size
    with_hands = by_one = 0
    numbers: set[int] = set()
    with ExitStack() as stack:
        file = GrowingFile(folder.poses)
        stack.callback(file.close)
        for done, moment in enumerate(moments, 1):
            hands = fuser.fuse([hand for each in seen for hand in each.at(moment.time_ns)], moment.time_ns)
            file.append(to_line(line_record(_line(moment, hands, K, size, fuser.model))).encode())
            with_hands += bool(hands)
            by_one += sum(len(hand.seen) == 1 for hand in hands)
            numbers |= {hand.number for hand in hands}
            progress(done, len(moments))
    return Fused(len(moments), with_hands, len(numbers), by_one, Rig(fuser.cameras), ())


def _line(moment: Moment, hands: Sequence[FusedHand], K: Array, size: tuple[int, int], model: HandModel) -> PoseLine:
    lines = tuple(hand_line(hand, K, model) for hand in hands)
    return PoseLine(moment.frame, moment.time_ns, moment.image, size, K, lines)


def hand_line(fused: FusedHand, K: Array, model: HandModel) -> HandLine:
    """A fused hand as a line of poses has it; K is the first camera's, for whose image `joints_2d` are."""
    hand = fused.hand
    shape = hand.shape.astype(np.float32)
    own = next((each for each in fused.seen if each.camera == 0), None)
    return HandLine(
        fused.side,
        fused.joints.astype(np.float32),
        project(fused.joints.astype(float), K) if own is None else own.joints_2d,
        fused.number,
        fused.score,
        hand.pose.astype(np.float32),
        shape,
        (hand.wrist - model.rest_wrist(shape[None])[0]).astype(np.float32),
        cameras=tuple(each.camera + 1 for each in fused.seen),
    )


def _write_facts(
    folder: SessionFolder,
    cameras: Sequence[SessionFolder],
    facts: Sequence[SessionFacts],
    fused: Fused,
    settings: dict[str, object],
) -> None:
    """`session.json`: that of the first camera, with what differs."""
    first = facts[0]
    label = " + ".join(each.source.label for each in facts)
    recorded = cameras[0] if cameras[0].video.is_file() else find_origin(cameras[0], first)
    where, known_by = ("", "") if recorded is None else origin(recorded, folder)
    counts = {"frames": fused.frames, "frames_with_hands": fused.frames_with_hands, "tracks": fused.hands}
    own = {key: value for key, value in first.more.items() if key not in ("stages", "notices", "seconds", "fps")}
    write_facts(
        folder.facts,
        replace(
            first,
            source=replace(first.source, label=label),
            ending=COMPLETE,
            settings={**first.settings, **settings},
            video=None,
            rerun_of=where,
            rerun_of_sha256=known_by,
            more={**own, **counts, CAMERAS: [each.path.name for each in cameras]},
        ),
    )
