"""Shards that are damaged or made to do harm: each is a sentence that names it, in little time and memory."""

import io
import json
import tarfile

import cv2
import numpy as np
import pytest

from handmirror.core.assets import asset
from handmirror.core.clips.schema import to_sample
from handmirror.core.errors import UserError
from handmirror.training.data.poses_to_shards import main as poses_to_shards
from handmirror.training.data.reading import Reading, clip_loader
from handmirror.training.data.shards import find_shards, read_clips


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """The files of a clip of two frames."""
    folder = tmp_path_factory.mktemp("data")
    (folder / "truth.jsonl").write_text("\n".join(asset("demo/truth.jsonl").read_text().splitlines()[:2]))
    poses_to_shards(str(asset("demo/demo.mp4")), folder / "truth.jsonl", folder / "shards", "free")
    return to_sample(next(read_clips(find_shards(folder / "shards"))))


def npz(sample, **changes):
    labels = {**np.load(io.BytesIO(sample["labels.npz"])), **changes}
    packed = io.BytesIO()
    np.savez(packed, **labels)
    return {"labels.npz": packed.getvalue()}


def about(sample, **changes):
    return {"about.json": json.dumps({**json.loads(sample["about.json"]), **changes}).encode()}


def labels_of(sample, name):
    return np.load(io.BytesIO(sample["labels.npz"]))[name]


def write(path, files, mode="w", **more):
    with tarfile.open(path, mode, **more) as tar:
        for name, content in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(content)
            tar.addfile(entry, io.BytesIO(content))
    return path


def refused(path, says):
    """That reading it as training does ends with a sentence that has this in it."""
    with pytest.raises(UserError) as caught:
        list(clip_loader(Reading(tuple(find_shards(path))), 1))
    sentence = str(caught.value)
    assert says in sentence and path.name in sentence and "\n" not in sentence and len(sentence) < 600, sentence


CONTENT = {
    "nan": (lambda s: npz(s, joint_img=np.full((2, 21, 2), np.nan)), "joint_img contains values that are not finite"),
    "huge": (lambda s: npz(s, focal=np.full((2, 2), 1e30)), "focal has an implausible value"),
    "no focal": (lambda s: npz(s, focal=np.zeros((2, 2))), "no focal length"),
    "half labelled": (lambda s: npz(s, joint_valid=np.full((2, 21), 0.5)), "not 0 or 1"),
    "unlabelled": (lambda s: npz(s, joint_valid=np.zeros((2, 21))), "no labelled joint"),
    "texts": (lambda s: npz(s, timestamp=np.array(["a", "b"])), "timestamp"),
    "objects": (lambda s: npz(s, timestamp=np.array([{}, {}], object)), "create the shards again"),
    "other side": (lambda s: about(s, handedness="up"), "up"),
    "other model": (lambda s: about(s, hand_model=["free"]), "hand model"),
    "no text": (lambda s: about(s, source={"a": 1}), "source"),
    "no facts": (lambda s: about(s, facts=[1]), "facts"),
    "a list": (lambda s: {"about.json": b"[]"}, "create the shards again"),
    "nested": (lambda s: {"about.json": b"[" * 100_000}, "create the shards again"),
}


@pytest.mark.parametrize("name", CONTENT)
def test_impossible_labels_are_named(sample, tmp_path, name):
    change, says = CONTENT[name]
    files = {**sample, **change(sample)}
    key = files.pop("__key__")
    refused(write(tmp_path / "a.tar", {f"{key}.{part}": content for part, content in files.items()}), says)


def test_images_with_many_pixels_are_not_decoded(sample, tmp_path):
    bomb = cv2.imencode(".jpg", np.zeros((5000, 5000), np.uint8))[1].tobytes()
    files = {f"a.{part}": content for part, content in sample.items() if part != "__key__"}
    path = write(tmp_path / "a.tar", files | {"a.000.jpg": bomb})
    message = r"Image 0 of the clip a/000 in .*tar has 5000 x 5000 pixels, more than 384 a side"
    with pytest.raises(UserError, match=message):
        list(clip_loader(Reading(tuple(find_shards(path))), 1))


@pytest.mark.parametrize(
    "name", ["../a.000.jpg", "/etc/a.jpg", "a/../../b.jpg", "a\x1b[2J.jpg", "a" * 400 + ".jpg", "noending"]
)
def test_names_that_lead_elsewhere_are_refused(tmp_path, name):
    refused(write(tmp_path / "a.tar", {name: b"x"}), "has the name")


def test_invalid_and_oversized_archives_are_refused(sample, tmp_path):
    files = {f"a.{part}": content for part, content in sample.items() if part != "__key__"}
    refused(write(tmp_path / "packed.tar", files, "w:gz"), "cannot be read")
    write(tmp_path / "twice.tar", {"a.000.jpg": b"x"})
    write(tmp_path / "twice.tar", {"a.000.jpg": b"y"}, "a")
    refused(tmp_path / "twice.tar", "contains a.000.jpg twice")
    whole = write(tmp_path / "whole.tar", files).read_bytes()
    (tmp_path / "half.tar").write_bytes(whole[: len(whole) // 3])
    refused(tmp_path / "half.tar", "cannot be read")
    many = {f"a.{k:03d}.txt": b"" for k in range(1000)}
    refused(write(tmp_path / "many.tar", many), "too many or too large files")
    for kind in (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE):
        entry = tarfile.TarInfo("a.000.jpg")
        entry.type, entry.linkname = kind, "/etc/passwd"
        with tarfile.open(tmp_path / "link.tar", "w") as tar:
            tar.addfile(entry)
        refused(tmp_path / "link.tar", "not a plain file")
    for kind in (tarfile.REGTYPE, tarfile.XHDTYPE, tarfile.GNUTYPE_LONGNAME):  # sizes that are only stated
        entry = tarfile.TarInfo("a.000.jpg")
        entry.type, entry.size = kind, 10**11
        (tmp_path / "stated.tar").write_bytes(entry.tobuf(tarfile.GNU_FORMAT) + bytes(10_240))
        refused(tmp_path / "stated.tar", "has 100000000000 bytes")
    entry = tarfile.TarInfo("a.000.jpg")
    entry.pax_headers = {"GNU.sparse.major": "0", "GNU.sparse.size": str(10**11), "GNU.sparse.map": f"0,{10**11}"}
    (tmp_path / "sparse.tar").write_bytes(entry.tobuf(tarfile.PAX_FORMAT) + bytes(10_240))
    refused(tmp_path / "sparse.tar", "not a plain file")
    entry.pax_headers = {"size": str(10**11)}
    (tmp_path / "larger.tar").write_bytes(entry.tobuf(tarfile.PAX_FORMAT) + bytes(10_240))
    refused(tmp_path / "larger.tar", "not a plain file")
