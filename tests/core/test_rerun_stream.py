"""Hands in a running viewer of Rerun: here Rerun's own server, which keeps what it gets."""

import os
import signal
import socket
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from posed_hands import hand_model, posed_hand, random_pose, result_of
from waiting import wait_until

from handmirror.core.errors import UserError
from handmirror.core.stream.hub import StreamHub
from handmirror.core.types import Side

chunk = pytest.importorskip("rerun.chunk")
PROGRAM = Path(sysconfig.get_path("scripts"), "rerun")


def is_open(port: int) -> bool:
    with suppress(OSError):
        socket.create_connection(("127.0.0.1", port), 1).close()
        return True
    return False


@pytest.fixture
def viewer(tmp_path: Path) -> Iterator[tuple[int, Path]]:
    """Its port, and the file that it writes."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    out = tmp_path / "live.rrd"
    command = [PROGRAM, "--bind", "127.0.0.1", "--port", str(port), "--save", str(out)]
    environment = {**os.environ, "HOME": str(tmp_path)}  # its settings
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as program:
        try:
            wait_until(lambda: is_open(port))
            yield port, out
        finally:
            program.send_signal(signal.SIGINT)
            program.wait(20)


@pytest.mark.filterwarnings("ignore:RRD file has no footer")  # until the viewer ends
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for another program")
def test_the_viewer_gets_meshes_and_pictures(viewer: tuple[int, Path]) -> None:
    port, out = viewer
    result = result_of(*(posed_hand(side, random_pose(3)) for side in Side), index=7)
    result.frame.image[:] = 90
    with StreamHub.from_options(None, None, hand_model().faces, rerun=str(port)) as hub:
        assert hub.where == [f"Rerun's viewer at 127.0.0.1:{port}"]
        hub.publish(result)
        found: dict[str, dict] = {}

        def has_arrived() -> bool:
            with suppress(RuntimeError, ValueError, OSError):  # the file is not complete yet
                for part in chunk.RrdReader(out).stream():
                    if not part.is_static:
                        batch = part.to_record_batch()
                        names = [name for name in batch.schema.names if ":" in name or name == "frame"]
                        found.setdefault(part.entity_path, {}).update(batch.select(names).to_pydict())
            return f"/angles/hand_1_{Side.RIGHT}" in found

        wait_until(has_arrived)
    for hand in result.hands:
        mesh = found[f"/hands/hand_1_{hand.side}/mesh"]
        np.testing.assert_allclose(mesh["Mesh3D:vertex_positions"][0], hand.vertices, atol=1e-6)
        assert mesh["frame"] == [7]
    assert bytes(np.ravel(found["/camera"]["EncodedImage:blob"][0]).tolist()[:2]) == b"\xff\xd8"


def test_without_a_viewer_it_is_one_sentence() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # nothing listens
        with pytest.raises(UserError, match=r"No viewer of Rerun listens at .*: start it with the command rerun"):
            StreamHub.from_options(None, None, hand_model().faces, rerun=str(taken.getsockname()[1]))
