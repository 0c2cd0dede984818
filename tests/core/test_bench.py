import zipfile
from pathlib import Path

import numpy as np
import pytest

from handmirror.core.bench.figures import Run, of_rounds, of_run, ratio
from handmirror.core.bench.mediapipe_peer import pack_task
from handmirror.core.bench.plan import Contender, Plan, Scene
from handmirror.core.bench.run import check_source, resized
from handmirror.core.errors import UserError


def run_of(scale: float) -> Run:
    """120 frames, the first ten of which are slow, then 1 to 110 milliseconds."""
    cpu = [1000.0] * 10 + [scale * k for k in range(1, 111)]
    stages = [{"landmarks": 2.0, **({"detector": 10.0} if k % 2 else {})} for k in range(120)]
    return Run(0.5, 0.6, 100 * scale, cpu, [2 * each for each in cpu], [1, 2] * 60, stages)


def test_figures_leave_warming_up_out_and_count_a_stage_only_where_it_ran():
    figures = of_run(run_of(1.0))
    assert (figures.cpu.median, figures.cpu.mean, figures.frames, figures.hands) == (55.5, 55.5, 110, 1.5)
    assert figures.cpu.p95 == pytest.approx(104.55) and figures.wall.median == 111
    assert figures.cpu.spread == pytest.approx(104.55 / 55.5)
    assert (figures.start_cpu_s, figures.start_wall_s) == (1.5, 2.6)  # the load and the first frame
    assert figures.stages_ms == {"landmarks": 2.0, "detector": 5.0}


def test_rounds_are_medians_and_ratios_are_taken_round_by_round():
    ours, theirs = [of_run(run_of(k)) for k in (1, 2, 9)], [of_run(run_of(k)) for k in (1, 1, 3)]
    middle = of_rounds(ours)
    assert (middle.cpu.median, middle.memory_mb) == (111, 200)
    found = ratio(ours, theirs)
    assert (found.median, found.mean, found.lowest, found.highest) == (2, 2, 1, 3)


def test_every_other_round_takes_the_contenders_in_reverse():
    first, second = (Contender(name, "handmirror", "python") for name in "ab")
    plan = Plan((Scene("clip.mp4", None, 1),), (first, second), 1, 2, None)
    assert [[contender for _, contender in plan.order(k)] for k in (0, 1)] == [[first, second], [second, first]]


def test_sizes_are_those_of_the_shorter_side():
    assert resized(np.zeros((540, 960, 3), np.uint8), "480p").shape == (480, 853, 3)
    assert resized(np.zeros((960, 540, 3), np.uint8), "1080p").shape == (1920, 1080, 3)


def test_what_cannot_be_measured_is_one_sentence(tmp_path: Path):
    with pytest.raises(UserError, match="file or folder 0 does not exist"):
        check_source("0")  # a camera gives no two runs the same frames
    with zipfile.ZipFile(tmp_path / "mediapipe.whl", "w") as wheel:
        wheel.writestr("mediapipe/modules/palm_detection/palm_detection_full.tflite", b"a different network")
    with pytest.raises(UserError, match="not the published file"):
        pack_task(tmp_path / "mediapipe.whl", tmp_path / "hand.task")
