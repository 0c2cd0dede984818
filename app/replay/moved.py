"""Whether a session that is open is still in its place."""

from pathlib import Path

from handmirror.app.translation import tr
from handmirror.core.errors import UserError
from handmirror.core.session.folder import SessionFolder


def refuse_moved(session: Path) -> None:
    """UserError when the folder of an open session has been moved or deleted; reads the disk."""
    if not SessionFolder(session).is_there():
        sentence = tr("The session {name} was moved or deleted: open it again from its new place.", name=session.name)
        raise UserError(sentence)
