"""The trained network in the tracker: one pass of its backbone for each hand and new frame.

That pass gives the frame's token, and where the hand is in the crop, whether there is one and of which side. Tokens of
up to six frames before are kept with the track. A still has none before it: its hands are looked at again in turned
crops, the mean is taken, and the points are those of both networks. Last, if the checkpoint asks for it, the answer is
held to the joints found in the picture, or to the points seen there: the hand model is fitted to both, so that a finger
that the network bends too little still ends where it is seen.
"""

import math
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn

from core.assets import asset, sha256
from core.camera.virtual_camera import CROP_SIZE, VirtualCamera, through
from core.errors import UserError
from core.hand.fit import FitState, FitWeights, HandFitter, KeyPoints
from core.hand.model import default_model_path, load_arrays, mirror_points
from core.hand.posed import PosedHand, mean_hand
from core.hand.torch_model import TorchHandModel, axis_angle_to_matrix
from core.network.checkpoint import load_checkpoint, read_facts
from core.network.cpu import freeze
from core.network.heads import hand_size
from core.network.landmark_net import LandmarkOutput
from core.network.pose_net import PoseNet
from core.tracking.box import Box, box_of_hand, tightened
from core.tracking.estimators import SETTLED_SPREAD, WORST_FIT, followed
from core.tracking.landmarks import LandmarkReader, Landmarks
from core.tracking.track import Track
from core.types import Array, Frame, Side

STILL_TURNS = (-0.25, 0.25)  # radians by which a still's further crops are turned
POINTS_APART = 0.08  # sizes of a still's hand between two networks' points, at which they count half as one
# the network's joints are surer than the landmark network's 3D points; found on photos
TRUST = FitWeights(picture=0.004, points=0.005, depth=0.004, scale=0.02)
# the same where the hand model's own joints are found in the picture
TRUST_FOUND = FitWeights(picture=0.003, points=0.005, depth=0.004, scale=0.02)
SEEN_SHARE = 0.36  # of the 3D points that the landmark network's heads see, beside the network's joints ...
FAR_APART = 0.022  # ... and metres of mean distance between the two at which the share has halved
STEADY_S = 0.0935  # time constant of how far the network's joints lie off those found: 0.3 is new in a frame at 30 fps
DOUBT = (0.4, 5.0)  # least and most that a found joint's spread counts, over the median joint's
LEAST = 0.95  # of the landmark network's square: in a tighter one a fist that is misread shrinks the next square
SETTLED_FRAMES = 150  # a hand's size is the mean over all its frames; from here on new ones count this much


def shipped_network(hand_model: Path | None = None) -> Path | None:
    """The checkpoint that ships; None when it was trained with another hand model than this file."""
    path = asset("checkpoints/stage2.safetensors")
    known = hand_model is None or read_facts(path)[1].hand_model_sha256 == sha256(hand_model)
    return path if known else None


@dataclass(frozen=True, eq=False)
class FoundJoints:
    """The hand model's joints as the network found them in a frame."""

    rays: Array  # [21, 2] x/z and y/z in the camera, mirrored for a left hand
    spread: Array  # [21] by which the rays may be off


@dataclass(frozen=True, eq=False)
class Token:
    """What the network's spatial part said of one frame."""

    value: Tensor  # [1, dim]
    time_ns: int
    camera: Tensor  # [1, 4] fx, fy, cx, cy of the crop
    rotation: Tensor  # [1, 3, 3] from the camera's axes (mirrored for a left hand) to the crop's
    found: FoundJoints | None = None  # None: the network does not look for them


class Told(NamedTuple):
    """What the network says of a window's newest frame, in its crop's camera."""

    pose: Tensor  # [1, 1, 48] axis-angle, radians
    shape: Tensor  # [1, 1, 10] betas
    trans: Tensor  # [1, 1, 3] the wrist, in hand sizes or metres, as the checkpoint's norm_by_hand says


@dataclass(frozen=True, eq=False)
class NetworkLandmarks(Landmarks):
    """What the network saw in one square, and its token."""

    token: Token
    taken_for: Side  # the crop was mirrored for a left hand


@dataclass(frozen=True, eq=False)
class Offset:
    """How far the joints found lie off the network's own, steadied."""

    rays: Array  # [21, 2]
    time_ns: int


