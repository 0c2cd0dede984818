"""What the window keeps: typed values in a file that may be damaged, and that runs nothing."""

import json
from pathlib import Path

from handmirror.app.settings import Settings


def test_values_keep_their_types(tmp_path: Path) -> None:
    values: dict = {"a": True, "b": 3, "c": 0.5, "d": "text", "e": b"\0\xff", "f": ["x", "y"]}
    settings = Settings(tmp_path / "new folder" / "settings.json")
    for key, value in values.items():
        settings.set(key, value)
    again = Settings(settings.path)
    assert {key: again.get(key, type(value)()) for key, value in values.items()} == values


def test_a_value_of_another_type_counts_as_missing(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"a": 1, "b": "1", "c": [1], "d": {"base64": "%"}, "e": 1e999, "f": None}))
    settings = Settings(path)
    assert settings.get("a", True) is True and settings.get("b", 2.5) == 2.5 and settings.get("c", ["z"]) == ["z"]
    assert settings.get("d", b"d") == b"d" and settings.get("f", "f") == "f" and settings.get("a", 0.5) == 1.0


def test_a_damaged_file_counts_as_missing_and_two_windows_keep_both_their_values(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text("[" * 100_000)
    first, second = Settings(path), Settings(path)
    first.set("a", 1)
    second.set("b", 2)
    assert json.loads(path.read_text()) == {"a": 1, "b": 2}


def test_a_damaged_file_is_kept_under_another_name_and_reported(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"theme": "light"')
    settings = Settings(path)
    (kept,) = tmp_path.glob("settings.broken-*.json")
    assert kept.read_text() == '{"theme": "light"' and str(kept) in settings.notice and settings.notice.endswith(".")
    settings.set("a", 1)
    assert json.loads(path.read_text()) == {"a": 1} and Settings(path).notice == ""


def test_a_file_damaged_while_the_window_is_open_is_reported_too(tmp_path: Path) -> None:
    settings, reports = Settings(tmp_path / "settings.json"), []
    settings.on_failure = reports.append
    settings.path.write_text("[1, 2]")
    settings.set("a", 1)
    assert len(reports) == 1 and "settings.broken-" in reports[0]


def test_a_removed_value_is_the_default_again_and_others_stay(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.json")
    settings.set("a", 1)
    settings.set("b", 2)
    settings.remove("a")
    settings.remove("never saved")
    assert settings.get("a", 5) == 5 and json.loads(settings.path.read_text()) == {"b": 2}


def test_settings_that_cannot_be_written_cause_one_message_and_last_until_the_end(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    settings, failures = Settings(tmp_path / "file" / "settings.json"), []
    settings.on_failure = failures.append
    settings.set("a", 1)
    settings.set("b", 2)
    assert (settings.get("a", 0), settings.get("b", 0), len(failures)) == (1, 2, 1)
