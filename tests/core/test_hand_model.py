"""The hand model is MANO's format to the letter."""

import numpy as np
import pytest
import torch

from handmirror.core.hand.joints import MANO_TO_21, TIP_VERTICES
from handmirror.core.hand.mirror import mirror_points, mirror_pose
from handmirror.core.hand.model import HandModel, default_model_path, load_arrays, vertex_normals
from handmirror.core.hand.torch_model import TorchHandModel, axis_angle_to_matrix


@pytest.fixture(scope="module")
def model() -> HandModel:
    return HandModel.load()


def random_hands(count: int) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    random = np.random.default_rng(3)
    pose, shape, trans = (random.normal(size=(count, size)) * scale for size, scale in ((48, 0.6), (10, 1.0), (3, 0.3)))
    return pose.astype(np.float32), shape.astype(np.float32), trans.astype(np.float32)


def test_agrees_with_smplx(model):
    smplx = pytest.importorskip("smplx")
    from smplx.utils import Struct

    with np.load(default_model_path()) as file:
        arrays = dict(file)
    mano = smplx.MANO("", data_struct=Struct(**arrays), is_rhand=True, use_pca=False, flat_hand_mean=True, batch_size=7)
    pose, shape, trans = random_hands(7)
    names = {"global_orient": pose[:, :3], "hand_pose": pose[:, 3:], "betas": shape, "transl": trans}
    theirs = mano(**{name: torch.from_numpy(value) for name, value in names.items()})
    ours = model(pose, shape, trans)
    their_joints = torch.cat([theirs.joints[:, :16], theirs.vertices[:, list(TIP_VERTICES)]], 1)[:, list(MANO_TO_21)]
    assert np.abs(ours.vertices - theirs.vertices.numpy()).max() < 1e-5
    assert np.abs(ours.joints - their_joints.numpy()).max() < 1e-5


def test_agrees_with_the_one_in_torch(model):
    hands = random_hands(5)
    hands[0][0, :6] = 0  # joints that are not turned
    with torch.inference_mode():
        theirs = TorchHandModel.load()(*(torch.from_numpy(part) for part in hands))
    ours = model(*hands)
    assert np.abs(ours.vertices - theirs.vertices.numpy()).max() < 1e-6
    assert np.abs(ours.joints - theirs.joints.numpy()).max() < 1e-6
    assert np.abs(model.joints(*hands) - ours.joints).max() < 1e-6
    wrist = model.rest_wrist(hands[1]) + hands[2]
    assert np.abs(wrist - ours.joints[:, 0]).max() < 1e-6


def test_left_hand_is_the_mirror_image(model):
    """A left model made by mirroring the arrays agrees with mirroring the right hand's answer."""
    arrays = load_arrays()
    left = dict(arrays, v_template=mirror_points(arrays["v_template"]))
    left["shapedirs"] = arrays["shapedirs"] * np.array([-1, 1, 1], np.float32)[:, None]
    corrective = arrays["posedirs"].reshape(778, 3, 15, 3, 3)
    sign = np.array([-1, 1, 1], np.float32)
    corrective = corrective * sign[:, None, None, None] * sign[:, None] * sign
    left["posedirs"] = corrective.reshape(778, 3, 135)
    pose, shape, _ = random_hands(4)
    expected = mirror_points(model(pose, shape).vertices)
    actual = HandModel(left)(mirror_pose(pose), shape).vertices
    assert np.abs(actual - expected).max() < 1e-5


def test_normals_point_outwards(model):
    vertices = model(np.zeros((1, 48)), np.zeros((1, 10))).vertices[0]
    normals = vertex_normals(vertices, model.faces)
    assert np.allclose(np.linalg.norm(normals, axis=1), 1, atol=1e-5)
    tip = TIP_VERTICES[2]  # the middle finger points along -x at rest
    assert normals[tip, 0] < -0.5


def test_rotations_at_zero_have_a_gradient():
    zero = torch.zeros(1, 3, requires_grad=True)
    axis_angle_to_matrix(zero)[0, 2, 1].backward()
    assert zero.grad is not None and torch.allclose(zero.grad[0], torch.tensor([1.0, 0, 0]))
