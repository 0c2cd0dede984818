import json
import random
import tarfile
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
import torch

from handmirror.core.assets import asset
from handmirror.core.camera.jpeg import decode_jpeg
from handmirror.core.camera.projection import project
from handmirror.core.camera.sources import open_source
from handmirror.core.clips.frames import LabelledFrame, store_frame
from handmirror.core.clips.schema import MAX_FRAMES, to_sample
from handmirror.core.clips.writer import ClipWriter
from handmirror.core.errors import UserError
from handmirror.core.hand.model import HandModel
from handmirror.core.poses.files import read_labels
from handmirror.core.types import Side
from handmirror.training.contact_sheet import draw_sheet, model_joints, pick_samples
from handmirror.training.data.augment import Augment
from handmirror.training.data.poses_to_shards import main as poses_to_shards
from handmirror.training.data.poses_to_shards import write_shards
from handmirror.training.data.reading import Reading, clip_loader, clip_windows, window_sample
from handmirror.training.data.shards import find_shards, read_clips

K = np.array([[600.0, 0, 330], [0, 620, 250], [0, 0, 1]])


@pytest.fixture(scope="module")
def hand_model() -> HandModel:
    return HandModel.load()


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, ...]:
    """Shards of a part of the demo clip in which both hands are seen."""
    out = tmp_path_factory.mktemp("demo") / "shards"
    lines = read_labels(asset("demo/truth.jsonl"))
    both = [name for name, line in lines.items() if len(line.hands) == 2][:30]
    with open_source(str(asset("demo/demo.mp4"))) as source, ClipWriter(out, "demo", "free", shard_bytes=1) as writer:
        assert write_shards(source, {name: lines[name] for name in both}, writer) == 30
    assert (writer.clips, writer.frames, writer.left_out) == (2, 60, 0)
    return tuple(find_shards(out))


def hand(side: Side = Side.RIGHT, time: float = 0.0, image_seed: int = 0) -> LabelledFrame:
    """A hand as a fan of bright dots on its joints."""
    rng = np.random.default_rng(image_seed)
    angle = np.radians(np.repeat([40, 15, 0, -15, -30], 4))
    reach = np.tile([0.06, 0.09, 0.11, 0.13], 5)
    fan = np.stack([reach * np.sin(angle), -reach * np.cos(angle), np.linspace(0, 0.02, 20)], axis=1)
    place = np.array([0.03, 0.02, 0.5])
    joints = np.concatenate([np.zeros((1, 3)), fan]) + place + rng.normal(0, 1e-3, (21, 3))
    if side == Side.LEFT:
        joints *= (-1, 1, 1)
    v, u = np.mgrid[:480, :640]
    picture = np.zeros((480, 640))
    for x, y in project(joints, K):
        picture += np.exp(-((u - x) ** 2 + (v - y) ** 2) / (2 * 1.7**2))
    image = np.repeat((picture.clip(0, 1) * 255).round().astype(np.uint8)[..., None], 3, axis=2)
    return LabelledFrame(image, K, side, time, joints, mano_pose=np.full(48, 0.1), mano_shape=np.zeros(10))


def written(folder: Path, times: np.ndarray, key: str = "a", **options) -> tuple[str, ...]:
    frame = store_frame(hand())
    assert frame is not None
    frames = [replace(frame, labels={**frame.labels, "timestamp": np.array(time)}) for time in times]
    with ClipWriter(folder, "test", "free", **options) as writer:
        for name in key:
            writer.add(name, Side.RIGHT, frames)
    return tuple(find_shards(folder))


def keys(reading: Reading, batch_size: int, batches: int | None = None, **options) -> list[list[str]]:
    loader = clip_loader(reading, batch_size, **options)
    return [batch["key"] for batch, _ in zip(loader, range(batches or 10**6), strict=False)]


def light_at(image: np.ndarray, x: float, y: float) -> np.ndarray:
    """Centroid [2] of the light near a pixel of an image [h, w, 3]."""
    left, top = round(x) - 6, round(y) - 6
    part = image[top : top + 13, left : left + 13].astype(float).mean(2)
    v, u = np.mgrid[top : top + 13, left : left + 13]
    return np.array([(part * u).sum(), (part * v).sum()]) / part.sum()


