"""Scoring one `poses.jsonl` against another that holds the truth."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from handmirror.core.errors import UserError
from handmirror.core.hand.meshes import PosedHands
from handmirror.core.hand.model import HandModel
from handmirror.core.metrics.scores import Scored
from handmirror.core.poses.files import read_labels, require
from handmirror.core.poses.matching import match_hands
from handmirror.core.poses.schema import HandLabel
from handmirror.core.types import Array
from handmirror.training.evaluation.benchmark_files import Format, Hands, sample_name

MESH = ("pose", "shape", "trans")
Pair = tuple[HandLabel, HandLabel]  # a predicted hand and the true one


@dataclass(frozen=True)
class Matched:
    """What was found of the true hands, ready to be scored."""

    hands: Scored  # the found ones
    true_hands: int  # in all frames of the truth
    right_side: int  # of the found ones
    extra_hands: int  # predicted in frames of the truth where there was none to match


def match_files(poses: Path, truth: Path, model: HandModel) -> Matched:
    """Pair the hands of two files, frame by frame, by the nearness of their key points in the image.

    Args:
        poses: the predictions; frames that are missing in it count as without hands.
        truth: the labels.
        model: the hand model that both files' pose and shape belong to.
    """
    predicted, labelled = read_labels(poses), read_labels(truth)
    if not predicted.keys() & labelled.keys():
        raise UserError(f"No image of {truth} is in {poses}: give the poses of the same source.")
    pairs: list[Pair] = []
    frames: list[int | None] = []
    extra = 0
    for name, line in labelled.items():
        found = predicted[name].hands if name in predicted else ()
        paired = match_hands(found, line.hands, others_are_true=True)
        extra += len(found) - len(paired)
        pairs += paired
        frames += [line.frame] * len(paired)
    true_hands = sum(len(line.hands) for line in labelled.values())
    right_side = sum(ours.side == true.side for ours, true in pairs)
    return Matched(_scored(pairs, frames, model), true_hands, right_side, extra)


def _scored(pairs: list[Pair], frames: list[int | None], model: HandModel) -> Scored:
    """Arrays of the pairs, each true track apart and in the order of its frames."""
    order = sorted(range(len(pairs)), key=lambda k: (pairs[k][1].track or 0, frames[k] or 0))
    pairs, frames = [pairs[k] for k in order], [frames[k] for k in order]
    run = np.cumsum([_starts_a_run(pairs, frames, k) for k in range(len(pairs))], dtype=int)
    meshed = [pair for pair in pairs if all(_has_mesh(hand) for hand in pair)]
    ours, true = ([pair[k].joints for pair in pairs] for k in range(2))
    return Scored(
        joints=np.array(ours).reshape(-1, 21, 3),
        true_joints=np.array(true).reshape(-1, 21, 3),
        valid=np.ones((len(pairs), 21)),
        run=run,
        vertices=_vertices([ours for ours, _ in meshed], model),
        true_vertices=_vertices([true for _, true in meshed], model),
    )


def _starts_a_run(pairs: list[Pair], frames: list[int | None], k: int) -> bool:
    """Whether pair k does not follow the one before it: another true track, or a gap."""
    now, before = frames[k], frames[k - 1] if k else None
    if now is None or before is None or now != before + 1:
        return True
    track = pairs[k][1].track
    return track is None or track != pairs[k - 1][1].track


def _has_mesh(hand: HandLabel) -> bool:
    return all(getattr(hand, name) is not None for name in MESH)


def _vertices(hands: list[HandLabel], model: HandModel) -> Array:
    """[n, 778, 3] metres in the camera."""
    if not hands:
        return np.zeros((0, 778, 3))
    pose, shape, trans = (np.array([getattr(hand, name) for hand in hands]) for name in MESH)
    posed = PosedHands(model, [hand.side for hand in hands], pose, shape, trans)
    return np.stack([posed.vertices(k) for k in range(len(hands))])


def named_hands(path: Path, kind: Format, hand_model: Path | None = None) -> Hands:
    """The surest hand of each frame, by the sample of the benchmark that the frame is."""
    lines = read_labels(path)
    require(lines.values(), path, "score", *MESH)
    best = {
        sample_name(path.parent / name, kind): max(line.hands, key=lambda hand: hand.score or 0.0)
        for name, line in lines.items()
        if line.hands
    }
    vertices = _vertices(list(best.values()), HandModel.load(hand_model))
    return {name: (hand.joints, mesh) for (name, hand), mesh in zip(best.items(), vertices, strict=True)}
