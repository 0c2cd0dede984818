"""PyTorch's own files, as weights that a training starts from and in place of a checkpoint."""

import os
import pickle
from collections.abc import Iterator
from pathlib import Path

from tests.probes._track import tracks
from tests.probes.frame import Probe, loads

KIND = "torch file"
LOAD = "handmirror.core.network.weights:read_weights"


class _Payload:
    def __init__(self, marker: Path) -> None:
        self.marker = marker

    def __reduce__(self) -> tuple:
        return os.mkdir, (str(self.marker),)


def probes(folder: Path, marker: Path) -> Iterator[Probe]:
    """What works, what would run code, what is damaged."""
    import torch

    good, nan = {"a": torch.ones(3)}, {"a": torch.tensor([1.0, torch.nan])}
    files = {"good": good, "nan": nan, "payload": {"a": _Payload(marker)}, "module": torch.nn.Linear(2, 2), "list": [1]}
    for name, content in files.items():
        for zipped in (True, False):
            path = folder / f"{name}-{zipped}.pt"
            torch.save(content, path, _use_new_zipfile_serialization=zipped)
            yield Probe(path.name, loads(LOAD, path), "works" if name == "good" else "refused")
    (folder / "plain.pt").write_bytes(pickle.dumps(_Payload(marker)))
    whole = (folder / "good-True.pt").read_bytes()
    (folder / "half.pt").write_bytes(whole[: len(whole) // 2])
    (folder / "empty.pt").write_bytes(b"")
    (folder / "far-memo.pt").write_bytes(b"\x80\x02]r\xff\xff\xff\xff.")
    for name in ("plain.pt", "half.pt", "empty.pt", "far-memo.pt", "none.pt"):
        yield Probe(name, loads(LOAD, folder / name))
    for name in ("good-True.pt", "payload-True.pt", "payload-False.pt", "plain.pt"):
        yield Probe(f"{name} in track", tracks(folder, "--checkpoint", folder / name))