@pytest.mark.parametrize("side", Side)
@pytest.mark.parametrize("far", [1.0, 0.4])  # whole hand in the square as it is, and made smaller for storing
def test_stored_and_cropped_images_show_the_joints_at_the_labels(tmp_path, side, far):
    frame = hand(side)
    if far < 1:
        large = cv2.resize(frame.image, None, fx=2.5, fy=2.5, interpolation=cv2.INTER_CUBIC)
        K_large = frame.K * 2.5
        K_large[:2, 2] += 0.75  # the first pixel's centre is at 0: resizing keeps corners
        K_large[2, 2] = 1
        frame = replace(frame, image=large, K=K_large)
    with ClipWriter(tmp_path, "test", "free") as writer:
        writer.add("a", side, [frame])
    (clip,) = read_clips(find_shards(tmp_path))
    assert clip.handedness == side
    stored, sample = clip.labels["joint_img"][0], window_sample(clip, Reading(()))
    assert clip.labels["joint_cam"][0, 4, 0] > clip.labels["joint_cam"][0, 20, 0]  # a right hand's thumb, palm to us
    crop = (sample["img"][0].permute(1, 2, 0) * 255).numpy()
    for joint in (4, 8, 12, 16, 20):
        at = light_at(decode_jpeg(clip.imgs[0]), *stored[joint])
        assert np.abs(at - stored[joint]).max() < 0.25
        seen = sample["joint_img"][0, joint].numpy()
        if (seen > 7).all() and (seen < 217).all():
            assert np.abs(light_at(crop, *seen) - seen).max() < 0.35
    seen = project(sample["joint_cam"][0].numpy(), intrinsics(sample, 0))
    assert np.abs(seen - sample["joint_img"][0].numpy()).max() < 0.01


def intrinsics(sample: dict, k: int) -> np.ndarray:
    (fx, fy), (cx, cy) = sample["focal"][k].tolist(), sample["princpt"][k].tolist()
    return np.array([[fx, 0, cx], [0, fy, cy], [0, 0, 1]])


@pytest.mark.parametrize("augment", [None, Augment()])
def test_labels_fit_each_other_in_the_crops_of_both_hands(demo, hand_model, augment):
    reading = Reading(demo, num_frame=7, augment=augment, window_step=9)
    samples = [window_sample(w, reading) for clip in read_clips(demo) for w in clip_windows(clip, reading)]
    assert {int(sample["handedness"]) for sample in samples} == {0, 1}
    for sample in samples:
        assert sample["img"].shape == (7, 3, 224, 224) and sample["img"].dtype == torch.float32
        assert sample["img"].min() >= 0 and 0.5 < sample["img"].max() <= 1
        assert sample["bbox"].tolist() == [[0, 0, 224, 224]] * 7
        assert sample["timestamp"].tolist() == pytest.approx([k / 30 for k in range(-6, 1)], abs=1e-3)
        assert torch.linalg.det(sample["camera_rotation"]).numpy() == pytest.approx(1, abs=1e-5)
        # the labelled pose and shape of the right hand model give the labelled joints, in the turned camera too
        posed = model_joints(sample, hand_model)
        assert np.abs(posed - sample["joint_cam"].numpy()).max() < 1e-4
        for k in range(7):
            seen = project(posed[k], intrinsics(sample, k))
            assert np.abs(seen - sample["joint_img"][k].numpy()).max() < 0.3
            low, high = sample["joint_img"][k].amin(0), sample["joint_img"][k].amax(0)
            assert torch.allclose(sample["hand_bbox"][k], torch.cat([low, high - low]), atol=1e-3)
        if augment is None:  # the hand fills the crop, upright, and lies in it
            points = sample["joint_img"][-1]
            assert points.min() > 0 and points.max() < 224 and (points.amax(0) - points.amin(0)).max() > 110
            assert points[9, 1] < points[0, 1] - 40