@dataclass(frozen=True, eq=False)
class NetworkMemory:
    """What is kept of a hand from frame to frame."""

    tokens: deque[Token]
    shape: Array  # [10] mean of the betas so far: bones do not breathe
    frames: int
    fit: FitState | None = None  # the last frame's hand, held to its points
    off: Offset | None = None


class NetworkEstimator:
    """PoseNet over a window of tokens: only the newest frame runs the spatial part."""

    def __init__(
        self,
        checkpoint: Path,
        device: torch.device,
        reader: LandmarkReader,
        hand_model: Path | None = None,
        stills: bool = False,
    ) -> None:
        """Load a self-describing checkpoint; UserError when it was trained with another hand model.

        `reader` looks for the hands where the checkpoint's backbone cannot tell where in the crop they are. With
        `stills` every frame is a picture of its own.
        """
        self._net, self.facts = load_checkpoint(checkpoint)
        self._check_hand_model(checkpoint, hand_model or default_model_path())
        self._net.to(device)
        self._device, self._reader, self._turns = device, reader, STILL_TURNS if stills else ()
        arrays = load_arrays(hand_model)
        trust = TRUST_FOUND if self._net.finder is not None else TRUST
        self._model, self._fitter = TorchHandModel(arrays).to(device), HandFitter(arrays, trust)
        look, self._tell = _Look(self._net), _Tell(self._net)
        self._look_once: Callable[..., tuple[Tensor, ...]] = look
        self._tell_of_all: Callable[..., tuple[Tensor, ...]] = self._tell  # of a full window
        if device.type == "cpu":
            camera, window = torch.tensor([[250.0, 250.0, 111.5, 111.5]]), (1, self._net.config.num_frame)
            self._look_once = freeze(look, torch.zeros(1, 3, CROP_SIZE, CROP_SIZE), camera)
            tokens, times = torch.zeros(*window, self._net.config.dim), torch.zeros(window)
            cameras, rotations = camera.expand(*window, 4), torch.eye(3).expand(*window, 3, 3)
            self._tell_of_all = freeze(self._tell, tokens, times, cameras, rotations)
        self._sees = self._net.config.backbone.kind == "landmark"

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
        return [self._look_at(frame, K, box, side) for box, side in zip(boxes, sides, strict=True)]

    @torch.inference_mode()
    def estimate(self, track: Track, frame: Frame, K: Array) -> PosedHand | None:
        """From what was seen of the frame and the tokens of up to six frames before; see Estimator."""
        hand, found = self._ask(track, frame, K)
        memory = track.memory
        if not hand.is_finite:
            return None
        if not self.facts.hold:
            return hand
        assert isinstance(memory, NetworkMemory)
        joints = self._joints(hand)
        if found is not None:
            found, off = _steadied(found, joints - joints[0] + hand.wrist, memory.off, frame.time_ns)
            memory = replace(memory, off=off)
        points = _agreed(track.seen.key_points(K, track.side), joints, found)
        state = followed(self._fitter, points, memory.fit, memory.shape, spread=SETTLED_SPREAD)
        if not state.error < WORST_FIT:  # the points are no hand's
            return hand
        track.memory = replace(memory, fit=state)
        return self._fitter.posed(state)

    def _ask(self, track: Track, frame: Frame, K: Array) -> tuple[PosedHand, FoundJoints | None]:
        """The network's own answer, which the track remembers, and the joints found."""
        kept = track.memory if isinstance(track.memory, NetworkMemory) else None
        tokens = kept.tokens if kept else deque(maxlen=self._net.config.num_frame)
        newest, *turned = self._tokens(track, frame, K)
        tokens.append(newest)
        windows = [list(tokens), *([token] for token in turned)]
        answers = [self._answer(window) for window in windows]
        shape = torch.stack([told.shape[0, 0] for told in answers]).mean(0)
        track.memory = _settled(kept, tokens, shape.double().cpu().numpy())
        settled = torch.from_numpy(track.memory.shape[None]).to(shape)
        hands = [self._posed(told, each[-1].rotation[0], settled) for told, each in zip(answers, windows, strict=True)]
        return mean_hand(hands), _mean_found([window[-1].found for window in windows])

    def _tokens(self, track: Track, frame: Frame, K: Array) -> list[Token]:
        """The frame's token and, of a still, those of turned crops, in which its points are looked for again."""
        square = tightened(box_of_hand(track.seen.points_2d), track.seen.points_2d)
        squares = [square, *(square.turned(angle) for angle in self._turns)]
        if self._turns and self._sees:
            looks = [self._look_at(frame, K, each, track.side) for each in squares]
            track.correct(_joined(track.seen, looks))
            return [look.token for look in looks]
        known = _token_of(track)
        missing = squares if known is None else squares[1:]
        return [*([known] if known else []), *(self._crop(frame, K, each, track.side)[0] for each in missing)]

    def _answer(self, tokens: list[Token]) -> Told:
        """The newest frame's hand."""
        newest = tokens[-1]
        times = torch.tensor([[(token.time_ns - newest.time_ns) * 1e-9 for token in tokens]], device=self._device)
        values, cameras, rotations = (
            torch.stack(list(each), dim=1)
            for each in zip(*((token.value, token.camera, token.rotation) for token in tokens), strict=True)
        )
        tell = self._tell_of_all if len(tokens) == self._net.config.num_frame else self._tell
        return Told(*tell(values, times, cameras, rotations))

    def _posed(self, told: Told, crop_rotation: Tensor, shape: Tensor) -> PosedHand:
        """An answer brought back to the real camera, for a hand of these betas [1, 10]."""
        pose, place = told.pose[:, 0], told.trans[0, 0]
        if self._net.config.norm_by_hand:
            place = place * hand_size(self._model(pose, shape).joints)[0]
        turn = crop_rotation.T
        rotation = turn @ axis_angle_to_matrix(pose[0, :3])
        hand = (rotation, turn @ place, pose[0, 3:].reshape(15, 3), shape[0])
        return PosedHand(*(part.double().cpu().numpy() for part in hand))

    def _joints(self, hand: PosedHand) -> Array:
        """[21, 3] metres about their mean, in the camera's axes."""
        pose, shape = (torch.from_numpy(part[None]).float().to(self._device) for part in (hand.pose, hand.shape))
        joints = self._model(pose, shape).joints[0].double().cpu().numpy()
        return joints - joints.mean(0)

    def _look_at(self, frame: Frame, K: Array, box: Box, side: Side) -> NetworkLandmarks:
        token, sight, camera = self._crop(frame, K, box, side)
        assert sight is not None
        points, world = sight.image_landmarks[0, :, :2].double().cpu().numpy(), sight.world_landmarks[0].cpu().numpy()
        right = float(sight.right[0])
        if side is Side.LEFT:
            points, right = points * (-1, 1) + (CROP_SIZE - 1, 0), 1 - right
            world = mirror_points(world)
        world = np.concatenate([world[:, :2] @ box.rotation.T, world[:, 2:]], axis=1).astype(float)
        in_picture = through(np.linalg.inv(camera.homography(K)), points)
        return NetworkLandmarks(box, in_picture, world, float(sight.presence[0]), right, token, side)

    @torch.inference_mode()
    def _crop(self, frame: Frame, K: Array, box: Box, side: Side) -> tuple[Token, LandmarkOutput | None, VirtualCamera]:
        """The backbone's pass over a square: token, what it saw in the crop, and the crop's camera, not mirrored."""
        camera = VirtualCamera.looking_at(np.array([box.x, box.y]), box.size, box.angle, K)
        crop, turned = camera.crop(frame.image, K), camera
        if side is Side.LEFT:
            crop, turned = crop[:, ::-1], camera.mirrored
        image = torch.from_numpy(np.ascontiguousarray(crop.transpose(2, 0, 1))[None]).float().div_(255)
        k = turned.K
        vector = torch.tensor([[k[0, 0], k[1, 1], k[0, 2], k[1, 2]]], dtype=torch.float32, device=self._device)
        value, *seen = self._look_once(image.to(self._device), vector)
        rotation = torch.tensor(turned.rotation[None], dtype=torch.float32, device=self._device)
        sight, found = LandmarkOutput(*seen[:4]) if seen else None, seen[4:]
        joints = _rays(turned, *(part[0].double().cpu().numpy() for part in found)) if found else None
        return Token(value, frame.time_ns, vector, rotation, joints), sight, camera

    def _check_hand_model(self, checkpoint: Path, hand_model: Path) -> None:
        trained_with = self.facts.hand_model_sha256
        if trained_with and trained_with != sha256(hand_model):
            name = self.facts.hand_model or "another one"
            raise UserError(
                f"The checkpoint {checkpoint} was trained with the hand model {name}, whose betas mean another shape "
                f"than those of {hand_model}: give the hand model that it was trained with."
            )


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


