"""Synthetic hands rendered through EGL, without a screen."""

import ctypes
import gc
import json
import os
import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest
from waiting import wait_until

from handmirror.core.assets import asset
from handmirror.core.errors import UserError
from handmirror.core.hand.model import HandModel
from handmirror.core.poses.files import read_labels
from handmirror.core.tracking.tracker import HandTracker
from handmirror.core.types import Frame
from handmirror.training.contact_sheet import draw_sheet, model_joints, pick_samples
from handmirror.training.data.reading import Reading, clip_loader
from handmirror.training.data.shards import find_shards, read_clips
from handmirror.training.synthetic.__main__ import main as synthetic
from handmirror.training.synthetic.check import check
from handmirror.training.synthetic.clip import DEPTH_UNIT_M, make_clip
from handmirror.training.synthetic.clip_set import ClipSet, render_shards
from handmirror.training.synthetic.draw import open_context
from handmirror.training.synthetic.image_folder import ImageFolder
from handmirror.training.synthetic.knobs import Knobs, read_knobs
from handmirror.training.synthetic.preview import write_preview
from handmirror.training.synthetic.rerender import main as rerender_file
from handmirror.training.synthetic.rerender import rerender
from handmirror.training.synthetic.studio import OBJECT_PART, Studio
from handmirror.training.synthetic.tracker_scores import VISIBLE, ScoredHand, table, with_map
from handmirror.training.synthetic.whole_images import TRUTH, render_clip, write_clips, write_images

CLIPS, FRAMES = 6, 2
OPTIONS = ["--clips", str(CLIPS), "--frames", str(FRAMES), "--shard-pictures", "4", "--depth", "--masks"]
CLIP_SET = ClipSet(CLIPS, FRAMES, 30.0, 0, True, True, 4, Knobs())


def start(out, *more):
    command = [sys.executable, "-m", "handmirror.training.synthetic", "--out", str(out), *OPTIONS, *more]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True)


@pytest.fixture(scope="module")
def opengl():
    try:
        return open_context()
    except UserError as error:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(str(error))


@pytest.fixture(scope="module")
def shards(tmp_path_factory, opengl):
    """A set made by one process without a break."""
    out, images = tmp_path_factory.mktemp("synthetic"), []
    render_shards(CLIP_SET, out, 1, images.append)
    assert sum(images) == CLIPS * FRAMES
    return out


@pytest.fixture(scope="module")
def studio(opengl):
    return Studio(Knobs())


def contents(folder):
    return {path.name: path.read_bytes() for path in folder.glob("*.tar")}


@pytest.mark.nightly
def test_a_killed_run_continues_to_the_same_bytes_with_another_number_of_processes(shards, tmp_path):
    process = start(tmp_path, "--processes", "1")
    wait_until(lambda: list(tmp_path.glob("*.tar")) or process.poll() is not None, 120)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    kept = contents(tmp_path)
    assert 0 < len(kept) < CLIP_SET.shards
    render_shards(CLIP_SET, tmp_path, 2, lambda pictures: None)
    assert contents(tmp_path) == contents(shards)
    with pytest.raises(UserError, match="contains a different set"):
        render_shards(replace(CLIP_SET, seed=1), tmp_path, 1, lambda pictures: None)


def test_labels_agree_with_mask_and_depth(shards):
    agreement = check(shards)
    assert agreement.inside_share > 0.995
    assert len(agreement.depth_errors) > 500
    assert np.median(agreement.depth_errors) < 0.0005
    assert np.mean(agreement.depth_errors < 0.001) > 0.95


def test_training_reads_the_shards_with_poses_that_fit_the_joints(shards, tmp_path):
    reading = Reading(tuple(find_shards(shards)), num_frame=2)
    batch = next(iter(clip_loader(reading, batch_size=4)))
    assert batch["img"].shape == (4, 2, 3, 224, 224)
    assert batch["joint_valid"].all()
    samples, model = pick_samples(reading, 3), HandModel.load()
    assert draw_sheet(samples, model).shape[1] > 2 * 224
    apart = [np.abs(model_joints(sample, model) - sample["joint_cam"].numpy()).max() for sample in samples]
    assert max(apart) < 1e-4
    write_preview(shards, tmp_path / "sheet.png")
    assert cv2.imread(str(tmp_path / "sheet.png")).std() > 10
    facts = next(read_clips(find_shards(shards))).facts
    assert facts["distance_m"] > 0
    assert facts["background"]


def test_a_second_renderer_in_the_same_thread_changes_nothing_even_when_it_is_freed(studio):
    def render(studio):
        return [picture.image for picture in render_clip(studio, Knobs(), 1, 0, 2, 30.0, (320, 240))]

    before, other = render(studio), Studio(Knobs())
    for each in (other, studio):
        assert all(map(np.array_equal, before, render(each)))
    del each, other
    gc.collect()
    assert all(map(np.array_equal, before, render(studio)))


