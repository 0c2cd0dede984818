"""What the documentation says to type works."""

import re
import runpy
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from handmirror.core.assets import asset
from handmirror.core.session.export.exporter import ExportFormat, export_session

ROOT = Path(__file__).parent.parent
RESULTS = (ROOT / "docs/results.md").read_text(encoding="utf-8")


def test_the_programs_that_read_results_run(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    Path("result").mkdir()
    Path("result/poses.jsonl").write_bytes(asset("demo/truth.jsonl").read_bytes())
    export_session(Path("result"), ExportFormat.NPZ, Path("hand.npz"), vertices=True)
    programs = re.findall(r"```python\n(.*?)```", RESULTS, re.DOTALL)
    assert len(programs) == 3
    for program in programs:
        if "pandas" in program:
            if find_spec("pandas") is None:
                continue
            export_session(Path("result"), ExportFormat.CSV, Path("hand.csv"))
        Path("program.py").write_text(program)
        made = runpy.run_path("program.py")
        if "tips" in made:
            assert made["tips"].shape == (300, 3) and 0.2 < np.median(made["tips"][:, 2]) < 1
        elif "vertices" in made:
            assert made["joints"].shape == (300, 21, 3) and made["vertices"].shape == (300, 778, 3)
            assert made["faces"].shape == (1538, 3)


def test_no_install_command_names_a_package_that_is_not_published():
    """Anyone could register it."""
    files = [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("training/*.md"), ROOT / "run.py"]
    files += [path for package in ("app", "core", "training") for path in (ROOT / package).rglob("*.py")]
    named = [path for path in files if re.search(r"install\s+['\"]?handmirror", path.read_text(encoding="utf-8"))]
    assert named == []


def test_no_page_has_a_merge_conflict():
    pages = [*ROOT.glob("*.md"), *ROOT.glob("docs/*.md"), *ROOT.glob("training/*.md")]
    assert pages
    torn = [
        page for page in pages if re.search(r"^(<{7} |={7}$|>{7} )", page.read_text(encoding="utf-8"), re.MULTILINE)
    ]
    assert torn == []
