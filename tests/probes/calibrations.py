"""Calibrations: JSON, YAML, XML and text of other programs."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from handmirror.core.types import Frame
from tests.probes._payloads import pickles, yaml_bombs, yaml_code
from tests.probes._track import tracks
from tests.probes.frame import Probe, loads

KIND = "calibration"
LOAD = "tests.probes.calibrations:use"
GOOD = '{"width": 640, "height": 480, "fx": 600, "fy": 600, "cx": 320, "cy": 240}'


def use(file: Path) -> None:
    """Read a file and ask it about a frame."""
    from handmirror.core.camera.intrinsics import Intrinsics

    intrinsics = Intrinsics.parse(str(file))
    frame = intrinsics.undistort(Frame(np.zeros((480, 640, 3), np.uint8), 0, 0, "grey.jpg"))
    if not np.isfinite(intrinsics.for_frame(frame)).all():
        raise AssertionError("a camera matrix that is not finite was accepted")


def probes(folder: Path, marker: Path) -> Iterator[Probe]:
    """What works, what would run code, what asks for much, and wrong values."""
    contents: dict[str, bytes] = {f"{name}.yaml": text.encode() for name, text in yaml_code(marker).items()}
    contents |= {f"{name}.yml": text.encode() for name, text in yaml_bombs().items()}
    contents |= {f"{name}.json": content for name, content in pickles(marker).items()}
    contents |= {name: text.encode() for name, text in _wrong().items()}
    (folder / "good.json").write_text(GOOD)
    yield Probe("a good one", loads(LOAD, folder / "good.json"), "works")
    for name, content in contents.items():
        (folder / name).write_bytes(content)
        yield Probe(name, loads(LOAD, folder / name))
    for name in ("apply.yaml", "aliases.yml", "pickle 4.json", "nan.json", "entities.xml"):
        yield Probe(f"{name} in track", tracks(folder, "--intrinsics", folder / name))


def _wrong() -> dict[str, str]:
    entities = "".join(f'<!ENTITY e{k} "{f"&e{k - 1};" * 10}">' for k in range(1, 12))
    size, centre = '{"width": 640, "height": 480, ', '"cx": 320, "cy": 240}'
    return {
        "empty.json": "",
        "cut.json": GOOD[:40],
        "deep.json": "[" * 200_000,
        "nan.json": size + '"fx": NaN, "fy": 600, ' + centre,
        "infinite.json": size + '"fx": 1e999, "fy": 600, ' + centre,
        "negative.json": size + '"fx": -600, "fy": 600, ' + centre,
        "text.json": size + '"fx": "wide", "fy": 600, ' + centre,
        "true.json": size + '"fx": true, "fy": 600, ' + centre,
        "huge.json": size + f'"fx": {"9" * 5000}, "fy": 600, ' + centre,
        "no-size.json": '{"width": 0, "height": 0, "fx": 600, "fy": 600, ' + centre,
        "other-shape.json": '{"width": 640, "height": 640, "fx": 600, "fy": 600, "cx": 320, "cy": 320}',
        "unknown-lens.json": size + '"fx": 600, "fy": 600, "distortion_model": "fish", "D": [9], ' + centre,
        "long.json": "[" + "1," * 20_000_000 + "1]",
        "entities.xml": f'<!DOCTYPE a [<!ENTITY e0 "x">{entities}]><opencv_storage>&e11;</opencv_storage>',
        "other-file.xml": '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/hostname">]><a>&e;</a>',
        "cameras.txt": "1 OPENCV 640 480 600\n",
    }
