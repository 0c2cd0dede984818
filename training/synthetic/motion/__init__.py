"""What synthetic hands do: poses, places and motion of whole scenes, before any image."""

from handmirror.training.synthetic.motion.knobs import MotionKnobs
from handmirror.training.synthetic.motion.sample import sample_scene

__all__ = ["MotionKnobs", "sample_scene"]
