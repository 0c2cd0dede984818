import math

import pytest
import torch
import torch.nn.functional as F
from einops import rearrange

from handmirror.core.errors import UserError
from handmirror.core.hand.torch_model import axis_angle_to_matrix
from handmirror.core.network.backbones import DinoBackbone, without_weights
from handmirror.core.network.config import BackboneConfig, PoseNetConfig, TransformerConfig
from handmirror.core.network.heads import BINS, Heads, hand_size, heatmap_targets
from handmirror.core.network.landmark_net import LandmarkNet
from handmirror.core.network.points import patches
from handmirror.core.network.pose_net import PoseNet
from handmirror.core.network.rays import crop_camera, ray_grid
from handmirror.core.network.rotations import matrix_from_6d, matrix_to_axis_angle
from handmirror.core.network.temporal import TemporalEncoder, relative_cameras

SMALL = TransformerConfig(layers=1, heads=2, dim_head=16, mlp=32)


class FirstPixels(torch.nn.Module):
    """Stands for a backbone where only the shapes matter and hundreds of crops must go through: pixels as tokens."""

    dim, count, summary, blank = 48, 49, 0, "none"

    def front(self, images):
        return rearrange(images[..., :28, :28], "b c (h i) (w j) -> b (h w) (c i j)", i=4, j=4)

    def middle(self, maps):
        return maps

    def back(self, fine):
        return fine

    def landmarks(self, tokens):
        return None


def make_net(stage, real=False, **changes):
    """A small net with every layer awake, the zero-initialised ones too; the landmark backbone when `real`."""
    torch.manual_seed(3)
    config = PoseNetConfig(stage, 1 if stage == 1 else 7, dim=32, decoder=SMALL, temporal=SMALL, **changes)
    net = PoseNet(config)
    if not real:
        net.backbone, net.project = FirstPixels(), torch.nn.Linear(48, 32)
        net.position = torch.nn.Parameter(net.position[: FirstPixels.count])
    return net.eval()


def wake(module):
    """Give the layers that start at zero some weights, as training would."""
    for parameter in module.parameters():
        if not parameter.any():
            torch.nn.init.normal_(parameter.data, std=0.3)


def make_window(batch, frames=7):
    rng = torch.Generator().manual_seed(batch)
    turn = axis_angle_to_matrix(0.2 * torch.randn(batch, frames, 3, generator=rng))
    return {
        "img": torch.rand(batch, frames, 3, 224, 224, generator=rng),
        "bbox": torch.tensor([0.0, 0, 224, 224]).expand(batch, frames, 4),
        "focal": (600 + 50 * torch.rand(batch, frames, 1, generator=rng)).expand(batch, frames, 2),
        "princpt": torch.full((batch, frames, 2), 111.5),
        "timestamp": torch.arange(frames).double().expand(batch, frames) / 30 + 86400.0,
        "camera_rotation": turn,
    }


@pytest.mark.parametrize("stage", [1, 2])
@pytest.mark.parametrize("batch", [1, 2, 5, 7, 13, 14])
def test_seven_frames_give_one_answer_a_sample(stage, batch):
    net, window = make_net(stage), make_window(batch)
    with torch.no_grad():
        pose, shape, trans = net.predict_mano_param(**window)
        heatmaps = net(**window).trans_heatmaps
    assert pose.shape == (batch, 1, 48)
    assert shape.shape == (batch, 1, 10)
    assert trans.shape == (batch, 1, 3)
    assert [heatmap.shape for heatmap in heatmaps] == [(batch, 1, bins) for bins in BINS]


@pytest.mark.parametrize("stage", [1, 2])
def test_samples_of_a_batch_do_not_mix(stage):
    net, window = make_net(stage), make_window(5)
    wake(net)
    with torch.no_grad():
        together = net(**window)
        for k in range(5):
            alone = net(**{name: value[k : k + 1] for name, value in window.items()})
            torch.testing.assert_close(alone.pose[0], together.pose[k], atol=1e-5, rtol=1e-4)
            torch.testing.assert_close(alone.trans[0], together.trans[k], atol=1e-4, rtol=1e-4)


