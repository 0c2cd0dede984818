"""What every format has: a writer, and the job that it gets."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from handmirror.core.hand.model import HandModel
from handmirror.core.robots import RobotChoice
from handmirror.core.session.export.motion import Motion
from handmirror.core.session.export.steps import Progress
from handmirror.core.types import Frame


@dataclass(frozen=True, eq=False)
class Job:
    """What is to be written, and the options of its format, as in `export_session`."""

    motion: Motion
    model: HandModel
    hand_model: Path | None  # the file of `model`; None for the bundled one
    pictures: Iterator[Frame] | None  # of the session, in ascending order; None without images, or for other formats
    follow_size: bool
    vertices: bool
    progress: Progress
    robot: RobotChoice | None = None


@dataclass(frozen=True)
class Writer:
    """How a format is written.

    Args:
        write: writes the file or into the folder that it is given, and returns what had to be left out, in sentences.
        sentences: of the readme, beyond those of `describe`.
        in_blender: what to set in Blender (seen in 3.4 and 5.0); None for formats that it does not open.
    """

    write: Callable[[Job, Path], tuple[str, ...]]
    sentences: Callable[[Job], tuple[str, ...]]
    in_blender: Callable[[Motion], str] | None = None

    def readme_of(self, job: Job) -> tuple[str, ...]:
        """The format's sentences for the readme."""
        note = () if self.in_blender is None else (f"In Blender: {self.in_blender(job.motion)}",)
        return (*self.sentences(job), *note)
