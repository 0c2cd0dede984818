"""The page that trains, with real trainings of a narrow network on a few frames."""

import json
import sys
from collections.abc import Callable
from importlib import metadata
from pathlib import Path

import pytest
from demo_session import record_demo
from mjpeg_camera import MjpegCamera
from PyQt6.QtCore import QTimer
from PyQt6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from handmirror.app.main_window import MainWindow
from handmirror.app.training.plan import Plan, Recipe, Step, resume_step
from handmirror.app.training.run_reader import RunReader
from handmirror.app.training.training_dialog import TrainingDialog
from handmirror.core.errors import UserError
from handmirror.core.network.checkpoint import load_checkpoint
from handmirror.training.command_line.config_command import read_config

NARROW = "model.dim=32 model.decoder.layers=1 model.decoder.mlp=32 model.temporal.mlp=32 train.pictures=1"
MS = 180_000


@pytest.fixture(scope="module")
def recorded(tmp_path_factory) -> Path:
    """A few frames of the demo clip with its hands."""
    return record_demo(tmp_path_factory.mktemp("recorded") / "my session", range(190, 200))


def page_of(window: MainWindow) -> TrainingDialog:
    window.training.train.trigger()
    assert window.training.dialog is not None
    return window.training.dialog


def fill(page: TrainingDialog, runs: Path, steps: int, more: str = NARROW) -> None:
    form = page.form
    form.recipe.setCurrentIndex(form.recipe.findData(Recipe.TRIAL.value))
    form.runs.line.setText(str(runs))
    form.name.setText("mine")
    form.steps.setValue(steps)
    form.batch_size.setValue(1)
    form.more.setText(more)


def click_in_question(qtbot: QtBot, text: str) -> None:
    """Click a button in the question that is about to be shown."""

    def click() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        next(button for button in box.buttons() if button.text().replace("&", "") == text).click()

    QTimer.singleShot(200, click)


@pytest.mark.nightly  # it starts two trainings
@pytest.mark.opengl
def test_a_session_is_trained_on_stopped_resumed_and_used_live(
    qtbot: QtBot, open_window, recorded: Path, tmp_path: Path
) -> None:
    """The window is closed and opened meanwhile."""
    window = open_window()
    window.open(str(recorded))
    qtbot.waitUntil(lambda: window.training.session is not None)
    page = page_of(window)
    assert [page.form.sources.item(k).text() for k in range(page.form.sources.count())] == ["my session"]
    fill(page, tmp_path / "the runs", 1000)
    page.start.click()
    assert page.process.busy and page.stop.isVisible() and not page.start.isVisible()
    qtbot.waitUntil(lambda: page.view.points >= 2, timeout=MS)
    assert "of 1000, loss" in page.outcome.label.text()
    click_in_question(qtbot, "Cancel")
    assert not window.close() and page.process.trains
    click_in_question(qtbot, "Continue in background")
    assert window.close()

    window = open_window()
    page = page_of(window)
    qtbot.waitUntil(lambda: page.running and page.view.points >= 2)
    page.stop.click()
    qtbot.waitUntil(lambda: not page.running and page.resume.isVisible(), timeout=MS)
    done = page.view.points
    fill(page, tmp_path / "the runs", done + 1)
    page.resume.click()
    qtbot.waitUntil(lambda: page.use.isVisible(), timeout=MS)
    assert page.view.points == done + 1 and page.view.image.isVisible()

    file = tmp_path / "the runs/mine/mine.safetensors"
    net, facts = load_checkpoint(file)
    assert net.config.dim == 32 and facts.training_data == ("my session",)
    page.use.click()
    assert window.estimators.config.checkpoint == file
    page.back.click()
    assert window.estimators.config.checkpoint is None


@pytest.mark.opengl
def test_the_page_says_which_checkpoint_is_in_use(
    qtbot: QtBot, camera: MjpegCamera, open_window, tmp_path: Path
) -> None:
    run = tmp_path / "mine"
    run.mkdir()
    (run / "mine.safetensors").touch()
    window = open_window()
    page = page_of(window)
    fill(page, tmp_path, 1)
    qtbot.waitUntil(page.use.isVisible)
    assert page.made.text() == "Checkpoint: mine.safetensors"
    page.use.click()
    assert page.made.text() == "Chosen for live tracking: mine.safetensors"
    window.open(camera.url)
    qtbot.waitUntil(lambda: page.made.text() == "In use: mine.safetensors")
    page.back.click()
    assert page.made.text() == "Checkpoint: mine.safetensors"


@pytest.mark.opengl
def test_a_session_is_rerun_with_the_checkpoint(qtbot: QtBot, open_window, recorded: Path, tmp_path: Path) -> None:
    window = open_window()
    window.session_tools.rerun_with(tmp_path / "mine.safetensors")
    assert "Open a recorded session first" in window.banner.text
    window.open(str(recorded))
    qtbot.waitUntil(lambda: window.training.session is not None)
    window.session_tools.rerun_with(tmp_path / "mine.safetensors")
    dialog = window.session_tools.rerun_dialog
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    assert dialog.estimator.checkpoint == tmp_path / "mine.safetensors"


