"""Sequences of mesh files: a folder for each hand, a mesh for each of its frames."""

from pathlib import Path

import trimesh

from handmirror.core.hand.mirror import faces_of_side
from handmirror.core.session.export.motion import posed_parts
from handmirror.core.session.export.notes import Y_UP_AXES
from handmirror.core.session.export.rig import TO_Y_UP
from handmirror.core.session.export.steps import Steps
from handmirror.core.session.export.writer import Job

SENTENCES = (
    Y_UP_AXES,
    "A folder for each hand with a mesh of 778 vertices for each of its frames, named by the frame's number; frames "
    "without the hand have no file. Every mesh has the shape of its own frame, vertex for vertex as tracked. "
    "times.csv lists the time of each file.",
)


def write_meshes(job: Job, out: Path, suffix: str) -> tuple[str, ...]:
    """Write the meshes of every hand into the folder `out`; `suffix`, such as obj, is one that trimesh knows."""
    motion, model = job.motion, job.model
    steps = Steps(job.progress, motion.sample_count)
    for hand in motion.hands:
        folder = out / hand.name
        folder.mkdir()
        faces = faces_of_side(model.faces, hand.side)
        # where resampled, several may have come from one frame of the source
        numbers = motion.step_of(hand.time_ns) if motion.resampled else hand.frame
        names = [f"{number:06d}.{suffix}" for number in numbers]
        shapes = (vertices * TO_Y_UP for part, _ in posed_parts(hand, model) for vertices in part)
        for name, vertices in steps.over(zip(names, shapes, strict=True)):
            with (folder / name).open("wb") as file:  # one that trimesh opens itself stays open on a full disk
                trimesh.Trimesh(vertices, faces, process=False).export(file, file_type=suffix)
        rows = zip(names, motion.seconds(hand.time_ns), strict=True)
        table = "".join(f"{name},{seconds:.6f}\n" for name, seconds in rows)
        (folder / "times.csv").write_text("file,time_s\n" + table, encoding="utf-8")
    return ()
