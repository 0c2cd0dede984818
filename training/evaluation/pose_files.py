"""Scoring one `poses.jsonl` against another that holds the truth."""

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from handmirror.core.clips.frames import project
from handmirror.core.errors import UserError
from handmirror.core.hand.model import HandModel, mirror_points
from handmirror.core.metrics.scores import Scored
from handmirror.core.types import Array, Side
from handmirror.training.evaluation.benchmark_files import Format, Hands, sample_name

FOUND_WITHIN = 0.5  # mean distance of the key points, in sides of the true hand's box


@dataclass(frozen=True)
class Matched:
    """What was found of the true hands, ready to be scored."""

    hands: Scored  # the found ones
    true_hands: int  # in all frames of the truth
    right_side: int  # of the found ones
    extra_hands: int  # predicted in frames of the truth where there was none to match


def read_poses(path: Path) -> dict[str, dict[str, Any]]:
    """Lines of a `poses.jsonl` by their picture's name; UserError naming the file and line that is not one."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not text"
        raise UserError(f"{path} cannot be read ({reason}): give a poses.jsonl.") from error
    frames = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            frame = json.loads(line)
            for hand in frame["hands"]:
                _checked(hand, frame)
            frames[Path(frame["image"]).name] = frame
        except (KeyError, TypeError, ValueError, AttributeError, RecursionError, OverflowError) as error:
            what = f"{error} is missing" if isinstance(error, KeyError) else str(error)
            raise UserError(f"Line {number} of {path} is not a valid poses.jsonl line: {what}.") from error
    return frames


def require(frames: Collection[dict[str, Any]], path: Path, *names: str) -> None:
    """UserError when a hand of the frames from `path` lacks one of these; not every poses.jsonl has them all."""
    for name in names:
        if any(name not in hand for frame in frames for hand in frame["hands"]):
            raise UserError(f"A hand in {path} has no {name}: give a poses.jsonl as handmirror track writes it.")


def _checked(hand: dict[str, Any], frame: dict[str, Any]) -> None:
    """Turn a hand's lists into arrays; KeyError or ValueError when one is missing or misshapen.

    Joints in the picture that are not given are the joints in space, projected by the frame's K.
    """
    Side(hand["side"])
    for name, shape in {"joints": (21, 3), "joints_2d": (21, 2), "pose": (48,), "shape": (10,), "trans": (3,)}.items():
        if name == "joints_2d" and name not in hand:
            hand[name] = _projected(hand["joints"], frame)
        if name not in hand and name in ("pose", "shape", "trans"):
            continue  # a truth without hand model parameters
        hand[name] = np.array(hand[name], float)
        if hand[name].shape != shape or not np.isfinite(hand[name]).all():
            raise ValueError(f"{name} is not {shape} finite numbers")


def _projected(joints: Array, frame: dict[str, Any]) -> Array:
    """[21, 2] pixels; KeyError or ValueError when the frame has no K, or joints are not before the camera."""
    if "K" not in frame:
        raise KeyError("joints_2d or K")
    K = np.array(frame["K"], float)
    if K.shape != (3, 3) or not (np.isfinite(K).all() and (joints[:, 2] > 0).all()):
        raise ValueError("joints_2d is missing and cannot be computed from K and joints")
    return project(joints, K)


def match_files(poses: Path, truth: Path, model: HandModel) -> Matched:
    """Pair the hands of two files, frame by frame, by the nearness of their key points in the picture.

    Args:
        poses: what was predicted; frames that are missing in it count as without hands.
        truth: the labels.
        model: the hand model that both files' pose and shape belong to.
    """
    predicted, labelled = read_poses(poses), read_poses(truth)
    if not predicted.keys() & labelled.keys():
        raise UserError(f"No picture of {truth} is in {poses}: give the poses of the same source.")
    pairs, frames, extra = [], [], 0
    for name, frame in labelled.items():
        found = predicted.get(name, {"hands": []})["hands"]
        paired = list(_pairs(found, frame["hands"]))
        extra += len(found) - len(paired)
        pairs += paired
        frames += [frame.get("frame")] * len(paired)
    true_hands = sum(len(frame["hands"]) for frame in labelled.values())
    right_side = sum(ours["side"] == true["side"] for ours, true in pairs)
    return Matched(_scored(pairs, frames, model), true_hands, right_side, extra)


def _pairs(found: list[dict[str, Any]], truth: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Predicted and true hands of one frame, the nearest pairs first, each hand at most once."""
    costs = np.array([[_distance(ours, true) for true in truth] for ours in found]).reshape(len(found), len(truth))
    while costs.size and costs.min() < FOUND_WITHIN:
        ours, true = np.unravel_index(costs.argmin(), costs.shape)
        costs[ours], costs[:, true] = np.inf, np.inf
        yield found[ours], truth[true]


