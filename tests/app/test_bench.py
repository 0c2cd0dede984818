"""`handmirror bench` as a user meets it; how fast anything was is never asserted."""

import json
from pathlib import Path

import cv2
import pytest
from test_cli import handmirror

from app.bench_command import check_pin, make_scenes


def test_a_bench_says_where_the_time_goes(tmp_path: Path) -> None:
    figures, picture = tmp_path / "figures.json", tmp_path / "plot.png"
    options = ["--frames", "6", "--rounds", "2", "--size", "480p", "--hands", "1", "--busy", "1"]
    ended = handmirror("bench", *options, "--json", str(figures), "--plot", str(picture))
    assert ended.returncode == 0, ended.stderr
    assert "demo.mp4 480p, 1 hand allowed, 1 busy beside" in ended.stdout
    found = json.loads(figures.read_text(encoding="utf-8"))
    assert found["machine"]["processor"] and found["machine"]["python"]
    quiet, busy = found["results"]
    assert (quiet["scene"]["busy"], busy["scene"]["busy"]) == (0, 1)
    for result in (quiet, busy):
        shown = result["figures"]
        numbers = [shown[name][key] for name in ("cpu", "wall") for key in ("median", "mean", "p95", "p95_over_median")]
        assert min(*numbers, shown["start_cpu_s"], shown["start_wall_s"], shown["memory_mb"]) > 0
        assert shown["hands"] > 0 and {"landmarks", "pose"} <= shown["stages_ms"].keys()
        assert [len(one["cpu_ms"]) for one in result["rounds"]] == [6, 6]
    drawn = cv2.imread(str(picture))
    assert drawn is not None and drawn.shape[1] == 1200


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["missing.mp4"], "missing.mp4"),
        (["--size", "5p"], "480p"),
        (["--hands", "9"], "from 1 to 4"),
        (["--rounds", "1", "--frames", "2", "--checkpoint", "{text}"], "text.safetensors"),  # said by the child
    ],
)
def test_bad_input_is_one_sentence_and_status_2(arguments: list[str], said: str, tmp_path: Path) -> None:
    (tmp_path / "text.safetensors").write_text("this is no network")
    ended = handmirror("bench", *(text.format(text=tmp_path / "text.safetensors") for text in arguments))
    assert ended.returncode == 2 and said in ended.stderr, ended.stderr
    assert len(ended.stderr.strip().splitlines()) == 1


def test_every_source_meets_every_size_number_of_hands_and_load() -> None:
    check_pin(None)
    scenes = make_scenes(["a", "b"], "1, 2", "480p,4K", busy=3)
    assert len(scenes) == len(set(scenes)) == 16
    assert {(scene.size, scene.hands, scene.busy) for scene in scenes} >= {("480p", 1, 0), ("4k", 2, 3)}
