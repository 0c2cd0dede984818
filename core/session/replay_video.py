"""Renders a session to an annotated video, from what was recorded: nothing is tracked again."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from handmirror.core.errors import UserError
from handmirror.core.files import make_folder, replaced
from handmirror.core.poses.posing import posed_hands
from handmirror.core.render.drawing import draw_hands
from handmirror.core.render.overlay import OverlayVideo
from handmirror.core.session.hand_model import model_of
from handmirror.core.session.reader import Session, SessionSource, open_session

HOLD_NS = 200_000_000  # a frame that the tracker skipped shows the hands of the last one, at most this old


@dataclass
class Rendered:
    """The result so far."""

    frames: int = 0
    frames_with_hands: int = 0
    warning: str = ""  # frames that could not be read


def render_session(
    session: Session,
    out: Path,
    mesh: bool = True,
    skeleton: bool = True,
    hand_model: Path | None = None,
    progress: Callable[[Rendered], None] = lambda rendered: None,
) -> Rendered:
    """Draw the recorded hands over the recorded frames, at the times they were captured.

    Args:
        session: an open one with a video.
        out: the `.mp4` to write; an older one stays until it is whole, and is kept when this fails or is interrupted.
        mesh: draw the surface.
        skeleton: draw the 21 joints.
        hand_model: the one that the session was tracked with; None for the bundled one.
        progress: called after each frame.
    """
    if out.suffix.lower() != ".mp4":  # it could be the recording's own video.mkv, which would be lost
        raise UserError(f"The video {out} must be an MP4 file: give a name that ends in .mp4.")
    model = model_of(session.facts, hand_model)
    intrinsics, rendered = session.intrinsics(), Rendered()
    place = {frame.index: k for k, frame in enumerate(session.frames)}
    with SessionSource(session) as source:
        first = source.read()
        if first is None:
            raise UserError(f"The session {session.path} has no readable frame: give another one.")
        make_folder(out.absolute().parent)
        with replaced(out) as part, OverlayVideo(part, source.fps or 30.0, first.size, out) as video:
            for frame in chain([first], source):
                line = session.line_at(place[frame.index], HOLD_NS)
                hands = posed_hands(line.hands, model) if line else ()
                K = line.K if line else intrinsics.for_frame(frame)
                video.write(draw_hands(frame.image, hands, K, model.faces, mesh, skeleton), frame.time_ns)
                rendered.frames += 1
                rendered.frames_with_hands += bool(hands)
                progress(rendered)
    rendered.warning = source.warning
    return rendered


def replay_to_video(
    session: Path,
    out: Path,
    mesh: bool = True,
    skeleton: bool = True,
    hand_model: Path | None = None,
    progress: Callable[[Rendered], None] = lambda rendered: None,
) -> tuple[Rendered, tuple[str, ...]]:
    """Render a session to an annotated video `out` (.mp4); the result, and what was lost of the session."""
    with open_session(session) as opened:
        return render_session(opened, out, mesh, skeleton, hand_model, progress), opened.losses
