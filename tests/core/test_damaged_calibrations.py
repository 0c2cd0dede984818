"""What is wrong with a calibration file, in one sentence."""

import time

import pytest
from camera_facts import K, written

from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.errors import UserError


@pytest.mark.parametrize(
    ("content", "word"),
    [
        ("cam0:\n  camera_model: omni\n  intrinsics: [0.8, 500, 510, 322, 238]\n", "omni"),
        ("cam0:\n  camera_model: ds\n  intrinsics: [0.1, 0.5, 500, 510, 322, 238]\n", "ds"),
        ("1 THIN_PRISM_FISHEYE 640 480 500 510 322 238 0 0 0 0 0 0 0 0\n", "THIN_PRISM_FISHEYE"),
        ({"K": K, "distortion_model": "moustache", "D": [0.1]}, "moustache"),
        ({"K": K, "lens_distortion_table": [0.1, 0.2]}, "lensdistortiontable"),
        ({"K": K, "distortion": {"table": [0.1, 0.2]}}, "distortiontable"),
        ({"cam": {"K": K}, "my_distortion": [0.1]}, "mydistortion"),
        ({"M1": K, "D1": [0.1, 0.2, 0, 0]}, '"d1"'),
        ({"colmap": 5}, "does not contain"),
        ({"size": [640]} | {"K": K}, "size"),
        ({"K": K, "dist": [0.1, 0.2, 0.3]}, "3 distortion coefficients"),
        ({"K": K, "dist": [*[0.1] * 12, 0.2, 0.1]}, "tilted"),
        ({"K": K, "dist": [float("nan"), 0.1]}, "finite"),
        ({"K": K, "dist": "0.1, 0.2"}, "lens model"),
        ({"K": K, "dist": [True]}, "list of numbers"),
        ({"K": K, "width": "wide", "height": 480}, "size"),
        ({"K": K, "width": -640, "height": 480}, "size"),
        ({"K": K, "width": 640}, "size"),
        ({"fx": True, "fy": 500, "cx": 320, "cy": 240}, "does not contain"),
        ({"fx": "500", "fy": "500", "cx": "320", "cy": "240"}, "does not contain"),
        ({"fx": 0.8, "fy": 0.8, "cx": 0.5, "cy": 0.5}, "pixels"),
        ("a: &a [1, 1]\nb: *a\n", "aliases"),
        ("a: !!int ''\n", "neither JSON nor YAML"),
        ("K: !!python/object/apply:os.system ['true']\n", "neither JSON nor YAML"),
        ("[" * 100_000, "cannot be read"),
        ("a: " + "[" * 5000, "neither|cannot be read"),
        ("<a>" * 1000, "nested|XML"),
        ('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "entities"),
        ("1 2 3 4 5", "5 numbers"),
        ("", "empty"),
        ("K: [1\0]", "text"),
        ("1 OPENCV 640 480 500\n", "truncated"),
        ("1 PINHOLE 640 480 500 510 322 238\n1\n", "truncated"),
    ],
)
def test_what_is_wrong_is_one_sentence(tmp_path, content, word):
    with pytest.raises(UserError, match=word) as caught:
        Intrinsics.parse(written(tmp_path, content))
    assert str(tmp_path) in str(caught.value) and str(caught.value).endswith(".") and "\n" not in str(caught.value)


@pytest.mark.parametrize("start", [b'{"K": [', b"K: [1, "])
def test_a_huge_file_is_refused_quickly(tmp_path, start):
    path = tmp_path / "huge"
    with path.open("wb") as file:
        file.write(start)
        file.truncate(100_000_000)
    began = time.monotonic()
    with pytest.raises(UserError, match="MB"):
        Intrinsics.parse(str(path))
    assert time.monotonic() - began < 5
