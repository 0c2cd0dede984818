"""What several tests of the core read."""

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
