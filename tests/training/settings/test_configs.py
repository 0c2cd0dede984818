"""Configs from the command line and from files: an error in them is one sentence, and nothing in them is executed."""

import os
import subprocess
import sys

import pytest

from handmirror.core.assets import ASSETS
from handmirror.core.errors import UserError
from handmirror.core.extras import install_command
from handmirror.training.command_line.config_command import help_text, read_config
from handmirror.training.settings.schema import SETTINGS
from handmirror.training.settings.yaml_files import read_yaml

ROOT = ASSETS.parent
NAMES = ("stage1-dino_large", "stage1-landmark", "stage1-landmark-debug", "stage2-landmark")


@pytest.fixture
def mine(tmp_path):
    """Writes a config of the user's own and reads it."""

    def read(text, name="mine", *changes):
        (tmp_path / "mine.yaml").write_text(f"defaults:\n  - stage1-landmark-debug\n  - _self_\n\n{text}")
        return read_config(name, list(changes), tmp_path)

    return read


@pytest.mark.parametrize("name", NAMES)
def test_every_shipped_config_is_valid_and_listed_by_the_help(name):
    config = read_config(name, [])
    assert config.general.folder == f"runs/{name}"
    assert name in help_text("usage")


def test_the_help_lists_every_setting_with_its_valid_values():
    lines = help_text("usage").splitlines()
    for name, rule in SETTINGS.items():
        assert any(line.strip().lstrip("+").startswith(f"{name}=") and rule.wanted in line for line in lines), name
    assert any("train=" in line and "stage1_cpu" in line for line in lines)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        (
            ["train.batch_size=abc"],
            r"^Invalid value train\.batch_size=abc: must be a whole number from 1 to 10+\.$",
        ),
        (["train.batch_size=[1]"], "whole number"),
        (["train.steps=1e3"], "whole number"),
        (["train.lr=nan"], "above 0"),
        (["train.lr=inf"], "above 0"),
        (["data.train=[]"], "a folder of shards"),
        (["data.train=[1,2]"], "a folder of shards"),
        (["data.augment=3"], "augment"),
        (["data.augment.scale=-1"], "from 0 to 10"),
        (["data.augment.cut=2"], "cut=2: must be a number from 0 to 1"),
        (["+data.augment.stretch=1"], r"data\.augment\.stretch is not a training setting"),
        (["general.seed=-1"], "whole number"),
        (["general.resume=yes"], "true or false"),
        (["model.dim=1e9"], "whole number"),
        (["loss.theta=a"], "from 0"),
        (["loss.thetas=1"], r"loss\.thetas is not a training setting"),
        (["+train.stpes=1"], r"train\.stpes is not a training setting"),
        (["~train.lr"], r"has no train\.lr"),
        (["train=other"], "give one of debug, finder_cpu"),
        (["train.lr=1,2"], "cannot be composed"),
        (["train.lr=["], "is invalid"),
        (["data.train=${data.nowhere}"], "not found"),
        (["data.train=${data.validation}", "data.validation=${data.train}"], "to itself"),
        (["data.train=${oc.create:x}"], "only references"),
    ],
)
def test_an_invalid_setting_is_named(changes, says):
    with pytest.raises(UserError, match=says) as caught:
        read_config("stage1-landmark-debug", changes)
    assert "\n" not in str(caught.value)


def test_configs_of_the_users_own(mine, tmp_path):
    (tmp_path / "train").mkdir()
    (tmp_path / "train/brief.yaml").write_text("defaults:\n  - debug\n  - _self_\n\nsteps: 7\n")
    config = mine("general:\n  precision: no\n\ndata:\n  stride: 2\n", "mine", "train.lr=3e-4")
    assert (config.data.stride, config.train.lr, config.general.precision) == (2, 3e-4, "no")
    assert config.general.folder == "runs/mine"
    assert mine("", "stage1-landmark-debug", "train=brief").train.steps == 7
    for text in ("hydra:\n  callbacks: {}\n", "- 1\n", "a: !!python/name:os.system\n"):
        (tmp_path / "train/brief.yaml").write_text(text)
        with pytest.raises(UserError, match=r"brief\.yaml"):
            mine("")
    with pytest.raises(UserError, match=r"The config nothing does not exist: give one of .*mine"):
        (tmp_path / "train/brief.yaml").write_text("steps: 7\n")
        mine("", "nothing")
    with pytest.raises(UserError, match="does not exist"):
        read_config("mine", [], tmp_path / "nowhere")


