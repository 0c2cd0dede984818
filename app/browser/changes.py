"""Changes to sessions on disk: other names, and the bin. No dialogs."""

import sys
from pathlib import Path

from PyQt6.QtCore import QFile, QStandardPaths

from handmirror.app.translation import localized_reason, tr
from handmirror.core.errors import UserError
from handmirror.core.files import FileLock, make_folder

_FORBIDDEN = set('/\\:*?"<>|')  # by one system or another


def rename_session(path: Path, name: str) -> Path:
    """Give a session's folder another name, and return its new path; UserError when that is not possible."""
    name = name.strip()
    if not name or name in (".", "..") or name.startswith(".") or _FORBIDDEN & set(name):
        raise UserError(
            tr('“{name}” cannot be the name of a session: choose one without any of / \\ : * ? " < > |.', name=name)
        )
    target = path.with_name(name)
    if target == path:
        return path
    if target.exists():
        raise UserError(tr("There is already a session called {name}: choose another name.", name=name))
    _refuse_running(path)
    try:
        path.rename(target)
    except OSError as error:
        sentence = tr(
            "The session {name} cannot be renamed ({reason}): check permissions.",
            name=path.name,
            reason=localized_reason(error),
        )
        raise UserError(sentence) from error
    return target


def bin_session(path: Path) -> None:
    """Move a session to the system's bin; UserError when that is not possible, and then it is kept."""
    _refuse_running(path)
    if sys.platform == "linux":  # the bin is in there, which Qt does not make
        make_folder(Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)))
    moved, _ = QFile.moveToTrash(str(path))
    if not moved:
        raise UserError(
            tr(
                "The session {name} cannot be moved to the bin: delete its folder {path} in the file manager.",
                name=path.name,
                path=path,
            )
        )


def _refuse_running(path: Path) -> None:
    """UserError while the session is being recorded."""
    held = tr("The session {name} is being recorded: end the recording first.", name=path.name)
    FileLock(path / ".lock", held).release()