def _distance(ours: dict[str, Any], true: dict[str, Any]) -> float:
    box = max(float(np.ptp(true["joints_2d"], axis=0).max()), 1.0)
    return float(np.linalg.norm(ours["joints_2d"] - true["joints_2d"], axis=1).mean()) / box


def _scored(pairs: list[tuple[dict[str, Any], dict[str, Any]]], frames: list[int | None], model: HandModel) -> Scored:
    """Arrays of the pairs, each true track apart and in the order of its frames."""
    order = sorted(range(len(pairs)), key=lambda k: (pairs[k][1].get("track", 0), frames[k] or 0))
    pairs, frames = [pairs[k] for k in order], [frames[k] for k in order]
    run = np.cumsum([_starts_a_run(pairs, frames, k) for k in range(len(pairs))], dtype=int)
    meshed = [pair for pair in pairs if all(name in hand for hand in pair for name in ("pose", "shape", "trans"))]
    ours, true = ([pair[k]["joints"] for pair in pairs] for k in range(2))
    return Scored(
        joints=np.array(ours).reshape(-1, 21, 3),
        true_joints=np.array(true).reshape(-1, 21, 3),
        valid=np.ones((len(pairs), 21)),
        run=run,
        vertices=_vertices([ours for ours, _ in meshed], model),
        true_vertices=_vertices([true for _, true in meshed], model),
    )


def _starts_a_run(pairs: list[tuple[dict[str, Any], dict[str, Any]]], frames: list[int | None], k: int) -> bool:
    """Whether pair k does not follow the one before it: another true track, or a gap."""
    now, before = frames[k], frames[k - 1] if k else None
    if now is None or before is None or now != before + 1:
        return True
    track = pairs[k][1].get("track")
    return track is None or track != pairs[k - 1][1].get("track")


def _vertices(hands: list[dict[str, Any]], model: HandModel) -> Array:
    """[n, 778, 3] metres in the camera."""
    if not hands:
        return np.zeros((0, 778, 3))
    pose, shape, trans = (np.array([hand[name] for hand in hands]) for name in ("pose", "shape", "trans"))
    vertices = model(pose, shape, trans).vertices
    left = np.array([hand["side"] == Side.LEFT for hand in hands])
    vertices[left] = mirror_points(vertices[left])
    return vertices


def named_hands(path: Path, kind: Format, hand_model: Path | None = None) -> Hands:
    """The surest hand of each frame, by the sample of the benchmark that the frame is."""
    frames = read_poses(path)
    require(frames.values(), path, "score", "pose", "shape", "trans")
    best = {
        sample_name(path.parent / name, kind): max(frame["hands"], key=lambda hand: hand["score"])
        for name, frame in frames.items()
        if frame["hands"]
    }
    vertices = _vertices(list(best.values()), HandModel.load(hand_model))
    return {name: (hand["joints"], mesh) for (name, hand), mesh in zip(best.items(), vertices, strict=True)}
