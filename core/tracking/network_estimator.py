"""The trained network in the tracker: one pass of its backbone for each hand and new frame.

That pass gives the frame's token, and where the hand is in the crop, whether there is one and of which side. Tokens of
up to six frames before are kept with the track. A still has none before it: its hands are looked at again in turned
crops, the mean is taken, and the points are those of both networks. Last, if the checkpoint asks for it, the answer is
held to the joints found in the picture, or to the points seen there: the hand model is fitted to both, so that a finger
that the network bends too little still ends where it is seen.
"""

from collections import OrderedDict, deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

import numpy as np

from handmirror.core.assets import asset, file_sha256
from handmirror.core.camera.virtual_camera import VirtualCamera, through
from handmirror.core.errors import UserError
from handmirror.core.hand.fit import FitState, FitTask, FitWeights, HandFitter
from handmirror.core.hand.joints import MIDDLE_FINGER
from handmirror.core.hand.model import HandModel, default_model_path, load_arrays, mirror_points
from handmirror.core.hand.posed import PosedHand, mean_hand
from handmirror.core.hand.rotation import matrix_to_axis_angle
from handmirror.core.network.checkpoint import read_facts
from handmirror.core.network.engine import Engines
from handmirror.core.network.parts import (
    CROP_SIZE,
    Joints,
    Part,
    Refined,
    Sight,
    landmarks_part,
    palms_part,
    posenet_parts,
)
from handmirror.core.tracking.box import Box, box_of_hand, tightened
from handmirror.core.tracking.estimators import SETTLED_SPREAD, WORST_FIT, follow
from handmirror.core.tracking.found_joints import FoundJoints, Offset, agreed, joints_found, mean_found, steadied
from handmirror.core.tracking.landmarks import LARGEST_HAND, LandmarkReader, Landmarks, possible
from handmirror.core.tracking.track import Track
from handmirror.core.types import Array, Frame, Image, Side

STILL_TURNS = (-0.25, 0.25)  # radians by which a still's further crops are turned
POINTS_APART = 0.08  # sizes of a still's hand between two networks' points, at which they count half as one
# the network's joints are surer than the landmark network's 3D points; found on photos
TRUST = FitWeights(picture=0.004, points=0.005, depth=0.004, scale=0.02)
# the same where the hand model's own joints are found in the picture
TRUST_FOUND = FitWeights(picture=0.003, points=0.005, depth=0.004, scale=0.02)
LEAST = 0.95  # of the landmark network's square: in a tighter one a fist that is misread shrinks the next square
LEAST_HAND_SIZE = 0.02  # metres, as in training
KNOWN_CAMERAS = 64  # whose rays are kept: hands at distances that differ by a factor of 1.9
SETTLED_FRAMES = 150  # a hand's size is the mean over all its frames; from here on new ones count this much


def shipped_network(hand_model: Path | None = None) -> Path | None:
    """The checkpoint that ships; None when it was trained with another hand model than this file."""
    path = asset("checkpoints/stage2.safetensors")
    known = hand_model is None or read_facts(path)[1].hand_model_sha256 == file_sha256(hand_model)
    return path if known else None


def shipped_parts() -> list[Part]:
    """The parts of all networks that ship."""
    checkpoint = shipped_network()
    assert checkpoint is not None
    return [palms_part(), landmarks_part(), *posenet_parts(checkpoint, read_facts(checkpoint)[0])]


@dataclass(frozen=True, eq=False)
class Token:
    """What the network's spatial part said of one frame."""

    value: Array  # [dim] float32
    time_ns: int
    camera: Array  # [4] fx, fy, cx, cy of the crop
    rotation: Array  # [3, 3] from the camera's axes (mirrored for a left hand) to the crop's
    found: FoundJoints | None = None  # None: the network does not look for them


@dataclass(frozen=True, eq=False)
class NetworkLandmarks(Landmarks):
    """What the network saw in one square, and its token."""

    token: Token
    taken_for: Side  # the crop was mirrored for a left hand


@dataclass(frozen=True, eq=False)
class NetworkMemory:
    """What is kept of a hand from frame to frame."""

    tokens: deque[Token]
    shape: Array  # [10] mean of the betas so far: bones do not breathe
    frames: int
    fit: FitState | None = None  # the last frame's hand, held to its points
    off: Offset | None = None


