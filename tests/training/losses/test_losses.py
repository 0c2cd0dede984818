from dataclasses import replace

import pytest
import torch
from one_device import one_device
from torch.utils._pytree import tree_map

from handmirror.core.hand.torch_model import TorchHandModel, axis_angle_to_matrix
from handmirror.core.network.finder import Found
from handmirror.core.network.heads import BINS, PoseNetOutput, hand_size, heatmap_targets
from handmirror.core.network.landmark_net import LandmarkOutput
from handmirror.core.network.rays import crop_camera
from handmirror.training.loop.valid_samples import finite_samples, with_blanks
from handmirror.training.losses.labels import same_shape
from handmirror.training.losses.pose_loss import compute_loss, project
from handmirror.training.losses.weights import LossWeights
from handmirror.training.model.teacher import as_labels

WEIGHTS = LossWeights()


@pytest.fixture(scope="module")
def hand():
    return TorchHandModel.load()


def labels(hand, b=3, t=7, seed=0):
    """A batch as the data gives it, of random hands half a metre away."""
    rng = torch.Generator().manual_seed(seed)
    pose = torch.randn(b, t, 48, generator=rng) * 0.3
    shape = torch.randn(b, t, 10, generator=rng) * 0.5
    with torch.no_grad():
        joints = hand(pose.flatten(0, 1), shape.flatten(0, 1)).joints.unflatten(0, (b, t))
    joints = joints - joints[:, :, :1] + torch.tensor([0.02, -0.03, 0.5])
    focal, princpt = torch.full((b, t, 2), 400.0), torch.full((b, t, 2), 111.5)
    return {
        "mano_pose": pose,
        "mano_shape": shape,
        "mano_valid": torch.ones(b, t),
        "joint_cam": joints,
        "joint_img": project(joints, focal, princpt),
        "joint_valid": torch.ones(b, t, 21),
        "bbox": torch.tensor([0.0, 0.0, 224.0, 224.0]).expand(b, t, 4),
        "focal": focal,
        "princpt": princpt,
    }


def perfect(batch):
    """The output that is right for the last frame, in leaves that take gradients."""
    last = {name: value[:, -1:].clone() for name, value in batch.items()}
    trans = last["joint_cam"][:, :, 0] / hand_size(last["joint_cam"])[..., None]
    camera = crop_camera(last["bbox"], last["focal"], last["princpt"])[:, -1]
    bins = heatmap_targets(trans, camera, norm_by_hand=True)
    centres = [torch.arange(n) - bins[..., k : k + 1] for k, n in enumerate(BINS)]
    pose = last["mano_pose"].requires_grad_()
    return PoseNetOutput(
        pose=pose,
        shape=last["mano_shape"].requires_grad_(),
        trans=trans.requires_grad_(),
        rotations=axis_angle_to_matrix(pose.unflatten(-1, (16, 3))),
        trans_heatmaps=tuple((-(20 * c.abs())) for c in centres),
    )


def loss(output, batch, hand, **options):
    return compute_loss(output, batch, hand, WEIGHTS, options.pop("norm_by_hand", True), **options)


@pytest.mark.parametrize("b", [1, 5, 14])
def test_the_correct_answer_has_no_loss(hand, b):
    batch = labels(hand, b)
    losses = loss(perfect(batch), batch, hand)
    assert losses.total.shape == (b,)
    for name in ("theta", "shape", "trans", "joints", "reprojection"):
        assert losses.terms[name].max() < 1e-2, name
    assert losses.joints.shape == (b, 1, 21, 3)
    assert losses.vertices.shape == (b, 1, 778, 3)
    torch.testing.assert_close(losses.joints[:, 0], batch["joint_cam"][:, -1], atol=1e-5, rtol=0)