def test_augmentation_changes_square_and_appearance_and_follows_from_seed_and_epoch(demo):
    plain = Reading(demo, num_frame=7)
    window = next(clip_windows(next(read_clips(demo)), plain))
    augmented = replace(plain, augment=Augment())
    first, again = window_sample(window, augmented), window_sample(window, augmented)
    assert all(torch.equal(first[name], again[name]) for name in first if name != "key")
    other, bare = window_sample(window, augmented, epoch=1), window_sample(window, plain)
    for sample in (other, bare):
        assert (sample["joint_img"] - first["joint_img"]).abs().max() > 1
        assert (sample["img"] - first["img"]).abs().mean() > 0.01
    still = replace(plain, augment=Augment(*[0.0] * 12))
    assert torch.equal(window_sample(window, still)["joint_img"], bare["joint_img"])
    assert (window_sample(window, still)["img"] - bare["img"]).abs().max() < 1e-6


def test_stray_crops_show_other_places_and_have_no_labels(demo):
    reading = Reading(demo, augment=Augment(stray=0.5))
    clip = next(clip_windows(next(read_clips(demo)), reading))
    samples = [window_sample(clip, reading, epoch) for epoch in range(20)]
    strays = [sample for sample in samples if not sample["joint_valid"].any()]
    assert 3 <= len(strays) <= 17
    assert not any(sample["mano_valid"].any() for sample in strays)
    assert all(sample["mano_valid"].all() for sample in samples if sample["joint_valid"].any())
    middles = torch.stack([sample["hand_bbox"][0, :2] + sample["hand_bbox"][0, 2:] / 2 for sample in strays])
    assert (middles - 112).norm(dim=1).max() > 60  # pixels of the crop


def test_an_image_that_ends_within_the_hand_is_black_outside_and_its_joints_there_are_unseen(demo):
    augment = Augment(*[0.0] * 6, brightness=0.15, contrast=0.25, colour=0.1, blur=1, noise=1, cover=0, cut=1)
    reading = Reading(demo, num_frame=7, augment=augment)
    window = next(clip_windows(next(read_clips(demo)), reading))
    bare = window_sample(window, replace(reading, augment=None))
    for epoch in range(5):
        cut = window_sample(window, reading, epoch)
        seen, points = cut["joint_seen"][-1] > 0, cut["joint_img"][-1].round().long()
        assert 0.3 < seen.float().mean() < 1
        colours = cut["img"][-1][:, points[:, 1], points[:, 0]].amax(0)
        assert colours[~seen].median() == 0  # those on the border itself are mixed
        assert colours[seen].median() > 0.1
        assert torch.equal(cut["joint_cam"], bare["joint_cam"])
        assert torch.equal(cut["joint_valid"], bare["joint_valid"])


def test_single_frames_of_a_window_are_degraded(demo):
    reading = Reading(demo, num_frame=7, augment=Augment(*[0.0] * 12, frame_spoilt=0.4))
    window = next(clip_windows(next(read_clips(demo)), reading))
    bare, degraded = window_sample(window, replace(reading, augment=None)), window_sample(window, reading)
    changes = (degraded["img"] - bare["img"]).abs().mean((1, 2, 3))
    assert 0 < (changes > 0.005).sum() < 7
    assert (changes < 1e-6).any()
    assert torch.equal(degraded["joint_img"], bare["joint_img"])


def test_another_hand_models_pose_and_shape_do_not_count(demo):
    clip = next(read_clips(demo))
    sample = window_sample(clip, Reading(demo, hand_model="mano"))
    assert sample["mano_valid"].sum() == 0 and sample["mano_shape"].abs().sum() == 0
    assert sample["joint_valid"].sum() == 21 * len(clip)


