"""Hand models as .npz and as MANO's .pkl."""

import io
import os
import pickle
import struct
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from handmirror.core.assets import ASSETS
from handmirror.core.hand.model import load_arrays
from tests.mano_files import mano_content, write_mano
from tests.probes._track import tracks
from tests.probes.frame import Probe, loads

KIND = "hand model"
LOAD = "handmirror.core.hand.model:load_arrays"
MEMORY = 400_000_000  # bytes


class _Call:
    """Pickled as a call."""

    def __init__(self, function: Callable, *arguments: Any) -> None:
        self.call = (function, arguments)

    def __reduce__(self) -> tuple:
        return self.call


def probes(folder: Path, marker: Path) -> Iterator[Probe]:
    """Of both kinds of file: what works, what is damaged, what lies, and what would run code."""
    yield from _good(folder)
    for name, content in [*_npz(marker), *_pickles(marker)]:
        path = folder / name
        path.write_bytes(content)
        yield Probe(name, loads(LOAD, path), memory=MEMORY)
    for name in ("payload.pkl", "payload-array.npz", "bomb.npz", "half.npz", "picture.npz"):
        yield Probe(f"{name} in track", tracks(folder, "--hand-model", folder / name))
    yield from _damaged(folder)


def _good(folder: Path) -> Iterator[Probe]:
    mano, session = write_mano(folder / "MANO_RIGHT.pkl"), folder / "tracked"
    yield Probe("MANO_RIGHT.pkl", loads(LOAD, mano), "works", memory=MEMORY)
    yield Probe("MANO_RIGHT.pkl in track", tracks(folder, "--hand-model", mano), "works")
    command = [
        "-m",
        "handmirror",
        "export",
        str(session),
        "--format",
        "csv",
        "--out",
        str(folder / "a.csv"),
        "--hand-model",
    ]
    yield Probe("MANO_RIGHT.pkl in export", [*command, str(mano)], "either")  # no hand is in the grey picture
    np.savez(folder / "left.npz", **(load_arrays() | {"v_template": load_arrays()["v_template"] * (-1, 1, 1)}))
    yield Probe("a left hand", loads(LOAD, folder / "left.npz"), says="left hand")


