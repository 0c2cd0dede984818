"""The files of a session."""

import contextlib
import json
from functools import partial
from pathlib import Path

import numpy as np

from handmirror.app.replay.markers import read_markers, write_markers
from handmirror.app.replay.session_frames import MissingHandModelError, SessionFrames
from handmirror.core.errors import UserError
from handmirror.core.session.reader import SessionSource, open_session
from tests.core.session_maker import make_session

from .target import BrokenPropertyError, Target, check_sentence

FILES = ("session.json", "frames.jsonl", "poses.jsonl", "markers.json", "video.mkv")


def _seeds(name: str, folder: Path) -> list[bytes]:
    make_session(folder, frames=8)
    with open_session(folder) as session:
        write_markers(folder, session.frames, (1, 5))
    facts = json.loads((folder / "session.json").read_text())
    seeds = [(folder / name).read_bytes()]
    if name == "session.json":
        old = {
            key: value for key, value in facts.items() if key in ("format", "created", "ending", "source", "settings")
        }
        old |= {"format_version": 1, "K_last_frame": np.eye(3).tolist(), "assets_sha256": {}, "versions": {}}
        seeds.append(json.dumps(old).encode())
        seeds.append(json.dumps(facts | {"rerun_of": "../other", "hand_model": {"file": "a", "sha256": "b"}}).encode())
    return seeds


def read_session(path: Path) -> None:
    """Everything that the program reads of a session when it is replayed."""
    with open_session(path.parent) as session:
        for loss in session.losses:
            check_sentence(loss)
        for place, frame in enumerate(session.frames):
            session.line_at(place, hold_ns=10**9)
            with contextlib.suppress(UserError):
                if session.read_frame(place).index != frame.index:
                    raise BrokenPropertyError("another frame")
        intrinsics = session.intrinsics()
        with contextlib.suppress(UserError), SessionSource(session) as source:
            for read in source:
                if not np.isfinite(intrinsics.for_frame(read)).all():
                    raise BrokenPropertyError("K is not finite")
    try:
        frames = SessionFrames(path.parent, ())
    except MissingHandModelError as error:  # names the hand model that is asked for
        check_sentence(str(error))
        return
    try:
        opened = frames.describe()
        for loss in opened.losses:
            check_sentence(loss)
        for place in range(len(frames.session.frames)):
            frames.hands_of(frames.read(place).frame)
    finally:
        frames.close()


def read_marked(path: Path) -> None:
    """The markers alone."""
    with open_session(path.parent) as session:
        read_markers(path.parent, session.frames)


TARGETS = (
    *(
        Target("sessions", name, partial(_seeds, name), read_session, slowness=2)
        for name in FILES
        if name != "markers.json"
    ),
    Target("sessions", "markers.json", partial(_seeds, "markers.json"), read_marked),
)
