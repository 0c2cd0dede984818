"""The hand model that a session was tracked with."""

from pathlib import Path

from handmirror.core.errors import UserError
from handmirror.core.files import reason
from handmirror.core.hand.model import HandModel, default_model_path
from handmirror.core.provenance import file_fact
from handmirror.core.session.facts import SessionFacts


def model_of(facts: SessionFacts, path: Path | None = None) -> HandModel:
    """The hand model that a session's poses belong to: `path`, or the bundled one.

    UserError when it is another or cannot be read.
    """
    path = path or default_model_path()
    try:
        found = file_fact(path)
    except OSError as error:
        raise UserError(f"The hand model {path} cannot be read ({reason(error)}): check the path.") from error
    needed = facts.hand_model
    if needed is not None and needed.sha256 != found.sha256:
        raise UserError(
            f"The session was tracked with the hand model {needed.file}, whose shape parameters differ from those of "
            f"{found.file}: give {needed.file} with --hand-model."
        )
    return HandModel.load(path)
