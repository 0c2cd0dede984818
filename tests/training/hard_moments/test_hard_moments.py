"""Clips of hard moments, and `handmirror bench --quality` on them."""

import json
import os
import shutil
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from typer.testing import CliRunner

from handmirror.app.__main__ import app
from handmirror.core.bench.quality.manifest import SEEDS, VERSION, Manifest, check_folder, clip_name
from handmirror.core.bench.quality.truth import read_truth
from handmirror.core.errors import UserError
from handmirror.core.hand.mirror import points_of_side
from handmirror.core.hand.model import HandModel
from handmirror.training.hard_moments.clip import prepare_clip
from handmirror.training.hard_moments.folder import open_benchmark, render_missing
from handmirror.training.hard_moments.kinds import KINDS
from handmirror.training.synthetic.draw import open_context
from handmirror.training.synthetic.knobs import Knobs
from handmirror.training.synthetic.studio import Studio

pytestmark = pytest.mark.nightly  # a renderer alone takes two seconds
PLAN = Manifest(VERSION, {"tuning": SEEDS["tuning"]}, ("behind", "border"), 1, (160, 90), 10, 2.0)


@pytest.fixture(scope="module", autouse=True)
def opengl():
    try:
        return open_context()
    except UserError as error:
        if os.environ.get("CI") == "true":
            raise
        pytest.skip(str(error))


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    root = tmp_path_factory.mktemp("benchmark") / "clips"
    render_missing(root, open_benchmark(root, PLAN), lambda name: None, lambda frames: None)
    return root


def truths(root):
    return {clip.kind: read_truth(root / clip.name / "truth.jsonl") for clip in check_folder(root).clips}


def test_truth_is_that_of_the_hand_model_also_outside_of_the_image(folder):
    model = HandModel.load()
    for frames in truths(folder).values():
        for frame in frames:
            for hand in (each.label for each in frame.hands):
                joints = model.joints(hand.pose[None], hand.shape[None])[0] + hand.trans
                assert np.allclose(points_of_side(joints, hand.side), hand.joints, atol=1e-4)


def test_what_is_hidden_or_outside_is_known(folder):
    frames = truths(folder)
    comes_in = [frame.hands[0] for frame in frames["border"]]
    assert comes_in[0].inside == comes_in[0].visible == 0 and comes_in[-1].inside > 0.9
    front, back = zip(*(frame.hands for frame in frames["behind"]), strict=True)
    assert min(hand.visible for hand in front) > 0.9 and min(hand.inside for hand in back) > 0.9
    assert min(hand.visible for hand in back) < 0.6 < max(hand.visible for hand in back)


def test_an_interrupted_folder_is_refused_and_continues_to_the_same_truth(folder, tmp_path):
    root = tmp_path / "clips"
    shutil.copytree(folder, root)
    (root / clip_name("border", "tuning", 0) / "video.mp4").unlink()
    with pytest.raises(UserError, match="incomplete"):
        check_folder(root)
    rendered = []
    render_missing(root, open_benchmark(root, PLAN), rendered.append, lambda frames: None)
    assert rendered == ["border-tuning-00"]
    for before, after in zip(check_folder(folder).clips, check_folder(root).clips, strict=True):
        # the encoder does not always give the same bytes for the same images
        assert (before.name, before.sha256["truth.jsonl"]) == (after.name, after.sha256["truth.jsonl"])
    with pytest.raises(UserError, match="a benchmark with other options"):
        open_benchmark(root, replace(PLAN, fps=20))
    with pytest.raises(UserError, match="other files in it"):
        open_benchmark(tmp_path, PLAN)


def test_every_kind_and_variant_renders_hands_that_are_seen():
    studio = Studio(Knobs())
    plan = replace(PLAN, kinds=tuple(KINDS), seconds=3.0)
    for kind in KINDS:
        for number in range(len(KINDS[kind].variants)):
            clip = prepare_clip(studio, plan, kind, "tuning", number)
            lines = [line for _, line in clip.images()]
            assert max(hand["visible"] for line in lines for hand in line["hands"]) > 0.5, (kind, number)


def test_the_command_measures_both_programs_and_draws_what_went_wrong(folder, tmp_path):
    other, figures, plot, sheet = (tmp_path / name for name in ("other", "figures.json", "plot.png", "worst.jpg"))
    other.mkdir()
    for clip in check_folder(folder).clips:  # a program that finds nothing
        lines = [json.dumps({"frame": k, "image": f"{k:06d}", "hands": []}) for k in range(clip.frames)]
        (other / f"{clip.name}.jsonl").write_text("\n".join(lines) + "\n")
    options = ["--compare", str(other), "--json", str(figures), "--plot", str(plot), "--worst", "3", str(sheet)]
    kept = tmp_path / "answers"
    ended = CliRunner().invoke(app, ["bench", "--quality", str(folder), "--answers", str(kept), *options])
    assert ended.exit_code == 0, ended.output
    found = json.loads(figures.read_text())["figures"]
    assert found["other"]["all"]["found"] == 0 and set(found["Handmirror"]) == {"behind", "border", "all"}
    assert found["Handmirror"]["all"]["frames"] == 40
    assert sorted(path.name for path in kept.iterdir()) == ["behind-tuning-00.jsonl", "border-tuning-00.jsonl"]
    assert plot.read_bytes()[:4] == b"\x89PNG" and sheet.read_bytes()[:2] == b"\xff\xd8"
    (Path(other) / "border-tuning-00.jsonl").unlink()
    ended = CliRunner().invoke(app, ["bench", "--quality", str(folder), "--compare", str(other)])
    assert "has no answers to the clip border-tuning-00" in str(ended.exception)