def test_no_opengl_context_stays_current_after_drawing(studio):
    assert list(render_clip(studio, Knobs(), 1, 0, 1, 30.0, (320, 240)))
    current = ctypes.CDLL("libEGL.so.1").eglGetCurrentContext
    current.restype = ctypes.c_void_p
    assert current() is None  # in this thread, Qt could not make one of GLX current


def test_the_shipped_tracker_finds_plain_hands_on_the_labelled_side(studio):
    easy = ["motion.two_hands=0", "motion.library=1", "motion.real=0", "motion.random=0", "motion.mixed=0"]
    easy += ["motion.egocentric=0", "motion.any_turn=0", "camera.any_side=0", "camera.any_roll=0", "camera.cut=0"]
    easy += ["objects.held=0", "objects.before=0", "skin.glove=0", "effects.grey=0", "effects.low_light=0"]
    knobs = read_knobs([*easy, "camera.distance_m=[0.35,0.6]"])
    tracker = HandTracker(max_hands=1, stills=True, fit=True)
    seen = found = 0
    sides = []
    for index in range(14):
        (picture,) = render_clip(studio, knobs, 3, index, 1, 30.0, (640, 480))
        (truth,) = picture.line["hands"]
        if truth["visible"] < VISIBLE:
            continue
        seen += 1
        frame = Frame(picture.image, index, index * 10**9, picture.name)
        points = np.array(truth["joints_2d"])
        for hand in tracker.track(frame, np.array(picture.line["K"])).hands:
            if np.linalg.norm(hand.joints_2d - points, axis=1).mean() < 0.2 * np.ptp(points, axis=0).max():
                found += 1
                sides.append(hand.side == truth["side"])
    assert seen >= 6
    assert found >= 0.8 * seen
    assert np.mean(sides) > 0.7


def test_images_depend_only_on_seeds_and_knobs(studio):
    def first(seed, *changes):
        return make_clip(studio, read_knobs(list(changes)), seed, 0, 1, 30.0, (False, False)).frames[0]

    assert first(0).img == first(0).img
    assert first(0).img != first(1).img
    noisy = first(0, "effects.noise=[0.05,0.06]")
    assert noisy.img != first(0).img
    assert np.array_equal(noisy.labels["joint_cam"], first(0).labels["joint_cam"])


def test_depth_and_parts_show_the_thing_that_a_hand_holds_before_the_hand(studio):
    easy = ["motion.two_hands=0", "motion.holding=1", "motion.things=[mug]", "camera.cut=0", "objects.before=0"]
    clips = (make_clip(studio, read_knobs(easy), 4, index, 1, 30.0, (True, True)) for index in range(9))
    clip = next(clip for clip in clips if clip.frames and "held mug" in clip.facts["things"])
    depth, parts = (
        cv2.imdecode(np.frombuffer(clip.frames[0].extra[f"{name}.png"], np.uint8), cv2.IMREAD_UNCHANGED)
        for name in ("depth", "parts")
    )
    wrist = clip.frames[0].labels["joint_cam"][0, 2]
    thing = parts == OBJECT_PART
    assert thing.mean() > 0.01
    assert np.abs(depth[thing] * DEPTH_UNIT_M - wrist).min() < 0.2


def test_a_full_disk_is_one_sentence_and_complete_shards_are_kept(shards, tmp_path):
    room = sum(len(content) for content in contents(shards).values()) * 0.6
    mount = ["mount", "-t", "tmpfs", "-o", f"size={int(room)}", "tmpfs", str(tmp_path)]
    if sys.platform != "linux" or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("only root may mount the small disk that this fills")
    try:
        process = start(tmp_path, "--processes", "1")
        _, complaint = process.communicate()
        assert process.returncode == 2
        assert "free some space" in complaint
        assert "Traceback" not in complaint
        kept = contents(tmp_path)
        assert kept
        assert kept.items() <= contents(shards).items()
    finally:
        subprocess.run(["umount", str(tmp_path)], check=True)


def test_folders_without_valid_images_are_named(tmp_path):
    with pytest.raises(UserError, match="has no skin textures"):
        ImageFolder(tmp_path, "skin textures", lambda picture: picture)
    (tmp_path / "broken.png").write_bytes(b"no picture")
    pictures = ImageFolder(tmp_path, "skin textures", lambda picture: picture)
    with pytest.raises(UserError, match=r"broken\.png among the skin textures is damaged"):
        pictures.read(pictures.draw(np.random.default_rng(0)))
    with pytest.raises(UserError, match="has no background photos"):
        render_shards(
            replace(CLIP_SET, knobs=read_knobs([f"background.folder={Path(tmp_path) / 'none'}"])),
            tmp_path / "out",
            1,
            lambda pictures: None,
        )


def test_a_probability_above_one_is_refused():
    with pytest.raises(UserError, match=r"motion\.holding=3 is out of range: give a number from 0 to 1"):
        read_knobs(["motion.holding=3"])