def test_references_of_unbounded_length_are_refused(mine):
    doubling = "".join(f"x{k}: ${{x{k + 1}}}${{x{k + 1}}}\n" for k in range(40)) + "x40: text\n"
    parts = "".join(f"x{k}: {{a: '${{x{k + 1}}}', b: '${{x{k + 1}}}'}}\n" for k in range(40)) + "x40: 1\n"
    for text in (doubling, parts):
        with pytest.raises(UserError, match="more than 1000000 characters"):
            mine(text)


def test_yaml_is_read_as_plain_values_in_bounded_time(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("a: &a [1, 2.5, 1e-3, yes, null, 'x', 2020-01-01]\nb: *a\n")
    values = [1, 2.5, 1e-3, True, None, "x", "2020-01-01"]
    assert read_yaml(path, "continue") == {"a": values, "b": values}
    levels = "".join(f"a{k}: &a{k} [{', '.join([f'*a{k - 1}'] * 10)}]\n" for k in range(1, 12))
    codes = ["!!python/object/apply:os.system ['true']", "!!int ''", "!!bool x", "!!timestamp x"]
    bombs = ["a0: &a0 [x]\n" + levels, "a: &a [*a]", "[" * 5000, "9" * 5000, "1" + ":59" * 5000, "- 1\n" * 100_000]
    for text in (*codes, *bombs, "a: \0", "a: [1", "a: {b: 1, b: 2}"):
        path.write_text(text)
        with pytest.raises(UserError, match=r"^[^\n]*a\.yaml cannot be read \([^\n]*\): continue\.$"):
            read_yaml(path, "continue")


def test_a_key_that_occurs_twice_is_refused_and_a_merged_one_replaced(tmp_path):
    path = tmp_path / "a.yaml"
    path.write_text("a:\n  b: 1\n  b: 2\n")
    with pytest.raises(UserError, match=r"duplicate key b in line 3"):
        read_yaml(path, "continue")
    path.write_text("a: &a {x: 1, y: 2}\nb: &b {<<: *a, x: 3}\nc: {<<: *b, x: 4}\n")
    assert read_yaml(path, "continue") == {"a": {"x": 1, "y": 2}, "b": {"x": 3, "y": 2}, "c": {"x": 4, "y": 2}}


@pytest.mark.parametrize(
    "command", [["-m", "handmirror.training.train"], ["training/train.py"], ["-m", "handmirror.training.synthetic"]]
)
def test_without_its_packages_training_says_what_to_install(command, tmp_path):
    (tmp_path / "sitecustomize.py").write_text("import sys\nsys.modules['accelerate'] = None\n")  # as if not installed
    environment = {**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT / '.editable'}"}
    done = subprocess.run([sys.executable, *command], cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 2
    assert done.stderr == f"Training needs more packages: run {install_command('train')}.\n"


@pytest.mark.parametrize("script", ["train", "tokens"])
def test_a_script_hides_no_package_behind_the_modules_in_its_folder(script, tmp_path):
    """Without the folder on the path, what ends the script early: a package that is missing."""
    (tmp_path / "sitecustomize.py").write_text("import sys\nsys.modules['accelerate'] = None\n")
    environment = {**os.environ, "PYTHONPATH": f"{tmp_path}{os.pathsep}{ROOT / '.editable'}"}
    folder = str(ROOT / "training")
    code = f"""
import runpy, sys
for first in ({folder!r}, {str(tmp_path)!r}):
    sys.path.insert(0, first)
    try:
        runpy.run_path({folder!r} + "/{script}.py", run_name="__main__")
    except SystemExit:
        print({folder!r} in sys.path, first in sys.path)
"""
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, cwd=tmp_path)
    assert done.stdout.split("\n")[:2] == ["False False", "False True"], done.stderr
