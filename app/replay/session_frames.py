"""An open session, read frame by frame on the worker thread."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from handmirror.app.estimator_choice import EstimatorChoice, method_name
from handmirror.app.panes.cameras import CameraPicture, together
from handmirror.app.replay.curves import TrackCurves, curves_of
from handmirror.app.replay.markers import read_markers
from handmirror.app.replay.opened_session import ComparedRun, OpenedSession, RunSettings
from handmirror.app.replay.other_cameras import OtherCameras
from handmirror.app.translation import tr
from handmirror.core.camera.intrinsics import is_guess
from handmirror.core.errors import UserError
from handmirror.core.hand.angles import model_axes
from handmirror.core.hand.model import HandModel
from handmirror.core.poses.posing import posed_hands
from handmirror.core.session.compare import compare_sessions
from handmirror.core.session.facts import SessionFacts, read_facts
from handmirror.core.session.folder import SessionFolder
from handmirror.core.session.hand_model import model_of
from handmirror.core.session.reader import Session, open_session
from handmirror.core.session.refined import REFINED
from handmirror.core.session.replay_video import HOLD_NS
from handmirror.core.types import Array, Frame, FrameResult, Hand

EMPTY_SIZE = (640, 480)  # of the black image of a frame without video and hands


class MissingHandModelError(UserError):
    """The hand model of the session's poses was not found."""


class SessionFrames:
    """A session with the hand model of its poses."""

    def __init__(self, path: Path, hand_models: Sequence[Path]) -> None:
        """Open it; its hand model is the bundled one or one of `hand_models`.

        Raises:
            MissingHandModelError: its hand model is not among these.
            UserError: the session cannot be opened.
        """
        self.session = open_session(path)
        try:
            self._model, self._hand_model = _model_of(self.session.facts, hand_models)
        except UserError:
            self.session.close()
            raise
        self._intrinsics = self.session.intrinsics()
        self._others = OtherCameras(path)
        self._places = {(frame.index, frame.time_ns): place for place, frame in enumerate(self.session.frames)}

    def close(self) -> None:
        """Close the session."""
        self.session.close()
        self._others.close()

    def describe(self) -> OpenedSession:
        """The session as the window shows it."""
        session = self.session
        losses = (*session.losses, *self._others.losses)
        try:
            markers = read_markers(session.path, session.frames)
        except UserError as error:
            markers, losses = (), (*losses, str(error))
        return OpenedSession(
            session.path,
            _was_live(session),
            session.has_video,
            (self._times_ns - self._times_ns[0]) * 1e-9,
            session.tracked,
            session.filled,
            self._curves(int(self._times_ns[0])),
            markers,
            losses,
            self._settings,
            self._model.faces,
            model_axes(self._model),
        )

    def read(self, place: int) -> FrameResult:
        """The recorded frame and hands at a place; a black image if there is no video."""
        session = self.session
        line = session.line_at(place, HOLD_NS)
        notice = ""
        try:
            frame = session.read_frame(place)
        except UserError as error:
            facts = session.frames[place]
            width, height = line.size if line is not None else EMPTY_SIZE
            frame = Frame(np.zeros((height, width, 3), np.uint8), facts.index, facts.time_ns, facts.name)
            notice = str(error) if session.has_video else ""
        K = self._intrinsics.for_frame(frame) if line is None else line.K
        hands = posed_hands(line.hands, self._model) if line is not None else ()
        others = self._others.read(frame.time_ns)
        if others:
            frame = together(frame, (CameraPicture(self._others.first, K, frame.size, frame), *others))
        return FrameResult(frame, K, hands, notice=notice)

    def hands_of(self, frame: Frame) -> tuple[Hand, ...]:
        """The hands in a frame of another run; empty if this run does not have the frame."""
        place = self._places.get((frame.index, frame.time_ns))
        line = None if place is None else self.session.line_at(place, HOLD_NS)
        return () if line is None else posed_hands(line.hands, self._model)

    def compare(self, other: "SessionFrames") -> ComparedRun:
        """The comparison with another run; UserError when it is this one or shares no frame with it."""
        if self.session.path.resolve() == other.session.path.resolve():
            raise UserError(tr("The session {path} is already open: choose another run of it.", path=self.session.path))
        comparison = compare_sessions(self.session, other.session)
        start_ns = int(self._times_ns[0])
        return ComparedRun(
            other.session.path,
            other._settings,
            other.session.losses,
            other._curves(start_ns),
            comparison,
            (comparison.time_ns - start_ns) * 1e-9,
            np.searchsorted(self._times_ns, comparison.time_ns).clip(max=len(self._times_ns) - 1),
        )

    @property
    def _times_ns(self) -> Array:
        return np.array([frame.time_ns for frame in self.session.frames], np.int64)

    @property
    def _settings(self) -> RunSettings:
        facts = self.session.facts
        return RunSettings(
            facts.setting("max_hands", 2),
            facts.setting("smooth", True),
            posed_by(facts),
            self._hand_model,
            facts.setting("hand_length", 0.0) or None,
            facts.gestures,
            not is_guess(facts.setting("intrinsics", {})),
            REFINED in facts.more,
        )

    def _curves(self, start_ns: int) -> tuple[TrackCurves, ...]:
        return curves_of(self.session, start_ns, self._model)


def _was_live(session: Session) -> bool:
    """Whether its video is a camera's; a re-run has that of the session that was tracked again."""
    home = session.home
    facts = session.facts if home is None or home == session.path else read_facts(SessionFolder(home).facts)
    return facts.source.live


def _model_of(facts: SessionFacts, hand_models: Sequence[Path]) -> tuple[HandModel, Path | None]:
    """The session's hand model and its file; None for the bundled one."""
    for path in (None, *hand_models):
        try:
            return model_of(facts, path), path
        except UserError:
            continue
    if facts.hand_model is None:
        raise MissingHandModelError(
            tr("The session was tracked with a different hand model, which was not found: choose its file.")
        )
    name = facts.hand_model.file
    raise MissingHandModelError(
        tr("The session was tracked with the hand model {name}, which was not found: choose its file.", name=name)
    )


def posed_by(facts: SessionFacts) -> str:
    """The fit, the network bundled with the recording version of Handmirror, or the name of a checkpoint's file."""
    if facts.checkpoint is None:
        return method_name(EstimatorChoice.FIT)
    shipped = facts.checkpoint.sha256 in facts.assets_sha256.values()
    return method_name(EstimatorChoice.BUNDLED) if shipped else facts.checkpoint.file
