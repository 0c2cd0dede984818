"""The state of a run on disk: it is restored bit for bit, and nothing in its files is executed or used unchecked."""

import json
import math
import pickle
import shutil

import pytest
import torch
from safetensors.torch import load_file, save_file
from torch import nn

from handmirror.core.errors import UserError
from handmirror.training.loop.checkpoints import MODEL, OPTIMIZER, STATE, RunState, read_state, write_state
from handmirror.training.loop.run_folder import cut_log


class Touch:
    """Unpickled, it makes a file."""

    def __init__(self, marker):
        self.marker = marker

    def __reduce__(self):
        return (open, (str(self.marker), "w"))


def net_and_optimizer(seed, width=4):
    torch.manual_seed(seed)
    net = nn.Sequential(nn.Conv2d(3, width, 3), nn.Flatten(), nn.Linear(width * 36, 2), nn.Linear(2, 2))
    net = net.to(memory_format=torch.channels_last)
    net[3].requires_grad_(False)
    weights = [weight for weight in net.parameters() if weight.requires_grad]
    return net, torch.optim.AdamW([{"params": weights[:2]}, {"params": weights[2:]}], lr=0.1, fused=True)


def steps(net, optimizer, numbers):
    for number in numbers:
        torch.manual_seed(number)
        net(torch.randn(2, 3, 8, 8)).square().sum().backward()
        optimizer.step()
        optimizer.zero_grad()


@pytest.fixture(scope="module")
def saved(tmp_path_factory):
    folder = tmp_path_factory.mktemp("saved") / "step"
    folder.mkdir()
    net, optimizer = net_and_optimizer(0)
    steps(net, optimizer, range(3))
    write_state(folder, net, optimizer, RunState(3, 12.5, 1))
    return folder


@pytest.fixture
def copy(saved, tmp_path):
    return shutil.copytree(saved, tmp_path / "step")


def test_a_run_resumes_bit_for_bit(saved):
    whole, optimizer = net_and_optimizer(0)
    steps(whole, optimizer, range(6))
    net, optimizer = net_and_optimizer(1)
    assert read_state(saved, net, optimizer) == RunState(3, 12.5, 1)
    steps(net, optimizer, range(3, 6))
    assert all(torch.equal(one, two) for one, two in zip(whole.parameters(), net.parameters(), strict=True))
    layouts = [{part.stride() for part in optimizer.state[w].values() if part.dim()} for w in net[0].parameters()]
    assert layouts == [{w.stride()} for w in net[0].parameters()]


def test_a_run_without_a_score(tmp_path):
    net, optimizer = net_and_optimizer(0)
    write_state(tmp_path, net, optimizer, RunState())
    assert read_state(tmp_path, net, optimizer) == RunState(0, math.inf, 0)


@pytest.mark.parametrize("name", [MODEL, OPTIMIZER, STATE])
@pytest.mark.parametrize("kind", ["pickle", "torch file", "empty", "half", "missing"])
def test_no_file_is_unpickled_and_a_damaged_one_is_one_sentence(copy, tmp_path, name, kind):
    path = copy / name
    if kind == "pickle":
        path.write_bytes(pickle.dumps(Touch(tmp_path / "ran")))
    elif kind == "torch file":
        torch.save(Touch(tmp_path / "ran"), path)
    elif kind == "missing":
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2 if kind == "half" else 0])
    net, optimizer = net_and_optimizer(1)
    before = [weight.clone() for weight in net.parameters()]
    with pytest.raises(UserError, match=r"^[^\n]*\.$"):
        read_state(copy, net, optimizer)
    assert not (tmp_path / "ran").exists() and not optimizer.state
    assert all(torch.equal(one, two) for one, two in zip(before, net.parameters(), strict=True))


def test_a_folder_of_an_older_version_is_refused_without_reading_its_pickles(copy, tmp_path):
    (copy / STATE).unlink()
    (copy / OPTIMIZER).unlink()
    for name in ("optimizer.bin", "custom_checkpoint_0.pkl", "random_states_0.pkl", "scheduler.bin", "sampler.bin"):
        torch.save(Touch(tmp_path / "ran"), copy / name)
    with pytest.raises(UserError, match=r"older versions.*model\.pretrained="):
        read_state(copy, *net_and_optimizer(1))
    assert not (tmp_path / "ran").exists()


@pytest.mark.parametrize(
    "change",
    [
        {"step": -1},
        {"step": "3"},
        {"step": True},
        {"step": 10**30},
        {"best_score": float("nan")},
        {"best_score": [1]},
        {"dropped": None},
        {"version": 2},
        {"lr": 1.0},
    ],
)
def test_impossible_numbers_are_refused(copy, change):
    values = json.loads((copy / STATE).read_text())
    for content in (json.dumps({**values, **change}), json.dumps([values]), "[" * 5000, " " * 20_000):
        (copy / STATE).write_text(content)
        with pytest.raises(UserError, match="remove the folder"):
            read_state(copy, *net_and_optimizer(1))


def test_moments_of_another_optimiser_are_refused(copy):
    whole = load_file(copy / OPTIMIZER)
    nan = torch.full_like(whole["0.weight.exp_avg"], torch.nan)
    for change in (
        {"0.weight.exp_avg": nan},
        {"0.weight.exp_avg_sq": nan.nan_to_num(-1.0)},
        {"0.weight.step": torch.tensor(-1.0)},
        {"0.weight.step": torch.zeros(2)},
        {"0.weight.exp_avg": torch.zeros(3)},
        {"3.weight.step": torch.tensor(1.0)},  # does not learn
        {"other": torch.zeros(1)},
        {"0.weight.exp_avg": None},
    ):
        save_file({k: v for k, v in {**whole, **change}.items() if v is not None}, copy / OPTIMIZER)
        with pytest.raises(UserError, match="does not match the options"):
            read_state(copy, *net_and_optimizer(1))
    with pytest.raises(UserError, match="does not match the options"):
        read_state(copy, *net_and_optimizer(1, width=5))


def test_the_log_is_truncated_and_an_invalid_line_is_named(tmp_path):
    log = tmp_path / "losses.jsonl"
    log.write_text('{"step": 1}\n{"step": 2}\n{"step": 3}\n{"ste')
    cut_log(tmp_path, 2)
    assert log.read_text() == '{"step": 1}\n{"step": 2}\n'
    for line in ("[]", "{}", '{"step": "1"}', "[" * 5000, "\x00"):
        log.write_text('{"step": 1}\n' + line + "\n")
        with pytest.raises(UserError, match=r"^Line 2 of .*losses\.jsonl"):
            cut_log(tmp_path, 2)
