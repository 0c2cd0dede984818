"""What the converters of data sets read, the knobs of rendered pictures, and benchmark folders."""

import hashlib
import json
import pickle
from pathlib import Path

import cv2
import numpy as np

from .media import picture
from .target import BrokenPropertyError, Target

META = {"serials": ["836212060125", "839512060362"], "ycb_ids": [2, 5], "mano_sides": ["right"], "num_frames": 72}
POSE = {"camMat": np.eye(3), "handPose": np.zeros(48), "handTrans": np.zeros(3), "objName": "010_potted_meat_can"}


def _yaml_seeds(folder: Path) -> list[bytes]:
    import yaml

    return [yaml.safe_dump(META).encode()]


def read_yaml_file(path: Path) -> None:
    """As of DexYCB."""
    from handmirror.training.data.converters.common import read_yaml

    read_yaml(path, "DexYCB")


def read_json_file(path: Path) -> None:
    """As of FreiHAND."""
    from handmirror.training.data.converters.common import read_json

    read_json(path, "FreiHAND")


def read_pickle_file(path: Path) -> None:
    """As of HO3D."""
    from handmirror.training.data.converters.common import array, entries_of, read_pickle

    content = read_pickle(path, "HO3D")
    with entries_of(path, "HO3D"):
        pose = array(content["handPose"], (48,), path, "handPose")
    if pose.dtype != float or pose.shape != (48,):
        raise BrokenPropertyError(f"a pose of {pose.shape} {pose.dtype}")


def read_picture_file(path: Path) -> None:
    """As of any."""
    from handmirror.training.data.converters.common import read_image

    if read_image(path, "HO3D").dtype != np.uint8:
        raise BrokenPropertyError("no 8-bit picture")


def _knob_seeds(folder: Path) -> list[bytes]:
    from handmirror.training.synthetic.knobs import describe

    return [describe().encode(), b"camera:\n  distance_m: [0.3, 0.6]\n"]


def read_knob_file(path: Path) -> None:
    """A file of knobs."""
    from handmirror.training.synthetic.knobs import read_knobs

    read_knobs([str(path)])


def _manifest_seeds(folder: Path) -> list[bytes]:
    from handmirror.core.bench.quality.manifest import SEEDS, VERSION, ClipFacts, Manifest, write_manifest

    (folder / "border-test-00").mkdir(exist_ok=True)
    for name in ("video.mp4", "truth.jsonl"):
        (folder / "border-test-00" / name).touch()
    hashes = dict.fromkeys(("video.mp4", "truth.jsonl"), hashlib.sha256().hexdigest())
    clip = ClipFacts("border-test-00", "border", "test", "left", 9, hashes)
    write_manifest(folder, Manifest(VERSION, {"test": SEEDS["test"]}, ("border",), 1, (640, 360), 30, 0.3, (clip,)))
    return [(folder / "manifest.json").read_bytes()]


def read_manifest_file(path: Path) -> None:
    """Of a benchmark folder."""
    from handmirror.core.bench.quality.manifest import check_folder

    check_folder(path.parent)


def _truth_seeds(folder: Path) -> list[bytes]:
    hand = {"side": "left", "track": 1, "joints": [[0.1, 0.0, 0.5]] * 21, "inside": 1.0, "visible": 0.4, "box": None}
    line = {"frame": 0, "image": "000000", "size": [64, 36], "K": [[50, 0, 32], [0, 50, 18], [0, 0, 1]]}
    return [(json.dumps({**line, "hands": [hand, hand]}) + "\n").encode() * 2]


def read_truth_file(path: Path) -> None:
    """Of a clip of a benchmark folder."""
    from handmirror.core.bench.quality.truth import read_truth

    read_truth(path)


TARGETS = (
    Target("datasets", "meta.yml", _yaml_seeds, read_yaml_file),
    Target("datasets", "training_xyz.json", lambda folder: [json.dumps([[[0.1] * 3] * 21]).encode()], read_json_file),
    Target(
        "datasets", "0000.pkl", lambda folder: [pickle.dumps(POSE, protocol) for protocol in (2, 4)], read_pickle_file
    ),
    Target("datasets", "0000.png", lambda folder: [cv2.imencode(".png", picture())[1].tobytes()], read_picture_file),
    Target("datasets", "manifest.json", _manifest_seeds, read_manifest_file),
    Target("datasets", "truth.jsonl", _truth_seeds, read_truth_file),
    Target("datasets", "knobs.yaml", _knob_seeds, read_knob_file, names_file=False, slowness=10),
)
