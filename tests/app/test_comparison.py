"""Tracks sessions again and compares runs, in the real window."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pyqtgraph as pg
import pytest
from pixels import pixels
from PyQt6.QtCore import QRectF
from PyQt6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from handmirror.app.dialogs.rerun_dialog import RerunDialog
from handmirror.app.estimator_choice import EstimatorChoice
from handmirror.app.hand_models import HandModels
from handmirror.app.live.sources import DEMO_CLIP
from handmirror.app.main_window import MainWindow
from handmirror.app.panes.overlay import free_place
from handmirror.app.replay.comparison_panel import table_rows
from handmirror.app.widgets.theme import RUN_COLOURS
from handmirror.core.assets import sha256
from handmirror.core.camera.intrinsics import Intrinsics
from handmirror.core.camera.sources import open_source
from handmirror.core.hand.model import default_model_path
from handmirror.core.provenance import file_fact
from handmirror.core.session.compare import compare_runs
from handmirror.core.session.facts import SessionFacts, SourceFacts
from handmirror.core.session.folder import SessionFolder
from handmirror.core.session.recorder import Recorder
from handmirror.core.tracking.available import available_devices
from handmirror.core.tracking.tracker import HandTracker

pytestmark = pytest.mark.opengl

FRAMES = 10
Open = Callable[[Path], MainWindow]


@pytest.fixture(scope="module")
def tracked(tmp_path_factory) -> Path:
    """The first frames of the demo clip, tracked and smoothed."""
    folder = SessionFolder(tmp_path_factory.mktemp("runs") / "clip")
    tracker = HandTracker(device="cpu")
    with open_source(DEMO_CLIP) as source:
        recorder = Recorder(folder, SessionFacts.beginning(SourceFacts.of(source), tracker.setup), stop_free_bytes=0)
        recorder.start()
        for _ in range(FRAMES):
            frame = source.read()
            assert frame is not None
            recorder.add_frame(frame)
            recorder.add_result(tracker.track(frame, Intrinsics().for_frame(frame)))
        recorder.stop()
    return folder.path


def test_a_session_that_is_compared_counts_as_shown(qtbot: QtBot, open_window, session: Path, tmp_path: Path) -> None:
    other, third = tmp_path / "other", tmp_path / "third"
    shutil.copytree(session, other)
    shutil.copytree(session, third)
    window = open_window()
    with qtbot.waitSignal(window.replay.opened):
        window.open(str(session))
    assert window.replay.shows(session) and not window.replay.shows(other)
    with qtbot.waitSignal(window.replay.compared):
        window.session_tools.compare_with(other)
    assert window.replay.shows(other) and not window.replay.shows(third)


@pytest.fixture
def opened(qtbot: QtBot, open_window) -> Open:
    """Opens a session in a window."""

    def open_session(session: Path) -> MainWindow:
        window = open_window()
        window.open(str(session))
        qtbot.waitUntil(lambda: window.replay.session is not None)
        return window

    return open_session


@pytest.fixture
def moved(session: Path, tmp_path: Path) -> Path:
    """Another run of the session of conftest.py: its hands are 3 cm to the right, and the last frame was left out."""
    run = tmp_path / "moved"
    run.mkdir()
    facts = json.loads((session / "session.json").read_text())
    origin = {"rerun_of": str(session), "rerun_of_sha256": sha256(session / "session.json")}
    (run / "session.json").write_text(json.dumps(facts | {"video": None, **origin}))
    lines = [json.loads(line) for line in (session / "poses.jsonl").read_text().splitlines()]
    for hand in (hand for line in lines for hand in line["hands"]):
        right = np.array([0.03, 0, 0])
        hand["joints"] = (np.array(hand["joints"]) + right).tolist()
        hand["trans"] = (np.array(hand["trans"]) + right * (1 if hand["side"] == "right" else -1)).tolist()
        hand["joints_2d"] = [[x + 24, y] for x, y in hand["joints_2d"]]
    (run / "poses.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines[:-1]))
    return run


def rerun_dialog(qtbot: QtBot, window: MainWindow, out: Path) -> RerunDialog:
    window.session_tools.rerun.trigger()
    dialog = window.session_tools.rerun_dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    dialog.folder.line.setText(str(out))
    return dialog


def compare(qtbot: QtBot, window: MainWindow, run: Path) -> None:
    with qtbot.waitSignal(window.replay.shown, check_params_cb=lambda result, second: second is not None):
        window.session_tools.compare_with(run)


def wait_for_message(qtbot: QtBot, window: MainWindow, words: str) -> None:
    qtbot.waitUntil(lambda: words in window.camera_pane.banner.text)


def of_runs(colors: np.ndarray) -> list[int]:
    """How many pixels [h, w, 3] have the first and the second run's colour, in any light."""
    red, green, blue = (colors[..., channel] for channel in range(3))
    yellow = (red > 60) & (blue < 0.42 * red) & (green > 0.6 * red)
    violet = (blue > 60) & (green < 0.7 * blue) & (red < 0.8 * blue)
    return [int(yellow.sum()), int(violet.sum())]


