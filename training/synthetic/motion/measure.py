"""`python -m handmirror.training.synthetic.motion.measure [CLIPS ...]`: statistics of synthetic motion.

Given real clips or their `poses.jsonl`, their speeds are printed beside the synthetic ones, and how close synthetic
poses come to those of a clip, with and without the poses of the other clips.
"""

from pathlib import Path
from typing import Annotated

import numpy as np
import typer
from rich.console import Console
from rich.table import Table

from handmirror.core.hand.model import HandModel
from handmirror.core.types import Array
from handmirror.training.command_line.commands import run_command, with_progress
from handmirror.training.synthetic.motion.knobs import MotionKnobs
from handmirror.training.synthetic.motion.overlap import depth_between, self_depth
from handmirror.training.synthetic.motion.person import Person
from handmirror.training.synthetic.motion.poses import draw_pose
from handmirror.training.synthetic.motion.preview import posed, world_vertices
from handmirror.training.synthetic.motion.prior import Seen, joint_places, poses_of, tracked
from handmirror.training.synthetic.motion.recorded import angles_of
from handmirror.training.synthetic.motion.sample import sample_scene
from handmirror.training.synthetic.motion.separate import depth, separate
from handmirror.training.synthetic.scene import HandMotion, SceneMotion

FRAMES, FPS = 60, 30.0
DRAWN = 4000  # poses that tracked ones are compared with
SMOOTH_S = 0.1  # over which speeds are taken, so that a tracker's jitter does not count as motion


def speeds(time_s: Array, values: Array) -> Array:
    """Lengths [n] of the rate of change of values [t, ..., c] a second, over SMOOTH_S."""
    step = max(1, round(SMOOTH_S / float(np.median(np.diff(time_s)))))
    rate = (values[step:] - values[:-step]) / (time_s[step:] - time_s[:-step]).reshape(-1, *[1] * (values.ndim - 1))
    return np.asarray(np.linalg.norm(rate, axis=-1).ravel())


def overlaps(model: HandModel, poses: int, seed: int) -> dict[str, Array]:
    """Depths [poses] in millimetres of drawn poses before and after fingers are moved out of each other."""
    rng, knobs = np.random.default_rng(seed), MotionKnobs()
    mean = Person.of(np.zeros(10))
    keys = [draw_pose(rng, knobs) for _ in range(poses)]
    before = np.stack([key.angles for key in keys])
    after = separate(mean, before, [key.touch for key in keys])
    found = {}
    for name, angles in (("before", before), ("after", after)):
        pose = np.hstack([np.zeros((poses, 3)), mean.skeleton.finger_pose(angles)])
        skins = posed(model, pose, np.zeros(10), np.zeros((poses, 3)))
        found[f"capsules, {name}"] = 1e3 * depth(mean, angles)
        found[f"skin, {name}"] = 1e3 * np.array(
            [self_depth(skin) for skin in with_progress(skins, f"skin, {name}", poses)]
        )
    return found


def clip_overlaps(model: HandModel, scenes: list[SceneMotion]) -> dict[str, Array]:
    """Depths in millimetres in one frame of each clip: of each hand in itself, and of two hands in each other."""
    itself, each_other = [], []
    for scene in with_progress(scenes, "skin of clips", len(scenes)):
        frame = len(scene.time_s) // 2
        skins = [world_vertices(model, hand)[frame] for hand in scene.hands]
        itself += [self_depth(skin) for skin in skins]
        each_other += [depth_between(*skins)] if len(skins) == 2 else []
    return {"skin, of clips": 1e3 * np.array(itself), "skin, between hands": 1e3 * np.array(each_other)}


def hand_speeds(model: HandModel, time_s: Array, hand: HandMotion) -> dict[str, Array]:
    """Speeds of a synthetic hand: wrist and finger tips against it in m/s, joints in rad/s."""
    joints = _joints(model, hand)
    return {
        "wrist, m/s": speeds(time_s, joints[:, 0]),
        "finger tips about the wrist, m/s": speeds(time_s, joints[:, 4::4] - joints[:, :1]),
        "joints, rad/s": speeds(time_s, angles_of(hand.pose[:, 3:])[..., None]),
    }