def test_missing_labels_are_masked_and_unusable_frames_omitted(tmp_path):
    frame = hand()
    joints = frame.joint_cam.copy()
    joints[5] = np.nan
    valid = np.ones(21)
    valid[6] = 0
    partly = replace(frame, joint_cam=joints, joint_valid=valid, mano_pose=None)
    behind = replace(frame, joint_cam=frame.joint_cam * (1, 1, -1))
    beside = replace(frame, joint_cam=frame.joint_cam + np.array([2, 0, 0]))
    with pytest.raises(UserError, match="No hands to write"), ClipWriter(tmp_path, "test", "free") as writer:
        writer.add("a", Side.RIGHT, [behind])
    with ClipWriter(tmp_path, "test", "free") as writer:
        writer.add("a", Side.RIGHT, [partly, behind, beside])
    assert (writer.frames, writer.left_out) == (1, 2)
    sample = window_sample(next(read_clips(find_shards(tmp_path))), Reading(()))
    assert sample["joint_valid"][0].nonzero().ravel().tolist() == [k for k in range(21) if k not in (5, 6)]
    assert sample["joint_cam"][0, 5:7].abs().sum() == 0 and sample["joint_img"][0, 5:7].abs().sum() == 0
    assert sample["mano_valid"].tolist() == [0]
    assert all(torch.isfinite(value).all() for name, value in sample.items() if name != "key")
    inside = sample["joint_img"][0][sample["joint_valid"][0] > 0]
    assert inside.min() > 0 and inside.max() < 224


def test_long_tracks_and_gaps_make_several_clips_and_small_gaps_are_kept(tmp_path):
    times = np.concatenate([np.arange(MAX_FRAMES + 3) / 30, 10 + np.array([0, 1, 2, 6, 7]) / 30])
    clips = list(read_clips(written(tmp_path, times)))
    assert [len(clip) for clip in clips] == [MAX_FRAMES, 3, 5]
    assert len({clip.key for clip in clips}) == 3
    (window,) = list(clip_windows(clips[2], Reading((), num_frame=5)))
    assert window_sample(window, Reading(()))["timestamp"].tolist() == pytest.approx(
        [-7 / 30, -6 / 30, -5 / 30, -1 / 30, 0], abs=1e-6
    )


def test_windows_have_stride_step_and_random_gaps(tmp_path):
    (clip,) = read_clips(written(tmp_path, np.arange(20) / 30))

    def frames(**options) -> list[list[int]]:
        windows = clip_windows(clip, Reading((), **options), options.get("epoch", 0))
        return [(window.labels["timestamp"] * 30).round().astype(int).tolist() for window in windows]

    assert frames(num_frame=1) == [[k] for k in range(20)]
    assert frames(num_frame=3, stride=4, window_step=5) == [[0, 4, 8], [5, 9, 13], [10, 14, 18]]
    assert frames(num_frame=7, stride=4) == []
    gaps = frames(num_frame=4, stride=2, max_gap=2)
    assert [window[-1] for window in gaps] == list(range(6, 20))
    steps = np.diff(gaps, axis=1)
    assert set(steps.ravel().tolist()) == {2, 3, 4} and np.min(gaps) == 0
    assert gaps == frames(num_frame=4, stride=2, max_gap=2)
    assert gaps != frames(num_frame=4, stride=2, max_gap=2, epoch=1)


def test_the_order_does_not_depend_on_processes_or_workers(tmp_path):
    reading = Reading(written(tmp_path, np.arange(9) / 30, key="abc"), num_frame=2, shuffle=8, repeat=True, seed=3)
    alone = keys(reading, 4, 14)  # 24 windows an epoch: more than two epochs
    assert len({key for batch in alone[:6] for key in batch}) == 24
    assert alone[:6] != alone[6:12] != sorted(alone[6:12])
    pair = [keys(replace(reading, rank=rank, world=2), 2, 14) for rank in (0, 1)]
    assert [sorted(one + two) for one, two in zip(*pair, strict=True)] == [sorted(batch) for batch in alone]
    assert keys(reading, 4, 14, num_workers=2) == alone
    assert keys(replace(reading, seed=4), 4, 14) != alone


@pytest.mark.parametrize("workers", [0, pytest.param(2, marks=pytest.mark.nightly)])
@pytest.mark.parametrize("split", ["window", "shard"])
def test_a_resumed_stream_continues_where_it_stopped(tmp_path, split, workers):
    shards = written(tmp_path, np.arange(9) / 30, key="abc", shard_bytes=1)
    reading = Reading(shards, num_frame=2, shuffle=8, repeat=True, split=split)
    whole = keys(reading, 4, 16, num_workers=workers)
    for start in (1, 6, 13):  # within the first epoch, at the start of the second, within the third
        assert keys(reading, 4, 16 - start, num_workers=workers, start_batch=start) == whole[start:]


