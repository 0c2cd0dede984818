"""Where a re-run finds the video that it tracked again: in the folder of the session that was recorded.

A session that came from elsewhere could name any folder of this computer, whose images would then be shown or handed
on with it. So only a neighbouring folder is trusted, or one whose `session.json` has the recorded hash: the re-run was
made from that one.
"""

import os

from handmirror.core.assets import sha256
from handmirror.core.session.facts import SessionFacts
from handmirror.core.session.folder import SessionFolder


def origin(recorded: SessionFolder, rerun: SessionFolder) -> tuple[str, str]:
    """The facts of a re-run about the folder with its video: its path, and the hash of its `session.json`."""
    there, here = recorded.path.resolve(), rerun.path.resolve()
    try:
        where = os.path.relpath(there, here)  # both can be moved together
    except ValueError:  # on another drive of Windows
        where = str(there)
    return where, sha256(recorded.facts)


def find_origin(rerun: SessionFolder, facts: SessionFacts) -> SessionFolder | None:
    """The folder with the video of a re-run; None when it is missing or cannot be trusted."""
    if not facts.rerun_of or "\0" in facts.rerun_of or facts.rerun_of.startswith(("\\\\", "//")):
        return None  # asking for the last ones would call on another computer
    recorded = SessionFolder(rerun.path / facts.rerun_of)
    try:
        if not (recorded.video.is_file() and recorded.facts.is_file()):
            return None
        beside = recorded.path.resolve().is_relative_to(rerun.path.resolve().parent)
        return recorded if beside or sha256(recorded.facts) == facts.rerun_of_sha256 else None
    except OSError:
        return None
