"""`handmirror replay`."""

from pathlib import Path
from typing import Annotated

import typer

from handmirror.app.cli.options import HandModelOption, OverwriteOption, SessionArgument
from handmirror.app.cli.progress import progress
from handmirror.app.terminal import print_warnings, screen
from handmirror.core.files import refuse_existing
from handmirror.core.session.replay_video import replay_to_video
from handmirror.core.text import plural


def replay(
    session: SessionArgument,
    out: Annotated[Path, typer.Option(help="The video to write (.mp4).")],
    mesh: Annotated[bool, typer.Option(help="Draw the mesh.")] = True,
    skeleton: Annotated[bool, typer.Option(help="Draw the joints.")] = True,
    hand_model: HandModelOption = None,
    overwrite: OverwriteOption = False,
) -> None:
    """Render a session to a video."""
    if not overwrite:
        refuse_existing(out)
    with progress("rendering") as show:
        rendered, losses = replay_to_video(
            session, out, mesh, skeleton, hand_model, lambda rendered: show(rendered.frames, None)
        )
    print_warnings((*losses, rendered.warning))
    screen.print(f"{plural(rendered.frames, 'frame')}, {rendered.frames_with_hands} with hands: {out}")