class _Crop(NamedTuple):
    """What the spatial part saw in one square."""

    token: Token
    sight: Sight | None  # of this crop alone: [21, 3], [], [], [21, 3]
    camera: VirtualCamera  # not mirrored


class _Own(NamedTuple):
    """The network's own answer for one hand."""

    hand: PosedHand
    joints: Array  # [21, 3] metres about the wrist, in the camera's axes
    found: FoundJoints | None

    @property
    def is_possible(self) -> bool:
        """Whether the answer is a hand in front of the camera."""
        near = (self.joints[:, 2] + self.hand.wrist[2]).min()
        return self.hand.is_finite and bool(near > 0 and np.abs(self.joints).max() < LARGEST_HAND)


class NetworkEstimator:
    """PoseNet over a window of tokens: only the newest frame runs the spatial part, of all hands at once."""

    def __init__(
        self,
        checkpoint: Path,
        engines: Engines,
        reader: LandmarkReader,
        hand_model: Path | None = None,
        stills: bool = False,
    ) -> None:
        """Load a self-describing checkpoint; UserError when it was trained with another hand model.

        `reader` looks for the hands where the checkpoint's backbone cannot tell where in the crop they are. With
        `stills` every frame is a picture of its own.
        """
        self.config, self.facts = read_facts(checkpoint)
        self._check_hand_model(checkpoint, hand_model or default_model_path())
        self._read_rays, self._look, self._refine = (
            engines.compile(part) for part in posenet_parts(checkpoint, self.config)
        )
        self._known_rays: OrderedDict[bytes, Array] = OrderedDict()
        self._reader, self._turns = reader, STILL_TURNS if stills else ()
        arrays = load_arrays(hand_model)
        trust = TRUST_FOUND if self.config.finder else TRUST
        self._model, self._fitter = HandModel(arrays), HandFitter(arrays, trust)
        self._sees = self.config.backbone.kind == "landmark"

    def box(self, points: Array) -> Box:
        """Nearly as tight as in the training; see Estimator."""
        box = box_of_hand(points)
        if not self._sees:
            return box
        tight = tightened(box, points)
        return replace(tight, size=max(tight.size, LEAST * box.size))

    def look(self, frame: Frame, K: Array, boxes: list[Box], sides: list[Side]) -> list[Landmarks]:
        """By the backbone that also makes the tokens, if it can tell; see Estimator."""
        if not self._sees:
            return self._reader.read(frame.image, boxes)
        crops = self._crops(frame, K, boxes, sides)
        return [possible(_landmarks(crop, box, side, K)) for crop, box, side in zip(crops, boxes, sides, strict=True)]

    def estimate(self, tracks: Sequence[Track], frame: Frame, K: Array) -> list[PosedHand | None]:
        """From what was seen of the frame and the tokens of up to six frames before; see Estimator."""
        if not tracks:
            return []
        own = self._ask(tracks, frame, K)
        hands: list[PosedHand | None] = [each.hand if each.is_possible else None for each in own]
        if not self.facts.hold:
            return hands
        held = [k for k, hand in enumerate(hands) if hand is not None]
        tasks = [self._task(tracks[k], own[k], frame, K) for k in held]
        for k, state in zip(held, follow(self._fitter, tasks), strict=True):
            if state.error < WORST_FIT:  # else the points are no hand's
                tracks[k].memory = replace(tracks[k].memory, fit=state)
                hands[k] = self._fitter.posed(state)
        return hands

    def _task(self, track: Track, own: _Own, frame: Frame, K: Array) -> FitTask:
        """The fit that holds the network's answer to what is seen."""
        memory, found = track.memory, own.found
        assert isinstance(memory, NetworkMemory)
        if found is not None:
            found, off = steadied(found, own.joints + own.hand.wrist, memory.off, frame.time_ns)
            track.memory = replace(memory, off=off)
        points = agreed(track.seen.key_points(K, track.side), own.joints - own.joints.mean(0), found)
        return FitTask(points, memory.fit, memory.shape, SETTLED_SPREAD)

    def _ask(self, tracks: Sequence[Track], frame: Frame, K: Array) -> list[_Own]:
        """The network's own answers, which the tracks remember."""
        windows: list[list[Token]] = []
        owners: list[int] = []
        for k, (track, (newest, *turned)) in enumerate(zip(tracks, self._tokens(tracks, frame, K), strict=True)):
            kept = track.memory if isinstance(track.memory, NetworkMemory) else None
            tokens = kept.tokens if kept else deque(maxlen=self.config.num_frame)
            tokens.append(newest)
            track.memory = kept or NetworkMemory(tokens, np.zeros(10), 0)
            windows += [list(tokens), *([token] for token in turned)]
            owners += [k] * (1 + len(turned))
        refined = self._answers(windows)
        for k, track in enumerate(tracks):
            shapes = refined.shape[[row for row, owner in enumerate(owners) if owner == k]]
            track.memory = _settled(track.memory, shapes.mean(0))
        shape = np.array([tracks[owner].memory.shape for owner in owners])
        hands, joints = self._posed(refined, np.array([window[-1].rotation for window in windows]), shape)
        answers = []
        for k in range(len(tracks)):
            rows = [row for row, owner in enumerate(owners) if owner == k]
            found = mean_found([windows[row][-1].found for row in rows])
            answers.append(_Own(mean_hand([hands[row] for row in rows]), joints[rows].mean(0), found))
        return answers

    def _tokens(self, tracks: Sequence[Track], frame: Frame, K: Array) -> list[list[Token]]:
        """Each track's token and, of a still, those of turned crops, in which its points are looked for again."""
        tokens: list[list[Token]] = []
        for track in tracks:
            known = _token_of(track)
            if known is not None and not self._turns:
                tokens.append([known])
                continue
            square = tightened(box_of_hand(track.seen.points_2d), track.seen.points_2d)
            views = [square, *(square.turned(angle) for angle in self._turns)]
            if self._turns and self._sees:
                looks = self.look(frame, K, views, [track.side] * len(views))
                if all(look.is_possible for look in looks):
                    track.correct(_joined(track.seen, looks))
                tokens.append([look.token for look in looks if isinstance(look, NetworkLandmarks)])
                continue
            missing = views if known is None else views[1:]
            crops = self._crops(frame, K, missing, [track.side] * len(missing))
            tokens.append([*([known] if known else []), *(crop.token for crop in crops)])
        return tokens

    def _answers(self, windows: Sequence[Sequence[Token]]) -> Refined:
        """The newest frame's hand of each window, in its crop's camera; windows of one length in one call."""
        rows = [Refined(np.empty((16, 3, 3)), np.empty(10), np.empty(3))] * len(windows)
        for length in {len(window) for window in windows}:
            chosen = [k for k, window in enumerate(windows) if len(window) == length]
            group = [windows[k] for k in chosen]
            seconds = [[(token.time_ns - window[-1].time_ns) * 1e-9 for token in window] for window in group]
            values, cameras, rotations = (
                np.array([[getattr(token, name) for token in window] for window in group], np.float32)
                for name in ("value", "camera", "rotation")
            )
            answer = Refined(*self._refine(values, np.array(seconds, np.float32), cameras, rotations))
            for row, k in enumerate(chosen):
                rows[k] = Refined(*(part[row].astype(np.float64) for part in answer))
        return Refined(*(np.array(part) for part in zip(*rows, strict=True)))

    def _posed(self, refined: Refined, crop_rotations: Array, shape: Array) -> tuple[list[PosedHand], Array]:
        """Answers in the real camera, for hands of betas [h, 10], and joints [h, 21, 3] about the wrist."""
        joints = self._model.turned_joints(refined.turns, shape).astype(np.float64)
        joints -= joints[:, :1]
        place = refined.trans
        if self.config.norm_by_hand:
            bones = np.diff(joints[:, list(MIDDLE_FINGER)], axis=1)
            place = place * np.maximum(np.sqrt((bones * bones).sum(-1)).sum(1), LEAST_HAND_SIZE)[:, None]
        back = crop_rotations.transpose(0, 2, 1)
        rotations, wrists = back @ refined.turns[:, 0], (back @ place[..., None])[..., 0]
        fingers = matrix_to_axis_angle(refined.turns[:, 1:])
        hands = [PosedHand(*parts) for parts in zip(rotations, wrists, fingers, shape, strict=True)]
        return hands, joints @ crop_rotations

    def _crops(self, frame: Frame, K: Array, boxes: Sequence[Box], sides: Sequence[Side]) -> list[_Crop]:
        """The backbone's pass over squares: tokens, what it saw in the crops, and the crops' cameras."""
        if not boxes:
            return []
        cameras = [VirtualCamera.looking_at(np.array([box.x, box.y]), box.size, box.angle, K).stepped for box in boxes]
        turned = [camera.mirrored if side is Side.LEFT else camera for camera, side in zip(cameras, sides, strict=True)]
        images = np.stack([_crop(camera, frame.image, K, side) for camera, side in zip(cameras, sides, strict=True)])
        intrinsics = np.array([camera.K[[0, 1, 0, 1], [0, 1, 2, 2]] for camera in turned], np.float32)
        value, *seen = self._look(images, intrinsics, np.stack([self._rays(each) for each in intrinsics]))
        sights = [Sight(*row) for row in zip(*seen[:4], strict=True)] if seen else [None] * len(boxes)
        found = [Joints(*row) for row in zip(*seen[4:], strict=True)] if len(seen) > 4 else [None] * len(boxes)
        crops = []
        for k, camera in enumerate(turned):
            joints = found[k]
            rays = None if joints is None else joints_found(camera, joints.points, joints.spread)
            token = Token(value[k], frame.time_ns, intrinsics[k], camera.rotation, rays)
            crops.append(_Crop(token, sights[k], cameras[k]))
        return crops

    def _rays(self, camera: Array) -> Array:
        """What the network reads of a crop's camera [4], float32: [n, k]. Most frames' cameras were there before."""
        key = camera.tobytes()
        if key not in self._known_rays:
            if len(self._known_rays) >= KNOWN_CAMERAS:
                self._known_rays.popitem(last=False)
            self._known_rays[key] = self._read_rays(camera[None])[0][0]
        self._known_rays.move_to_end(key)
        return self._known_rays[key]

    def _check_hand_model(self, checkpoint: Path, hand_model: Path) -> None:
        trained_with = self.facts.hand_model_sha256
        if trained_with and trained_with != file_sha256(hand_model):
            name = self.facts.hand_model or "another one"
            raise UserError(
                f"The checkpoint {checkpoint} was trained with the hand model {name}, whose betas mean another shape "
                f"than those of {hand_model}: give the file that it was trained with as --hand-model."
            )


