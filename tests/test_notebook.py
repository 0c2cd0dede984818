"""The cells of the notebook in `examples/` run in its folder, as Jupyter runs them, on frames of the demo clip."""

import json
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from handmirror.core.assets import asset

NOTEBOOK = Path(__file__).parents[1] / "examples" / "track_a_clip.ipynb"
CELLS = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]
FRAMES = 8


@pytest.fixture
def clip(tmp_path) -> str:
    """The frames of the demo clip after its second hand appeared."""
    path = tmp_path / "clip.mp4"
    with av.open(str(asset("demo/demo.mp4"))) as video, av.open(str(path), "w") as out:
        stream = out.add_stream("libx264", rate=30)
        stream.width, stream.height, stream.pix_fmt = 960, 540, "yuv420p"
        video.seek(6_500_000)
        for frame, _ in zip(video.decode(video=0), range(FRAMES), strict=False):
            out.mux(stream.encode(av.VideoFrame.from_image(frame.to_image())))
        out.mux(stream.encode(None))
    return str(path)


def run(clip: str, monkeypatch: pytest.MonkeyPatch, last: str) -> dict:
    """The variables after all cells up to one with this id."""
    monkeypatch.chdir(NOTEBOOK.parent)
    variables: dict = {}
    for cell in CELLS:
        if cell["cell_type"] == "code":
            exec(compile("".join(cell["source"]), cell["id"], "exec"), variables)
        if cell["id"] == "clip":
            assert Path(variables["CLIP"]).is_file()
            variables["CLIP"] = clip
        if cell["id"] == last:
            break
    return variables


def test_it_tracks_and_measures(clip, monkeypatch, capsys):
    made = run(clip, monkeypatch, "measure")
    assert capsys.readouterr().out.splitlines()[0] == "hand 1, right: 8 frames, 0.00 s to 0.23 s"
    assert made["distance"][1].shape == made["pinch"][1].shape == (FRAMES,)
    assert ((made["distance"][1] > 0.4) & (made["distance"][1] < 0.6)).all()
    assert made["flexion"][1].shape == (FRAMES, 3)


@pytest.mark.nightly
def test_it_draws_the_curves_and_the_mesh(clip, monkeypatch):
    pytest.importorskip("matplotlib", reason='needs the extra "notebook"')
    monkeypatch.setenv("MPLBACKEND", "agg")
    made = run(clip, monkeypatch, CELLS[-1]["id"])
    curves = [line for plot in made["plots"] for line in plot.lines]
    assert len(curves) == 5 * len(made["tracks"])
    assert all(np.isfinite(line.get_ydata()).all() for line in curves)
    made["figure"].canvas.draw()
    drawn = np.asarray(Image.fromarray(np.asarray(made["figure"].canvas.buffer_rgba())).convert("RGB"), int)
    right = drawn[:, drawn.shape[1] // 2 :]
    assert (np.ptp(right, axis=-1) > 60).sum() > 1000  # the coloured hands in the grey space


def test_it_is_committed_without_results():
    code = [cell for cell in CELLS if cell["cell_type"] == "code"]
    assert len(code) == 5
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in code)
