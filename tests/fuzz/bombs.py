"""Small files that ask for far more memory or time than they have bytes."""

import io
import json
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from itertools import pairwise

from .damage import changed

Bomb = tuple[str, str, Callable[[list[bytes]], bytes]]  # target, what it is, made of the target's seeds


def _png(seeds: list[bytes]) -> bytes:
    head = struct.pack(">IIBBBBB", 30000, 30000, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(bytes(100))), (b"IEND", b""))
    made = (struct.pack(">I", len(d)) + n + d + struct.pack(">I", zlib.crc32(n + d)) for n, d in chunks)
    return b"\x89PNG\r\n\x1a\n" + b"".join(made)


def _jpeg(seeds: list[bytes]) -> bytes:
    place = seeds[0].index(b"\xff\xc0") + 5
    return changed(seeds[0], place, struct.pack(">HH", 65000, 65000))


def _bmp(seeds: list[bytes]) -> bytes:
    return changed(seeds[0], 18, struct.pack("<ii", 30000, 30000))


def _array(shape: str, kind: str = "<f8") -> bytes:
    header = f"{{'descr': '{kind}', 'fortran_order': False, 'shape': {shape}, }}".encode()
    return b"\x93NUMPY\1\0" + struct.pack("<H", len(header)) + header


def _npz(array: Callable[[], Iterator[bytes]]) -> Callable[[list[bytes]], bytes]:
    def made(seeds: list[bytes]) -> bytes:
        kept = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(seeds[0])) as seed, zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as file:
            for name in seed.namelist():
                with file.open(name, "w", force_zip64=True) as part:
                    for block in array():
                        part.write(block)
        return kept.getvalue()

    return made


def _claimed() -> Iterator[bytes]:
    yield _array("(999999999999, 3)")


def _inflated() -> Iterator[bytes]:
    yield _array("(40000000, 10)")
    yield bytes(1000)


def _safetensors(seeds: list[bytes]) -> bytes:
    return (2**60).to_bytes(8, "little") + seeds[0][8:]


def config_of(**changes: object) -> Callable[[list[bytes]], bytes]:
    """A checkpoint whose config says something else."""

    def made(seeds: list[bytes]) -> bytes:
        size = int.from_bytes(seeds[0][:8], "little")
        header = json.loads(seeds[0][8 : 8 + size])
        config = json.loads(header["__metadata__"]["config"])
        header["__metadata__"]["config"] = json.dumps(config | changes)
        new = json.dumps(header).encode()
        return len(new).to_bytes(8, "little") + new + seeds[0][8 + size :]

    return made


def _tar(seeds: list[bytes]) -> bytes:
    info = tarfile.TarInfo("a.labels.npz")
    info.size = 2**40
    return info.tobuf() + seeds[0]


def _nested(seeds: list[bytes]) -> bytes:
    return b'{"a":' + b"[" * 200_000


def _yaml(seeds: list[bytes]) -> bytes:
    names = "abcdefghi"
    lines = ["a: &a [x, x, x, x, x, x, x, x, x]"]
    lines += [f"{now}: &{now} [{', '.join([f'*{before}'] * 9)}]" for before, now in pairwise(names)]
    return "\n".join([*lines, "model: *i", "data: *i"]).encode()


def _huge_layer(**layers: int) -> dict[str, object]:
    return {"decoder": {"layers": 1, "heads": 2, "dim_head": 8, "mlp": 16} | layers}


BOMBS: tuple[Bomb, ...] = (
    ("pictures/picture.png", "30000 pixels wide", _png),
    ("pictures/picture.bmp", "30000 pixels wide", _bmp),
    ("pictures/picture.jpg", "65000 pixels wide", _jpeg),
    ("jpeg/camera.jpg", "65000 pixels wide", _jpeg),
    ("hand-models/hand.npz", "arrays of terabytes", _npz(_claimed)),
    ("hand-models/hand.npz", "arrays of gigabytes", _npz(_inflated)),
    ("checkpoints/facts.safetensors", "a header of exabytes", _safetensors),
    ("checkpoints/net.safetensors", "a header of exabytes", _safetensors),
    ("checkpoints/net.safetensors", "ten million layers", config_of(**_huge_layer(layers=10**7))),
    ("checkpoints/net.safetensors", "a layer of terabytes", config_of(**_huge_layer(mlp=10**11))),
    ("checkpoints/net.safetensors", "tokens of a million numbers", config_of(dim=10**6)),
    ("checkpoints/net.safetensors", "windows of a billion frames", config_of(stage=2, num_frame=10**9)),
    ("tokens/tokens-000-000000.safetensors", "a header of exabytes", _safetensors),
    ("shards/shard-000000.tar", "a member of a terabyte", _tar),
    ("sessions/session.json", "lists in lists", _nested),
    ("sessions/frames.jsonl", "lists in lists", _nested),
    ("sessions/poses.jsonl", "lists in lists", _nested),
    ("sessions/markers.json", "lists in lists", _nested),
    ("calibrations/calibration.json", "lists in lists", _nested),
    ("calibrations/calibration.yaml", "lists of lists by name", _yaml),
    ("runs/config.yaml", "lists of lists by name", _yaml),
    ("graphs/palms-0.json", "lists in lists", _nested),
    ("engines/trial.json", "lists in lists", _nested),
)