@pytest.mark.opengl
def test_what_is_wrong_is_said_in_a_sentence(qtbot: QtBot, open_window, recorded: Path, tmp_path: Path) -> None:
    page = page_of(open_window())
    fill(page, tmp_path, 1, "train.lr=abc")
    page.start.click()
    assert "There is no training data: add a session" in page.outcome.label.text() and page.outcome.kind == "error"
    page.form.add_source(recorded)
    with pytest.raises(UserError, match="is not a session and contains no shards"):
        page.form.add_source(tmp_path)
    page.start.click()
    qtbot.waitUntil(lambda: not page.process.busy, timeout=MS)
    sentence = "Invalid value train.lr=abc: must be a number above 0."
    assert (page.outcome.label.text(), page.outcome.kind) == (sentence, "error")
    assert page.start.isVisible()


@pytest.mark.opengl
@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("de", "Ungültiger Wert train.steps=0: erlaubt ist eine ganze Zahl ab 1."),
        ("zh_CN", "值 train.steps=0 无效：应为不小于 1 的整数。"),
    ],
)
def test_what_a_training_refuses_is_in_the_language_of_the_window(
    qtbot: QtBot, speak: Callable[[str], None], open_window, tmp_path: Path, language: str, sentence: str
) -> None:
    with pytest.raises(UserError) as refused:
        read_config("stage1-landmark-debug", ["train.steps=0"])
    says = f"import sys; print({str(refused.value)!r}, file=sys.stderr); sys.exit(2)"
    speak(language)
    page = page_of(open_window())
    page.process.start(tmp_path / "run", [Step("", ("-c", says), trains=True)])
    qtbot.waitUntil(lambda: page.outcome.kind == "error")
    assert page.outcome.label.text() == sentence


@pytest.mark.opengl
def test_without_its_packages_the_page_offers_to_install_them(qtbot: QtBot, open_window, monkeypatch) -> None:
    found = metadata.distribution

    def without_accelerate(name: str) -> metadata.Distribution:
        if name == "accelerate":
            raise metadata.PackageNotFoundError(name)
        return found(name)

    monkeypatch.setattr(metadata, "distribution", without_accelerate)
    page = page_of(open_window())
    qtbot.waitUntil(page.isVisible)
    assert page.missing.isVisible() and not page.start.isEnabled()


@pytest.mark.opengl
def test_a_bundle_cannot_train(open_window, monkeypatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    action = open_window().training.train
    assert not action.isEnabled() and "installation with Python" in action.toolTip()


def test_the_settings_of_the_command_hold_for_names_of_all_kinds(tmp_path: Path) -> None:
    odd = tmp_path / "手, it's [1] a=b"
    odd.mkdir()
    (odd / "a.tar").touch()
    other = tmp_path / "other"
    other.mkdir()
    plan = Plan((odd, other), odd, "run {1}", Recipe.MOTION, validation=odd, steps=20, batch_size=3, rate=1e-5)
    [step] = plan.commands()
    [name], changes = step.arguments[2:3], list(step.arguments[3:])
    config = read_config(name.partition("=")[2], changes)
    assert (config.data.train, config.data.validation) == ((str(other),), (str(odd),))
    assert (config.general.folder, config.train.steps, config.train.batch_size) == (str(odd / "run {1}"), 20, 3)
    assert config.train.warmup == 2 and config.model.pretrained.endswith("stage2.safetensors")
    assert f"--config-dir={odd}" in resume_step(odd, 0).arguments


def test_a_run_is_read_while_it_grows_and_when_it_is_cut(tmp_path: Path) -> None:
    log, reader = tmp_path / "losses.jsonl", RunReader(tmp_path)
    assert reader.read().losses == ()
    lines = [json.dumps({"step": step, "loss": step / 2}) + "\n" for step in (1, 2, 3)]
    log.write_text(lines[0] + lines[1][:9])
    assert reader.read().losses == ((1, 0.5),)
    log.write_text("".join(lines))
    assert reader.read().losses == ((1, 0.5), (2, 1.0), (3, 1.5))
    log.write_text(lines[0])
    assert reader.read().losses == ((1, 0.5),)
    assert reader.read().step == 1 and not reader.read().running


def test_a_run_without_a_config_or_folder_can_be_read(tmp_path: Path) -> None:
    progress = RunReader(tmp_path / "none").read()
    assert (progress.steps, progress.fine_tunes, progress.saved, progress.sample) == (0, False, False, None)
    config = "general:\n  name: a\ntrain:\n  lr: 0.1\n  steps: 70\nmodel:\n  pretrained: a.safetensors\n"
    (tmp_path / "config.yaml").write_text(config)
    progress = RunReader(tmp_path).read()
    assert (progress.steps, progress.fine_tunes) == (70, True)
    (tmp_path / "config.yaml").write_text(config.replace("a.safetensors", "null"))
    assert not RunReader(tmp_path).read().fine_tunes
