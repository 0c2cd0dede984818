"""`export_session`: a session in the format of another program."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory

from handmirror.core.errors import UserError
from handmirror.core.extras import install_command
from handmirror.core.files import ExistingResultError, read_at_most, refuse_existing, refuse_special, write_errors
from handmirror.core.hand.model import HandModel
from handmirror.core.robots import RobotChoice
from handmirror.core.session.export import formats
from handmirror.core.session.export.formats import ExportFormat, Files, Option
from handmirror.core.session.export.motion import Motion, read_motion
from handmirror.core.session.export.notes import TITLE_END, describe
from handmirror.core.session.export.pictures import images_of
from handmirror.core.session.export.steps import Progress, no_progress
from handmirror.core.session.export.time_range import TimeRange
from handmirror.core.session.export.writer import Job, Writer
from handmirror.core.session.folder import SessionFolder


@dataclass(frozen=True)
class Exported:
    """The result of an export."""

    path: Path  # the file or folder
    readme: Path  # units, axes and frame rate
    hands: int  # tracks
    samples: int  # hands of frames
    frames: int  # with a hand; more or fewer than were recorded where they were resampled
    losses: tuple[str, ...]  # what could not be read of the session, in sentences


README = "readme.txt"
_MAX_README = 1_000_000  # bytes
# what exports write into folders, which a later one may replace
_OWN_FILES = ("hand_*", "shard-*", "about.json", "index.json", "ho3d.json", "training_*.json", "data", "meta", "videos")
_REFUSALS: dict[Option, str] = {
    "video": "The format {format} contains no pictures: omit the video, or choose {others}.",
    "fps": "The format {format} keeps the recorded time of each picture: omit the frame rate.",
    "follow_size": "The format {format} has no bone lengths that can vary: choose {others}, or omit that option.",
    "robot": "The format {format} has no robot hands: choose {others}, or omit the robot.",
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
    time_range: TimeRange | None = None,
    robot: RobotChoice | None = None,
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
        overwrite: replace an earlier export. Of a folder only what an export writes is replaced.
        time_range: the part of the session to export; None for all of it. Times begin at 0 in glb, bvh, usd and
            lerobot, and are those of the whole session in the others (`ExportFormat.starts_at_zero`).
        robot: for robot and lerobot: the robot hand that follows the hands.

    Raises:
        ExistingResultError: there is an earlier export, and `overwrite` is off.
        UserError: nothing to export, a library of the extra `export` is missing, `out` is there already, or it cannot
            be written.
    """
    given: dict[Option, bool] = {"video": video is not None, "fps": fps is not None}
    given |= {"follow_size": follow_size, "vertices": vertices, "robot": robot is not None}
    _check_options(kind, given)
    progress(0, None)
    model = HandModel.load(hand_model)
    motion = read_motion(path, model, fps, time_range, kind.starts_at_zero)
    target = _target(out, kind, motion)
    in_folder = kind.writes_folder and target.suffix.lower() != kind.suffix
    readme = target / README if in_folder else target.with_name(f"{target.name}.readme.txt")
    refuse_special(target)
    _refuse_own(target, path)
    if not in_folder and not overwrite:
        refuse_existing(target)
        refuse_existing(readme)
    writer = _writer(kind)
    first_frame = min(int(hand.frame[0]) for hand in motion.hands)
    images = images_of(path, video, first_frame) if "video" in kind.options else None
    job = Job(motion, model, hand_model, images, follow_size, vertices, progress, robot)
    write = partial(_write_only_file, writer, kind) if kind.writes_folder and not in_folder else writer.write
    check = partial(_check_folder, overwrite=overwrite) if in_folder else _accept
    with write_errors(out), _staged(target if in_folder else target.parent, check) as folder:
        left_out = write(job, folder if in_folder else folder / target.name)
        (folder / readme.name).write_text(describe(motion, *writer.readme_of(job), *left_out), encoding="utf-8")
    losses = (*motion.losses, *left_out)
    return Exported(target, readme, len(motion.hands), motion.sample_count, motion.frames_with_hands, losses)


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
        package = (error.name or "").partition(".")[0]
        raise UserError(f"The format {kind.value} needs {package}: install it with {command}") from error
    writer: Writer = module.WRITER
    return writer


def _refuse_own(target: Path, path: Path) -> None:
    """UserError when the target is a file of the session itself."""
    session = SessionFolder(path if path.is_dir() else path.parent)
    own = (path, session.poses, session.frames, session.facts, session.markers)
    if target.resolve() in [file.resolve() for file in own]:
        raise UserError(f"{target} is a file of the session itself: give the export another name.")


def _target(out: Path, kind: ExportFormat, motion: Motion) -> Path:
    """The file or folder to write; UserError when it has a file's ending but several files are to be written."""
    named = out.suffix != "" and kind.suffix.endswith(out.suffix.lower()) and not out.is_dir()
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


def _accept(folder: Path) -> tuple[Path, ...]:
    """Nothing in the folder is in the way of a file with a name of its own."""
    return ()


def _check_folder(folder: Path, overwrite: bool) -> tuple[Path, ...]:
    """The files and folders of an earlier export in `folder`, to be replaced.

    ExistingResultError when there are some and `overwrite` is off, UserError when the folder holds something else.
    """
    if not any(folder.iterdir()):
        return ()
    readme = folder / README
    text = read_at_most(readme, _MAX_README) if readme.is_file() else None
    if text is None or TITLE_END not in text.decode(errors="replace").partition("\n")[0]:
        raise UserError(f"The folder {folder} is not empty: choose a new one for the export.")
    if not overwrite:
        raise ExistingResultError(folder)
    return tuple(part for pattern in (README, *_OWN_FILES) for part in folder.glob(pattern))


@contextmanager
def _staged(folder: Path, check: Callable[[Path], tuple[Path, ...]]) -> Iterator[Path]:
    """A folder inside `folder` to write into: its contents are moved up if the block succeeds, else removed.

    `check` refuses a folder that cannot be used, and names what is in the way there, which is removed at the end.
    """
    made = [each for each in (folder, *folder.parents) if not each.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    old = check(folder)
    try:
        with TemporaryDirectory(prefix=".handmirror-", dir=folder) as staging:
            yield Path(staging)
            for part in old:
                shutil.rmtree(part) if part.is_dir() and not part.is_symlink() else part.unlink()
            for part in Path(staging).iterdir():
                part.replace(folder / part.name)
    except BaseException as error:
        for each in made:
            with suppress(OSError):
                each.rmdir()
        if isinstance(error, UserError):  # a writer names the folder that it was given
            raise UserError(str(error).replace(str(Path(staging)), str(folder))) from error
        raise
