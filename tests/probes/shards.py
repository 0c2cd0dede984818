"""Shards of clips and the addresses that they are named by."""

import io
import shutil
import tarfile
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from tests.probes._payloads import pickles
from tests.probes.frame import Probe, loads

KIND = "training shards"
READ = "tests.probes.shards:read"
OPEN = "tests.probes.shards:read_named"


def read(where: Path) -> None:
    """As training, evaluation, inspection and token making read them."""
    from handmirror.training.data.reading import Reading, clip_loader
    from handmirror.training.data.shards import find_shards

    for _ in clip_loader(Reading(tuple(find_shards(str(where)))), 1):
        pass


def read_named(file: Path) -> None:
    """As `read`, where the place is the file's text."""
    read(file.read_text())  # type: ignore[arg-type]  # an address is not a path


def probes(folder: Path, marker: Path) -> Iterator[Probe]:
    """Addresses that would run a program; tar files and members that are damaged, hostile or much."""
    good = _make(folder / "good")
    files = _members(good)
    yield Probe("good", loads(READ, good), "works")
    for name, address in _addresses(marker, good).items():
        (folder / f"{name}.txt").write_text(address)
        yield Probe(f"address: {name}", loads(OPEN, folder / f"{name}.txt"))
    named = folder / f"pipe:touch {marker.name} #"
    named.mkdir()
    shutil.copy(good, named / "a.tar")
    yield Probe("a folder with the name of a pipe", loads(READ, named), "works")
    labels, about = (next(name for name in files if name.endswith(end)) for end in ("labels.npz", "about.json"))
    picture = next(name for name in files if name.endswith(".jpg"))
    contents: dict[str, dict[str, bytes]] = {
        **{f"labels: {kind}": {labels: content} for kind, content in pickles(marker).items()},
        "labels: objects": {labels: _npz(files[labels], np.array([_touch(marker)], object))},
        "labels: not a number": {labels: _npz(files[labels], np.full((2, 21, 2), np.nan))},
        "labels: a bomb": {labels: _npz(files[labels], np.zeros((2, 5_000_000, 2)))},
        "about: deep": {about: b"[" * 1_000_000},
        "about: no counts": {about: b'{"format_version": 1e999}'},
        "picture: a bomb": {picture: _large_picture()},
        "picture: empty": {picture: b""},
        "name: up": {"../../a.000.jpg": b"x"},
        "name: escape": {"a\x1b[2J.000.jpg": b"x"},
    }
    for name, change in contents.items():
        yield _of_members(folder, name, {**files, **change})
    for name, change_bytes in _archives().items():
        path = folder / f"archive {name}.tar"
        path.write_bytes(change_bytes(good.read_bytes()))
        yield Probe(f"archive: {name}", loads(READ, path))


def _make(folder: Path) -> Path:
    from handmirror.core.assets import asset
    from handmirror.training.data.poses_to_shards import main

    folder.mkdir()
    lines = asset("demo/truth.jsonl").read_text().splitlines()[:2]
    (folder / "truth.jsonl").write_text("\n".join(lines))
    main(str(asset("demo/demo.mp4")), folder / "truth.jsonl", folder / "shards", "free")
    return next((folder / "shards").glob("*.tar"))


def _members(path: Path) -> dict[str, bytes]:
    with tarfile.open(path) as tar:
        return {member.name: tar.extractfile(member).read() for member in tar}  # type: ignore[union-attr]


def _of_members(folder: Path, name: str, files: dict[str, bytes]) -> Probe:
    path = folder / f"{name.replace(': ', ' ')}.tar"
    with tarfile.open(path, "w") as tar:
        for member, content in files.items():
            entry = tarfile.TarInfo(member)
            entry.size = len(content)
            tar.addfile(entry, io.BytesIO(content))
    return Probe(name, loads(READ, path))


def _addresses(marker: Path, shard: Path) -> dict[str, str]:
    return {
        "pipe": f"pipe:touch {marker}; cat {shard}",
        "pipe in braces": f"{{{shard},pipe:touch {marker}}}",
        "pipe in a list": f"{shard}::pipe:touch {marker}",
        "quotes": f"http://localhost:1/';touch {marker};'.tar",
        "file": f"file://{shard}",
        "bucket": f"gs://x/$(touch {marker}).tar",
        "braces without end": "http://x/{0..99999999}{0..99999999}.tar",
    }


def _npz(content: bytes, joint_img: np.ndarray) -> bytes:
    packed = io.BytesIO()
    np.savez_compressed(packed, **{**np.load(io.BytesIO(content)), "joint_img": joint_img})
    return packed.getvalue()


def _touch(marker: Path) -> object:
    from tests.probes._payloads import Touch

    return Touch(marker)


def _large_picture() -> bytes:
    import cv2

    return cv2.imencode(".jpg", np.zeros((8000, 8000), np.uint8))[1].tobytes()


def _archives() -> dict[str, Callable[[bytes], bytes]]:
    import gzip

    def stated(kind: bytes) -> bytes:
        entry = tarfile.TarInfo("a.000.jpg")
        entry.type, entry.size = kind, 10**11
        return entry.tobuf(tarfile.GNU_FORMAT) + bytes(10_240)

    def sparse() -> bytes:
        entry = tarfile.TarInfo("a.000.jpg")
        entry.pax_headers = {"GNU.sparse.major": "0", "GNU.sparse.size": str(10**11), "GNU.sparse.map": f"0,{10**11}"}
        return entry.tobuf(tarfile.PAX_FORMAT) + bytes(10_240)

    return {
        "half": lambda whole: whole[: len(whole) // 3],
        "packed": gzip.compress,
        "packed zeros": lambda whole: gzip.compress(bytes(100_000_000)),
        "a stated size": lambda whole: stated(tarfile.REGTYPE),
        "a stated header": lambda whole: stated(tarfile.XHDTYPE),
        "a stated name": lambda whole: stated(tarfile.GNUTYPE_LONGNAME),
        "sparse": lambda whole: sparse(),
        "text": lambda whole: b"no shard " * 1000,
    }
