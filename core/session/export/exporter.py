"""`export_session`: a session in the format of another program."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from handmirror.core.errors import UserError
from handmirror.core.extras import install_command
from handmirror.core.files import refuse_existing, refuse_special, write_errors
from handmirror.core.hand.model import HandModel
from handmirror.core.session.export import bvh, mano, meshes, shards, table
from handmirror.core.session.export.formats import ExportFormat
from handmirror.core.session.export.motion import Motion, read_motion
from handmirror.core.session.export.notes import FOLLOWED_SIZE, describe, in_blender, write_readme
from handmirror.core.session.export.pictures import pictures_of
from handmirror.core.session.export.steps import Progress, unheard


@dataclass(frozen=True)
class Exported:
    """What came of an export."""

    path: Path  # the file or folder
    readme: Path  # units, axes and frame rate
    hands: int  # tracks
    samples: int  # hands of frames
    losses: tuple[str, ...]  # what could not be read of the session, in sentences


Writer = Callable[[Motion, HandModel, Path], tuple[str, ...] | None]  # says what had to be left out, if anything
_FOLDERS = {
    ExportFormat.JSON,
    ExportFormat.OBJ,
    ExportFormat.PLY,
    ExportFormat.BVH,
    ExportFormat.LEROBOT,
    ExportFormat.SHARDS,
}
_ONE_FILE_EACH = {ExportFormat.BVH, ExportFormat.OBJ, ExportFormat.PLY}  # of a hand, or of a hand in a frame
_SIZED = {ExportFormat.GLB, ExportFormat.USD}
_PICTURED = {ExportFormat.LEROBOT, ExportFormat.SHARDS}


def export_session(
    path: Path,
    kind: ExportFormat,
    out: Path,
    fps: float | None = None,
    follow_size: bool = False,
    hand_model: Path | None = None,
    video: str | None = None,
    progress: Progress = unheard,
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
        fps: resample to an even rate; None keeps the recording's time stamps.
        follow_size: for glb and usd: bones take each frame's own length, in place of the track's median. The joints
            are then where they were tracked to the digit, also while the hand's size was still settling.
        hand_model: the hand model the session was tracked with; None is the one that ships with Handmirror.
        video: for lerobot and shards: the video or pictures that were tracked, where the session has none of its own.
        progress: called with (done, total) steps, most often hands of frames. Whatever it raises ends the export, and
            nothing of it is kept.
        vertices: for npz: the 778 vertices of every hand too, 9 kB each.
        overwrite: replace a file of an earlier export.

    Raises:
        UserError: nothing to export, a library of the extra `export` is missing, `out` is there already, or it cannot
            be written.
    """
    _check_wishes(kind, fps, follow_size, video, vertices)
    progress(0, None)
    model = HandModel.load(hand_model)
    motion = read_motion(path, model, fps)
    target = _target(out, kind, motion)
    in_folder = kind in _FOLDERS and target.suffix.lower() != f".{kind.value}"
    readme = target / "readme.txt" if in_folder else target.with_name(f"{target.name}.readme.txt")
    refuse_special(target)
    if not in_folder and not overwrite:
        refuse_existing(target)
        refuse_existing(readme)
    try:
        write, sentences = _writer(path, kind, follow_size, hand_model, video, progress, vertices)
        if kind in _FOLDERS and not in_folder:
            write = partial(_write_only_file, write, kind)
        with write_errors(out), _staged(target if in_folder else target.parent, empty=in_folder) as folder:
            left_out = write(motion, model, folder if in_folder else folder / target.name) or ()
            write_readme(folder / readme.name, describe(motion, *sentences, *in_blender(kind, motion), *left_out))
    except ModuleNotFoundError as error:
        command = install_command("export")
        raise UserError(f"The format {kind.value} needs {error.name}: install it with {command}") from error
    return Exported(target, readme, len(motion.hands), motion.sample_count, (*motion.losses, *left_out))


