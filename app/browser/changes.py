"""Changes to sessions on disk: other names, and the bin. No dialogs."""

import sys
from pathlib import Path

from PyQt6.QtCore import QFile, QStandardPaths

from handmirror.core.errors import UserError
from handmirror.core.files import FileLock, make_folder, reason

_FORBIDDEN = set('/\\:*?"<>|')  # by one system or another


def rename_session(path: Path, name: str) -> Path:
    """Give a session's folder another name, and return its new path; UserError when that is not possible."""
    name = name.strip()
    if not name or name in (".", "..") or name.startswith(".") or _FORBIDDEN & set(name):
        raise UserError(f'"{name}" cannot be the name of a session: choose one without any of / \\ : * ? " < > |.')
    target = path.with_name(name)
    if target == path:
        return path
    if target.exists():
        raise UserError(f"There is already a session called {name}: choose another name.")
    _refuse_running(path)
    try:
        path.rename(target)
    except OSError as error:
        raise UserError(f"The session {path.name} cannot be renamed ({reason(error)}): check permissions.") from error
    return target


def bin_session(path: Path) -> None:
    """Move a session to the system's bin; UserError when that is not possible, and then it is kept."""
    _refuse_running(path)
    if sys.platform == "linux":  # the bin is in there, which Qt does not make
        make_folder(Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)))
    moved, _ = QFile.moveToTrash(str(path))
    if not moved:
        raise UserError(
            f"The session {path.name} cannot be moved to the bin: delete its folder {path} in the file manager."
        )


def _refuse_running(path: Path) -> None:
    """UserError while the session is being recorded."""
    held = f"The session {path.name} is being recorded: end the recording first."
    FileLock(path / ".lock", held).release()
