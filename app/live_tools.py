"""What belongs to the live tracking: its threads, methods, gestures, calibration, recordings and streams."""

from dataclasses import replace

import numpy as np
from PyQt6.QtCore import QObject
from PyQt6.QtGui import QAction
from PyQt6.QtWidgets import QWidget

from handmirror.app.actions import Actions
from handmirror.app.calibration.tool import CalibrationTool
from handmirror.app.dialogs.hand_length import HandLengthAction
from handmirror.app.gestures.recognition import GestureRecognition
from handmirror.app.live.controller import TrackingController
from handmirror.app.live.estimator_actions import EstimatorActions
from handmirror.app.live.recording_view import RecordingView
from handmirror.app.live.replaceable_tracker import MakeTracker
from handmirror.app.live.status import StatusLine
from handmirror.app.live.streaming import Streams, StreamView
from handmirror.app.panes.panes import Panes
from handmirror.app.settings import Settings
from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.tracking.config import TrackerConfig


class LiveTools(QObject):
    """Makes them and connects them to each other; `RunControl` starts and stops the tracking."""

    def __init__(
        self,
        window: QWidget,
        make_tracker: MakeTracker,
        intrinsics: Intrinsics,
        config: TrackerConfig,
        settings: Settings,
        actions: Actions,
        panes: Panes,
        status_line: StatusLine,
        faces: np.ndarray,
    ) -> None:
        """`config` is the first tracker's; `faces` [f, 3] are those of a right hand, for the streams."""
        super().__init__(window)
        self.gestures = GestureRecognition(window, config, settings)
        config = replace(config, gestures=None, stills=False)  # both are set while the window is used
        self.estimators = EstimatorActions(window, config, settings)
        self.hand_length = HandLengthAction(window, config.hand_length, settings)
        self.controller = controller = TrackingController(lambda: make_tracker(config, controller.announce), intrinsics)
        controller.tracker.set_hand_length(self.hand_length.length)
        self.gestures.changed.connect(controller.tracker.set_gestures)
        self.hand_length.changed.connect(controller.tracker.set_hand_length)
        actions.smooth.toggled.connect(controller.tracker.set_smooth)
        mirrored = actions.mirror.isChecked
        self.calibration = CalibrationTool(window, controller, self.hand_length, intrinsics, settings, mirrored)
        self.streams = Streams(faces)
        controller.publish = self.streams.publish
        self.stream_view = StreamView(window, self.streams, settings, status_line, panes.camera.banner)
        self.recording_view = RecordingView(window, controller, actions.record, panes.grid, panes.camera.banner)

    def entries(self) -> list[QAction | None]:
        """For the menu; None is a separator."""
        hands = (self.hand_length, self.calibration.action, self.gestures.action)
        return [self.recording_view.folder, None, *hands, None, *self.estimators.everything()]

    def close(self) -> None:
        """Save what is not yet saved, and end the threads; a recording that runs is complete."""
        for part in (self.calibration, self.gestures, self.controller, self.streams):
            part.close()
