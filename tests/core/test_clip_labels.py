"""A clip whose labels are damaged or lie is refused in one sentence, before anything is unpacked."""

import io
import json

import numpy as np
import pytest

from core.clips.schema import LABELS, Clip, from_sample, to_sample
from core.errors import UserError
from core.types import Side

FRAMES = 3


@pytest.fixture
def sample():
    labels = {name: np.zeros((FRAMES, *shape), kind) for name, (shape, kind) in LABELS.items()}
    clip = Clip("a", (b"jpeg",) * FRAMES, labels, Side.RIGHT, "free", "a test")
    return to_sample(clip) | {"__url__": "x.tar"}


def refused(sample, match):
    with pytest.raises(UserError, match=rf"The clip a in x\.tar is not one of Handmirror's \({match}"):
        from_sample(sample)


def test_labels_of_other_shapes_types_and_values_are_refused(sample):
    def packed(**changes):
        buffer = io.BytesIO()
        with np.load(io.BytesIO(sample["labels.npz"])) as labels:
            np.savez(buffer, **(dict(labels) | changes))
        return {**sample, "labels.npz": buffer.getvalue()}

    assert len(from_sample(packed())) == FRAMES
    refused(packed(focal=np.zeros((FRAMES + 1, 2))), "focal has the shape 4x2, not 3x2")
    refused(packed(focal=np.full((FRAMES, 2), np.nan)), "focal holds values that are not finite")
    refused(packed(focal=np.zeros((FRAMES, 2), complex)), "focal holds values of the type complex128")
    refused(packed(focal=np.array([[1, None]] * FRAMES)), "focal holds values of the type object")
    refused({**sample, "labels.npz": b""}, "it is incomplete or not an .npz file")
    refused({**sample, "about.json": json.dumps([]).encode()}, "")


def test_no_damage_is_a_traceback(sample):
    good, random = sample["labels.npz"], np.random.default_rng(0)
    for k in range(100):
        data = bytearray(good[: len(good) * (k + 1) // 50] if k < 50 else good)
        data[int(random.integers(len(data)))] ^= 1 << k % 8
        try:
            from_sample({**sample, "labels.npz": bytes(data)})
        except UserError as error:
            assert "\n" not in str(error)
