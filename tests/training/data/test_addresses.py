import http.server
import threading
from functools import partial
from pathlib import Path

import pytest

from handmirror.core.assets import asset
from handmirror.core.errors import UserError
from handmirror.training.data.poses_to_shards import main as poses_to_shards
from handmirror.training.data.shards import find_shards, read_clips


@pytest.fixture(scope="module")
def shard(tmp_path_factory) -> Path:
    """A shard of three frames."""
    folder = tmp_path_factory.mktemp("data")
    lines = asset("demo/truth.jsonl").read_text().splitlines()[:3]
    (folder / "truth.jsonl").write_text("\n".join(lines))
    poses_to_shards(str(asset("demo/demo.mp4")), folder / "truth.jsonl", folder / "shards", "free")
    return folder / "shards/shard-000000.tar"


@pytest.mark.parametrize(
    "address",
    [
        "pipe:touch {marker}; cat {shard}",
        "PIPE:touch {marker}",
        "http://localhost:1/a.tar::pipe:touch {marker}",
        "{{pipe:touch {marker},http://localhost:1/a.tar}}",
        "{{pip,x}}e:touch {marker}",
        "file:{shard}",
        "file://{shard}",
        "s3://bucket/a.tar",
        "gs://bucket/a.tar",
        "hf://bucket/a.tar",
        "ftp://localhost/a.tar",
        "http:a.tar",
    ],
)
def test_only_http_and_https_addresses_are_read_and_nothing_is_executed(shard, tmp_path, address):
    where = address.format(marker=tmp_path / "ran", shard=shard)
    with pytest.raises(UserError, match=r"cannot be read from .*http or https address\.$|has no shards: give"):
        list(read_clips(find_shards([where])))
    with pytest.raises(UserError):  # also where the name of a shard comes from somewhere else
        list(read_clips([where]))
    assert not (tmp_path / "ran").exists()


def test_existing_files_are_paths_whatever_their_name(shard, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("pipe:touch ran #", "http:", "a{1,2}b::c"):
        folder = Path(name)
        folder.mkdir()
        (folder / "a.tar").write_bytes(shard.read_bytes())
        for where in (name, f"{name}/a.tar", folder):
            assert [len(clip) for clip in read_clips(find_shards(where))] == [3]
    assert not Path("ran").exists()


def test_braces_and_lists_stand_for_several(shard, tmp_path):
    for name in ("s-00.tar", "s-01.tar", "s-02.tar", "t-1.tar"):
        (tmp_path / name).write_bytes(shard.read_bytes())
    found = find_shards(f"{tmp_path}/s-{{02..00}}.tar::{tmp_path}/{{t-1,s-01}}.tar")
    assert [Path(each).name for each in found] == ["s-02.tar", "s-01.tar", "s-00.tar", "t-1.tar", "s-01.tar"]


@pytest.mark.parametrize(
    "where", ["http://x/{0..999999999}.tar", "http://x/" + "{0..9}" * 9, "::".join(["http://x/a"] * 100_001)]
)
def test_too_many_shards_are_refused_at_once(where):
    with pytest.raises(UserError, match="more than 100000 shards"):
        find_shards(where)


class _Server(http.server.SimpleHTTPRequestHandler):
    def do_GET(self):
        if self.path.startswith("/moved"):
            self.send_response(302)
            self.send_header("Location", self.path.removeprefix("/moved?"))
            self.end_headers()
        else:
            super().do_GET()

    def log_message(self, *_):
        pass


def test_shards_are_read_from_the_web_and_redirections_stay_there(shard, monkeypatch):
    monkeypatch.setenv("no_proxy", "*")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), partial(_Server, directory=str(shard.parent)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    base = f"http://127.0.0.1:{server.server_port}"
    try:
        found = find_shards(f"{base}/shard-{{000000..000000}}.tar::{base}/moved?/shard-000000.tar")
        assert [len(clip) for clip in read_clips(found)] == [3, 3]
        for wrong in (f"{base}/none.tar", f"{base}/moved?file://{shard}", f"{base}/moved?ftp://127.0.0.1/a.tar"):
            with pytest.raises(
                UserError, match=r"^The shard http.* cannot be read \(.+\): copy it again or recreate it\.$"
            ):
                list(read_clips([wrong]))
    finally:
        server.shutdown()
        server.server_close()