def test_the_projection_starts_at_the_landmark_networks_answer():
    landmarks, net = LandmarkNet.load("full"), PoseNet(PoseNetConfig())
    images = torch.rand(2, 3, 224, 224, generator=torch.Generator().manual_seed(1))
    with torch.no_grad():
        maps = net.backbone.middle(net.backbone.front(images))
        known, tokens = landmarks(images), net.project(net.backbone.back(maps))
    points = (known.image_landmarks / 112 - torch.tensor([1.0, 1, 0])).flatten(1)
    torch.testing.assert_close(tokens[:, -1, :63], points, atol=1e-4, rtol=1e-4)
    torch.testing.assert_close(tokens[:, -1, 63:126], known.world_landmarks.flatten(1) * 10, atol=1e-4, rtol=1e-4)
    torch.testing.assert_close(tokens[:, -1, 127].mul(4).sigmoid(), known.right, atol=1e-4, rtol=1e-4)
    torch.testing.assert_close(tokens[:, :-1].mean(1), tokens[:, -1], atol=1e-4, rtol=1e-4)  # each token: its share


@pytest.mark.parametrize(("cells", "around"), [(14, 3), (28, 5)])
def test_the_map_is_read_where_the_points_are(cells, around):
    maps, points = torch.randn(2, 5, cells, cells), torch.rand(2, 21, 2) * 260 - 20  # some beyond the crop
    steps = (torch.arange(around) - around // 2) * 224 / cells  # a cell of the map in pixels
    v, u = torch.meshgrid(steps, steps, indexing="ij")
    places = (points[:, :, None] + torch.stack([u, v], -1).flatten(0, 1) + 0.5) / 112 - 1
    sampled = F.grid_sample(maps, places, align_corners=False).permute(0, 2, 3, 1)
    torch.testing.assert_close(patches(maps, points, around).flatten(2, 3), sampled, atol=1e-4, rtol=1e-4)


def test_a_stage_1_without_the_reader_of_points_and_the_finder_of_joints_may_go_on_with_them(tmp_path):
    plain, window = make_net(1, real=True), make_window(2, frames=1)
    wake(plain)
    torch.save(plain.state_dict(), tmp_path / "plain.pt")
    finder = make_net(1, real=True, finder=True)
    finder.load_pretrained(tmp_path / "plain.pt")
    with torch.no_grad():
        output = finder(**window)
    torch.testing.assert_close(
        output.found.points, output.landmarks.image_landmarks[..., :2]
    )  # at first it finds these
    net = make_net(1, real=True, points=True)
    net.load_pretrained(tmp_path / "plain.pt")
    with torch.no_grad():
        torch.testing.assert_close(net(**window).pose, plain(**window).pose)  # it changes nothing at first
        wake(net)
        assert not torch.allclose(net(**window).pose, plain(**window).pose)
    with pytest.raises(UserError, match=r"lack \d+ of .*points"):
        make_net(2, real=True, points=True).load_pretrained(tmp_path / "plain.pt")


def test_stage_2_starts_exactly_at_stage_1():
    first, second, window = make_net(1, True, points=True), make_net(2, True, points=True), make_window(2)
    wake(first)
    second.load_state_dict(first.state_dict(), strict=False)
    cameras = crop_camera(window["bbox"], window["focal"], window["princpt"])
    with torch.no_grad():
        newest = first(**{name: value[:, -1:] for name, value in window.items()})
        refined = second(**window)
        tokens = torch.randn(2, 7, 32)
        assert torch.equal(second.refine(tokens, window["timestamp"], cameras), tokens[:, -1])
    for one, two in zip(newest[:4], refined[:4], strict=True):
        torch.testing.assert_close(one, two, atol=1e-5, rtol=1e-5)  # convolutions round by the size of the batch


def test_streaming_equals_the_whole_window():
    net, window = make_net(2, real=True), make_window(1, frames=9)
    wake(net)
    cameras = crop_camera(window["bbox"], window["focal"], window["princpt"])
    with torch.no_grad():
        tokens = [net.encode(window["img"][:, k], cameras[:, k]) for k in range(9)]
        for newest in (0, 1, 4, 6, 8):  # a track's start has fewer than seven
            part = slice(max(0, newest - 6), newest + 1)
            cut = {name: value[:, part] for name, value in window.items()}
            whole = net(**cut)
            cached = torch.stack(tokens[part], dim=1)
            token = net.refine(cached, cut["timestamp"], cameras[:, part], cut["camera_rotation"])
            streamed = net.decode(token, cameras[:, newest])
            for one, two in zip(whole[:4], streamed[:4], strict=True):
                torch.testing.assert_close(one, two, atol=1e-5, rtol=1e-5)
        with pytest.raises(ValueError, match="8 frames"):
            net.refine(torch.zeros(1, 8, 32), torch.zeros(1, 8), cameras[:, :8])


def test_the_newest_token_looks_at_every_frame_its_time_and_its_camera():
    encoder = TemporalEncoder(32, 2, 2, 16, 64).double()
    wake(encoder)
    torch.manual_seed(0)
    tokens = torch.randn(1, 7, 32).double().requires_grad_()
    camera = torch.tensor([600.0, 600, 111.5, 111.5]).double().expand(1, 7, 4)
    rotation = torch.eye(3).double().expand(1, 7, 3, 3).clone()
    times = torch.arange(7).double()[None] / 30
    output = encoder(tokens, times, camera, rotation)
    (gradient,) = torch.autograd.grad(output.sum(), tokens)
    assert (gradient.abs().sum(-1) > 1e-6).all()

    def moved(times=times, camera=camera, rotation=rotation):
        return (encoder(tokens, times, camera, rotation) - output).abs().max().item()

    assert moved(times=times + 86400) < 1e-6  # only differences count
    assert moved(times=times * 2) > 1e-3  # 15 frames per second instead of 30
    order = times[:, [1, 0, 2, 3, 4, 5, 6]]
    assert moved(times=order) > 1e-3
    turned = rotation.clone()
    turned[:, 2] = axis_angle_to_matrix(torch.tensor([0.0, 0.02, 0.0]).double())
    assert moved(rotation=turned) > 1e-4
    zoomed = camera.clone()
    zoomed[:, 3, :2] *= 1.1
    assert moved(camera=zoomed) > 1e-4
    together = axis_angle_to_matrix(torch.tensor([0.3, -0.2, 0.9]).double())
    assert moved(rotation=rotation @ together) < 1e-9  # all cameras turned alike


def test_relative_cameras_give_where_the_older_crop_lay():
    camera = torch.tensor([[[500.0, 500, 111.5, 111.5], [600, 600, 111.5, 111.5]]])
    turn = torch.stack([axis_angle_to_matrix(torch.tensor([0.0, 0.1, 0.0])), torch.eye(3)])[None]
    older, newest = relative_cameras(camera, turn)[0]
    assert not newest.any()
    # the older crop looked 0.1 radians to the other side: its middle lies -600 tan(0.1) pixels off in the newest
    assert older[0].item() == pytest.approx(-600 * math.tan(0.1) / 112, rel=1e-5)
    assert older[2].item() == pytest.approx(math.log(500 / 600), rel=1e-5)
    behind = relative_cameras(
        camera, torch.stack([axis_angle_to_matrix(torch.tensor([0.0, 3.0, 0.0])), turn[0, 1]])[None]
    )
    assert behind.isfinite().all()


def test_stage_2_keeps_the_spatial_part_frozen():
    net, window = make_net(2, real=True), make_window(2, frames=3)
    net.set_dropout(0.5)
    wake(net)
    net.train()
    assert net.temporal.training
    spatial = [module for name, module in net.named_modules() if name and not name.startswith("temporal")]
    assert spatial and not any(module.training for module in spatial)
    frozen = [parameter for name, parameter in net.named_parameters() if not name.startswith("temporal.")]
    before = [parameter.clone() for parameter in frozen]
    optimiser = torch.optim.SGD((p for p in net.parameters() if p.requires_grad), lr=0.1)
    output = net(**window)
    (output.pose.square().sum() + output.trans.sum()).backward()
    optimiser.step()
    assert all(torch.equal(old, new) for old, new in zip(before, frozen, strict=True))
    assert all(parameter.grad is not None for parameter in net.temporal.parameters())
    cameras = crop_camera(window["bbox"], window["focal"], window["princpt"])
    tokens = [net.encode(window["img"][:, 0], cameras[:, 0]) for _ in range(2)]
    assert torch.equal(*tokens)  # no dropout in the frozen part


@pytest.mark.parametrize("embedder", ["ca", "dense", "none"])
def test_every_parameter_of_stage_1_learns(embedder):
    """A parameter without a gradient would also halt training on several GPUs."""
    net = make_net(1, real=True, embedder=embedder, points=True, finder=True).train()
    wake(net)
    output = net(**make_window(1, frames=1))
    sum(part.square().sum() for part in (output.pose, output.shape, output.trans)).backward(retain_graph=True)
    learning = [(name, parameter) for name, parameter in net.named_parameters() if parameter.requires_grad]
    idle = [name for name, parameter in learning if parameter.grad is None or not parameter.grad.any()]
    assert idle == [name for name, _ in learning if name.startswith("finder.")]
    net.zero_grad()
    sum(part.square().sum() for part in output.found).backward()  # what the finder reads does not learn from it
    assert [name for name, parameter in learning if parameter.grad is not None and parameter.grad.any()] == idle
    assert net.temporal is None


def test_the_embedder_distinguishes_lenses_once_trained():
    net, window = make_net(1), make_window(1, frames=1)
    other = window | {"princpt": window["princpt"] + 300}
    with torch.no_grad():
        assert torch.equal(net(**window).pose, net(**other).pose)  # it starts at no change
        wake(net.embedder)
        assert not torch.allclose(net(**window).pose, net(**other).pose, atol=1e-6)


def test_rays_go_through_the_crop():
    camera = crop_camera(*(torch.tensor([row]) for row in ([100.0, 50, 448, 448], [800.0, 800], [320.0, 240])))
    torch.testing.assert_close(camera, torch.tensor([[400.0, 400, 110, 95]]))
    grid = ray_grid(camera)
    assert grid.shape == (1, 64, 5)
    pixels = grid[0, :, :2] / grid[0, :, 2:3] * camera[0, :2] + camera[0, 2:]
    torch.testing.assert_close(pixels[0], torch.tensor([13.5, 13.5]), atol=1e-3, rtol=0)
    torch.testing.assert_close(pixels[-1], torch.tensor([209.5, 209.5]), atol=1e-3, rtol=0)
    torch.testing.assert_close(grid[..., :3].norm(dim=-1), torch.ones(1, 64))


@pytest.mark.parametrize("norm_by_hand", [True, False])
def test_the_focal_length_doubled_gives_twice_the_distance(norm_by_hand):
    torch.manual_seed(0)
    heads = Heads(32, norm_by_hand)
    token = torch.randn(4, 32)
    near = heads(token, torch.tensor([[500.0, 500, 111.5, 111.5]]).expand(4, 4)).trans
    far = heads(token, torch.tensor([[1000.0, 1000, 111.5, 111.5]]).expand(4, 4)).trans
    torch.testing.assert_close(far[..., 2], 2 * near[..., 2])
    torch.testing.assert_close(far[..., :2], near[..., :2])  # the same picture size: the same place across


@pytest.mark.parametrize("norm_by_hand", [True, False])
def test_heat_map_targets_and_the_soft_argmax_are_inverse(norm_by_hand):
    """A heat map that is sharp at the target's bins gives back the place, to a bin's width."""
    camera = torch.tensor([[520.0, 560, 100, 130]])
    wrist = torch.tensor([[[0.02, 0.06, 0.55]]]) / (0.085 if norm_by_hand else 1)
    bins = heatmap_targets(wrist, camera, norm_by_hand).round().long().flatten()
    heads = Heads(8, norm_by_hand)
    with torch.no_grad():
        heads.trans.weight.zero_()
        heads.trans.bias.zero_()
        for start, position in zip((0, BINS[0], BINS[0] + BINS[1]), bins, strict=True):
            heads.trans.bias[start + position] = 50
        place = heads(torch.zeros(1, 8), camera).trans
    torch.testing.assert_close(place[..., 2], wrist[..., 2], rtol=0.0025, atol=0)  # half a bin of depth is 0.2 %
    pixels = [point[..., :2] / point[..., 2:] * camera[:, None, :2] for point in (place, wrist)]
    torch.testing.assert_close(*pixels, atol=0.35, rtol=0)
    outside = heatmap_targets(torch.tensor([[[9.0, 9, -1]]]), camera, norm_by_hand)
    assert outside.isfinite().all()


def test_hand_size_is_the_middle_finger_and_never_zero():
    joints = torch.zeros(2, 21, 3)
    joints[0, 9:13, 1] = torch.tensor([0.0, 0.04, 0.06, 0.08])
    torch.testing.assert_close(hand_size(joints), torch.tensor([0.08, 0.02]))


def test_axis_angle_of_matrices_everywhere():
    axes = torch.nn.functional.normalize(torch.randn(500, 3, generator=torch.Generator().manual_seed(1)), dim=-1)
    axes = torch.cat([axes.double(), torch.eye(3).double(), -torch.eye(3).double()])
    for angle in (0.0, 1e-9, 1e-5, 1e-3, 1.0, 3.0, math.pi - 1e-3, math.pi - 1e-7, math.pi):
        matrix = axis_angle_to_matrix(axes * angle).requires_grad_()
        vector = matrix_to_axis_angle(matrix)
        torch.testing.assert_close(axis_angle_to_matrix(vector), matrix, atol=1e-8, rtol=0)
        assert vector.norm(dim=-1).max() <= math.pi + 1e-6
        (gradient,) = torch.autograd.grad(vector.square().sum() + vector.sum(), matrix)
        assert gradient.isfinite().all() and gradient.abs().max() < 100
    single = axis_angle_to_matrix((axes * 3.1).float())
    torch.testing.assert_close(axis_angle_to_matrix(matrix_to_axis_angle(single)), single, atol=2e-6, rtol=0)


def test_six_numbers_make_a_rotation():
    six = torch.randn(100, 6, generator=torch.Generator().manual_seed(2)).double()
    matrix = matrix_from_6d(six)
    torch.testing.assert_close(matrix @ matrix.transpose(-1, -2), torch.eye(3).double().expand(100, 3, 3))
    torch.testing.assert_close(torch.linalg.det(matrix), torch.ones(100).double())
    rotation = axis_angle_to_matrix(torch.tensor([0.3, -1.2, 0.7]).double())
    torch.testing.assert_close(matrix_from_6d(rearrange(rotation[:, :2], "r c -> (c r)")), rotation)


def test_an_untrained_net_answers_a_plausible_hand():
    output = PoseNet(PoseNetConfig()).eval()(**make_window(1, frames=1))
    assert output.pose.abs().max() < 0.3  # about flat
    assert 5 < output.trans[0, 0, 2] < 20  # hand sizes; 0.4 to 1.6 m


def test_half_precision_training_keeps_the_answer_in_float32():
    net, window = make_net(1), make_window(2, frames=1)
    with torch.autocast("cpu", torch.bfloat16):
        output = net(**window)
    assert {part.dtype for part in (output.pose, output.shape, output.trans)} == {torch.float32}
    torch.testing.assert_close(
        axis_angle_to_matrix(output.pose.unflatten(-1, (16, 3))), output.rotations, atol=1e-5, rtol=0
    )


def test_dinov2_gives_257_tokens_from_a_folder_or_from_nothing(tmp_path):
    transformers = pytest.importorskip("transformers")
    config = transformers.Dinov2Config(hidden_size=64, num_hidden_layers=2, num_attention_heads=2, image_size=518)
    published = transformers.Dinov2Model(config).eval()
    published.save_pretrained(tmp_path / "dino")
    backbone = DinoBackbone(str(tmp_path / "dino")).eval()
    images = torch.rand(2, 3, 224, 224)
    with torch.no_grad():
        normal = (images - torch.tensor([0.485, 0.456, 0.406])[:, None, None]) / torch.tensor([0.229, 0.224, 0.225])[
            :, None, None
        ]
        torch.testing.assert_close(backbone.front(images), published(normal).last_hidden_state, atol=1e-5, rtol=1e-5)
    assert backbone.front(images).shape == (2, backbone.count, backbone.dim) == (2, 257, 64)

    net = PoseNet(PoseNetConfig(backbone=BackboneConfig("dino", "random-tiny"), dim=32, decoder=SMALL))
    wake(net)
    net(**make_window(1, frames=1)).pose.sum().backward()
    trained = [parameter for parameter in net.backbone_parameters() if parameter.requires_grad]
    assert trained and all(parameter.grad is not None for parameter in trained)


def test_registers_of_a_dinov2_are_used_and_not_passed_on(tmp_path):
    transformers = pytest.importorskip("transformers")
    sizes = {"hidden_size": 64, "num_hidden_layers": 2, "num_attention_heads": 2, "image_size": 518, "patch_size": 14}
    published = transformers.Dinov2WithRegistersModel(transformers.Dinov2WithRegistersConfig(**sizes)).eval()
    with torch.no_grad():
        published.embeddings.register_tokens.normal_()
    published.save_pretrained(tmp_path / "dino")
    backbone = DinoBackbone(str(tmp_path / "dino")).eval()
    images = torch.rand(2, 3, 224, 224)
    with torch.no_grad():
        whole = published((images - backbone.mean) / backbone.std).last_hidden_state
        assert whole.shape[1] == 1 + 4 + 256
        expected = torch.cat([whole[:, :1], whole[:, 5:]], 1)
        torch.testing.assert_close(backbone.front(images), expected, atol=1e-5, rtol=1e-5)
    assert backbone.blank == "random-tiny-registers"
    blank = DinoBackbone(backbone.blank)
    blank.load_state_dict(backbone.state_dict())
    config = BackboneConfig("dino", "facebook/dinov2-with-registers-tiny")
    weights = {f"backbone.{name}": weight for name, weight in backbone.state_dict().items()}
    assert without_weights(config, weights).name == backbone.blank
    with pytest.raises(UserError, match="give a checkpoint of the same network"):
        without_weights(config, {})
    transformers.ViTModel(transformers.ViTConfig(**sizes)).save_pretrained(tmp_path / "vit")
    with pytest.raises(UserError, match="belong to a vit model: give a DINOv2"):
        DinoBackbone(str(tmp_path / "vit"))


def test_bad_configs_say_what_is_wrong(tmp_path):
    with pytest.raises(UserError, match="stage 2 with num_frame 1: give num_frame 1 in stage 1 and 7"):
        PoseNetConfig(stage=2)
    with pytest.raises(UserError, match="stage 1 with num_frame 7"):
        PoseNetConfig(stage=1, num_frame=7)
    with pytest.raises(UserError, match=r"unknown keys decoder\.width"):
        PoseNetConfig.from_dict({"decoder": {"width": 3}})
    with pytest.raises(UserError, match="embedder 'cross'"):
        PoseNetConfig.from_dict({"embedder": "cross"})
    with pytest.raises(UserError, match="landmark backbone 'lite'"):
        PoseNet(PoseNetConfig(backbone=BackboneConfig("landmark", "lite")))
    with pytest.raises(UserError, match="points with a dino backbone"):
        PoseNetConfig(backbone=BackboneConfig("dino", "random-tiny"), points=True)
    with pytest.raises(UserError, match="has finder with a dino backbone"):
        PoseNetConfig(backbone=BackboneConfig("dino", "random-tiny"), finder=True)
    with pytest.raises(UserError, match="neither a local folder"):
        DinoBackbone(str(tmp_path / "nothing"))
    config = PoseNetConfig(2, 7, BackboneConfig("dino", "random-base"), embedder="dense", temporal=SMALL)
    assert PoseNetConfig.from_dict(config.to_dict()) == config
