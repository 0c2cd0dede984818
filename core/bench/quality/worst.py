"""The worst moments of the answers to a benchmark, and a sheet that shows them."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from handmirror.core.bench.quality.manifest import TRUTH, VIDEO, ClipFacts
from handmirror.core.bench.quality.run import answers_path
from handmirror.core.bench.quality.scoring import ClipScores
from handmirror.core.bench.quality.truth import read_answers, read_truth
from handmirror.core.camera.jpeg import encode_jpeg
from handmirror.core.camera.sources import open_source
from handmirror.core.files import replace_bytes
from handmirror.core.hand.joints import BONES
from handmirror.core.poses.schema import HandLabel
from handmirror.core.types import Array, Image, Side

MOMENT = 15  # frames of one
SHOWN = (0, 5, 10, 14)  # of them, side by side
WORST_JUMP_MM = 50.0  # a jump of so much is as bad as a frame without the hand
WORST_ERROR_MM = 40.0  # so is this mean error of the joints
MOST = 3.0  # frames that one jump or error can count for
WIDTH, HEAD = 320, 18  # pixels of an image, and of the line above it
TRUE, COLOURS = (255, 255, 255), {Side.LEFT: (255, 168, 92), Side.RIGHT: (96, 190, 255)}
MAX_PIXEL = 4000  # beyond which lines are cut


@dataclass(frozen=True)
class Moment:
    """A stretch of a clip."""

    clip: str
    frame: int  # the first one
    badness: float  # in frames
    what: str  # is wrong, for people


def worst_moments(scores: dict[str, ClipScores], count: int) -> list[Moment]:
    """The moments with most mistakes, the worst first; no two overlap."""
    moments = [moment for clip, each in scores.items() for moment in _moments(clip, each)]
    return sorted(moments, key=lambda moment: -moment.badness)[:count]


def write_sheet(path: Path, root: Path, clips: Sequence[ClipFacts], answers: Path, moments: Sequence[Moment]) -> None:
    """Write a JPEG with a row for each moment: thin white lines are the truth, thick ones the answers.

    Left hands are orange, right ones blue. UserError when it cannot be written.
    """
    by_name = {clip.name: clip for clip in clips}
    rows = [_row(root, by_name[moment.clip], answers, moment) for moment in moments]
    width = max((row.shape[1] for row in rows), default=WIDTH)
    padded = [np.pad(row, ((0, 4), (0, width - row.shape[1]), (0, 0))) for row in rows]
    blank = np.zeros((HEAD, width, 3), np.uint8)
    replace_bytes(path, encode_jpeg(np.concatenate(padded) if padded else blank))


def _moments(clip: str, scores: ClipScores) -> list[Moment]:
    """The stretches of a clip in which anything is wrong, the worst first, each without the frames of a worse one."""
    kinds = {name: np.zeros(scores.frames + MOMENT) for name in ("not found", "false", "wrong side", "jump", "error")}
    for hand in scores.hands:
        kinds["not found"][hand.frame] += hand.to_find and hand.found is None
        kinds["wrong side"][hand.frame] += hand.to_find and hand.has_wrong_side
        if hand.mpjpe > WORST_ERROR_MM and hand.to_find:
            kinds["error"][hand.frame] += min(hand.mpjpe / WORST_ERROR_MM, MOST)
    for false in scores.false:
        kinds["false"][false.frame] += 1
    for jump in scores.jumps:
        if jump.mm > WORST_JUMP_MM:
            kinds["jump"][jump.frame] += min(jump.mm / WORST_JUMP_MM, MOST)
    total = np.sum(list(kinds.values()), axis=0)
    moments = []
    while total.any():
        sums = np.convolve(total, np.ones(MOMENT), "full")[MOMENT - 1 : MOMENT - 1 + scores.frames]
        start = int(sums.argmax())
        stretch = slice(start, start + MOMENT)
        parts = [f"{name} {np.count_nonzero(each[stretch])}" for name, each in kinds.items() if each[stretch].any()]
        moments.append(Moment(clip, start, float(sums[start]), ", ".join(parts)))
        total[stretch] = 0
        for each in kinds.values():
            each[stretch] = 0
    return moments


def _row(root: Path, clip: ClipFacts, answers: Path, moment: Moment) -> Image:
    truth, found = read_truth(clip.folder(root) / TRUTH), read_answers(answers_path(answers, clip))
    wanted = [moment.frame + k for k in SHOWN if moment.frame + k < len(truth)]
    images = []
    with open_source(str(clip.folder(root) / VIDEO)) as frames:
        for number, frame in enumerate(frames):
            if number in wanted:
                scale = WIDTH / frame.image.shape[1]
                resized = cv2.resize(frame.image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
                image = np.asarray(resized, np.uint8)
                for hand in found.get(number, ()):
                    _draw(image, hand.joints_2d * scale, COLOURS[hand.side], 2)
                for true in truth[number].hands:
                    _draw(image, true.label.joints_2d * scale, TRUE, 1)
                _write(image, f"frame {number}{_numbers(found.get(number, ()))}", image.shape[0] - 6)
                images.append(image)
            if number > max(wanted):
                break
    row = np.concatenate(images, axis=1)
    head = np.full((HEAD, row.shape[1], 3), 32, np.uint8)
    _write(head, f"{clip.name} ({clip.variant or clip.kind}), frames of {MOMENT}: {moment.what}", HEAD - 5)
    return np.concatenate([head, row])


def _numbers(hands: Sequence[HandLabel]) -> str:
    known = [f"{hand.side} {hand.track}" for hand in hands if hand.track is not None]
    return f": {', '.join(known)}" if known else ""


def _write(image: Image, text: str, y: int) -> None:
    cv2.putText(image, text, (5, y), cv2.FONT_HERSHEY_SIMPLEX, 0.4, (235, 235, 235), 1, cv2.LINE_AA)


def _draw(image: Image, points: Array, colour: tuple[int, int, int], thick: int) -> None:
    whole = np.clip(points, -MAX_PIXEL, MAX_PIXEL).round().astype(int).tolist()
    for start, end in BONES:
        cv2.line(image, whole[start], whole[end], colour, thick, cv2.LINE_AA)