def test_units_of_the_terms(hand):
    """10 mm too far to the right: 10 mm on one axis of three; the pixels by the focal length over the depth."""
    batch = labels(hand)
    output = perfect(batch)
    size = hand_size(batch["joint_cam"][:, -1:])[..., None]
    moved = output._replace(trans=output.trans + torch.tensor([0.010, 0.0, 0.0]) / size)
    terms = loss(moved, batch, hand).terms
    torch.testing.assert_close(terms["trans"], torch.full((3,), 10 / 3), atol=1e-3, rtol=0)
    shift = (400 * 0.010 / batch["joint_cam"][:, -1, :, 2]).mean(-1) / 2
    torch.testing.assert_close(terms["reprojection"], shift, atol=1e-3, rtol=0)
    assert terms["joints"].max() < 1e-2


def test_joints_outside_the_image_count_less_in_pixels_and_fully_in_metres(hand):
    batch = labels(hand)
    output = perfect(batch)
    batch["joint_img"][:, -1, 16:] += 10  # the pinky and the rest of the ring finger
    batch["joint_cam"][:, -1, 16:] += 0.01
    batch["joint_seen"] = torch.ones(3, 7, 21)
    batch["joint_seen"][:, :, 16:] = 0

    def terms(unseen):
        return compute_loss(output, batch, hand, replace(WEIGHTS, unseen=unseen), True).terms

    torch.testing.assert_close(terms(1.0)["reprojection"], torch.full((3,), 50 / 21), atol=1e-2, rtol=0)
    torch.testing.assert_close(terms(0.25)["reprojection"], torch.full((3,), 12.5 / 17.25), atol=1e-2, rtol=0)
    torch.testing.assert_close(terms(0.25)["joints"], terms(1.0)["joints"])


def test_landmarks_are_compared_with_the_teachers_where_it_finds_a_hand_and_is_right(hand):
    batch, weights = labels(hand), replace(WEIGHTS, sight=2.0)
    there = torch.cat([batch["joint_img"][:, -1], torch.zeros(3, 21, 1)], dim=-1)
    seen = LandmarkOutput(there, torch.tensor([1.0, 1.0, 0.0]), torch.ones(3), torch.rand(3, 21, 3))
    output = perfect(batch)

    def sight(own, taught):
        return compute_loss(output._replace(landmarks=own), {**batch, **as_labels(taught)}, hand, weights, True).terms[
            "sight"
        ]

    torch.testing.assert_close(sight(seen, seen), torch.zeros(3))
    moved = seen._replace(image_landmarks=there + 11.2, presence=torch.tensor([1.0, 0.5, 0.5]))
    points = 0.1 - 0.5 * 4 / 112  # half crops; the first pixels cost less, and points without a hand nothing
    torch.testing.assert_close(sight(moved, seen), torch.tensor([points, points + 0.05, 0.05]))
    wrong = seen._replace(image_landmarks=there + 40.0)  # what the teacher mistakes is not learned
    torch.testing.assert_close(sight(seen, wrong), torch.zeros(3))


def test_found_joints_cost_by_their_error_and_their_own_estimate_of_it(hand):
    batch = labels(hand)
    batch["joint_valid"][:, -1, 5:] = 0
    output, there = perfect(batch), batch["joint_img"][:, -1]

    def cost(offset, spread):
        found = Found(there + torch.tensor([offset, 0.0]), torch.full((3, 21), spread), there)
        return loss(output._replace(found=found), batch, hand).terms["found"]

    assert (cost(1.0, 2.0) < cost(4.0, 2.0)).all()
    assert (cost(8.0, 4.0) < cost(8.0, 1.0)).all()  # a wrong joint had better be unsure
    assert (cost(0.0, 1.0) < cost(0.0, 4.0)).all()
    off = Found(there.clone(), torch.full((3, 21), 2.0), there.clone())
    off.points[:, 5:] += 90  # where there is no label
    torch.testing.assert_close(loss(output._replace(found=off), batch, hand).terms["found"], cost(0.0, 2.0))


