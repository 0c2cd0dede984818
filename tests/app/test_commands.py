"""How commands are found and get their options."""

import json
from pathlib import Path

import pytest
import typer
from typer.testing import CliRunner

from handmirror.app.cli.main import SUMMARIES, app
from handmirror.app.cli.options import with_tracker_options
from handmirror.core.gestures.files import shipped_gestures, to_record
from handmirror.core.session.facts import read_facts
from handmirror.core.tracking.config import TrackerConfig
from tests.driven_window import record_session

runner = CliRunner()


@pytest.mark.parametrize("name", SUMMARIES)
def test_every_command_has_help_with_its_summary(name: str) -> None:
    shown = runner.invoke(app, [name, "--help"], env={"COLUMNS": "200"})
    assert shown.exit_code == 0 and SUMMARIES[name] in shown.output


def test_the_overview_shows_defaults_that_are_not_values() -> None:
    shown = runner.invoke(app, ["--help"], env={"COLUMNS": "200"}).output
    assert "first camera, or the demo clip" in shown and "the largest with 30 fps" in shown


def test_an_unknown_command_is_refused_with_a_suggestion() -> None:
    refused = runner.invoke(app, ["trak"])
    assert refused.exit_code == 2 and "'track'" in refused.output


@pytest.mark.parametrize(
    ("options", "config"),
    [
        ([], TrackerConfig()),
        (["--max-hands", "3", "--hand-length", "18", "--no-smooth"], TrackerConfig(3, hand_length=0.18, smooth=False)),
        (["--checkpoint", "a.safetensors"], TrackerConfig(checkpoint=Path("a.safetensors"))),
        (["--fit", "--device", "cpu", "--engine", "torch"], TrackerConfig(fit=True, device="cpu", engine="torch")),
    ],
)
def test_tracker_options_become_a_config(options: list[str], config: TrackerConfig) -> None:
    received = []

    @with_tracker_options
    def command(tracker: TrackerConfig, seconds: float = 1.0) -> None:
        received.append((tracker, seconds))

    single = typer.Typer()
    single.command()(command)
    assert runner.invoke(single, [*options, "--seconds", "2"]).exit_code == 0
    assert received == [(config, 2.0)]


def test_a_rerun_recognises_the_gestures_of_the_session_unless_others_are_given(tmp_path: Path) -> None:
    session = record_session(tmp_path / "session", 2)
    facts = json.loads((session / "session.json").read_text())
    own = shipped_gestures().without("rock")
    facts["settings"]["gestures"] = to_record(own)
    (session / "session.json").write_text(json.dumps(facts))
    for name, options, expected in (
        ("own", [], own),
        ("shipped", ["--gestures", "on"], shipped_gestures()),
        ("none", ["--gestures", "off"], None),
    ):
        out = tmp_path / name
        ran = runner.invoke(app, ["rerun", str(session), "--out", str(out), "--device", "cpu", *options])
        assert ran.exit_code == 0, ran.output
        assert read_facts(out / "session.json").gestures == expected