def _crop(camera: VirtualCamera, image: Image, K: Array, side: Side) -> Image:
    """The camera's crop [224, 224, 3], mirrored for a left hand."""
    crop = camera.crop(image, K)
    return crop[:, ::-1] if side is Side.LEFT else crop


def _landmarks(crop: _Crop, box: Box, side: Side, K: Array) -> NetworkLandmarks:
    """What was seen in a crop, brought back to the picture and to the hand's own side."""
    assert crop.sight is not None
    points: Array = crop.sight.points[:, :2].astype(np.float64)
    space: Array = crop.sight.space.astype(np.float64)
    right = float(crop.sight.right)
    if side is Side.LEFT:
        points, space, right = points * (-1, 1) + (CROP_SIZE - 1, 0), mirror_points(space), 1 - right
    space = np.concatenate([space[:, :2] @ box.rotation.T, space[:, 2:]], axis=1)
    in_picture = through(np.linalg.inv(crop.camera.homography(K)), points)
    return NetworkLandmarks(box, in_picture, space, float(crop.sight.presence), right, crop.token, side)


def _token_of(track: Track) -> Token | None:
    """The token of what the track saw; None where it was seen by other eyes or taken for the other side."""
    seen = track.seen
    return seen.token if isinstance(seen, NetworkLandmarks) and seen.taken_for is track.side else None


def _joined(seen: Landmarks, looks: Sequence[Landmarks]) -> Landmarks:
    """What the landmark network saw of a still and the mean of the looks at it: halfway, point by point as they agree.

    The two networks err in different ways; a point that they see in two places stays where it was `seen`.
    """
    points = np.mean([look.points_2d for look in looks], axis=0)
    space = np.mean([look.points_3d for look in looks], axis=0)
    apart = np.linalg.norm(points - seen.points_2d, axis=1) / seen.size
    share = 0.5 / (1 + (apart / POINTS_APART) ** 4)[:, None]
    return replace(
        seen,
        points_2d=seen.points_2d + share * (points - seen.points_2d),
        points_3d=seen.points_3d + share * (space - seen.points_3d),
    )


def _settled(memory: NetworkMemory, shape: Array) -> NetworkMemory:
    """The memory with a new frame's betas [10] taken in."""
    frames = memory.frames + 1
    return replace(memory, shape=memory.shape + (shape - memory.shape) / min(frames, SETTLED_FRAMES), frames=frames)
