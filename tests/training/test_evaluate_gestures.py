"""The confusion table of gestures in pictures."""

from collections import Counter

import cv2
import pytest
from gesture_hands import axes, shaped
from typer.testing import CliRunner

import handmirror.training.evaluate_gestures as command
from handmirror.core.assets import asset
from handmirror.core.camera.sources import open_source
from handmirror.core.errors import UserError
from handmirror.core.types import Side
from handmirror.training.evaluation.gesture_pictures import Shown, confusion, gesture_folders, learned, split

SHAPES = {"salute": "vulcan", "grip": "hook_grip"}


def pictures() -> list[Shown]:
    """Right hands to learn from, left ones to test, and one without a hand."""
    shown = [
        Shown(name, f"{number}.jpg", shaped(shape, side))
        for name, shape in SHAPES.items()
        for number, side in ((1, Side.RIGHT), (2, Side.LEFT))
    ]
    return [*shown, Shown("grip", "3.jpg", None), Shown("grip", "4.jpg", shaped("point"))]


def test_learned_gestures_are_counted_by_folder():
    taught, tested = split(pictures(), "2.jpg")
    assert [shown.picture for shown in taught] == ["1.jpg", "1.jpg"]
    table = confusion(tested, learned(taught, axes()), axes())
    assert table == {"salute": Counter(salute=1), "grip": Counter({"grip": 1, "no hand": 1, "none": 1})}


def test_a_folder_without_hands_to_learn_from_is_a_sentence():
    with pytest.raises(UserError, match="No hand was found in the pictures of grip"):
        learned([Shown("grip", "1.jpg", None)], axes())


def test_a_folder_without_folders_is_a_sentence(tmp_path):
    with pytest.raises(UserError, match="has no folders of pictures"):
        gesture_folders(tmp_path)


def test_the_command_prints_both_tables(tmp_path, monkeypatch):
    with open_source(str(asset("demo/demo.mp4"))) as clip:
        first = clip.read()
    for name in ("a.png", "b.png"):
        (tmp_path / "open").mkdir(exist_ok=True)
        cv2.imwrite(str(tmp_path / "open" / name), first.image[:, :, ::-1])
    app = command.typer.Typer()
    app.command()(command.main)
    done = CliRunner().invoke(app, [str(tmp_path), "--learn", "b.png"])
    assert done.exit_code == 0
    assert done.output.count("1 picture, 1 with a gesture, the right one in 1: 100.0% of these") == 2
