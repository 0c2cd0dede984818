"""Collections of videos: each is tracked once, as it would be alone, whatever happens to the others and to the run."""

import csv
import json
import shutil
from fractions import Fraction
from itertools import islice
from pathlib import Path

import cv2
import numpy as np
import pyarrow.dataset
import pyarrow.parquet
import pytest
from inline_workers import InlineWorkers
from media_maker import write_video

from handmirror.core.assets import asset
from handmirror.core.batch.folder import BatchFolder
from handmirror.core.batch.item import BatchConfig, BatchFormat
from handmirror.core.batch.run import BatchResult, run_batch
from handmirror.core.batch.sources import find_items
from handmirror.core.batch.worker import JOIN, Task
from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.camera.sources import open_source
from handmirror.core.errors import UserError
from handmirror.core.poses.files import read_pose_lines
from handmirror.core.session.export.exporter import ExportFormat, export_session
from handmirror.core.session.headless import track_to_folder
from handmirror.core.tracking.tracker import HandTracker

BOTH = (BatchFormat.PARQUET, BatchFormat.POSES)


@pytest.fixture(scope="module")
def tracker() -> HandTracker:
    return HandTracker(device="cpu")


@pytest.fixture(scope="module")
def made_clips(tmp_path_factory) -> Path:
    """a.mp4 with both hands, inside/b.mp4 with the right one, inside/empty.mp4, and beside them long.mkv of 5 s."""
    folder = tmp_path_factory.mktemp("made") / "clips"
    folder.mkdir()
    (folder / "inside").mkdir()
    with open_source(str(asset("demo/demo.mp4"))) as clip:
        images = [frame.image[::2, ::2].copy() for frame in islice(clip, 200)]
    write_video(folder / "a.mp4", images[190:194])
    write_video(folder / "inside/b.mp4", images[20:24])
    write_video(folder.parent / "long.mkv", images[184:200], base=Fraction(1, 3), rate=3)
    write_video(folder / "inside/empty.mp4", [np.full((64, 96, 3), 90, np.uint8)] * 3)
    return folder


@pytest.fixture(scope="module")
def long_clip(made_clips) -> Path:
    return made_clips.parent / "long.mkv"


@pytest.fixture
def clips(made_clips, tmp_path) -> Path:
    return shutil.copytree(made_clips, tmp_path / "clips")


class Batch:
    """Runs over the same folder of results, and what they tracked."""

    def __init__(self, tracker: HandTracker, out: Path) -> None:
        self.tracker, self.folder = tracker, BatchFolder(out)
        self.tracked: list[object] = []
        self.stop_at: object = ""  # name of a file, or (name, piece), at which the user presses Ctrl-C

    def run(self, *sources: Path, overwrite: bool = False, **options) -> BatchResult:
        config = BatchConfig(self.folder.path, **options)
        self.tracked = []
        return run_batch(
            find_items(map(str, sources)),
            config,
            lambda: InlineWorkers(config, self.tracker, self._before),
            overwrite=overwrite,
        )

    def _before(self, task: Task) -> None:
        name = Path(task.item.source).name
        place = name if task.piece is None else (name, task.piece)
        if place == self.stop_at:
            raise KeyboardInterrupt
        self.tracked.append(place)

    def rows(self) -> dict[str, dict[str, str]]:
        """The rows of videos.csv by the file's name."""
        with self.folder.videos.open(newline="") as file:
            return {Path(row["source"]).name: row for row in csv.DictReader(file)}

    def rows_by_name(self) -> dict[str, dict[str, str]]:
        return {row["name"]: row for row in self.rows().values()}

    def files(self) -> dict[str, int]:
        """All files with their numbers on disk, by which one that was written again is noticed."""
        return {str(path): path.stat().st_ino for path in self.folder.path.rglob("*") if path.is_file()}


@pytest.fixture
def batch(tracker, tmp_path) -> Batch:
    return Batch(tracker, tmp_path / "out")