def test_a_session_is_tracked_again_and_compared(qtbot: QtBot, opened: Open, tracked: Path, tmp_path: Path) -> None:
    window = opened(tracked)
    dialog = rerun_dialog(qtbot, window, tmp_path / "rough")
    assert dialog.smooth.isChecked() and dialog.hands.value() == 2  # as the session was tracked
    devices = [dialog.device.itemData(k) for k in range(dialog.device.count())]
    assert devices[:2] == ["auto", "cpu"] and devices == list(available_devices())
    dialog.smooth.setChecked(False)
    dialog.hands.setValue(1)
    assert dialog.estimator.choice is EstimatorChoice.BUNDLED
    dialog.estimator.choose(EstimatorChoice.FIT)
    dialog.start.click()
    assert dialog.busy and dialog.cancel.isVisible() and not dialog.inputs.isEnabled()
    qtbot.waitUntil(lambda: not dialog.busy)
    assert f"{FRAMES} frames" in dialog.message.text()
    facts = json.loads((tmp_path / "rough" / "session.json").read_text())
    assert facts["settings"]["smooth"] is False and facts["settings"]["max_hands"] == 1
    assert facts["settings"]["fit"] and facts["checkpoint"] is None

    dialog.compare.click()
    qtbot.waitUntil(lambda: window.replay.second is not None)
    assert window.replay.session is not None
    runs = (window.replay.session, window.replay.second)
    assert [run.settings.posed_by for run in runs] == [
        "Trained network (bundled)",
        "Fit to key points (no trained network)",
    ]
    truth = compare_runs(tracked, tmp_path / "rough")
    assert truth.camera_mm[1:].max() > 0.1  # the filter does something
    panel = window.session_tools.panel
    assert panel.isVisible() and "rough" in panel.shown[1].iconText()
    shown = [[panel.table.item(row, column) for column in range(3)] for row in range(panel.table.rowCount())]
    texts = [tuple(cell.text() for cell in row if cell is not None) for row in shown]
    assert texts == list(table_rows(truth))
    figures = {row[0]: row[1:] for row in texts}
    assert figures["Shape only (after alignment), mm"] == (f"{truth.aligned_mm.mean():.2f}",)
    assert figures["95th percentile"] == tuple(f"{run.jitter.camera_p95:.2f}" for run in (truth.first, truth.second))
    assert figures["Pinky 4"] == (f"{truth.joint_mm[20]:.2f}",)

    window.session_tools.worst.trigger()
    qtbot.waitUntil(lambda: window.replay.place == int(np.argmax(truth.camera_mm)))
    panel.copy.click()
    clipboard = QApplication.clipboard()
    assert (
        clipboard is not None
        and f"Shape only (after alignment), mm\t{truth.aligned_mm.mean():.2f}\n" in clipboard.text()
    )


