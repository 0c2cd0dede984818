"""A session moment by moment: every frame with its hands, meshes and picture, in order of time."""

from collections.abc import Iterator
from dataclasses import dataclass

from handmirror.core.camera.jpeg import encode_jpeg
from handmirror.core.render.scene import SceneHand
from handmirror.core.session.export.motion import TrackMotion, posed_parts
from handmirror.core.session.export.steps import Steps
from handmirror.core.session.export.writer import Job
from handmirror.core.types import Array, Frame


@dataclass(frozen=True, eq=False)
class Sample:
    """A hand in one frame."""

    hand: TrackMotion
    row: int  # of the hand's arrays
    vertices: Array  # [778, 3] metres in the camera

    @property
    def scene_hand(self) -> SceneHand:
        """The same as viewers get it."""
        hand, row = self.hand, self.row
        return SceneHand(hand.name, hand.side, hand.pose[row], hand.joints[row], hand.joints_2d[row], self.vertices)


@dataclass(frozen=True, eq=False)
class Moment:
    """A frame with a hand or a picture."""

    frame: int
    time_ns: int
    size: tuple[int, int]  # width, height in pixels
    K: Array  # [3, 3]
    samples: tuple[Sample, ...]  # by track and side
    picture: Frame | None

    @property
    def jpeg(self) -> bytes | None:
        """The picture as JPEG."""
        return None if self.picture is None else self.picture.packet or encode_jpeg(self.picture.image)


def moments(job: Job) -> Iterator[Moment]:
    """The moments from the first to the last frame with a hand; each hand is a step of the job's progress.

    A frame that has a picture and no hand has the size and K of the last frame with one. Times are those of the hands,
    also where the pictures are from a video with a clock of its own.
    """
    hands, rows = job.motion.hands, _rows_by_frame(job.motion.hands)
    meshes = [(vertices for part, _ in posed_parts(hand, job.model) for vertices in part) for hand in hands]
    steps = Steps(job.progress, job.motion.sample_count)
    pictures = iter(job.pictures or ())
    ahead, last, offset = next(pictures, None), None, 0
    for number in sorted(rows):
        while ahead is not None and ahead.index < number:
            if last is not None:
                yield Moment(ahead.index, ahead.time_ns + offset, last.size, last.K, (), ahead)
            ahead = next(pictures, None)
        samples = tuple(Sample(hands[place], row, next(meshes[place])) for place, row in rows[number])
        hand, row = samples[0].hand, samples[0].row
        time_ns, (width, height) = int(hand.time_ns[row]), hand.size[row].tolist()
        picture = None
        if ahead is not None and ahead.index == number:
            picture, offset, ahead = ahead, time_ns - ahead.time_ns, next(pictures, None)
        last = Moment(number, time_ns, (width, height), hand.K[row], samples, picture)
        yield last
        for _ in samples:
            steps.tick()


def _rows_by_frame(hands: tuple[TrackMotion, ...]) -> dict[int, list[tuple[int, int]]]:
    """Place among the hands and row of each hand in a frame, by the frame's number."""
    rows: dict[int, list[tuple[int, int]]] = {}
    for place, hand in enumerate(hands):
        for row, number in enumerate(hand.frame.tolist()):
            rows.setdefault(number, []).append((place, row))
    return rows
