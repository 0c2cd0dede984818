"""Real runs of the training, small: a narrow network, and a few frames of the demo clip."""

import io
import json
import os
import shutil
import signal
import subprocess
import sys
import tarfile
from pathlib import Path

import numpy as np
import pytest
import torch
import yaml
from demo_session import record_demo
from safetensors.torch import load_file
from waiting import wait_until

from handmirror.core.assets import asset
from handmirror.core.errors import UserError
from handmirror.core.hand.torch_model import TorchHandModel
from handmirror.training.command_line.config_command import read_config
from handmirror.training.data.batches import training_batches
from handmirror.training.data.poses_to_shards import main as poses_to_shards
from handmirror.training.data.shards import find_shards, read_clips
from handmirror.training.loop.batch_loss import BatchLoss
from handmirror.training.loop.run_folder import best_checkpoint, checkpoints, read_saved_config
from handmirror.training.loop.training import Training, rate_factor, train
from handmirror.training.losses.weights import LossWeights
from handmirror.training.model.build import build_net

ROOT = Path(__file__).parents[2]
NARROW = ["model.dim=32", "model.decoder.layers=1", "model.decoder.mlp=32", "model.temporal.mlp=32"]
BRISK = ["train.workers=0", "train.log_every=1", "train.warmup=3", "train.pictures=1", "train.validation_batches=1"]


def make_shards(folder, frames):
    """Shards of these frames of the demo clip, in `folder`/shards."""
    lines = asset("demo/truth.jsonl").read_text().splitlines()
    poses = folder / "truth.jsonl"
    poses.write_text("\n".join(lines[frame] for frame in frames))
    poses_to_shards(str(asset("demo/demo.mp4")), poses, folder / "shards", "free")
    return folder / "shards"


@pytest.fixture(scope="module")
def shards(tmp_path_factory):
    return make_shards(tmp_path_factory.mktemp("data"), range(12))


def overrides(shards, runs, *more):
    return [
        f"general.runs={runs}",
        f"data.train={shards}",
        f"data.validation={shards}",
        "data.window_step=1",
        *NARROW,
        *BRISK,
        *more,
    ]


def config_of(name, *more):
    return read_config(name, [f"general.name={name}", *more])


def start(*command):
    environment = {**os.environ, "OMP_NUM_THREADS": "1"}
    options = {"cwd": ROOT, "env": environment, "stderr": subprocess.PIPE, "text": True, "start_new_session": True}
    return subprocess.Popen([sys.executable, *command], **options)


def finish(process, status=0):
    _, errors = process.communicate(timeout=300)
    assert process.returncode == status, errors
    return errors


def lines(folder):
    log = folder / "losses.jsonl"
    return log.read_text().splitlines() if log.exists() else []


def losses(folder):
    return [json.loads(line)["loss"] for line in lines(folder)]


def test_a_resumed_run_equals_one_that_was_not_killed(shards, tmp_path):
    """Data with workers, augmentation, dropout and accumulation; the run that is killed is a script of its own."""
    common = overrides(
        shards, tmp_path, "train.steps=14", "train.save_every=4", "train.validate_every=6", "train.lr=5e-4"
    )
    common += [
        "train.batch_size=2",
        "train.accumulation=2",
        "train.workers=2",
        "train.dropout=0.2",
        "train.dropout_from=2",
    ]
    name = "stage1-landmark-debug"
    train(config_of(name, *common, "general.name=whole"))

    killed = start("training/train.py", f"--config-name={name}", *common, "general.name=killed")
    wait_until(lambda: len(lines(tmp_path / "killed")) >= 6 or killed.poll() is not None, 300)
    os.killpg(killed.pid, signal.SIGKILL)  # a worker of PyTorch that just starts would not notice that it is alone
    finish(killed, -signal.SIGKILL)
    assert 6 <= len(lines(tmp_path / "killed")) < 14
    train(config_of(name, *common, "general.name=killed", "general.resume=true"))

    assert len(losses(tmp_path / "whole")) == 14
    assert lines(tmp_path / "killed") == lines(tmp_path / "whole")
    assert [each.name for each in checkpoints(tmp_path / "whole")] == ["step_00000014"]  # keep_last: 1
    whole, resumed = (
        load_file(tmp_path / name / "checkpoints/step_00000014/model.safetensors") for name in ("whole", "killed")
    )
    assert all(torch.equal(tensor, resumed[name]) for name, tensor in whole.items())
    assert best_checkpoint(tmp_path / "whole").name == "best"
    assert yaml.safe_load((tmp_path / "whole/config.yaml").read_text())["train"]["lr"] == 5e-4
    assert list((tmp_path / "whole").glob("events.out.tfevents*"))
    other = config_of("stage1-landmark-debug", *common, "general.name=whole", "general.resume=true", "model.dim=64")
    with pytest.raises(UserError, match="does not match the options"):
        train(other)
    assert read_saved_config(tmp_path / "whole").network.dim == 32  # so that the run can still be exported and resumed


