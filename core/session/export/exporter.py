"""`export_session`: a session in the format of another program."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from handmirror.core.errors import UserError
from handmirror.core.extras import install_command
from handmirror.core.files import refuse_existing, refuse_special, write_errors
from handmirror.core.hand.model import HandModel
from handmirror.core.session.export import formats
from handmirror.core.session.export.formats import ExportFormat, Files, Option
from handmirror.core.session.export.motion import Motion, read_motion
from handmirror.core.session.export.notes import describe
from handmirror.core.session.export.pictures import images_of
from handmirror.core.session.export.steps import Progress, no_progress
from handmirror.core.session.export.writer import Job, Writer


@dataclass(frozen=True)
class Exported:
    """The result of an export."""

    path: Path  # the file or folder
    readme: Path  # units, axes and frame rate
    hands: int  # tracks
    samples: int  # hands of frames
    losses: tuple[str, ...]  # what could not be read of the session, in sentences


_REFUSALS: dict[Option, str] = {
    "video": "The format {format} contains no pictures: omit the video, or choose {others}.",
    "fps": "The format {format} keeps the recorded time of each picture: omit the frame rate.",
    "follow_size": "The format {format} has no bone lengths that can vary: choose {others}, or omit that option.",
    "vertices": "The format {format} has no --vertices option: choose {others}, or omit it.",
}


def export_session(
    path: Path,
    kind: ExportFormat,
    out: Path,
    fps: float | None = None,
    follow_size: bool = False,
    hand_model: Path | None = None,
    video: str | None = None,
    progress: Progress = no_progress,
    vertices: bool = False,
    overwrite: bool = False,
) -> Exported:
    """Write a session in another format, with a readme of its units, axes and frame rate beside or in it.

    Args:
        path: a session's folder or a `poses.jsonl`.
        kind: the format.
        out: a file to write, or a folder that does not exist or is empty. Where a file is written and `out` has another
            ending than the format's, it is the folder to put it in. A format of several files takes a name with its
            ending where there is only one to write.
        fps: resample to a constant frame rate; None keeps the recording's timestamps.
        follow_size: for glb and usd: bones take each frame's own length, in place of the track's median. The joints
            are then where they were tracked to the digit, also before the hand's size had converged.
        hand_model: the hand model the session was tracked with; None is the bundled one.
        video: for lerobot and shards: the video or images that were tracked, where the session contains no video.
        progress: called with (done, total) steps, most often hands of frames. Whatever it raises ends the export, and
            nothing of it is kept.
        vertices: for npz: the 778 vertices of every hand too, 9 kB each.
        overwrite: replace a file of an earlier export.

    Raises:
        UserError: nothing to export, a library of the extra `export` is missing, `out` is there already, or it cannot
            be written.
    """
    given: dict[Option, bool] = {"video": video is not None, "fps": fps is not None}
    _check_options(kind, given | {"follow_size": follow_size, "vertices": vertices})
    progress(0, None)
    model = HandModel.load(hand_model)
    motion = read_motion(path, model, fps)
    target = _target(out, kind, motion)
    in_folder = kind.writes_folder and target.suffix.lower() != kind.suffix
    readme = target / "readme.txt" if in_folder else target.with_name(f"{target.name}.readme.txt")
    refuse_special(target)
    if not in_folder and not overwrite:
        refuse_existing(target)
        refuse_existing(readme)
    writer = _writer(kind)
    images = images_of(path, video) if "video" in kind.options else None
    job = Job(motion, model, hand_model, images, follow_size, vertices, progress)
    write = partial(_write_only_file, writer, kind) if kind.writes_folder and not in_folder else writer.write
    with write_errors(out), _staged(target if in_folder else target.parent, empty=in_folder) as folder:
        left_out = write(job, folder if in_folder else folder / target.name)
        (folder / readme.name).write_text(describe(motion, *writer.readme_of(job), *left_out), encoding="utf-8")
    return Exported(target, readme, len(motion.hands), motion.sample_count, (*motion.losses, *left_out))


def _check_options(kind: ExportFormat, given: dict[Option, bool]) -> None:
    """UserError when an option is given that the format does not support."""
    for option, sentence in _REFUSALS.items():
        if given[option] and option not in kind.options:
            others = " or ".join(format.value for format in ExportFormat.with_option(option))
            raise UserError(sentence.format(format=kind.value, others=others))


def _writer(kind: ExportFormat) -> Writer:
    """What writes a format, imported only when it is needed; UserError when an optional package is missing."""
    try:
        module = import_module(f"{formats.__name__}.{kind.value}")
    except ModuleNotFoundError as error:
        if not kind.extra:
            raise
        command = install_command(kind.extra)
        raise UserError(f"The format {kind.value} needs {error.name}: install it with {command}") from error
    writer: Writer = module.WRITER
    return writer


def _target(out: Path, kind: ExportFormat, motion: Motion) -> Path:
    """The file or folder to write; UserError when it has a file's ending but several files are to be written."""
    named = out.suffix.lower() == kind.suffix and not out.is_dir()
    if not kind.writes_folder:
        return out if named else out / f"{motion.source}{kind.suffix}"
    count = {Files.PER_HAND: len(motion.hands), Files.PER_SAMPLE: motion.sample_count}.get(kind.files)
    if named and count != 1:
        files = "several files" if count is None else f"{count} files of this session"
        raise UserError(
            f"The format {kind.value} writes {files}: give a folder, a name that does not end in {kind.suffix}."
        )
    return out


def _write_only_file(writer: Writer, kind: ExportFormat, job: Job, out: Path) -> tuple[str, ...]:
    """Write the only file of a format to `out`."""
    with TemporaryDirectory(dir=out.parent) as folder:
        left_out = writer.write(job, Path(folder))
        [made] = Path(folder).rglob(f"*{kind.suffix}")
        made.replace(out)
    return left_out


@contextmanager
def _staged(folder: Path, empty: bool) -> Iterator[Path]:
    """A folder inside `folder` to write into: its contents are moved up if the block succeeds, else removed."""
    made = [each for each in (folder, *folder.parents) if not each.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    if empty and any(folder.iterdir()):
        raise UserError(f"The folder {folder} is not empty: choose a new one for the export.")
    try:
        with TemporaryDirectory(prefix=".handmirror-", dir=folder) as staging:
            yield Path(staging)
            for part in Path(staging).iterdir():
                part.replace(folder / part.name)
    except BaseException as error:
        for each in made:
            with suppress(OSError):
                each.rmdir()
        if isinstance(error, UserError):  # a writer names the folder that it was given
            raise UserError(str(error).replace(str(Path(staging)), str(folder))) from error
        raise