def _rays(camera: VirtualCamera, points: Array, spread: Array) -> FoundJoints:
    """Joints [21, 2] in pixels of a camera's crop, and their spreads [21] there."""
    middle = (camera.size - 1) / 2
    rays = np.concatenate([(points - middle) / camera.focal, np.ones((len(points), 1))], axis=1)
    turned = camera.to_camera(rays)
    return FoundJoints(turned[:, :2] / turned[:, 2:], spread / camera.focal)


def _mean_found(looks: Sequence[FoundJoints | None]) -> FoundJoints | None:
    """The mean of several looks at one hand; None unless all found its joints."""
    found = [look for look in looks if look is not None]
    if len(found) < len(looks):
        return None
    return FoundJoints(*(np.mean(parts, axis=0) for parts in zip(*((f.rays, f.spread) for f in found), strict=True)))


def _steadied(found: FoundJoints, joints: Array, before: Offset | None, time_ns: int) -> tuple[FoundJoints, Offset]:
    """The joints found with less of one frame's error, and how far off the network's own joints [21, 3] they lie.

    The network's joints come from a window of frames and are steady; how far off they are changes slowly.
    """
    own = joints[:, :2] / joints[:, 2:]
    off = found.rays - own
    if before is not None:
        new = 1 - math.exp((before.time_ns - time_ns) * 1e-9 / STEADY_S)
        off = before.rays + new * (off - before.rays)
    return replace(found, rays=own + off), Offset(off, time_ns)


