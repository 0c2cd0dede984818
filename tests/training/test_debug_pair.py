"""A custom checkpoint from images to the tracker, on one scene with two hands."""

import json
import os
import subprocess
import sys
from pathlib import Path

import cv2
import pytest

from handmirror.core.assets import asset
from handmirror.core.camera.sources import open_source
from handmirror.training.command_line.config_command import read_config
from handmirror.training.data.poses_to_shards import main as poses_to_shards
from handmirror.training.evaluate import evaluate_checkpoint, evaluate_poses
from handmirror.training.export import main as export
from handmirror.training.tokens import store_tokens
from handmirror.training.train import train

SCENE = range(200, 208)  # frames of the demo clip


def config_of(name, folder, *more):
    common = [f"general.name={name}", f"general.runs={folder}", "data.window_step=1", "train.pictures=2", *more]
    return read_config(name, common)


def make_scene(folder):
    """A folder of pictures and its truth.jsonl."""
    pictures, lines = folder / "pictures", asset("demo/truth.jsonl").read_text().splitlines()
    pictures.mkdir()
    truth = [{**json.loads(lines[frame]), "image": f"{frame:06d}.png"} for frame in SCENE]
    (folder / "truth.jsonl").write_text("".join(json.dumps(line) + "\n" for line in truth))
    with open_source(str(asset("demo/demo.mp4"))) as source:
        for frame in iter(source.read, None):
            if frame.index in SCENE:
                cv2.imwrite(str(pictures / f"{frame.index:06d}.png"), frame.image[..., ::-1])
    return pictures, truth[0]["K"]


@pytest.mark.parametrize(
    ("first", "second", "max_mm"), [(20, 5, 10.0), pytest.param(300, 100, 3.0, marks=pytest.mark.nightly)]
)
def test_stage_1_stage_2_export_and_track(first, second, max_mm, tmp_path):
    pictures, K = make_scene(tmp_path)
    poses_to_shards(str(pictures), tmp_path / "truth.jsonl", tmp_path / "demo-shards", "free")
    train(config_of("stage1-landmark-debug", tmp_path, f"train.steps={first}"))
    tokens = f"data.tokens={tmp_path}/tokens"
    store_tokens(config_of("stage2-landmark-debug", tmp_path, tokens, "data.token_copies=2"))
    train(config_of("stage2-landmark-debug", tmp_path, tokens, f"train.steps={second}"))
    checkpoint = tmp_path / "mine.safetensors"
    export(tmp_path / "stage2-landmark-debug", checkpoint)
    own = evaluate_checkpoint(checkpoint, [str(tmp_path / "demo-shards")])[0].scores
    assert own.samples == 2 * len(SCENE)
    print(own)
    assert own.pa_mpjpe < max_mm

    intrinsics = f"{K[0][0]},{K[1][1]},{K[0][2]},{K[1][2]}"
    command = [sys.executable, "-m", "handmirror", "track", str(pictures), "--out", str(tmp_path / "out"), "--no-video"]
    command += ["--checkpoint", str(checkpoint), "--intrinsics", intrinsics, "--device", "cpu"]
    root = Path(__file__).parents[2]
    done = subprocess.run(command, cwd=root, env={**os.environ}, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    tracked = evaluate_poses(tmp_path / "out/poses.jsonl", tmp_path / "truth.jsonl")
    print(tracked)
    assert tracked.extra["found"] >= 0.9 * tracked.extra["true_hands"]
    assert tracked.scores.pa_mpjpe < max_mm