def test_unknown_knobs_are_named():
    with pytest.raises(UserError, match=r"The knob skin\.colour=1 cannot be set"):
        read_knobs(["skin.colour=1"])
    assert read_knobs(["camera.distance_m=[0.3,0.4]"]).camera.distance_m == (0.3, 0.4)
    for knob in ("camera.distance_m=[0.4,0.3]", "skin.melanin=[0.2]", "motion.pace=[1,.inf]"):
        with pytest.raises(UserError, match="is not a range"):  # from one number numpy would draw up to 1
            read_knobs([knob])
    with pytest.raises(UserError, match="above 0"):
        read_knobs(["effects.noise=[0,0.01]"])
    with pytest.raises(UserError, match="has no values"):
        read_knobs(["camera.width_px=[]"])


def test_an_empty_knob_file_changes_nothing_and_a_list_is_refused(tmp_path):
    file = tmp_path / "knobs.yaml"
    file.write_text("")
    assert read_knobs([str(file)]) == read_knobs([]) == Knobs()
    file.write_text("- 1\n")
    with pytest.raises(UserError, match=r"knobs\.yaml cannot be set"):
        read_knobs([str(file)])


def test_an_unwritable_contact_sheet_is_refused_before_rendering(tmp_path):
    (tmp_path / "file").touch()
    for options, message in (
        ({"full": "64x64", "preview": tmp_path / "sheet.jpg"}, "omit --preview or --full"),
        ({"preview": tmp_path / "sheet.pdf"}, r"give a \.jpg or \.png"),
        ({"preview": tmp_path / "file" / "sheet.jpg"}, "cannot be created"),
    ):
        with pytest.raises(UserError, match=message):
            synthetic(tmp_path / "out", **options)
    assert not (tmp_path / "out").exists()


def test_without_egl_the_error_names_the_packages(monkeypatch):
    monkeypatch.setenv("GLCONTEXT_LINUX_LIBEGL", "libNoSuchEGL.so")
    with pytest.raises(UserError, match="packages libegl1 and"):
        open_context()


def test_tracked_hands_are_rendered_where_they_were(studio, tmp_path):
    line = list(read_labels(asset("demo/truth.jsonl")).values())[240]
    picture = rerender(studio, Knobs(), 0, 0, line)
    assert picture.image.shape[:2] == (line.size[1], line.size[0])
    assert [hand["side"] for hand in picture.line["hands"]] == ["right", "left"]
    for drawn, tracked in zip(picture.line["hands"], line.hands, strict=True):
        for key, limit in (("joints", 1e-4), ("joints_2d", 0.1), ("trans", 1e-4)):
            assert np.abs(np.subtract(drawn[key], getattr(tracked, key))).max() < limit, key
    write_images(tmp_path, [picture])
    assert list(read_labels(tmp_path / "truth.jsonl")) == [picture.name]


def test_hands_with_joints_only_cannot_be_rendered(tmp_path):
    hand = {"side": "left", "joints": [[0, 0, 1]] * 21, "joints_2d": [[0, 0]] * 21}
    line = {"image": "0.jpg", "size": [64, 48], "K": [[60, 0, 32], [0, 60, 24], [0, 0, 1]], "hands": [hand]}
    (tmp_path / "poses.jsonl").write_text(json.dumps(line))
    with pytest.raises(UserError, match=r"Some lines of .*poses\.jsonl have no pose"):
        rerender_file(tmp_path / "poses.jsonl", tmp_path / "out")


@pytest.mark.parametrize("found", [0, 1, 2])
def test_tracker_scores_have_a_table_for_few_hands(found):
    facts = {"things": [], "motion": "still", "background": "plain", "table": False, "hands": 1, "glove": False}
    facts |= {"skin": "painted", "melanin": 0.3, "noise": 0.0, "stops": 0.0, "exposure_s": 0.01, "defocus_px": 0.0}
    facts |= {"jpeg": 90, "grey": False, "hand_px": 80, "depth_m": 0.5, "facing": 0.5}
    truth = np.random.default_rng(0).random((21, 2))
    judged = with_map([ScoredHand(str(k), facts, truth, truth if k < found else None) for k in range(2)])
    assert [hand.mapped is None for hand in judged] == [found < 2] * 2  # one half teaches the other
    assert table(judged).row_count == 2


def test_whole_images_continue_after_an_incomplete_line_and_not_with_other_options(opengl, tmp_path):
    def write(seed):
        write_clips(tmp_path, Knobs(), seed, 2, 2, 30.0, (96, 64), lambda pictures: None)
        return (tmp_path / TRUTH).read_text()

    whole = write(0)
    (tmp_path / TRUTH).write_text(whole[:-100])  # the disk was full
    assert write(0) == whole
    with pytest.raises(
        UserError, match="contains a different set"
    ):  # else nothing new would be rendered, without an error
        write(1)
