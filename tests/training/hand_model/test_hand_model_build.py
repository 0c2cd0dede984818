"""The shipped hand model is what its recipe promises, and the fine mesh moves with it."""

import sys

import numpy as np
import pytest

from handmirror.core.errors import UserError
from handmirror.core.hand.model import HandModel, default_model_path
from handmirror.training.hand_model.__main__ import main
from handmirror.training.hand_model.checks import check_hand
from handmirror.training.hand_model.files import write_arrays
from handmirror.training.hand_model.fine import FineHand
from handmirror.training.hand_model.intersections import intersecting_pairs, winding_numbers
from handmirror.training.hand_model.poses import TEST_POSES
from handmirror.training.hand_model.published import LID
from handmirror.training.hand_model.reduction import reduce_mesh


@pytest.fixture(scope="module")
def arrays() -> dict[str, np.ndarray]:
    with np.load(default_model_path()) as file:
        return dict(file)


@pytest.fixture(scope="module")
def fine() -> FineHand:
    return FineHand.load()


def test_every_check_holds(arrays, fine):
    assert [check for check in check_hand(arrays, fine) if not check.holds] == []


def test_a_damaged_hand_fails_its_checks(arrays, fine, tmp_path, capsys):
    """A vertex out of place, a joint off its place and skin that follows nothing each fail their check."""
    template = arrays["v_template"].copy()
    template[443] += 0.03
    weights = arrays["weights"] * 0.9
    failed = {
        check.what for check in check_hand(dict(arrays, v_template=template, weights=weights), fine) if not check.holds
    }
    assert failed >= {"tips at MANO's numbers", "skin weights sum to 1, 778 vertices"}
    write_arrays(tmp_path / "hand_right.npz", dict(arrays, f=arrays["f"][[0, *range(len(arrays["f"]) - 1)]]))
    write_arrays(tmp_path / "fine_right.npz", dict(np.load(default_model_path().with_name("fine_right.npz"))))
    with pytest.raises(UserError, match="fails a check"):
        main(tmp_path, check_only=True)
    assert "fails" in capsys.readouterr().out


def test_without_the_build_packages_the_command_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "threadpoolctl", None)
    with pytest.raises(UserError, match=r"pip install -e \S+\[build\]"):
        main(tmp_path)
    assert not list(tmp_path.iterdir())


def test_fine_mesh_moves_with_the_hand(fine):
    """In any pose, shape and place the 778 vertices lie on the fine mesh's skin."""
    model, random = HandModel.load(), np.random.default_rng(0)
    pose = np.stack([TEST_POSES[name].ravel() for name in ("half", "spread", "pinch")])
    pose[:, :3] = random.normal(0, 1, (3, 3))
    shape, trans = random.normal(0, 1, (3, 10)), random.normal(0, 0.3, (3, 3))
    detailed = fine.vertices(pose, shape, trans)
    coarse = model(pose, shape, trans).vertices
    assert detailed.shape == (3, len(fine.v_template), 3)
    corners = detailed[:, fine.f]
    for row in range(3):
        near = np.linalg.norm(coarse[row][:, None] - corners[row].mean(1), axis=2).min(1)
        assert near.max() < 0.009  # the middle of a large triangle is as far from its corners
        middle = coarse[row].mean(0)
        assert np.linalg.norm(detailed[row].mean(0) - middle) < 0.05


def test_nails_lie_on_the_backs_of_the_finger_tips(fine):
    owner = fine.weights.argmax(1)
    for last in (3, 6, 9, 12, 15):
        nail = (owner == last) & (fine.nail > 0.5)
        assert nail.sum() >= 5
    assert not (fine.nail[~np.isin(owner, (3, 6, 9, 12, 15))] > 0.5).any()
    fingers = np.isin(owner, (3, 6, 9, 12))
    assert fine.v_template[fingers & (fine.nail > 0.5), 1].mean() > fine.v_template[fingers, 1].mean()
    assert fine.uv.min() >= 0 and fine.uv.max() <= 1


def test_intersections_are_counted(arrays):
    """A triangle through another is one pair; the closed hand goes once around a place inside it."""
    flat = np.array([[0, 0, 0], [1, 0, 0], [0, 1, 0], [0.2, 0.2, -1], [0.3, 0.2, 1], [0.2, 0.3, 1]])
    faces = np.array([[0, 1, 2], [3, 4, 5]])
    assert intersecting_pairs(flat, faces).tolist() == [[0, 1]]
    assert len(intersecting_pairs(flat + np.array([[0, 0, 0]] * 3 + [[2, 0, 0]] * 3), faces)) == 0
    closed = arrays["v_template"][np.concatenate([arrays["f"], LID])]
    assert winding_numbers(np.array([[0.05, 0, 0], [0.05, 0.2, 0]]), closed) == pytest.approx([1, 0], abs=1e-3)


def test_the_same_arrays_give_the_same_bytes(tmp_path):
    values = {"a": np.arange(5.0), "b": np.eye(3, dtype=np.float32)}
    write_arrays(tmp_path / "one.npz", values)
    write_arrays(tmp_path / "two.npz", values)
    assert (tmp_path / "one.npz").read_bytes() == (tmp_path / "two.npz").read_bytes()
    assert not list(tmp_path.glob("*.part"))


@pytest.mark.nightly
def test_reducing_the_fine_mesh_gives_the_shipped_hand(arrays, fine):
    reduced = reduce_mesh(fine.v_template.astype(float), fine.f, fine.weights.astype(float), lambda rounds, *_: rounds)
    assert np.array_equal(reduced.faces, arrays["f"])
    assert np.abs(reduced.operator @ fine.v_template - arrays["v_template"]).max() < 1e-6
    assert np.abs(reduced.weights - arrays["weights"]).max() < 1e-4
