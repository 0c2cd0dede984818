"""RRD, the files of Rerun: hands, angles, pictures and the camera on a timeline."""

import uuid
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import rerun
from rerun.chunk import Chunk, LazyChunkStream

from handmirror.core.hand.angles import model_axes
from handmirror.core.render.rerun_scene import APPLICATION, FRAME, TIME, Entry, RerunScene
from handmirror.core.session.export.moments import moments
from handmirror.core.session.export.notes import CAMERA_AXES, describe
from handmirror.core.session.export.writer import Job, Writer

SENTENCES = (
    CAMERA_AXES,
    "Entities: hands/HAND/mesh, joints and bones; camera, with the picture where there is one, and the points in it; "
    "angles/HAND in radians; readme. Timelines: time, since the session's first frame, and frame.",
    "Pixels are Rerun's: the corner of the first pixel is (0, 0), so that points and principal point are half a pixel "
    "more than in poses.jsonl.",
    "Open it with Rerun's viewer: rerun hands.rrd. The viewer, not this file, sends anonymous usage data to its makers "
    "unless that is switched off: rerun analytics disable.",
)


def write(job: Job, out: Path) -> tuple[str, ...]:
    """Write the file."""
    chunks = _Kept(_chunks(job))
    try:
        stream = LazyChunkStream.from_iter(chunks)
        stream.write_rrd(out, application_id=APPLICATION, recording_id=str(uuid.uuid4()))
    except RuntimeError as error:
        if chunks.error is not None:
            raise chunks.error from None
        raise OSError(str(error)) from error
    return ()


class _Kept:
    """Items, and the error that ends them: Rerun passes on no more than its text."""

    def __init__(self, items: Iterable[Chunk]) -> None:
        self._items = items
        self.error: BaseException | None = None

    def __iter__(self) -> Iterator[Chunk]:
        try:
            yield from self._items
        except BaseException as error:
            self.error = error
            raise


def _chunks(job: Job) -> Iterator[Chunk]:
    yield _chunk(Entry("readme", rerun.TextDocument(describe(job.motion, *SENTENCES)), static=True), [])
    scene = RerunScene(job.model.faces, model_axes(job.model))
    for moment in moments(job):
        since = np.timedelta64(moment.time_ns - job.motion.begin_ns, "ns")
        indexes = [rerun.TimeColumn(TIME, duration=[since]), rerun.TimeColumn(FRAME, sequence=[moment.frame])]
        hands = (sample.scene_hand for sample in moment.samples)
        for entry in scene.entries(moment.K, moment.size, hands, moment.jpeg):
            yield _chunk(entry, indexes)


def _chunk(entry: Entry, indexes: list[rerun.TimeColumn]) -> Chunk:
    columns = [batch.partition([len(batch.as_arrow_array())]) for batch in entry.archetype.as_component_batches()]
    return Chunk.from_columns(entry.path, [] if entry.static else indexes, columns)


WRITER = Writer(write, lambda job: SENTENCES)
