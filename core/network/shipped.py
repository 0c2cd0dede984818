"""The networks that ship with Handmirror."""

from pathlib import Path

from handmirror.core.assets import asset, file_sha256
from handmirror.core.network.checkpoint import read_facts
from handmirror.core.network.parts import Part, landmarks_part, palms_part, posenet_parts


def shipped_network(hand_model: Path | None = None) -> Path | None:
    """The checkpoint that ships; None when it was trained with another hand model than this file."""
    path = asset("checkpoints/stage2.safetensors")
    known = hand_model is None or read_facts(path)[1].hand_model_sha256 == file_sha256(hand_model)
    return path if known else None


def shipped_parts() -> list[Part]:
    """The parts of all networks that ship."""
    checkpoint = shipped_network()
    assert checkpoint is not None
    return [palms_part(), landmarks_part(), *posenet_parts(checkpoint, read_facts(checkpoint)[0])]
