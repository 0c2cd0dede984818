"""The landmarks that the trained backbone's own heads give, against those of the teacher network."""

from functools import cache

import torch
from torch import Tensor
from torch.nn.functional import smooth_l1_loss

from handmirror.core.network.landmark_net import LandmarkOutput
from handmirror.core.network.parts import CROP_SIZE
from handmirror.training.losses.labels import joints_in_crop, same_shape
from handmirror.training.model.teacher import as_labels

# Pixels of the crop by which the teacher's points usually differ from the hand model's joints where it is right, since
# they are not the same points of a hand (medians over rendered hands).
USUAL_OFFSET = (9, 9, 6, 6, 12, 9, 6, 5, 8, 14, 7, 5, 9, 10, 6, 5, 9, 8, 6, 5, 8)
TEACHER_MISTAKE = 8.0  # pixels beyond the usual offset from which a point is a mistake that is not learned
QUADRATIC_IN_CROP, QUADRATIC_IN_SPACE = 4.0, 0.01  # pixels, metres: smaller errors cost by their square
PROBABILITY_WEIGHT = 0.1  # small changes of the backbone move the two probabilities a lot


def landmark_errors(landmarks: LandmarkOutput, teacher: dict[str, Tensor], truth: dict[str, Tensor]) -> Tensor:
    """Errors [b, 1] of the backbone's landmarks.

    Points count by the teacher's probability of a hand, and only where the teacher agrees with the label. A small
    error costs next to nothing: there, pose and place decide what the backbone learns.

    Args:
        landmarks: of the trained backbone.
        teacher: `TEACHER_LABELS` [b, 1, ...].
        truth: labels [b, 1, ...].
    """
    own = as_labels(landmarks)
    trusted = _trusted(teacher, truth)

    def points(name: str, unit: float, quadratic: float) -> Tensor:
        predicted, label = same_shape(own[name].float() / unit, teacher[name] / unit)
        return (smooth_l1_loss(predicted, label, beta=quadratic / unit, reduction="none").mean(-1) * trusted).mean(-1)

    def probability(name: str) -> Tensor:
        predicted, label = same_shape(own[name].float(), teacher[name])
        return (predicted - label).abs()

    in_crop = points("sight_points", CROP_SIZE / 2, QUADRATIC_IN_CROP)
    in_space = points("sight_world", 0.1, QUADRATIC_IN_SPACE)
    probabilities = probability("sight_presence") + probability("sight_right")
    return teacher["sight_presence"] * (in_crop + in_space) + PROBABILITY_WEIGHT * probabilities


def _trusted(teacher: dict[str, Tensor], truth: dict[str, Tensor]) -> Tensor:
    """[b, 1, 21] 0 for points that the teacher puts elsewhere than the label, else 1."""
    offset = (teacher["sight_points"][..., :2] - joints_in_crop(truth)).norm(dim=-1)
    is_near = offset < _usual_offset(offset.device) + TEACHER_MISTAKE
    return (is_near | (truth["joint_valid"] == 0)).float()


@cache
def _usual_offset(device: torch.device) -> Tensor:
    """`USUAL_OFFSET` [21], sent to the device once."""
    return torch.tensor(USUAL_OFFSET, dtype=torch.float32, device=device)
