"""What the documentation says to type works."""

import re
import runpy
import tarfile
import threading
from importlib.util import find_spec
from pathlib import Path

import numpy as np

import handmirror
from handmirror.core.assets import asset
from handmirror.core.clips.schema import from_sample
from handmirror.core.stream.hub import StreamHub

ROOT = Path(__file__).parent.parent
PAGES = [
    path
    for pattern in ("*.md", "docs/**/*.md", "training/*.md", "assets/**/*.md", ".github/**/*.md")
    for path in ROOT.glob(pattern)
]
RESULTS = (ROOT / "docs/results.md").read_text(encoding="utf-8")


def test_the_programs_that_read_results_run(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    Path("result").mkdir()
    Path("result/poses.jsonl").write_bytes(asset("demo/truth.jsonl").read_bytes())
    handmirror.export(Path("result"), handmirror.ExportFormat.NPZ, Path("hand.npz"), vertices=True)
    programs = re.findall(r"```python\n(.*?)```", RESULTS, re.DOTALL)
    assert len(programs) == 3
    for program in programs:
        if "pandas" in program:
            if find_spec("pandas") is None:
                continue
            handmirror.export(Path("result"), handmirror.ExportFormat.CSV, Path("hand.csv"))
        Path("program.py").write_text(program)
        made = runpy.run_path("program.py")
        if "tips" in made:
            assert made["tips"].shape == (300, 3) and 0.2 < np.median(made["tips"][:, 2]) < 1
        elif "vertices" in made:
            assert made["joints"].shape == (300, 21, 3) and made["vertices"].shape == (300, 778, 3)
            assert made["faces"].shape == (1538, 3)


def test_no_install_command_names_a_package_that_is_not_published():
    """Anyone could register it."""
    files = [*PAGES, ROOT / "run.py"]
    files += [path for package in ("app", "core", "training") for path in (ROOT / package).rglob("*.py")]
    named = [path for path in files if re.search(r"install\s+['\"]?handmirror", path.read_text(encoding="utf-8"))]
    assert named == []


def test_no_page_has_a_merge_conflict():
    assert PAGES
    torn = [
        page for page in PAGES if re.search(r"^(<{7} |={7}$|>{7} )", page.read_text(encoding="utf-8"), re.MULTILINE)
    ]
    assert torn == []


def example(page: str, language: str, number: int = 0) -> str:
    """An example in a language on a page of the formats."""
    text = (ROOT / "docs/formats" / page).read_text(encoding="utf-8")
    return text.split(f"```{language}\n")[number + 1].partition("```")[0]


def test_the_smallest_session_of_the_specification_can_be_opened(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    exec(example("poses.md", "python"), {})
    Path("session.json").write_text(example("session.md", "json"))
    with handmirror.open_session(tmp_path) as session:
        (line,) = session.results()
    assert line.hands[0].side is handmirror.Side.RIGHT and line.hands[0].joints[0, 2] == 0.5


def test_the_smallest_shard_of_the_specification_is_one(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    exec(example("shards.md", "python"), {})
    with tarfile.open("shard-000000.tar") as tar:
        files = {entry.name.partition(".")[2]: tar.extractfile(entry) for entry in tar}
        clip = from_sample({"__key__": "clip", **{name: file.read() for name, file in files.items() if file}})
    assert len(clip) == 1 and clip.labels["joint_cam"].shape == (1, 21, 3)


def test_the_program_of_the_specification_reads_the_websocket():
    model = handmirror.HandModel.load()
    pose, shape, trans = np.zeros(48), np.zeros(10), np.array([0.0, 0.0, 0.5])
    posed = model(pose[None], shape[None], trans[None])
    side, points = handmirror.Side.RIGHT, np.zeros((21, 2))
    hand = handmirror.Hand(1, side, 1.0, pose, shape, trans, posed.joints[0], points, lambda: posed.vertices[0])
    frame = handmirror.Frame(np.zeros((48, 64, 3), np.uint8), 7, 0, "000007")
    printed, seen = [], threading.Event()

    def publish() -> None:
        while not seen.wait(0.02):
            hub.publish(handmirror.FrameResult(frame, np.eye(3), (hand,)))
        hub.close()

    with StreamHub.from_options(None, "127.0.0.1:0", model.faces) as hub:
        address = re.search(r"127\.0\.0\.1:\d+", hub.where[0])[0]
        thread = threading.Thread(target=publish, daemon=True)
        thread.start()
        program = example("streams.md", "python", 1).replace("127.0.0.1:8765", address)
        exec(program, {"print": lambda *values: (printed.append(values), seen.set())})
        thread.join(5)
    number, side, centre = printed[0]
    assert (number, side) == (7, "right") and np.allclose(centre, posed.vertices[0].mean(0), atol=1e-5)


def test_links_lead_to_files():
    broken = [
        f"{page.relative_to(ROOT)}: {target}"
        for page in PAGES
        for target in re.findall(
            r"\]\(([^)\s#]+)(?:#[^)]*)?\)", re.sub(r"`[^`]*`", "", page.read_text(encoding="utf-8"))
        )
        if not re.match(r"[a-z]+:|(\.\./)+(security|releases)", target) and not (page.parent / target).exists()
    ]
    assert broken == []