def test_both_runs_are_seen_in_their_colours(qtbot: QtBot, opened: Open, session: Path, moved: Path) -> None:
    window = opened(session)
    assert window.mesh_pane is not None
    panel = window.session_tools.panel

    def expect(*visible: bool) -> None:
        """Wait until the 3D view and the picture show just these runs."""

        def check() -> None:
            assert window.mesh_pane is not None
            scene = of_runs(pixels(window.mesh_pane.grabFramebuffer()))
            assert [count > 3000 for count in scene] == [count > 200 for count in scene] == [*visible]
            picture = pixels(window.camera_pane.grab().toImage())
            drawn = [int((np.abs(picture - colour).max(-1) < 20).sum()) for colour in RUN_COLOURS]
            assert [count > 100 for count in drawn] == [*visible]

        qtbot.waitUntil(check)

    expect(False, False)  # a session alone has the colours of left and right
    compare(qtbot, window, moved)
    expect(True, True)
    panel.shown[1].trigger()
    expect(True, False)
    panel.shown[1].trigger()
    panel.shown[0].trigger()
    expect(False, True)
    panel.shown[0].trigger()
    window.session_tools.stop.trigger()
    expect(False, False)
    assert not panel.isVisible() and not window.session_tools.stop.isEnabled()


def test_the_curves_of_a_comparison_come_and_go(qtbot: QtBot, opened: Open, session: Path, moved: Path) -> None:
    window = opened(session)
    timeline = window.replay.timeline
    timeline.quantity.setCurrentIndex(timeline.quantity.findData("speed"))
    compare(qtbot, window, moved)

    def curves() -> list[pg.PlotDataItem]:
        return timeline.plot.getPlotItem().listDataItems()

    def drawn(quantity: str) -> list[np.ndarray]:
        timeline.quantity.setCurrentIndex(timeline.quantity.findData(quantity))
        return [curve.yData for curve in curves()]

    truth = compare_runs(session, moved)
    assert timeline.quantity.currentData() == "camera_mm" and not timeline.joint.isVisible()
    assert np.allclose(truth.camera_mm, 30, atol=1e-3)
    for quantity in ("camera_mm", "root_relative_mm", "aligned_mm", "picture_px"):
        assert np.array_equal(drawn(quantity), [getattr(truth, quantity)])
    jitters = [truth.jitter_first, truth.jitter_second]
    assert np.array_equal(drawn("jitter")[:2], jitters, equal_nan=True)  # before the dashes of single values
    seconds = window.replay.session.seconds
    assert np.allclose(curves()[0].xData, np.delete(seconds, [5, 15, 25, 35, 45, 55, 59]))
    assert len(drawn("flexion")) == 4 and timeline.joint.isVisible()  # two hands of two runs
    QApplication.processEvents()  # the layout
    assert window.minimumSizeHint().width() <= 1010  # so many pixels fit a screen of 1024
    window.session_tools.stop.trigger()
    assert timeline.quantity.currentData() == "speed" and timeline.quantity.findData("jitter") < 0
    assert len(curves()) == 2


def test_the_german_table_has_commas_and_its_copy_points(
    qtbot: QtBot, speak: Callable[[str], None], opened: Open, session: Path, moved: Path
) -> None:
    speak("de")
    window = opened(session)
    compare(qtbot, window, moved)
    panel = window.session_tools.panel
    cell = panel.table.item(1, 2)
    assert cell is not None and cell.text() == "30,00"
    panel.copy.click()
    clipboard = QApplication.clipboard()
    assert clipboard is not None and "\t30.00\n" in clipboard.text() and "30,00" not in clipboard.text()


def test_what_cannot_be_compared_is_a_sentence(
    qtbot: QtBot, opened: Open, session: Path, tracked: Path, moved: Path, tmp_path: Path
) -> None:
    window = opened(session)
    for run, words in (
        (session, "is already open"),
        (tracked, "no frame in common"),
        (tmp_path, "No session was found in"),
    ):
        window.session_tools.compare_with(run)
        wait_for_message(qtbot, window, words)
    assert window.replay.second is None and not window.session_tools.panel.isVisible()
    compare(qtbot, window, moved)
    assert not window.camera_pane.banner.text
    window.session_tools.compare_with(tracked)
    wait_for_message(qtbot, window, "no frame in common")
    assert window.replay.second is not None  # the comparison before stays
    window.open(str(tracked))
    qtbot.waitUntil(lambda: window.replay.session is not None)
    assert window.replay.second is None and not window.session_tools.panel.isVisible()