def _npz(marker: Path) -> Iterator[tuple[str, bytes]]:
    good, arrays = (ASSETS / "hand_model/hand_right.npz").read_bytes(), load_arrays()
    yield "half.npz", good[: len(good) // 2]
    yield "empty.npz", b""
    yield "picture.npz", b"\x89PNG\r\n\x1a\n" + bytes(100)
    payload = np.array(_Call(os.mkdir, str(marker)), object)
    for name in ("f", "J_regressor"):
        yield f"payload-{name}.npz", _packed(**(arrays | {name: payload}))
    yield "payload-array.npz", _packed(**dict.fromkeys(arrays, payload))
    yield "nan.npz", _packed(**(arrays | {"weights": arrays["weights"] * np.nan}))
    huge = b"{'descr': '<f8', 'fortran_order': False, 'shape': (778, 3)}"
    yield "bomb.npz", _entry(huge, bytes(1 << 20), 3000)
    yield "lying-shape.npz", _entry(b"{'descr': '<f8', 'fortran_order': False, 'shape': (400000000,)}", b"", 1)
    yield "deep-header.npz", _entry(b"(" * 9_000, b"", 1)
    yield "long-header.npz", _entry(b" " * 65_000, b"", 1)
    many = io.BytesIO()
    with zipfile.ZipFile(many, "w") as file:
        for k in range(20_000):
            file.writestr(f"{k}.npy", b"")
    yield "many-entries.npz", many.getvalue()


def _pickles(marker: Path) -> Iterator[tuple[str, bytes]]:
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        yield f"payload-{protocol}.pkl", pickle.dumps(_Call(os.mkdir, str(marker)), protocol)
    yield "payload.pkl", pickle.dumps(mano_content() | {"weights": _Call(os.mkdir, str(marker))}, 2)
    where = str(marker).encode()
    text = b"X" + struct.pack("<I", len(where)) + where
    yield "payload-inst.pkl", b"(V" + where + b"\nios\nmkdir\n."
    yield "payload-obj.pkl", b"\x80\x02(cos\nmkdir\n" + text + b"o."
    yield "payload-newobj.pkl", b"\x80\x02cos\nmkdir\n" + text + b"\x85\x81."
    yield "payload-stack-global.pkl", b"\x80\x04\x8c\x02os\x8c\x05mkdir\x93" + text + b"\x85R."
    yield "payload-builtin.pkl", b"\x80\x02cbuiltins\nopen\n" + text + b"X\1\0\0\0w\x86R."
    code = f"open({str(marker)!r}, 'w')".encode()
    packed = b"X" + struct.pack("<I", len(code)) + code
    yield "payload-numpy.pkl", b"\x80\x02cnumpy.testing._private.utils\nrunstring\n" + packed + b"}\x86R."
    yield "payload-dotted.pkl", b"\x80\x04\x8c\x05numpy\x8c\x0bf2py.os.mkdir\x93" + text + b"\x85R."
    yield "payload-eval.pkl", b"\x80\x02c__builtin__\neval\n" + packed + b"\x85R."
    yield "persistent.pkl", b"\x80\x02PX\n."
    yield "far-memo.pkl", b"\x80\x02]r\xff\xff\xff\xff."
    yield "long-text.pkl", b"\x80\x04\x8d" + struct.pack("<Q", 1 << 40) + b"."
    yield "long-number.pkl", b"\x80\x02I" + b"9" * 1_000_000 + b"\n."
    yield "many-lists.pkl", b"\x80\x02" + b"]" * 20_000_000 + b"."
    yield "deep-tuples.pkl", b"\x80\x02)" + b"\x85" * 200_000 + b"."
    shared = b"".join(b"h%ch%c\x86q%c" % (k, k, k + 1) for k in range(60))
    yield "hash-bomb.pkl", b"\x80\x02}K\x01q\x00" + shared + b"K\x01s."
    array = (
        b"cnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\n(J\xff\xff\xff\x7fJ\xff\xff\xff\x7ftX\1\0\0\0b\x87R."
    )
    yield "huge-array.pkl", b"\x80\x02" + array


def _damaged(folder: Path) -> Iterator[Probe]:
    """Files with bytes turned over: opened or refused, never a crash; many in one process, for speed."""
    random = np.random.default_rng(0)
    for name in ("hand_right.npz", "MANO_RIGHT.pkl"):
        good = (ASSETS / "hand_model" / name if name.endswith("npz") else folder / name).read_bytes()
        place = folder / f"damaged-{name}"
        place.mkdir()
        for k in range(100):
            data = bytearray(good[: len(good) * (k + 1) // 50] if k < 50 else good)
            for at in random.integers(0, 2000 if k % 2 else len(data), 3):
                data[min(at, len(data) - 1)] ^= 1 << k % 8
            (place / f"{k}").write_bytes(data)
        yield Probe(f"100 damaged {name}", loads("tests.probes.hand_models:load_all", place), "works", memory=MEMORY)


def load_all(folder: Path) -> None:
    """Open each file of a folder; UserErrors are as they should be."""
    from handmirror.core.errors import UserError

    for path in folder.iterdir():
        try:
            load_arrays(path)
        except UserError as error:
            assert "\n" not in str(error)


def _packed(**arrays: np.ndarray) -> bytes:
    packed = io.BytesIO()
    np.savez(packed, **arrays)
    return packed.getvalue()


def _entry(header: bytes, block: bytes, count: int) -> bytes:
    """An .npz whose v_template has this header and so many blocks of data: gigabytes where it is a bomb."""
    packed = io.BytesIO()
    with (
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive,
        archive.open("v_template.npy", "w", force_zip64=True) as file,
    ):
        file.write(b"\x93NUMPY\x01\x00" + struct.pack("<H", len(header)) + header)
        for _ in range(count):
            file.write(block)
    return packed.getvalue()