def _check_wishes(kind: ExportFormat, fps: float | None, follow_size: bool, video: str | None, vertices: bool) -> None:
    """UserError when a format is asked for what it does not have."""
    if video is not None and kind not in _PICTURED:
        raise UserError(f"The format {kind.value} holds no pictures: leave the video out, or choose lerobot or shards.")
    if fps is not None and kind is ExportFormat.SHARDS:
        raise UserError("The format shards keeps each picture with its own time: leave the frame rate out.")
    if follow_size and kind not in _SIZED:
        raise UserError(
            f"The format {kind.value} has no bones whose length may change: export glb or usd, or leave that out."
        )
    if vertices and kind is not ExportFormat.NPZ:
        raise UserError(f"The format {kind.value} has no --vertices option: export npz, or omit it.")


def _writer(
    path: Path,
    kind: ExportFormat,
    follow_size: bool,
    hand_model: Path | None,
    video: str | None,
    progress: Progress,
    vertices: bool,
) -> tuple[Writer, tuple[str, ...]]:
    """What writes a format, and its sentences for the readme. Libraries of the extra are imported when needed."""
    if kind is ExportFormat.NPZ:
        sentences = (*mano.NPZ_SENTENCES, mano.VERTICES) if vertices else mano.NPZ_SENTENCES
        return partial(mano.write_npz, vertices=vertices, progress=progress), sentences
    if kind is ExportFormat.JSON:
        return partial(mano.write_json, progress=progress), mano.JSON_SENTENCES
    if kind is ExportFormat.CSV:
        return partial(table.write_csv, progress=progress), table.SENTENCES
    if kind is ExportFormat.PARQUET:
        return table.write_parquet, table.SENTENCES
    if kind in (ExportFormat.OBJ, ExportFormat.PLY):
        return partial(meshes.write_meshes, suffix=kind.value, progress=progress), meshes.SENTENCES
    if kind is ExportFormat.BVH:
        return partial(bvh.write_bvh, progress=progress), bvh.SENTENCES
    if kind is ExportFormat.SHARDS:
        pictures = pictures_of(path, video)
        name = shards.model_name(hand_model)
        return partial(shards.write_shards, pictures=pictures, hand_model=name, progress=progress), shards.SENTENCES
    if kind is ExportFormat.LEROBOT:
        from handmirror.core.session.export import lerobot

        pictures = pictures_of(path, video)
        return partial(lerobot.write_lerobot, pictures=pictures, progress=progress), lerobot.SENTENCES
    write: Writer
    if kind is ExportFormat.GLB:
        from handmirror.core.session.export import glb

        write, sentences = partial(glb.write_glb, follow_size=follow_size), glb.SENTENCES
    else:
        from handmirror.core.session.export import usd

        write, sentences = partial(usd.write_usd, follow_size=follow_size, progress=progress), usd.SENTENCES
    return write, (*sentences, FOLLOWED_SIZE) if follow_size else sentences


def _target(out: Path, kind: ExportFormat, motion: Motion) -> Path:
    """The file or folder to write; UserError when it has a file's ending but several files are to be written."""
    ending = f".{kind.value}"
    named = out.suffix.lower() == ending and not out.is_dir()
    if kind not in _FOLDERS:
        return out if named else out / f"{motion.source}{ending}"
    files = len(motion.hands) if kind is ExportFormat.BVH else motion.sample_count
    if named and (kind not in _ONE_FILE_EACH or files > 1):
        count = f"{files} files of this session" if kind in _ONE_FILE_EACH else "several files"
        raise UserError(f"The format {kind.value} writes {count}: give a folder, a name that does not end in {ending}.")
    return out


def _write_only_file(
    write: Writer, kind: ExportFormat, motion: Motion, model: HandModel, out: Path
) -> tuple[str, ...] | None:
    """Write the one file that a format makes of this session to `out`."""
    with TemporaryDirectory(dir=out.parent) as folder:
        left_out = write(motion, model, Path(folder))
        [made] = Path(folder).rglob(f"*.{kind.value}")
        made.replace(out)
    return left_out


@contextmanager
def _staged(folder: Path, empty: bool) -> Iterator[Path]:
    """A folder inside `folder` to write into: all of it moves up when that went well, and nothing else."""
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
