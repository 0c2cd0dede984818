"""Sessions are read, replayed and exported without PyTorch, which takes seconds to load."""

import subprocess
import sys
from pathlib import Path

from tests.demo_session import record_demo

SCRIPT = """
import sys
from pathlib import Path
import core.hand.fit, core.session.curves, core.session.meshes
from core.hand.model import HandModel
from core.session.export.exporter import export_session
from core.session.export.formats import ExportFormat
from core.session.reader import open_session

path, model = Path(sys.argv[1]), HandModel.load()
session = open_session(path)
hands = [core.session.meshes.posed_hands(line.hands, model) for line in session.results()]
core.session.curves.track_curves(tuple(session.results()), model)
session.read_frame(0)
for kind in (ExportFormat.GLB, ExportFormat.NPZ):
    assert export_session(path, kind, path / f"hand.{kind.value}").samples
assert any(hands)
assert "torch" not in sys.modules
"""


def test_a_session_is_read_and_exported_without_torch(tmp_path):
    session = record_demo(tmp_path / "session", range(50, 60))
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, session],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
    )
    assert done.returncode == 0, done.stderr