def test_each_video_is_tracked_as_it_would_be_alone(batch, clips, tmp_path):
    result = batch.run(clips, formats=BOTH)
    assert (result.done, result.failed, batch.tracked) == (3, (), ["a.mp4", "b.mp4", "empty.mp4"])
    with open_source(str(clips / "inside/b.mp4")) as source:
        track_to_folder(source, HandTracker(device="cpu"), Intrinsics.parse(), tmp_path / "alone", video=False)
    [name] = [item.name for item in find_items([str(clips)]) if item.source.endswith("b.mp4")]
    assert batch.folder.poses(name).poses.read_bytes() == (tmp_path / "alone/poses.jsonl").read_bytes()
    table = pyarrow.parquet.read_table(batch.folder.table(name), partitioning=None)
    exported = export_session(tmp_path / "alone", ExportFormat.PARQUET, tmp_path / "alone.parquet").path
    columns = set(table.column_names) & set(pyarrow.parquet.read_schema(exported).names)
    assert len(columns) > 150
    for column in columns:
        ours, theirs = (
            pyarrow.parquet.read_table(path, partitioning=None)[column] for path in (batch.folder.table(name), exported)
        )
        ours, theirs = ours.to_numpy(), theirs.to_numpy()
        assert np.allclose(ours, theirs, atol=1e-4) if ours.dtype.kind == "f" else (ours == theirs).all()
    [line, *_] = read_pose_lines(tmp_path / "alone/poses.jsonl").lines
    assert table["pose"].to_pylist()[0] == line.hands[0].pose.tolist()
    assert table["fx"].to_pylist()[0] == line.K[0, 0]


def test_the_tables_are_one_data_set_by_video(batch, clips):
    batch.run(clips)
    table = pyarrow.dataset.dataset(batch.folder.tables, format="parquet", partitioning="hive").to_table()
    rows = {row["name"]: int(row["rows"]) for row in batch.rows().values() if int(row["rows"])}
    assert table.num_rows == sum(rows.values()) and set(table["video"].to_pylist()) == set(rows)
    assert {name: row["frames"] for name, row in batch.rows().items()} == {"a.mp4": "4", "b.mp4": "4", "empty.mp4": "3"}


def test_a_broken_and_a_missing_video_cost_only_themselves(batch, clips, tmp_path):
    (clips / "broken.mp4").write_bytes((clips / "a.mp4").read_bytes()[:900])
    manifest = tmp_path / "list.csv"
    manifest.write_text("video\nclips/broken.mp4\nclips/gone.mp4\nclips/a.mp4\n")
    result = batch.run(manifest)
    assert (result.total, result.done) == (3, 1)
    assert batch.tracked == ["broken.mp4", "a.mp4", "broken.mp4"]  # once more, after all others
    rows = batch.rows()
    assert [rows[name]["status"] for name in ("broken.mp4", "gone.mp4", "a.mp4")] == ["failed", "failed", "done"]
    assert "cannot be read as a video" in rows["broken.mp4"]["sentence"]
    assert rows["gone.mp4"]["sentence"].startswith("Row 2 of list.csv: the file") and not list(
        batch.folder.work.iterdir()
    )


def test_an_interrupted_run_is_continued(batch, clips):
    batch.stop_at = "b.mp4"
    first = batch.run(clips)
    assert first.interrupted and (first.done, first.left) == (1, 2) and batch.rows()["b.mp4"]["status"] == "open"
    written = batch.files()
    batch.stop_at = ""
    second = batch.run(clips)
    assert batch.tracked == ["b.mp4", "empty.mp4"] and (second.done, second.earlier) == (3, 1)
    after = batch.files()
    assert all(after[file] == number for file, number in written.items() if "hands.parquet" in file)


def test_what_a_killed_run_had_completed_is_not_tracked_again(batch, clips):
    batch.run(clips)
    folder = batch.folder
    lines = folder.ledger.read_text().splitlines(keepends=True)
    done, [killed] = lines[:2], [json.loads(line) for line in lines[2:]]
    name = killed["name"]
    complete, half = folder.stage(name), folder.stage(name)  # as the run was killed before the video was published
    folder.table(name).replace(complete / "hands.parquet")
    (complete / "record.json").write_text(lines[2])
    (half / "poses.jsonl").write_text("{")
    folder.ledger.write_text("".join(done) + lines[2][:20])
    result = batch.run(clips)
    assert batch.tracked == [] and result.done == 3 and folder.table(name).is_file() and not list(folder.work.iterdir())
    assert [json.loads(line)["name"] for line in folder.ledger.open()] == [json.loads(line)["name"] for line in lines]


