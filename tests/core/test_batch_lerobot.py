"""Episodes of a LeRobot data set as a collection, and the data set with columns of the hands in them."""

import json
import shutil
from pathlib import Path

import numpy as np
import pyarrow.parquet
import pytest
from inline_workers import InlineWorkers

from handmirror.core.assets import asset
from handmirror.core.batch.folder import BatchFolder
from handmirror.core.batch.item import BatchConfig, BatchFormat
from handmirror.core.batch.run import BatchResult, run_batch
from handmirror.core.batch.sources import find_items
from handmirror.core.errors import UserError
from handmirror.core.session.export.exporter import ExportFormat, export_session
from handmirror.core.session.export.formats.lerobot import STATE_NAMES
from handmirror.core.tracking.tracker import HandTracker

HANDS, PRESENT = "observation.hands.camera", "observation.hands_present.camera"


@pytest.fixture(scope="module")
def tracker() -> HandTracker:
    return HandTracker(device="cpu")


@pytest.fixture(scope="module")
def data_set(tmp_path_factory) -> Path:
    """Two episodes in one video file: frames 190 to 194 of the demo clip, with both hands, and 197 to 199."""
    folder = tmp_path_factory.mktemp("session")
    records = [json.loads(line) for line in asset("demo/truth.jsonl").open()][190:200]
    for record in records[5:7]:
        record["hands"] = []
    (folder / "poses.jsonl").write_text("".join(json.dumps(record) + "\n" for record in records))
    video = str(asset("demo/demo.mp4"))
    return export_session(folder / "poses.jsonl", ExportFormat.LEROBOT, folder / "set", video=video).path


def run(data_set: Path, out: Path, tracker: HandTracker) -> BatchResult:
    config = BatchConfig(out, formats=(BatchFormat.LEROBOT,))
    return run_batch(find_items([str(data_set)]), config, lambda: InlineWorkers(config, tracker))


@pytest.fixture(scope="module")
def with_hands(data_set, tracker, tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp("batch") / "out"
    result = run(data_set, out, tracker)
    assert (result.done, result.failed, result.notices) == (2, (), ())
    [made] = (out / "lerobot").iterdir()
    return made


def test_an_episode_is_tracked_in_its_own_frames(with_hands):
    out = BatchFolder(with_hands.parents[1])
    outcomes = sorted(out.read_ledger().values(), key=lambda outcome: outcome.name)
    assert [outcome.frames for outcome in outcomes] == [5, 3]
    frames = [pyarrow.parquet.read_table(out.table(each.name), partitioning=None)["frame"] for each in outcomes]
    assert [sorted(set(column.to_pylist())) for column in frames] == [[0, 1, 2, 3, 4], [0, 1, 2]]


def test_the_columns_are_those_that_the_data_set_states(with_hands, data_set):
    info = json.loads((with_hands / "meta/info.json").read_text())
    table = pyarrow.parquet.read_table(with_hands / "data/chunk-000/file-000.parquet", partitioning=None)
    before = pyarrow.parquet.read_table(data_set / "data/chunk-000/file-000.parquet", partitioning=None)
    assert table.select(before.column_names).equals(before)
    assert set(table.column_names) - set(before.column_names) == {HANDS, PRESENT}
    for name in (HANDS, PRESENT):
        assert info["features"][name]["shape"] == [table.schema.field(name).type.list_size]
        assert len(info["features"][name]["names"]) == info["features"][name]["shape"][0]
        stats = json.loads((with_hands / "meta/stats.json").read_text())[name]
        assert np.allclose(stats["mean"], np.stack(table[name].to_numpy()).mean(0), atol=1e-6)
    episodes = pyarrow.parquet.read_table(with_hands / "meta/episodes/chunk-000/file-000.parquet").to_pylist()
    assert [episode[f"stats/{HANDS}/count"] for episode in episodes] == [[5], [3]]
    video = "videos/observation.images.camera/chunk-000/file-000.mp4"
    assert (with_hands / video).read_bytes() == (data_set / video).read_bytes()


def test_the_numbers_are_the_hands_in_the_pictures(with_hands):
    table = pyarrow.parquet.read_table(with_hands / "data/chunk-000/file-000.parquet", partitioning=None)
    present, state = (np.stack(table[name].to_numpy()) for name in (PRESENT, HANDS))
    shown = present[:, 1] == 1  # the right hand, which may need a second frame to be sure of
    assert shown.sum() >= 7
    truth = [json.loads(line) for line in asset("demo/truth.jsonl").open()]
    wrists = state.reshape(8, 2, len(STATE_NAMES))[:, 1, :3]
    known = [
        hand["joints"][0]
        for k in (*range(190, 195), *range(197, 200))
        for hand in truth[k]["hands"]
        if hand["side"] == "right"
    ]
    directions = [points[:, :2] / points[:, 2:] for points in (wrists, np.array(known))]
    assert np.abs(directions[0] - directions[1])[shown].max() < 0.05


def test_a_data_set_with_a_missing_video_is_not_written(data_set, tracker, tmp_path):
    copy = shutil.copytree(data_set, tmp_path / "copy")
    shutil.rmtree(copy / "videos")
    result = run(copy, tmp_path / "out", tracker)
    assert result.done == 0 and [outcome.sentence.split(" does")[0][-4:] for outcome in result.failed] == [
        ".mp4",
        ".mp4",
    ]
    assert "2 of its episodes are not tracked" in result.notices[0] and not (tmp_path / "out/lerobot").exists()


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"codebase_version": "v2.1"}, "version v2.1: convert it"),
        ({"features": {}}, "has no video"),
        ({"fps": "fast"}, "has a damaged meta/info.json"),
    ],
)
def test_data_sets_that_cannot_be_used(data_set, tmp_path, change, sentence):
    (tmp_path / "meta").mkdir()
    info = json.loads((data_set / "meta/info.json").read_text()) | change
    (tmp_path / "meta/info.json").write_text(json.dumps(info))
    with pytest.raises(UserError, match=sentence):
        find_items([str(tmp_path)])
