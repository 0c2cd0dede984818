"""Hand models as .npz."""

from collections.abc import Iterator
from pathlib import Path

from core.assets import ASSETS
from tests.probes.frame import Probe, loads

KIND = "hand model .npz"
LOAD = "core.hand.model:load_arrays"


def probes(folder: Path, marker: Path) -> Iterator[Probe]:
    """Half a file, an empty one."""
    good = (ASSETS / "hand_model/hand_right.npz").read_bytes()
    (folder / "half.npz").write_bytes(good[: len(good) // 2])
    (folder / "good.npz").write_bytes(good)
    yield Probe("half", loads(LOAD, folder / "half.npz"))
    yield Probe("good", loads(LOAD, folder / "good.npz"), "works")
