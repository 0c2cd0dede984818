"""What of the hands' motion varies, and how much: every knob of `sample_scene`."""

from dataclasses import dataclass

THINGS = ("bottle", "cup", "mug", "mug", "phone", "phone", "pen", "knife", "screwdriver", "plate", "book", "ball")


@dataclass(frozen=True)
class MotionKnobs:
    """Shares are probabilities from 0 to 1; pairs are the ends of a range from which each clip draws evenly.

    `library`, `mixed`, `random` and `real` say where poses come from, in parts of their sum.
    """

    # who
    two_hands: float = 0.4  # share of clips with two hands
    touching: float = 0.5  # share of those in which the hands touch
    left: float = 0.5  # share of single hands that are left ones
    children: float = 0.2  # share of people whose hands are as small as a child's
    shape_spread: float = 1.0  # of the betas beyond size, in standard deviations of the population
    # poses
    library: float = 0.35  # grasps, signs and everyday shapes
    mixed: float = 0.2  # in-betweens of two of them, or the fingers of one with those of another
    random: float = 0.1  # any angles that the joints allow, with fingers that go together
    real: float = 0.35  # poses of tracked hands, and in clips stretches of their motion
    variation_deg: float = 5.0  # standard deviation about a pose, of whole fingers; single joints vary by half of it
    contact: float = 0.12  # share of poses in which the thumb is brought to a finger's tip
    # view
    egocentric: float = 0.3  # share of clips in which the forearms come from the viewer's own side
    shown: float = 0.0  # share of the other clips in which palm or back is shown to the viewer
    any_turn: float = 0.1  # share of hands turned in any way at all
    reach_m: tuple[float, float] = (0.02, 0.10)  # how far from the origin the hands may be
    # motion
    held: float = 0.15  # share of clips in which a pose is just held, with drift and tremor
    holding: float = 0.2  # share of clips of one hand in which it holds a thing with a grasp that fits it
    things: tuple[str, ...] = THINGS  # which, one is drawn; see `things/catalogue.py`
    gesture: float = 0.25  # share of clips in which something is repeated: waving, pinching, drumming ...
    pace: tuple[float, float] = (0.6, 1.5)  # 1 is the usual time from one pose to the next
    tremor: tuple[float, float] = (0.0, 1.5)  # 1 is a healthy adult's
    # camera clock
    time_jitter: tuple[float, float] = (0.0, 0.1)  # standard deviation of timestamps, in parts of a frame
    dropped_frames: tuple[float, float] = (0.0, 0.08)  # share of frames that are lost between two that are kept