def test_must_2_only_the_last_frame_is_compared(hand):
    batch = labels(hand)
    before = loss(perfect(batch), batch, hand)
    other = labels(hand, seed=1)
    changed = {name: torch.cat([other[name][:, :-1], value[:, -1:]], 1) for name, value in batch.items()}
    after = loss(perfect(batch), changed, hand)
    assert torch.equal(before.total, after.total)


def test_must_2_a_prediction_for_seven_frames_raises(hand):
    batch = labels(hand)
    output = perfect(batch)
    for name in ("pose", "shape", "trans"):
        seven = output._replace(**{name: getattr(output, name).expand(-1, 7, -1)})
        with pytest.raises(ValueError, match="has the shape"):
            loss(seven, batch, hand)
    assert (torch.zeros(3, 7, 48) - torch.zeros(3, 1, 48)).shape == (3, 7, 48)  # what an operator would have done
    with pytest.raises(ValueError, match="differ in shape"):
        same_shape(torch.zeros(3, 7, 48), torch.zeros(3, 1, 48))


@pytest.mark.parametrize("name", ["trans_heatmaps", "rotations", "landmarks", "found"])
def test_must_2_every_part_of_an_answer_is_for_one_frame_of_each_window(hand, name):
    batch = labels(hand)
    output = perfect(batch)
    other = {
        "trans_heatmaps": tuple(part.expand(-1, 7, -1) for part in output.trans_heatmaps),
        "rotations": output.rotations[:1],
        "landmarks": LandmarkOutput(torch.zeros(1, 21, 3), torch.zeros(3), torch.zeros(3), torch.zeros(3, 21, 3)),
        "found": Found(torch.zeros(3, 21, 2), torch.ones(1, 21), torch.zeros(3, 21, 2)),
    }
    with pytest.raises(ValueError, match="has the shape"):
        loss(output._replace(**{name: other[name]}), batch, hand)


@pytest.mark.parametrize("name", ["focal", "princpt", "bbox", "mano_valid", "joint_img"])
def test_must_2_every_label_is_of_the_same_windows(hand, name):
    batch = labels(hand)
    for other in (batch[name][:1], batch[name][:, -1:]):  # of one window, of one frame
        with pytest.raises(ValueError, match="has the shape"):
            loss(perfect(batch), {**batch, name: other}, hand)


def test_must_3_kinematics_of_the_last_frame_alone(hand):
    batch, sizes = labels(hand, b=5), []
    hook = hand.register_forward_hook(lambda _, inputs, __: sizes.append(inputs[0].shape))
    loss(perfect(batch), batch, hand)
    hook.remove()
    assert sizes == [(5, 48)]


def test_must_3_joints_train_the_pose_and_not_the_shape(hand):
    batch = labels(hand)
    output = perfect(batch)
    output = output._replace(rotations=output.rotations.detach())
    batch["joint_cam"] = batch["joint_cam"] * 1.1
    batch["joint_img"] = batch["joint_img"] + 3
    losses = loss(output, batch, hand)
    (losses.terms["joints"] + losses.terms["reprojection"]).sum().backward()
    assert output.pose.grad.abs().max() > 0
    assert output.shape.grad is None or not output.shape.grad.any()


@pytest.mark.parametrize("norm_by_hand", [True, False])
def test_must_4_trans_is_copied_to_be_scaled_and_never_overwritten(hand, norm_by_hand):
    batch = labels(hand)
    output = perfect(batch)
    kept = output.trans.detach().clone()
    losses = loss(output, batch, hand, norm_by_hand=norm_by_hand)
    assert torch.equal(output.trans, kept)
    scale = hand_size(batch["joint_cam"][:, -1:])[..., None] if norm_by_hand else 1.0
    scaled = output.trans * scale
    torch.testing.assert_close(losses.joints[:, :, 0], scaled)
    wrist_of_mesh = hand(output.pose[:, 0], output.shape[:, 0])
    expected = wrist_of_mesh.vertices - wrist_of_mesh.joints[:, :1] + scaled
    torch.testing.assert_close(losses.vertices[:, 0], expected, atol=1e-6, rtol=0)
    pixels = project(losses.joints, batch["focal"][:, -1:], batch["princpt"][:, -1:])
    expected = (pixels - batch["joint_img"][:, -1:]).abs().mean((1, 2, 3))
    torch.testing.assert_close(losses.terms["reprojection"], expected)