def test_a_cancelled_rerun_leaves_nothing(qtbot: QtBot, opened: Open, tracked: Path, tmp_path: Path) -> None:
    window = opened(tracked)
    out = tmp_path / "half"
    dialog = rerun_dialog(qtbot, window, out)
    dialog.start.click()
    qtbot.waitUntil(lambda: (out / "poses.jsonl").is_file())
    dialog.cancel.click()
    qtbot.waitUntil(lambda: not dialog.busy)
    assert "Cancelled" in dialog.message.text() and not out.exists()
    assert dialog.start.isVisible() and not dialog.compare.isVisible()

    dialog.folder.line.setText(str(tracked))
    dialog.start.click()
    qtbot.waitUntil(lambda: "not empty" in dialog.message.text())
    dialog.folder.line.setText(str(out))
    dialog.estimator.choose(EstimatorChoice.FILE)
    dialog.start.click()
    assert not dialog.busy and "No checkpoint is chosen" in dialog.message.text()
    dialog.estimator.file.line.setText(str(tmp_path / "none.safetensors"))
    dialog.start.click()
    dialog.close()  # the job continues; the window shows the outcome
    wait_for_message(qtbot, window, "none.safetensors")
    assert not out.exists()


def test_a_session_of_another_hand_model_opens_when_that_is_known(
    qtbot: QtBot, open_window, settings, session: Path, tmp_path: Path
) -> None:
    model = tmp_path / "mine.npz"
    with np.load(default_model_path()) as arrays:
        faces = arrays["f"][::-1]
        np.savez(model, **{**arrays, "f": faces})
    foreign = tmp_path / "foreign"
    shutil.copytree(session, foreign)
    facts = json.loads((foreign / "session.json").read_text())
    fact = file_fact(model)
    facts["hand_model"] = {"file": fact.file, "sha256": fact.sha256}
    (foreign / "session.json").write_text(json.dumps(facts))
    window = open_window()
    window.open(str(foreign))
    wait_for_message(qtbot, window, "mine.npz")
    assert window.camera_pane.banner.button.text() == "Choose hand model…"
    models = HandModels(settings)
    models.add(model)
    models.add(tmp_path / "gone.npz")
    models.add(tmp_path / ("x" * 300))  # an error of the system, as in a folder without permission
    window.open(str(foreign))
    qtbot.waitUntil(lambda: window.replay.session is not None)
    assert window.replay.session.settings.hand_model == model
    assert np.array_equal(window.camera_pane.faces, faces)
    window.open(str(session))
    qtbot.waitUntil(lambda: np.array_equal(window.camera_pane.faces, faces[::-1]))


def test_a_session_is_tracked_again_with_another_lens(
    qtbot: QtBot, opened: Open, tracked: Path, tmp_path: Path
) -> None:
    dialog = rerun_dialog(qtbot, opened(tracked), tmp_path / "wide")
    dialog.estimator.choose(EstimatorChoice.FIT)
    dialog.lens.choice.setCurrentText("Calibration file")
    dialog.start.click()
    assert not dialog.busy and "choose its file" in dialog.message.text()
    dialog.lens.choice.setCurrentText("Field of view")
    assert dialog.lens.degrees.isVisible() and not dialog.lens.file.isVisible()
    dialog.lens.degrees.setValue(90)
    dialog.start.click()
    qtbot.waitUntil(lambda: not dialog.busy)
    facts = json.loads((tmp_path / "wide" / "session.json").read_text())
    assert facts["settings"]["intrinsics"] == {
        "from": "field of view",
        "degrees": 90,
        "of": "longer side",
        "assumed": False,
    }


@pytest.mark.parametrize("top", [10, 270])  # the second is at the lower edge of the pane
def test_labels_of_both_runs_do_not_overlap(top: float) -> None:
    first, wanted = QRectF(20, top, 100, 20), QRectF(40, top + 5, 100, 20)
    box = free_place(wanted, [first], bottom=296)
    assert not box.intersects(first) and box.bottom() <= 296 and box.left() == wanted.left()
