"""`export_session`: a session in the format of another program."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from functools import partial
from pathlib import Path

from core.errors import UserError
from core.hand.model import HandModel
from core.session.export import mano, meshes, table
from core.session.export.motion import Motion, read_motion
from core.session.export.notes import describe, write_readme

EXTRA = "pip install 'handmirror[export]'"


class ExportFormat(str, Enum):
    """The formats that are written here."""

    NPZ = "npz"
    CSV = "csv"
    PARQUET = "parquet"
    JSON = "json"
    OBJ = "obj"
    PLY = "ply"


@dataclass(frozen=True)
class Exported:
    """What came of an export."""

    path: Path  # the file or folder
    readme: Path  # units, axes and frame rate
    hands: int  # tracks
    samples: int  # hands of frames
    losses: tuple[str, ...]  # what could not be read of the session, in sentences


Writer = Callable[[Motion, HandModel, Path], None]
_FILES: dict[ExportFormat, tuple[Writer, tuple[str, ...]]] = {
    ExportFormat.NPZ: (mano.write_npz, mano.NPZ_SENTENCES),
    ExportFormat.CSV: (table.write_csv, table.SENTENCES),
    ExportFormat.PARQUET: (table.write_parquet, table.SENTENCES),
}
_FOLDERS: dict[ExportFormat, tuple[Writer, tuple[str, ...]]] = {
    ExportFormat.JSON: (mano.write_json, mano.JSON_SENTENCES),
    ExportFormat.OBJ: (partial(meshes.write_meshes, suffix="obj"), meshes.SENTENCES),
    ExportFormat.PLY: (partial(meshes.write_meshes, suffix="ply"), meshes.SENTENCES),
}


def export_session(
    path: Path, kind: ExportFormat, out: Path, fps: float | None = None, hand_model: Path | None = None
) -> Exported:
    """Write a session in another format, with a readme of its units, axes and frame rate beside or in it.

    Args:
        path: a session's folder or a `poses.jsonl`.
        kind: the format.
        out: a file to write (an older one is replaced), or a folder that does not exist or is empty. Where a file is
            written and `out` has another ending than the format's, it is the folder to put it in.
        fps: resample to an even rate; None keeps the recording's time stamps.
        hand_model: the hand model the session was tracked with; None is the one that ships with Handmirror.

    Raises:
        UserError: nothing to export, a library of the extra `export` is missing, or `out` cannot be written.
    """
    model = HandModel.load(hand_model)
    motion = read_motion(path, model, fps)
    write, sentences = (_FILES | _FOLDERS)[kind]
    try:
        target = _file(out, kind, motion) if kind in _FILES else _folder(out)
        write(motion, model, target)
        readme = target.with_suffix(".readme.txt") if kind in _FILES else target / "readme.txt"
        write_readme(readme, describe(motion, *sentences))
    except OSError as error:
        raise UserError(f"{out} cannot be written ({error.strerror or error}): choose another place.") from error
    except ModuleNotFoundError as error:
        raise UserError(f"The format {kind.value} needs {error.name}: install it with {EXTRA}.") from error
    samples = sum(len(hand.frame) for hand in motion.hands)
    return Exported(target, readme, len(motion.hands), samples, motion.losses)


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