def seen_speeds(track: list[Seen]) -> dict[str, Array]:
    """The same of a tracked hand."""
    time_s = np.array([seen.time_s for seen in track])
    tips = np.stack([seen.joints[4::4] - seen.joints[0] for seen in track])
    return {
        "wrist, m/s": speeds(time_s, np.stack([seen.joints[0] for seen in track])),
        "finger tips about the wrist, m/s": speeds(time_s, tips),
        "joints, rad/s": speeds(time_s, np.stack([seen.angles for seen in track])[..., None]),
    }


def nearest_mm(seen: Array, drawn: Array) -> float:
    """Mean over poses [n, 26] of the distance to the nearest of others [m, 26], root mean square over the joints."""
    one, other = joint_places(seen), joint_places(drawn)
    square = (one**2).sum(1)[:, None] + (other**2).sum(1) - 2 * one @ other.T
    return float(1e3 * np.sqrt(np.maximum(square.min(1), 0) / (one.shape[1] / 3)).mean())


def drawn_poses(knobs: MotionKnobs, count: int, seed: int, real: Array | None = None) -> Array:
    """Angles [count, 26] of drawn poses."""
    rng = np.random.default_rng(seed)
    return separate(Person.of(np.zeros(10)), np.stack([draw_pose(rng, knobs, real).angles for _ in range(count)]))


def main(
    real: Annotated[list[Path] | None, typer.Argument(help="Real clips, folders of photos, or poses.jsonl.")] = None,
    clips: Annotated[int, typer.Option(help="Number of synthetic clips.")] = 100,
    poses: Annotated[int, typer.Option(help="Number of poses to measure on the skin.")] = 200,
    seed: Annotated[int, typer.Option()] = 0,
) -> None:
    """Measure overlaps, speeds and variety."""
    model, console, knobs = HandModel.load(), Console(), MotionKnobs()
    seeds = [np.random.default_rng((seed, number)) for number in range(clips)]
    scenes = [sample_scene(rng, knobs, FRAMES, FPS) for rng in with_progress(seeds, "clips", clips)]
    console.print(_overlap_table(overlaps(model, poses, seed) | clip_overlaps(model, scenes)))
    seen_in = {_name(path): list(tracked(path)) for path in real or []}
    synthetic = [hand_speeds(model, scene.time_s, hand) for scene in scenes for hand in scene.hands]
    seen = [seen_speeds(track) for tracks in seen_in.values() for track in tracks if len(track) > 1]
    console.print(_speed_table({"synthetic": synthetic, "tracked": seen}))
    if len(seen_in) > 1:
        console.print(_variety_table({name: poses_of(tracks) for name, tracks in seen_in.items()}, seed))


def _overlap_table(found: dict[str, Array]) -> Table:
    table = Table("depth, mm", "hands", "median", "95 %", "99 %", "deepest", "over 3 mm", "over 5 mm")
    for name, values in found.items():
        at = [f"{value:.1f}" for value in np.percentile(values, [50, 95, 99, 100])]
        table.add_row(name, str(len(values)), *at, f"{(values > 3).mean():.1%}", f"{(values > 5).mean():.1%}")
    return table


def _speed_table(groups: dict[str, list[dict[str, Array]]]) -> Table:
    table = Table("speed", "of", "median", "95 %", "99 %")
    for quantity in groups["synthetic"][0]:
        for name, hands in groups.items():
            if hands:
                values = np.concatenate([hand[quantity] for hand in hands])
                table.add_row(quantity, name, *(f"{value:.2f}" for value in np.percentile(values, [50, 95, 99])))
    return table


def _variety_table(clips: dict[str, Array], seed: int) -> Table:
    """Each clip against poses drawn without any real ones, and with those of all other clips."""
    table = Table("nearest drawn pose, mm", "poses", "without real ones", "with the other clips'")
    without = drawn_poses(MotionKnobs(real=0), DRAWN, seed)
    for name, poses in clips.items():
        others = np.concatenate([each for other, each in clips.items() if other != name])
        with_others = drawn_poses(MotionKnobs(), DRAWN, seed, others)
        distances = nearest_mm(poses, without), nearest_mm(poses, with_others)
        table.add_row(name, str(len(poses)), *(f"{value:.1f}" for value in distances))
    return table


def _name(path: Path) -> str:
    return path.parent.name if path.suffix == ".jsonl" else path.stem


def _joints(model: HandModel, hand: HandMotion) -> Array:
    """[t, 21, 3] metres, of a left hand's mirror image."""
    return model.joints(hand.pose, np.broadcast_to(hand.shape, (len(hand.pose), 10)), hand.trans).astype(float)


if __name__ == "__main__":
    run_command(main)
