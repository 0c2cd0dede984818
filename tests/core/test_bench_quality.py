"""The scores of `handmirror bench --quality`, on cases small enough to work out by hand."""

import hashlib
import json
import math
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from handmirror.core.bench.quality.figures import figures_of
from handmirror.core.bench.quality.identity import Alike, count_identity
from handmirror.core.bench.quality.manifest import (
    SEEDS,
    VERSION,
    ClipFacts,
    Manifest,
    check_folder,
    clip_name,
    write_manifest,
)
from handmirror.core.bench.quality.plot import draw
from handmirror.core.bench.quality.scoring import ClipScores, score_clip
from handmirror.core.bench.quality.truth import TrueFrame, TrueHand
from handmirror.core.bench.quality.worst import worst_moments
from handmirror.core.bench.sheet import COLOURS
from handmirror.core.camera.projection import project
from handmirror.core.errors import UserError
from handmirror.core.poses.schema import HandLabel, LabelLine
from handmirror.core.types import Side

SIZE, K = (640, 360), np.array([[450.0, 0, 320], [0, 450, 180], [0, 0, 1]])
SHAPE = np.random.default_rng(0).uniform(-0.08, 0.08, (21, 3))  # of a hand, metres
AHEAD = np.array([0, 0, 0.5])


def label(x: float = 0.0, z: float = 0.5, track: int | None = 1, side: Side = Side.RIGHT) -> HandLabel:
    joints = SHAPE + np.array([x, 0, z])
    return HandLabel(side, joints, project(joints, K), track, 1.0, None, None, None)


def true(x: float = 0.0, visible: float = 1.0, inside: float = 1.0, track: int = 1) -> TrueHand:
    return TrueHand(label(x, track=track), track, inside, visible)


def scored(frames: list[list[TrueHand]], answers: list[list[HandLabel]]) -> ClipScores:
    truth = [
        TrueFrame(LabelLine(k, k * 33_000_000, f"{k:06d}", SIZE, K, tuple(h.label for h in hands)), tuple(hands))
        for k, hands in enumerate(frames)
    ]
    return score_clip("clip", truth, dict(enumerate(answers)))


def one(similarity: float, predicted: int = 1) -> Alike:
    return Alike([7], [predicted], np.array([[similarity]]))


def test_a_hand_whose_number_changes_halfway_has_half_of_its_identity():
    counts = count_identity([one(1, 1), one(1, 1), one(1, 2), one(1, 2)])
    assert counts.idf1 == pytest.approx(0.5)  # its best track has 2 of 4 true and 2 of 4 predicted
    assert counts.hota == pytest.approx(math.sqrt(1 * 2 / 4))  # every pair: 2 frames together, 4 in either track
    assert counts.switches == 1


def test_two_hands_that_exchange_their_numbers():
    kept = [Alike([1, 2], [10, 20], np.eye(2))] * 3
    swapped = [Alike([1, 2], [10, 20], np.eye(2)[::-1])]
    counts = count_identity([*kept, *swapped])
    assert counts.idf1 == pytest.approx(6 / 8)
    # 6 pairs of tracks with 3 frames together and 4 + 4 - 3 in either, 2 with 1 and 4 + 4 - 1
    assert counts.hota == pytest.approx(math.sqrt((6 * 3 / 5 + 2 * 1 / 7) / 8))
    assert counts.switches == 2


def test_hota_counts_a_place_as_far_as_it_is_right_and_adds_up_over_clips():
    assert count_identity([one(0.62)]).hota == pytest.approx(12 / 19)  # thresholds 0.05 to 0.60
    nothing, false = Alike([7], [], np.zeros((1, 0))), Alike([], [1], np.zeros((0, 1)))
    assert count_identity([one(1), nothing, false]).hota == pytest.approx(math.sqrt((1 / 3) * (1 / 3)))
    both = count_identity([one(1)] * 3) + count_identity([nothing])
    assert both.hota == pytest.approx(math.sqrt(3 / 4)) and both.idf1 == pytest.approx(6 / 7)
    assert math.isnan(count_identity([]).hota)


def test_found_missed_and_false_hands_are_told_apart():
    seen, hidden = true(), true(visible=0.3)
    figures = figures_of(scored([[seen], [seen], [hidden], [hidden], []], [[label()], [], [label()], [], [label()]]))
    assert (figures.found, figures.hinted) == (50, 50)
    assert figures.false == pytest.approx(1000 / 5)  # only the last: what lies on a hidden hand is not false
    figures = figures_of(scored([[seen]], [[label(), label(x=0.4)]]))
    assert (figures.found, figures.false) == (100, 1000)


def test_an_answer_belongs_to_the_hand_in_front_not_to_the_one_it_hides():
    front, behind = true(), true(x=0.01, visible=0.2, track=2)
    scores = scored([[behind, front]], [[label(x=0.008)]])
    assert [hand.found is not None for hand in scores.hands] == [False, True]
    assert figures_of(scored([[behind, front]], [[label(), label(x=0.01, track=2)]])).hinted == 100


def test_a_hand_is_not_found_by_an_answer_half_a_hand_away():
    box = float(np.ptp(label().joints_2d, axis=0).max()) / 450 * 0.5
    assert figures_of(scored([[true()]], [[label(x=0.4 * box)]])).found == 100
    assert figures_of(scored([[true()]], [[label(x=0.6 * box)]])).found == 0


