import json

import pytest
import torch

from handmirror.training.gpu_check import run_section
from handmirror.training.speed.check import Check
from handmirror.training.speed.live import live


@pytest.mark.nightly
def test_figures_are_kept_and_a_failed_section_has_its_reason(tmp_path):
    check = Check(tmp_path, tmp_path / "work", torch.device("cpu"), quick=True)
    live(check, 60)
    run_section(check, "stage1", 120)  # without images
    figures = json.loads((tmp_path / "figures.json").read_text())
    assert {"shipped_gain_by_kept_tokens", "tracker_fps", "dino_large_two_hands_ms"} < figures["live"].keys()
    assert max(figures["live"]["shipped_differs_from_cpu"].values()) < 1e-3
    assert "has no shards" in figures["stage1"]["failed"]
    assert figures["stage1"]["seconds"] > 0
