"""Clips: damaged labels and places that cannot be written are refused in one sentence."""

import numpy as np
import pytest

from handmirror.core.clips.schema import LABELS, Clip, from_sample, to_sample
from handmirror.core.clips.writer import ClipWriter
from handmirror.core.errors import UserError
from handmirror.core.types import Side


def test_no_damage_of_a_clips_labels_is_a_traceback():
    labels = {name: np.ones((3, *shape), kind) for name, (shape, kind) in LABELS.items()}
    labels["focal"] = labels["focal"] * 500
    sample = to_sample(Clip("a", (b"jpeg",) * 3, labels, Side.RIGHT, "free", "a test")) | {"__url__": "x.tar"}
    assert len(from_sample(sample)) == 3
    good, random, refused = sample["labels.npz"], np.random.default_rng(0), 0
    for k in range(100):
        data = bytearray(good[: len(good) * (k + 1) // 50] if k < 50 else good)
        data[int(random.integers(len(data)))] ^= 1 << k % 8
        try:
            from_sample({**sample, "labels.npz": bytes(data)})
        except UserError as error:
            refused += 1
            assert "The clip a in x.tar is not a valid training clip" in str(error) and "\n" not in str(error)
    assert refused > 60


def test_a_folder_that_cannot_be_made_is_one_sentence(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(UserError, match="shards cannot be created"):
        ClipWriter(tmp_path / "file" / "shards", "a test", "free")