def test_the_wait_begins_when_half_of_a_hand_is_visible():
    frames = [[true(visible=v)] for v in (0.2, 0.6, 0.9, 1, 1, 0.1, 0.7, 0.2)]
    figures = figures_of(scored(frames, [[], [], [], [label()], [label()], [], [], []]))
    assert (figures.wait, figures.wait_p95, figures.never) == (2, math.inf, 1)
    early = figures_of(scored([[true(visible=0.3)], [true()]], [[label()], [label()]]))
    assert (early.wait, early.never) == (0, 0)


def test_distances_and_their_jumps_also_where_the_border_cuts_the_hand():
    half = true(inside=0.5)
    answers = [[label(z=z)] for z in (0.50, 0.51, 0.53, 0.50)]
    figures = figures_of(scored([[true()], [half], [half], [true()]], answers))
    assert figures.jump == pytest.approx(30) and figures.jump_half == pytest.approx(20)
    assert figures.distance == pytest.approx(0, abs=1e-6) and figures.distance_half == pytest.approx(10)
    centred = [[replace(label(), joints=SHAPE)]] * 4  # a program that gives no place in the camera
    figures = figures_of(scored([[true()]] * 4, centred))
    assert math.isnan(figures.distance) and math.isnan(figures.jump) and figures.mpjpe == pytest.approx(0, abs=1e-6)


def test_sides_errors_of_joints_and_jitter():
    wrong = figures_of(scored([[true()], [true()]], [[label()], [label(side=Side.LEFT)]]))
    assert wrong.wrong_side == 50
    larger = replace(label(), joints=SHAPE * 1.1 + AHEAD)
    figures = figures_of(scored([[true()]], [[larger]]))
    relative = np.linalg.norm(SHAPE - SHAPE[0], axis=1).mean() * 100
    assert figures.mpjpe == pytest.approx(relative) and figures.pa_mpjpe == pytest.approx(0, abs=1e-6)
    shaken = [[replace(label(), joints=SHAPE * (1 + 0.1 * (k % 2)) + AHEAD)] for k in range(4)]
    assert figures_of(scored([[true()]] * 4, shaken)).accel == pytest.approx(2 * relative)


def test_answers_without_numbers_have_no_identity():
    figures = figures_of(scored([[true()]], [[label(track=None)]]))
    assert figures.found == 100 and math.isnan(figures.idf1) and figures.rounded()["idf1"] is None


def test_the_worst_moment_is_where_most_is_wrong():
    frames = [[true()]] * 60
    answers = [[label()] if not 20 <= k < 30 else [] for k in range(60)]
    answers[50] = [label(side=Side.LEFT)]
    first, second = worst_moments({"clip": scored(frames, answers)}, 5)
    assert first.frame <= 20 < 30 <= first.frame + 15 and first.what == "not found 10"
    assert second.frame <= 50 < second.frame + 15 and second.what == "wrong side 1"


def test_a_plot_has_a_bar_for_each_program():
    full = figures_of(scored([[true()]], [[label()]]))
    small = draw({"a": {"all": full}}, "one")
    assert draw({"a": {"all": full}, "b": {"all": full}}, "two").shape[0] > small.shape[0]
    assert [(small == colour).all(-1).any() for colour in COLOURS[:2]] == [True, False]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A benchmark folder of one clip that has nothing in it."""
    name = clip_name("border", "tuning", 0)
    (tmp_path / name).mkdir()
    hashes = {}
    for file in ("video.mp4", "truth.jsonl"):
        (tmp_path / name / file).write_bytes(b"{}\n")
        hashes[file] = hashlib.sha256(b"{}\n").hexdigest()
    clip = ClipFacts(name, "border", "tuning", "left", 1, hashes)
    seeds = {"tuning": SEEDS["tuning"]}
    write_manifest(tmp_path, Manifest(VERSION, seeds, ("border",), 1, SIZE, 30, 1.0, (clip,)))
    return tmp_path


def test_a_whole_folder_is_taken(folder: Path):
    assert [clip.name for clip in check_folder(folder, "tuning", ["border"]).clips] == ["border-tuning-00"]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"seeds": {"tuning": 5}}, "other seeds .tuning 5, not 20261201"),
        ({"version": 99}, "version 99 of the scenes"),
        ({"clips_per_kind": 3}, "incomplete .2 of 3 clips are missing, the first is border-tuning-01"),
        ({"clips": []}, "incomplete .1 of 1"),
        ({"clips": 3}, "is damaged"),
        ({"seeds": {}}, "is damaged"),
        ({"size": [640]}, "is damaged"),
        ({"clips_per_kind": "many"}, "is damaged"),
        ({"kinds": ["../elsewhere"]}, "is damaged"),
    ],
)
def test_an_unfit_folder_is_refused_by_name(folder: Path, change: dict, expected: str):
    path = folder / "manifest.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), **change}))
    with pytest.raises(UserError, match=expected) as refused:
        check_folder(folder)
    assert str(folder) in str(refused.value)


def test_a_folder_without_a_half_a_kind_or_with_a_changed_file_is_refused(folder: Path):
    with pytest.raises(UserError, match="has no test half"):
        check_folder(folder, "test")
    with pytest.raises(UserError, match="no clips of the kind 'fast': give some of border"):
        check_folder(folder, None, ["fast"])
    (folder / "border-tuning-00/truth.jsonl").write_text("{} \n")
    with pytest.raises(UserError, match="was changed after it was rendered"):
        check_folder(folder)
    (folder / "border-tuning-00/truth.jsonl").unlink()
    with pytest.raises(UserError, match=r"is incomplete .border-tuning-00.truth\.jsonl"):
        check_folder(folder)
    with pytest.raises(UserError, match="not a benchmark folder"):
        check_folder(folder / "border-tuning-00")
