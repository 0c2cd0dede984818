"""Videos of a collection on web servers and in object stores: copied, tracked, and given up when there is no answer."""

import shutil
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path

import fsspec
import numpy as np
import pytest
from inline_workers import InlineWorkers
from media_maker import write_video

from handmirror.core.batch.folder import BatchFolder
from handmirror.core.batch.item import BatchConfig, Item
from handmirror.core.batch.remote import download
from handmirror.core.batch.run import BatchResult, run_batch
from handmirror.core.batch.sources import find_items
from handmirror.core.errors import UserError
from handmirror.core.tracking.tracker import HandTracker


@pytest.fixture(scope="module")
def tracker() -> HandTracker:
    return HandTracker(device="cpu")


@pytest.fixture(scope="module")
def video(tmp_path_factory) -> Path:
    return write_video(tmp_path_factory.mktemp("video") / "grey.mp4", [np.full((64, 96, 3), 90, np.uint8)] * 3)


@pytest.fixture
def store(video) -> Iterator[str]:
    """An object store in memory with two videos and a note."""
    system = fsspec.filesystem("memory")
    for name in ("clips/grey.mp4", "clips/more/grey.mp4"):
        system.pipe(f"/{name}", video.read_bytes())
    system.pipe("/clips/note.txt", b"no video")
    yield "memory://clips"
    system.rm("/clips", recursive=True)


class Server(BaseHTTPRequestHandler):
    """Sends the class's video; /stops sends a part of it and then nothing."""

    content = b""
    over = threading.Event()

    def do_HEAD(self) -> None:
        self._head()

    def do_GET(self) -> None:
        self._head()
        if self.path == "/stops.mp4":
            self.wfile.write(self.content[:100])
            self.over.wait(30)
        elif self.path == "/grey.mp4":
            self.wfile.write(self.content)

    def _head(self) -> None:
        self.send_response(200 if self.path in ("/grey.mp4", "/stops.mp4") else 404)
        self.send_header("Content-Length", str(len(self.content)))
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def server(video) -> Iterator[str]:
    pytest.importorskip("aiohttp", reason="the extra `remote` is not installed")
    Server.content = video.read_bytes()
    with ThreadingHTTPServer(("127.0.0.1", 0), Server) as running:
        Server.over.clear()
        thread = threading.Thread(target=running.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        Server.over.set()
        running.shutdown()
        thread.join()


def run(sources: list[str], out: Path, tracker: HandTracker) -> BatchResult:
    config = BatchConfig(out, timeout_s=1)
    return run_batch(find_items(sources, 1), config, lambda: InlineWorkers(config, tracker))


def test_the_videos_of_a_store_are_copied_and_tracked(store, tracker, tmp_path):
    result = run([store], tmp_path / "out", tracker)
    assert (result.done, result.failed) == (2, ())
    folder = BatchFolder(tmp_path / "out")
    assert len(list(folder.tables.glob("*/*.parquet"))) == 2 and not list(folder.work.rglob("*.mp4"))
    assert run([f"{store}/*/*.mp4"], tmp_path / "out", tracker).earlier == 1


def test_a_web_server(server, tracker, tmp_path):
    addresses = [f"{server}/{name}.mp4" for name in ("stops", "gone", "grey")]
    result = run(addresses, tmp_path / "out", tracker)
    sentences = {Path(each.source).name: each.sentence for each in result.failed}
    assert result.done == 1 and set(sentences) == {"stops.mp4", "gone.mp4"}
    assert "stops.mp4" in sentences["stops.mp4"] and "There is nothing at" in sentences["gone.mp4"]
    assert not [path for path in (tmp_path / "out/.work").rglob("*") if path.is_file()]


class SilentStore(fsspec.AbstractFileSystem):
    """A store that does not answer until the test is over."""

    protocol = "silent"
    over = threading.Event()

    def get_file(self, *_: object, **__: object) -> None:
        self.over.wait(30)

    def info(self, *_: object, **__: object) -> dict:
        self.over.wait(30)
        raise FileNotFoundError


@pytest.fixture
def silent() -> Iterator[None]:
    fsspec.register_implementation("silent", SilentStore, clobber=True)
    SilentStore.over.clear()
    yield
    SilentStore.over.set()


def test_a_store_that_does_not_answer_is_given_up(silent, tmp_path):
    with pytest.raises(UserError, match=r"silent://clips/a.mp4 has not answered for 0.3 s"):
        download("silent://clips/a.mp4", tmp_path, 0.3, lambda done, total: None)
    assert not list(tmp_path.iterdir())


def test_a_store_that_does_not_list_its_videos_is_given_up(silent):
    with pytest.raises(UserError, match=r"^silent://clips has not answered for 0.3 s: check the network"):
        find_items(["silent://clips"], 0.3)


def test_a_copy_that_fills_the_disk_ends_the_run(store, tracker, tmp_path):
    full_disk = pytest.importorskip("full_disk", reason="limits of file sizes are Unix's").full_disk
    fsspec.filesystem("memory").pipe("/clips/grey.mp4", bytes(200_000))
    with full_disk(100_000), pytest.raises(UserError, match=r"\(File too large\): free some space .* 0 of 2 videos"):
        run([store], tmp_path / "out", tracker)
    assert not [path for path in (tmp_path / "out/.work").rglob("*") if path.is_file()]


def test_a_copy_that_is_there_is_not_made_again(video, tmp_path):
    shutil.copy(video, tmp_path / "video.mp4")
    assert download("memory://gone.mp4", tmp_path, 1, lambda done, total: None) == tmp_path / "video.mp4"


@pytest.mark.parametrize(
    ("address", "sentence"),
    [
        ("memory://gone", "There is no video at memory://gone"),
        ("nowhere://bucket/a.mp4", "cannot be opened"),
        ("s3://bucket/a.mp4", "needs another package"),
    ],
)
def test_addresses_without_a_video(address, sentence):
    if "package" in sentence and find_spec("s3fs"):
        pytest.skip("s3fs is installed")
    with pytest.raises(UserError, match=sentence):
        find_items([address])


def test_logins_are_not_shown():
    assert Item("https://ann:secret@host/a.mp4", "a").label == "https://host/a.mp4"
