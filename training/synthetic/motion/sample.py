"""`sample_scene`: who, which hands, and what they do."""

import numpy as np

from handmirror.core.hand import quaternion
from handmirror.core.types import Side
from handmirror.training.synthetic.motion.holding import draw_holding
from handmirror.training.synthetic.motion.knobs import MotionKnobs
from handmirror.training.synthetic.motion.one_hand import Movement, draw_movement
from handmirror.training.synthetic.motion.person import Person, draw_person
from handmirror.training.synthetic.motion.placement import draw_elbows
from handmirror.training.synthetic.motion.timing import time_stamps
from handmirror.training.synthetic.motion.two_hands import draw_free_pair, draw_touching_pair
from handmirror.training.synthetic.scene import HandMotion, SceneMotion


def sample_scene(rng: np.random.Generator, knobs: MotionKnobs, frames: int, fps: float) -> SceneMotion:
    """A clip of one or two hands of one person.

    Args:
        rng: the clip's own generator: the same one gives the same clip.
        knobs: what varies.
        frames: how many; 1 for an image.
        fps: of the camera, 10 to 60.

    Returns:
        The scene; of a left hand also the elbow is that of its mirror image.
    """
    (holding_rng,) = rng.spawn(1)  # its own, so that other clips do not depend on what may be held
    time_s = time_stamps(rng, knobs, frames, fps)
    person = draw_person(rng, knobs)
    egocentric = bool(rng.random() < knobs.egocentric)
    if rng.random() < knobs.two_hands:
        draw = draw_touching_pair if rng.random() < knobs.touching else draw_free_pair
        right, left = draw(rng, knobs, person, egocentric, time_s)
        done = {Side.RIGHT: right, Side.LEFT: left}
    else:
        side = Side.LEFT if rng.random() < knobs.left else Side.RIGHT
        if holding_rng.random() < knobs.holding:
            held = draw_holding(holding_rng, knobs, person, egocentric, time_s)
            if held is not None:
                movement, thing = held
                hand = hand_motion(holding_rng, person, movement, side, egocentric)
                return SceneMotion((hand,), time_s, movement.kind, thing)
        done = {side: draw_movement(rng, knobs, person, egocentric, 0.0, time_s)}
    hands = tuple(hand_motion(rng, person, movement, side, egocentric) for side, movement in done.items())
    kinds = dict.fromkeys(movement.kind for movement in done.values())
    return SceneMotion(hands, time_s, " and ".join(kinds))


def hand_motion(
    rng: np.random.Generator, person: Person, movement: Movement, side: Side, egocentric: bool
) -> HandMotion:
    """A movement as parameters of the hand model, with a forearm."""
    pose = np.hstack([quaternion.to_axis_angle(movement.rotation), person.skeleton.finger_pose(movement.angles)])
    elbow = draw_elbows(rng, movement.wrist, quaternion.to_matrix(movement.rotation), person.size, egocentric)
    return HandMotion(side, pose, person.skeleton.shape, movement.wrist - person.skeleton.rest[0], elbow)
