"""What several tests of the core read."""

import json
from itertools import islice
from pathlib import Path

import cv2
import pytest

from handmirror.core.assets import asset
from handmirror.core.camera.sources import open_source


@pytest.fixture
def pictures(tmp_path: Path) -> Path:
    """A folder of six frames of the demo clip, 020.jpg to 025.jpg."""
    folder = tmp_path / "demo pictures"
    folder.mkdir()
    with open_source(str(asset("demo/demo.mp4"))) as clip:
        for frame in islice(clip, 20, 26):
            cv2.imwrite(str(folder / f"{frame.index:03}.jpg"), frame.image[:, :, ::-1])
    return folder


@pytest.fixture(scope="session")
def poses_with_gaps(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Frames 176 to 187 of the demo clip: the left hand from 180 on, no right hand in 183, none at all in 178."""
    path = tmp_path_factory.mktemp("clip") / "poses.jsonl"
    records = [json.loads(line) for line in asset("demo/truth.jsonl").open()][176:188]
    for record in records:
        if record["frame"] in (178, 183):
            record["hands"] = [hand for hand in record["hands"] if hand["side"] == "left"]
    path.write_text("".join(json.dumps(record) + "\n" for record in records))
    return path