def test_a_changed_video_is_tracked_again(batch, clips):
    batch.run(clips)
    shutil.copy(clips / "inside/b.mp4", clips / "a.mp4")
    batch.run(clips)
    assert batch.tracked == ["a.mp4"]


def test_results_with_other_options_are_not_mixed(batch, clips):
    batch.run(clips / "inside/empty.mp4")
    with pytest.raises(UserError, match=r"made with other options \(fov\)"):
        batch.run(clips / "inside/empty.mp4", fov="70")
    batch.run(clips / "inside/empty.mp4", fov="70", overwrite=True)
    assert batch.tracked == ["empty.mp4"]


def test_another_folder_is_left_alone(batch, clips):
    with pytest.raises(UserError, match="is not empty"):
        Batch(batch.tracker, clips).run(clips, overwrite=True)
    assert (clips / "a.mp4").is_file()


def test_a_full_disk_ends_the_run_which_can_be_continued(batch, clips):
    full_disk = pytest.importorskip("full_disk", reason="limits of file sizes are Unix's").full_disk
    sources = clips / "inside/empty.mp4", clips / "a.mp4"
    with full_disk(20_000), pytest.raises(UserError, match=r"\(File too large\): free some space .* 1 of 2 videos"):
        batch.run(*sources)
    assert [row["status"] for row in batch.rows().values()] == ["done", "open"]
    assert batch.run(*sources).done == 2 and batch.tracked == ["a.mp4"]


def test_options_of_a_row_are_those_of_its_video(batch, clips, tmp_path):
    rows = [
        {"video": "clips/a.mp4", "name": "wide", "fov": 90, "hand_length_cm": 20.0},
        {"video": "clips/a.mp4", "name": "given", "intrinsics": "300,300,239.5,134.5", "fov": None},
        {"video": "clips/a.mp4", "name": "bad", "hand_length_cm": 200},
    ]
    manifest = tmp_path / "list.jsonl"
    manifest.write_text("".join(json.dumps(row) + "\n" for row in rows))
    result = batch.run(manifest)
    tables = {
        name: pyarrow.parquet.read_table(batch.folder.table(name), partitioning=None) for name in ("wide", "given")
    }
    assert tables["given"]["fx"].to_pylist()[0] == 300 and tables["wide"]["fx"].to_pylist()[0] == pytest.approx(240)
    points = [
        np.array([tables["wide"][f"{joint}_{axis}_m"].to_numpy()[-1] for axis in "xyz"])
        for joint in ("wrist", "middle_1")
    ]
    assert np.linalg.norm(points[1] - points[0]) > 0.08
    assert [outcome.sentence for outcome in result.failed] == [
        "Row 3 of list.jsonl: a hand_length_cm of 200 is out of range: give one from 10 to 26."
    ]


def test_a_manifest_in_parquet(tmp_path, clips):
    table = pyarrow.table({"video": ["clips/a.mp4"], "fov": [70.5], "note": ["not ours"]})
    pyarrow.parquet.write_table(table, tmp_path / "list.parquet")
    [item] = find_items([str(tmp_path / "list.parquet")])
    assert (item.source, item.fov, item.fault) == (str(clips / "a.mp4"), "70.5", "")


def test_patterns_and_folders_name_each_video_once(clips):
    shutil.copytree(clips / "inside", clips / "results/lerobot")
    (clips / "results/batch.json").write_text("{}")  # what an earlier run wrote is no source
    (clips / ".hidden.mp4").write_bytes(b"")
    items = find_items([str(clips / "*.mp4"), str(clips / "inside/*.mp4"), str(clips)])
    assert [Path(item.source).name for item in items] == ["a.mp4", "b.mp4", "empty.mp4"]