def test_a_hand_of_size_zero_gives_finite_losses(hand):
    batch = labels(hand)
    output = perfect(batch)
    batch["joint_cam"] = batch["joint_cam"].clone()
    batch["joint_cam"][0] = 0.0
    losses = loss(output, batch, hand)
    losses.total.sum().backward()
    assert torch.isfinite(losses.total).all()
    assert torch.isfinite(output.pose.grad).all()


def test_missing_labels_are_masked(hand):
    batch = labels(hand)
    output = perfect(batch)
    batch["mano_valid"] = torch.tensor([0.0, 1.0, 1.0])[:, None].expand(3, 7)
    batch["mano_pose"] = batch["mano_pose"] + 1
    batch["joint_valid"] = batch["joint_valid"].clone()
    batch["joint_valid"][1, :, 10] = 0  # of the middle finger: size, and so place, are unknown
    batch["joint_cam"] = batch["joint_cam"].clone()
    batch["joint_cam"][1, :, 10] += 1
    losses = loss(output, batch, hand)
    assert losses.terms["theta"][0] == 0 < losses.terms["theta"][1]
    assert losses.labelled["theta"].tolist() == [0, 1, 1]
    for name in ("trans", "heatmap", "reprojection"):
        assert losses.labelled[name].tolist() == [1, 0, 1], name
        assert losses.terms[name][1] == 0
    assert losses.labelled["joints"].tolist() == [1, 1, 1]
    assert losses.terms["joints"][1] < 1e-2


def test_weights(hand):
    batch = labels(hand)
    output = perfect(labels(hand, seed=1))
    terms = loss(output, batch, hand).terms
    alone = replace(LossWeights(0, 0, 0, 0, 0, 0), joints=2.0)
    torch.testing.assert_close(compute_loss(output, batch, hand, alone, True).total, 2 * terms["joints"])


def test_a_sample_with_nan_is_a_blank_and_counts_nothing(hand):
    batch = labels(hand)
    clean = loss(perfect(batch), batch, hand)
    broken = {name: value.clone() for name, value in batch.items()}
    broken["joint_cam"][1, 2, 3, 0] = torch.nan
    broken["focal"][2] = torch.inf
    kept = finite_samples(broken)
    assert kept.tolist() == [True, False, False]
    output = perfect(batch)
    losses = loss(output, with_blanks(broken, kept), hand, kept=kept)
    losses.total.sum().backward()
    assert losses.total[0] == clean.total[0]
    assert losses.total[1:].tolist() == [0, 0]
    assert torch.isfinite(output.pose.grad).all()
    assert not output.pose.grad[1:].any()


def test_the_losses_and_their_gradients_do_not_cross_devices(hand):
    batch = labels(hand)
    seen = LandmarkOutput(torch.rand(3, 21, 3), torch.rand(3), torch.rand(3), torch.rand(3, 21, 3))
    found = Found(torch.rand(3, 21, 2), torch.ones(3, 21), torch.rand(3, 21, 2))
    output = perfect(batch)._replace(landmarks=seen, found=found)
    batch, output = tree_map(
        lambda each: each.detach().to("meta").requires_grad_(), ({**batch, **as_labels(seen)}, output)
    )
    on_meta = TorchHandModel.load().to("meta")
    loss(output, batch, on_meta)  # constants travel once
    with one_device():
        kept = finite_samples(batch)
        losses = loss(output, with_blanks(batch, kept), on_meta, kept=kept)
        losses.total.mean().backward()
    assert losses.total.shape == (3,)
    assert output.pose.grad.is_meta
