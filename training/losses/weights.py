"""How much each loss counts in the sum."""

from dataclasses import dataclass


@dataclass(frozen=True)
class LossWeights:
    """Weights in the sum; zero switches a loss off. Lengths are compared in mm, image points in pixels of the crop."""

    theta: float = 3.0
    shape: float = 3.0
    trans: float = 0.05
    heatmap: float = 0.05
    joints: float = 0.012
    reprojection: float = 0.002
    found: float = 0.0  # the hand model's joints in the crop, in pixels; trains only the finder
    sight: float = 0.0  # the teacher's landmarks: points in half crops, points in space in dm, two probabilities
    unseen: float = 1.0  # of joints outside the image, relative to others, in the losses of image points
