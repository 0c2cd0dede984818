"""`handmirror stream`."""

from functools import partial
from pathlib import Path

from handmirror.app.cli.options import (
    CameraModeOption,
    FovOption,
    FoxgloveOption,
    IntrinsicsOption,
    RerunOption,
    RobotAddressOption,
    RobotOption,
    RobotsFolderOption,
    SecondsOption,
    SourceArgument,
    VmcOption,
    VmcRateOption,
    WebOption,
    camera_mode_of,
    robot_of,
    vmc_rate_of,
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
    vmc_rate: VmcRateOption = None,
    web: WebOption = None,
    robot: RobotOption = None,
    robots_folder: RobotsFolderOption = None,
    robot_address: RobotAddressOption = "on",
    rerun: RerunOption = None,
    foxglove: FoxgloveOption = None,
    seconds: SecondsOption = None,
) -> None:
    """Stream a source or, where it is a session's folder, the session; UserError when tracking failed."""
    if all(stream is None for stream in (vmc, web, robot, rerun, foxglove)):
        raise UserError("No stream was chosen: add --vmc on, --web on, --rerun on, --foxglove on or --robot NAME.")
    open_hub = partial(
        StreamHub.from_options,
        vmc,
        web,
        robot=robot_of(robot, robots_folder),
        robot_address=robot_address,
        rerun=rerun,
        foxglove=foxglove,
        hand_model=tracker.hand_model,
        vmc_rate=vmc_rate_of(vmc_rate, vmc),
    )
    if SessionFolder(Path(source)).is_there():
        with open_hub(HandModel.load(tracker.hand_model).faces) as hub:
            stream_session(
                Path(source), hub.publish, seconds, tracker.hand_model, on_open=lambda: print_lines(hub.where)
            )
        return
    mode = camera_mode_of(camera_mode)
    loaded = load_tracker(tracker)
    with open_hub(loaded.faces) as hub:
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
