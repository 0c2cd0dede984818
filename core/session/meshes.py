"""From lines of poses to whole hands: the same mesh that the tracker showed."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path

import numpy as np

from handmirror.core.errors import UserError
from handmirror.core.files import reason
from handmirror.core.hand.meshes import Meshes
from handmirror.core.hand.model import HandModel, default_model_path
from handmirror.core.poses.schema import HandLine
from handmirror.core.session.facts import SessionFacts
from handmirror.core.session.software import file_fact
from handmirror.core.types import Hand, Side


def model_of(facts: SessionFacts, path: Path | None = None) -> HandModel:
    """The hand model that a session's poses belong to: `path`, or the one that ships.

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
            f"The session was tracked with the hand model {needed.file}, whose betas mean another shape than those of "
            f"{found.file}: give that one with --hand-model."
        )
    return HandModel.load(path)


def posed_hands(hands: Iterable[HandLine], model: HandModel) -> tuple[Hand, ...]:
    """Hands with their mesh [778, 3]; everything else is as recorded."""
    lines = tuple(hands)
    if not lines:
        return ()
    pose, shape, trans = (np.stack([getattr(line, name) for line in lines]) for name in ("pose", "shape", "trans"))
    meshes = Meshes(model, pose, shape, trans)
    return tuple(
        Hand(
            line.track,
            line.side,
            line.score,
            **{name: getattr(line, name) for name in ("pose", "shape", "trans", "joints", "joints_2d")},
            mesh=partial(meshes.vertices, k, line.side is Side.LEFT),
        )
        for k, line in enumerate(lines)
    )
