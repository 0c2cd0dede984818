"""A real recording for tests: frames of the demo clip with the hands that are known to be in them."""

from collections.abc import Container
from pathlib import Path

from handmirror.core.assets import asset
from handmirror.core.camera.sources import open_source
from handmirror.core.hand.model import HandModel
from handmirror.core.poses.schema import parse_pose_line
from handmirror.core.session.facts import SessionFacts, SourceFacts
from handmirror.core.session.folder import SessionFolder
from handmirror.core.session.meshes import posed_hands
from handmirror.core.session.recorder import Recorder
from handmirror.core.types import FrameResult


def record_demo(folder: Path, frames: Container[int]) -> Path:
    """Record these frames; every fourth one of the clip was skipped by the tracker."""
    model = HandModel.load()
    lines = [parse_pose_line(line) for line in asset("demo/truth.jsonl").open()]
    recorder = Recorder(SessionFolder(folder), SessionFacts(SourceFacts("demo")), stop_free_bytes=0)
    recorder.start()
    with open_source(str(asset("demo/demo.mp4"))) as source:
        for frame in source:
            if frame.index in frames:
                recorder.add_frame(frame)
                if frame.index % 4:
                    line = lines[frame.index]
                    recorder.add_result(FrameResult(frame, line.K, posed_hands(line.hands, model)))
    recorder.stop()
    return folder
