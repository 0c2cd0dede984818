"""A batch on a Ray cluster of two nodes on this computer, one of which ends in the middle."""

import socket
import threading
import time
from pathlib import Path

import numpy as np
import pytest
from inline_workers import InlineWorkers
from media_maker import write_video

from handmirror.core.batch.cluster import NO_REPORTS, RayWorkers
from handmirror.core.batch.folder import BatchFolder
from handmirror.core.batch.item import BatchConfig, BatchFormat, Item
from handmirror.core.batch.run import Progress, run_batch
from handmirror.core.batch.sources import find_items
from handmirror.core.errors import UserError
from handmirror.core.tracking.config import TrackerConfig
from handmirror.core.tracking.tracker import HandTracker

CPU = TrackerConfig(device="cpu")
FORMATS = (BatchFormat.PARQUET, BatchFormat.POSES)


@pytest.mark.parametrize("address", ["nowhere", "ray://host", "10.0.0.5:99999"])
def test_an_address_that_is_none(tmp_path, address):
    with pytest.raises(UserError, match="is not the address of a cluster"):
        RayWorkers(BatchConfig(tmp_path), address)


def test_a_cluster_that_cannot_be_reached(tmp_path):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))  # and nobody listens
        address = f"127.0.0.1:{free.getsockname()[1]}"
        with pytest.raises(UserError, match=rf"The cluster at {address} cannot be reached \(Connection refused\)"):
            RayWorkers(BatchConfig(tmp_path), address)


def test_a_cluster_that_does_not_answer(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"127.0.0.1:{silent.getsockname()[1]}"
        with pytest.raises(UserError, match=rf"^The cluster at {address} cannot be reached \(timed out\): check"):
            RayWorkers(BatchConfig(tmp_path, timeout_s=0.3), address)


def test_an_address_of_another_program(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"127.0.0.1:{server.getsockname()[1]}"
        greeting = threading.Thread(target=lambda: server.accept()[0].sendall(b"SSH-2.0-OpenSSH_9.6\r\n"))
        greeting.start()
        with pytest.raises(UserError, match=rf"^What answers at {address} is not a Ray cluster: give HOST:PORT"):
            RayWorkers(BatchConfig(tmp_path), address)
        greeting.join()


@pytest.fixture
def clips(tmp_path) -> Path:
    (tmp_path / "clips").mkdir()
    for number in range(6):
        write_video(tmp_path / f"clips/{number}.mp4", [np.full((64, 96, 3), 90, np.uint8)] * 60)
    return tmp_path / "clips"


@pytest.mark.nightly
def test_a_node_that_ends_costs_nothing(clips, tmp_path, monkeypatch):
    pytest.importorskip("ray", reason="the extra `cluster` is not installed")
    patient = {
        "RAY_agent_register_timeout_ms": "120000",
        "RAY_raylet_start_wait_time_s": "120",
        "RAY_gcs_server_request_timeout_seconds": "120",
    }  # on a busy computer
    for name, value in (NO_REPORTS | patient).items():
        monkeypatch.setenv(name, value)
    from ray.cluster_utils import Cluster

    options = {"num_cpus": 1, "object_store_memory": 80_000_000, "include_dashboard": False}
    cluster = Cluster(initialize_head=True, head_node_args=options)
    second = cluster.add_node(num_cpus=1, object_store_memory=80_000_000)
    ended: list[float] = []

    def end_a_node(progress: Progress) -> None:
        if progress.done >= 2 and not ended:
            ended.append(time.monotonic())
            cluster.remove_node(second, allow_graceful=False)

    try:
        items = find_items([str(clips)])
        config = BatchConfig(tmp_path / "out", CPU, formats=FORMATS)
        result = run_batch(items, config, lambda: RayWorkers(config, cluster.address), end_a_node)
    finally:
        cluster.shutdown()
    assert ended and (result.done, result.failed) == (6, ())
    assert not list(BatchFolder(config.out).work.iterdir())
    alone = BatchConfig(tmp_path / "alone", CPU, formats=FORMATS)
    run_batch(items, alone, lambda: InlineWorkers(alone, HandTracker(CPU)))
    assert [_results(config, item) for item in items] == [_results(alone, item) for item in items]


def _results(config: BatchConfig, item: Item) -> tuple[bytes, bytes]:
    folder = BatchFolder(config.out)
    return folder.poses(item.name).poses.read_bytes(), folder.table(item.name).read_bytes()
