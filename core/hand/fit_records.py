"""What the fit takes and gives."""

from dataclasses import dataclass

from handmirror.core.types import Array


@dataclass(frozen=True)
class FitWeights:
    """Standard deviations of the residuals."""

    image: float = 0.003  # metres across the line of sight, at the hand's depth
    points: float = 0.010  # metres, the network's 3D key points in the image's plane
    depth: float = 0.008  # metres, the same along the line of sight
    shape: float = 0.5  # betas are in standard deviations of the population, children included
    scale: float = 0.05  # natural logarithm of how much too small the network's 3D key points are
    limit: float = 0.03  # radians beyond a joint's range


@dataclass(frozen=True)
class FitState:
    """A fitted right hand; what the next frame's fit starts from."""

    rotation: Array  # [3, 3] rotation of the wrist
    wrist: Array  # [3] metres in the camera
    angles: Array  # [26] radians, one per entry of FREEDOMS
    shape: Array  # [10] betas
    scale: float = 0.0  # natural logarithm: the hand against the network's 3D key points
    error: float = 0.0  # root mean square of the image's residuals, metres at the hand's depth; doubt divides them


@dataclass(frozen=True)
class KeyPoints:
    """What the network saw of a hand, mirrored to a right hand."""

    rays: Array  # [21, 2] x/z and y/z of each key point in the camera
    points: Array  # [21, 3] metres, hand-centred, in the camera's axes
    doubt: Array | None = None  # [21] factors of the image's standard deviation; None: 1


@dataclass(frozen=True)
class FitTask:
    """One hand to fit."""

    seen: KeyPoints
    start: FitState | None = None  # the frame before's; None: from nothing, which takes more steps
    known_shape: Array | None = None  # [10] betas that this person is believed to have; None: anybody
    shape_spread: float | None = None  # how far, in standard deviations of the population, the betas may be from there