def test_a_run_that_is_asked_to_stop_saves_and_can_be_resumed_from_its_own_config(shards, tmp_path):
    common = overrides(shards, tmp_path, "train.batch_size=2", "train.save_every=100", "train.validate_every=4")
    run = tmp_path / "stage1-landmark-debug"
    run.mkdir()
    (run / "stop").touch()
    train(config_of("stage1-landmark-debug", *common, "train.steps=8"))
    assert [each.name for each in checkpoints(run)] == ["step_00000001"] and len(lines(run)) == 1
    assert not (run / "stop").exists() and not (run / "running.lock").exists()

    train(read_config("config", ["general.resume=true", "train.steps=4"], run))
    assert len(lines(run)) == 4
    validation = [json.loads(line) for line in (run / "validation.jsonl").read_text().splitlines()]
    assert [line["step"] for line in validation] == [4] and validation[0]["mpjpe_mm"] > 0
    assert [path.name for path in (run / "samples").iterdir()] == ["step_00000004.jpg"]


def test_a_run_is_not_trained_twice_at_a_time(shards, tmp_path):
    config = config_of("stage1-landmark-debug", *overrides(shards, tmp_path))
    training = Training(config)
    with pytest.raises(UserError, match="is being trained by another process: stop that"):
        Training(config)
    del training


def with_nan(shards, folder, number):
    """A copy of the shards in which one label of frame `number` of the first clip is NaN."""
    folder.mkdir()
    with tarfile.open(shards / "shard-000000.tar") as old, tarfile.open(folder / "shard-000000.tar", "w") as new:
        for k, member in enumerate(old.getmembers()):
            data = old.extractfile(member).read()
            if member.name.endswith("labels.npz") and not any("npz" in m.name for m in old.getmembers()[:k]):
                labels = dict(np.load(io.BytesIO(data)))
                labels["mano_shape"][number, 3] = np.nan
                packed = io.BytesIO()
                np.savez(packed, **labels)
                data = packed.getvalue()
            member.size = len(data)
            new.addfile(member, io.BytesIO(data))
    return folder