def test_reading_does_not_use_the_trainings_random_numbers(tmp_path):
    reading = Reading(written(tmp_path, np.arange(9) / 30), augment=Augment(), shuffle=8)
    before = torch.get_rng_state(), np.random.get_state()[1], random.getstate()
    for workers in (0, 1):
        keys(reading, 4, num_workers=workers)
    assert torch.equal(torch.get_rng_state(), before[0])
    assert (np.random.get_state()[1] == before[1]).all() and random.getstate() == before[2]


def test_shards_are_distributed_to_processes_and_workers(tmp_path):
    shards = written(tmp_path, np.arange(4) / 30, key="abcdef", shard_bytes=1)
    assert len(shards) == 6
    reading = Reading(shards, split="shard", world=3)
    parts = [keys(replace(reading, rank=rank), 4, num_workers=2) for rank in range(3)]
    seen = [key for part in parts for batch in part for key in batch]
    assert len(seen) == len(set(seen)) == 24
    assert len({key[0] for batch in parts[0] for key in batch}) == 2
    with pytest.raises(UserError, match="6 shards are too few for 3 processes with 3 workers"):
        clip_loader(reading, 4, num_workers=3)


def test_too_short_clips_and_impossible_windows_are_errors(tmp_path):
    shards = written(tmp_path, np.arange(5) / 30)
    with pytest.raises(UserError, match="long enough for 7 frames with stride 1"):
        keys(Reading(shards, num_frame=7, repeat=True), 2, 1)
    with pytest.raises(UserError, match="give 1 or more"):
        Reading(shards, stride=0)


def test_shards_that_cannot_be_read_are_named(tmp_path):
    (shard,) = written(tmp_path / "good", np.arange(5) / 30)
    cut = tmp_path / "cut.tar"
    cut.write_bytes(Path(shard).read_bytes()[:5000])
    with pytest.raises(UserError, match=r"cut\.tar"):
        list(read_clips([str(cut)]))
    for workers in (0, 1):
        with pytest.raises(UserError, match=r"^The shard .*cut\.tar cannot be read .*recreate it\.$"):
            keys(Reading((str(cut),)), 2, num_workers=workers)
    text = tmp_path / "text.tar"
    text.write_text("no shard " * 200)
    with pytest.raises(UserError, match=r"text\.tar"):
        list(read_clips([str(text)]))
    for where in (tmp_path / "none", str(tmp_path / "x-{000..001}.tar")):
        with pytest.raises(UserError, match="has no shards"):
            find_shards(where)
    (tmp_path / "empty").mkdir()
    with pytest.raises(UserError, match="empty has no shards"):
        find_shards(tmp_path / "empty")
    with pytest.raises(UserError, match="already contains shards"):
        ClipWriter(tmp_path / "good", "test", "free")


def test_shards_of_another_format_are_refused(tmp_path):
    (shard,) = written(tmp_path / "good", np.arange(5) / 30)
    clip = next(read_clips([shard]))
    changes = {
        "newer": {"about.json": json.dumps({"format_version": 99}).encode()},
        "unlabelled": {"labels.npz": b"PK"},
        "short": {"004.jpg": None},
        "strange": {"about.json": json.dumps({"format_version": 1, "hand_model": "x", "handedness": "left"}).encode()},
    }
    for name, change in changes.items():
        path = tmp_path / f"{name}.tar"
        with tarfile.open(path, "w") as tar:
            for part, data in {**to_sample(clip), **change}.items():
                if part != "__key__" and data is not None:
                    (tmp_path / "part").write_bytes(data)
                    tar.add(tmp_path / "part", f"{clip.key}.{part}")
        with pytest.raises(UserError, match=rf"{clip.key} in .*{name}\.tar"):
            list(read_clips([str(path)]))
    with pytest.raises(ValueError, match="joint_cam"):
        to_sample(replace(clip, labels={**clip.labels, "joint_cam": clip.labels["joint_cam"][:, :20]}))