def _agreed(seen: KeyPoints, joints: Array, found: FoundJoints | None) -> KeyPoints:
    """What was seen, its 3D points moved to the network's joints [21, 3], which are centred and of the hand's size.

    In the picture the joints that were `found` count, each by how sure it is, else the points that were seen.

    The two guesses err in different ways: a third of one and two of the other are better than either. Where they lie
    far apart, as with hands seen from the wearer's own head, the network's is the better one.
    """
    points = seen.points - seen.points.mean(0)
    points = points * (np.linalg.norm(joints) / np.linalg.norm(points))
    apart = np.linalg.norm(points - joints, axis=1).mean()
    share = SEEN_SHARE / (1 + (apart / FAR_APART) ** 6)
    points = joints + share * (points - joints)
    if found is None:
        return KeyPoints(seen.rays, points)
    return KeyPoints(found.rays, points, np.clip(found.spread / np.median(found.spread), *DOUBT))


def _settled(kept: NetworkMemory | None, tokens: deque[Token], shape: Array) -> NetworkMemory:
    """The memory with a new frame's betas [10] taken in."""
    if kept is None:
        return NetworkMemory(tokens, shape, 1)
    frames = kept.frames + 1
    mean = kept.shape + (shape - kept.shape) / min(frames, SETTLED_FRAMES)
    return replace(kept, tokens=tokens, shape=mean, frames=frames)


class _Look(nn.Module):
    """PoseNet's spatial part as a module of its own: the parts of `Look`."""

    def __init__(self, net: PoseNet) -> None:
        super().__init__()
        self.net = net

    def forward(self, img: Tensor, camera: Tensor) -> tuple[Tensor, ...]:
        return self.net.look(img, camera).parts


class _Tell(nn.Module):
    """PoseNet's answer for the newest of a window's tokens, as a module of its own: the parts of `Told`."""

    def __init__(self, net: PoseNet) -> None:
        super().__init__()
        self.net = net

    def forward(self, tokens: Tensor, times: Tensor, cameras: Tensor, rotations: Tensor) -> tuple[Tensor, ...]:
        answer = self.net.answer(self.net.refine(tokens, times, cameras, rotations), cameras[:, -1])
        return answer.pose, answer.shape, answer.trans