def test_a_recorded_session_is_training_data(tmp_path):
    session, out = record_demo(tmp_path / "mine", range(190, 214)), tmp_path / "shards"
    poses = session / "poses.jsonl"
    poses.write_bytes(poses.read_bytes()[:-100])
    command = [sys.executable, "-m", "handmirror", "export", str(session), "--format", "shards", "--out", str(out)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0 and "last line of poses.jsonl is cut off" in done.stderr
    assert "Exported 2 hands, 17 frames to" in done.stdout
    truth = [json.loads(line) for line in asset("demo/truth.jsonl").open()]
    tracked = [frame for frame in range(190, 213) if frame % 4]
    clips = list(read_clips(find_shards(out)))
    assert {(clip.handedness, len(clip), clip.hand_model, clip.source) for clip in clips} == {
        (side, 17, "free", "mine") for side in ("left", "right")
    }
    for clip in clips:
        seconds = [(truth[frame]["time_ns"] - truth[tracked[0]]["time_ns"]) * 1e-9 for frame in tracked]
        assert clip.labels["timestamp"].tolist() == pytest.approx(seconds, abs=1e-9)
        hands = [next(hand for hand in truth[k]["hands"] if hand["side"] == clip.handedness) for k in tracked]
        joints = np.array([hand["joints"] for hand in hands]) * ([-1, 1, 1] if clip.handedness == "left" else 1)
        assert np.abs(clip.labels["joint_cam"] - joints).max() < 1e-6
        assert clip.labels["mano_valid"].all()
        assert np.abs(clip.labels["mano_pose"] - [hand["pose"] for hand in hands]).max() < 1e-6
    train(config_of("stage1-landmark-debug", *overrides(out, tmp_path, "train.steps=2", "train.save_every=2")))
    assert len(losses(tmp_path / "stage1-landmark-debug")) == 2


@pytest.mark.nightly
def test_two_processes_equal_one_with_the_same_global_batch_and_a_bad_sample_is_dropped(shards, tmp_path):
    damaged = with_nan(shards, tmp_path / "damaged", 5)
    common = overrides(damaged, tmp_path, "train.steps=6", "train.validate_every=6", "train.save_every=6")
    name = "--config-name=stage1-landmark-debug"
    finish(start("-m", "handmirror.training.train", name, *common, "train.batch_size=4", "general.name=one"))
    launch = [
        "-m",
        "accelerate.commands.launch",
        "--multi_gpu",
        "--num_processes=2",
        "--num_machines=1",
        "--mixed_precision=no",
    ]
    launch += ["--dynamo_backend=no", "--main_process_port=0", "-m", "handmirror.training.train"]
    finish(start(*launch, name, *common, "train.batch_size=2", "general.name=two"))

    one, two = losses(tmp_path / "one"), losses(tmp_path / "two")
    assert len(one) == 6
    assert np.isfinite(one).all()
    np.testing.assert_allclose(two, one, rtol=1e-4)
    for run in ("one", "two"):
        dropped = (tmp_path / run / "dropped.txt").read_text().splitlines()
        assert dropped
        assert all("/005" in line and "dropped" in line for line in dropped), dropped
    assert len((tmp_path / "one/dropped.txt").read_text()) == len((tmp_path / "two/dropped.txt").read_text())


def test_a_sample_that_only_the_network_turns_into_nan_is_dropped(shards, tmp_path):
    config = config_of("stage1-landmark-debug", *overrides(shards, tmp_path, "train.batch_size=3"))
    net, hand_model = build_net(config), TorchHandModel.load()
    batch = next(training_batches(config, net, 0, 1, 0))
    batch["focal"][1] = 1e-44  # finite; its rays are not
    loss = BatchLoss(net, hand_model, LossWeights(), norm_by_hand=True)
    losses, _ = loss.unchecked(batch)
    losses.total.mean().backward()
    gradients = [p.grad for p in net.parameters() if p.grad is not None]
    assert torch.nn.utils.get_total_norm(gradients).isnan()  # by which the step is known to be repeated
    net.zero_grad()
    losses, kept = loss.checked(batch)
    losses.total.mean().backward()
    assert kept.tolist() == [True, False, True]
    assert losses.total[1] == 0 < losses.total[0]
    assert all(torch.isfinite(p.grad).all() for p in net.parameters() if p.grad is not None)
    net.project.bias.data[0] = torch.nan
    with pytest.raises(UserError, match="diverged"):
        loss.checked(batch)


@pytest.mark.nightly
def test_stage_2_trains_the_temporal_encoder_alone_from_stage_1(shards, tmp_path, caplog):
    steps = ["train.steps=3", "train.validate_every=3", "train.save_every=3", "train.batch_size=5", "train.lr=1e-3"]
    others = shutil.copytree(shards, tmp_path / "others")
    (others / "about.json").write_text('{"hand_model": "mano"}')
    train(config_of("stage1-landmark-debug", *overrides(others, tmp_path, *steps)))
    assert f"The poses of {others} are the mano hand model's and are ignored" in caplog.text
    config = config_of("stage2-landmark-debug", *overrides(shards, tmp_path, *steps))
    assert config.model.network.num_frame == 7  # must 7
    train(config)
    first = load_file(tmp_path / "stage1-landmark-debug/checkpoints/best/model.safetensors")
    second = load_file(tmp_path / "stage2-landmark-debug/checkpoints/step_00000003/model.safetensors")
    assert all(torch.equal(tensor, second[name]) for name, tensor in first.items())
    moved = {name for name in second if name.startswith("temporal.") and second[name].any()}
    assert "temporal.out.weight" in moved  # it was zero at first


@pytest.mark.parametrize("name", ["stage1-dino_large", "stage2-dino_large", "stage1-landmark", "stage2-landmark"])
def test_the_configs_of_the_two_stages(name):
    config = config_of(name, "train.lr=5e-5")
    assert config.model.network.num_frame == (7 if name.startswith("stage2") else 1)
    assert config.train.lr == 5e-5
    assert config.train.steps == (50_000 if name.startswith("stage2") else 100_000)
    assert (config.train.backbone_lr, config.train.clip, config.train.dropout_from) == (1e-5, 1.0, 10_000)


def test_user_errors_are_one_sentence(shards, tmp_path):
    def fails(text, name, *more):
        with pytest.raises(UserError, match=text):
            train(config_of(name, *overrides(shards, tmp_path, "train.steps=1", *more)))

    fails("nowhere has no shards", "stage1-landmark-debug", "data.train=nowhere")
    fails("model.pretrained", "stage2-landmark-debug", "model.pretrained=null")
    fails("do not exist", "stage2-landmark-debug", "model.pretrained=nowhere")
    fails("num_frame", "stage2-landmark-debug", "model.num_frame=1")
    # else nothing is learned and the run still succeeds, or no old checkpoint is ever deleted
    for number in ("accumulation=0", "keep_last=0", "steps=1.5", "lr=abc", "lr=-1", "dropout=2"):
        fails(rf"^Invalid value train.{number}: must be a .*number", "stage1-landmark-debug", f"train.{number}")
    for precision in ("fp16", "fp8"):
        fails(f"general.precision={precision}: must be bf16", "stage1-landmark-debug", f"general.precision={precision}")
    # else no clip's pose would count, or MANO's poses would turn the free hand, without an error
    fails("data.hand_model=mono: must be one of free, mano", "stage1-landmark-debug", "data.hand_model=mono")
    fails("hand_model_file", "stage1-landmark-debug", "data.hand_model=mano")
    run = tmp_path / "stage1-landmark-debug/checkpoints/step_00000001"
    run.mkdir(parents=True)
    fails("general.resume=true", "stage1-landmark-debug")
    command = ["-m", "handmirror.training.train", "--config-name=stage1-landmark-debug", f"general.runs={tmp_path}"]
    errors = finish(start(*command), 2)
    assert errors.count("\n") == 1
    assert "general.resume=true" in errors
    errors = finish(start(*command[:2]), 2)
    assert errors.count("\n") == 1
    assert "add --config-name=NAME, one of stage1-dino_large, stage1-landmark" in errors


def test_a_full_disk_and_a_missing_folder_are_one_sentence(shards, tmp_path):
    (tmp_path / "file").touch()
    name, brisk = "stage1-landmark-debug", ["train.steps=1", "train.save_every=1", "train.validate_every=0"]
    with pytest.raises(UserError, match="file/stage1-landmark-debug cannot be written"):
        train(config_of(name, *overrides(shards, tmp_path / "file", *brisk)))
    (tmp_path / "small").mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(tmp_path / "small")]  # a checkpoint takes more
    if sys.platform != "linux" or subprocess.run(mount, check=False, capture_output=True).returncode:
        pytest.skip("only root may mount the small disk that this fills")
    try:
        with pytest.raises(UserError, match=r"cannot be written \(.*: free some space"):
            train(config_of(name, *overrides(shards, tmp_path / "small", *brisk)))
        assert not checkpoints(tmp_path / "small" / name)
    finally:
        subprocess.run(["umount", str(tmp_path / "small")], check=True)


def test_the_rate_warms_up_and_follows_half_a_cosine():
    rates = [rate_factor(step, 10, 110) for step in range(110)]
    assert rates[0] == 0.1
    assert rates[9] == rates[10] == 1.0
    assert rates[60] == pytest.approx(0.5)
    assert 0 < rates[-1] < 0.001
    assert rates[10:] == sorted(rates[10:], reverse=True)
    assert rate_factor(0, 0, 5) == 1.0
