"""`python -m handmirror.training.synthetic.check DIR`: whether labels and images of shards agree.

The hand model is posed with the labels and laid over part mask and depth: every vertex must fall on the hand, or on
what hides it, and every visible one must be at the distance in the depth image.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import numpy as np
import typer

from handmirror.core.camera.projection import project
from handmirror.core.clips.schema import Clip
from handmirror.core.hand.model import HandModel, vertex_normals
from handmirror.core.types import Array
from handmirror.training.command_line.commands import run_command
from handmirror.training.data.images import stored_map
from handmirror.training.data.shards import find_shards, read_clips
from handmirror.training.synthetic.clip import DEPTH_UNIT_M

FACING = 0.5  # cosine between a vertex's normal and its way to the camera from which its depth is compared
HIDDEN_M = 0.004  # by which something nearer hides a vertex


@dataclass(frozen=True)
class Agreement:
    """Of one or many images."""

    inside: int  # vertices on the hand or what hides it
    vertices: int  # that lie in the image
    depth_errors: Array  # metres, of the visible vertices

    @property
    def inside_share(self) -> float:
        """0..1."""
        return self.inside / max(self.vertices, 1)


def compare(clip: Clip, frame: int, model: HandModel) -> Agreement:
    """Labels against mask and depth of one image."""
    depth, parts = (stored_map(clip, f"{frame:03d}.{name}.png") for name in ("depth", "parts"))
    labels = {name: array[frame] for name, array in clip.labels.items()}
    geometry = model(labels["mano_pose"][None], labels["mano_shape"][None])
    vertices = geometry.vertices[0] - geometry.joints[0, 0] + labels["joint_cam"][0]
    normals = vertex_normals(vertices, model.faces)
    (fx, fy), (cx, cy) = labels["focal"], labels["princpt"]
    pixels = project(vertices, np.array([[fx, 0, cx], [0, fy, cy], [0, 0, 1]]))
    # the four pixels around a vertex: one on an outline has its middle inside by half a pixel at most
    low = np.floor(pixels).astype(int)
    height, width = parts.shape
    inner = ((low >= 0) & (low < (width - 1, height - 1))).all(1)
    low, pixels, vertices, normals = low[inner], pixels[inner], vertices[inner], normals[inner]
    around = [(low[:, 1] + y, low[:, 0] + x) for y in (0, 1) for x in (0, 1)]
    part = np.stack([parts[at] for at in around])
    metres = np.stack([depth[at] for at in around]) * DEPTH_UNIT_M
    own = (part >= 1) & (part <= 7)
    before = (part > 0) & (metres < vertices[:, 2])
    inside = (own | before).any(0)
    toward = -(normals * vertices).sum(1) / np.linalg.norm(vertices, axis=1)
    x, y = (pixels - low).T
    shares = np.stack([(1 - y) * (1 - x), (1 - y) * x, y * (1 - x), y * x])
    seen = (metres * shares).sum(0)
    visible = own.all(0) & (toward > FACING) & (np.ptp(metres, axis=0) < HIDDEN_M)
    visible &= seen > vertices[:, 2] - HIDDEN_M
    return Agreement(int(inside.sum()), len(inside), np.abs(seen - vertices[:, 2])[visible])


def check(shards: Path) -> Agreement:
    """All images of a folder of shards."""
    model, found = HandModel.load(), []
    for clip in read_clips(find_shards(shards)):
        found += [compare(clip, frame, model) for frame in range(len(clip))]
    errors = np.concatenate([one.depth_errors for one in found])
    return Agreement(sum(one.inside for one in found), sum(one.vertices for one in found), errors)


def main(shards: Annotated[Path, typer.Argument(help="Folder of shards made with --depth --masks.")]) -> None:
    """Compare labels with masks and depth."""
    agreement = check(shards)
    errors = agreement.depth_errors * 1000
    typer.echo(
        f"{100 * agreement.inside_share:.2f} % of {agreement.vertices} vertices are in the mask; "
        f"depth of {len(errors)} visible ones: median {np.median(errors):.2f} mm, "
        f"95 % below {np.percentile(errors, 95):.2f} mm, {100 * np.mean(errors < 1):.1f} % within 1 mm"
    )


if __name__ == "__main__":
    run_command(main)