@pytest.mark.parametrize(
    ("files", "source", "sentence"),
    [
        ({}, "nothing", "does not exist"),
        ({"empty/note.txt": ""}, "empty", "contains no video"),
        ({}, "*.mp4", "No file matches"),
        ({"list.csv": "path\nx.mp4\n"}, "list.csv", "has no column 'video'"),
        ({"list.csv": "video\n"}, "list.csv", "has no rows"),
        ({"list.jsonl": "[]\n"}, "list.jsonl", "Line 1 of the manifest .* is not a JSON object"),
        ({"list.csv": "video,name\na.mp4,x\nb.mp4,X\n"}, "list.csv", "Two videos are called"),
    ],
)
def test_sources_without_a_video(tmp_path, files, source, sentence):
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text)
    with pytest.raises(UserError, match=sentence):
        find_items([str(tmp_path / source)])


def test_the_summary_is_a_page_by_itself(batch, clips):
    (clips / "a.mp4").rename(clips / "<b>&'.mp4")
    (clips / "broken.mp4").write_bytes(b"no video")
    batch.run(clips)
    page = batch.folder.summary.read_text()
    assert "<b>&'" not in page and "&lt;b&gt;&amp;&#x27;.mp4" in page
    assert page.count("data:image/jpeg;base64,") == 3 and "http" not in page.replace("http-equiv", "")
    assert "broken.mp4 cannot be read as a video" in page


def test_a_long_video_is_tracked_in_pieces_that_an_interrupt_keeps(batch, tracker, long_clip, tmp_path):
    whole = Batch(tracker, tmp_path / "whole")
    whole.run(long_clip, formats=BOTH, piece_s=0)
    batch.stop_at = ("long.mkv", 1)
    assert batch.run(long_clip, formats=BOTH, piece_s=2.5).interrupted
    batch.stop_at = ""
    assert batch.run(long_clip, formats=BOTH, piece_s=2.5).done == 1
    assert batch.tracked == ["long.mkv", ("long.mkv", 1), ("long.mkv", JOIN)]
    [name] = batch.rows_by_name()
    uncut, joined = (read_pose_lines(each.folder.poses(name).poses).lines for each in (whole, batch))
    assert len(uncut) == 16 and batch.rows_by_name()[name]["frames"] == "16"
    for ours, theirs in zip(joined, uncut, strict=True):
        assert (ours.frame, ours.image, ours.time_ns) == (theirs.frame, theirs.image, theirs.time_ns)
        assert [(hand.side, hand.track) for hand in ours.hands] == [(hand.side, hand.track) for hand in theirs.hands]
        far = max(float(np.abs(a.joints - b.joints).max()) for a, b in zip(ours.hands, theirs.hands, strict=True))
        assert far < 0.01 and (far == 0 or ours.time_ns >= 2.5e9)
    rows = [pyarrow.parquet.read_table(each.folder.table(name), partitioning=None).num_rows for each in (whole, batch)]
    assert rows[0] == rows[1] == sum(len(line.hands) for line in uncut) and not list(batch.folder.work.iterdir())


def test_a_piece_that_fails_fails_its_video_alone(batch, clips, long_clip, tmp_path):
    folder = shutil.copytree(clips, tmp_path / "more")
    shutil.copy(long_clip, folder)

    def lose(task: Task) -> None:
        if task.piece == 1:
            (folder / "long.mkv").unlink(missing_ok=True)

    config = BatchConfig(batch.folder.path, piece_s=2.5)
    items = find_items([str(folder)])
    result = run_batch(items, config, lambda: InlineWorkers(config, batch.tracker, lose))
    assert result.done == 3 and [Path(outcome.source).name for outcome in result.failed] == ["long.mkv"]


def test_what_a_tracker_warns_of_is_reported(batch, clips, monkeypatch):
    monkeypatch.setattr(cv2, "__version__", "5.0.0")
    assert "OpenCV 5.0.0 is loaded" in batch.run(clips / "inside/empty.mp4").notices[0]
