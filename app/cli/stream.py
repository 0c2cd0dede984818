"""`handmirror stream`."""

from pathlib import Path

from handmirror.app.cli.options import (
    CameraModeOption,
    FovOption,
    IntrinsicsOption,
    SecondsOption,
    SourceArgument,
    VmcOption,
    WebOption,
    camera_mode_of,
    with_tracker_options,
)
from handmirror.app.cli.tracking import load_tracker
from handmirror.app.terminal import print_lines, say_warning
from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.errors import UserError
from handmirror.core.hand.model import HandModel
from handmirror.core.session.folder import SessionFolder
from handmirror.core.session.live_runs import stream_session, stream_source
from handmirror.core.stream.hub import StreamHub
from handmirror.core.tracking.config import TrackerConfig


@with_tracker_options
def stream(
    source: SourceArgument,
    tracker: TrackerConfig,
    camera_mode: CameraModeOption = None,
    intrinsics: IntrinsicsOption = None,
    fov: FovOption = None,
    vmc: VmcOption = None,
    web: WebOption = None,
    seconds: SecondsOption = None,
) -> None:
    """Stream a source or, where it is a session's folder, the session; UserError when tracking failed."""
    if vmc is None and web is None:
        raise UserError("No stream was chosen: add --vmc on, --web on, or both.")
    if SessionFolder(Path(source)).is_there():
        with StreamHub.from_options(vmc, web, HandModel.load(tracker.hand_model).faces) as hub:
            stream_session(
                Path(source), hub.publish, seconds, tracker.hand_model, on_open=lambda: print_lines(hub.where)
            )
        return
    mode = camera_mode_of(camera_mode)
    loaded = load_tracker(tracker)
    with StreamHub.from_options(vmc, web, loaded.faces) as hub:
        status = stream_source(
            source,
            loaded,
            Intrinsics.parse(intrinsics, fov),
            hub.publish,
            seconds,
            say_warning,
            lambda: print_lines(hub.where),
            mode,
        )
    if status.state == "failed":
        raise UserError(status.message)
