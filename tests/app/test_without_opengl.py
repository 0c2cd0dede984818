import os
import subprocess
import sys
from pathlib import Path

from mjpeg_camera import MjpegCamera

SCRIPT = """
import sys, time
from pathlib import Path
from PyQt6.QtCore import QEventLoop
from PyQt6.QtWidgets import QLabel
from handmirror.app.main_window import MainWindow
from handmirror.app.settings import Settings
from handmirror.app.window import make_application
from handmirror.core.camera.intrinsics import Intrinsics
from moving_hands import MovingHands

app = make_application()
window = MainWindow(lambda config, announce: MovingHands(), Intrinsics(), Settings(Path("settings.json")))
window.show()
window.open(sys.argv[1])
end = time.monotonic() + 120
while "–" in window.status_line.fps.text() and time.monotonic() < end:
    app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
print(next(label.text() for label in window.findChildren(QLabel) if "OpenGL" in label.text()))
print(window.status_line.fps.text(), window.status_line.hands.text())
window.close()
"""


def test_without_opengl_the_rest_works_and_says_why(camera: MjpegCamera, tmp_path: Path) -> None:
    root, here = Path(__file__).parents[2], Path(__file__).parent
    paths = os.pathsep.join([str(root / ".editable"), str(here)])
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": paths}
    command = [sys.executable, "-c", SCRIPT, camera.url]
    ended = subprocess.run(command, env=environment, cwd=tmp_path, capture_output=True, text=True, timeout=300)
    assert ended.returncode == 0, ended.stderr
    assert "Traceback" not in ended.stderr
    assert "libgl1" in ended.stdout
    assert "– fps" not in ended.stdout
    assert "fps Right ≈ " in ended.stdout
