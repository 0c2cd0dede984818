"""Configs of one's own: --config-dir."""

import pytest

from core.errors import UserError
from training.hydra_command import read_config

OWN = """defaults:
  - stage1-landmark-debug
  - mine: small
  - _self_
general:
  seed: 3
"""


@pytest.fixture
def folder(tmp_path):
    own = tmp_path / "it's mine, a b"
    (own / "mine").mkdir(parents=True)
    (own / "own.yaml").write_text(OWN)
    (own / "mine/small.yaml").write_text("# @package model\ndim: 32\n")
    return own


def test_a_config_of_ones_own_is_found_and_builds_on_the_shipped_ones(folder):
    config = read_config("own", ["train.lr=0.5"], folder)
    assert (config.general.name, config.general.seed, config.train.lr, config.model.dim) == ("own", 3, 0.5, 32)
    assert config.model.backbone.kind == "landmark"
    assert read_config("own.yaml", [], folder).general.seed == 3


def test_parts_of_ones_own_fit_into_the_shipped_configs(folder):
    assert read_config("stage1-landmark-debug", ["+mine=small"], folder).model.dim == 32
    with pytest.raises(UserError, match=r"no config other: give one of .*stage1-landmark.*own"):
        read_config("other", [], folder)
