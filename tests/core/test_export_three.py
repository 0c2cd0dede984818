"""GLB and USD in three.js, in a headless Chromium: every hand moves by itself, and is drawn while it is seen."""

import functools
import html
import json
import os
import shutil
import subprocess
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import numpy as np
import pytest

from handmirror.core.assets import asset
from handmirror.core.hand.joints import JOINT_NAMES
from handmirror.core.hand.model import HandModel
from handmirror.core.session.export.exporter import ExportFormat, export_session
from handmirror.core.session.export.motion import Motion, read_motion
from handmirror.core.session.export.rig import TO_Y_UP

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
THREE = next(
    (path for path in map(Path, os.environ.get("NODE_PATH", "").split(os.pathsep)) if (path / "three").is_dir()), None
)
pytestmark = [
    pytest.mark.peer,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium: on Debian, apt-get install chromium"),
    pytest.mark.skipif(THREE is None, reason="no three.js: npm install three, NODE_PATH"),
]
FLAGS = [
    *("--headless", "--dump-dom", "--virtual-time-budget=100000", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"),
]


class QuietHandler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *values: object) -> None:
        pass


@pytest.fixture(scope="module")
def poses(tmp_path_factory) -> Path:
    """120 frames: the left hand is seen in 20 to 79, the right one not in 40 to 59."""
    path = tmp_path_factory.mktemp("poses") / "poses.jsonl"
    records = [json.loads(line) for line in asset("demo/truth.jsonl").open()][180:]
    for number, record in enumerate(records):
        away = ([] if 20 <= number < 80 else ["left"]) + (["right"] if 40 <= number < 60 else [])
        record["hands"] = [hand for hand in record["hands"] if hand["side"] not in away]
    path.write_text("".join(json.dumps(record) + "\n" for record in records))
    return path


FRAMES = (0, 10, 25, 50, 70, 100)


@pytest.fixture(scope="module")
def seen(poses: Path, tmp_path_factory) -> Iterator[dict[str, list[dict]]]:
    """What three.js shows at FRAMES, by file; all in one start of the browser."""
    folder = tmp_path_factory.mktemp("three")
    export_session(poses, ExportFormat.GLB, folder / "hands.glb")
    export_session(poses, ExportFormat.USD, folder / "hands.usd")
    shutil.copy(Path(__file__).with_name("three_page.html"), folder / "page.html")
    (folder / "three").symlink_to(Path(THREE or "") / "three")
    server = ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(QuietHandler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    times = ",".join(str(frame / 30) for frame in FRAMES)
    address = f"http://127.0.0.1:{server.server_port}/page.html?files=hands.glb,hands.usd&times={times}"
    as_root = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    command = [str(CHROMIUM), *FLAGS, *as_root, f"--user-data-dir={folder / 'profile'}", address]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    server.shutdown()
    assert "<pre>" in done.stdout, done.stderr
    report = json.loads(html.unescape(done.stdout.split("<pre>")[1].split("</pre>")[0]))
    assert not report["failed"], report["failed"]
    yield report["found"]


@pytest.fixture(scope="module")
def motion(poses: Path) -> Motion:
    return read_motion(poses, HandModel.load())


@pytest.mark.parametrize("file", ["hands.glb", "hands.usd"])
def test_each_hand_is_drawn_where_it_is_seen_and_nowhere_else(seen, motion, file):
    for hand in motion.hands:
        lit = [moment["lit"][f"{hand.name}_mesh"] for moment in seen[file]]
        expected = [frame + 180 in hand.frame for frame in FRAMES]
        assert [pixels > 300 for pixels in lit] == expected, lit
        assert all(pixels < 4 for pixels, shown in zip(lit, expected, strict=True) if not shown), lit


@pytest.mark.parametrize("file", ["hands.glb", "hands.usd"])
def test_each_hand_moves_to_the_millimetre(seen, motion, file):
    for hand in motion.hands:
        for frame, moment in zip(FRAMES, seen[file], strict=True):
            if frame + 180 in hand.frame:
                found = np.array([moment["bones"][f"{hand.name}_{joint}"] for joint in JOINT_NAMES])
                expected = hand.joints[hand.frame.tolist().index(frame + 180)] * TO_Y_UP
                assert np.linalg.norm(found - expected, axis=-1).max() < 0.001
