"""`handmirror bench` as a user meets it; how fast anything was is never asserted."""

import json
from pathlib import Path

import cv2
import pytest
from command import handmirror
from typer.testing import CliRunner

from handmirror.app.__main__ import app
from handmirror.app.cli.bench import check_pin, make_scenes
from handmirror.core.errors import UserError


def test_a_bench_says_where_the_time_goes(tmp_path: Path) -> None:
    figures, picture = tmp_path / "figures.json", tmp_path / "plot.png"
    options = ["--frames", "6", "--rounds", "1", "--size", "480p", "--hands", "1", "--busy", "1"]
    ended = handmirror("bench", *options, "--json", str(figures), "--plot", str(picture))
    assert ended.returncode == 0, ended.stderr
    assert "demo.mp4 480p, 1 hand allowed, beside 1 busy" in ended.stdout
    found = json.loads(figures.read_text(encoding="utf-8"))
    assert found["machine"]["processor"] and found["machine"]["python"]
    quiet, busy = found["results"]
    assert (quiet["scene"]["busy"], busy["scene"]["busy"]) == (0, 1)
    for result in (quiet, busy):
        shown = result["figures"]
        numbers = [shown[name][key] for name in ("cpu", "wall") for key in ("median", "mean", "p95", "p95_over_median")]
        assert min(*numbers, shown["start_cpu_s"], shown["start_wall_s"], shown["memory_mb"]) > 0
        assert shown["hands"] > 0 and {"landmarks", "pose"} <= shown["stages_ms"].keys()
        assert [len(one["cpu_ms"]) for one in result["rounds"]] == [6]
    drawn = cv2.imread(str(picture))
    assert drawn is not None and drawn.shape[1] == 1200


@pytest.mark.nightly
def test_the_window_says_where_the_time_to_the_screen_goes(tmp_path: Path) -> None:
    out = tmp_path / "live.json"
    ended = handmirror("bench", "--live", "--seconds", "2", "--fit", "--json", str(out))  # off screen
    assert ended.returncode == 0, ended.stderr
    figures = json.loads(out.read_text(encoding="utf-8"))["live"]
    assert figures["shown"] > 0 and figures["captured"] >= figures["dropped"] >= 0
    steps = figures["steps_ms"]
    assert list(steps) == ["camera", "slot", "tracker", "to the window", "prepare", "paint"]
    assert steps["tracker"]["median"] > 0 and steps["paint"]["median"] > 0
    assert sum(step["mean"] for step in steps.values()) == pytest.approx(figures["total_ms"]["mean"])
    assert figures["copies"]["window"] > 0


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["missing.mp4"], "missing.mp4"),
        (["--size", "5p"], "480p"),
        (["--hands", "9"], "from 1 to 4"),
        (["--engine", "caffe"], "onnxruntime"),
        (["--threads", "0"], "number of threads"),
        (["--rounds", "1", "--frames", "2", "--device", "directml"], "DmlExecutionProvider"),  # not the CPU in its name
        (["--json", "nowhere/figures.json"], "nowhere"),
        (["--live", "--size", "480p"], "omit --size"),
        (["--quality", "nowhere"], "nowhere is not a benchmark folder"),
        (["--live", "missing.mp4"], "handmirror: No file, folder or camera is called 'missing.mp4'"),
        (
            ["--rounds", "1", "--frames", "2", "--checkpoint", "{text}"],
            "text.safetensors",
        ),  # reported by the child process
    ],
)
def test_bad_input_is_one_sentence_and_status_2(arguments: list[str], expected: str, tmp_path: Path) -> None:
    (tmp_path / "text.safetensors").write_text("not a network")
    ended = handmirror("bench", *(text.format(text=tmp_path / "text.safetensors") for text in arguments))
    assert ended.returncode == 2 and expected in ended.stderr, ended.stderr
    assert len([line for line in ended.stderr.splitlines() if line.startswith("handmirror: ")]) == 1
    assert "Traceback" not in ended.stderr


def test_options_of_another_measurement_are_refused() -> None:
    for arguments, expected in (
        (["--quality", "nowhere", "--size", "480p", "--live"], "omit --live and --size"),
        (["--quality", "nowhere", "--engine", "torch,onnxruntime"], "--quality measures one tracker"),
        (["--kinds", "border", "--half", "test"], "no use for --half and --kinds: add --quality FOLDER"),
    ):
        ended = CliRunner().invoke(app, ["bench", *arguments])
        assert isinstance(ended.exception, UserError) and expected in str(ended.exception)


def test_every_source_meets_every_size_number_of_hands_and_load() -> None:
    check_pin(None)
    scenes = make_scenes(["a", "b"], "1, 2", "480p,4K", busy=3)
    assert len(scenes) == len(set(scenes)) == 16
    assert {(scene.size, scene.hands, scene.busy) for scene in scenes} >= {("480p", 1, 0), ("4k", 2, 3)}