def test_a_shard_is_reproducible_and_contains_its_facts(tmp_path):
    one, two = (written(tmp_path / name, np.arange(5) / 30)[0] for name in ("one", "two"))
    assert Path(one).read_bytes() == Path(two).read_bytes()
    about = json.loads((tmp_path / "one" / "about.json").read_text())
    assert (about["hand_model"], about["clips"], about["frames"], about["complete"]) == ("free", 1, 5, True)


def test_incomplete_poses_and_poses_of_another_source_are_named(tmp_path):
    line = replace(read_labels(asset("demo/truth.jsonl"))["000000"], size=(64, 64))
    cv2.imwrite(str(tmp_path / "a.png"), np.zeros((64, 64, 3), np.uint8))
    for number, (poses, sentence) in enumerate(
        [
            ({"b.png": line}, r"No frame of a\.png is named"),
            ({"a.png": replace(line, size=(10, 10))}, r"frame a\.png is \(64, 64\) pixels"),
            ({"a.png": replace(line, K=None)}, r"poses of a\.png lack K"),
            ({"a.png": replace(line, time_ns=None)}, r"poses of a\.png lack .*time_ns"),
        ]
    ):
        with (
            pytest.raises(UserError, match=sentence),
            open_source(str(tmp_path / "a.png")) as picture,
            ClipWriter(tmp_path / str(number), "demo", "free") as writer,
        ):
            write_shards(picture, poses, writer)


def test_own_labels_need_only_joints(tmp_path):
    """The example in training/README.md: names without their endings, and no joints in the picture."""
    frame = hand()
    (tmp_path / "pictures").mkdir()
    lines = []
    for name in ("a", "b"):
        cv2.imwrite(str(tmp_path / f"pictures/{name}.png"), frame.image)
        hands = [{"side": "right", "joints": np.asarray(frame.joint_cam).tolist()}]
        lines.append({"image": name, "time_ns": 0, "size": [640, 480], "K": K.tolist(), "hands": hands})
    poses = tmp_path / "poses.jsonl"
    poses.write_text("\n".join(map(json.dumps, lines)))
    poses_to_shards(str(tmp_path / "pictures"), poses, tmp_path / "out", "free")
    clips = list(read_clips(find_shards(tmp_path / "out")))
    expected = store_frame(replace(frame, mano_pose=None, mano_shape=None))
    assert expected is not None and sum(map(len, clips)) == 2
    assert not any(clip.labels["mano_valid"].any() for clip in clips)
    for clip in clips:
        np.testing.assert_allclose(clip.labels["joint_img"][0], expected.labels["joint_img"], atol=1e-3)
    (tmp_path / "pictures/a.jpg").write_bytes((tmp_path / "pictures/a.png").read_bytes())
    with pytest.raises(UserError, match=r"Two pictures of .* are called a"):
        poses_to_shards(str(tmp_path / "pictures"), poses, tmp_path / "twice", "free")
    for change in (
        *({"K": K} for K in (None, [[1, 2]], np.zeros((3, 3)).tolist(), np.transpose(lines[0]["K"]).tolist())),
        *({"time_ns": float("nan")}, {"hands": [{"side": "right", "joints": [[0, 0, -1]] * 21}]}),
    ):
        poses.write_text(json.dumps({**lines[0], **change}))
        with pytest.raises(UserError, match=r"poses\.jsonl is not a valid poses\.jsonl \(line 1: "):
            read_labels(poses)


def test_the_contact_sheet_shows_every_window_and_its_labels(demo, hand_model):
    reading = Reading(demo, num_frame=3)
    samples = pick_samples(reading, rows=5)
    assert len(samples) == 2
    sheet = draw_sheet(samples, hand_model)
    bare = draw_sheet([{**sample, "joint_valid": torch.zeros(3, 21)} for sample in samples], hand_model)
    assert sheet.shape == (2 * (20 + 228), 3 * 228, 3) and sheet.dtype == np.uint8
    changed = (sheet != bare).any(2)[20:244, :224]
    u, v = samples[0]["joint_img"][0].round().int().T.tolist()
    assert changed[np.clip(v, 0, 223), np.clip(u, 0, 223)].mean() > 0.7  # the lines run through the joints
    with pytest.raises(UserError, match="long enough for 99 frames"):
        pick_samples(Reading(demo, num_frame=99), rows=1)
