import json
import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.errors import UserError
from handmirror.core.types import Frame

K = [[500.0, 0.0, 320.0], [0.0, 510.0, 240.0], [0.0, 0.0, 1.0]]


def frame(width: int = 64, height: int = 48, name: str = "000000") -> Frame:
    return Frame(np.zeros((height, width, 3), np.uint8), 0, 0, name)


def written(folder: Path, content: object) -> str:
    path = folder / "k.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content))
    return str(path)


@pytest.mark.parametrize(("width", "height"), [(640, 480), (480, 640)])
def test_field_of_view_spans_the_longer_side(width: int, height: int) -> None:
    found = Intrinsics.parse(fov_deg=90.0).for_frame(frame(width, height))
    assert np.allclose(found, [[320, 0, (width - 1) / 2], [0, 320, (height - 1) / 2], [0, 0, 1]])


def test_makers_state_the_diagonal() -> None:
    found = Intrinsics.parse(fov_deg="90d").for_frame(frame(640, 480))
    assert np.allclose(found, [[400, 0, 319.5], [0, 400, 239.5], [0, 0, 1]])


def test_without_a_word_the_field_of_view_is_60_degrees() -> None:
    found = Intrinsics.parse().for_frame(frame(640, 480))
    assert math.isclose(math.degrees(2 * math.atan(320 / found[0, 0])), 60)
    assert found.dtype == np.float64


def test_four_numbers() -> None:
    assert Intrinsics.parse(" 500, 510,320 ,240").for_frame(frame()).tolist() == K


@pytest.mark.parametrize(
    "content",
    [
        *(K, {"K": K}, {"fx": 500, "fy": 510, "cx": 320, "cy": 240}),
        *({"camera_matrix": K, "dist_coeffs": [0.0, 0.0]}, {"intrinsic_matrix": K}),
        {"camera_matrix": {"type_id": "opencv-matrix", "rows": 3, "cols": 3, "dt": "d", "data": [*K[0], *K[1], *K[2]]}},
    ],
)
def test_one_K_in_a_file(tmp_path: Path, content: object) -> None:  # noqa: N802
    assert Intrinsics.parse(written(tmp_path, content)).for_frame(frame()).tolist() == K


def test_one_K_per_picture(tmp_path: Path) -> None:  # noqa: N802
    other = [[400.0, 0.0, -20.0], [0.0, 400.0, 30.0], [0.0, 0.0, 1.0]]  # a crop may lie beside the principal point
    text = written(tmp_path, {"a.jpg": K, "b.jpg": {"K": other}})
    intrinsics = Intrinsics.parse(text)
    assert intrinsics.for_frame(frame(name="a.jpg")).tolist() == K
    assert intrinsics.for_frame(frame(name="b.jpg")).tolist() == other
    with pytest.raises(UserError) as caught:
        intrinsics.for_frame(frame(name="c.jpg"))
    assert "c.jpg" in str(caught.value) and text in str(caught.value)


@pytest.mark.parametrize("text", ["0,0,0,0", "500,-500,320,240", "nan,500,320,240", "500,inf,320,240", "500,500,0,0"])
def test_numbers_no_camera_has(text: str) -> None:
    with pytest.raises(UserError, match="focal lengths"):
        Intrinsics.parse(text)


@pytest.mark.parametrize("text", ["a,b,c,d", "", "gone.json", "k\0.json", "x" * 5000])
def test_neither_numbers_nor_a_file(text: str) -> None:
    with pytest.raises(UserError, match="cannot be read"):
        Intrinsics.parse(text)


@pytest.mark.parametrize("text", ["1,2", "500,500,320", "500", "1,2,3,4,5"])
def test_another_count_of_numbers(text: str) -> None:
    with pytest.raises(UserError, match="give four"):
        Intrinsics.parse(text)


@pytest.mark.parametrize(
    "content",
    [
        *("not json", "[" * 100_000, "[]", "{}", "3", "null", '"text"', "[[1e999,0,3],[0,5,2],[0,0,1]]"),
        *(
            [[1, 2], [3, 4]],
            {"fx": 500},
            {"K": None},
            {"a.jpg": []},
            {"a.jpg": {"K": "abc"}},
            {"camera_matrix": [500, 320]},
            [[10**400, 0, 3]] * 3,
        ),
        *([[0.0] * 3] * 3, [[500, 3, 320], [0, 500, 240], [0, 0, 1]], [[500, 0, 320], [0, 500, 240], [0, 0, 2]]),
    ],
)
def test_bad_files_are_named(tmp_path: Path, content: object) -> None:
    text = written(tmp_path, content)
    with pytest.raises(UserError) as caught:
        Intrinsics.parse(text)
    assert text in str(caught.value) and str(caught.value).endswith(".")


@pytest.mark.parametrize("fov_deg", [0.0, 9.9, 170.1, -60.0, math.nan, math.inf, "400d", "-60", "wide"])
def test_impossible_field_of_view(fov_deg: float | str) -> None:
    with pytest.raises(UserError, match="field of view"):
        Intrinsics.parse(fov_deg=fov_deg)


def test_both_given() -> None:
    with pytest.raises(UserError, match="one of the two"):
        Intrinsics.parse("500,500,320,240", 60.0)


numbers = st.floats() | st.integers()
json_values = st.recursive(
    st.none() | st.booleans() | numbers | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(["K", "fx", "a.jpg", "camera_matrix", "data", "D", "width", "cam0", "frames", "roi"]), inner
        )
    ),
    max_leaves=12,
)
matrices = st.lists(st.lists(numbers, min_size=3, max_size=3), min_size=3, max_size=3)


def assert_usable_or_refused(text: str) -> None:
    try:
        intrinsics = Intrinsics.parse(text)
    except UserError:
        return
    given = intrinsics.shared if intrinsics.shared is not None else next(iter(intrinsics.per_name.values()))
    given_K = given.K
    assert given_K.shape == (3, 3) and np.isfinite(given_K).all() and (given_K[[0, 1], [0, 1]] > 0).all()


@given(st.text() | st.lists(numbers, min_size=3, max_size=5).map(lambda four: ",".join(map(str, four))))
def test_any_text_gives_intrinsics_or_a_sentence(text: str) -> None:
    assert_usable_or_refused(text)


@given(content=(json_values | matrices).map(json.dumps) | st.text())
def test_any_file_gives_intrinsics_or_a_sentence(tmp_path_factory: pytest.TempPathFactory, content: str) -> None:
    path = tmp_path_factory.getbasetemp() / "any.json"
    path.write_text(content, encoding="utf-8", errors="replace")
    assert_usable_or_refused(str(path))
