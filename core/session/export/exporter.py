"""`export_session`: a session in the format of another program."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from core.errors import UserError
from core.hand.model import HandModel
from core.session.export import bvh, mano, meshes, table
from core.session.export.formats import ExportFormat
from core.session.export.motion import Motion, read_motion
from core.session.export.notes import FOLLOWED_SIZE, describe, write_readme

EXTRA = "pip install 'handmirror[export]'"


@dataclass(frozen=True)
class Exported:
    """What came of an export."""

    path: Path  # the file or folder
    readme: Path  # units, axes and frame rate
    hands: int  # tracks
    samples: int  # hands of frames
    losses: tuple[str, ...]  # what could not be read of the session, in sentences


Writer = Callable[[Motion, HandModel, Path], None]
_FOLDERS = {ExportFormat.JSON, ExportFormat.OBJ, ExportFormat.PLY, ExportFormat.BVH, ExportFormat.LEROBOT}
_SIZED = {ExportFormat.GLB, ExportFormat.USD}


def export_session(
    path: Path,
    kind: ExportFormat,
    out: Path,
    fps: float | None = None,
    follow_size: bool = False,
    hand_model: Path | None = None,
    video: str | None = None,
) -> Exported:
    """Write a session in another format, with a readme of its units, axes and frame rate beside or in it.

    Args:
        path: a session's folder or a `poses.jsonl`.
        kind: the format.
        out: a file to write (an older one is replaced), or a folder that does not exist or is empty. Where a file is
            written and `out` has another ending than the format's, it is the folder to put it in.
        fps: resample to an even rate; None keeps the recording's time stamps.
        follow_size: for glb and usd: bones take each frame's own length, in place of the track's median. The joints
            are then where they were tracked to the digit, also while the hand's size was still settling.
        hand_model: the hand model the session was tracked with; None is the one that ships with Handmirror.
        video: for lerobot: the video or pictures that were tracked, where the session has none of its own.

    Raises:
        UserError: nothing to export, a library of the extra `export` is missing, or `out` cannot be written.
    """
    if video is not None and kind is not ExportFormat.LEROBOT:
        raise UserError(f"The format {kind.value} holds no pictures: leave the video out, or choose lerobot.")
    if follow_size and kind not in _SIZED:
        raise UserError(
            f"The format {kind.value} has no bones whose length may change: export glb or usd, or leave that out."
        )
    model = HandModel.load(hand_model)
    motion = read_motion(path, model, fps)
    in_folder = kind in _FOLDERS
    try:
        write, sentences = _writer(path, kind, follow_size, video)
        target = _folder(out) if in_folder else _file(out, kind, motion)
        write(motion, model, target)
        readme = target / "readme.txt" if in_folder else target.with_suffix(".readme.txt")
        write_readme(readme, describe(motion, *sentences))
    except OSError as error:
        raise UserError(f"{out} cannot be written ({error.strerror or error}): choose another place.") from error
    except ModuleNotFoundError as error:
        raise UserError(f"The format {kind.value} needs {error.name}: install it with {EXTRA}.") from error
    samples = sum(len(hand.frame) for hand in motion.hands)
    return Exported(target, readme, len(motion.hands), samples, motion.losses)


def _writer(path: Path, kind: ExportFormat, follow_size: bool, video: str | None) -> tuple[Writer, tuple[str, ...]]:
    """What writes a format, and its sentences for the readme. Libraries of the extra are imported when needed."""
    if kind is ExportFormat.NPZ:
        return mano.write_npz, mano.NPZ_SENTENCES
    if kind is ExportFormat.JSON:
        return mano.write_json, mano.JSON_SENTENCES
    if kind is ExportFormat.CSV:
        return table.write_csv, table.SENTENCES
    if kind is ExportFormat.PARQUET:
        return table.write_parquet, table.SENTENCES
    if kind in (ExportFormat.OBJ, ExportFormat.PLY):
        return partial(meshes.write_meshes, suffix=kind.value), meshes.SENTENCES
    if kind is ExportFormat.BVH:
        return bvh.write_bvh, bvh.SENTENCES
    if kind is ExportFormat.LEROBOT:
        from core.session.export import lerobot
        from core.session.export.pictures import pictures_of

        return partial(lerobot.write_lerobot, pictures=pictures_of(path, video)), lerobot.SENTENCES
    if kind is ExportFormat.GLB:
        from core.session.export import glb

        write, sentences = glb.write_glb, glb.SENTENCES
    else:
        from core.session.export import usd

        write, sentences = usd.write_usd, usd.SENTENCES
    if follow_size:
        return partial(write, follow_size=True), (*sentences, FOLLOWED_SIZE)
    return write, sentences


def _file(out: Path, kind: ExportFormat, motion: Motion) -> Path:
    ending = f".{kind.value}"
    if out.suffix.lower() != ending:
        out = out / f"{motion.source}{ending}"
    out.parent.mkdir(parents=True, exist_ok=True)
    return out


def _folder(out: Path) -> Path:
    out.mkdir(parents=True, exist_ok=True)
    if any(out.iterdir()):
        raise UserError(f"The folder {out} is not empty: choose a new one for the export.")
    return out
